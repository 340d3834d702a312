"""An address of the comparison and what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses.notices import Notice
from dashboard.queries import comparison, frame, search
from dashboard.queries.comparison import Selection

PATH = "/vergleich"


def ask(parameters: Mapping[str, Any]) -> tuple[Selection, list[Notice]]:
    """What the address asks for, as far as it exists, and a notice for each part that does not."""
    return comparison.read(parameters, comparison.areas(), search.indicators(), frame.build()["version"])


def address(selection: Selection) -> str:
    """Path and query that bring the selection back."""
    query = selection.to_query()
    return f"{PATH}?{query}" if query else PATH
