"""What stands beside the map under its legend: what the borders are, and whom a body of the Kreis looks after."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses.map_selection import BODY_OF_KREIS, STAND, Selection
from dashboard.queries import frame, marked_areas, overview, selections
from dashboard.queries.ages import reach
from dashboard.texts import overview as texts
from dashboard.values import ages
from dashboard.web.links import Link


@dataclass(frozen=True)
class WithBody:
    """The Kommunen a body of their Kreis looks after: their number, of which set, and the link that marks them or no longer."""

    text: str
    of: str
    link: Link
    chosen: bool


@dataclass(frozen=True)
class Beside:
    """`borders` in words; `age`: how far the registry reaches, `with_body`: only beside the map of the Stand."""

    borders: str
    age: str
    with_body: WithBody | None


def beside(view: Selection) -> Beside:
    """Both for a view."""
    borders = texts.BORDERS_TEXT[view.level]
    if view.level != "kreis" and frame.build()["boundaries_schematic"]:  # those of Kreise are official
        borders = texts.BORDERS_SCHEMATIC.format(borders=borders)
    age = ages.of_registry(reach()) if view.indicator == STAND else ""
    return Beside(borders, age, with_body(view))


def with_body(view: Selection) -> WithBody | None:
    """Beside the map of the Stand only, and only where there are some."""
    inside = marked_areas.within(view.area_filter)
    count = len(marked_areas.looked_after_by_kreis() & inside)
    if view.indicator != STAND or not (count or view.with_body_of):
        return None
    numbers = overview.coverage_of(inside)
    chosen = bool(view.with_body_of)
    toggled = replace(view, with_body_of="" if chosen else BODY_OF_KREIS)
    return WithBody(
        texts.WITH_BODY.format(count=german.number(count)),
        texts.WITH_BODY_OF.format(none=german.number(numbers["kein_gremium"] + numbers["aufgeloest"])),
        Link(texts.WITH_BODY_HIDE if chosen else texts.WITH_BODY_SHOW, selections.map_address(toggled)),
        chosen,
    )
