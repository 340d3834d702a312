"""Which areas an address of the analysis chooses, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses import analysis_selection
from dashboard.addresses.analysis_selection import Selection
from dashboard.addresses.notices import Notice
from dashboard.queries import area_filter
from dashboard.queries.analysis import measured
from dashboard.queries.analysis.quantities import published


def read(parameters: Mapping[str, Any]) -> tuple[Selection, list[Notice]]:
    """What an address asks for, read against what is published."""
    return analysis_selection.read(parameters, published())


def query_of(selection: Selection) -> str:
    """The shortest query that brings a selection back."""
    return analysis_selection.to_query(selection, published().quantities)


def address(selection: Selection, ending: str = "") -> str:
    """The page of a selection, or one of its files (".csv")."""
    query = query_of(selection)
    path = f"{analysis_selection.PATH}{ending}"
    return f"{path}?{query}" if query else path


def chosen(selection: Selection) -> tuple[str, ...]:
    """The areas chosen one by one, else those of the level that pass the filter in German order, else none."""
    if selection.areas or not selection.area_filter:
        return selection.areas
    passing = area_filter.areas(selection.area_filter)
    return tuple(each.area_id for each in measured.areas(selection.level) if each.area_id in passing)
