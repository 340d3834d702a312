"""The charts of the chosen indicator, and the same as pictures to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dashboard import german
from dashboard.charts import SHAPES, Point, Series, mark, time_series
from dashboard.charts.sheet import foot, sheet
from dashboard.charts.spread import Spot, spread
from dashboard.charts.time_series import HEIGHT as COURSE_HEIGHT
from dashboard.comparison import sides, words
from dashboard.inheritance import giver_level
from dashboard.queries import frame
from dashboard.queries.comparison import Reading, View
from dashboard.texts import comparison_page as texts
from dashboard.texts import inheritance
from dashboard.theme import INK, SERIES
from dashboard.values import breaks, polarity

_DASH = '<path d="M-8 0H8" stroke="{colour}" stroke-width="2" stroke-dasharray="5 4"/>'


def style(place: int) -> tuple[str, str]:
    """Shape and colour of the area at a place, 0 to 9."""
    return SHAPES[place], SERIES[place % len(SERIES)]


@dataclass(frozen=True)
class Figure:
    """A chart with all that is said of it; `height` in pixels, `legend` as pairs of a mark and its name."""

    title: str
    sentence: str
    chart: str
    height: int
    legend: tuple[tuple[str, str], ...]

    def picture(self, view: View) -> str:
        """The chart as an SVG of its own, with its source, licence and data version."""
        indicator, build = view.indicator, frame.build()
        lines = [
            texts.UNIT_LINE.format(unit=indicator["unit"]),
            *foot(view.origin.attribution, view.origin.licence, build["version"], demo=view.origin.synthetic),
        ]
        return sheet(self.title, self.sentence, self.chart, self.height, self.legend, lines)


def strip(view: View) -> Figure | None:
    """All own values of areas of the same kinds, the chosen ones marked. None where nothing can be put in a row."""
    if not view.around or view.indicator["codes"]:
        return None
    chosen = view.selection.areas
    values = {row.area_id: row for row in view.around}
    own = [(place, values[area.area_id]) for place, area in enumerate(chosen) if area.area_id in values]
    spots = [Spot(row.value, *style(place), row.low, row.high) for place, row in own]
    ends = polarity.ends(view.indicator)
    label = texts.STRIP_LABEL.format(count=len(view.around), left=ends.left, right=ends.right)
    chart, height = spread([row.value for row in view.around], ends, spots, *_reference(view), _form(view), label)
    title = texts.STRIP_TITLE.format(
        indicator=view.indicator["title"], kinds=sides.kinds(chosen, view.selection.level), year=view.period
    )
    legend = tuple((mark(*style(place)), chosen[place].label) for place, _ in own)
    return Figure(title, words.strip_summary(view), chart, height, legend)


def _reference(view: View) -> tuple[float | None, str]:
    """Value and name of what the areas are judged by; nothing where they have several, or none is judged."""
    label, _ = view.reference
    references = words.references(view)
    if len(references) != 1 or not label:
        return None, ""
    value = references.pop()
    return value, texts.REFERENCE_IS.format(
        value=f"{words.series_name(view)}: {words.scale(view.indicator).text(value)}"
    )


def course(view: View) -> Figure | None:
    """The years of every area. None where there are fewer than two years, or words instead of numbers."""
    years = sorted(
        {reading.period for readings in view.readings.values() for reading in readings if reading.value is not None}
    )
    if len(years) < 2 or view.indicator["codes"]:
        return None
    lines = [*_compared(view), *_inherited(view), *own_lines(view)]
    span = german.years(years[0], years[-1])
    chart = time_series(
        lines,
        breaks.marks([row for row in view.breaks if row.area_id is None], years[0], years[-1]),
        _form(view),
        texts.COURSE_LABEL.format(years=span, lines=len(lines)),
    )
    title = texts.COURSE_TITLE.format(
        indicator=view.indicator["title"], areas=sides.side(view.selection.areas), years=span
    )
    legend = tuple(dict.fromkeys((_sign(line), line.label) for line in lines))
    sentence = " ".join([words.course_summary(view), *words.series_breaks(view)])
    return Figure(title, sentence, chart, COURSE_HEIGHT, legend)


def _sign(line: Series) -> str:
    """What stands for a line in the legend."""
    dash = _DASH.format(colour=line.colour) if line.dashed else ""
    return dash + (mark(line.shape, line.colour) if line.marked or not line.dashed else "")


def own_lines(view: View) -> list[Series]:
    """The own values of each area; its line is cut where the area itself changed."""
    lines = []
    for place, area in enumerate(view.selection.areas):
        points = [_point(each) for each in view.readings[area.area_id] if each.value is not None and not each.giver]
        cuts = [
            0,
            *sorted(row.period for row in view.breaks if row.area_id == area.area_id and breaks.separates(row)),
            9999,
        ]
        parts = ([point for point in points if first <= point.period < last] for first, last in pairwise(cuts))
        shape, colour = style(place)
        lines += [Series(area.label, part, colour, shape) for part in parts if part]
    return lines


def _inherited(view: View) -> list[Series]:
    """One line per Kreis or Kommune that gives its value, however many of the areas take it, with the mark of the first of them."""
    by_name: dict[str, tuple[int, dict[int, Point]]] = {}
    for place, area in enumerate(view.selection.areas):
        for each in view.readings[area.area_id]:
            if each.giver and each.giver_id and each.value is not None:
                name = inheritance.NAMED[giver_level(each.giver_id)].format(giver=each.giver)
                by_name.setdefault(name, (place, {}))[1][each.period] = Point(each.period, each.value)
    return [
        Series(
            name,
            [points[year] for year in sorted(points)],
            style(place)[1],
            style(place)[0],
            dashed=True,
            marked=True,
        )
        for name, (place, points) in by_name.items()
    ]


def _compared(view: View) -> list[Series]:
    _, values = view.reference
    return (
        [
            Series(
                texts.REFERENCE_IS.format(value=words.series_name(view)),
                [Point(*each) for each in values],
                INK,
                dashed=True,
                cuts=breaks.cuts(view.reference_breaks),
            )
        ]
        if len(values) > 1
        else []
    )


def _point(reading: Reading) -> Point:
    return Point(reading.period, reading.value, reading.low, reading.high)


def _form(view: View) -> Callable[[float], str]:
    """How the numbers of an axis are written: as few decimals as a round number needs."""
    percent = view.indicator["scale"] == "share"

    def write(value: float) -> str:
        decimals = 0 if abs(value - round(value)) < 1e-9 else 1 if abs(value * 10 - round(value * 10)) < 1e-9 else 2
        return german.percent(value, decimals) if percent else german.number(value, decimals)

    return write
