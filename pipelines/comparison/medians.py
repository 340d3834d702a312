"""Medians of the shares of others, each with the interval that follows from theirs."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from pipelines.comparison.significance import Z_95
from pipelines.comparison.values import PERCENT, YEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.comparison.significance import Floats

MEDIAN = ["reference_value", "reference_low", "reference_high"]
SHARE = ["value", "low", "high"]
# Fewer others are no reference.
LEAST_OTHERS = 5
DRAWS, SEED = 1_000, 2026
TAILS = (0.025, 0.975)


def medians_of_group(shares: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Columns MEDIAN of the others in the same group (columns `keys`), index that of `shares`; NaN where they are too few.

    `shares`: rows of `members` with the columns SHARE in per cent.
    """
    numbers = shares[SHARE].to_numpy(dtype=float)
    others = np.full(numbers.shape, np.nan)
    groups = cast("dict[tuple[object, ...], NDArray[np.intp]]", shares.groupby(keys).indices)
    for key, at in groups.items():
        if len(at) > LEAST_OTHERS:
            others[at] = _summary(without_each(draws(numbers[at], key)))
    return pd.DataFrame(others, shares.index, MEDIAN)


def medians_of_peers(shares: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The same of similar areas: columns indicator_id, period, unit_id and MEDIAN, a row where they are enough.

    `pairs`: columns unit_id, peer_id.
    """
    keys, numbers = [*YEAR, "unit_id"], shares[SHARE].to_numpy(dtype=float)
    theirs = shares[keys].assign(at=np.arange(len(shares))).rename(columns={"unit_id": "peer_id"})
    lists = theirs.merge(pairs, on="peer_id").merge(shares[keys], on=keys).groupby(keys)["at"].agg(list)
    length = lists.map(len).astype(int)
    medians = [pd.DataFrame(columns=[*keys, *MEDIAN])]
    # lists of one year and length are worked on together
    for group, alike in lists[length >= LEAST_OTHERS].groupby([*YEAR, length]):
        areas, places = np.unique(alike.tolist(), return_inverse=True)
        drawn = draws(numbers[areas], group)[:, places.reshape(len(alike), -1)]
        medians.append(
            alike.index.to_frame(index=False).assign(**dict(zip(MEDIAN, _summary(middle(drawn)).T, strict=True)))
        )
    types = {"period": shares["period"].dtype, **dict.fromkeys(MEDIAN, float)}
    return pd.concat(medians, ignore_index=True).astype(types)


def draws(shares: Floats, group: tuple[object, ...]) -> Floats:
    """What the shares of a group may be, draws × areas; the first draw is the published value. `shares`: areas × SHARE.

    Normal on either side of the value, so that 95 % of the draws lie within the published interval. Fixed seed per group: another one more
    or less changes nothing.
    """
    value, low, high = shares.T
    generator = np.random.default_rng([SEED, zlib.crc32(" ".join(map(str, group)).encode())])
    noise = generator.standard_normal((DRAWS + 1, len(value)))
    noise[0] = 0
    drawn = value + np.where(noise < 0, value - low, high - value) / Z_95 * noise
    return np.asarray(np.clip(drawn, 0, PERCENT), dtype=float)


def middle(values: Floats) -> Floats:
    """Medians along the last axis; for a few values each, sorting is five times as fast as `numpy.median`."""
    ordered, number = np.sort(values, axis=-1), values.shape[-1]
    return np.asarray((ordered[..., (number - 1) // 2] + ordered[..., number // 2]) / 2, dtype=float)


def without_each(values: Floats) -> Floats:
    """Medians along the last axis with one value left out, each in turn; two values at least. Same shape."""
    ordered = np.sort(values, axis=-1)
    left = values.shape[-1] - 1

    def remaining(place: int) -> Floats:
        # where the value left out lies at or before a place, its successor moves up
        return np.where(values <= ordered[..., place, None], ordered[..., place + 1, None], ordered[..., place, None])

    return np.asarray((remaining((left - 1) // 2) + remaining(left // 2)) / 2, dtype=float)


def _summary(medians: Floats) -> Floats:
    """MEDIAN from draws × areas, of which the first is the published one; areas × 3."""
    value, (low, high) = medians[0], np.quantile(medians[1:], TAILS, axis=0)
    return np.column_stack([value, np.minimum(low, value), np.maximum(high, value)])
