"""Is a value really lower or higher than its reference? Rates against chance and spread, shares by their interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy.special import ndtr, ndtri, pdtr, pdtrc

from pipelines.statistics import compare_to_reference
from pipelines.statistics.proportions import score_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Words: TypeAlias = NDArray[np.str_]

# 170 areas at 95 % give about eight false flags, at 99.8 % less than one.
CONFIDENCES = (0.95, 0.998)


def rate_p(observed: Floats, expected: Floats, tau2: Floats) -> Floats:
    """Two-sided p of `observed` cases where `expected` (> 0) were to be expected, arrays of one shape.

    The greater of two: `2Φ(−|log(O/E)|/√(1/E + τ²))`, whose limits are those of `overdispersed_limits` (Spiegelhalter 2005), and the
    exact Poisson p, because the logarithm calls few or no cases certain too soon.
    """
    with np.errstate(divide="ignore"):
        z = np.abs(np.log(observed / expected)) / np.sqrt(1 / expected + tau2)
    at_least = np.where(observed > 0, pdtrc(np.maximum(observed - 1, 0), expected), 1.0)
    exact = np.minimum(2 * np.minimum(pdtr(observed, expected), at_least), 1.0)
    return np.asarray(np.maximum(2 * ndtr(-z), exact), dtype=float)


def share_p(share: Floats, size: Floats, reference: Floats) -> Floats:
    """Two-sided p of a share (0 to 1) of an effective `size` against a reference share: the test whose interval is Wilson's."""
    spread, apart = np.sqrt(reference * (1 - reference)), np.abs(share - reference)
    # a reference of 0 or 1 leaves no room for chance
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(apart > 0, apart / spread * np.sqrt(size), 0.0)
    return np.asarray(2 * ndtr(-z), dtype=float)


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


def share_results(share: Floats, low: Floats, high: Floats, reference: Floats) -> tuple[Words, Words]:
    """Lower, similar or higher than `reference` at 95 % (the published interval) and at 99.8 % (the Wilson interval of the same size)."""
    wider = score_interval(share, effective_size(share, low, high), ndtri((1 + CONFIDENCES[1]) / 2))
    at_95 = compare_to_reference(low, high, reference)
    return at_95, np.where(at_95 == "similar", "similar", compare_to_reference(*wider, reference))


def flagged(p: Floats, value: Floats, reference: Floats, confidence: float) -> Words:
    """Lower or higher where `p` is below `1 − confidence`, else similar."""
    return np.where(p < 1 - confidence, np.where(value < reference, "lower", "higher"), "similar")
