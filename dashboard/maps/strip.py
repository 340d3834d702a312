"""All own values of a map on one axis over its classes, one thin line each; the Land and the chosen area are pointed at.

Positions are per cent of the width, so the strip fills the width it is given; its labels are text over the drawing, because only that can
be kept inside both ends whatever the width.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dashboard.charts import Ends, svg
from dashboard.charts.axis import Axis
from dashboard.maps.legend import shade_of

WIDE = 847  # pixels it is given at most, on a large screen
SIDE = 1.7  # per cent of the width beyond both ends
HEIGHT, AXIS, BAND = 56, 45.5, (46, 7)  # pixels; the band as top and height
TICK = (26, 44)
LETTER = 7.3  # pixels of a letter, rather more than less


@dataclass(frozen=True)
class StripMark:
    """A value to point at: "land" by a dashed line named below, "gewaehlt" or, for an inherited value, "geerbt" by a triangle named above."""

    kind: str
    value: float
    label: str


def strip(
    values: Sequence[float],
    marks: Sequence[StripMark],
    limits: Sequence[float],
    ends: Ends,
    text: Callable[[float], str],
) -> str:
    """The strip of at least one value; `text` writes the values at both ends, or the one there is in the middle."""
    everything = [*values, *(mark.value for mark in marks)]
    low, high = min(everything), max(everything)
    axis = Axis(low, high, SIDE, ends.turned)
    parts = [
        *_band(axis, limits),
        f'<line class="achse" x1="{SIDE}%" x2="{100 - SIDE}%" y1="{AXIS}" y2="{AXIS}"/>',
        _ticks(axis, values),
        *(_mark(axis.across(mark.value), mark.kind) for mark in marks),
    ]
    left, right = (high, low) if ends.turned else (low, high)
    land = next((mark for mark in marks if mark.kind == "land"), None)
    named = [_label(axis.across(mark.value), mark) for mark in marks]
    if low == high:
        return _drawn(parts, [*named, "" if land else f'<span class="rand mitte">{escape(text(low))}</span>'])
    labels = [
        *named,
        _end("links", text(left), None if land is None else axis.across(land.value), land),
        _end("rechts", text(right), None if land is None else 100 - axis.across(land.value), land),
        f'<span class="ende links">{escape(ends.left)}</span><span class="ende rechts">{escape(ends.right)}</span>',
    ]
    return _drawn(parts, labels)


def _drawn(parts: Sequence[str], labels: Sequence[str]) -> str:
    return (
        f'<div class="streifen" aria-hidden="true"><svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{HEIGHT}">'
        f"{''.join(parts)}</svg>{''.join(labels)}</div>"
    )


def _band(axis: Axis, limits: Sequence[float]) -> list[str]:
    """The colour classes of the map under the ticks; of a single value its class all along."""
    if axis.low == axis.high:
        return [_class_of(axis.low, limits, SIDE, 100 - SIDE)]
    edges = [axis.low, *(limit for limit in limits if axis.low < limit < axis.high), axis.high]
    parts = []
    for start, end in pairwise(edges):
        parts.append(_class_of((start + end) / 2, limits, *axis.span(start, end)))
    return parts


def _class_of(value: float, limits: Sequence[float], left: float, right: float) -> str:
    return (
        f'<rect class="{shade_of(value, limits)}" x="{svg.short(left)}%" y="{BAND[0]}" '
        f'width="{svg.short(right - left)}%" height="{BAND[1]}"/>'
    )


def _ticks(axis: Axis, values: Sequence[float]) -> str:
    top, bottom = TICK
    path = svg.upright((axis.across(value), top, bottom) for value in values)
    return (
        f'<svg width="100%" height="{HEIGHT}" viewBox="0 0 1000 {HEIGHT}" preserveAspectRatio="none">'
        f'<path class="tick" d="{path}"/></svg>'
    )


def _mark(percent: float, kind: str) -> str:
    x = svg.short(percent)
    if kind == "land":
        return f'<line class="landlinie" x1="{x}%" x2="{x}%" y1="22" y2="56"/>'
    return f'<svg x="{x}%" overflow="visible"><path class="{kind}" d="M0 30l-6-12h12z"/></svg>'


def _label(percent: float, mark: StripMark) -> str:
    """The name of a mark over or under it, kept inside both ends."""
    half = f"{LETTER * len(mark.label) / 2 + 4:.0f}px"
    place = f"left:clamp({half}, {svg.short(percent)}%, calc(100% - {half}))"
    return f'<span class="marke-{mark.kind}" style="{place}">{escape(mark.label)}</span>'


def _end(side: str, text: str, percent: float | None, land: StripMark | None) -> str:
    """The value at one end; `percent`: how far from it the Land stands, which is named on the same line and takes the place."""
    room = ""
    if percent is not None and land is not None:
        needed = LETTER * (len(land.label) + 4)
        if (percent - SIDE) / 100 * WIDE < needed:
            return ""
        # Hidden on a strip that is narrower.
        room = f' style="max-width:max(0px, calc(({svg.short(percent - SIDE)}% - {needed:.0f}px) * 999))"'
    return f'<span class="rand {side}"{room}>{escape(text)}</span>'
