"""Places in a list with their uncertainty, and which areas are alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from pipelines.statistics.arguments import Floats, confidence_level, not_negative, numbers, row, same_length


def rank_interval(estimates: ArrayLike, ses: ArrayLike, confidence: float = 0.9) -> list[tuple[int, int]]:
    """Ranks each estimate may have, all intervals together holding with `confidence` (Klein, Wright & Wieczorek 2020).

    Rank 1 is the lowest estimate. `est ± z·se` with `z = Φ⁻¹((1 + γ^{1/n})/2)`; best = 1 + number of intervals wholly below,
    worst = n − number wholly above (touching counts; equal values without error are neither).
    `estimates`, `ses` ≥ 0: lists of one length.
    Returns one (best, worst) per estimate. Raises ValueError naming the argument.
    """
    centre, error = row("estimates", numbers("estimates", estimates)), row("ses", not_negative("ses", ses))
    same_length(estimates=centre, ses=error)
    n = len(centre)
    half = error * ndtri((1 + confidence_level(confidence) ** (1 / n)) / 2)
    below = (centre + half)[None, :] <= (centre - half)[:, None]
    # an interval without width touches itself and its equals
    below &= centre[None, :] < centre[:, None]
    best, worst = 1 + below.sum(axis=1), n - below.sum(axis=0)
    return list(zip(best.tolist(), worst.tolist(), strict=True))


def nearest_neighbours(table: Any, target: Any, k: int) -> list[Any]:
    """The `k` areas most like `target`, nearest first: Euclidean distance of z-scores (ddof 1) over all variables alike.

    `table`: a data frame (index = ids, columns = variables), a mapping id → values (a list, or a mapping by variable), or rows whose
    ids are 0, 1, …; numbers without a gap. A variable that is the same everywhere does not count. Equal distances keep the order
    of the table. Variables describe context (density, age, …), never crime. Raises ValueError naming the argument.
    """
    ids, values = _rows(table)
    if target not in ids:
        raise ValueError(f"target {target!r} is not in the table")
    if isinstance(k, bool) or not isinstance(k, int | np.integer) or not 1 <= k < len(ids):
        raise ValueError(f"k must be a whole number from 1 to {len(ids) - 1}, not {k!r}")
    position = ids.index(target)
    scores = z_scores(values)
    distance = np.sqrt(np.square(scores - scores[position]).sum(axis=1))
    order = [int(other) for other in np.argsort(distance, kind="stable") if other != position]
    return [ids[other] for other in order[:k]]


def z_scores(values: ArrayLike) -> Floats:
    """Columns (or one list) standardised to mean 0 and sample standard deviation 1; a constant column becomes 0, also one whose
    spread is too small to be told from none."""
    array = numbers("values", values)
    if array.ndim == 0 or len(array) < 2:
        raise ValueError("values must have two or more rows")
    deviation = array - array.mean(axis=0)
    scale = array.std(axis=0, ddof=1)
    # the mean of equal numbers may differ from them by a rounding error, which must not be blown up
    constant = (array.max(axis=0) == array.min(axis=0)) | (scale == 0)
    return np.where(constant, 0.0, deviation / np.where(constant, 1.0, scale))


def _rows(table: Any) -> tuple[list[Any], Floats]:
    """Ids and the numbers of each, as a two-dimensional array."""
    ids, rows = _named_rows(table)
    values = numbers("table", rows)
    if values.ndim != 2 or values.shape[0] < 2 or values.shape[1] < 1:
        raise ValueError("table must have two or more rows and at least one variable")
    ids = list(range(len(values))) if ids is None else ids
    if len(set(ids)) < len(ids):
        raise ValueError("table has an id twice")
    return ids, values


def _named_rows(table: Any) -> tuple[list[Any] | None, Any]:
    if hasattr(table, "index") and hasattr(table, "to_numpy"):
        return list(table.index), table.to_numpy()
    if not isinstance(table, Mapping):
        return None, table
    rows = list(table.values())
    if all(isinstance(each, Mapping) for each in rows):
        rows = [_in_order(name, each, rows[0]) for name, each in zip(table, rows, strict=True)]
    return list(table), rows


def _in_order(name: Any, variables: Mapping[Any, float], first: Mapping[Any, float]) -> list[float]:
    if set(variables) != set(first):
        raise ValueError(f"table: the variables of {name!r} are not those of the first row")
    return [variables[variable] for variable in first]
