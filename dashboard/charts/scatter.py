"""Two quantities of many areas at once: a point each, the middle of every group as a cross, names of the chosen ones where they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from dashboard.charts import svg
from dashboard.charts.marks import at
from dashboard.theme import INK, LINE, MUTED, REFERENCE_LINE, SURFACE

# Across in percent of the width, down in pixels. Labels are reckoned at a width of NARROW pixels, wider pictures have more room.
LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 9.0, 2.0, 8, 24, 420
NARROW, LETTER, LINE_HEIGHT, NEAR = 620, 6.6, 15, 7
ROOM = 0.04  # of an axis, beyond its lowest and highest value
JITTER = 0.3  # of the distance between two categories
SIZE, MOST_LETTERS = 12, 16


@dataclass(frozen=True, slots=True)
class ScatterPoint:
    """`name` stands beside it where it is `chosen`, `title` where a mouse rests on it ("": nowhere); `group` picks its look."""

    key: str
    name: str
    x: float
    y: float
    group: str
    chosen: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class ScatterAxis:
    """What it measures, which is written around the picture, where it can break into lines; `ticks`: values with their labels; `low`, `high`: its
    ends; `is_category`: places are spread around their value."""

    title: str
    low: float
    high: float
    ticks: Sequence[tuple[float, str]]
    is_category: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The sign of a group, drawn around 0,0, and the colour of its cross."""

    sign: str
    colour: str


@dataclass(frozen=True, slots=True)
class Cross:
    """The middle of a group on both axes."""

    x: float
    y: float
    group: str


def scatter(
    points: Sequence[ScatterPoint],
    x: ScatterAxis,
    y: ScatterAxis,
    looks: Mapping[str, Look],
    crosses: Sequence[Cross] = (),
    corners: Sequence[str] = (),
) -> str:
    """The picture, hidden from screen readers: the table beside it says the same. `looks`: of every group. One cross divides the whole picture
    into quadrants, several are short. `corners`: what the quadrants are, from top left to bottom right; none where there is nothing to say."""
    across = {each.key: _across(x, _jittered(each.key, each.x, x)) for each in points}
    down = {each.key: _down(y, _jittered(each.key, each.y, y)) for each in points}
    drawn = sorted(points, key=lambda each: each.chosen)
    signs = {group: f"streu-{number}" for number, group in enumerate(dict.fromkeys(each.group for each in drawn))}
    defined = "".join(f'<g id="{name}">{looks[group].sign}</g>' for group, name in signs.items())
    parts = [
        f"<defs>{defined}</defs>",
        f'<rect x="{LEFT}%" y="{TOP}" width="{100 - LEFT - RIGHT}%" height="{HEIGHT - TOP - BOTTOM}" fill="{SURFACE}" stroke="{LINE}"/>',
        *_axes(x, y),
        *(_corner(words, place) for place, words in enumerate(corners)),
        *(_cross(each, x, y, looks, alone=len(crosses) == 1) for each in crosses),
        *(_sign(each, across[each.key], down[each.key], signs) for each in drawn),
        *_names([each for each in drawn if each.chosen], across, down),
    ]
    return svg.document(parts, HEIGHT, "")


def axis(
    title: str, values: Sequence[float], text: Sequence[tuple[float, str]] | None, written: object = None
) -> ScatterAxis:
    """An axis around values; `text`: places and words of categories, None of numbers, which `written` puts into words."""
    if text is not None:
        places = [place for place, _ in text] or [0.0]
        return ScatterAxis(title, min(places) - 0.5, max(places) + 0.5, text, is_category=True)
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    span = (high - low) or abs(high) or 1.0
    low, high = low - ROOM * span, high + ROOM * span
    write = written if callable(written) else str
    return ScatterAxis(title, low, high, [(each, str(write(each))) for each in svg.ticks(low, high, 5)])


def _across(scale: ScatterAxis, value: float) -> float:
    return LEFT + (100 - LEFT - RIGHT) * svg.within(value, scale.low, scale.high)


def _down(scale: ScatterAxis, value: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - svg.within(value, scale.low, scale.high))


def _jittered(key: str, value: float, scale: ScatterAxis) -> float:
    """On an axis of categories a place of its own, always the same one, so that equal values do not cover each other."""
    if not scale.is_category:
        return value
    share = int.from_bytes(sha256(f"{scale.title}{key}".encode()).digest()[:2]) / 65535
    return value + JITTER * (2 * share - 1)


