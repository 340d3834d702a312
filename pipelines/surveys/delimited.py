"""CSV as survey tools export it: encoding and delimiter are found out, only the columns asked for are read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipelines.surveys.answers import Column, DeliveryError

if TYPE_CHECKING:
    import pyarrow as pa

DELIMITERS = {",": "Komma", ";": "Semikolon", "\t": "Tabulator"}
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SIGNATURES = {
    b"PK\x03\x04": "eine gepackte Datei (XLSX oder ZIP)",
    b"$FL2": "eine SPSS-Datei (.sav)",
    b"$FL3": "eine SPSS-Datei (.zsav)",
    b"\xd0\xcf\x11\xe0": "eine alte Excel-Datei (.xls)",
    b"%PDF": "eine PDF-Datei",
}
_CURE = "Die Befragung im Erhebungsprogramm neu als CSV ausgeben."
_BLOCK_BYTES = 1 << 24
_LONGEST_CELL = 10_000_000
# The header stands within this many characters; a copy of the whole text would cost its size again.
_LONGEST_HEADER = 1_000_000


@dataclass(frozen=True)
class Delimited:
    """A CSV file: its text, how it is written, and its header."""

    text: str
    encoding: str
    delimiter: str
    header: list[str]
    header_lines: int

    def read(self, names: Sequence[str]) -> tuple[int, dict[str, Column]]:
        """Number of records and the wanted columns. Raises DeliveryError for a record with more or fewer cells than the header."""
        return _read(self, names)

    def line_of(self, row: int) -> int:
        """The line in the file on which a record starts (first line 1); cells may hold line breaks."""
        reader, line, number = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter), 1, -2
        for cells in reader:
            number += bool(cells)
            if number == row:
                return line
            line = reader.line_num + 1
        raise IndexError(row)


def open_delimited(content: bytes, encoding: str | None = None) -> Delimited:
    """Recognise encoding and delimiter. Raises DeliveryError for an empty file, another kind of file, or bytes that fit no encoding."""
    csv.field_size_limit(_LONGEST_CELL)
    _refuse_other_kinds(content)
    text, actual = _decode(content, encoding)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text[:_LONGEST_HEADER], newline=""), delimiter=delimiter)
    header = [cell.strip() for cell in next(reader, [])]
    if len(header) < 2:
        raise DeliveryError("Die erste Zeile ist keine Kopfzeile mit mehreren Spalten.", _CURE, line=1)
    return Delimited(text, actual, delimiter, header, reader.line_num)


def _refuse_other_kinds(content: bytes) -> None:
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise DeliveryError("Die Datei ist leer.", _CURE)
    if start[:1] == b"<":
        raise DeliveryError("Die Datei ist eine HTML-Seite und keine CSV-Datei.", _CURE)
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise DeliveryError(
                f"Die Datei ist {kind} und keine CSV-Datei.", "Die Datei mit der richtigen Endung liefern."
            )


def _decode(content: bytes, encoding: str | None) -> tuple[str, str]:
    bom, marked = next(((bom, name) for bom, name in _BOMS if content.startswith(bom)), (b"", None))
    body = content[len(bom) :]
    if marked is None and b"\x00" in content[:1000]:
        marked = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    tried = [marked] if marked else [encoding] if encoding else ["utf-8", "cp1252"]
    for name in tried:
        try:
            return body.decode(name), name
        except UnicodeDecodeError as error:
            last = error
        except LookupError as error:
            raise DeliveryError(
                f"Die Zeichenkodierung „{encoding}“ gibt es nicht.", "In der Zuordnung „encoding“ berichtigen."
            ) from error
    line = content.count(b"\n", 0, last.start) + 1
    raise DeliveryError(
        f"Die Datei ist nicht durchgehend in {tried[-1]} gespeichert.",
        _CURE,
        line=line,
        value=f"Byte 0x{body[last.start]:02x}",
    )


def _delimiter(text: str) -> str:
    """The one that cuts the first record into most cells."""
    start = text[:_LONGEST_HEADER]
    return max(DELIMITERS, key=lambda each: len(next(csv.reader(io.StringIO(start, newline=""), delimiter=each), [])))


def _read(file: Delimited, names: Sequence[str]) -> tuple[int, dict[str, Column]]:
    places = {name: str(file.header.index(name)) for name in names}
    # without a column asked for the number of records would be unknown
    cells = list(dict.fromkeys(places.values())) or ["0"]
    body = _body(file)
    if not body:
        return 0, {name: Column(name, np.empty(0, dtype=np.int64), []) for name in names}
    table = _table(file, body, cells)
    return table.num_rows, {name: _column(name, table.column(place)) for name, place in places.items()}


def _table(file: Delimited, body: bytes, names: list[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.csv as arrow

    wrong: list[int] = []

    def refuse(row: arrow.InvalidRow) -> str:
        wrong.append(row.actual_columns)
        return "skip"

    try:
        table = arrow.read_csv(
            pa.BufferReader(body),
            read_options=arrow.ReadOptions(
                use_threads=False,
                column_names=[str(place) for place in range(len(file.header))],
                block_size=min(len(body) + 1, _BLOCK_BYTES),
            ),
            parse_options=arrow.ParseOptions(
                delimiter=file.delimiter, newlines_in_values=True, invalid_row_handler=refuse
            ),
            convert_options=arrow.ConvertOptions(
                include_columns=names, column_types={name: pa.dictionary(pa.int32(), pa.string()) for name in names}
            ),
        )
    except pa.ArrowInvalid:
        # its message quotes the record
        wrong.append(0)
    if wrong:
        _refuse_ragged(file)
    return table.unify_dictionaries()


def _body(file: Delimited) -> bytes:
    """The records without the header, which may hold line breaks; nothing where only blank lines follow."""
    lines = io.StringIO(file.text[:_LONGEST_HEADER], newline="")
    for _ in range(file.header_lines):
        lines.readline()
    rest = file.text[lines.tell() :]
    return rest.encode() if rest.strip() else b""


def _column(name: str, chunked: pa.ChunkedArray) -> Column:
    codes, values = [np.empty(0, dtype=np.int64)], []
    for chunk in chunked.chunks:
        codes.append(chunk.indices.to_numpy(zero_copy_only=False).astype(np.int64))
        values = chunk.dictionary.to_pylist()
    return _stripped(Column(name, np.concatenate(codes), values))


def _stripped(column: Column) -> Column:
    """Cells without blanks around them, and without the apostrophe that keeps spreadsheets from running a formula."""
    clean = [value.strip().removeprefix("'") for value in column.values]
    if clean == column.values:
        return column
    values = list(dict.fromkeys(clean))
    place = {value: number for number, value in enumerate(values)}
    return Column(column.name, np.array([place[value] for value in clean], dtype=np.int64)[column.codes], values)


def _refuse_ragged(file: Delimited) -> None:
    reader, line = csv.reader(io.StringIO(file.text, newline=""), delimiter=file.delimiter), 1
    for cells in reader:
        if cells and len(cells) != len(file.header):
            raise DeliveryError(
                f"Die Zeile hat {len(cells)} Zellen, die Kopfzeile {len(file.header)}.", _CURE, line=line
            )
        line = reader.line_num + 1
    raise DeliveryError("Einzelne Zeilen haben mehr oder weniger Zellen als die Kopfzeile.", _CURE)
