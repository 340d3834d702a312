"""What must not be shown: groups too small, shares too imprecise, and whatever would give either away by subtraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from pipelines.surveys.codebook import TOP, codebook
from pipelines.surveys.shares import Floats

SMALLEST_BASE = 10
_Group = TypeVar("_Group", bound=Hashable)
_Cell = TypeVar("_Cell", bound=Hashable)


@dataclass(frozen=True)
class Cells:
    """One row per item × subgroup × category before anything is judged; all arrays of one length.

    `dimension` is None for all respondents; `p` is NaN where the delivery itself does not show the share; `se` NaN where there is no
    design; `weak` marks shares the delivery itself calls uncertain.
    """

    item: list[str]
    dimension: list[str | None]
    subgroup: list[str]
    category: list[str]
    n: Floats
    p: Floats
    se: Floats
    df: Floats
    kish: Floats
    weak: Floats


class DisclosureControl:
    """Status, shown n and whether a row is kept at all, for every cell; starts from the status that precision gives."""

    def __init__(self, cells: Cells, status: list[str]) -> None:
        self.cells = cells
        self.status = status
        self.n: list[int | None] = [int(n) for n in cells.n]
        self.kept = [True] * len(status)
        # cells by question and subgroup, and subgroups by question and dimension
        self._rows: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        self._groups: dict[str, dict[str | None, list[str]]] = defaultdict(lambda: defaultdict(list))
        keys = zip(cells.item, cells.dimension, cells.subgroup, cells.category, strict=True)
        for row, (item, dimension, group, category) in enumerate(keys):
            self._rows[item, group][category] = row
            if category == TOP:
                self._groups[item][dimension].append(group)

    def hide_small(self) -> None:
        """Disclosure: hidden groups lose n as well. Groups without a person are left out, unless that would tell on a hidden one."""
        for item, dimensions in self._groups.items():
            sizes = {
                dimension: {group: int(self.cells.n[self._rows[item, group][TOP]]) for group in groups}
                for dimension, groups in dimensions.items()
            }
            whole = sum(sizes.get(None, {}).values()) if None in sizes else None
            for dimension, parts in sizes.items():
                hidden = _hidden(whole, parts, is_total=dimension is None)
                for group, n in parts.items():
                    self._set_group(item, group, n, hidden=group in hidden)

    def _set_group(self, item: str, group: str, n: int, *, hidden: bool) -> None:
        for row in self._rows[item, group].values():
            self.kept[row] = hidden or n > 0
            if hidden:
                self.status[row], self.n[row] = "suppressed", None

    def hide_imprecise(self) -> None:
        """Where one share of a distribution is too imprecise, hide a second one that would give it back."""
        for (item, _), rows in self._rows.items():
            if any(self.status[row] == "suppressed" and self.n[row] is not None for row in rows.values()):
                self._hide_complements(item, rows)

    def _hide_complements(self, item: str, rows: dict[str, int]) -> None:
        scale, p = codebook().scale_of(item), self.cells.p
        values = {
            name: float(p[row]) if np.isfinite(p[row]) else 0.0
            for name, row in rows.items()
            if name not in scale.beside
        }
        suppressed = {name for name in values if self.status[rows[name]] == "suppressed"}
        for name in hidden_categories(suppressed, values, TOP, set(scale.top)):
            self.status[rows[name]] = "suppressed"
        for name in rows.keys() & scale.beside.keys():
            # the base with and without this answer would tell its share
            if self.status[rows[name]] == "suppressed":
                self.n[rows[name]] = None


def _hidden(whole: int | None, parts: dict[str, int], *, is_total: bool) -> set[str]:
    """Groups to hide: all of them where the whole is too small, else those that disclosure demands."""
    if whole is not None and whole < SMALLEST_BASE:
        return set(parts)
    return set() if is_total else hidden_groups(sum(parts.values()) if whole is None else whole, parts)


def hidden_groups(total: int, parts: Mapping[_Group, int]) -> set[_Group]:
    """Which parts of a shown total to hide. `parts` exclude each other and need not make up the total: the rest is never shown.

    A part with fewer than SMALLEST_BASE persons is hidden. What is not shown of the total is known by subtraction: as long as it
    covers 1 to 9 persons, or one hidden part alone, the next smallest part is hidden too.
    Parts without a person hide nothing. A total below SMALLEST_BASE is for the caller to hide altogether.
    """
    rest = total - sum(parts.values())
    visible = {group: n for group, n in sorted(parts.items(), key=lambda part: part[1]) if n >= SMALLEST_BASE}
    hidden = {group for group, n in parts.items() if 0 < n < SMALLEST_BASE}
    while visible and _gives_away(rest, [parts[group] for group in hidden]):
        smallest = next(iter(visible))
        hidden.add(smallest)
        del visible[smallest]
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
