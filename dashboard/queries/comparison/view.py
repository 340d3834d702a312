"""Everything the page and its files show of one selection, asked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.addresses.areas import LAND
from dashboard.addresses.comparison_selection import Selection
from dashboard.queries import breaks as series_breaks
from dashboard.queries import origins
from dashboard.queries.breaks import SeriesBreak
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
from dashboard.queries.origins import Origin
from dashboard.queries.profile_values import Trend


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

    def shared_givers(self, *lines: Mapping[str, Cell]) -> dict[str, str]:
        """Keys and labels of the areas whose value would stand at several of the chosen ones in one of these lines: it is to stand once."""
        shared: dict[str, str] = {}
        for cells in lines:
            given = [cell for cell in cells.values() if cell.giver_id and cell.value is not None]
            counts = Counter(cell.giver_id for cell in given)
            shared |= {cell.giver_id: cell.giver or "" for cell in given if cell.giver_id and counts[cell.giver_id] > 1}
        return dict(sorted(shared.items()))

    @cached_property
    def origin(self) -> Origin:
        """What is credited for all that is shown of the chosen indicator."""
        readings = (each.release_id for rows in self.readings.values() for each in rows)
        return self.origin_of(self.indicator, *readings, *(each.release_id for each in self.around))

    def origin_of(self, indicator: Indicator, *release_ids: str) -> Origin:
        """What is credited for values of an indicator that rest on these releases; its own source where they are not known."""
        declared = Origin(indicator["attribution"], indicator["licence"], indicator["demo"])
        return origins.of_releases(release_ids) or declared

    def invented_beside_real(self, indicator: Indicator, cells: Mapping[str, Cell]) -> frozenset[str]:
        """The areas whose value is invented while that of another is not: each of them has to be marked by itself."""
        valued = [cell for cell in cells.values() if cell.value is not None]
        invented = {cell.area_id for cell in valued if self.origin_of(indicator, cell.release_id).synthetic}
        return frozenset(invented) if len(invented) < len(valued) else frozenset()

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
        """Breaks of the chosen indicator, of all areas or of one with own values."""
        own = [
            area_id for area_id, readings in self.readings.items() if any(reading.giver is None for reading in readings)
        ]
        return values.breaks(self.indicator, own)

    @cached_property
    def years(self) -> list[int]:
        """The years of the time series of the chosen indicator."""
        return sorted(
            {each.period for readings in self.readings.values() for each in readings if each.value is not None}
        )

    @property
    def reference_breaks(self) -> list[SeriesBreak]:
        """The breaks in the series of what all areas are compared with; only the Land has some of its own."""
        own = LAND if self.selection.reference == "land" else ""
        return list(series_breaks.of_series(self.selection.indicator, own))

    def breaks_of(self, cell: Cell) -> list[SeriesBreak]:
        """Breaks that concern the value of a cell."""
        return list(series_breaks.of_series(cell.indicator_id, cell.giver_id or cell.area_id))

    def years_of(self, cell: Cell) -> list[int]:
        """The years in which the area of a cell has a value to stand beside it."""
        offered = self.candidates.get(cell.indicator_id, {}).get(cell.area_id, ())
        return [row.period for row in offered if row.value is not None]

    @cached_property
    def reference_name(self) -> str:
        """What stands for the Land in comparisons of the chosen indicator; "" where the Land is not the reference or has its own value."""
        return self.reference_names(self.indicator)

    def reference_names(self, indicator: Indicator) -> str:
        """The same of any indicator."""
        return indicator["land_reference"] if self.selection.reference == "land" else ""

    def rows(self, *, only_certain: bool | None = None) -> list[tuple[Indicator, Mapping[str, Cell]]]:
        """Indicators with a value of at least one area, in order; `only_certain`: those with a certain difference, by default as selected. Of all
        Kommunen that pass a filter the chosen indicator, whatever is known."""
        if self.selection.filtered:
            return [(self.indicator, self.chosen)]
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
    return any(cell.verdict not in ("none", "indistinct") for cell in cells.values())


def view(selection: Selection, only: str = "") -> View:
    """Ask for everything in the table, or for one indicator `only`; the charts ask when they are drawn."""
    candidates = values.candidates(selection, only)
    by_id = {each["indicator_id"]: each for each in indicators()}
    rows = {name: values.newest(by_id[name], offered, selection.year) for name, offered in candidates.items()}
    periods = {row.period for by_area in rows.values() for row in by_area.values()}
    compared = values.comparisons(selection, periods, only)
    waves = values.waves(selection)
    cells = {
        name: {area_id: values.cell(area_id, row, compared, waves) for area_id, row in by_area.items()}
        for name, by_area in rows.items()
    }
    return View(selection, by_id[selection.indicator], candidates, compared, cells)
