"""All values of a group on one axis, one thin line each, with a few of them marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import svg
from dashboard.charts.axis import NAMES_HEIGHT, Axis, Ends, names
from dashboard.charts.marks import at, mark
from dashboard.theme import ACCENT, INK, LINE, MUTED

MIDDLE, SIDE = 18, 2.5  # pixels, percent
TALL = 9  # half a tick
HEIGHT = 2 * MIDDLE + NAMES_HEIGHT


@dataclass(frozen=True)
class Mark:
    """A value to point at: a mark of dashboard.charts.marks, or "line" for a dashed line over the whole height."""

    value: float
    shape: str = "line"
    colour: str = INK


def strip(
    values: Sequence[float],
    ends: Ends,
    own: float | None = None,
    marks: Sequence[Mark] = (),
    label: str = "",
    interval: tuple[float, float] | None = None,
    colour: str = ACCENT,
    shape: str = "circle",
) -> str:
    """One tick per value, the own value as a large mark with its interval, other marks below it, and what both ends are.

    `shape` tells a value of its own ("circle") from one that belongs to the area above ("circle_open").
    """
    everything = [*values, *(each.value for each in marks), *([own] if own is not None else []), *(interval or ())]
    if not everything:
        return svg.document([], HEIGHT, label)
    axis = Axis(min(everything), max(everything), SIDE, ends.turned)
    line = f'<line x1="0" x2="100%" y1="{MIDDLE}" y2="{MIDDLE}" stroke="{LINE}"/>'
    bars = "".join([f"M{round(10 * place)} {MIDDLE - TALL}V{MIDDLE + TALL}" for place in axis.places(values)])
    ticks = svg.stretched(bars, HEIGHT, f'stroke="{MUTED}" stroke-width="1.5" stroke-opacity=".5"')
    span = [_span(*axis.span(*interval), colour)] if interval else []
    symbols = [_mark(axis.across(each.value), each) for each in marks]
    disc = (
        [at(axis.across(own), MIDDLE, f'<g transform="scale(1.3)">{mark(shape, colour)}</g>')]
        if own is not None
        else []
    )
    return svg.document([line, ticks, *span, *symbols, *disc, names(ends, HEIGHT - 4)], HEIGHT, label)


def _mark(percent: float, each: Mark) -> str:
    if each.shape == "line":
        return _vertical(percent, MIDDLE - 2, f'stroke="{each.colour}" stroke-width="1.8" stroke-dasharray="4 2"')
    return at(percent, MIDDLE, mark(each.shape, each.colour))


def _vertical(percent: float, half: int, style: str) -> str:
    x = svg.short(percent)
    return f'<line x1="{x}%" x2="{x}%" y1="{MIDDLE - half}" y2="{MIDDLE + half}" {style}/>'


def _span(first: float, last: float, colour: str) -> str:
    return (
        f'<line x1="{svg.short(first)}%" x2="{svg.short(last)}%" y1="{MIDDLE}" y2="{MIDDLE}" '
        f'stroke="{colour}" stroke-width="3.5" stroke-opacity=".55"/>'
    )
