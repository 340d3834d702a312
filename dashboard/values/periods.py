"""In words, which year a view shows, or of which years the newest value of each area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard import german
from dashboard.addresses.periods import Newest, Period
from dashboard.texts import periods as texts
from dashboard.values.observations import Observation

COMPARED_BACK = 2  # years: of surveys the others stand with their newest value of three years (docs/comparison.md)


def in_legend(period: Period) -> str:
    """That areas show values of several years; "" of one."""
    return _of_several(texts.IN_LEGEND, period)


def in_panel(period: Period) -> str:
    """The same for one area."""
    return _of_several(texts.IN_PANEL, period)


def on_strip(period: Period) -> str:
    """The same where values stand in an order."""
    return _of_several(texts.ON_STRIP, period)


def compared(period: Period) -> str:
    """With the values of which years those of a survey are compared."""
    if isinstance(period, Newest):
        return texts.COMPARED_EACH
    return texts.COMPARED.format(years=german.years(period - COMPARED_BACK, period))


def counted(period: Period, cells: Iterable[tuple[Observation, int]]) -> str:
    """How many areas show a value of which year, the newest first; "" of one year. `cells`: observations with the number of areas that show
    them."""
    counts: Counter[int] = Counter()
    for observed, count in cells:
        if observed.value is not None and observed.year is not None:
            counts[observed.year] += count
    shown = _of_several(texts.SHOWN, period)
    if not shown or not counts:
        return ""
    listed = [texts.COUNT.format(count=german.number(counts[year]), year=year) for year in sorted(counts, reverse=True)]
    return texts.COUNTED.format(shown=shown, counts=", ".join(listed))


def of_area(period: Period, observed: Observation) -> str:
    """The year of what one area shows, "" where it is that of all."""
    is_named = isinstance(period, Newest) and observed.year is not None
    return texts.YEAR_OF_AREA.format(year=observed.year) if is_named else ""


def year(period: Period, observed: Observation) -> int:
    """The year of what one area shows; where it shows nothing, the newest one asked for."""
    newest = period.last if isinstance(period, Newest) else period
    return observed.year or newest


def _of_several(sentence: str, period: Period) -> str:
    return sentence.format(years=german.years(*period)) if isinstance(period, Newest) else ""
