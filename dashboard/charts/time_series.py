"""Values over the years: a line per series with intervals, gaps where nothing is known, and marked breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from dashboard import german
from dashboard.charts import svg
from dashboard.charts.marks import at, mark
from dashboard.charts.sparkline import Point, joined
from dashboard.theme import ACCENT, INK, LINE, MUTED

HEIGHT, TOP, BOTTOM = 240, 14, 26  # pixels
LEFT, RIGHT = 13.0, 3.0  # percent, for the numbers of the axis and half a mark
MOST_YEARS = 7  # on the axis


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
    """Years and values from end to end, `x` of each year in percent."""

    first: int
    last: int
    low: float
    high: float
    x: Mapping[int, float]

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * svg.within(value, self.low, self.high)


def _across(period: float, first: int, last: int) -> float:
    return LEFT + (100 - LEFT - RIGHT) * svg.within(period, first, last)


# A page draws a hundred charts of the same years.
@lru_cache(maxsize=64)
def _years(first: int, last: int) -> Mapping[int, float]:
    return {period: _across(period, first, last) for period in range(first, last + 1)}


@lru_cache(maxsize=64)
def _names_of_years(first: int, last: int) -> str:
    """At most seven years as text, the last one among them."""
    step = max(1, -(-(last - first + 1) // MOST_YEARS))
    return "".join(
        f'<text x="{svg.short(x)}%" y="{HEIGHT - 6}" text-anchor="middle" fill="{MUTED}">{period}</text>'
        for period, x in _years(first, last).items()
        if (last - period) % step == 0
    )


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
    periods = [each.period for each in points]
    first, last = min(periods), max(periods)
    return _Frame(
        first,
        last,
        low if zero and low == 0 else max(low - room, 0.0) if low >= 0 else low - room,
        high + room,
        _years(first, last),
    )


def _axes(frame: _Frame, form: Callable[[float], str]) -> Iterator[str]:
    for value in svg.ticks(frame.low, frame.high):
        y = svg.short(frame.y(value))
        yield f'<line x1="{LEFT}%" x2="100%" y1="{y}" y2="{y}" stroke="{LINE}"/>'
        yield at(
            LEFT, frame.y(value), f'<text x="-8" y="4" text-anchor="end" fill="{MUTED}">{escape(form(value))}</text>'
        )
    yield _names_of_years(frame.first, frame.last)


def _breaks(frame: _Frame, breaks: Sequence[Break]) -> Iterator[str]:
    for each in breaks:
        if frame.first < each.period <= frame.last:
            x = svg.short(_across(each.period - 0.5, frame.first, frame.last))
            yield (
                f'<line x1="{x}%" x2="{x}%" y1="{TOP - 8}" y2="{HEIGHT - BOTTOM}" stroke="{INK}" stroke-width="1.5" '
                f'stroke-dasharray="2 3"><title>{escape(each.reason)}</title></line>'
            )


def _series(frame: _Frame, each: Series, breaks: Sequence[Break]) -> Iterator[str]:
    known = [point for point in each.points if point.value is not None]
    places = [(frame.x[point.period], frame.y(point.value)) for point in known if point.value is not None]
    cuts = [cut.period for cut in breaks]
    before = [None, *(point.period for point in known)]
    leads = [joined(earlier, point.period, cuts) for point, earlier in zip(known, before, strict=False)]
    path = svg.route([(x, y, is_joined) for (x, y), is_joined in zip(places, leads, strict=True)])
    dashes = ' stroke-dasharray="5 4"' if each.dashed else ""
    yield svg.stretched(path, HEIGHT, f'stroke="{each.colour}" stroke-width="2"{dashes}')
    if not each.dashed:
        bars = svg.upright(
            (frame.x[point.period], frame.y(point.low), frame.y(point.high))
            for point in known
            if point.low is not None and point.high is not None
        )
        yield svg.stretched(bars, HEIGHT, f'stroke="{each.colour}" stroke-width="5" stroke-opacity=".3"')
    if each.marked or not each.dashed:
        drawing = mark(each.shape, each.colour)
        for x, y in places:
            yield at(x, y, drawing)
