"""The number formats of a spreadsheet that show a value as it is written on the page, with its marks behind it.

They name no language: a German program writes the comma and the points, and each cell keeps the decimals of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dashboard.briefings import written_numbers
from dashboard.briefings.model import Cell, Column

_DAYS = ((r"\d{2}\.\d{2}\.\d{4}", "dd.mm.yyyy"), (r"\d{2}/\d{4}", "mm/yyyy"), (r"\d{4}", "yyyy"))


def says_all(cell: Cell) -> bool:
    """Whether the text of a cell is its value and nothing more, so that a format can write it."""
    if isinstance(cell.value, bool) or not isinstance(cell.value, (int, float, date)):
        return True
    return written_numbers.read(cell.text) is not None or any(re.fullmatch(text, cell.text) for text, _ in _DAYS)


def of_number(cell: Cell, column: Column) -> str:
    """The format of a number: that of its text, where that is a number and nothing else, or that of its column."""
    written = written_numbers.read(cell.text)
    if written is None:
        return _with_marks(_sections(_plain("#,##0", column.decimals, column.kind == "percent"), "−"), cell.marks)
    grouped = "#,##0" if "." in written.whole or len(written.whole) < 4 else "0"
    plain = _plain(grouped, len(written.fraction), written.is_percent)
    return _with_marks(_sections(plain, written.sign), cell.marks)


def of_day(cell: Cell) -> str:
    """The format of a day, as precise as its text."""
    return _with_marks([next((form for text, form in _DAYS if re.fullmatch(text, cell.text)), _DAYS[0][1])], cell.marks)


def of_text(beside: Sequence[str]) -> str:
    """The format of a text: the marks `beside` it are shown, and are no part of it."""
    return _with_marks(["@"], beside)


def _sections(plain: str, sign: str) -> list[str]:
    """What is above, below and at nothing, as far as the sign asks for it: a program would write a hyphen for a minus, and no plus."""
    below = f'"−"{plain}'
    return [plain] if not sign else [plain, below] if sign == "−" else [f"+{plain}", below, f'"±"{plain}']


def _plain(whole: str, decimals: int, percent: bool) -> str:
    return f"{whole}{'.' + '0' * decimals if decimals else ''}" + ('"\u00a0%"' if percent else "")


def _with_marks(sections: Sequence[str], marks: Sequence[str]) -> str:
    shown = "".join(f" [{mark}]" for mark in marks)
    return ";".join(f'{section}"{shown}"' if shown else section for section in sections)
