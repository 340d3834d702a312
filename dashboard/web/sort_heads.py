"""Heads of a table whose order stands in its address: each that sorts is a link."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from dashboard.addresses.occasion_selection import DIRECTIONS
from dashboard.texts import sorting as texts

_UP, _DOWN = DIRECTIONS
_ARIA = {_UP: "ascending", _DOWN: "descending"}


@dataclass(frozen=True, slots=True)
class Head:
    """Head of a column; one that sorts has an address, says how it sorts now (`state`, an aria-sort) and what a click does (`label`)."""

    text: str
    is_number: bool
    id: str = ""
    address: str = ""
    state: str = ""
    arrow: str = ""
    label: str = ""


@dataclass(frozen=True)
class Sorting:
    """How a table is sorted now, and can be: `sorts` names the columns that sort, `falling` those that begin with the greatest; `address` gives
    the one of an order by column, direction and the id of its head, which begins with `prefix`."""

    sort: str
    direction: str
    sorts: Mapping[str, str]
    falling: Collection[str]
    address: Callable[[str, str, str], str]
    prefix: str

    def head(self, name: str, text: str, *, is_number: bool) -> Head:
        """The head of a column; that of the sorted one turns its direction."""
        if name not in self.sorts:
            return Head(text, is_number)
        is_sorted, anchor = name == self.sort, f"{self.prefix}-{name}"
        goes_down = self.direction == _UP if is_sorted else name in self.falling
        direction = _DOWN if goes_down else _UP
        return Head(
            text,
            is_number,
            anchor,
            self.address(name, direction, anchor),
            _ARIA[self.direction] if is_sorted else "none",
            texts.ARROWS[self.direction] if is_sorted else "",
            texts.SORT_BY.format(sort=self.sorts[name], direction=texts.DIRECTIONS[direction]),
        )
