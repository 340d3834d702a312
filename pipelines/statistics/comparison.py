"""Is it lower, higher, rising, falling, and does it remain so when many are asked at once?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from pipelines.statistics.arguments import Floats, like, numbers, row, same_length, share

TREND_POINTS = 5
# χ² with one degree of freedom for p = 0.002, the level of Fingertips' recent trends.
TREND_CHI2 = 9.5495
# Fingertips divides by this rounded quantile; the published intervals have 95 %.
TREND_Z = 1.96
# A sum this small beside its parts is 0 with a rounding error.
ROUNDING = 1e-12


def compare_to_reference(low: ArrayLike, high: ArrayLike, reference: ArrayLike) -> Any:
    """An interval against a reference value: "lower", "similar" (the interval contains or touches it) or "higher".

    Shapes broadcast; limits may be infinite. Returns a text, or an array of texts. The confidence is that of the interval: 95 % or 99.8 %.
    Raises ValueError naming the argument.
    """
    bottom, top, against = (
        numbers("low", low, infinite=True),
        numbers("high", high, infinite=True),
        numbers("reference", reference),
    )
    if (bottom > top).any():
        raise ValueError("low must not be greater than high")
    return like(np.where(top < against, "lower", np.where(bottom > against, "higher", "similar")))


def trend(values: ArrayLike, lows: ArrayLike, highs: ArrayLike) -> str:
    """Direction of the last five consecutive annual values (recent trend of Fingertips).

    Least squares weighted by `1/se²`, `se = (high − low)/(2·1.96)`; "increasing" or "decreasing" if `slope²/var(slope) > 9.5495` and
    the slope keeps its sign when any one point is left out, else "no_change". "cannot_be_calculated": fewer than five points, a gap
    (NaN, None) among the last five, or a point whose interval has no width. Lists of one length, oldest first, one entry per year;
    where the series breaks the caller hands over only what follows the break. Raises ValueError naming the argument.
    """
    series = {
        name: numbers(name, part, gaps=True) for name, part in (("values", values), ("lows", lows), ("highs", highs))
    }
    for name, part in series.items():
        row(name, part, least=0)
    same_length(**series)
    level, bottom, top = (part[-TREND_POINTS:] for part in series.values())
    if (bottom > top).any():
        raise ValueError("lows must not be greater than highs")
    se = (top - bottom) / (2 * TREND_Z)
    # NaN is not greater than 0 either
    if len(level) < TREND_POINTS or np.isnan(level).any() or not (se > 0).all():
        return "cannot_be_calculated"
    slopes, chi2 = _slopes(level, se)
    if chi2 <= TREND_CHI2 or not (np.sign(slopes) == np.sign(slopes[0])).all():
        return "no_change"
    return "increasing" if slopes[0] > 0 else "decreasing"


def adjust_p_values(p: ArrayLike, method: str = "holm") -> Floats:
    """p-values of several tests asked at once: "holm" bounds the chance of any false alarm (Holm 1979), "bh" the share of false
    alarms among the alarms (Benjamini & Hochberg 1995).

    `p`: a list of shares. Returns adjusted values in the given order, at most 1. Raises ValueError naming the argument.
    """
    p_values = row("p", share("p", p))
    if method == "bh":
        from scipy.stats import false_discovery_control  # takes a second to load

        return np.asarray(false_discovery_control(p_values), dtype=float)
    if method != "holm":
        raise ValueError(f"method must be 'holm' or 'bh', not {method!r}")
    order, n = np.argsort(p_values, kind="stable"), len(p_values)
    stepped = np.maximum.accumulate(p_values[order] * np.arange(n, 0, -1))
    adjusted = np.empty(n)
    adjusted[order] = np.minimum(stepped, 1)
    return adjusted


def _slopes(values: Floats, se: Floats) -> tuple[Floats, float]:
    """Slope of all points, then with each one left out; χ² of the first.

    Written over pairs of points, so that equal values have slope 0 and not a rounding error with a sign.
    """
    n, year = len(values), np.arange(len(values), dtype=float)
    weights = np.vstack([np.ones(n), 1 - np.eye(n)]) / np.square(se / se.min())
    pair, run = weights[:, :, None] * weights[:, None, :], np.subtract.outer(year, year)
    rises, runs = pair * run * np.subtract.outer(values, values), (pair * np.square(run)).sum(axis=(1, 2))
    together = rises.sum(axis=(1, 2))
    slopes = np.where(np.abs(together) > ROUNDING * np.abs(rises).sum(axis=(1, 2)), together / runs, 0.0)
    spread = runs[0] / 2 / weights[0].sum() / se.min() ** 2
    return slopes, float(slopes[0] ** 2 * spread)
