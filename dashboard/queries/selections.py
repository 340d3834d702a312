"""What an address asks for, read against what is published: the same for page, files, pictures, fragments and callbacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import db
from dashboard.addresses import (
    change_selection,
    comparison_selection,
    map_selection,
    occasion_selection,
    sensitivity_selection,
)
from dashboard.addresses.notices import Notice
from dashboard.addresses.periods import Period
from dashboard.queries import (
    area_filter,
    areas,
    changes,
    frame,
    indicators,
    need_indicator,
    need_structure,
    occasions,
    origins,
    overview,
)
from dashboard.queries.changes.kept_versions import kept, set_aside
from dashboard.versions import OtherSchemaError, UnusableVersionError

Parameters = Mapping[str, Any]


def of_comparison(parameters: Parameters) -> tuple[comparison_selection.Selection, list[Notice]]:
    """Areas, indicator and reference of the page "Vergleich"."""
    published = comparison_selection.Published(
        areas.areas(), indicators.indicators(), frame.build()["version"], area_filter.choices()
    )
    return comparison_selection.read(parameters, published)


def of_map(parameters: Parameters) -> tuple[map_selection.Selection, list[Notice]]:
    """Indicator, level, year and area of the first page."""
    inputs = need_structure.inputs()
    least = need_structure.rule()["least_inputs"] if inputs else 1
    published = map_selection.Published(
        map_choices(), areas.areas(), frame.build()["version"], inputs, least, area_filter.choices()
    )
    return map_selection.read(parameters, published)


def of_occasions(parameters: Parameters) -> tuple[occasion_selection.Selection, tuple[Notice, ...]]:
    """Filters and thresholds of the work list."""
    return occasion_selection.read(parameters, occasions.choices())


def of_sensitivity(parameters: Parameters) -> tuple[sensitivity_selection.Selection, list[Notice]]:
    """Weights of need and structure that are tried, and the Kommunen that are pointed at."""
    inputs = need_structure.inputs()
    least = need_structure.rule()["least_inputs"] if inputs else 0
    published = sensitivity_selection.Published(areas.areas(), inputs, least, frame.build()["version"])
    return sensitivity_selection.read(parameters, published)


def of_changes(parameters: Parameters) -> tuple[change_selection.Selection, list[Notice]]:
    """The two versions to compare, that they can be, and in which Kommunen."""
    while True:
        selection, notices = change_selection.read(parameters, kept().choices, area_filter.choices())
        try:
            if selection.earlier:
                changes.between(selection.earlier, selection.later)  # whoever asks next is answered from memory
        except (OtherSchemaError, UnusableVersionError) as error:
            set_aside(error)
        else:
            return selection, notices


@db.per_build
def map_choices() -> list[db.Row]:
    """Everything the map can show: the indicators, and need and structure where the build has placed the Kommunen."""
    inputs, known = need_structure.inputs(), overview.indicators()
    if not inputs:
        return known
    names = {each["indicator_id"] for each in inputs}
    used = [_credited(each, "kommune") for each in known if each["indicator_id"] in names]
    origin = origins.together(origins.Origin(each["attribution"], each["licence"], each["demo"]) for each in used)
    need = need_indicator.indicator(inputs, [origin.attribution] if origin else [], frame.build()["as_of"])
    return [*known, {**need, "licence": origin.licence if origin else ""}]


def map_indicator(selection: map_selection.Selection) -> db.Row:
    """What a selection of the map is of, with what is credited for the values of its level and year (`demo`: some of them are invented)."""
    indicator = next(each for each in map_choices() if each["indicator_id"] == selection.indicator)
    return _credited(indicator, selection.level, selection.year)


def _credited(indicator: db.Row, level: str, period: Period | None = None) -> db.Row:
    origin = origins.of_level(indicator["indicator_id"], level, period)
    if origin is None:
        return indicator
    return {**indicator, "attribution": origin.attribution, "licence": origin.licence, "demo": origin.synthetic}


def map_query(selection: map_selection.Selection) -> str:
    """The shortest query of the first page for a selection, "" for its first view."""
    return map_selection.to_query(selection, map_choices())


def map_address(selection: map_selection.Selection) -> str:
    """The address of the first page with a selection."""
    query = map_query(selection)
    return f"{map_selection.PATH}?{query}" if query else map_selection.PATH
