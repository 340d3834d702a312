"""Counts and rates: Poisson intervals, the ratio of two rates, and shrinkage of rates of small areas."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, chdtri, gammaln

from pipelines.statistics.arguments import (
    Floats,
    confidence_level,
    like,
    normal_quantile,
    not_negative,
    positive,
    row,
    same_length,
)
from pipelines.statistics.proportions import clopper_pearson_interval

# Below this count Byar's approximation is replaced by the exact interval (PHE technical guide 3).
EXACT_BELOW = 10
# Probabilities this close (relative) to the observed one count as equal, as in R's binom.test.
EQUALLY_LIKELY = 1e-7


def exact_poisson_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Exact interval of a Poisson mean from one observed count (Garwood 1936): `χ²(α/2; 2x)/2`, `χ²(1−α/2; 2x+2)/2`.

    `count`: non-negative, any shape; count 0 has low = 0. Returns (low, high) of that shape. Raises ValueError naming the argument.
    """
    counts, alpha = not_negative("count", count), 1 - confidence_level(confidence)
    # chdtri(df, p) is the χ² value with upper tail p
    low = np.where(counts > 0, chdtri(2 * np.where(counts > 0, counts, 1), 1 - alpha / 2) / 2, 0.0)
    return like(low), like(chdtri(2 * counts + 2, alpha / 2) / 2)


def byar_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Byar's approximation of the Poisson interval (Breslow & Day 1987, eq. 2.13), good from about ten cases on.

    `x(1 − 1/9x − z/3√x)³` and `(x+1)(1 − 1/9(x+1) + z/3√(x+1))³`; count 0 has low = 0, and so have the few counts and high
    confidences for which the cube would be negative.
    `count`: non-negative, any shape. Returns (low, high) of that shape. Raises ValueError naming the argument.
    """
    counts, z = not_negative("count", count), normal_quantile(confidence)
    some, above = np.where(counts > 0, counts, 1), counts + 1
    low = np.where(counts > 0, some * np.maximum(1 - 1 / (9 * some) - z / (3 * np.sqrt(some)), 0) ** 3, 0.0)
    return like(low), like(above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3)


def poisson_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Interval of a Poisson mean: exact below ten cases, Byar from ten on (PHE technical guide 3).

    `count`: non-negative, any shape. Returns (low, high) of that shape. Raises ValueError naming the argument.
    """
    counts = not_negative("count", count)
    exact, byar = exact_poisson_interval(counts, confidence), byar_interval(counts, confidence)
    low, high = (np.where(counts < EXACT_BELOW, few, many) for few, many in zip(exact, byar, strict=True))
    return like(low), like(high)


def rate_interval(
    events: ArrayLike, population: ArrayLike, per: float = 100_000, confidence: float = 0.95
) -> tuple[Any, Any, Any]:
    """Rate `events × per / population` with the interval of `poisson_interval`, scaled. Unit: events per `per` inhabitants.

    Expected cases as `population` and the reference rate as `per` give the indirectly standardised rate.
    Shapes of `events` and `population` broadcast. Returns (rate, low, high). Raises ValueError naming the argument.
    """
    counts, scale = not_negative("events", events), positive("per", per) / positive("population", population)
    low, high = poisson_interval(counts, confidence)
    return like(counts * scale), like(low * scale), like(high * scale)


def rate_ratio(
    x1: float, n1: float, x2: float, n2: float, confidence: float = 0.95
) -> tuple[float, float, float, float]:
    """Ratio of two Poisson rates `(x1/n1)/(x2/n2)` with the exact conditional interval and p-value (as R's `poisson.test`).

    Given x1 + x2, x1 is binomial with probability `ρ·n1/(ρ·n1 + n2)`: Clopper–Pearson limits q give `ρ = q/(1−q) · n2/n1`.
    `x1`, `x2`: whole numbers ≥ 0; `n1`, `n2`: exposures > 0 of one unit. Returns (ratio, low, high, p); p tests ratio = 1.
    No event in the second group has no upper limit (∞), no event at all has no ratio (NaN, 0, ∞, 1). Raises ValueError naming the argument.
    """
    first, second = _whole("x1", x1), _whole("x2", x2)
    n1, n2 = (float(positive(name, exposure)) for name, exposure in (("n1", n1), ("n2", n2)))
    if first + second == 0:
        confidence_level(confidence)
        return math.nan, 0.0, math.inf, 1.0
    ratio = first / n1 / (second / n2) if second else math.inf
    low, high = (
        q / (1 - q) * n2 / n1 if q < 1 else math.inf
        for q in clopper_pearson_interval(first, first + second, confidence)
    )
    return ratio, low, high, _binomial_p(first, first + second, n1 / (n1 + n2))


def marshall_shrinkage(events: ArrayLike, population: ArrayLike) -> Floats:
    """Empirical Bayes rates of small areas, drawn towards the common rate (Marshall 1991, global version). Unit: events per inhabitant.

    `m = Σx/Σn`, `s² = Σ n(r−m)²/Σn`, `A = max(0, s² − m/n̄)`, result `m + A/(A + m/n)·(r − m)` with `r = x/n`.
    `events`, `population`: lists of one length, one entry per area. Raises ValueError naming the argument.
    """
    counts, people = (
        row("events", not_negative("events", events)),
        row("population", positive("population", population)),
    )
    same_length(events=counts, population=people)
    rates, common = counts / people, counts.sum() / people.sum()
    between = max(0.0, float((people * (rates - common) ** 2).sum() / people.sum() - common / people.mean()))
    if between == 0:
        return np.full_like(rates, common)
    return np.asarray(common + between / (between + common / people) * (rates - common), dtype=float)


def _whole(name: str, count: float) -> int:
    value = not_negative(name, count)
    if value.ndim or value % 1:
        raise ValueError(f"{name} must be one whole number")
    return int(value)


def _binomial_p(successes: int, n: int, probability: float) -> float:
    """Two-sided p: all outcomes that are at most as likely as the observed one."""

    def log_likelihood(k: int) -> float:
        choose = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
        return float(choose + k * math.log(probability) + (n - k) * math.log1p(-probability))

    mean, limit = n * probability, log_likelihood(successes) + math.log1p(EQUALLY_LIKELY)
    if successes == mean:
        return 1.0
    if successes < mean:
        # likelihood falls from the mean upwards: the first outcome of the far tail that is as unlikely
        start = math.ceil(mean)
        far = start + bisect_left(range(start, n + 1), -limit, key=lambda k: -log_likelihood(k))
        return min(1.0, _at_most(successes, n, probability) + _at_least(far, n, probability))
    far = bisect_left(range(math.floor(mean) + 1), True, key=lambda k: log_likelihood(k) > limit) - 1
    return min(1.0, _at_most(far, n, probability) + _at_least(successes, n, probability))


def _at_most(k: int, n: int, probability: float) -> float:
    return float(betainc(n - k, k + 1, 1 - probability)) if 0 <= k < n else float(k >= n)


def _at_least(k: int, n: int, probability: float) -> float:
    return float(betainc(k, n - k + 1, probability)) if 0 < k <= n else float(k <= 0)
