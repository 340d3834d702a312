"""Class limits of a map: natural breaks, rounded so that a legend can be read, guarded against values that allow no classes."""

from __future__ import annotations

import math
from collections.abc import Sequence

CLASSES = 5
LARGEST_SAMPLE = 400


def limits(values: Sequence[float], decimals: int, classes: int = CLASSES) -> list[float]:
    """Upper limits of all classes but the last, rising; a value equal to a limit belongs below it.

    Fewer distinct values than classes give fewer classes, one value or none gives no limit. Every class holds at least one value.
    Natural breaks after Fisher (1958): least squared distance within the classes, found exactly.
    """
    distinct = sorted(set(values))
    if len(distinct) <= 1:
        return []
    if len(distinct) <= classes:
        return distinct[:-1]
    sample = _sample(sorted(values))
    raw = _fisher(sample, min(classes, len(set(sample))))
    return _kept([_round_between(below, above, decimals) for below, above in raw], distinct)


def _sample(ordered: Sequence[float]) -> list[float]:
    """All of them, or evenly spaced ones with both ends: the search takes time with the square of their number."""
    if len(ordered) <= LARGEST_SAMPLE:
        return list(ordered)
    step = (len(ordered) - 1) / (LARGEST_SAMPLE - 1)
    return [ordered[round(position * step)] for position in range(LARGEST_SAMPLE)]


def _fisher(ordered: Sequence[float], classes: int) -> list[tuple[float, float]]:
    """Between which two neighbouring values each limit lies."""
    count = len(ordered)
    sums, squares = [0.0], [0.0]
    for value in ordered:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value * value)

    def spread(start: int, end: int) -> float:
        total = sums[end] - sums[start]
        return squares[end] - squares[start] - total * total / (end - start)

    best = [spread(0, end) if end else math.inf for end in range(count + 1)]
    starts: list[list[int]] = []
    for size in range(2, classes + 1):
        found = [
            min(((best[start] + spread(start, end), start) for start in range(size - 1, end)), default=(math.inf, 0))
            for end in range(count + 1)
        ]
        best, start_of = [cost for cost, _ in found], [start for _, start in found]
        starts.append(start_of)
    cuts, end = [], count
    for start_of in reversed(starts):
        end = start_of[end]
        cuts.append(end)
    return [(ordered[cut - 1], ordered[cut]) for cut in reversed(cuts)]


def _round_between(below: float, above: float, decimals: int) -> float:
    """The roundest number not less than `below` and less than `above`."""
    for digits in range(-6, decimals + 1):
        unit = 10.0**-digits
        for step in (5 * unit, 2 * unit, unit):
            candidate = round(math.ceil(below / step - 1e-9) * step, max(digits, 0))
            if below <= candidate < above and round(candidate, decimals) == candidate:
                return candidate
    return below


def _kept(candidates: Sequence[float], distinct: Sequence[float]) -> list[float]:
    """Limits without repetition that leave no class empty."""
    kept: list[float] = []
    for limit in sorted(set(candidates)):
        lowest = kept[-1] if kept else -math.inf
        if any(lowest < value <= limit for value in distinct) and limit < distinct[-1]:
            kept.append(limit)
    return kept
