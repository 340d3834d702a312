"""Dull twin of the class limits of a map: every way to divide is priced by plain loops, and the values come area by area."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
ABOVE = {"kreis": (5,), "kommune": (9, 5), "gemeinde": (12, 9, 5)}
HAS_VALUE = ("ok", "provisional")


def values_of_map(observations: list[Row], areas: list[str], level: str, *, inherits: bool) -> list[float]:
    """What a map of the level shows in all years, each value once per year and area that has it. Rows of one indicator."""
    own = {(row["area_id"], row["period"]): row for row in observations}
    values = {}
    for period in {row["period"] for row in observations if row["level"] != "land"}:
        for area_id in areas:
            candidates = [area_id[:length] for length in ABOVE[level]]
            if (area_id, period) in own:
                values[area_id, period] = own[area_id, period]["value"]
            elif inherits:
                for above in candidates[1:]:
                    if (above, period) in own and own[above, period]["status"] in HAS_VALUE:
                        values[above, period] = own[above, period]["value"]
                        break
    return [value for value in values.values() if value is not None]


def cases_of_map(observations: list[Row], level: str) -> list[float]:
    """The numerators of the level in all years."""
    return [
        row["numerator"]
        for row in observations
        if row["level"] == level and row["status"] in HAS_VALUE and row["numerator"] is not None
    ]


def natural_breaks(values: Sequence[float], decimals: int, classes: int = 5) -> list[float]:
    distinct = sorted(set(values))
    if len(distinct) <= 1:
        return []
    if len(distinct) <= classes:
        return distinct[:-1]
    ordered = sorted(values)
    if len(ordered) > 400:
        ordered = [ordered[round(position * (len(ordered) - 1) / 399)] for position in range(400)]
    limits = [_round(below, above, decimals) for below, above in _cuts(ordered, min(classes, len(set(ordered))))]
    used: list[float] = []
    for limit in sorted(set(limits)):
        lowest = used[-1] if used else -math.inf
        if any(lowest < value <= limit for value in distinct) and limit < distinct[-1]:
            used.append(limit)
    return used


def _cuts(ordered: Sequence[float], classes: int) -> list[tuple[float, float]]:
    """Fisher (1958): between which two neighbouring values each limit lies."""
    count = len(ordered)
    sums, squares = [0.0], [0.0]
    for value in ordered:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value * value)

    def spread(start: int, end: int) -> float:
        total = sums[end] - sums[start]
        return squares[end] - squares[start] - total * total / (end - start)

    best = [spread(0, end) if end else math.inf for end in range(count + 1)]
    starts = []
    for size in range(2, classes + 1):
        options = [
            min(((best[start] + spread(start, end), start) for start in range(size - 1, end)), default=(math.inf, 0))
            for end in range(count + 1)
        ]
        best = [cost for cost, _ in options]
        starts.append([start for _, start in options])
    cuts, end = [], count
    for start_of in reversed(starts):
        end = start_of[end]
        cuts.append(end)
    return [(ordered[cut - 1], ordered[cut]) for cut in reversed(cuts)]


def _round(below: float, above: float, decimals: int) -> float:
    for digits in range(-6, decimals + 1):
        for step in (5 * 10.0**-digits, 2 * 10.0**-digits, 10.0**-digits):
            candidate = round(math.ceil(below / step - 1e-9) * step, max(digits, 0))
            if below <= candidate < above and round(candidate, decimals) == candidate:
                return candidate
    return below
