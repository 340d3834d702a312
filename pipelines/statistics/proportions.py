"""Shares of a simple random sample, and of one whose effective size is known."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from pipelines.statistics.arguments import Floats, confidence_level, like, normal_quantile, not_negative, positive


def wilson_interval(successes: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Score interval of a share (Wilson 1927): `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`.

    `successes` ≤ `n`, both may be fractions (effective sizes); shapes broadcast. Returns (low, high), shares from 0 to 1;
    low is exactly 0 without a success, high exactly 1 without a failure. Raises ValueError naming the argument.
    """
    events, size = _part_of("successes", successes, "n", n)
    return score_interval(events / size, size, normal_quantile(confidence))


def score_interval(p: Floats, n: Floats, quantile: ArrayLike) -> tuple[Any, Any]:
    """Wilson's formula for a share `p`, a (possibly effective, possibly infinite) size `n` and any quantile. Shapes broadcast."""
    spread = np.square(quantile) / n
    middle = p + spread / 2
    half = np.sqrt(spread * (p * (1 - p) + spread / 4))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    # exact at the ends, where the difference of two equal numbers leaves a rounding error
    return like(np.where(p == 0, 0.0, np.clip(low, 0, p))), like(np.where(p == 1, 1.0, np.clip(high, p, 1)))


def clopper_pearson_interval(successes: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Exact interval of a share (Clopper & Pearson 1934) as beta quantiles, so that `successes` and `n` may be fractions.

    `B(α/2; x, n−x+1)` and `B(1−α/2; x+1, n−x)`; low = 0 without a success, high = 1 without a failure.
    Shapes broadcast. Returns (low, high). Raises ValueError naming the argument.
    """
    (events, size), alpha = _part_of("successes", successes, "n", n), 1 - confidence_level(confidence)
    none, all_of = events == 0, events == size
    low = np.where(none, 0.0, betaincinv(np.where(none, 1, events), size - events + 1, alpha / 2))
    high = np.where(all_of, 1.0, betaincinv(events + 1, np.where(all_of, 1, size - events), 1 - alpha / 2))
    return like(low), like(high)


def newcombe_difference(
    x1: ArrayLike,
    n1: ArrayLike,
    x2: ArrayLike,
    n2: ArrayLike,
    confidence: float = 0.95,
) -> tuple[Any, Any, Any]:
    """Difference of two independent shares, `d = p1 − p2`, with the interval from their Wilson limits (Newcombe 1998, method 10).

    `low = d − √((p1−l1)² + (u2−p2)²)`, `high = d + √((u1−p1)² + (p2−l2)²)`. `x` ≤ `n`; shapes broadcast.
    Returns (difference, low, high) from −1 to 1. Raises ValueError naming the argument.
    """
    (events1, size1), (events2, size2) = _part_of("x1", x1, "n1", n1), _part_of("x2", x2, "n2", n2)
    (low1, high1), (low2, high2) = (
        wilson_interval(events1, size1, confidence),
        wilson_interval(events2, size2, confidence),
    )
    p1, p2 = events1 / size1, events2 / size2
    low = p1 - p2 - np.hypot(p1 - low1, high2 - p2)
    high = p1 - p2 + np.hypot(high1 - p1, p2 - low2)
    return like(p1 - p2), like(low), like(high)


def _part_of(part_name: str, part: ArrayLike, whole_name: str, whole: ArrayLike) -> tuple[Floats, Floats]:
    events, size = not_negative(part_name, part), positive(whole_name, whole)
    if (events > size).any():
        raise ValueError(f"{part_name} must not be greater than {whole_name}")
    return events, size
