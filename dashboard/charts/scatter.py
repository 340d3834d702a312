"""Two quantities of many areas at once: a point each, the middle of every group as a cross, names of the chosen ones where they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts import svg
from dashboard.charts.marks import at
from dashboard.theme import INK, LINE, MUTED, REFERENCE_LINE, SURFACE

# Across in percent of the width, down in pixels. Labels are reckoned at a width of NARROW pixels, wider pictures have more room.
LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 9.0, 2.0, 8, 24, 420
NARROW, LETTER, LINE_HEIGHT, NEAR = 620, 6.6, 15, 7
SIZE, MOST_LETTERS = 12, 16
Mark = tuple[float, str]  # share of the axis, words


@dataclass(frozen=True, slots=True)
class ScatterPoint:
    """`x`, `y`: where it stands, 0 to 1 from the left and from below. `name` stands beside it where it is `chosen`,
    `title` where a mouse rests on it ("": nowhere); `group` picks its look."""

    key: str
    name: str
    x: float
    y: float
    group: str
    chosen: bool = False
    title: str = ""


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
    x: Sequence[Mark],
    y: Sequence[Mark],
    looks: Mapping[str, Look],
    crosses: Sequence[Cross] = (),
    corners: Sequence[str] = (),
) -> str:
    """The picture, hidden from screen readers: the table beside it says the same. `x`, `y`: what stands along
    the axes, at its share. `looks`: of every group. One cross divides the whole picture
    into quadrants, several are short. `corners`: what the quadrants are, from top left to bottom right; none where there is nothing to say."""
    across = {each.key: _across(each.x) for each in points}
    down = {each.key: _down(each.y) for each in points}
    drawn = sorted(points, key=lambda each: each.chosen)
    signs = {group: f"streu-{number}" for number, group in enumerate(dict.fromkeys(each.group for each in drawn))}
    defined = "".join(f'<g id="{name}">{looks[group].sign}</g>' for group, name in signs.items())
    parts = [
        f"<defs>{defined}</defs>",
        f'<rect x="{LEFT}%" y="{TOP}" width="{100 - LEFT - RIGHT}%" height="{HEIGHT - TOP - BOTTOM}" fill="{SURFACE}" stroke="{LINE}"/>',
        *_axes(x, y),
        *(_corner(words, place) for place, words in enumerate(corners)),
        *(_cross(each, looks, alone=len(crosses) == 1) for each in crosses),
        *(_sign(each, across[each.key], down[each.key], signs) for each in drawn),
        *_names([each for each in drawn if each.chosen], across, down),
    ]
    return svg.document(parts, HEIGHT, "")


def _across(share: float) -> float:
    return LEFT + (100 - LEFT - RIGHT) * share


def _down(share: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)


def _axes(x: Sequence[Mark], y: Sequence[Mark]) -> list[str]:
    floor = HEIGHT - BOTTOM
    style = f'font-size="{SIZE}" fill="{MUTED}"'
    parts = []
    for share, words in x:
        place = svg.short(_across(share))
        parts.append(f'<line x1="{place}%" x2="{place}%" y1="{floor}" y2="{floor + 4}" stroke="{MUTED}"/>')
        parts.append(f'<text x="{place}%" y="{floor + 17}" text-anchor="middle" {style}>{escape(_cut(words))}</text>')
    for share, words in y:
        place = svg.short(_down(share))
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


def _cross(each: Cross, looks: Mapping[str, Look], *, alone: bool) -> str:
    place, height = _across(each.x), _down(each.y)
    if alone:
        style = f'stroke="{REFERENCE_LINE}" stroke-width="1.5" stroke-dasharray="5 3"'
        return (
            f'<line x1="{svg.short(place)}%" x2="{svg.short(place)}%" y1="{TOP}" y2="{HEIGHT - BOTTOM}" {style}/>'
            f'<line x1="{LEFT}%" x2="{100 - RIGHT}%" y1="{svg.short(height)}" y2="{svg.short(height)}" {style}/>'
        )
    return at(place, height, cross(looks[each.group].colour))


def cross(colour: str, arm: int = 13) -> str:
    """The sign of a middle around 0,0."""
    arms = f'<path d="M-{arm} 0H{arm}M0-{arm}V{arm}" fill="none" stroke="{{}}" stroke-width="{{}}"/>'
    return arms.format(SURFACE, 6) + arms.format(colour, 3)


def line(colour: str = REFERENCE_LINE) -> str:
    """The sign of the lines through a single middle, around 0,0."""
    return f'<path d="M-7 0H7" stroke="{colour}" stroke-width="1.5" stroke-dasharray="5 3"/>'


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
