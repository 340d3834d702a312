"""The years of the chosen indicator: chart, legend, breaks, and the same as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from dashboard.comparison import figures, sides, words
from dashboard.inheritance import giver_level
from dashboard.pages.vergleich.indicator import CellText, Foot, Numbers, foot, unit_line
from dashboard.queries.comparison import Reading, View
from dashboard.texts import comparison_page as texts
from dashboard.texts import inheritance


@dataclass(frozen=True)
class Years:
    """The years of the chosen indicator; `title` is "" where there is nothing to draw. `legend` are pairs of a mark and its name, of which
    the first `areas` stand for areas."""

    title: str = ""
    summary: str = ""
    unit: str = ""
    demo: bool = False
    chart: Markup = field(default_factory=Markup)
    legend: Sequence[tuple[Markup, str]] = ()
    areas: int = 0
    breaks: Sequence[str] = ()
    table: Numbers | None = None
    foot: Foot | None = None


def years(view: View) -> Years | None:
    """The years of the areas; None where nothing at all is known."""
    course = figures.course(view)
    if course is None:
        return Years() if view.chosen else None
    legend = [(Markup(symbol), name) for symbol, name in course.legend]  # noqa: S704 (our own drawing)
    return Years(
        title=course.title,
        summary=words.course_summary(view),
        unit=unit_line(view),
        demo=view.origin.synthetic,
        chart=Markup(course.chart),  # noqa: S704 (our own drawing)
        legend=legend,
        areas=len(view.selection.areas),
        breaks=words.series_breaks(view),
        table=_year_table(view),
        foot=foot(view, "verlauf", course.title, picture=True),
    )


def _year_table(view: View) -> Numbers:
    """The years of each area; of a Kreis that passes its value down to several of them in a column of its own."""
    periods = sorted({reading.period for readings in view.readings.values() for reading in readings}, reverse=True)
    by_year = {area_id: {each.period: each for each in readings} for area_id, readings in view.readings.items()}
    givers = _shared_givers_of_years(view)
    rows = []
    for period in periods:
        of_year = [by_year[area.area_id].get(period) for area in view.selection.areas]
        own = [CellText(texts.NO_OWN) if _is_given(each, givers) else _reading(each, view) for each in of_year]
        rows.append((str(period), [*own, *(_given_in(giver, of_year, view) for giver in givers)]))
    heads = (
        texts.HEAD_YEAR,
        *(area.label for area in view.selection.areas),
        *map(sides.value_of_kreis, givers.values()),
    )
    return Numbers(texts.COURSE_TABLE, heads, rows)


def _shared_givers_of_years(view: View) -> dict[str, str]:
    """Keys and labels of the areas whose value several of the chosen ones would show in a year."""
    counts = Counter(
        (each.period, each.giver_id, each.giver)
        for readings in view.readings.values()
        for each in readings
        if each.giver_id and each.value is not None
    )
    return {giver_id or "": giver or "" for (_, giver_id, giver), count in sorted(counts.items()) if count > 1}


def _is_given(reading: Reading | None, givers: Mapping[str, str]) -> bool:
    return reading is not None and reading.value is not None and reading.giver_id in givers


def _given_in(giver_id: str, of_year: Sequence[Reading | None], view: View) -> CellText:
    """What a Kreis passes down in a year."""
    given = next((each for each in of_year if each and each.giver_id == giver_id and each.value is not None), None)
    return CellText(words.scale(view.indicator).text(given.value) if given and given.value is not None else "–")


def _reading(reading: Reading | None, view: View) -> CellText:
    if reading is None or reading.value is None:
        return CellText(texts.STATUSES[reading.status if reading else "missing"])
    scale = words.scale(view.indicator)
    if reading.giver_id is not None:
        named = inheritance.NAMED[giver_level(reading.giver_id)]
        return CellText(scale.text(reading.value), [named.format(giver=reading.giver)])
    interval = "" if reading.low is None else words.interval(reading.low, reading.high, scale)
    lines = [line for line in (interval, texts.STATUSES.get(reading.status, "")) if line]
    return CellText(scale.published(reading, reading.value), lines)
