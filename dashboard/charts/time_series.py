"""Values over the years: a line per series with intervals, gaps where nothing is known, and marked breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from dashboard import german
from dashboard.charts import labels, svg
from dashboard.charts.labels import Break
from dashboard.charts.marks import at, mark
from dashboard.charts.sparkline import Point, joined
from dashboard.theme import ACCENT, INK, LINE, MUTED, UNUSUAL

HEIGHT, TOP, BOTTOM = 240, 14, 26  # pixels
LEFT, RIGHT = 13.0, 3.0  # percent, for the numbers of the axis and half a mark
MOST_YEARS = 7  # on the axis


@dataclass(frozen=True)
class Series:
    """One line. `shape` is a mark of dashboard.charts.marks; a dashed line is a value to compare with, drawn without intervals
    and, unless it is `marked`, without marks. `cuts`: years before which this line alone is cut, beside the breaks of the chart."""

    label: str
    points: Sequence[Point]
    colour: str = ACCENT
    shape: str = "circle"
    dashed: bool = False
    marked: bool = False
    cuts: Sequence[int] = ()


@dataclass(frozen=True)
class _Frame:
    """Years and values from end to end, `x` of each year in percent."""

    first: int
    last: int
    low: float
    high: float
    x: Mapping[int, float]
    top: float = TOP  # below the labels of the breaks

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - self.top - BOTTOM) * svg.within(value, self.low, self.high)


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
    marked = [each for each in breaks if _is_within(each, frame)]
    places = labels.placed([(_at(each, frame), each.label) for each in marked], LEFT, 100 - RIGHT)
    frame = replace(frame, top=TOP + labels.height(places))
    return svg.document(
        [
            *_axes(frame, form),
            *_breaks(frame, marked, places),
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


def _is_within(each: Break, frame: _Frame) -> bool:
    if each.until is not None:
        return frame.first < frame.last and each.period <= frame.last and each.until >= frame.first
    return frame.first < each.period <= frame.last


def _at(each: Break, frame: _Frame) -> float:
    """Where its mark stands or begins, in percent."""
    return max(_across(each.period - 0.5, frame.first, frame.last), LEFT)


def _breaks(frame: _Frame, marked: Sequence[Break], places: Sequence[labels.Place]) -> Iterator[str]:
    for each, place in zip(marked, places, strict=True):
        x, top = _at(each, frame), TOP - 8 + labels.ROW * place.row
        title = f"<title>{escape(each.reason)}</title>"
        if each.until is not None:
            width = min(_across(each.until + 0.5, frame.first, frame.last), 100) - x
            yield (
                f'<rect x="{svg.short(x)}%" width="{svg.short(width)}%" y="{top}" height="{HEIGHT - BOTTOM - top}" fill="{UNUSUAL}">'
                f"{title}</rect>"
            )
        style = f'stroke="{INK}" stroke-width="1.5" stroke-dasharray="2 3"' if each.cuts else f'stroke="{MUTED}"'
        if each.until is None:
            yield f'<line x1="{svg.short(x)}%" x2="{svg.short(x)}%" y1="{top}" y2="{HEIGHT - BOTTOM}" {style}>{title}</line>'
    # Over every mark: a label may reach into the years of the next one.
    for each, place in zip(marked, places, strict=True):
        yield labels.text(place, TOP + 1 + labels.ROW * place.row, each.label, INK if each.cuts else MUTED)


def _series(frame: _Frame, each: Series, breaks: Sequence[Break]) -> Iterator[str]:
    known = [point for point in each.points if point.value is not None]
    places = [(frame.x[point.period], frame.y(point.value)) for point in known if point.value is not None]
    cuts = [*each.cuts, *(each_break.period for each_break in breaks if each_break.cuts)]
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
