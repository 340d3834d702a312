"""Chance: is a difference larger than counting or sampling explains? One two-sided p for every confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy.special import betainc, ndtr, ndtri

from pipelines.statistics.proportions import score_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

# p below these is certain at 95 % and at 99.8 %: 170 areas at 95 % give about eight false flags, at 99.8 % less than one.
ALPHAS = {"95": 0.05, "998": 0.002}
Z_95 = 1.959963984540054
# Published p values have six decimals. What is certain is decided by the rounded one, so that everybody reads the same from it.
P_DECIMALS = 6
# Beyond this many standard errors no p can be told from 0; halving the span this often leaves no error that six decimals could show.
_FARTHEST, _HALVINGS = 40.0, 50


def rate_p(cases: Floats, people: Floats, other_cases: Floats, other_people: Floats) -> Floats:
    """Two-sided p of two rates being one: given the sum, `cases` are binomial with probability people / (people + other_people).

    Twice the tail on the side of the difference, so that p < 1 − c exactly where the interval of `rate_ratio` at confidence c excludes 1.
    Cases are whole, at least one of the two; arrays of one shape. Exchanging the two rates changes nothing.
    """
    together, probability = cases + other_cases, people / (people + other_people)
    above, below = cases * other_people > other_cases * people, cases * other_people < other_cases * people
    # the arguments of a tail that is not asked for are replaced by harmless ones
    at_least = betainc(np.where(above, cases, 1), other_cases + 1, probability)
    at_most = betainc(np.where(below, together - cases, 1), cases + 1, 1 - probability)
    return np.asarray(np.minimum(2 * np.where(above, at_least, np.where(below, at_most, 1)), 1.0), dtype=float)


def share_p(share: Floats, size: Floats, other: Floats, other_size: Floats) -> Floats:
    """Two-sided p of two independent shares (0 to 1) of effective sizes being one: the smallest 1 − c at which the interval of
    `share_difference` still excludes 0. Sizes may be infinite: known without error. Arrays of one shape."""
    near, far = np.zeros(np.shape(share)), np.full(np.shape(share), _FARTHEST)
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        low, high = share_difference(share, size, other, other_size, middle)
        apart = (low > 0) | (high < 0)
        near, far = np.where(apart, middle, near), np.where(apart, far, middle)
    return np.asarray(np.where(share == other, 1.0, 2 * ndtr(-near)), dtype=float)


def share_difference(
    share: Floats, size: Floats, other: Floats, other_size: Floats, quantile: Floats | float = Z_95
) -> tuple[Floats, Floats]:
    """Interval of `share − other` from the limits of both (MOVER; with Wilson limits Newcombe's method 10) at a normal quantile."""
    (low, high), (other_low, other_high) = (
        score_interval(p, n, quantile) for p, n in ((share, size), (other, other_size))
    )
    apart = share - other
    return (
        np.asarray(apart - np.hypot(share - low, other_high - other), dtype=float),
        np.asarray(apart + np.hypot(high - share, other - other_low), dtype=float),
    )


def effective_size(share: Floats, low: Floats, high: Floats, confidence: float = 0.95) -> Floats:
    """The size of the simple random sample whose Wilson interval around `share` is as wide as [low, high]; ∞ for one without width.

    So every share with a published interval can be asked at another confidence, whatever its design and degrees of freedom.
    From `h(1+s) = √(s(p(1−p) + s/4))` with h half the width and s = z²/n.
    """
    half, chance = np.square((high - low) / 2), share * (1 - share)
    b, a = 2 * half - chance, 0.25 - half
    s = (b + np.sqrt(np.square(b) + 4 * a * half)) / (2 * a)
    with np.errstate(divide="ignore"):
        return np.asarray(ndtri((1 + confidence) / 2) ** 2 / s, dtype=float)
