"""Boundaries + areas → the SVG map: one path per area, Kreis outlines, marks of councils, hatches. Values are painted by the script.

Sizes are in screen pixels through the custom property --u (map units per pixel), which the script sets when the map is zoomed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from markupsafe import Markup

from dashboard.maps.painted import Painted
from dashboard.texts import map_keys
from dashboard.theme import BIVARIATE, CATEGORICAL, INK, SEQUENTIAL, SURFACE, signs

Row = Mapping[str, Any]
HATCH = 6  # pixels between two lines
STANDARD_HEIGHT = 640  # pixels, until the script knows the real size

_CROSS = "M-3.2-3.2 3.2 3.2M-3.2 3.2 3.2-3.2"
_DIAMOND = "M0-4.4 4.4 0 0 4.4-4.4 0z"
# Shape first: a status is told by its form alone. Each has a light rim, so that it stands on every class colour.
MARKS = {
    "aktiv": f'<circle r="4.4" fill="{INK}" stroke="{SURFACE}" stroke-width="1.3"/>',
    "ruht_vermutlich": f'<circle r="4.9" fill="{SURFACE}"/><circle r="3.5" fill="none" stroke="{INK}" stroke-width="1.7"/>'
    f'<path d="M0-3.5a3.5 3.5 0 0 0 0 7z" fill="{INK}"/>',
    "in_planung": f'<circle r="4.9" fill="{SURFACE}"/>'
    f'<circle r="3.6" fill="none" stroke="{INK}" stroke-width="1.7" stroke-dasharray="2.1 1.67"/>',
    "ruhend": f'<circle r="4.9" fill="{SURFACE}"/><circle r="3.5" fill="none" stroke="{INK}" stroke-width="1.7"/>',
    "aufgeloest": f'<path d="{_DIAMOND}" fill="{SURFACE}" stroke="{SURFACE}" stroke-width="3"/>'
    f'<path d="{_DIAMOND}" fill="none" stroke="{INK}" stroke-width="1.6"/>',
    "kein_gremium": f'<path d="{_CROSS}" stroke="{SURFACE}" stroke-width="4.4"/><path d="{_CROSS}" stroke="{INK}" stroke-width="1.8"/>',
}
SIGNS = signs()


class Drawing:
    """The map of one level, drawn once and painted as often as asked: everything but looks, signs and the choice stays.

    `boundaries` is a published svg.json, `outlines` the Kreise drawn on top, `marks` whether councils are shown, `points` whether every
    area says where a sign of it may stand.
    """

    def __init__(
        self,
        boundaries: Mapping[str, Any],
        areas: Sequence[Row],
        outlines: Mapping[str, str],
        *,
        marks: bool,
        points: bool = False,
    ) -> None:
        x, y, width, height = boundaries["view_box"]
        unit = height / STANDARD_HEIGHT
        self.points = {area["area_id"]: boundaries["points"][area["area_id"]] for area in areas}
        self._shapes = {area["area_id"]: boundaries["areas"][area["area_id"]] for area in areas}
        self._facts = {area["area_id"]: self._described(area, with_point=points) for area in areas}
        self._opening = (
            f' viewBox="{x} {y} {width} {height}" style="--u:{unit:.4g}" role="group">'
            f"<defs>{''.join(patterns(unit))}{''.join(symbols())}</defs>"
            f'<g role="listbox" class="gebiete" aria-label="{escape(map_keys.LABEL)}"'
        )
        kreise = "".join(f'<path d="{path}"/>' for path in outlines.values())
        councils = "".join(council_marks(boundaries["points"], areas) if marks else ())
        self._above = (
            f'</g><g class="kreise" aria-hidden="true">{kreise}</g><g class="marken" aria-hidden="true">{councils}</g>'
        )

    def svg(self, painted: Painted | None = None, chosen: Collection[str] = ()) -> str:
        """The SVG; without `painted` every area is plain. `chosen` are the ids of the areas to outline."""
        looks = painted.looks if painted else {}
        layer = f' data-zeigt="{painted.layer}"' if painted else ""
        areas = (
            f'<path role="option" aria-selected="{"true" if area_id in chosen else "false"}" tabindex="-1" '
            f'class="f{f" {looks[area_id].css}" if area_id in looks else ""}"{facts}'
            for area_id, facts in self._facts.items()
        )
        signs = (
            f'<use href="#z-{sign}" transform="translate({self.points[area_id][0]} {self.points[area_id][1]})"/>'
            for area_id, sign in (painted.signs if painted else {}).items()
        )
        outline = "".join(self._shapes[area_id] for area_id in chosen if area_id in self._shapes)
        around = f' d="{outline}"' if outline else ""
        several = ' aria-multiselectable="true"' if len(chosen) > 1 else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="karte"{layer}{self._opening}{several}>{"".join(areas)}{self._above}'
            f'<g class="urteile" aria-hidden="true">{"".join(signs)}</g><g class="umrisse" aria-hidden="true">'
            f'<path class="zeiger"/><path class="hof"{around}/><path class="auswahl"{around}/><path class="fokushof"/><path class="fokus"/></g></svg>'
        )

    def _described(self, area: Row, *, with_point: bool) -> str:
        """What a path says of its area, to its end."""
        area_id = area["area_id"]
        point = ' data-p="{} {}"'.format(*self.points[area_id]) if with_point else ""
        return f' data-id="{area_id}" aria-label="{escape(area["label"])}"{point} d="{self._shapes[area_id]}"/>'


def symbols() -> list[str]:
    """The marks of the councils and the signs of differences, in pixels around 0,0."""
    return [f'<g id="z-{name}"><g class="zeichen">{shape}</g></g>' for name, shape in {**MARKS, **SIGNS}.items()]


def mark(status: str, size: int) -> Markup:
    """One mark as a drawing of its own, for a legend or a panel, `size` in pixels; empty for a status that is drawn without a mark."""
    if status not in MARKS:
        return Markup("")
    drawn = f'width="{size}" height="{size}" viewBox="-7 -7 14 14" aria-hidden="true">{MARKS[status]}</svg>'
    return Markup(f'<svg class="zeichenbild" {drawn}')  # noqa: S704 (nothing in it comes from outside)


def council_marks(points: Mapping[str, Sequence[int]], areas: Iterable[Row], scale: str = "") -> Iterable[str]:
    """One mark per area whose council is known; `scale` sizes it where no style sheet does."""
    for area in areas:
        if area["status"] in MARKS:
            x, y = points[area["area_id"]]
            yield f'<use href="#z-{area["status"]}" transform="translate({x} {y}){scale}"/>'


def patterns(unit: float) -> Iterable[str]:
    """Hatches: inherited over each class colour one way, missing on white the other way, suppressed as dots, open surveys as rings,
    not computable as a grid, not compared as a pale hatch, not clearly assigned as upright lines over each colour of the 3 × 3,
    the two hatched Stände, categories beyond the palette as broad level stripes over each of its colours."""
    for position in range(1, len(SEQUENTIAL) + 1):
        lines = f'<path class="grund k{position}" d="M0 0h6v6H0z"/><path class="strich s{position}" d="M0 3h6"/>'
        yield _pattern(f"h{position}", unit, 45, lines)
    yield _pattern(
        "fehlt", unit, -45, '<path class="grund leer" d="M0 0h6v6H0z"/><path class="strich leer" d="M0 3h6"/>'
    )
    yield _pattern(
        "geheim", unit, 45, '<path class="grund leer" d="M0 0h6v6H0z"/><circle class="punkt" cx="3" cy="3" r="1"/>'
    )
    yield _pattern(
        "offen", unit, 0, '<path class="grund leer" d="M0 0h6v6H0z"/><circle class="ring" cx="3" cy="3" r="1.4"/>'
    )
    yield _pattern(
        "unberechenbar",
        unit,
        0,
        '<path class="grund leer" d="M0 0h6v6H0z"/><path class="strich leer" d="M0 3h6M3 0v6"/>',
    )
    yield _pattern(
        "unverglichen", unit, 45, '<path class="grund blass" d="M0 0h6v6H0z"/><path class="strich blass" d="M0 3h6"/>'
    )
    for status, ground in (("ruht-vermutlich", "st-aktiv"), ("unklar", "leer")):
        lines = f'<path class="grund {ground}" d="M0 0h6v6H0z"/><path class="strich st-{status}" d="M0 3h6"/>'
        yield _pattern(f"st-{status}", unit, -45, lines)
    for position in range(1, len(CATEGORICAL) + 1):
        lines = f'<path class="grund c{position}" d="M0 0h6v6H0z"/><path class="strich w{position}" d="M0 3h6"/>'
        yield _pattern(f"w{position}", unit, 0, lines)
    for structure, row in enumerate(BIVARIATE, 1):
        for need, _ in enumerate(row, 1):
            lines = f'<path class="grund b{need}{structure}" d="M0 0h6v6H0z"/><path class="strich q{need}{structure}" d="M0 3h6"/>'
            yield _pattern(f"u{need}{structure}", unit, 90, lines)


def _pattern(name: str, unit: float, angle: int, content: str) -> str:
    return (
        f'<pattern id="{name}" width="{HATCH}" height="{HATCH}" patternUnits="userSpaceOnUse" data-winkel="{angle}" '
        f'patternTransform="scale({unit:.4g}) rotate({angle})">{content}</pattern>'
    )
