"""Which of the painters a view asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.addresses.map_selection import Selection
from dashboard.maps.difference_map import Differences
from dashboard.maps.painted import Painted
from dashboard.maps.value_map import Values

Row = Mapping[str, Any]


def paint(
    view: Selection, indicator: Row, rows: Sequence[Row], answer: Mapping[str, Any], compared: Sequence[Row]
) -> Painted:
    """The map of one indicator, level and year.

    `rows` as from queries.lage_values.shown_values, `compared` as from its `comparisons`, `answer` as from dashboard.answers: its titles,
    summaries and class limits hold here too.
    """
    painter = Differences if view.measure == "unterschied" else Values
    return painter(view, indicator, rows, answer, compared).painted()
