"""What a reader sees in the sheets of a workbook: a number format applied by hand, as a program set to German would."""

from __future__ import annotations

import re
from datetime import date, datetime

from openpyxl.cell.cell import Cell as Read
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.briefings.model import MARKS, Cell


def head_of(sheet: Worksheet) -> int:
    """The line of the head of its table, from 1: below the way back to the cover."""
    return next(line for line in range(1, sheet.max_row + 1) if sheet.cell(line, 1).value == "Zum Deckblatt") + 1


def displayed(cell: Read) -> str:
    """The text in the cell."""
    form = cell.number_format
    if isinstance(cell.value, datetime | date):
        day, _, rest = form.partition('"')
        shown = {"dd.mm.yyyy": "%d.%m.%Y", "mm/yyyy": "%m/%Y", "yyyy": "%Y"}[day]
        return f"{cell.value:{shown}}" + rest.strip('"')
    if isinstance(cell.value, int | float):
        sections = re.findall(r'(?:"[^"]*"|[^;"])+', form)
        place = 0 if cell.value > 0 or len(sections) == 1 else 1 if cell.value < 0 else min(2, len(sections) - 1)
        if cell.value == 0 and len(sections) < 3:
            place = 0
        if cell.value < 0 and len(sections) == 1:
            raise AssertionError(f"{form} writes a hyphen for a minus")
        return _number(abs(cell.value), sections[place])
    text = "" if cell.value is None else str(cell.value)
    return form.replace("@", "").strip('"').join([text, ""]) if form.startswith("@") else text


def expected(cell: Cell) -> str:
    """What the page writes, with the marks beside a value behind it, and those of an absence before it."""
    before = [mark for mark in cell.marks if cell.value is None and mark in ("u", "x", "m", "s")]
    behind = [mark for mark in cell.marks if mark not in before]
    text = MARKS[before[0]].split(":")[0] if before and cell.text in ("", "–") else cell.text
    return " ".join([*(f"[{mark}]" for mark in before), text, *(f"[{mark}]" for mark in behind)])


def _number(value: float, section: str) -> str:
    shape = re.search(r"(#,##0|0)(?:\.(0+))?", section)
    assert shape, section
    decimals = len(shape[2] or "")
    text = f"{value:,.{decimals}f}" if shape[1] == "#,##0" else f"{value:.{decimals}f}"
    text = text.translate(str.maketrans(",.", ".,"))
    return section.replace(shape[0], text).replace('"', "")
