"""Funnel limits of observed against expected cases, plain and widened by the differences that exist between all areas."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from pipelines.statistics.arguments import (
    Floats,
    like,
    normal_quantile,
    not_negative,
    numbers,
    positive,
    row,
    same_length,
)
from pipelines.statistics.rates import exact_poisson_interval


def funnel_limits(expected: ArrayLike, target: float = 1.0, confidence: float = 0.95) -> tuple[Any, Any]:
    """Exact Poisson limits of the ratio observed/expected around `target`: `θ₀·χ²(α/2; 2E)/2E` and `θ₀·χ²(1−α/2; 2E+2)/2E`.

    `expected`: cases > 0, any shape; `target`: the ratio of the centre line, > 0. Returns (low, high) of that shape.
    Raises ValueError naming the argument. Reference: Spiegelhalter 2005; FunnelPlotR. Where many areas are compared
    `overdispersed_limits` is the honest one: large areas leave these limits by differences that mean nothing.
    """
    cases, centre = positive("expected", expected), positive("target", target)
    low, high = exact_poisson_interval(cases, confidence)
    return like(centre * low / cases), like(centre * high / cases)


def overdispersion(observed: ArrayLike, expected: ArrayLike, trim: float = 0.0) -> tuple[float, float]:
    """How much more areas differ than chance explains: dispersion φ and variance τ² between areas (log scale).

    `z = √E·log(O/E)`, its tails winsorised by `trim` (0.1: the lowest and highest tenth are pulled to those quantiles, type 7);
    `φ = Σz²/n`; `τ² = max(0, (nφ − (n−1))/(Σw − Σw²/Σw))` with `w = E`.
    `observed`, `expected`: cases > 0, lists of one length, one entry per area of one comparison group, two at least. Below ten areas
    τ² says little: the caller then says "nicht berechenbar".
    Returns (phi, tau2). Raises ValueError naming the argument: an area without a case has no logarithm, the caller leaves it out
    or joins it with another. Reference: Spiegelhalter 2005; FunnelPlotR.
    """
    observed_cases, expected_cases = (
        row("observed", positive("observed", observed), least=2),
        row("expected", positive("expected", expected), least=2),
    )
    same_length(observed=observed_cases, expected=expected_cases)
    return dispersion(
        winsorised(np.sqrt(expected_cases) * np.log(observed_cases / expected_cases), trim), expected_cases
    )


def overdispersed_limits(expected: ArrayLike, tau2: ArrayLike, confidence: float = 0.95) -> tuple[Any, Any]:
    """Limits of observed/expected around 1 that allow for overdispersion: `exp(± z·√(1/E + τ²))` (Spiegelhalter 2005).

    `expected` > 0, `tau2` ≥ 0; shapes broadcast. Returns (low, high). Raises ValueError naming the argument.
    """
    cases, between, z = positive("expected", expected), not_negative("tau2", tau2), normal_quantile(confidence)
    half = z * np.sqrt(1 / cases + between)
    return like(np.exp(-half)), like(np.exp(half))


def winsorised(z: Floats, trim: float) -> Floats:
    """`z` with everything outside the quantiles `trim` and `1 − trim` (linear interpolation, type 7) pulled to them."""
    tail = numbers("trim", trim)
    if tail.ndim or not 0 <= tail < 0.5:
        raise ValueError("trim must be one number from 0 to below 0.5")
    low, high = np.quantile(z, [float(tail), 1 - float(tail)])
    return np.clip(z, low, high)


def dispersion(z: Floats, weights: Floats) -> tuple[float, float]:
    """φ and τ² of z-scores whose sampling variances are `1/weights` (method of moments)."""
    n, total = len(z), weights.sum()
    phi = float(np.square(z).sum() / n)
    tau2 = float((n * phi - (n - 1)) / (total - np.square(weights).sum() / total))
    return phi, max(0.0, tau2)
