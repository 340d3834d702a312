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
TICKS = (0, 33, 67, 100)
WORDS: dict[str, Any] = texts.SCRIPT


def chart(places: Sequence[Row], chosen: Collection[str]) -> str:
    """The chart of places with status "ok"; `chosen` are the ids of the areas to point at, drawn last."""
    fields = [_field(need, structure) for need in (1, 2, 3) for structure in (1, 2, 3)]
    points = sorted(places, key=lambda place: place["area_id"] in chosen)
    return (
        '<svg class="quadranten" xmlns="http://www.w3.org/2000/svg" width="100%" aria-hidden="true">'
        f"{''.join(fields)}{''.join(_axes())}{''.join(_point(place, place['area_id'] in chosen) for place in points)}</svg>"
    )


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


def _point(place: Row, is_chosen: bool) -> str:
    """A point with the span of 90 % of the variants on both axes; hollow where the field is not clear. Named where it is clear or chosen."""
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
    if is_chosen or place["assigned"]:
        dx, anchor = (-9, "end") if x > (LEFT + SIDE) / 2 else (9, "start")
        parts.append(f'<text x="{short(x)}%" y="{short(y)}%" dx="{dx}" dy="-7" text-anchor="{anchor}">{name}</text>')
    return f'<g class="{css}" data-waehle="{place["area_id"]}">{"".join(parts)}</g>'


def _line(low: int | None, high: int | None, across: Any, other: str, axis: str) -> str:
    if low is None or high is None:
        return ""
    return f'<line {axis}1="{short(across(low))}%" {axis}2="{short(across(high))}%" {other}/>'
