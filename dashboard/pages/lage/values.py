"""A view of values of an indicator, of the cases behind them, or of how they differ from a reference."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from dashboard.addresses.map_selection import STAND, Selection
from dashboard.maps import view as map_view
from dashboard.maps.painted import Painted
from dashboard.pages.lage import value_panel, value_strip, value_table
from dashboard.pages.lage.content import AreaTable, PanelValue, Strip
from dashboard.pages.lage.figure import Row, Subject, council_line, status_of
from dashboard.queries import map_values
from dashboard.queries.verdicts import Comparison
from dashboard.values import periods
from dashboard.values.observations import Observation, Observations
from dashboard.values.verdicts import REFERENCES
from dashboard.values.wording import Wording


class Entry(NamedTuple):
    """An area with what it has in the year of the view."""

    area: Row
    observed: Observation


class ValueFigure(Subject):
    """The parts of the page for such a view; `measure` is wert or faelle."""

    def __init__(self, view: Selection, indicator: Row) -> None:
        super().__init__(view, indicator)
        self.measure = "faelle" if view.measure == "faelle" else "wert"
        self.is_difference = view.measure == "unterschied"
        self.is_category = bool(indicator["codes"])
        self.is_compared, self.is_judged = (view.level in indicator[name] for name in ("beside", "compared"))
        self.wording = Wording(indicator, self.measure)

    @cached_property
    def painted(self) -> Painted:
        """The map."""
        return map_view.painted(self.view, self.indicator)

    @cached_property
    def observations(self) -> Observations:
        """What the areas have in every year."""
        return map_view.observations(self.indicator, self.view.level)

    @cached_property
    def entries(self) -> list[Entry]:
        """Every area, in the order of the areas."""
        by_area: dict[str, Observation] = {}
        for group, observed in self.observations.groups(self.view.year, self.measure):
            by_area.update(dict.fromkeys(group.members, observed))
        return [Entry(area, by_area[area["area_id"]]) for area in self.areas]

    @cached_property
    def compared(self) -> dict[tuple[str, str], Comparison]:
        """How values compare in their year, by area and reference (as in addresses)."""
        if not self.is_compared:
            return {}
        names = {contract: name for name, contract in REFERENCES.items()}
        return {
            (row.area_id, names[row.reference]): row
            for row in map_view.compared(self.view, self.view.year)
            if row.period == self.observations.year_of_own(row.area_id, self.view.year)
        }

    @cached_property
    def trends(self) -> dict[str, Row]:
        """How the last years went, by area; only of values."""
        rows = map_values.trends(self.view.indicator, self.view.level) if self.measure == "wert" else []
        return {row["area_id"]: row for row in rows}

    def at(self, area_id: str) -> Observation:
        """What an area of this level, or of one above it, has in the year of the view."""
        return self.observations.at(area_id, self.view.year, self.measure)

    @cached_property
    def kind_of(self) -> dict[str, str]:
        """Kind of each area of the level."""
        return {area["area_id"]: area["kind"] for area in self.areas}

    def against(self, area_id: str) -> Comparison | None:
        """How the value of an area compares with the reference of the view."""
        return self.compared.get((area_id, self.view.reference))

    def hints(self) -> list[list[str]]:
        """What the hint at each area says, a list of lines per area."""
        shared: dict[int, list[str]] = {}  # most areas of the lowest level show what their Kreis does
        hints = []
        for area, observed in self.entries:
            area_id = area["area_id"]
            has_own = area_id in self.trends or (area_id, self.view.reference) in self.compared
            lines = shared.get(id(observed))
            if lines is None or has_own:
                lines = [line for line in self._lines(area_id, observed) if line]
            if not has_own:
                shared[id(observed)] = lines
            hints.append(self._with_council(lines, area))
        return hints

    def _with_council(self, lines: list[str], area: Row) -> list[str]:
        """The lines about a Kommune with its Stand at the end, or in the place of the value where that is the Stand itself."""
        if self.view.level != "kommune":
            return lines
        return [status_of(area), *lines[1:]] if self.view.indicator == STAND else [*lines, council_line(area)]

    def _lines(self, area_id: str, observed: Observation) -> list[str]:
        words = self.wording
        year = periods.of_area(self.view.year, observed)
        lines = [words.head(observed), words.mood(observed), year, words.whose(observed)]
        if observed.status == "inherited" or self.measure == "faelle":
            return lines
        against, trend = self.against(area_id), self.trends.get(area_id)
        return [
            *lines,
            words.interval(observed),
            words.persons(observed),
            words.against(against, self.kind_of[area_id], self.view.confidence) if against else "",
            words.trend(trend) if trend else "",
        ]

    def panel(self) -> PanelValue | None:
        """The value of the chosen area or of the Land."""
        return value_panel.panel(self)

    def strip(self) -> Strip | None:
        """All own values on one axis."""
        return value_strip.value_strip(self)

    def table(self) -> AreaTable:
        """The rows of the map, highest value first."""
        return value_table.table(self)
