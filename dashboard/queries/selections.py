"""What an address asks for, read against what is published: the same for page, files, pictures, fragments and callbacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import db
from dashboard.addresses import comparison_selection, map_selection, occasion_selection
from dashboard.addresses.notices import Notice
from dashboard.queries import areas, frame, indicators, need_indicator, need_structure, occasions, overview

Parameters = Mapping[str, Any]


def of_comparison(parameters: Parameters) -> tuple[comparison_selection.Selection, list[Notice]]:
    """Areas, indicator and reference of the page "Vergleich"."""
    published = comparison_selection.Published(areas.areas(), indicators.indicators(), frame.build()["version"])
    return comparison_selection.read(parameters, published)


def of_map(parameters: Parameters) -> tuple[map_selection.Selection, list[Notice]]:
    """Indicator, level, year and area of the first page."""
    inputs = need_structure.inputs()
    least = need_structure.rule()["least_inputs"] if inputs else 1
    published = map_selection.Published(map_choices(), areas.areas(), frame.build()["version"], inputs, least)
    return map_selection.read(parameters, published)


def of_occasions(parameters: Parameters) -> tuple[occasion_selection.Selection, tuple[Notice, ...]]:
    """Filters and thresholds of the work list."""
    return occasion_selection.read(parameters, occasions.choices())


@db.per_build
def map_choices() -> list[db.Row]:
    """Everything the map can show: the indicators, and need and structure where the build has placed the Kommunen."""
    inputs, known = need_structure.inputs(), overview.indicators()
    if not inputs:
        return known
    names = {each["indicator_id"] for each in inputs}
    used = [each for each in known if each["indicator_id"] in names]
    attributions, licences = (list(dict.fromkeys(each[name] for each in used)) for name in ("attribution", "licence"))
    need = need_indicator.indicator(inputs, attributions, frame.build()["as_of"])
    return [*known, {**need, "licence": "; ".join(licences)}]


def map_indicator(selection: map_selection.Selection) -> db.Row:
    """What a selection of the map is of."""
    return next(each for each in map_choices() if each["indicator_id"] == selection.indicator)


def map_query(selection: map_selection.Selection) -> str:
    """The shortest query of the first page for a selection, "" for its first view."""
    return map_selection.to_query(selection, map_choices())
