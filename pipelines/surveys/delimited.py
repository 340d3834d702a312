"""CSV as survey tools export it: encoding and delimiter are found out, only the columns asked for are read."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipelines.formats.delimited import encoding_of
from pipelines.formats.text import folded
from pipelines.surveys.answers import Column, DeliveryError
from pipelines.surveys.headers import places

if TYPE_CHECKING:
    import pyarrow as pa

DELIMITERS = {",": "Komma", ";": "Semikolon", "\t": "Tabulator", "|": "senkrechter Strich"}
# A mark may stand there twice, the second time perhaps read as Latin-1 before.
_MARKS = re.compile("^(?:\ufeff|\u00ef\u00bb\u00bf)+")
# Spreadsheets take the delimiter from a line before the header.
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<delimiter>[^\r\n"])"?[^\w\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)
_SIGNATURES = {
    b"PK\x03\x04": "eine gepackte Datei (XLSX oder ZIP)",
    b"$FL2": "eine SPSS-Datei (.sav)",
    b"$FL3": "eine SPSS-Datei (.zsav)",
    b"\xd0\xcf\x11\xe0": "eine alte Excel-Datei (.xls) oder eine mit Kennwort",
    b"%PDF": "eine PDF-Datei",
}
_CURE = "Die Befragung im Erhebungsprogramm neu als CSV ausgeben."
_BLOCK_BYTES = 1 << 24
_LONGEST_CELL = 10_000_000
# The header stands within this many characters; a copy of the whole text would cost its size again.
_LONGEST_HEADER = 1_000_000


@dataclass(frozen=True)
class Delimited:
    """A CSV file: its text, how it is written, its header, and how many lines stand before the first record.

    `labels` are the words of a second header row, where there is one, and `label_line` its line.
    """

    text: str
    encoding: str
    delimiter: str
    header: list[str]
    header_lines: int
    labels: list[str] = field(default_factory=list)
    label_line: int | None = None

    def read(self, names: Sequence[str]) -> tuple[int, dict[str, Column]]:
        """Number of records and the wanted columns. Raises DeliveryError for a record with more or fewer cells than the header."""
        return _read(self, names)

    def has(self, name: str) -> bool:
        """Whether there is a column of that name, however it is spelled."""
        return bool(places(self.header, name))

    def line_of(self, row: int) -> int:
        """The line in the file on which a record starts (first line 1); cells may hold line breaks."""
        return next(record.line for number, record in enumerate(_records(self)) if number == row)

    def first_record(self) -> list[str]:
        """The cells of the record below the header; none where there is none."""
        return [folded(cell) for record in itertools.islice(_records(self), 1) for cell in record.cells]

    def with_labels(self) -> Delimited:
        """The same file, its first record taken as a second header row."""
        record = next(_records(self))
        return replace(self, header_lines=record.end, labels=self.first_record(), label_line=record.line)


class _Record(NamedTuple):
    """The line a record starts on, the one it ends on, and its cells."""

    line: int
    end: int
    cells: list[str]


def open_delimited(content: bytes, encoding: str | None = None) -> Delimited:
    """Recognise encoding and delimiter. Raises DeliveryError for an empty file, another kind of file, or bytes that fit no encoding."""
    csv.field_size_limit(_LONGEST_CELL)
    _refuse_other_kinds(content)
    text, actual = _decode(content, encoding)
    if not text.strip():
        raise DeliveryError("Die Datei ist leer.", _CURE)
    separator = _SEPARATOR_LINE.match(text)
    body = text[separator.end() :] if separator else text
    delimiter = separator["delimiter"] if separator else _delimiter(body)
    reader = csv.reader(io.StringIO(body[:_LONGEST_HEADER], newline=""), delimiter=delimiter)
    try:
        header = [folded(cell) for cell in next((cells for cells in reader if any(map(str.strip, cells))), [])]
    except csv.Error as error:
        raise DeliveryError("Die Kopfzeile lässt sich nicht in Spalten teilen.", _CURE, line=1) from error
    while header and not header[-1]:
        header.pop()
    if len(header) < 2:
        raise DeliveryError("Die erste Zeile ist keine Kopfzeile mit mehreren Spalten.", _CURE, line=1)
    return Delimited(text, actual, delimiter, header, reader.line_num + bool(separator))


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
    """The text, and the encoding it is in: what the bytes say themselves before what the mapping says."""
    own = encoding_of(content)
    name = own if encoding is None or own.startswith("UTF-16") or content.startswith(b"\xef\xbb\xbf") else encoding
    try:
        return _MARKS.sub("", content.decode(name)), name
    except LookupError as error:
        raise DeliveryError(
            f"Die Zeichenkodierung „{encoding}“ gibt es nicht.", "In der Zuordnung „encoding“ berichtigen."
        ) from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DeliveryError(
            f"Die Datei ist nicht durchgehend in {name} gespeichert.",
            _CURE,
            line=line,
            value=f"Byte 0x{content[error.start]:02x}",
        ) from error


def _delimiter(text: str) -> str:
    """The one that cuts the first record into most cells."""
    start = text[:_LONGEST_HEADER].lstrip("\r\n ")
    return max(DELIMITERS, key=lambda each: len(next(csv.reader(io.StringIO(start, newline=""), delimiter=each), [])))


def _read(file: Delimited, names: Sequence[str]) -> tuple[int, dict[str, Column]]:
    wanted = {name: str(places(file.header, name)[0]) for name in names}
    # without a column asked for the number of records would be unknown
    cells = list(dict.fromkeys(wanted.values())) or ["0"]
    body = _body(file)
    # lines of nothing but separators are no persons
    if re.search(rf'^["\r {re.escape(file.delimiter)}]+$', body, re.MULTILINE):
        body = _regular(file)
    if not body.strip():
        return 0, {name: Column(name, np.empty(0, dtype=np.int64), []) for name in names}
    table = _table(file, body, cells) or _table(file, _regular(file), cells)
    if table is None:
        raise DeliveryError("Einzelne Zeilen haben mehr oder weniger Zellen als die Kopfzeile.", _CURE)
    return table.num_rows, {name: _column(name, table.column(place)) for name, place in wanted.items()}


def _table(file: Delimited, body: str, names: list[str]) -> pa.Table | None:
    """The wanted columns; None where a record has more or fewer cells than the header."""
    import pyarrow as pa
    import pyarrow.csv as arrow

    wrong: list[int] = []

    def refuse(row: arrow.InvalidRow) -> str:
        wrong.append(row.actual_columns)
        return "skip"

    content = body.encode()
    try:
        table = arrow.read_csv(
            pa.BufferReader(content),
            read_options=arrow.ReadOptions(
                use_threads=False,
                column_names=[str(place) for place in range(len(file.header))],
                block_size=min(len(content) + 1, _BLOCK_BYTES),
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
        return None
    return None if wrong else table.unify_dictionaries()


def _body(file: Delimited) -> str:
    """The records without the header, which may hold line breaks."""
    lines = io.StringIO(file.text[:_LONGEST_HEADER], newline="")
    for _ in range(file.header_lines):
        lines.readline()
    return file.text[lines.tell() :]


def _records(file: Delimited) -> Iterator[_Record]:
    """The records below the header; lines without any content are none."""
    reader = csv.reader(io.StringIO(_body(file), newline=""), delimiter=file.delimiter)
    start = file.header_lines + 1
    try:
        for cells in reader:
            end = file.header_lines + reader.line_num
            if any(cell.strip() for cell in cells):
                yield _Record(start, end, cells)
            start = end + 1
    except csv.Error as error:
        raise DeliveryError("Die Zeile lässt sich nicht in Spalten teilen.", _CURE, line=start) from error


def _regular(file: Delimited) -> str:
    """The records with as many cells as the header: separators at the end of a line are no cells of their own.

    Raises DeliveryError for the first record that has content there, or too few cells.
    """
    written, width = io.StringIO(newline=""), len(file.header)
    writer = csv.writer(written, delimiter=file.delimiter)
    for record in _records(file):
        if len(record.cells) < width or any(cell.strip() for cell in record.cells[width:]):
            raise DeliveryError(
                f"Die Zeile hat {len(record.cells)} Zellen, die Kopfzeile {width}.", _CURE, line=record.line
            )
        writer.writerow(record.cells[:width])
    return written.getvalue()


def _column(name: str, chunked: pa.ChunkedArray) -> Column:
    codes, values = [np.empty(0, dtype=np.int64)], []
    for chunk in chunked.chunks:
        codes.append(chunk.indices.to_numpy(zero_copy_only=False).astype(np.int64))
        values = chunk.dictionary.to_pylist()
    return _stripped(Column(name, np.concatenate(codes), values))


def _stripped(column: Column) -> Column:
    """Cells in folded form (formats.text), and without the apostrophe that keeps spreadsheets from running a formula."""
    clean = [folded(value).removeprefix("'") for value in column.values]
    if clean == column.values:
        return column
    values = list(dict.fromkeys(clean))
    place = {value: number for number, value in enumerate(values)}
    return Column(column.name, np.array([place[value] for value in clean], dtype=np.int64)[column.codes], values)
