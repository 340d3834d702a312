"""Which of the painters a view asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.painting.differences import Differences
from dashboard.painting.model import Painted
from dashboard.painting.values import Values
from dashboard.selection import Selection

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
