"""Everything the page and its files show of one selection, asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.addresses.comparison_selection import Selection
from dashboard.queries.comparison import values
from dashboard.queries.comparison.values import (
    Candidates,
    Cell,
    Comparisons,
    Neighbour,
    Observation,
    Rank,
    Reading,
)
from dashboard.queries.indicators import Indicator, indicators
from dashboard.queries.profile_values import SeriesBreak, Trend

DIFFERENT = ("higher", "lower")


@dataclass(frozen=True)
class View:
    """A selection with at least one area, and what is known of it."""

    selection: Selection
    indicator: Indicator
    candidates: Candidates
    compared: Comparisons
    cells: Mapping[str, Mapping[str, Cell]]

    @property
    def _offered(self) -> Mapping[str, Sequence[Observation]]:
        return self.candidates.get(self.indicator["indicator_id"], {})

    @cached_property
    def period(self) -> int:
        """The year of the chosen indicator on show: the newest of the areas; without any value the one asked for or the newest of all."""
        return max(
            (cell.period for cell in self.chosen.values()),
            default=self.selection.year or self.indicator["periods"][-1],
        )

    @cached_property
    def newest(self) -> int:
        """The year on show where none is asked for."""
        rows = values.newest(self.indicator, self._offered, None).values()
        return max((row.period for row in rows), default=self.indicator["periods"][-1])

    @cached_property
    def chosen(self) -> Mapping[str, Cell]:
        """Cells of the chosen indicator by area."""
        return self.cells.get(self.indicator["indicator_id"], {})

    @cached_property
    def readings(self) -> dict[str, list[Reading]]:
        """All years of the chosen indicator by area, in the order of the areas."""
        keys = [area.area_id for area in self.selection.areas]
        return {area_id: values.readings(area_id, self._offered.get(area_id, ())) for area_id in keys}

    @cached_property
    def reference(self) -> tuple[str, list[tuple[int, float]]]:
        """Label and values by year of what all areas are compared with; empty where each has its own."""
        return values.reference_series(self.selection, self.compared)

    @cached_property
    def around(self) -> list[Neighbour]:
        """Own values of all areas of the same level and kinds, lowest first."""
        return values.around(self.selection, self.indicator, self.period)

    @cached_property
    def trends(self) -> dict[str, Trend]:
        """Trend of the chosen indicator by area."""
        return values.trends(self.selection)

    def ranks(self, indicator_id: str = "") -> dict[tuple[str, str, int], Rank]:
        """The ranks the areas may have by indicator, area and year."""
        return values.ranks(self.selection, indicator_id)

    @cached_property
    def breaks(self) -> list[SeriesBreak]:
        """Breaks within the years of the time series, of all areas or of one with own values: a break at its first year cuts nothing."""
        years = [reading.period for readings in self.readings.values() for reading in readings]
        own = [
            area_id for area_id, readings in self.readings.items() if any(reading.giver is None for reading in readings)
        ]
        known = values.breaks(self.indicator, own)
        return [row for row in known if years and min(years) < row.period <= max(years)]

    def rows(self, *, only_certain: bool | None = None) -> list[tuple[Indicator, Mapping[str, Cell]]]:
        """Indicators with a value of at least one area, in order; `only_certain`: those with a certain difference, by default as selected."""
        valued = [
            (each, cells)
            for each in indicators()
            if (cells := self.cells.get(each["indicator_id"]))
            and any(cell.value is not None for cell in cells.values())
        ]
        certain = self.selection.only_certain if only_certain is None else only_certain
        return [(each, cells) for each, cells in valued if not certain or is_certain(cells)]


def is_certain(cells: Mapping[str, Cell]) -> bool:
    """Whether at least one of the areas differs from its reference beyond chance."""
    return any(cell.result in DIFFERENT for cell in cells.values())


def view(selection: Selection) -> View:
    """Ask for everything in the table; the charts ask when they are drawn."""
    candidates = values.candidates(selection)
    by_id = {each["indicator_id"]: each for each in indicators()}
    rows = {name: values.newest(by_id[name], offered, selection.year) for name, offered in candidates.items()}
    compared = values.comparisons(selection, {row.period for by_area in rows.values() for row in by_area.values()})
    cells = {
        name: {area_id: values.cell(area_id, row, compared) for area_id, row in by_area.items()}
        for name, by_area in rows.items()
    }
    return View(selection, by_id[selection.indicator], candidates, compared, cells)
