"""The chosen areas among each other: every pair of own values of the indicator on show, all pairs tested at once (Holm)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.addresses.areas import Area
from dashboard.comparison.pairs import Share, holm, rate_pair_p, share_pair_p
from dashboard.queries.comparison import Cell, View

CERTAIN_BELOW = 0.002  # 99.8 %, as everywhere


@dataclass(frozen=True)
class Pair:
    """`first` is `difference` above `second`, in the unit of the indicator, and `percent` of it where it is no share."""

    first: Area
    second: Area
    difference: float
    percent: float | None
    is_certain: bool


@dataclass(frozen=True)
class ChosenPairs:
    """All pairs, in the order of the areas; `without` are the areas that have nothing to be tested."""

    pairs: Sequence[Pair]
    without: Sequence[Area]


def chosen_pairs(view: View) -> ChosenPairs:
    """The pairs of a view; none of what is not counted or surveyed."""
    areas = view.selection.areas
    cells = {area: cell for area in areas if (cell := view.chosen.get(area.area_id)) and _is_testable(view, cell)}
    pairs = list(combinations(cells, 2))
    adjusted = holm([_p(view, cells[first], cells[second]) for first, second in pairs])
    return ChosenPairs(
        [
            _pair(view, first, cells[first], second, cells[second], p < CERTAIN_BELOW)
            for (first, second), p in zip(pairs, adjusted, strict=True)
        ],
        [area for area in areas if area not in cells],
    )


def _is_testable(view: View, cell: Cell) -> bool:
    """Whether it is an own value with an interval: what is inherited, reported or a quota has none."""
    is_own = cell.value is not None and cell.giver is None and cell.low is not None and cell.high is not None
    is_rate = view.indicator["scale"] == "rate"
    return is_own and (not is_rate or (cell.numerator is not None and bool(cell.denominator)))


def _p(view: View, first: Cell, second: Cell) -> float:
    if view.indicator["scale"] == "rate":
        counted = (first.numerator, first.denominator, second.numerator, second.denominator)
        return rate_pair_p(*(float(each or 0) for each in counted))
    return share_pair_p(
        *(Share(*(float(each or 0) for each in (cell.value, cell.low, cell.high))) for cell in (first, second))
    )


def _pair(view: View, first: Area, one: Cell, second: Area, other: Cell, is_certain: bool) -> Pair:
    value, beside = float(one.value or 0), float(other.value or 0)
    is_share = view.indicator["scale"] == "share"
    percent = None if is_share or not beside else 100 * (value - beside) / beside
    return Pair(first, second, value - beside, percent, is_certain)
