"""Which of the painters a view asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.addresses.map_selection import Selection
from dashboard.maps.difference_map import Differences
from dashboard.maps.painted import Painted
from dashboard.maps.value_map import Limits, Values
from dashboard.values.observations import Observations

Row = Mapping[str, Any]


def paint(view: Selection, observations: Observations, limits: Limits, compared: Sequence[Row] = ()) -> Painted:
    """The map of one indicator, level and year.

    `limits` are the class limits by measure; `compared` the rows of queries.map_values.comparisons for the year and reference of the view.
    """
    painter = Differences if view.measure == "unterschied" else Values
    return painter(view, observations, limits, {row["area_id"]: row for row in compared}).painted()
