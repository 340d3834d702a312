"""What every workbook is made of, whatever its format: cells with a type and a place, and the reason why one cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

# What may lie between two filled parts of one table. Behind a wider gap something was left by mistake, and a table that
# reached out to it would fill the memory: one `x` in the last column of a long sheet makes billions of cells.
MOST_BLANK_LINES = 1_000
MOST_BLANK_COLUMNS = 100
# Of one workbook, blank cells inside the tables included; a year of the PKS has a third of a million.
MOST_CELLS = 4_000_000
MOST_CHARACTERS = 50_000_000

SAVE_ANEW = (
    "Die Datei beim Absender neu laden oder in der Tabellenkalkulation öffnen, als .xlsx speichern und neu aufnehmen."
)

_GERMAN_ERRORS = {
    "#NV": "#N/A",
    "#BEZUG!": "#REF!",
    "#WERT!": "#VALUE!",
    "#ZAHL!": "#NUM!",
    "#ÜBERLAUF!": "#SPILL!",
    "#KALK!": "#CALC!",
}
_ERRORS = frozenset({"#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#GETTING_DATA", *_GERMAN_ERRORS.values()})
_NUMBERED_ERROR = re.compile(r"(?:Err|Fehler):\d{3}")


class UnreadableFile(Exception):  # noqa: N818 - it is the file that is unreadable
    """A file or one place of it cannot be read: German reason and cure, and the place where one is known.

    `line` counts from 1, `column` is the letter of the spreadsheet ("C").
    """

    def __init__(
        self,
        reason: str,
        cure: str = SAVE_ANEW,
        *,
        sheet: str | None = None,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        self.reason, self.cure = reason, cure
        self.sheet, self.line, self.column, self.value = sheet, line, column, value
        super().__init__(f"{reason} {cure}")


@dataclass(frozen=True)
class ErrorValue:
    """What a formula gives that cannot be calculated: `#DIV/0!`, `#N/A`. It is never an empty cell and never a text."""

    code: str

    def __str__(self) -> str:
        return self.code


# A formula was stored without what it gives; the cell looks empty and is not.
NO_RESULT = ErrorValue("Formel ohne Ergebnis")

# Numbers are float, days without a time of day are date. Empty, or nothing but blanks: None.
Cell: TypeAlias = float | str | bool | datetime | date | time | timedelta | ErrorValue | None
# A row with its line in the spreadsheet (first line 1).
Row: TypeAlias = tuple[int, list[Cell]]
# line, column (both from 1)
Place: TypeAlias = tuple[int, int]


def error_value(text: str) -> ErrorValue | None:
    """The error value a text spells in English or German (`#N/A`, `#NV`, `Err:502`), None for any other text."""
    if text.startswith("#"):
        code = _GERMAN_ERRORS.get(text.upper(), text.upper())
        return ErrorValue(code) if code in _ERRORS else None
    return ErrorValue(text) if _NUMBERED_ERROR.fullmatch(text) else None


def text_cell(text: str) -> Cell:
    """What a text means as a cell: without the blanks around it; nothing else is empty, one that spells an error value is that error value."""
    text = text.strip()
    if not text:
        return None
    return (error_value(text) or text) if text[0] in "#EF" else text


def as_text(cell: Cell) -> str:
    """A cell as text without blanks around it: whole numbers without .0, days as 2026-11-23, error values as they are spelt."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, bool):
        return "WAHR" if cell else "FALSCH"
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(cell).strip()


def letters(column: int) -> str:
    """The name of a column, counted from 1: A, …, Z, AA, …"""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True)
class Merged:
    """A range of cells shown as one, its value in the first; lines and columns from 1, both ends included."""

    first_line: int
    first_column: int
    last_line: int
    last_column: int


@dataclass(frozen=True)
class FarCell:
    """A cell so far to the right of the table that it is no part of it."""

    line: int
    column: int
    value: Cell


