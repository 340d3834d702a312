"""The map of the first page as a picture."""

from __future__ import annotations

from typing import Any

from dashboard.addresses import weights as need_weights
from dashboard.addresses.map_selection import Selection
from dashboard.charts.sheet import foot
from dashboard.maps import view as map_view
from dashboard.maps.picture import Ground, picture
from dashboard.queries import boundaries, frame, marked_areas, need_structure, overview
from dashboard.texts import overview as texts

Row = dict[str, Any]


def map_picture(view: Selection, indicator: Row) -> str:
    """The SVG of a view, with source, licence and data version."""
    return picture(
        map_view.painted(view, indicator),
        _ground(view),
        _foot(indicator, view),
        _chosen(view),
        demo=bool(indicator["demo"]),
    )


def _ground(view: Selection) -> Ground:
    level, marked = view.level, marked_areas.marked(view)
    paled = [area["area_id"] for area in overview.areas(level) if marked is not None and area["area_id"] not in marked]
    outlines = boundaries.boundaries("kreis")["areas"] if level != "kreis" else {}
    with_councils = overview.areas(level) if level == "kommune" else []
    return Ground(boundaries.boundaries(level), with_councils, outlines, bool(frame.build()["demo"]), frozenset(paled))


def _chosen(view: Selection) -> tuple[list[str], str]:
    """The areas that stand for the chosen one, and its name."""
    area = overview.area(view.area) if view.area else None
    return ([], "") if area is None else (map_view.chosen(view), str(area["label"]))


def _foot(indicator: Row, view: Selection) -> list[str]:
    build = frame.build()
    invented = indicator["demo"] or (view.level == "kommune" and build["demo"])
    weights = (
        [need_weights.sentence(need_weights.in_force(need_structure.inputs(), view.weights))] if view.weights else []
    )
    marked = [texts.PICTURE_MARKED.format(words=marked_areas.words(view))] if view.is_filtered else []
    return [
        *weights,
        *marked,
        build["boundaries_note"],
        *foot(indicator["attribution"], indicator["licence"], build["version"], demo=bool(invented)),
    ]
