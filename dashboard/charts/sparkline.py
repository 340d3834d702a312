"""A line of a few values without letters: where it came from, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from dashboard.charts import svg
from dashboard.charts.labels import Break
from dashboard.charts.marks import at, mark
from dashboard.theme import ACCENT, LINE, MUTED

HEIGHT, MARGIN, SIDE = 36, 6, 4.0  # pixels, pixels, percent


class Point(NamedTuple):
    """A value of one year with its 95 % interval. `value` is None where there is none to show; then the line has a gap."""

    period: int
    value: float | None
    low: float | None = None
    high: float | None = None


def sparkline(points: Sequence[Point], label: str = "", breaks: Sequence[Break] = (), colour: str = ACCENT) -> str:
    """The values as a line with its last one marked, and a tick at each break, before which the line is cut. No value at all gives an empty
    frame."""
    known = [(point.period, point.value) for point in points if point.value is not None]
    if not known:
        return svg.document([], HEIGHT, label)
    first, last = min(point.period for point in points), max(point.period for point in points)
    low, high = min(value for _, value in known), max(value for _, value in known)

    def place(period: int, value: float) -> tuple[float, float]:
        height = (HEIGHT - 2 * MARGIN) * svg.within(value, low, high)
        return SIDE + (100 - 2 * SIDE) * svg.within(period, first, last), HEIGHT - MARGIN - height

    base = f'<line x1="0" x2="100%" y1="{HEIGHT - 1}" y2="{HEIGHT - 1}" stroke="{LINE}"/>'
    before = [None, *(period for period, _ in known)]
    cuts = [each.period for each in breaks if each.cuts]
    path = svg.route(
        [
            (*place(period, value), joined(earlier, period, cuts))
            for (period, value), earlier in zip(known, before, strict=False)
        ]
    )
    line = svg.stretched(path, HEIGHT, f'stroke="{colour}" stroke-width="2" stroke-linecap="round"')
    ticks = [
        f'<line x1="{x}%" x2="{x}%" y1="0" y2="{HEIGHT - 1}" stroke="{MUTED}" stroke-dasharray="2 2">'
        f"<title>{each.period}: {escape(each.label)}</title></line>"
        for each in breaks
        if first < each.period <= last
        for x in [svg.short(SIDE + (100 - 2 * SIDE) * svg.within(each.period - 0.5, first, last))]
    ]
    return svg.document([base, *ticks, line, at(*place(*known[-1]), mark("circle", colour))], HEIGHT, label)


def joined(before: int | None, after: int, breaks: Sequence[int]) -> bool:
    """Whether a line may lead from one year to the other: they follow each other and no break lies between them."""
    return before is not None and after == before + 1 and after not in breaks
