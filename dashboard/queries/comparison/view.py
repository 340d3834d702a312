"""Everything the page and its files show of one selection, asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dashboard import db
from dashboard.addresses.comparison_selection import Selection
from dashboard.queries import indicators
from dashboard.queries.comparison import values
from dashboard.queries.comparison.values import Cell, Rank, Reading

Indicator = Mapping[str, Any]
DIFFERENT = ("higher", "lower")


@dataclass(frozen=True)
class View:
    """A selection with at least one area, and what is known of it."""

    selection: Selection
    indicator: Indicator
    cells: Mapping[str, Mapping[str, Cell]]

    @cached_property
    def period(self) -> int:
        """The year of the chosen indicator on show: the newest of the areas; without any value the one asked for or the newest of all."""
        chosen = self.cells.get(self.indicator["indicator_id"], {})
        return max(
            (cell.period for cell in chosen.values()), default=self.selection.year or self.indicator["periods"][-1]
        )

    @cached_property
    def newest(self) -> int:
        """The year on show where none is asked for."""
        return self.period if self.selection.year is None else view(replace(self.selection, year=None)).period

    @cached_property
    def chosen(self) -> Mapping[str, Cell]:
        """Cells of the chosen indicator by area."""
        return self.cells.get(self.indicator["indicator_id"], {})

    @cached_property
    def readings(self) -> dict[str, list[Reading]]:
        """All years of the chosen indicator by area, in the order of the areas."""
        found: dict[str, list[Reading]] = {area.area_id: [] for area in self.selection.areas}
        for reading in values.series(self.selection):
            found[reading.area_id].append(reading)
        return found

    @cached_property
    def reference(self) -> tuple[str, list[tuple[int, float]]]:
        """Label and values by year of what all areas are compared with; empty where each has its own."""
        return values.reference_series(self.selection)

    @cached_property
    def around(self) -> list[db.Row]:
        """Own values of all areas of the same level and kinds, lowest first."""
        return values.around(self.selection, self.period)

    @cached_property
    def trends(self) -> dict[str, db.Row]:
        """Trend of the chosen indicator by area."""
        return values.trends(self.selection)

    def ranks(self, indicator_id: str = "") -> dict[tuple[str, str, int], Rank]:
        """The ranks the areas may have by indicator, area and year."""
        return values.ranks(self.selection, indicator_id)

    @cached_property
    def breaks(self) -> list[db.Row]:
        """Breaks within the years of the time series, of all areas or of one with own values: a break at its first year cuts nothing."""
        years = [reading.period for readings in self.readings.values() for reading in readings]
        own = [
            area_id for area_id, readings in self.readings.items() if any(reading.giver is None for reading in readings)
        ]
        known = values.breaks(self.indicator["indicator_id"], self.indicator["source_id"], own)
        return [row for row in known if years and min(years) < row["period"] <= max(years)]

    def rows(self, *, only_certain: bool | None = None) -> list[tuple[Indicator, Mapping[str, Cell]]]:
        """Indicators with a value of at least one area, in order; `only_certain`: those with a certain difference, by default as selected."""
        known = [
            (each, self.cells[each["indicator_id"]])
            for each in indicators.indicators()
            if each["indicator_id"] in self.cells
        ]
        valued = [(each, cells) for each, cells in known if any(cell.value is not None for cell in cells.values())]
        certain = self.selection.only_certain if only_certain is None else only_certain
        return [(each, cells) for each, cells in valued if not certain or is_certain(cells)]


def is_certain(cells: Mapping[str, Cell]) -> bool:
    """Whether at least one of the areas differs from its reference beyond chance."""
    return any(cell.result in DIFFERENT for cell in cells.values())


def view(selection: Selection) -> View:
    """Ask for everything in the table; the charts ask when they are drawn."""
    found: dict[str, dict[str, Cell]] = {}
    for cell in values.cells(selection):
        found.setdefault(cell.indicator_id, {})[cell.area_id] = cell
    indicator = next(each for each in indicators.indicators() if each["indicator_id"] == selection.indicator)
    return View(selection, indicator, found)
