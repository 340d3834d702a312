"""The step of the build that fills class_limit: where the colours of a map change, fixed by the indicator or natural breaks of its values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipelines.database import insert_frame

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

CLASSES = 5
LARGEST_SAMPLE = 400

_FIXED = """
    SELECT indicator_id, level, breaks
    FROM (SELECT indicator_id, unnest(levels) AS level, breaks FROM indicator WHERE breaks IS NOT NULL AND scale <> 'category')
    WHERE level <> 'land'
"""
_NATURAL = """
    SELECT indicator_id, level, decimals
    FROM (SELECT indicator_id, unnest(levels) AS level, decimals FROM indicator WHERE breaks IS NULL AND scale <> 'category')
    WHERE level <> 'land'
"""
# One value per area that has it and year, however many areas inherit it: a map shall not be divided by how many parts a Kreis has.
_VALUES = """
    SELECT DISTINCT from_area_id, period, value
    FROM observation_shown WHERE indicator_id = ? AND level = ? AND value IS NOT NULL
"""
# Counts are never inherited.
_CASES = """
    SELECT indicator_id, level, list(observation.numerator)
    FROM observation JOIN indicator USING (indicator_id)
    WHERE scale = 'rate' AND level <> 'land' AND list_contains(levels, level)
      AND status IN ('ok', 'provisional') AND observation.numerator IS NOT NULL
    GROUP BY indicator_id, level
"""


def publish_class_limits(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill class_limit for every indicator at every level of the map. Needs indicator and the observations."""
    limits = {(*of, "wert"): breaks for *of, breaks in connection.execute(_FIXED).fetchall()}
    for *of, decimals in connection.execute(_NATURAL).fetchall():
        values = [value for _, _, value in connection.execute(_VALUES, of).fetchall()]
        limits[*of, "wert"] = natural_breaks(values, decimals)
    for *of, counts in connection.execute(_CASES).fetchall():
        limits[*of, "faelle"] = natural_breaks(counts, decimals=0)
    rows = [
        (*of, position, value) for of, upper in sorted(limits.items()) for position, value in enumerate(upper, start=1)
    ]
    insert_frame(
        connection, "class_limit", pd.DataFrame(rows, columns=["indicator_id", "level", "measure", "position", "upper"])
    )


def natural_breaks(values: Sequence[float], decimals: int, classes: int = CLASSES) -> list[float]:
    """Upper limits of all classes but the last, rising; a value equal to a limit belongs below it.

    Fewer distinct values than classes give fewer classes, one value or none gives no limit. Every class holds at least one value.
    Natural breaks after Fisher (1958): least squared distance within the classes, found exactly; then rounded, to at most `decimals`
    places, as far as no value changes its class, so that a legend can be read.
    """
    distinct = sorted(set(values))
    if len(distinct) <= 1:
        return []
    if len(distinct) <= classes:
        return distinct[:-1]
    sample = _sample(sorted(values))
    cuts = _fisher(sample, min(classes, len(set(sample))))
    return _without_empty_classes([_roundest_between(sample[cut - 1], sample[cut], decimals) for cut in cuts], distinct)


def _sample(ordered: Sequence[float]) -> list[float]:
    """All of them, or evenly spaced ones with both ends: the search takes time with the square of their number."""
    if len(ordered) <= LARGEST_SAMPLE:
        return list(ordered)
    step = (len(ordered) - 1) / (LARGEST_SAMPLE - 1)
    return [ordered[round(position * step)] for position in range(LARGEST_SAMPLE)]


def _fisher(ordered: Sequence[float], classes: int) -> list[int]:
    """How many of the rising values lie below each limit; of equally good divisions the one with the lower limits."""
    count = len(ordered)
    sums = np.array([0.0, *accumulate(ordered)])
    squares = np.array([0.0, *accumulate(value * value for value in ordered)])

    def within(first: int, end: int) -> NDArray[np.float64]:
        """Squared distances within ordered[start:end] for every start from `first` to `end` - 1."""
        total = sums[end] - sums[first:end]
        squared: NDArray[np.float64] = squares[end] - squares[first:end] - total * total / (end - np.arange(first, end))
        return squared

    least = np.array([math.inf, *(within(0, end)[0] for end in range(1, count + 1))])
    starts: list[list[int]] = []
    for size in range(2, classes + 1):
        costs, last_starts = [math.inf] * size, [0] * size
        for end in range(size, count + 1):
            cost = least[size - 1 : end] + within(size - 1, end)
            best = int(cost.argmin())
            costs.append(float(cost[best]))
            last_starts.append(size - 1 + best)
        least = np.array(costs)
        starts.append(last_starts)
    cuts, end = [], count
    for last_starts in reversed(starts):
        end = last_starts[end]
        cuts.append(end)
    return cuts[::-1]


def _roundest_between(below: float, above: float, decimals: int) -> float:
    """The roundest number not less than `below` and less than `above`."""
    for digits in range(-6, decimals + 1):
        unit = 10.0**-digits
        for step in (5 * unit, 2 * unit, unit):
            candidate = round(math.ceil(below / step - 1e-9) * step, max(digits, 0))
            if below <= candidate < above and round(candidate, decimals) == candidate:
                return candidate
    return below


def _without_empty_classes(candidates: Sequence[float], distinct: Sequence[float]) -> list[float]:
    """The limits without repetition that leave no class empty."""
    limits: list[float] = []
    for limit in sorted(set(candidates)):
        lowest = limits[-1] if limits else -math.inf
        if any(lowest < value <= limit for value in distinct) and limit < distinct[-1]:
            limits.append(limit)
    return limits
