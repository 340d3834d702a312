"""Breaks of a series and the labels of their vertical marks over a chart: each in the first row in which it does not touch another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from dashboard.charts.marks import at

ROW, SIZE, GAP = 14, 11, 4  # pixels
# A chart is at least this wide; wider ones have more room. A letter of that size takes so much of it, in percent.
NARROWEST = 300
LETTER = 100 * 6.1 / NARROWEST


@dataclass(frozen=True)
class Break:
    """A mark at a year, `label` in a few words. `cuts`: it must not be compared with the years before, so no line leads across; else the
    year was only unusual. `until`: the last of several unusual years."""

    period: int
    reason: str = ""
    label: str = ""
    until: int | None = None
    cuts: bool = True


class Place(NamedTuple):
    """Where a label goes: percent across, row from the top, and whether it stands to the left of its mark."""

    x: float
    row: int
    is_left: bool


def placed(named: Sequence[tuple[float, str]], first: float, last: float) -> list[Place]:
    """The places of labels at (percent, text), ordered from left to right, between two ends in percent."""
    places: list[Place] = []
    taken: list[list[tuple[float, float]]] = []
    for x, text in named:
        width = LETTER * len(text) + 2
        is_left = x + width > last and x - width >= first
        start, end = (x - width, x) if is_left else (x, x + width)
        row = next(
            (number for number, row in enumerate(taken) if all(end < left or start > right for left, right in row)),
            len(taken),
        )
        if row == len(taken):
            taken.append([])
        taken[row].append((start, end))
        places.append(Place(x, row, is_left))
    return places


def height(places: Sequence[Place]) -> int:
    """How much room the rows take, in pixels."""
    return ROW * (1 + max(place.row for place in places)) if places else 0


def text(place: Place, y: float, words: str, colour: str) -> str:
    """A label beside its mark; `y` is its base line."""
    anchor, x = ("end", -GAP) if place.is_left else ("start", GAP)
    return at(
        place.x, y, f'<text x="{x}" text-anchor="{anchor}" font-size="{SIZE}" fill="{colour}">{escape(words)}</text>'
    )
