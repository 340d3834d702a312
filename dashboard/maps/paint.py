"""Which of the painters a view asks for."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.addresses.map_selection import Selection
from dashboard.maps.difference_map import Differences
from dashboard.maps.painted import Painted
from dashboard.maps.value_map import Limits, Values
from dashboard.values.observations import Observations
from dashboard.values.verdicts import Compared


def paint(
    view: Selection,
    observations: Observations,
    limits: Limits,
    compared: Mapping[str, Compared] | None = None,
    day: str = "",
) -> Painted:
    """The map of one indicator, level and year.

    `limits` are the class limits by measure; `compared` how each area compares with the reference of the view in its year; `day` stands in
    the title of values instead of the year, "" where they are those of a year.
    """
    if view.measure == "unterschied":
        return Differences(view, observations, limits, compared or {}).painted()
    return Values(view, observations, limits, day).painted()
