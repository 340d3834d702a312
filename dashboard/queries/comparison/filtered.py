"""All Kommunen that pass a filter, with what is known of them by one indicator, in the order an address asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import DOWN, Selection
from dashboard.queries import area_filter
from dashboard.queries.areas import areas
from dashboard.queries.comparison.values import Cell
from dashboard.queries.comparison.view import View, view
from dashboard.queries.order import ordered
from dashboard.texts.statuses import STATUSES

_Key = Callable[[Area], Any]


def of_filter(selection: Selection) -> View | None:
    """The Kommunen that pass the filter of a selection, by its indicator alone; None where none passes. The areas of the view are sorted as
    the selection says: equal ones by name, those of which it is not known last in both directions."""
    passing = [areas().by_id[each] for each in area_filter.kommunen(selection.filtered)]
    if not passing:
        return None
    by_name = sorted(passing, key=lambda area: (german.sort_key(area.label), area.area_id))
    found = view(replace(selection, areas=tuple(by_name)), only=selection.indicator)
    key = _keys(found)[selection.sort]
    in_order = ordered(by_name, key, down=selection.direction == DOWN)
    return replace(found, selection=replace(found.selection, areas=tuple(in_order)))


def is_own(cell: Cell | None) -> bool:
    """Whether an area has a value of its own."""
    return cell is not None and cell.value is not None and not cell.giver


def _keys(found: View) -> Mapping[str, _Key]:
    statuses, order = area_filter.statuses(), list(STATUSES)

    def own(area: Area) -> Cell | None:
        cell = found.chosen.get(area.area_id)
        return cell if is_own(cell) else None

    def value(area: Area) -> float | None:
        cell = own(area)
        return cell.value if cell else None

    def difference(area: Area) -> float | None:
        cell = own(area)
        return cell.compared.difference if cell and cell.compared else None

    return {
        "ort": lambda area: german.sort_key(area.label),
        "stand": lambda area: order.index(statuses[area.area_id]) if statuses.get(area.area_id) in order else None,
        "einwohner": lambda area: area.inhabitants,
        "wert": value,
        "unterschied": difference,
    }
