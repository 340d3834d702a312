"""Workbooks of surveys: cells with their number formats, merged cells filled; what cannot be opened is said in German."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.formats.spreadsheet import Cell, UnreadableFile, as_text, open_workbook
from pipelines.formats.text import alike, folded
from pipelines.surveys.answers import DeliveryError
from pipelines.surveys.mapping import MAPPING_FILE

WORKBOOKS = {".xlsx", ".xlsm", ".ods", ".xls"}


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet with their number formats; rows and columns count from 0. Merged cells repeat their first one."""

    title: str
    cells: list[list[Cell]]
    percent: frozenset[tuple[int, int]]

    def cell(self, row: int, column: int) -> Cell:
        """A cell as it is; None outside the sheet."""
        inside = row < len(self.cells) and column < len(self.cells[row])
        return self.cells[row][column] if inside else None

    def text(self, row: int, column: int) -> str:
        """A cell as folded text; "" where there is none."""
        return folded(as_text(self.cell(row, column)))


class Workbook:
    """An opened workbook. Raises DeliveryError for a file that is none, and for sheets that cannot be read."""

    def __init__(self, content: bytes) -> None:
        try:
            self._book = open_workbook(content)
        except UnreadableFile as error:
            raise _unreadable(error) from error
        self.names = self._book.names

    def sheet(self, title: str) -> Sheet:
        """One sheet, its name compared as texts are. Raises DeliveryError where there is none of that name, or several."""
        spelled = [name for name in self.names if name == title] or [
            name for name in self.names if alike(name) == alike(title)
        ]
        if len(spelled) != 1:
            raise DeliveryError(
                f"{MAPPING_FILE} nennt ein Blatt, das es {'mehrfach' if spelled else 'nicht'} gibt.",
                f"Vorhanden sind: {', '.join(self.names)}.",
                value=title,
            )
        try:
            opened = self._book.sheet(spelled[0])
        except UnreadableFile as error:
            raise _unreadable(error) from error
        cells = [list(row) for _, row in opened.rows]
        for merged in opened.merged:
            if merged.first_line > len(cells) or merged.first_column > opened.width:
                continue
            first = cells[merged.first_line - 1][merged.first_column - 1]
            for line in cells[merged.first_line - 1 : merged.last_line]:
                inside = len(line[merged.first_column - 1 : merged.last_column])
                line[merged.first_column - 1 : merged.last_column] = [first] * inside
        return Sheet(spelled[0], cells, frozenset((line - 1, column - 1) for line, column in opened.percent))


def _unreadable(error: UnreadableFile) -> DeliveryError:
    """The reason without the value: what stands in a file of answers is not quoted."""
    sheet = f"Blatt „{error.sheet}“: " if error.sheet else ""
    return DeliveryError(f"{sheet}{error.reason}", error.cure, line=error.line, column=error.column)
