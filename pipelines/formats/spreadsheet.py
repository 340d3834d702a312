"""The one opener of workbooks: bytes in, sheets of rows with their place out, a German reason for everything else.

What a file is shows its content, not its name.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NoReturn, Protocol

from pipelines.formats.archive import Archive
from pipelines.formats.cells import (
    SAVE_ANEW,
    Budget,
    Cell,
    ErrorValue,
    FarCell,
    Merged,
    Row,
    Sheet,
    SheetCells,
    UnreadableFile,
    as_text,
    error_value,
    letters,
)
from pipelines.formats.content import Line
from pipelines.formats.ods import OdsBook
from pipelines.formats.xls import XlsBook
from pipelines.formats.xlsx import XlsxBook

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

__all__ = [
    "Cell",
    "ErrorValue",
    "FarCell",
    "Merged",
    "Row",
    "Sheet",
    "UnreadableFile",
    "Workbook",
    "as_text",
    "error_value",
    "is_workbook",
    "letters",
    "open_workbook",
    "refuse",
    "sheets_of",
    "tell_far_cells",
]

MOST_BYTES = 100_000_000
_MOST_FAR_CELLS = 5
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_EXCEL_97 = (b"\x09\x08", b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OTHER_ARCHIVES = {
    "word/document.xml": "Das ist ein Word-Dokument (.docx), keine Tabelle.",
    "ppt/presentation.xml": "Das ist eine Präsentation (.pptx), keine Tabelle.",
    "xl/workbook.bin": "Das ist eine Excel-Binärmappe (.xlsb); sie wird nicht gelesen.",
    "index/document.iwa": "Das ist eine Mappe von Apple Numbers; sie wird nicht gelesen.",
    "content.xml": "Das ist ein OpenDocument-Dokument, aber keine Tabelle (.ods).",
}
_AS_XLSX = "Die Tabelle als .xlsx speichern und neu aufnehmen."


class _Book(Protocol):
    """What the reader of each format offers."""

    epoch: datetime

    @property
    def names(self) -> list[str]: ...

    def read(self, name: str) -> SheetCells: ...


class Workbook:
    """An opened workbook. Sheets are read when asked for, and kept."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self._sheets: dict[str, Sheet] = {}

    @property
    def names(self) -> list[str]:
        """The names of the sheets, as spelt and ordered in the workbook, hidden ones included."""
        return list(self._book.names)

    @property
    def epoch(self) -> datetime:
        """The day from which a serial number counts that carries no date format."""
        return self._book.epoch

    def sheet(self, name: str) -> Sheet:
        """One sheet. Raises UnreadableFile where it is damaged, too large, or has cells far below the table; KeyError for no such name."""
        if name not in self._sheets:
            if name not in self._book.names:
                raise KeyError(name)
            try:
                self._sheets[name] = self._book.read(name).finish()
            except UnreadableFile as error:
                error.sheet = name
                raise
        return self._sheets[name]

    def rows(self, name: str) -> list[Row]:
        """The rows of one sheet; raises as `sheet`."""
        return self.sheet(name).rows


def is_workbook(content: bytes) -> bool:
    """Whether these bytes begin like a workbook, readable or not; text never does."""
    return content.startswith((_ZIP, _OLE, *_BEFORE_EXCEL_97))


def open_workbook(content: bytes) -> Workbook:
    """Open .xlsx, .xlsm, .ods or .xls. Raises UnreadableFile with the real reason for everything else, and for what would fill the memory."""
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise UnreadableFile("Die Datei ist leer.")
    if len(content) > MOST_BYTES:
        raise UnreadableFile(f"Die Datei ist größer als {MOST_BYTES // 1_000_000} Millionen Byte.")
    budget = Budget()
    if content.startswith(_OLE):
        return Workbook(_open_ole(content, budget))
    if content.startswith(_ZIP):
        return Workbook(_open_zip(content, budget))
    if content.startswith(_BEFORE_EXCEL_97):
        return Workbook(XlsBook(content, budget))  # before Excel 97 a workbook stood in the file as it is
    raise UnreadableFile(_what_else(start), SAVE_ANEW)


