"""Opening what a publisher delivered. The bytes must be what the file name promises; else the message says what came instead."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

import python_calamine

from pipelines.store.releases import SIGNATURES

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

# A row with the line it stands on in the file as published (first line 1).
Line: TypeAlias = tuple[int, list[str]]

FETCH_AGAIN = "Die Datei beim Herausgeber neu laden und mit „python -m pipelines add“ aufnehmen."
LONGEST_CELL = 131_072


def text_of(reading: Reading) -> str:
    """The file as text, published in Latin-1 or Windows-1252. Raises InputError for an empty file, a web page or another encoding."""
    content = _bytes_of(reading)
    other = _other_encoding(content)
    if other:
        reading.problem(
            f"Die Datei ist in {other} gespeichert; der Herausgeber liefert sie in Latin-1 (Windows-1252).", FETCH_AGAIN
        )
        reading.stop_if_problems()
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reading.problem(
            "Dieses Zeichen gibt es in Windows-1252 nicht.",
            FETCH_AGAIN,
            line=line,
            value=f"Byte 0x{content[error.start]:02x}",
        )
        reading.stop_if_problems()
        raise


def delimited_lines(reading: Reading, delimiter: str = ";") -> Iterator[Line]:
    """The rows of a delimited text, each with its line. Raises InputError as `text_of`, and where a quotation never ends."""
    csv.field_size_limit(LONGEST_CELL)  # the limit is the interpreter's, and surveys set a higher one
    reader = csv.reader(io.StringIO(text_of(reading), newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        reading.problem(f"Die Zeile lässt sich nicht in Spalten teilen ({error}).", FETCH_AGAIN, line=reader.line_num)
        reading.stop_if_problems()


def sheets_of(reading: Reading) -> dict[str, list[Line]]:
    """Every sheet of a spreadsheet as text, rows and columns counted from the first cell. Raises InputError for a file that is none."""
    content = _bytes_of(reading)
    suffix = "." + reading.release.release_id.rpartition(".")[2]
    if not content.startswith(SIGNATURES[suffix]):
        reading.problem(f"Der Inhalt ist keine {suffix}-Datei.", FETCH_AGAIN)
        reading.stop_if_problems()
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {name: _rows(workbook, name) for name in workbook.sheet_names}
    except (python_calamine.CalamineError, OSError) as error:
        reading.problem(
            f"Die Tabelle lässt sich nicht öffnen, sie ist unvollständig oder beschädigt ({error}).", FETCH_AGAIN
        )
        reading.stop_if_problems()
        raise


def _rows(workbook: python_calamine.CalamineWorkbook, name: str) -> list[Line]:
    cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [(number, [_as_text(cell) for cell in row]) for number, row in enumerate(cells, start=1)]


def _as_text(cell: object) -> str:
    """A spreadsheet stores whole numbers as floats; as text they are whole again. Dates are written as 2026-11-23."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell).strip()


def _bytes_of(reading: Reading) -> bytes:
    content = reading.content
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not start:
        reading.problem("Die Datei ist leer.", FETCH_AGAIN)
    elif start == b"<":
        reading.problem("Die Datei ist eine HTML-Seite und keine Tabelle.", FETCH_AGAIN)
    reading.stop_if_problems()
    return content


def _other_encoding(content: bytes) -> str | None:
    """UTF-16 shows by its NUL bytes; text with umlauts that is valid UTF-8 is practically never Latin-1."""
    if b"\x00" in content[:1000]:
        return "UTF-16"
    if content.isascii():
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "UTF-8"
