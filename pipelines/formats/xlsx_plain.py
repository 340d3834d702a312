"""A short cut for plain sheets of .xlsx, which calamine reads several times as fast as `xlsx_sheet` does cell by cell.

Calamine gives an error value as an empty cell, a broken number as a text, and lays out everything between the first and
the last cell. It therefore gets only sheets where none of this can happen: numbers, texts and empty cells near each other.
"""

from __future__ import annotations

import io
import re

from python_calamine import CalamineError, CalamineWorkbook

from pipelines.formats.archive import Archive
from pipelines.formats.cells import Merged, SheetCells, text_cell

MOST_BYTES = 60_000_000
MOST_LINES = 50_000
_NUMBER = rb"-?\d{1,17}(?:\.\d{1,20})?(?:E[+-]?\d{1,2})?"
# Every cell and line that is not of this form is none for calamine. Columns end with AZ.
_OTHER_CELL = re.compile(
    rb'<c(?=[\s/>])(?! r="A?[A-Z]\d{1,7}"(?: s="\d+")?(?:/>| t="s"><v>\d{1,9}</v></c>|><v>' + _NUMBER + rb"</v></c>))"
)
_OTHER_LINE = re.compile(rb'<row(?! r="\d{1,7}"[ >/])')
_LINE = re.compile(rb'<row r="(\d+)"')
# Declarations, comments, CDATA; names with a prefix.
_UNUSUAL = (b"<!", b":c ", b":row ", b":v>")


class PlainSheets:
    """The sheets of one workbook that calamine may read; `special` are the cell styles that make more than a number of a number."""

    def __init__(self, content: bytes, archive: Archive, special: frozenset[str | None]) -> None:
        self._content, self._archive = content, archive
        styles = "|".join(sorted(style for style in special if style))
        self._special = re.compile(f' s="(?:{styles})"'.encode()) if styles else None
        self._book: CalamineWorkbook | None = None

    def read(self, part: str, cells: SheetCells) -> bool:
        """Put the cells of a plain sheet into `cells`; False where it has to be read cell by cell, nothing is put then."""
        if part not in self._archive or self._archive.size(part) > MOST_BYTES or not self._is_plain(part):
            return False
        try:
            if self._book is None:
                self._book = CalamineWorkbook.from_filelike(io.BytesIO(self._content))
            sheet = self._book.get_sheet_by_name(cells.name)
            rows = sheet.to_python(skip_empty_area=False)
        except (CalamineError, OSError):
            return False  # what is wrong, and where, is found out cell by cell
        for number, row in enumerate(rows, start=1):
            line = cells.line(number)
            for column, cell in enumerate(row, start=1):
                if cell != "":
                    value = text_cell(cell) if isinstance(cell, str) else cell
                    if value is not None:
                        line[column] = value
            cells.budget.cells -= len(line)
        cells.merged += [
            Merged(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
        ]
        return True

    def _is_plain(self, part: str) -> bool:
        content = self._archive.read(part)
        return (
            b"<sheetData>" in content
            and not any(mark in content for mark in _UNUSUAL)
            and not (self._special and self._special.search(content))
            and not _OTHER_CELL.search(content)
            and not _OTHER_LINE.search(content)
            and max(map(int, _LINE.findall(content)), default=0) <= MOST_LINES
        )
