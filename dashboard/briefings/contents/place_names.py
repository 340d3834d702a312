"""Names on the map of a Kreis, each at its place and none on another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.analysis.labels import short
from dashboard.charts import svg
from dashboard.theme import INK, SURFACE

SIZE, LETTER, HIGH = 11.5, 6.4, 15  # of letters, of one of them across, of a line; pixels
# How far from its place a name may stand, the nearest first, in lines.
STEPS = (0, -1, 1, -2, 2, -3, 3)


def names(labels: Mapping[str, str], points: Mapping[str, Sequence[float]], box: Sequence[float], unit: float) -> str:
    """The names in pixels of a map: `labels` by area, the largest first; `points` where each area lies and `box` the frame, in map units,
    of which `unit` make a pixel. A name for which there is no free place is left out; the table beside the map has it."""
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    wide, high = box[2] / unit, box[3] / unit
    for area_id, label in labels.items():
        text = short(label)
        half = LETTER * len(text) / 2
        x = min(max((points[area_id][0] - box[0]) / unit, half), wide - half)
        middle = (points[area_id][1] - box[1]) / unit
        for step in STEPS:
            y = middle + step * HIGH
            wanted = (x - half, y - HIGH / 2, x + half, y + HIGH / 2)
            if HIGH / 2 <= y <= high - HIGH / 2 and not any(_meet(wanted, other) for other in taken):
                taken.append(wanted)
                parts.append(_name(x, y, text))
                break
    return f'<g text-anchor="middle" font-size="{SIZE}">{"".join(parts)}</g>'


def _name(x: float, y: float, text: str) -> str:
    at = f'x="{svg.short(x)}" y="{svg.short(y + SIZE / 3)}"'
    rim = f'fill="none" stroke="{SURFACE}" stroke-width="3.5" stroke-linejoin="round"'
    return f'<text {at} {rim}>{escape(text)}</text><text {at} fill="{INK}">{escape(text)}</text>'


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
