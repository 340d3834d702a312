"""Pure functions of the statistics the atlas publishes. Scalars or numpy arrays in, the same shape out.

Formulas and references: docs/methods.md and the docstrings. Intervals are two-sided and central.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtri, ndtri

Floats: TypeAlias = "NDArray[np.float64]"

# Below this count Byar's approximation is replaced by the exact interval (PHE technical guide 3).
EXACT_BELOW = 10


def exact_poisson_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Exact interval of a Poisson mean from one observed count (Garwood 1936): χ² quantiles; count 0 has low = 0.

    `count`: non-negative, any shape. Returns (low, high) of that shape. Raises ValueError naming the argument.
    """
    counts, alpha = _counts(count), 1 - _confidence(confidence)
    # chdtri(df, p) is the χ² value with upper tail p
    low = np.where(counts > 0, chdtri(2 * np.maximum(counts, 1e-12), 1 - alpha / 2) / 2, 0.0)
    high = chdtri(2 * counts + 2, alpha / 2) / 2
    return _like(count, low), _like(count, high)


def byar_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Byar's approximation of the Poisson interval (Breslow & Day 1987, eq. 2.13), good from about ten cases on.

    `count`: non-negative, any shape. Returns (low, high) of that shape. Raises ValueError naming the argument.
    """
    counts, z = _counts(count), ndtri((1 + _confidence(confidence)) / 2)
    positive, above = np.maximum(counts, 1e-12), counts + 1
    low = np.where(counts > 0, positive * (1 - 1 / (9 * positive) - z / (3 * np.sqrt(positive))) ** 3, 0.0)
    high = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return _like(count, low), _like(count, high)


def poisson_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Interval of a Poisson mean: exact below ten cases, Byar from ten on (PHE technical guide 3).

    `count`: non-negative, any shape. Returns (low, high) of that shape. Raises ValueError naming the argument.
    """
    counts = _counts(count)
    exact, byar = exact_poisson_interval(counts, confidence), byar_interval(counts, confidence)
    low, high = (np.where(counts < EXACT_BELOW, few, many) for few, many in zip(exact, byar, strict=True))
    return _like(count, low), _like(count, high)


def rate_interval(events: ArrayLike, population: ArrayLike, per: float = 100_000, confidence: float = 0.95) -> tuple[Any, Any, Any]:
    """Rate `events × per / population` with the interval of `poisson_interval`, scaled.

    Shapes of `events` and `population` broadcast. Returns (rate, low, high). Raises ValueError naming the argument.
    """
    people = np.asarray(population, dtype=float)
    if not np.all(people > 0):
        raise ValueError("population must be positive")
    low, high = poisson_interval(events, confidence)
    scale = per / people
    rate = np.asarray(events, dtype=float) * scale
    return tuple(float(part) if np.ndim(part) == 0 else part for part in (rate, low * scale, high * scale))  # type: ignore[return-value]


def _counts(count: ArrayLike) -> Floats:
    counts = np.asarray(count, dtype=float)
    if not np.all(counts >= 0):
        raise ValueError("count must be a number that is not negative")
    return counts


def _confidence(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError("confidence must lie between 0 and 1")
    return confidence


def _like(given: ArrayLike, result: Floats) -> float | Floats:
    return float(result) if np.ndim(given) == 0 else result
