"""The value of the chosen area: number, facts, comparisons, years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.addresses.map_selection import STAND
from dashboard.addresses.periods import Newest, in_title
from dashboard.charts import Point
from dashboard.charts.year_line import year_line
from dashboard.inheritance import giver_level
from dashboard.pages.lage.content import PanelValue, Years
from dashboard.queries import breaks as break_queries
from dashboard.queries import land as land_queries
from dashboard.queries import overview
from dashboard.texts import inheritance
from dashboard.texts import overview as texts
from dashboard.texts import periods as period_texts
from dashboard.values import breaks, periods, summaries, verdicts, wording
from dashboard.values.observations import Observation
from dashboard.values.verdicts import REFERENCES

if TYPE_CHECKING:
    from dashboard.pages.lage.values import ValueFigure

WORDS = texts.SCRIPT


def panel(figure: ValueFigure) -> PanelValue | None:
    """The value of the chosen area, or of the Land; None where nothing is known of the Land, or the indicator has no values of such areas."""
    area_id, indicator, words = figure.panel_area, figure.indicator, figure.wording
    if area_id == LAND and not figure.observations.knows(LAND):
        return None
    observed, land = figure.at(area_id), figure.observations.land(figure.view.year)
    if _stands_with_council(figure) or (observed.value is None and _is_never_asked(figure)):
        return None
    around = _around(figure)
    whose = f"{wording.land_name(land)}: " if area_id == LAND else f"{around}: " if around else ""
    is_there = observed.value is not None
    return PanelValue(
        f"{whose}{indicator['short_title']}, {_year_shown(figure, observed)}",
        bool(indicator["demo"] if observed.synthetic is None else observed.synthetic),
        [fact for fact in [_of_around(figure) if around else "", *_facts(figure, area_id, observed, land)] if fact],
        words.value(observed) if is_there else "",
        _unit(figure),
        absence="" if is_there else words.absence(observed),
        comparisons=_comparisons(figure, area_id, observed),
        years=_years(figure, area_id),
    )


def _stands_with_council(figure: ValueFigure) -> bool:
    """Whether the value is the Stand, which the panel says with the council of the area."""
    area = overview.area(figure.view.area) if figure.view.indicator == STAND and figure.view.area else None
    return area is not None and area["status"] is not None


def _is_never_asked(figure: ValueFigure) -> bool:
    """Whether the indicator is none of areas like the one of the panel: the Stand of a Kreis stands with its council, say."""
    area = overview.area(figure.panel_area)
    return area is not None and area["level"] not in ("land", *figure.indicator["levels"])


def _around(figure: ValueFigure) -> str:
    """The name of the area around the chosen one that stands for it at this level; "" where it stands for itself."""
    chosen = overview.area(figure.view.area) if figure.view.area else None
    label = next((str(area["label"]) for area in figure.areas if area["area_id"] == figure.panel_area), "")
    is_around = chosen is not None and len(figure.panel_area) < len(chosen["area_id"]) and label != chosen["label"]
    return label if is_around else ""


def _of_around(figure: ValueFigure) -> str:
    """That the value is not that of the chosen area."""
    return inheritance.LONG[giver_level(figure.panel_area)]


def _year_shown(figure: ValueFigure, observed: Observation) -> str:
    """The year of what is shown; where nothing is, what was asked for."""
    return in_title(figure.view.year if observed.year is None else observed.year)


def _unit(figure: ValueFigure) -> str:
    """The unit beside the large number, "" where the number says it itself."""
    if figure.measure == "faelle":
        return str(WORDS["casesHead"])
    return "" if figure.is_category or figure.indicator["scale"] == "share" else str(figure.indicator["unit"])


def _facts(figure: ValueFigure, area_id: str, observed: Observation, land: Observation | None) -> list[str]:
    words, trend = figure.wording, figure.trends.get(area_id)
    with_land = area_id != LAND and figure.measure == "wert" and not figure.is_category
    # The comparison names its own, the sum of the Kreise: two values of the Land would stand for one question.
    against_land = figure.compared.get((area_id, "land")) if observed.status != "inherited" else None
    is_named = against_land is not None and against_land.reference_value is not None
    return [
        periods.in_panel(figure.view.year),
        *_without_value(figure, area_id, observed),
        words.whose(observed),
        words.interval(observed),
        words.persons(observed),
        words.mood(observed),
        words.cases(observed),
        words.land(land) if with_land and land and not is_named else "",
        *([_sum(figure), _newest_of_land(figure)] if area_id == LAND else []),
        words.trend(trend) if trend else "",
        observed.note,
        *_meaning(figure, area_id),
    ]


def _without_value(figure: ValueFigure, area_id: str, observed: Observation) -> list[str]:
    """Why newer years have no value, where an older one is shown."""
    period = figure.view.year
    if not isinstance(period, Newest) or observed.value is None or observed.year is None:
        return []
    newer = [
        figure.observations.at(area_id, year, figure.measure) for year in range(observed.year + 1, period.last + 1)
    ]
    return [
        period_texts.WITHOUT_VALUE.format(year=each.year, state=figure.wording.absence(each))
        for each in newer
        if each.year
    ]


def _sum(figure: ValueFigure) -> str:
    """What the Kreise add up to, beside an official value of the Land."""
    land = figure.observations.land(figure.view.year)
    if land is None or land.year is None:
        return ""
    added = land_queries.sums().get(figure.view.indicator, {}).get(land.year)
    if added is None or summaries.sum_name(land.note) or figure.measure != "wert":
        return ""
    return str(WORDS["land"].format(name=added.label, value=figure.wording.text(added.value)))


def _newest_of_land(figure: ValueFigure) -> str:
    """The newest value of the Land, where it is of a later year than what is shown: totals of the Land are published before those of its
    parts are loaded."""
    values = (
        figure.observations.at(LAND, year, figure.measure) for year in reversed(figure.observations.years_of(LAND))
    )
    newest = next((each for each in values if each.value is not None), None)
    shown = periods.year(figure.view.year, figure.at(LAND))
    if newest is None or newest.year is None or newest.year <= shown:
        return ""
    return period_texts.NEWEST_OF_LAND.format(year=newest.year, value=figure.wording.head(newest))


def _meaning(figure: ValueFigure, area_id: str) -> list[str]:
    """What must be said of the meaning of a value; what concerns all areas stands in the sentence over the map."""
    rows = [row for row in break_queries.of_series(figure.view.indicator, _owner(figure, area_id)) if row.area_id]
    return breaks.of_value(rows, periods.year(figure.view.year, figure.at(area_id)), figure.observations.years)


def _owner(figure: ValueFigure, area_id: str) -> str:
    """Whose values an area shows."""
    return figure.at(area_id).giver or area_id


def _comparisons(figure: ValueFigure, area_id: str, observed: Observation) -> list[str]:
    """Against all references; those without one are a line at the end."""
    if area_id == LAND or figure.measure == "faelle" or not figure.is_compared:
        return []
    if observed.status == "inherited":
        return [wording.not_compared(observed)]
    rows = {name: figure.compared[area_id, name] for name in REFERENCES if (area_id, name) in figure.compared}
    if not rows:
        return []
    kind, confidence, words = figure.kind_of[area_id], figure.view.confidence, figure.wording
    lines = [
        "; ".join(filter(None, [words.against(row, kind, confidence), verdicts.usual_range(row, words.scale)]))
        for row in rows.values()
        if row.difference is not None
    ]
    without = [
        f"{wording.reference_name(name, figure.indicator)} ({row.reason})"
        for name, row in rows.items()
        if row.difference is None
    ]
    return [*lines, WORDS["notAgainst"].format(said="; ".join(without))] if without else lines


def _years(figure: ValueFigure, area_id: str) -> Years | None:
    """The area through the years, where at least two have a value."""
    years = figure.observations.years_of(LAND) if area_id == LAND else figure.observations.years
    if len(years) < 2 or figure.is_category:
        return None
    by_year = {year: figure.observations.at(area_id, year, figure.measure) for year in years}
    if sum(observed.value is not None for observed in by_year.values()) < 2:
        return None
    points = [Point(year, observed.value, observed.low, observed.high) for year, observed in by_year.items()]
    of_land = {year: figure.observations.land(year) for year in years}
    land = [Point(year, observed.value if observed else None) for year, observed in of_land.items()]
    with_land = area_id != LAND and figure.measure == "wert"
    year = periods.year(figure.view.year, figure.at(area_id))
    name = wording.land_name(of_land.get(year))
    rows = break_queries.of_series(figure.view.indicator, _owner(figure, area_id))
    marks = breaks.marks(rows, years[0], years[-1])
    drawing = year_line(points, land if with_land else [], year, figure.wording.text, name, marks)
    columns = _columns(figure, list(by_year.values()))
    return Years(
        WORDS["trend"].format(first=years[0], last=years[-1]),
        Markup(drawing),  # noqa: S704 (drawn by us)
        list(columns),
        [(str(year), [cell(observed) for cell in columns.values()]) for year, observed in by_year.items()],
        [*breaks.in_sentences(marks), *([f"{end.reason}."] if (end := breaks.ended(rows)) else [])],
    )


def _columns(figure: ValueFigure, observations: Sequence[Observation]) -> dict[str, Callable[[Observation], str]]:
    """Heads and cells of the columns that have something to say."""
    words = figure.wording
    has_cases = figure.indicator["has_cases"] and any(each.cases is not None for each in observations)
    columns: dict[str, Callable[[Observation], str]] = {
        WORDS["value"]: lambda each: words.states[each.status] if each.value is None else words.value(each)
    }
    if any(each.low is not None for each in observations):
        columns[WORDS["intervalHead"]] = words.short_interval
    if has_cases:
        columns[WORDS["casesHead"]] = lambda each: german.number(each.cases)
    if any(each.persons is not None for each in observations):
        columns["n"] = lambda each: german.number(each.persons)
    return columns
