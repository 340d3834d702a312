"""What every statistic demands of its arguments, and the quantiles they share. A wrong argument raises ValueError with its name."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, stdtrit

Floats: TypeAlias = "NDArray[np.float64]"


def numbers(name: str, values: ArrayLike, *, infinite: bool = False, gaps: bool = False) -> Floats:
    """`values` as floats of the same shape. Text is refused even where it looks like a number; NaN unless `gaps`, ∞ unless `infinite`."""
    try:
        raw = np.asarray(values)
        if raw.dtype.kind not in "biufO" or (raw.dtype.kind == "O" and any(isinstance(part, str) for part in raw.flat)):
            raise TypeError("text")
        array = np.asarray(raw, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be a number, or numbers of one shape") from error
    if (not gaps and np.isnan(array).any()) or (not infinite and np.isinf(array).any()):
        raise ValueError(f"{name} must be finite, without a missing value")
    return array


def not_negative(name: str, values: ArrayLike, *, infinite: bool = False) -> Floats:
    """Numbers ≥ 0."""
    array = numbers(name, values, infinite=infinite)
    if (array < 0).any():
        raise ValueError(f"{name} must not be negative")
    return array


def positive(name: str, values: ArrayLike, *, infinite: bool = False) -> Floats:
    """Numbers > 0."""
    array = numbers(name, values, infinite=infinite)
    if (array <= 0).any():
        raise ValueError(f"{name} must be positive")
    return array


def share(name: str, values: ArrayLike) -> Floats:
    """Numbers from 0 to 1."""
    array = numbers(name, values)
    if ((array < 0) | (array > 1)).any():
        raise ValueError(f"{name} must lie between 0 and 1")
    return array


def row(name: str, array: Floats, least: int = 1) -> Floats:
    """A one-dimensional array of at least `least` numbers."""
    if array.ndim != 1 or array.size < least:
        raise ValueError(f"{name} must be a list of {least} or more numbers")
    return array


def same_length(**rows: NDArray[Any]) -> None:
    """All rows have as many entries as the first; the first one that has not is named."""
    (first, leading), *others = rows.items()
    for name, other in others:
        if len(other) != len(leading):
            raise ValueError(f"{name} has {len(other)} entries, {first} has {len(leading)}")


def confidence_level(confidence: float) -> float:
    """A level strictly between 0 and 1; 95 instead of 0.95 is refused."""
    level = numbers("confidence", confidence)
    if level.ndim or not 0 < level < 1:
        raise ValueError("confidence must be one number between 0 and 1")
    return float(level)


def normal_quantile(confidence: float) -> float:
    """z of the two-sided central interval, 1.959964 for 0.95."""
    return float(ndtri((1 + confidence_level(confidence)) / 2))


def t_quantile(df: ArrayLike, confidence: float) -> Floats:
    """t of the two-sided central interval; df = ∞ gives the normal quantile."""
    freedom, z = positive("df", df, infinite=True), normal_quantile(confidence)
    finite = np.isfinite(freedom)
    return np.where(finite, stdtrit(np.where(finite, freedom, 1.0), (1 + confidence) / 2), z)


def like(result: ArrayLike) -> Any:
    """A zero-dimensional result as a plain Python scalar, any other as the array it is."""
    array = np.asarray(result)
    return array.item() if array.ndim == 0 else array
