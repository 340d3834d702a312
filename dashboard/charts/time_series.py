"""Values over the years: a line per series with intervals, gaps where nothing is known, and marked breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dashboard import german
from dashboard.charts import svg
from dashboard.charts.marks import at, mark
from dashboard.charts.sparkline import Point, joined
from dashboard.theme import ACCENT, INK, LINE, MUTED

HEIGHT, TOP, BOTTOM = 240, 14, 26  # pixels
LEFT, RIGHT = 13.0, 3.0  # percent, for the numbers of the axis and half a mark


@dataclass(frozen=True)
class Series:
    """One line. `shape` is a mark of dashboard.charts.marks; a dashed line is a value to compare with, drawn without intervals
    and, unless it is `marked`, without marks."""

    label: str
    points: Sequence[Point]
    colour: str = ACCENT
    shape: str = "circle"
    dashed: bool = False
    marked: bool = False


@dataclass(frozen=True)
class Break:
    """The first year that must not be compared with the years before."""

    period: int
    reason: str = ""


@dataclass(frozen=True)
class _Frame:
    first: int
    last: int
    low: float
    high: float

    def x(self, period: float) -> float:
        return LEFT + (100 - LEFT - RIGHT) * svg.within(period, self.first, self.last)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * svg.within(value, self.low, self.high)


def time_series(
    series: Sequence[Series],
    breaks: Sequence[Break] = (),
    form: Callable[[float], str] = german.number,
    label: str = "",
    zero: bool = False,
) -> str:
    """The lines in one frame. `form` writes the numbers of the axis; `zero`: the axis begins at 0. Nothing known gives an empty frame."""
    frame = _frame(series, zero)
    if frame is None:
        return svg.document([], HEIGHT, label)
    return svg.document(
        [
            *_axes(frame, form),
            *_breaks(frame, breaks),
            *(part for each in series for part in _series(frame, each, breaks)),
        ],
        HEIGHT,
        label,
    )


def _frame(series: Sequence[Series], zero: bool) -> _Frame | None:
    points = [point for each in series for point in each.points]
    ends = [end for point in points for end in (point.value, point.low, point.high) if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    low = min(low, 0.0) if zero else low
    room = 0.06 * (high - low) or abs(high) * 0.1 or 1.0
    return _Frame(
        min(each.period for each in points),
        max(each.period for each in points),
        low if zero and low == 0 else max(low - room, 0.0) if low >= 0 else low - room,
        high + room,
    )


def _axes(frame: _Frame, form: Callable[[float], str]) -> Iterator[str]:
    for value in svg.ticks(frame.low, frame.high):
        y = svg.short(frame.y(value))
        yield f'<line x1="{LEFT}%" x2="100%" y1="{y}" y2="{y}" stroke="{LINE}"/>'
        yield at(
            LEFT, frame.y(value), f'<text x="-8" y="4" text-anchor="end" fill="{MUTED}">{escape(form(value))}</text>'
        )
    years = range(frame.first, frame.last + 1)
    step = max(1, -(-len(years) // 7))
    for period in years:
        if (frame.last - period) % step == 0:
            yield (
                f'<text x="{svg.short(frame.x(period))}%" y="{HEIGHT - 6}" text-anchor="middle" fill="{MUTED}">{period}</text>'
            )


def _breaks(frame: _Frame, breaks: Sequence[Break]) -> Iterator[str]:
    for each in breaks:
        if frame.first < each.period <= frame.last:
            x = svg.short(frame.x(each.period - 0.5))
            yield (
                f'<line x1="{x}%" x2="{x}%" y1="{TOP - 8}" y2="{HEIGHT - BOTTOM}" stroke="{INK}" stroke-width="1.5" '
                f'stroke-dasharray="2 3"><title>{escape(each.reason)}</title></line>'
            )


def _series(frame: _Frame, each: Series, breaks: Sequence[Break]) -> Iterator[str]:
    known = [(point, point.value) for point in each.points if point.value is not None]
    cuts = [cut.period for cut in breaks]
    before = [None, *(point.period for point, _ in known)]
    path = svg.route(
        [
            (frame.x(point.period), frame.y(value), joined(earlier, point.period, cuts))
            for (point, value), earlier in zip(known, before, strict=False)
        ]
    )
    dashes = ' stroke-dasharray="5 4"' if each.dashed else ""
    yield svg.stretched(path, HEIGHT, f'stroke="{each.colour}" stroke-width="2"{dashes}')
    if not each.dashed:
        bars = svg.upright(
            (frame.x(point.period), frame.y(point.low), frame.y(point.high))
            for point, _ in known
            if point.low is not None and point.high is not None
        )
        yield svg.stretched(bars, HEIGHT, f'stroke="{each.colour}" stroke-width="5" stroke-opacity=".3"')
    for point, value in known if each.marked or not each.dashed else ():
        yield at(frame.x(point.period), frame.y(value), mark(each.shape, each.colour))
