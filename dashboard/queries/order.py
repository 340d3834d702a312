"""Rows in the order of a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

_Row = TypeVar("_Row")


def ordered(rows: Iterable[_Row], key: Callable[[_Row], Any], *, down: bool) -> list[_Row]:
    """Ordered by the key and, where it is equal, as before; rows of which it is not known (None) come last in both directions."""
    every = list(rows)
    known = [row for row in every if key(row) is not None]
    return sorted(known, key=key, reverse=down) + [row for row in every if key(row) is None]
