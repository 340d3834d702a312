"""Cells of tables: the text as on screen, the value behind it, and its marks. What is not there has a word and a mark, never a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard import german
from dashboard.briefings import written_numbers
from dashboard.briefings.model import Cell, ColumnKind
from dashboard.inheritance import GIVES
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries.profile_values import Observation
from dashboard.texts import briefing_kommunen as kommunen_texts
from dashboard.texts import profile_indicators as texts
from dashboard.texts.statuses import STATUSES

UNCLEAR = "unklar"
NOTHING = "–"
# What an observation without a value is marked with, by its status in the contract.
_ABSENT = {"suppressed": "x", "missing": "m", "unrepresentative": "s"}


def kind_of(decimals: int, *, is_percent: bool) -> ColumnKind:
    """How a column of numbers with so many decimals is kept."""
    return "percent" if is_percent else "decimal" if decimals else "integer"


def text(words: str, *marks: str) -> Cell:
    """Words; an en dash where there are none."""
    return Cell(words or NOTHING, marks=marks)


def number(value: float | None, decimals: int = 0, *marks: str) -> Cell:
    """A number with the decimals it is written with; without one, "keine Angabe" and its mark."""
    if value is None:
        return missing()
    return Cell(german.number(value, decimals), _plain(value, decimals), marks)


def percent(value: float | None, decimals: int = 1, *marks: str) -> Cell:
    """A share given in per cent (8.3 is "8,3 %"); without one, "keine Angabe" and its mark."""
    return missing() if value is None else Cell(german.percent(value, decimals), _plain(value, decimals), marks)


def year(period: int) -> Cell:
    """A year, written without a dot."""
    return Cell(str(period), period)


def kreis(label: str) -> Cell:
    """The Kreis of a Kommune under a head that says it is one: without the word "Landkreis" before its name."""
    return Cell(label.removeprefix(kommunen_texts.LANDKREIS))


def day(value: date | None, absent: str = NOTHING) -> Cell:
    """A day, or the word for its absence."""
    return Cell(german.day(value), value) if value else Cell(absent)


def missing(words: str = texts.STATUSES["missing"]) -> Cell:
    """What nobody surveyed or reported."""
    return Cell(words, marks=("m",))


def suppressed(words: str = texts.STATUSES["suppressed"]) -> Cell:
    """What is kept secret: no number anywhere."""
    return Cell(words, marks=("x",))


def status(code: str, *, demo: bool) -> Cell:
    """The Stand of a body, by its code."""
    marks = [*(["u"] if code == UNCLEAR else []), *(["e"] if demo else [])]
    return Cell(STATUSES[code], marks=tuple(marks))


def observation(series: IndicatorSeries, row: Observation) -> Cell:
    """A value of a series of a profile, its own or the Kreis's, as the profile writes it. A share that is written as a count ("4 von 7"),
    and a word of an indicator of categories, have no value behind them."""
    marks = [*(["e"] if series.indicator["synthetic"] else [])]
    if row.value is None:
        absent = _ABSENT.get(row.status, "m")
        return Cell(texts.STATUSES.get(row.status, texts.STATUSES["missing"]), marks=(absent, *marks))
    if series.giver and row.status in GIVES:
        marks.insert(0, "k")
    if row.status == "provisional":
        marks.insert(0, "v")
    written = series.written(row)
    is_number = series.indicator["scale"] != "category" and written == series.scale.text(row.value)
    return Cell(written, _plain(row.value, series.scale.decimals) if is_number else None, tuple(marks))


def with_mark(cell: Cell, marks: Sequence[str]) -> Cell:
    """The same cell with further marks, each once."""
    return Cell(cell.text, cell.value, tuple(dict.fromkeys((*cell.marks, *marks))))


def _plain(value: float, decimals: int) -> int | float:
    """The number that is written: rounded as in the text, half away from zero; whole numbers as such."""
    scaled = int(abs(value) * 10**decimals + 0.5 + 1e-9)
    sign = -1 if value < 0 else 1
    return sign * scaled if decimals == 0 else sign * scaled / 10**decimals


def first_number(written: str) -> int | float | None:
    """The number a text begins with, as it is written: 59 of "59 von 170", 8.3 of "8,3 %"; None where it begins with a word or a range."""
    found = written_numbers.first(written)
    return found.value if found else None


def drawn(cell: Cell) -> float | None:
    """What a chart draws of a cell: its number, or nothing."""
    return float(cell.value) if isinstance(cell.value, int | float) else None
