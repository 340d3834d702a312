"""What the axes of the analysis can measure at each level: whatever has own values there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard import db
from dashboard.addresses import periods
from dashboard.addresses.analysis_choices import (
    CONTEXT,
    DENSITY,
    INHABITANTS,
    LEVELS,
    NEED,
    STRUCTURE,
    Published,
    Quantity,
)
from dashboard.queries import area_filter, areas, frame, need_structure, overview
from dashboard.queries.analysis import measured
from dashboard.texts import analysis as texts

_DIGITS = {"kommune": 9, "kreis": 5}


class ContextVariable(NamedTuple):
    """A variable of official statistics with its years at one level."""

    variable: str
    label: str
    unit: str
    years: list[int]


@db.per_build
def published() -> Published:
    """What addresses of the analysis are read against."""
    return Published(
        areas.areas(),
        frame.build()["version"],
        area_filter.choices(),
        {level: quantities(level) for level in LEVELS},
        {level: measured.kinds(level) for level in LEVELS},
        _without_values(),
    )


def _without_values() -> Mapping[str, str]:
    """By key the titles of what has no own value at any level."""
    titles = {**texts.QUANTITIES, **{key: row["title"] for key, row in _by_id().items()}}
    return {key: title for key, title in titles.items() if all(key not in quantities(level) for level in LEVELS)}


@db.per_build
def quantities(level: str) -> Mapping[str, Quantity]:
    """By key: need and structure (of Kommunen), the people, official context, then the indicators with own values, in their order."""
    listed = [*_need(level), *_people(), *_context(level), *_indicators(level)]
    return {each.key: each for each in listed}


def indicator(key: str) -> db.Row:
    """The indicator of this key (a row of queries.overview.indicators). KeyError for what is none."""
    return _by_id()[key]


@db.per_build
def context_variables(level: str) -> Mapping[str, ContextVariable]:
    """By key of the address; grain of the question: variable. A kreisfreie Stadt has its values as Kommune too, a Landkreis gives none down."""
    rows = db.records(
        ContextVariable,
        """
        SELECT variable, label, unit, list(DISTINCT year ORDER BY year) AS years FROM context
        WHERE length(area_id) = ? GROUP BY ALL
        """,
        [_DIGITS[level]],
    )
    known = {row.variable: row for row in rows}
    return {key: known[variable] for variable, key in CONTEXT.items() if variable in known}


@db.per_build
def _by_id() -> Mapping[str, db.Row]:
    return {each["indicator_id"]: each for each in overview.indicators()}


def _need(level: str) -> Sequence[Quantity]:
    if level != "kommune" or all(place["status"] != "ok" for place in need_structure.places()):
        return ()
    return [Quantity(key, texts.QUANTITIES[key], texts.QUANTITIES[key], texts.TOPIC_NEED) for key in (NEED, STRUCTURE)]


def _people() -> Sequence[Quantity]:
    keys = (INHABITANTS, DENSITY)
    return [Quantity(key, texts.QUANTITIES[key], texts.QUANTITIES[key], texts.TOPIC_CONTEXT) for key in keys]


def _context(level: str) -> Sequence[Quantity]:
    return [
        Quantity(key, row.label, row.label, texts.TOPIC_CONTEXT, tuple(row.years))
        for key, row in context_variables(level).items()
    ]


def _indicators(level: str) -> Sequence[Quantity]:
    years = _own_years(level)
    return [
        Quantity(
            each["indicator_id"],
            each["title"],
            each["short_title"],
            each["topic"],
            years[each["indicator_id"]],
            is_category=each["scale"] == "category",
            is_indicator=True,
            several=periods.newest(each) is not None,
        )
        for each in overview.indicators()
        if level in each["levels"] and each["indicator_id"] in years
    ]


def _own_years(level: str) -> dict[str, tuple[int, ...]]:
    """Years with own values; grain of the question: indicator."""
    rows = db.query(
        """
        SELECT indicator_id, list(DISTINCT period ORDER BY period) AS years FROM observation
        WHERE level = ? AND value IS NOT NULL GROUP BY indicator_id
        """,
        [level],
    )
    return {row["indicator_id"]: tuple(row["years"]) for row in rows}
