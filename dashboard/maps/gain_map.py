"""The map after what is supposed: where a body is active, where one would be new, where the Stand is unclear."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dashboard.charts.gain_bar import patterns

HEIGHT = 500  # pixels, about: for strokes and hatches


def gain_map(
    boundaries: Mapping[str, Any],
    names: Mapping[str, str],
    outlines: Mapping[str, str],
    looks: Mapping[str, str],
    words: Mapping[str, str],
    labelled_by: str,
) -> str:
    """The SVG. `boundaries`: a published svg.json; `names` of the areas; `outlines`: paths of the Kreise; `looks`: by area one of
    charts.gain_bar.PARTS, `words` for these; `labelled_by`: ids of what a screen reader says. assets/what_if.js gives the areas other looks.
    """
    box = " ".join(map(str, boundaries["view_box"]))
    unit = float(boundaries["view_box"][3]) / HEIGHT
    areas = "".join(
        f'<path class="{looks[area_id]}" d="{path}"><title>{escape(f"{names[area_id]}: {words[looks[area_id]]}")}</title></path>'
        for area_id, path in boundaries["areas"].items()
    )
    kreise = "".join(f'<path d="{path}"/>' for path in outlines.values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wenn-bild wenn-karte" viewBox="{box}" role="img" aria-labelledby="{labelled_by}">'
        f'{patterns("wenn-karte", unit)}<g class="gebiete">{areas}</g><g class="kreise" aria-hidden="true">{kreise}</g></svg>'
    )
