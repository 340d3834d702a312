"""Where names and labels go so that no two lie on each other. Reckoned in pixels at the narrowest width a figure has; a wider one only has more
room between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

WIDTH = 205  # pixels inside the axes on a phone of 390
SHORT = 18  # letters
NEAR_END = 0.3  # of an axis
LETTER, HIGH, GAP = 7.0, 17, 3  # pixels at 13 px, with a rim
# How Plotly calls the places around a point, in the order in which they are tried: (right, down), each -1, 0 or 1.
AROUND = {
    "top right": (1, -1),
    "top left": (-1, -1),
    "bottom right": (1, 1),
    "bottom left": (-1, 1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, -1),
    "bottom center": (0, 1),
}
Box = tuple[float, float, float, float]  # left, top, right, bottom
# What is taken, and the point it belongs to.
Taken = tuple[Box, float, float]


class Spot(NamedTuple):
    """A point with its name: `x` from the left, `y` from the top, both 0 to 1; `radius` in pixels."""

    x: float
    y: float
    radius: float
    name: str


@lru_cache(maxsize=2048)  # the same sentence stands at many points
def broken(text: str, letters: int) -> str:
    """The text as Plotly shows it: escaped, in lines of at most so many letters where words allow it."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(escape(line, quote=False) for line in lines)


def short(name: str) -> str:
    """A name for a small figure: what a long one has in brackets becomes a letter, "Bad Marienberg (W.)"."""
    first, _, bracket = name.partition(" (")
    return name if len(name) <= SHORT or not bracket else f"{first} ({bracket[0]}.)"


def placed(
    spots: Sequence[Spot], height: float, first: Sequence[int] = (), kept: Sequence[Taken] = ()
) -> list[str | None]:
    """For each point the place of its name, None where it has none. Those at the indices `first` come before all others, whose order is that
    given; no name touches another one, nor one of the points in `first`, nor what is `kept` free."""
    before = set(first)
    taken = [*kept, *(_with_point(_around(spots[each], height), spots[each]) for each in before)]
    places: list[str | None] = [None] * len(spots)
    for index in (*first, *(each for each in range(len(spots)) if each not in before)):
        spot = spots[index]
        for place in AROUND:
            box = box_of(spot, place, height)
            if box[0] < 0 or box[2] > WIDTH or box[1] < 0 or box[3] > height:
                continue
            wanted = _with_point(box, spot)
            if any(_may_meet(wanted, other) for other in taken):
                continue
            taken.append(wanted)
            places[index] = place
            break
    return places


def across(top: float, bottom: float, height: float) -> Taken:
    """Everything between two heights, to be kept free."""
    return (0.0, top, float(WIDTH), bottom), 0.0, (top + bottom) / 2 / height


def box_of(spot: Spot, place: str, height: float, width: float = WIDTH) -> Box:
    """What a name takes at one of the places around its point."""
    right, down = AROUND[place]
    long, away = LETTER * len(spot.name), spot.radius + GAP
    x, y = spot.x * width, spot.y * height
    left = x - long / 2 if not right else x + away if right > 0 else x - away - long
    top = y - HIGH / 2 if not down else y + away if down > 0 else y - away - HIGH
    return left, top, left + long, top + HIGH


def rows(places: Sequence[float], names: Sequence[str]) -> list[int]:
    """Labels over places (0 to 1) of an axis, anchored as `anchor` says, in as many rows as it takes: by label its row, from 0."""
    taken: list[list[tuple[float, float]]] = []
    result = [0] * len(names)
    for index in sorted(range(len(names)), key=lambda each: places[each]):
        left, right = ends_of(places[index], names[index])
        free = (row for row, ends in enumerate(taken) if all(right < start or end < left for start, end in ends))
        row = next(free, len(taken))
        taken[row:row] = [] if row < len(taken) else [[]]
        taken[row].append((left, right))
        result[index] = row
    return result


def anchor(place: float) -> str:
    """Labels near an end of the axis grow inwards."""
    return "left" if place < NEAR_END else "right" if place > 1 - NEAR_END else "center"


def ends_of(place: float, name: str) -> tuple[float, float]:
    """What a label over a place takes, in pixels."""
    middle, long = place * WIDTH, LETTER * len(name)
    left = middle - {"left": 0.0, "center": long / 2, "right": long}[anchor(place)]
    return left, left + long


def apart(places: Sequence[float], least: float) -> list[float]:
    """The same places in pixels, moved so that neighbours are at least so far from each other, as little as that takes and in their order."""
    order = sorted(range(len(places)), key=lambda each: places[each])
    groups: list[list[float]] = []  # [middle, members]
    for index in order:
        groups.append([places[index], 1])
        while len(groups) > 1 and _touch(groups[-2], groups[-1], least):
            (middle, many), (other, more) = groups[-2:]
            groups[-2:] = [[(middle * many + other * more) / (many + more), many + more]]
    spread = [middle + (each - (many - 1) / 2) * least for middle, many in groups for each in range(int(many))]
    result = [0.0] * len(places)
    for index, place in zip(order, spread, strict=True):
        result[index] = place
    return result


def _touch(one: list[float], other: list[float], least: float) -> bool:
    return other[0] - one[0] < (one[1] + other[1]) / 2 * least


def _around(spot: Spot, height: float) -> Box:
    x, y, radius = spot.x * WIDTH, spot.y * height, spot.radius
    return x - radius, y - radius, x + radius, y + radius


def _with_point(box: Box, spot: Spot) -> Taken:
    return box, spot.x, spot.y


def _may_meet(one: Taken, other: Taken) -> bool:
    """Whether two boxes lie on each other here or in a larger figure: there the points move apart, so what is left of another one must
    belong to a point that is left of the other's, and so on."""
    ((left, top, right, bottom), x, y), ((start, head, end, foot), across, down) = one, other
    return not (
        (right <= start and x <= across)
        or (end <= left and across <= x)
        or (bottom <= head and y <= down)
        or (foot <= top and down <= y)
    )
