"""The value of one area through the years with its interval, the year on show marked, the Land as a thin line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from dashboard.charts import labels, svg
from dashboard.charts.labels import Break
from dashboard.charts.sparkline import Point
from dashboard.theme import ACCENT, INK, MUTED, REFERENCE_BAND, REFERENCE_LINE, SURFACE, UNUSUAL

WIDTH, HEIGHT, SIDE, TOP, BOTTOM = 360, 112, 8, 22, 20  # units of the drawing, scaled to the width it is given
YEAR_WIDTH = 46


def year_line(
    points: Sequence[Point],
    land: Sequence[Point],
    year: int,
    text: Callable[[float], str],
    land_name: str,
    breaks: Sequence[Break] = (),
) -> str:
    """The chart. `points` hold every year, at least two with a value; `land` none or as many; `breaks` lie within the years."""
    return _Drawing(points, land, year, breaks).svg(text, land_name)


class _Drawing:
    def __init__(self, points: Sequence[Point], land: Sequence[Point], year: int, breaks: Sequence[Break]) -> None:
        self.points, self.land, self.year, self.breaks = points, land, year, breaks
        self.cuts = {each.period for each in breaks if each.cuts}
        starts = [self.x(max(each.period - 0.5, points[0].period)) * 100 / WIDTH for each in breaks]
        named = [(start, each.label) for start, each in zip(starts, breaks, strict=True)]
        self.places = labels.placed(named, 0, 100)
        self.top = labels.height(self.places)  # the labels of the breaks stand above the chart
        self.known = [(point, point.value) for point in points if point.value is not None]
        self.known_land = [(point, point.value) for point in land if point.value is not None]
        ends = [end for point, value in self.known for end in (value, point.low, point.high) if end is not None]
        ends += [value for _, value in self.known_land]
        self.low, self.high = min(ends), max(ends)

    def x(self, period: float) -> float:
        first, last = self.points[0].period, self.points[-1].period
        return SIDE + (period - first) / ((last - first) or 1) * (WIDTH - 2 * SIDE)

    def y(self, value: float) -> float:
        return self.top + TOP + (1 - (value - self.low) / ((self.high - self.low) or 1)) * (HEIGHT - TOP - BOTTOM)

    def svg(self, text: Callable[[float], str], land_name: str) -> str:
        height = self.top + HEIGHT
        parts = [
            *self._breaks(),
            self._band(),
            self._line(self.known_land, f'stroke="{REFERENCE_LINE}" stroke-width="1.3" stroke-dasharray="4 3"'),
            self._line(self.known, f'stroke="{ACCENT}" stroke-width="2"'),
            *(self._dot(point.period, value) for point, value in self.known),
            *self._years(),
            self._value(text),
            self._name_of_land(land_name),
        ]
        return (
            f'<svg class="verlauf" viewBox="0 0 {WIDTH} {height}" aria-hidden="true" font-size="12.5" fill="{MUTED}">'
            f"{''.join(parts)}</svg>"
        )

    def _place(self, period: int, value: float) -> str:
        return f"{svg.short(self.x(period))} {svg.short(self.y(value))}"

    def _line(self, known: Sequence[tuple[Point, float]], style: str) -> str:
        path = "".join(
            ("M" if place == 0 or self._is_cut(known[place - 1][0].period, point.period) else "L")
            + self._place(point.period, value)
            for place, (point, value) in enumerate(known)
        )
        return f'<path d="{path}" fill="none" {style}/>' if path else ""

    def _is_cut(self, before: int, after: int) -> bool:
        return any(before < period <= after for period in self.cuts)

    def _breaks(self) -> Iterator[str]:
        """A line at each break and a band over unusual years, each with its label."""
        first, last = self.points[0].period, self.points[-1].period
        bottom = self.top + HEIGHT - BOTTOM
        for each, place in zip(self.breaks, self.places, strict=True):
            x, y = svg.short(self.x(max(each.period - 0.5, first))), labels.ROW * place.row
            title = f"<title>{escape(each.reason)}</title>"
            if each.until is not None:
                width = svg.short(self.x(min(each.until + 0.5, last)) - float(x))
                yield f'<rect x="{x}" width="{width}" y="{y}" height="{bottom - y}" fill="{UNUSUAL}">{title}</rect>'
            else:
                style = f'stroke="{INK}" stroke-dasharray="2 3"' if each.cuts else f'stroke="{MUTED}"'
                yield f'<path d="M{x} {y}V{bottom}" {style}>{title}</path>'
            yield labels.text(place, y + 10, each.label, INK if each.cuts else MUTED)

    def _band(self) -> str:
        """The intervals, where at least two years have one."""
        parts: list[list[tuple[int, float, float]]] = [[]]
        for point, _ in self.known:
            if point.low is None or point.high is None:
                continue
            if parts[-1] and self._is_cut(parts[-1][-1][0], point.period):
                parts.append([])
            parts[-1].append((point.period, point.low, point.high))
        return "".join(self._band_of(part) for part in parts if len(part) > 1)

    def _band_of(self, part: Sequence[tuple[int, float, float]]) -> str:
        upper = [self._place(period, high) for period, _, high in part]
        lower = [self._place(period, low) for period, low, _ in reversed(part)]
        return f'<path d="M{"L".join([*upper, *lower])}z" fill="{REFERENCE_BAND}"/>'

    def _dot(self, period: int, value: float) -> str:
        at = f'cx="{svg.short(self.x(period))}" cy="{svg.short(self.y(value))}"'
        if period == self.year:
            return f'<circle {at} r="4.5" fill="{SURFACE}" stroke="{ACCENT}" stroke-width="2.4"/>'
        return f'<circle {at} r="2.5" fill="{ACCENT}"/>'

    def _years(self) -> list[str]:
        """As many years as fit, counted back from the last, and the one on show."""
        step = -(-len(self.points) * YEAR_WIDTH // WIDTH)
        periods = [point.period for point in self.points]
        is_there = self.year in periods
        parts = []
        for place, period in enumerate(periods):
            is_now = period == self.year
            fits = (len(periods) - 1 - place) % step == 0 and (abs(period - self.year) >= step or not is_there)
            if is_now or fits:
                anchor = "start" if place == 0 else "end" if place == len(periods) - 1 else "middle"
                parts.append(self._text(self.x(period), self.top + HEIGHT - 4, str(period), anchor, bold=is_now))
        return parts

    def _value(self, text: Callable[[float], str]) -> str:
        """The value of the year on show, above its dot."""
        value = next((value for point, value in self.known if point.period == self.year), None)
        if value is None:
            return ""
        x = min(max(self.x(self.year), 28), WIDTH - 28)
        return self._text(x, max(self.y(value) - 9, self.top + 12), text(value), "middle", bold=True)

    def _name_of_land(self, name: str) -> str:
        """At the left end of its line, on the side where the area's own line is not."""
        if not self.known_land:
            return ""
        first, value = self.known_land[0]
        is_below = value < self.known[0][1]
        start = [self.y(point.value) for point in self.land[:2] if point.value is not None] or [self.y(value)]
        y = max(start) if is_below else min(start)
        halo = f'<g paint-order="stroke" stroke="{SURFACE}" stroke-width="4">'  # a break may stand behind it
        return (
            halo
            + self._text(
                self.x(first.period),
                y + 16 if is_below and y + 16 < self.top + HEIGHT - BOTTOM else y - 7,
                name,
                "start",
            )
            + "</g>"
        )

    @staticmethod
    def _text(x: float, y: float, text: str, anchor: str, *, bold: bool = False) -> str:
        style = f' fill="{INK}" font-weight="650"' if bold else ""
        return f'<text x="{svg.short(x)}" y="{svg.short(y)}" text-anchor="{anchor}"{style}>{escape(text)}</text>'