def _open_ole(content: bytes, budget: Budget) -> _Book:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableFile(
            "Die Mappe ist mit einem Kennwort geschützt.",
            "Den Kennwortschutz in der Tabellenkalkulation aufheben, speichern und neu aufnehmen.",
        )
    if not any(name.encode("utf-16-le") + b"\x00\x00" in content for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        raise UnreadableFile("Das ist ein älteres Office-Dokument, aber keine Excel-Mappe (.xls).", _AS_XLSX)
    return XlsBook(content, budget)


def _open_zip(content: bytes, budget: Budget) -> _Book:
    archive = Archive(content)
    if "xl/workbook.xml" in archive or ("[content_types].xml" in archive and _names_a_workbook(archive)):
        return XlsxBook(content, archive, budget)
    if "encrypted-package" in archive or _is_ods(archive):
        return OdsBook(archive, budget)
    for part, reason in _OTHER_ARCHIVES.items():
        if part in archive:
            raise UnreadableFile(reason, _AS_XLSX)
    inside = ", ".join(sorted(archive.names)[:3])
    raise UnreadableFile(
        f"Das ist ein Zip-Archiv, aber keine Mappe; darin: {inside or 'nichts'}.",
        "Das Archiv entpacken und die Tabelle darin aufnehmen.",
    )


def _names_a_workbook(archive: Archive) -> bool:
    return b"spreadsheetml.sheet.main+xml" in archive.read("[Content_Types].xml")


def _is_ods(archive: Archive) -> bool:
    if "content.xml" not in archive:
        return False
    kind = archive.read("mimetype") if "mimetype" in archive else b""
    if kind:
        return b"spreadsheet" in kind
    return "meta-inf/manifest.xml" in archive and b"opendocument.spreadsheet" in archive.read("META-INF/manifest.xml")


def _what_else(start: bytes) -> str:
    head = start[:2000].lower()
    if b"<html" in head or head.startswith(b"<!doctype html"):
        return "Die Datei ist eine HTML-Seite und keine Tabelle."
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "Das ist eine Excel-Tabelle als einzelne XML-Datei (2003); sie wird nicht gelesen."
    if b"urn:oasis:names:tc:opendocument" in head:
        return "Das ist ein OpenDocument als einzelne XML-Datei (.fods); sie wird nicht gelesen."
    if head.startswith(b"<"):
        return "Die Datei ist eine HTML-Seite oder XML-Datei und keine Tabelle."
    if head.startswith(b"%pdf"):
        return "Das ist ein PDF-Dokument, keine Tabelle."
    return "Das ist keine .xlsx-Datei und keine andere Mappe, die gelesen wird (.xlsm, .ods, .xls)."


def sheets_of(reading: Reading) -> dict[str, list[Line]]:
    """Every sheet of a workbook as text, all lines from 1 and of one width. Cells far to the right are told as notices.

    Raises InputError for a file that is none.
    """
    try:
        book = open_workbook(reading.content)
        sheets = {name: book.sheet(name) for name in book.names}
    except UnreadableFile as error:
        refuse(reading, error)
    for sheet in sheets.values():
        tell_far_cells(reading, sheet)
    return {
        name: [(line, [as_text(cell) for cell in row]) for line, row in sheet.rows] for name, sheet in sheets.items()
    }


def refuse(reading: Reading, error: UnreadableFile) -> NoReturn:
    """Note why the file cannot be read. Raises InputError with everything noted so far."""
    reading.problem(
        error.reason, error.cure, line=error.line, column=error.column, value=error.value, sheet=error.sheet
    )
    reading.stop_if_problems()
    raise error


def tell_far_cells(reading: Reading, sheet: Sheet) -> None:
    """Say which cells lie so far to the right of the table that they are not read."""
    for cell in sheet.far[:_MOST_FAR_CELLS]:
        reading.notice(
            "Diese Zelle liegt weit rechts neben der Tabelle und wird nicht gelesen.",
            "Gehört sie zur Tabelle, die leeren Spalten davor löschen.",
            line=cell.line,
            column=letters(cell.column),
            value=as_text(cell.value),
            sheet=sheet.name,
        )
    if len(sheet.far) > _MOST_FAR_CELLS:
        reading.notice(f"Ebenso {len(sheet.far) - _MOST_FAR_CELLS} weitere Zellen.", sheet=sheet.name)
