"""Lines over years as a presentation draws them: every year has its place, known or not, and a line is cut where its series breaks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dashboard.briefings.contents import cells
from dashboard.briefings.model import Cell, Series


def every_year(years: Iterable[int]) -> list[int]:
    """From the first to the last, those without any value among them; `years` holds at least one."""
    known = list(years)
    return list(range(min(known), max(known) + 1))


def line(name: str, values: Mapping[int, float | None], years: Sequence[int], cuts: Collection[int]) -> Series:
    """The values by year as a series over all `years`; `cuts`: the first years that cannot be compared with those before."""
    places = [place for place, year in enumerate(years) if place and year in cuts]
    return Series(name, [values.get(year) for year in years], places)


def numbers(years: Sequence[int], listed: Iterable[Cell]) -> dict[int, float | None]:
    """What cells of a table, one per year, hold as numbers."""
    return {year: cells.drawn(cell) for year, cell in zip(years, listed, strict=True)}
