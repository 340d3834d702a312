"""Wholes divided into parts, a bar each, every bar as long as the others; parts nobody knows are hatched, not left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts import svg
from dashboard.theme import INK, MUTED, SURFACE

HEAD, BAR, GAP = 20, 30, 12  # pixels: name of a bar, the bar, the room below it
LETTER, SIZE = 7.4, 13  # of the words in a part
_LINES = 6  # pixels between two lines of a hatch


@dataclass(frozen=True)
class Fill:
    """How a part looks: `ground`, and the colour of its `hatch`, "" for none; `ink` of the words on it."""

    ground: str
    hatch: str = ""
    ink: str = INK


@dataclass(frozen=True)
class Bar:
    """`values` of its parts, none below 0, and what stands in each where it has room."""

    name: str
    values: Sequence[float]
    words: Sequence[str]


def stacked_bars(bars: Sequence[Bar], fills: Sequence[Fill], width: float) -> tuple[str, int]:
    """The chart in `width` pixels, and its height; ValueError where a bar has not one value per fill."""
    parts = [f"<defs>{''.join(_patterns(fills))}</defs>"]
    for place, bar in enumerate(bars):
        if not len(bar.values) == len(bar.words) == len(fills):
            raise ValueError(f"{bar.name}: not one part per fill")
        parts += _bar(bar, fills, width, place * (HEAD + BAR + GAP))
    height = len(bars) * (HEAD + BAR + GAP)
    return svg.document(parts, height, "", f"{width:g}"), height


def sample(place: int, fill: Fill) -> str:
    """A part as a mark of a legend, around 0,0; `place` among all fills."""
    own = f"<defs>{''.join(_patterns([fill], place, 'teilzeichen'))}</defs>" if fill.hatch else ""
    return f'{own}<rect x="-9" y="-7" width="18" height="14" {_look(fill, place, "teilzeichen")}/>'


def _bar(bar: Bar, fills: Sequence[Fill], width: float, top: float) -> Iterator[str]:
    whole, x = sum(bar.values), 0.0
    yield f'<text x="0" y="{svg.short(top + SIZE)}" font-size="{SIZE}" fill="{INK}">{escape(bar.name)}</text>'
    for place, (value, words, fill) in enumerate(zip(bar.values, bar.words, fills, strict=True)):
        wide = width * value / whole if whole else 0
        if wide:
            yield (
                f'<rect x="{svg.short(x)}" y="{svg.short(top + HEAD)}" width="{svg.short(wide)}" height="{BAR}" '
                f"{_look(fill, place)}/>"
            )
        if words and wide > LETTER * len(words) + 6:
            yield from _words(words, x + wide / 2, top + HEAD + BAR / 2, fill)
        x += wide


def _words(words: str, x: float, y: float, fill: Fill) -> Iterator[str]:
    """The words of a part; on a hatch they stand on a plain ground."""
    if fill.hatch:
        wide = LETTER * len(words) + 4
        yield (
            f'<rect x="{svg.short(x - wide / 2)}" y="{svg.short(y - 9)}" width="{svg.short(wide)}" height="18" fill="{SURFACE}"/>'
        )
    ink = INK if fill.hatch else fill.ink
    yield (
        f'<text x="{svg.short(x)}" y="{svg.short(y + 4.5)}" font-size="{SIZE}" text-anchor="middle" fill="{ink}">'
        f"{escape(words)}</text>"
    )


def _look(fill: Fill, place: int, name: str = "teil") -> str:
    paint = f"url(#{name}-{place})" if fill.hatch else fill.ground
    return f'fill="{paint}" stroke="{MUTED}" stroke-width="0.8"'


def _patterns(fills: Sequence[Fill], first: int = 0, name: str = "teil") -> Iterator[str]:
    for place, fill in enumerate(fills, first):
        if fill.hatch:
            yield (
                f'<pattern id="{name}-{place}" width="{_LINES}" height="{_LINES}" patternUnits="userSpaceOnUse" '
                f'patternTransform="rotate(-45)"><rect width="{_LINES}" height="{_LINES}" fill="{fill.ground}"/>'
                f'<path d="M0 3h{_LINES}" stroke="{fill.hatch}" stroke-width="1.8" fill="none"/></pattern>'
            )
