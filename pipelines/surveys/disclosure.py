"""What must not be shown: groups too small, and whatever would give them away by subtraction."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

SMALLEST_BASE = 10
_Group = TypeVar("_Group", bound=Hashable)
_Cell = TypeVar("_Cell", bound=Hashable)


def hidden_groups(total: int, parts: Mapping[_Group, int]) -> set[_Group]:
    """Which parts of a shown total to hide. `parts` exclude each other and need not make up the total: the rest is never shown.

    A part with fewer than SMALLEST_BASE persons is hidden. What is not shown of the total is known by subtraction: as long as it
    covers 1 to 9 persons, or one hidden part alone, the next smallest part is hidden too.
    Parts without a person hide nothing. A total below SMALLEST_BASE is for the caller to hide altogether.
    """
    rest = total - sum(parts.values())
    shown = {group: n for group, n in sorted(parts.items(), key=lambda part: part[1]) if n >= SMALLEST_BASE}
    hidden = {group for group, n in parts.items() if 0 < n < SMALLEST_BASE}
    while shown and _gives_away(rest, [parts[group] for group in hidden]):
        smallest = next(iter(shown))
        hidden.add(smallest)
        del shown[smallest]
    return hidden | {group for group, n in parts.items() if n == 0 and hidden}


def _gives_away(rest: int, hidden: list[int]) -> bool:
    covered = rest + sum(hidden)
    mixed = len(hidden) + (rest >= SMALLEST_BASE)
    return 0 < covered < SMALLEST_BASE or (bool(hidden) and mixed < 2)


def hidden_categories(
    suppressed: set[_Cell], values: Mapping[_Cell, float], joined: _Cell, top: set[_Cell]
) -> set[_Cell]:
    """Which further cells of one distribution to hide, so that no suppressed one follows from the others.

    `values` are the shares of all categories on the scale, which add up to 100 %, and of `joined`, the sum of those in `top`.
    In each of the three sums that hold, none or at least two cells must be hidden. The smallest category goes first, `joined` last.
    """
    scale = set(values) - {joined}
    sums = [scale, top | {joined}, (scale - top) | {joined}]
    hidden = set(suppressed)
    while alone := [cells for cells in sums if len(cells & hidden) == 1 and len(cells) > 1]:
        candidates = alone[0] - hidden
        hidden.add(min(candidates, key=lambda cell: (cell == joined, values[cell], str(cell))))
    return hidden
