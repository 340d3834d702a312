"""Shares from weighted and designed samples: effective size, linearised standard error, intervals, and whether to show them.

A share of 0 or 1 has no linearised standard error; its interval comes from the size handed over as `n`, which for a weighted
sample is to be Kish's effective size.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipelines.statistics.arguments import (
    Floats,
    like,
    not_negative,
    numbers,
    positive,
    row,
    same_length,
    share,
    t_quantile,
)
from pipelines.statistics.proportions import clopper_pearson_interval, score_interval

# Presentation standards for proportions (NCHS, Series 2 No. 175, 2017).
LEAST_EFFECTIVE_N = 30
WIDEST, NARROW = 0.30, 0.05
WIDEST_RELATIVE = 1.30
LEAST_DF = 8
# 0.55 − 0.25 is 0.30 on paper and a little more in the machine.
ROUNDING = 1e-9


def kish_effective_n(weights: ArrayLike) -> tuple[float, float]:
    """Effective size `(Σw)²/Σw²` and design effect `n·Σw²/(Σw)²` of unequal weights (Kish 1965).

    `weights`: a list of positive numbers of any scale. Returns (n_eff, deff) with `n_eff·deff = n`. Raises ValueError naming the argument.
    """
    weight = row("weights", positive("weights", weights))
    # weights of any scale: the square of a very great or small one must not leave the range of floats
    relative = weight / weight.max()
    effective = float(relative.sum() ** 2 / np.square(relative).sum())
    return effective, len(relative) / effective


def linearized_se(
    y: ArrayLike,
    weights: ArrayLike,
    strata: ArrayLike | None = None,
    psu: ArrayLike | None = None,
    fpc: ArrayLike | Mapping[Any, float] | None = None,
) -> tuple[float, float, int]:
    """Weighted share with its Taylor-linearised standard error, as R's `survey::svymean`.

    `u = w(y−p)/Σw`, summed per primary sampling unit to t; `v = Σ_h (1−f_h)·n_h/(n_h−1)·Σ_j (t_hj − t̄_h)²`; `df = #PSU − #strata`.
    `y`: 0/1 for a share, any number for a mean; `weights`: positive; `strata`, `psu`: labels, a PSU belongs to its stratum
    (the same label in two strata is two PSUs); without `psu` every row is one. All of one length, one entry per respondent.
    `fpc`: number of PSUs in the population, or (if none exceeds 1) the fraction sampled; one number, one per row, or one per stratum
    as a mapping; None is sampling with replacement. Returns (p, se, df).
    Raises ValueError naming the argument; a stratum with a single PSU has no variance and is refused unless all of it was sampled.
    """
    values, weight = row("y", numbers("y", y)), row("weights", positive("weights", weights))
    same_length(y=values, weights=weight)
    weight = weight / weight.max()
    # the same summation above and below: a share of all is exactly 1
    p = float((weight * values).sum() / weight.sum())
    scores = weight * (values - p) / weight.sum()
    stratum, names = _codes("strata", strata, values)
    totals, stratum_of = _per_psu(scores, stratum, psu)
    size = np.bincount(stratum_of)
    fraction = _sampled_fraction(fpc, stratum, names, size)
    _refuse_lonely(size, fraction, names)
    squares = np.bincount(stratum_of, np.square(totals - (np.bincount(stratum_of, totals) / size)[stratum_of]))
    variance = float(((1 - fraction) * size / np.maximum(size - 1, 1) * squares).sum())
    return p, math.sqrt(variance), len(totals) - len(size)


def design_wilson_interval(
    p: ArrayLike, se: ArrayLike, df: ArrayLike, n: ArrayLike, confidence: float = 0.95
) -> tuple[Any, Any]:
    """Wilson's interval with the effective size `p(1−p)/se²` and the t quantile of `df` (method "wilson" of R survey ≥ 4.5).

    `p` from 0 to 1, `se` ≥ 0, `df` > 0 or ∞, `n` > 0; shapes broadcast. `n` is the size used where p is 0 or 1 (Kish's, if weighted).
    se = 0 with p between is a full count: the interval is (p, p). Returns (low, high). Raises ValueError naming the argument.
    """
    at, error, size = share("p", p), not_negative("se", se), positive("n", n)
    return score_interval(at, _effective_size(at, error, size), t_quantile(df, confidence))


def korn_graubard_interval(
    p: ArrayLike,
    se: ArrayLike,
    n: ArrayLike,
    df: ArrayLike,
    confidence: float = 0.95,
) -> tuple[Any, Any, Any]:
    """Clopper–Pearson interval with the effective size `n* = p(1−p)/se²·(t_{n−1}/t_df)²`, at most n (NCHS Series 2 No. 175).

    `p` from 0 to 1, `se` ≥ 0, `n` ≥ 1, `df` > 0 or ∞; shapes broadcast. p of 0 or 1 and se = 0 have n* = n.
    Returns (low, high, n_eff). Raises ValueError naming the argument.
    """
    at, error, size, t = share("p", p), not_negative("se", se), positive("n", n), t_quantile(df, confidence)
    if (size < 1).any():
        raise ValueError("n must be 1 or more")
    correction = np.where(size > 1, t_quantile(np.where(size > 1, size - 1, 1), confidence) / t, 1)
    effective = np.minimum(_effective_size(at, error, size) * np.square(correction), size)
    effective = np.where((at == 0) | (at == 1), size, effective)
    low, high = clopper_pearson_interval(at * effective, effective, confidence)
    return low, high, like(effective)


def presentation_status(p: ArrayLike, low: ArrayLike, high: ArrayLike, n_eff: ArrayLike, df: ArrayLike) -> Any:
    """Whether a share is precise enough to be shown (NCHS Series 2 No. 175): "show", "review" or "suppress".

    "suppress": n_eff < 30, width of the interval ≥ 0.30, or width > 0.05 and width/p > 1.30 (not asked of p = 0, which has no
    relative width). Of the others "review": df < 8, or p is 0 or 1. Shapes broadcast. Raises ValueError naming the argument.
    """
    at, bottom, top = share("p", p), share("low", low), share("high", high)
    if (bottom > top).any():
        raise ValueError("low must not be greater than high")
    effective, freedom, width = not_negative("n_eff", n_eff), not_negative("df", df, infinite=True), top - bottom
    relative = np.where(at > 0, width / np.where(at > 0, at, 1), 0)
    wide = (width >= WIDEST - ROUNDING) | ((width > NARROW + ROUNDING) & (relative > WIDEST_RELATIVE + ROUNDING))
    unsure = (freedom < LEAST_DF) | (at == 0) | (at == 1)
    return like(np.where((effective < LEAST_EFFECTIVE_N) | wide, "suppress", np.where(unsure, "review", "show")))


def _effective_size(p: Floats, se: Floats, n: Floats) -> Floats:
    known = np.where(se > 0, p * (1 - p) / np.square(np.where(se > 0, se, 1)), np.inf)
    return np.where((p == 0) | (p == 1), n, known)


def _per_psu(scores: Floats, stratum: NDArray[np.intp], psu: ArrayLike | None) -> tuple[Floats, NDArray[np.intp]]:
    """Sum of the scores per sampling unit, and the stratum each unit lies in."""
    if psu is None:
        return scores, stratum
    unit, labels = _codes("psu", psu, scores)
    nested, unit = np.unique(stratum * len(labels) + unit, return_inverse=True)
    return np.asarray(np.bincount(unit, weights=scores), dtype=float), nested // len(labels)


def _codes(name: str, labels: ArrayLike | None, rows: Floats) -> tuple[NDArray[np.intp], list[Any]]:
    """Labels as 0, 1, … in sorted order, and what they stand for; no labels are one group."""
    if labels is None:
        return np.zeros(len(rows), dtype=np.intp), [None]
    # through object: numpy would turn a gap in a list of texts into the text "nan"
    array = np.asarray(labels) if hasattr(labels, "dtype") else np.array(labels, dtype=object)
    if array.ndim != 1:
        raise ValueError(f"{name} must be a list of labels")
    same_length(y=rows, **{name: array})
    try:
        if (array != array).any():
            raise TypeError("gap")
        names, codes = np.unique(array, return_inverse=True)
    except TypeError as error:
        raise ValueError(f"{name} must be labels of one kind, without a missing one") from error
    return codes, names.tolist()


def _sampled_fraction(
    fpc: ArrayLike | Mapping[Any, float] | None,
    stratum: NDArray[np.intp],
    names: list[Any],
    size: NDArray[np.intp],
) -> Floats:
    """f_h per stratum; numbers above 1 are population sizes, else all are fractions."""
    if fpc is None:
        return np.zeros(len(size))
    fractions = _fpc_per_stratum(fpc, stratum, names)
    if (fractions > 1).any():
        if (fractions == 0).any():
            raise ValueError("fpc mixes population sizes with zeros")
        fractions = size / fractions
    if (fractions > 1).any():
        raise ValueError("fpc: a stratum has more sampled units than the population")
    return fractions


def _fpc_per_stratum(fpc: ArrayLike | Mapping[Any, float], stratum: NDArray[np.intp], names: list[Any]) -> Floats:
    if isinstance(fpc, Mapping):
        missing = [name for name in names if name not in fpc]
        if missing:
            raise ValueError(f"fpc lacks the stratum {missing[0]!r}")
        return not_negative("fpc", [fpc[name] for name in names], infinite=True)
    per_unit = not_negative("fpc", fpc, infinite=True)
    if per_unit.ndim == 0:
        return np.full(len(names), float(per_unit))
    same_length(y=stratum, fpc=row("fpc", per_unit))
    per_stratum = np.zeros(len(names))
    per_stratum[stratum] = per_unit
    if (per_stratum[stratum] != per_unit).any():
        raise ValueError("fpc differs within a stratum")
    return per_stratum


def _refuse_lonely(size: NDArray[np.intp], fraction: Floats, names: list[Any]) -> None:
    lonely = (size == 1) & (fraction < 1)
    if lonely.any():
        where = f"stratum {names[int(np.argmax(lonely))]!r}" if names != [None] else "the sample"
        raise ValueError(
            f"psu: {where} has a single sampling unit, which has no variance; merge it with a similar stratum"
        )
