"""A small map on which areas are chosen: one plain path per area, the chosen ones filled, the Kreise drawn on top."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape
from typing import Any

from dashboard.charts.svg import short

CHOSEN = "gewaehlt"


def choice_map(
    boundaries: Mapping[str, Any],
    names: Mapping[str, str],
    outlines: Mapping[str, str],
    chosen: Collection[str],
    label: str,
) -> str:
    """The SVG. `boundaries`: a published svg.json; `names`: label by area; `outlines`: paths of the Kreise, none where these are the areas; `label`:
    what a screen reader says. A script finds an area by `data-gebiet` and marks it by the class."""
    box = " ".join(map(str, boundaries["view_box"]))
    stroke = short(float(boundaries["view_box"][3]) / 640)
    picked, mark = set(chosen), f' class="{CHOSEN}"'
    areas = "".join(
        f'<path data-gebiet="{area_id}"{mark if area_id in picked else ""} d="{path}"><title>{escape(names[area_id])}</title></path>'
        for area_id, path in boundaries["areas"].items()
        if area_id in names
    )
    kreise = "".join(f'<path d="{path}"/>' for path in outlines.values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ana-karte" viewBox="{box}" role="img" aria-label="{escape(label)}" style="--strich:{stroke}">'
        f'<g class="ana-gebiete">{areas}</g><g class="ana-kreise" aria-hidden="true">{kreise}</g></svg>'
    )
