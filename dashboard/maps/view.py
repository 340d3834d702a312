"""A view of the map, asked of the database and painted: what the page, its answers and its pictures have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard import db, german
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.addresses.map_selection import STAND, Selection
from dashboard.addresses.periods import Newest, Period
from dashboard.maps.drawing import Drawing
from dashboard.maps.need_map import paint_need
from dashboard.maps.paint import paint
from dashboard.maps.painted import Painted
from dashboard.need import view as need_view
from dashboard.queries import boundaries, frame, map_values, overview, verdicts
from dashboard.queries import breaks as break_queries
from dashboard.queries.verdicts import Comparison
from dashboard.values import breaks
from dashboard.values.observations import Observations
from dashboard.values.verdicts import REFERENCES

Row = Mapping[str, Any]
MOST_CACHED = 6  # observations: a change of the page asks for its answer, its parts and its hints one after the other


def painted(view: Selection, indicator: Row) -> Painted:
    """The map of a view: the looks of the areas, the legend, the words."""
    return painted_years(view, indicator, [view.year])[0]


def painted_years(view: Selection, indicator: Row, years: Sequence[Period]) -> list[Painted]:
    """The maps of a view in several years, of which one may be the newest of each area."""
    if indicator["scale"] == "need":
        return [paint_need(need_view.of_weights(view.weights), frame.build()["as_of"])]
    limits = map_values.class_limits(view.indicator, view.level)
    rows: list[Comparison] = []
    if view.measure == "unterschied":
        [one_year] = years if len(years) == 1 else [None]
        rows = compared(view, one_year, REFERENCES[view.reference])
    values = observations(indicator, view.level)
    day = german.day(frame.build()["as_of"]) if view.indicator == STAND else ""
    return [
        _with_breaks(
            paint(replace(view, year=year), values, limits, _of_period(rows, values, year), day), indicator, year
        )
        for year in years
    ]


def compared(view: Selection, period: Period | None, reference: str | None = None) -> list[Comparison]:
    """How own values of the level of a view compare in a year; in every year where each area shows its newest, or None is given."""
    year = None if isinstance(period, Newest) else period
    return verdicts.of_level(view.indicator, view.level, period=year, reference=reference)


def _of_period(rows: Sequence[Comparison], values: Observations, period: Period) -> dict[str, Comparison]:
    return {row.area_id: row for row in rows if row.period == values.year_of_own(row.area_id, period)}


def _with_breaks(map_: Painted, indicator: Row, period: Period) -> Painted:
    """The map with what must be said of the meaning of its year, behind its summary."""
    rows = [row for row in break_queries.of_indicator(indicator["indicator_id"]) if row.area_id is None]
    if isinstance(period, Newest):
        said = breaks.of_value(rows, period.last, range(period.first, period.last + 1))
    else:
        said = breaks.of_value(rows, period, indicator["periods"])
    return replace(map_, summary=" ".join([map_.summary, *said])) if said else map_


def observations(indicator: Row, level: str) -> Observations:
    """What the areas of a level have of an indicator."""
    cache = _cache()
    key = indicator["indicator_id"], level
    entry = cache.pop(key, None)
    if entry is None:
        rows = map_values.observations(indicator["indicator_id"], level)
        entry = Observations(indicator, level, overview.areas(level), rows)
    cache[key] = entry
    for oldest in list(cache)[:-MOST_CACHED]:
        cache.pop(oldest, None)  # another thread may have been faster
    return entry


@db.per_build
def _cache() -> dict[tuple[str, str], Observations]:
    """The observations used last, the newest at the end."""
    return {}


def chosen(view: Selection) -> list[str]:
    """The areas of the level that stand for the chosen one: itself, the one around it, or those within it."""
    length = KEY_LENGTHS[view.level]
    if not view.area or len(view.area) >= length:
        return [view.area[:length]] if view.area else []
    return [area["area_id"] for area in overview.areas(view.level) if area["area_id"].startswith(view.area)]


@db.per_build
def drawing_of(level: str) -> Drawing:
    """The map of a level, ready to be painted."""
    outlines = boundaries.boundaries("kreis")["areas"] if level != "kreis" else {}
    return Drawing(
        boundaries.boundaries(level),
        overview.areas(level),
        outlines,
        marks=level == "kommune",
        points=level != "gemeinde",
    )
