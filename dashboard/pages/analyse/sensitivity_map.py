"""A small map of the Kommunen in the colours of the nine fields: drawn once with the page, coloured anew by its script."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from dashboard import db
from dashboard.maps.drawing import patterns
from dashboard.maps.need_map import class_of
from dashboard.need.places import NeedView
from dashboard.queries import boundaries
from dashboard.texts import need_sensitivity as texts

HEIGHT = 420  # pixels it is drawn for


@db.per_build
def _shapes() -> tuple[str, dict[str, str], str]:
    """Opening of the drawing with its hatches, path by Kommune, outlines of the Kreise."""
    kommunen = boundaries.boundaries("kommune")
    x, y, width, height = kommunen["view_box"]
    hatches = "".join(patterns(height / HEIGHT))
    opening = f'viewBox="{x} {y} {width} {height}" role="img" aria-label="{escape(texts.MAP)}"><defs>{hatches}</defs>'
    kreise = "".join(f'<path d="{path}"/>' for path in boundaries.boundaries("kreis")["areas"].values())
    return opening, kommunen["areas"], kreise


def small_map(view: NeedView, pointed: Collection[str]) -> str:
    """The map of a view; `pointed` are outlined. A Kommune without a shape is left out."""
    opening, shapes, kreise = _shapes()
    areas = "".join(
        f'<path class="f {class_of(place)}" data-waehle="{place["area_id"]}" d="{shapes[place["area_id"]]}">'
        f"<title>{escape(place['label'])}</title></path>"
        for place in view.places
        if place["area_id"] in shapes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gw-karte" {opening}<g id="gewichte-gebiete">{areas}</g>'
        f'<g class="kreise">{kreise}</g><g class="umrisse" id="gewichte-umrisse">{outlines(pointed)}</g></svg>'
    )


def outlines(pointed: Collection[str]) -> str:
    """What is drawn around the Kommunen that are pointed at."""
    _, shapes, _ = _shapes()
    around = "".join(shapes[area_id] for area_id in pointed if area_id in shapes)
    return f'<path class="hof" d="{around}"/><path class="auswahl" d="{around}"/>' if around else ""


def colours(view: NeedView) -> str:
    """The classes of the Kommunen in the order of the map, for its script."""
    _, shapes, _ = _shapes()
    return ",".join(class_of(place) for place in view.places if place["area_id"] in shapes)
