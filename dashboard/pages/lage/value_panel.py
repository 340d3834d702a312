"""The value of the chosen area: number, facts, comparisons, years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.charts import Point
from dashboard.charts.year_line import year_line
from dashboard.pages.lage.content import PanelValue, Years
from dashboard.texts import comparison
from dashboard.texts import overview as texts
from dashboard.values import wording
from dashboard.values.observations import Observation
from dashboard.values.verdicts import REFERENCES

if TYPE_CHECKING:
    from dashboard.pages.lage.values import ValueFigure

WORDS = texts.SCRIPT


def panel(figure: ValueFigure) -> PanelValue | None:
    """The value of the chosen area, or of the Land; None where nothing is known of the Land."""
    area_id, indicator, words = figure.panel_area, figure.indicator, figure.wording
    if area_id == LAND and not figure.observations.knows(LAND):
        return None
    observed, land = figure.at(area_id), figure.observations.land(figure.view.year)
    whose = f"{wording.land_name(land)}: " if area_id == LAND else ""
    is_there = observed.value is not None
    return PanelValue(
        f"{whose}{indicator['short_title']}, {figure.view.year}",
        bool(indicator["demo"]),
        [fact for fact in _facts(figure, area_id, observed, land) if fact],
        words.text(observed.value) if is_there else "",
        _unit(figure),
        absence="" if is_there else words.absence(observed),
        comparisons=_comparisons(figure, area_id, observed),
        years=_years(figure, area_id),
    )


def _unit(figure: ValueFigure) -> str:
    """The unit beside the large number, "" where the number says it itself."""
    if figure.measure == "faelle":
        return str(WORDS["casesHead"])
    return "" if figure.is_category or figure.indicator["scale"] == "share" else str(figure.indicator["unit"])


def _facts(figure: ValueFigure, area_id: str, observed: Observation, land: Observation | None) -> list[str]:
    words, trend = figure.wording, figure.trends.get(area_id)
    with_land = area_id != LAND and figure.measure == "wert" and not figure.is_category
    return [
        words.whose(observed),
        words.interval(observed),
        words.persons(observed),
        words.mood(observed),
        words.cases(observed),
        words.land(land) if with_land and land else "",
        words.trend(trend) if trend else "",
        observed.note,
    ]


def _comparisons(figure: ValueFigure, area_id: str, observed: Observation) -> list[str]:
    """Against all references; what cannot be computed is one line at the end."""
    if area_id == LAND or figure.measure == "faelle" or not figure.is_compared:
        return []
    if observed.status == "inherited":
        return [WORDS["notComparedInherited"]]
    rows = {name: figure.compared[area_id, name] for name in REFERENCES if (area_id, name) in figure.compared}
    lines = [figure.wording.against(name, row) for name, row in rows.items() if row["result_95"]]
    without = [f"{comparison.REFERENCES[name]} ({row['reason']})" for name, row in rows.items() if not row["result_95"]]
    return [*lines, WORDS["notAgainst"].format(said="; ".join(without))] if without else lines


def _years(figure: ValueFigure, area_id: str) -> Years | None:
    """The area through the years, where at least two have a value."""
    years = figure.observations.years
    if len(years) < 2 or figure.is_category:
        return None
    by_year = {year: figure.observations.at(area_id, year, figure.measure) for year in years}
    if sum(observed.value is not None for observed in by_year.values()) < 2:
        return None
    points = [Point(year, observed.value, observed.low, observed.high) for year, observed in by_year.items()]
    of_land = {year: figure.observations.land(year) for year in years}
    land = [Point(year, observed.value if observed else None) for year, observed in of_land.items()]
    with_land = area_id != LAND and figure.measure == "wert"
    name = wording.land_name(of_land.get(figure.view.year))
    drawing = year_line(points, land if with_land else [], figure.view.year, figure.wording.text, name)
    columns = _columns(figure, list(by_year.values()))
    return Years(
        WORDS["trend"].format(first=years[0], last=years[-1]),
        Markup(drawing),  # noqa: S704 (drawn by us)
        list(columns),
        [(str(year), [cell(observed) for cell in columns.values()]) for year, observed in by_year.items()],
    )


def _columns(figure: ValueFigure, observations: Sequence[Observation]) -> dict[str, Callable[[Observation], str]]:
    """Heads and cells of the columns that have something to say."""
    words = figure.wording
    has_cases = figure.indicator["has_cases"] and any(each.cases is not None for each in observations)
    columns: dict[str, Callable[[Observation], str]] = {
        WORDS["value"]: lambda each: words.states[each.status] if each.value is None else words.text(each.value)
    }
    if any(each.low is not None for each in observations):
        columns[WORDS["intervalHead"]] = words.short_interval
    if has_cases:
        columns[WORDS["casesHead"]] = lambda each: german.number(each.cases)
    if any(each.persons is not None for each in observations):
        columns["n"] = lambda each: german.number(each.persons)
    return columns