@dataclass(frozen=True)
class Sheet:
    """One sheet: every line from 1 to the last filled one, all of the same width, and what the cells look like.

    `percent` are the places of numbers with a percent format; `merged` cells are given as stored, not repeated; `far` cells stand in
    no row.
    """

    name: str
    hidden: bool
    rows: list[Row]
    percent: frozenset[Place]
    merged: list[Merged]
    far: list[FarCell]

    @property
    def width(self) -> int:
        """The number of columns of each row."""
        return len(self.rows[0][1]) if self.rows else 0


class Budget:
    """How much of one workbook may still be held in memory."""

    def __init__(self, cells: int = MOST_CELLS, characters: int = MOST_CHARACTERS) -> None:
        self.cells, self.characters = cells, characters

    def take(self, cells: int, characters: int = 0) -> None:
        """Raises UnreadableFile where the workbook holds more than is ever read at once."""
        self.cells -= cells
        self.characters -= characters
        if self.cells < 0 or self.characters < 0:
            raise UnreadableFile(
                f"Die Mappe ist zu groß: mehr als {MOST_CELLS // 1_000_000} Millionen Zellen oder {MOST_CHARACTERS // 1_000_000} Millionen Zeichen.",
                "Nur die verlangten Blätter und Spalten speichern und neu aufnehmen.",
            )


@dataclass
class SheetCells:
    """The filled cells of a sheet as they are met, in any order, before it is known how far the table reaches."""

    name: str
    budget: Budget
    hidden: bool = False
    percent: set[Place] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)
    _lines: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def line(self, number: int) -> dict[int, Cell]:
        """The cells of a line by column, to be filled; asked for once a line, it also sees to the budget."""
        self.budget.take(0)
        return self._lines.setdefault(number, {})

    def put(self, line: int, column: int, cell: Cell) -> None:
        """Note one cell."""
        if isinstance(cell, str):
            self.budget.characters -= len(cell)
            cell = text_cell(cell)
        if cell is not None:
            self.budget.cells -= 1
            self.line(line)[column] = cell

    def finish(self) -> Sheet:
        """The sheet with its rows filled up to one width. Raises UnreadableFile where a cell lies far below the table."""
        lines = sorted(number for number, row in self._lines.items() if row)
        self._refuse_far_lines(lines)
        width = self._width()
        last = lines[-1] if lines else 0
        self.budget.take(max(0, width * last - sum(map(len, self._lines.values()))))
        far, rows = list[FarCell](), list[Row]()
        for line in range(1, last + 1):
            row: list[Cell] = [None] * width
            for column, cell in self._lines.pop(line, {}).items():
                if column <= width:
                    row[column - 1] = cell
                else:
                    far.append(FarCell(line, column, cell))
            rows.append((line, row))
        while rows and not any(cell is not None for cell in rows[-1][1]):
            rows.pop()
        return Sheet(self.name, self.hidden, rows, frozenset(self.percent), self.merged, far)

    def _refuse_far_lines(self, lines: list[int]) -> None:
        for before, line in zip([0, *lines], lines, strict=False):
            if line - before > MOST_BLANK_LINES:
                column, cell = min(self._lines[line].items())
                raise UnreadableFile(
                    f"Diese Zelle liegt weit unterhalb der Tabelle: Darüber sind {line - before - 1} Zeilen leer.",
                    "Die Zelle leeren (am besten die Zeilen ab hier löschen), die Mappe speichern und neu aufnehmen.",
                    sheet=self.name,
                    line=line,
                    column=letters(column),
                    value=as_text(cell),
                )

    def _width(self) -> int:
        """The last column of the table; behind a wide gap of blank columns the table has ended."""
        filled = sorted(set().union(*self._lines.values()))
        for before, column in zip([0, *filled], filled, strict=False):
            if column - before > MOST_BLANK_COLUMNS:
                return before
        return filled[-1] if filled else 0
