"""Rows in groups of Kreise or Polizeipräsidien."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from dashboard import german
from dashboard.queries import area_filter
from dashboard.queries.occasions.listed_areas import listed_areas


class OfArea(Protocol):
    """A row about an area."""

    @property
    def area_id(self) -> str:
        """Its key."""
        ...


_OfArea = TypeVar("_OfArea", bound=OfArea)


@dataclass(frozen=True)
class Group:
    """Rows of one Kreis or Polizeipräsidium: `first` is the place of its first row among all rows, from 0."""

    label: str
    first: int
    size: int


def grouped(rows: Sequence[_OfArea], grouping: str) -> tuple[list[_OfArea], list[Group]]:
    """The rows group by group, in each of them in the order they had; no groups where `grouping` is ""."""
    if not grouping:
        return list(rows), []
    labels = {row.area_id: group_label(row.area_id, grouping) for row in rows}
    order = group_order(grouping)
    together = sorted(rows, key=lambda row: order(labels[row.area_id]))
    groups, first = [], 0
    for label, size in Counter(labels[row.area_id] for row in together).items():
        groups.append(Group(label, first, size))
        first += size
    return together, groups


def group_label(area_id: str, grouping: str) -> str:
    """The Kreis or the Polizeipräsidium of a Kommune, "" where nobody knows."""
    area = listed_areas()[area_id]
    if grouping == "kreis":
        return str(area["kreis"])
    return dict(area_filter.choices().police).get(german.sort_key(area["police"] or ""), "")


def group_order(grouping: str) -> Callable[[str], Any]:
    """Groups by name as lists show them; several Polizeipräsidien, then none at all, at the end."""
    if grouping == "kreis":
        return german.sort_key
    positions = {label: position for position, (_, label) in enumerate(area_filter.choices().police)}
    return lambda label: positions.get(label, len(positions))
