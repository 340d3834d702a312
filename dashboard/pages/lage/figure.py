"""What a view of the first page shows beside its map, whatever it is of: values, differences, or need and structure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from dashboard.addresses.areas import LAND
from dashboard.addresses.map_selection import Selection
from dashboard.maps import view as map_view
from dashboard.maps.painted import Painted
from dashboard.pages.lage.content import AreaTable, PanelValue, Strip
from dashboard.queries import overview
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES

Row = Mapping[str, Any]


class Figure(Protocol):
    """The parts of the page that follow from one view."""

    @property
    def painted(self) -> Painted:
        """The map with its legend and its words."""

    def hints(self) -> list[list[str]]:
        """What the hint at each area says, a list of lines per area, in the order of the areas of the level."""

    def panel(self) -> PanelValue | None:
        """The value of the chosen area, or of the Land where none is chosen; None where nothing is known of it."""

    def strip(self) -> Strip | None:
        """The chart under the map; None where the values have no order."""

    def table(self) -> AreaTable:
        """The rows of the map."""


class Subject:
    """A view with its indicator and the areas of its level."""

    def __init__(self, view: Selection, indicator: Row) -> None:
        self.view, self.indicator = view, indicator
        self.areas: Sequence[Row] = overview.areas(view.level)
        self.chosen: list[str] = map_view.chosen(view)

    @property
    def panel_area(self) -> str:
        """Whose value stands in the panel: the area that stands for the chosen one, else the chosen one itself, else the Land."""
        return self.chosen[0] if len(self.chosen) == 1 else self.view.area or LAND

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Names of the kinds of area."""
        return overview.kinds()

    @cached_property
    def kreise(self) -> dict[str, str]:
        """Names of the Kreise."""
        return overview.kreis_names()

    def subtitle(self, area: Row) -> str:
        """Kind and Kreis of an area, as they stand under its name."""
        within = self.view.level != "kreis" and area["kind"] != "kreisfreie_stadt"
        return ", ".join([self.kinds[area["kind"]], *([self.kreise[area["kreis_id"]]] if within else [])])


def council_line(area: Row) -> str:
    """The line of a hint about the council of a Kommune."""
    return f"{texts.SCRIPT['council']}: {status_of(area)}"


def status_of(area: Row) -> str:
    """The Stand of a Kommune in words."""
    return STATUSES[area["status"] or "unklar"]
