"""Need and structure as a chart of two axes: nine fields, and every Kommune that has a place in them.

Positions are per cent of a square, so that it shrinks with the page while its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from typing import Any

from dashboard.charts.svg import short
from dashboard.need import words
from dashboard.need.words import Row
from dashboard.texts import need as texts

LEFT, TOP, SIDE = 9.0, 2.0, 88.0  # per cent
# What labels need is reckoned at the greatest width, in pixels: letters of 11.5 px (chosen ones are bold), points with room around them.
WIDTH, LETTER, BOLD, HIGH, ROOM = 512, 6.1, 6.9, 12, 7
TICKS = (0, 33, 67, 100)
WORDS: dict[str, Any] = texts.SCRIPT


def chart(places: Sequence[Row], chosen: Collection[str]) -> str:
    """The chart of places with status "ok"; `chosen` are the ids of the areas to point at, drawn last."""
    named = labels(places, chosen)
    fields = [_field(need, structure) for need in (1, 2, 3) for structure in (1, 2, 3)]
    points = sorted(places, key=lambda place: place["area_id"] in chosen)
    return (
        '<svg class="quadranten" xmlns="http://www.w3.org/2000/svg" width="100%" aria-hidden="true">'
        f"{''.join(fields)}{''.join(_axes())}{''.join(_point(place, place['area_id'] in chosen, named.get(place['area_id'], '')) for place in points)}</svg>"
    )


def legend(places: Sequence[Row]) -> str:
    """What the signs mean that occur, and where the names stand that have no room in the chart."""
    has_unsure, has_span = (
        any(not place["assigned"] for place in places),
        any(place.get("need_low") for place in places),
    )
    signs = [
        ('<g class="punkt-gebiet"><circle r="5.5"/></g>', texts.CHART_ASSIGNED, True),
        ('<g class="punkt-gebiet unsicher"><circle r="5.5"/></g>', texts.CHART_UNSURE, has_unsure),
        ('<g class="punkt-gebiet"><line x1="-9" x2="9"/><line y1="-9" y2="9"/></g>', texts.CHART_SPAN, has_span),
    ]
    lines = "".join(
        f'<li><svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">{sign}</svg><span>{text}</span></li>'
        for sign, text, occurs in signs
        if occurs
    )
    return f'<div class="quadranten-legende"><ul>{lines}</ul><p class="klein">{texts.CHART_NAMES}</p></div>'


def labels(places: Sequence[Row], chosen: Collection[str]) -> dict[str, str]:
    """By area the drawing of its name: of chosen ones and of clear ones, where it lies on no other name and no point. Others stand in the
    table, and in the title of their point."""
    at = {
        place["area_id"]: (_x(need) * WIDTH / 100, _y(structure) * WIDTH / 100)
        for place in places
        if (need := words.ends(place, "need")[0]) is not None
        and (structure := words.ends(place, "structure")[0]) is not None
    }
    taken = [(x - ROOM, y - ROOM, x + ROOM, y + ROOM) for x, y in at.values()]
    wanted = [place for place in places if place["area_id"] in at and (place["assigned"] or place["area_id"] in chosen)]
    drawn = {}
    for place in sorted(wanted, key=lambda each: each["area_id"] not in chosen):
        is_chosen, (x, y) = place["area_id"] in chosen, at[place["area_id"]]
        width = len(place["label"]) * (BOLD if is_chosen else LETTER)
        for dx, dy in ((9, -7), (-9, -7), (9, 15), (-9, 15), (9, 4), (-9, 4)):
            left = x + dx - (width if dx < 0 else 0)
            box = left, y + dy - HIGH + 3, left + width, y + dy + 3
            if box[0] >= _x(0) * WIDTH / 100 and box[2] <= WIDTH and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                drawn[place["area_id"]] = f'dx="{dx}" dy="{dy}" text-anchor="{"end" if dx < 0 else "start"}"'
                break
        else:
            if is_chosen:  # what one points at is named in any case
                drawn[place["area_id"]] = (
                    f'dx="{-9 if x > WIDTH / 2 else 9}" dy="-7" text-anchor="{"end" if x > WIDTH / 2 else "start"}"'
                )
    return drawn


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _x(value: float) -> float:
    return LEFT + value / 100 * SIDE


def _y(value: float) -> float:
    return TOP + (1 - value / 100) * SIDE


def _field(need: int, structure: int) -> str:
    third = 100 / 3
    return (
        f'<rect class="b{need}{structure}" x="{short(_x(third * (need - 1)))}%" y="{short(_y(third * structure))}%" '
        f'width="{short(SIDE / 3)}%" height="{short(SIDE / 3)}%"/>'
    )


def _axes() -> list[str]:
    bottom, middle = TOP + SIDE, short(LEFT + SIDE / 2)
    share = WORDS["needShare"]
    parts = [
        f'<text x="{short(_x(value))}%" y="{short(bottom)}%" dy="16" text-anchor="middle">{value}</text>'
        f'<text x="{short(LEFT)}%" y="{short(_y(value))}%" dx="-6" dy="4" text-anchor="end">{value}</text>'
        for value in TICKS
    ]
    return [
        *parts,
        f'<text x="{middle}%" y="{short(bottom)}%" dy="36" text-anchor="middle">{texts.AXES["need"]} ({share}) →</text>',
        f'<svg x="0" y="{short(TOP + SIDE / 2)}%" overflow="visible"><text transform="translate(11 0) rotate(-90)" '
        f'text-anchor="middle">{texts.AXES["structure"]} ({share}) →</text></svg>',
    ]


def _point(place: Row, is_chosen: bool, label: str) -> str:
    """A point with the span of 90 % of the variants on both axes; hollow where the field is not clear. `label`: where its name is written,
    "" where it is not."""
    need, need_low, need_high = words.ends(place, "need")
    structure, structure_low, structure_high = words.ends(place, "structure")
    if need is None or structure is None:
        return ""
    x, y, name = _x(need), _y(structure), escape(place["label"])
    at = f'cx="{short(x)}%" cy="{short(y)}%"'
    css = "punkt-gebiet" + (" gewaehlt" if is_chosen else "") + ("" if place["assigned"] else " unsicher")
    parts = [
        f"<title>{name}</title>",
        _line(need_low, need_high, _x, f'y1="{short(y)}%" y2="{short(y)}%"', "x"),
        _line(structure_low, structure_high, _y, f'x1="{short(x)}%" x2="{short(x)}%"', "y"),
        f'<circle {at} r="{7 if is_chosen else 5.5}"/>',
    ]
    if label:
        parts.append(f'<text x="{short(x)}%" y="{short(y)}%" {label}>{name}</text>')
    return f'<g class="{css}" data-waehle="{place["area_id"]}">{"".join(parts)}</g>'


def _line(low: int | None, high: int | None, across: Any, other: str, axis: str) -> str:
    if low is None or high is None:
        return ""
    return f'<line {axis}1="{short(across(low))}%" {axis}2="{short(across(high))}%" {other}/>'
