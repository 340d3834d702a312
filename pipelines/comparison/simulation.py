"""How certain a place on the two axes is: the same areas seen through many equally defensible variants."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

SPAN = (0.05, 0.95)
CLASSES = (1, 2, 3)  # thirds


@dataclass(frozen=True)
class Axis:
    """One axis of one kind: areas × indicators, oriented so that more is more.

    `values` (NaN: unknown) and `errors` (standard errors, 0 where exact): one row per area; `weights`: one per indicator, above 0.
    `placed`: the areas that know enough to stand on the axis; the others only have a place in the single indicators they know.
    """

    values: Floats
    errors: Floats
    weights: Floats
    placed: NDArray[np.bool_]


@dataclass(frozen=True)
class Standings:
    """An axis through the default and through all variants: percentiles from 0 to 1, one per placed area, and variants × placed areas."""

    percentile: Floats
    varied: Floats

    @property
    def span(self) -> Floats:
        """Low and high of 90 % of the variants, 2 × areas."""
        return np.asarray(np.quantile(self.varied, SPAN, axis=0), dtype=float)


def midrank_percentiles(values: Floats) -> Floats:
    """Where each value stands among those of its row: (number below + half of the equal ones, itself included) / number known.

    `values`: any × areas; NaN stays NaN and counts for nobody. From 0 to 1, mean 0.5.
    """
    mine, others = values[..., :, None], values[..., None, :]
    below, equal = (others < mine).sum(axis=-1), (others == mine).sum(axis=-1)
    known = np.isfinite(values).sum(axis=-1, keepdims=True)
    return np.where(np.isfinite(values), (below + equal / 2) / np.maximum(known, 1), np.nan)


def thirds(percentile: Floats) -> NDArray[np.int64]:
    """1, 2 or 3: lowest, middle, highest third."""
    return np.asarray(1 + (percentile > 1 / 3) + (percentile > 2 / 3), dtype=np.int64)


def simulate(axis: Axis, variants: int, concentration: float, generator: np.random.Generator) -> Standings:
    """The axis with its default weights, and in variants that differ in three ways at once: values drawn from N(value, error), weights
    from a Dirichlet distribution with mean `weights` and sum of parameters `concentration`, and one indicator left out, or none."""
    weights = axis.weights / axis.weights.sum()
    number = len(weights)
    weight_variants = generator.dirichlet(concentration * weights, variants)
    left_out = generator.integers(0, number + 1, variants)
    weight_variants[np.arange(number) == left_out[:, None]] = 0
    percentiles = np.stack(
        [_varied(axis.values[:, each], axis.errors[:, each], variants, generator) for each in range(number)], axis=-1
    )
    default = np.stack([midrank_percentiles(axis.values[:, each]) for each in range(number)], axis=-1)
    return Standings(
        midrank_percentiles(weighted(default[None, axis.placed], weights[None]))[0],
        midrank_percentiles(weighted(percentiles[:, axis.placed], weight_variants)),
    )


def weighted(percentiles: Floats, weights: Floats) -> Floats:
    """Mean over the known indicators. `percentiles`: variants × areas × indicators, `weights`: variants × indicators → variants × areas.

    Rounded, so that the order of summation does not tell areas apart that are equal.
    """
    known = np.isfinite(percentiles)
    total = np.einsum("vm,vnm->vn", weights, np.where(known, percentiles, 0))
    return np.asarray(np.round(total / np.einsum("vm,vnm->vn", weights, known.astype(float)), 12))


def certainty(*axes: Standings) -> Floats:
    """Share of the variants in which an area lies in the same third of every axis as by default, of two in the same of the 3 × 3 fields;
    the axes are those of the same areas."""
    same = [thirds(axis.varied) == thirds(axis.percentile) for axis in axes]
    return np.asarray(np.logical_and.reduce(same).mean(axis=0), dtype=float)


def field_shares(need: Standings, structure: Standings) -> Floats:
    """Share of the variants in each of the 3 × 3 fields: areas × need class × structure class; the axes are those of the same areas."""
    fields = [
        (thirds(need.varied) == row) & (thirds(structure.varied) == column) for row in CLASSES for column in CLASSES
    ]
    shares = np.stack(fields, axis=-1).mean(axis=0)
    return np.asarray(shares, dtype=float).reshape(-1, len(CLASSES), len(CLASSES))


def generator_of(seed: int, kind: str, axis: str) -> np.random.Generator:
    """The fixed chance of one axis of one kind: another kind more or less changes nothing."""
    return np.random.default_rng([seed, zlib.crc32(kind.encode()), zlib.crc32(axis.encode())])


def _varied(values: Floats, errors: Floats, variants: int, generator: np.random.Generator) -> Floats:
    """Percentiles of one indicator in every variant; variants × areas, one row stands for all where nothing is uncertain."""
    noise = generator.standard_normal((variants, len(values)))
    if not (errors > 0).any():
        return np.broadcast_to(midrank_percentiles(values), noise.shape)
    return midrank_percentiles(values + errors * noise)
