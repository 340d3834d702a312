"""In which order the table of a Kreis or of the Land stands on its profile ⇄ its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import occasion_selection, profile_selection
from dashboard.addresses.notices import Notice
from dashboard.addresses.parameters import REFERENCE, Reader, query
from dashboard.texts import kreis_sheet as texts

SORT = replace(occasion_selection.SORT, default="ort")
DIRECTION = occasion_selection.DIRECTION
PARAMETERS = (SORT, DIRECTION)
UP, DOWN = occasion_selection.DIRECTIONS
# What the table of the Kommunen of a Kreis can be sorted by, and that of the Kreise of the Land.
OF_KOMMUNEN = ("ort", "art", "stand", "bestaetigt", "sitzung", "einwohner", "anlaesse")
OF_KREISE = ("ort", "kommunen", "aktiv", "unklar", "einwohner", "anlaesse", "stand")


@dataclass(frozen=True)
class Order:
    """By what the rows are sorted, and in which direction."""

    sort: str = SORT.default
    direction: str = DIRECTION.default

    @property
    def is_down(self) -> bool:
        """Whether the greatest comes first."""
        return self.direction == DOWN


def has_sheet(level: str, kind: str) -> bool:
    """Whether the profile of such an area has a table of the Kommunen or Kreise in it: a kreisfreie Stadt is one Kommune."""
    return level == "land" or kind == "landkreis"


def read(parameters: Mapping[str, Any], level: str) -> tuple[Order, list[Notice]]:
    """The order an address asks for, and a notice for each part that does not exist."""
    reader = Reader(parameters, PARAMETERS, texts.UNKNOWN_ORDER)
    sort = reader.one(SORT, OF_KREISE if level == "land" else OF_KOMMUNEN)
    return Order(sort, reader.one(DIRECTION, (UP, DOWN))), reader.notices


def address(area_id: str, order: Order, reference: str = "", target: str = "") -> str:
    """Where the profile stands in this order; `target` is the id of the element to go to."""
    fields = {
        REFERENCE.name: reference,
        SORT.name: order.sort if order != Order() else "",
        DIRECTION.name: order.direction if order.is_down else "",
    }
    asked = query(fields)
    return f"{profile_selection.PATH}/{area_id}{'?' if asked else ''}{asked}{'#' if target else ''}{target}"