def _axes(x: ScatterAxis, y: ScatterAxis) -> list[str]:
    floor = HEIGHT - BOTTOM
    style = f'font-size="{SIZE}" fill="{MUTED}"'
    parts = []
    for value, words in x.ticks:
        place = svg.short(_across(x, value))
        parts.append(f'<line x1="{place}%" x2="{place}%" y1="{floor}" y2="{floor + 4}" stroke="{MUTED}"/>')
        parts.append(f'<text x="{place}%" y="{floor + 17}" text-anchor="middle" {style}>{escape(_cut(words))}</text>')
    for value, words in y.ticks:
        place = svg.short(_down(y, value))
        parts.append(f'<line x1="{LEFT}%" x2="{100 - RIGHT}%" y1="{place}" y2="{place}" stroke="{LINE}"/>')
        parts.append(
            f'<text x="{LEFT}%" dx="-6" y="{place}" dy="4" text-anchor="end" {style}>{escape(_cut(words))}</text>'
        )
    return parts


def _corner(words: str, place: int) -> str:
    """The words of a quadrant in its corner."""
    is_right, is_low = place % 2, place // 2
    x, anchor, dx = (100 - RIGHT, "end", -8) if is_right else (LEFT, "start", 8)
    y = HEIGHT - BOTTOM - 8 if is_low else TOP + 16
    return f'<text class="ecke" x="{x}%" dx="{dx}" y="{y}" text-anchor="{anchor}" font-size="{SIZE}" fill="{MUTED}">{escape(words)}</text>'


def _cut(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1]}…"


def _cross(each: Cross, x: ScatterAxis, y: ScatterAxis, looks: Mapping[str, Look], *, alone: bool) -> str:
    place, height = _across(x, each.x), _down(y, each.y)
    if alone:
        style = f'stroke="{REFERENCE_LINE}" stroke-width="1.5" stroke-dasharray="5 3"'
        return (
            f'<line x1="{svg.short(place)}%" x2="{svg.short(place)}%" y1="{TOP}" y2="{HEIGHT - BOTTOM}" {style}/>'
            f'<line x1="{LEFT}%" x2="{100 - RIGHT}%" y1="{svg.short(height)}" y2="{svg.short(height)}" {style}/>'
        )
    colour = looks[each.group].colour
    arms = '<path d="M-13 0H13M0-13V13" fill="none" stroke="{}" stroke-width="{}"/>'
    return at(place, height, arms.format(SURFACE, 6) + arms.format(colour, 3))


def _sign(each: ScatterPoint, across: float, down: float, signs: Mapping[str, str]) -> str:
    """The sign of a point, which is drawn once for all of its group; a ring around a chosen one."""
    x, y = svg.short(round(across, 1)), svg.short(round(down))
    ring = f'<circle cx="{x}%" cy="{y}" r="8.5" fill="none" stroke="{INK}" stroke-width="2"/>' if each.chosen else ""
    title = f"<title>{escape(each.title)}</title>" if each.title else ""
    return f'{ring}<use href="#{signs[each.group]}" x="{x}%" y="{y}">{title}</use>'


def _names(chosen: Sequence[ScatterPoint], across: dict[str, float], down: dict[str, float]) -> list[str]:
    """The names of the chosen, each where it lies on no other name and no other chosen point; the rest stand in the table."""
    places = {each.key: (across[each.key] * NARROW / 100, down[each.key]) for each in chosen}
    taken = [(px - NEAR, py - NEAR, px + NEAR, py + NEAR) for px, py in places.values()]
    drawn = []
    for each in chosen:
        px, py = places[each.key]
        width = LETTER * len(each.name)
        for dx, dy in ((11, 4), (-11, 4), (0, -12), (0, 22)):
            left = px + dx - (width if dx < 0 else width / 2 if dx == 0 else 0)
            box = (left, py + dy - LINE_HEIGHT + 3, left + width, py + dy + 3)
            fits = box[0] >= LEFT * NARROW / 100 and box[2] <= NARROW and box[1] >= TOP and box[3] <= HEIGHT - BOTTOM
            if fits and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                anchor = "end" if dx < 0 else "middle" if dx == 0 else "start"
                drawn.append(
                    at(
                        across[each.key],
                        py,
                        f'<text x="{dx}" y="{dy}" text-anchor="{anchor}" font-weight="650" font-size="{SIZE}" fill="{INK}" stroke="{SURFACE}" '
                        f'stroke-width="3" paint-order="stroke">{escape(each.name)}</text>',
                    )
                )
                break
    return drawn


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
