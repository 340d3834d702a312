"""What a group of areas has in common: its value, its median, and how much its areas differ beyond chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pandas as pd

from pipelines.comparison.values import PER
from pipelines.statistics import overdispersion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Fewer areas say nothing about how much areas differ, nor what is usual.
LEAST_AREAS = 10
# One area far out must not widen the limits of all: the outer tenths of the z-scores are pulled in (default of the reference method).
TRIM = 0.1


def summaries(members: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Per group: `areas`, `median` of the values, and `value`: of rates the pooled one (all cases by all inhabitants), of shares the
    median, because the size of a sample says nothing about the size of the Kommune. Index: none, columns: keys and these."""
    grouped = (
        members.groupby(keys, sort=True)
        .agg(
            areas=("unit_id", "size"),
            cases=("numerator", "sum"),
            people=("denominator", "sum"),
            median=("value", "median"),
            scale=("scale", "first"),
        )
        .reset_index()
    )
    pooled = grouped["cases"] * PER / grouped["people"].where(grouped["scale"] == "rate")
    return grouped.assign(value=pooled.where(grouped["scale"] == "rate", grouped["median"]))[
        [*keys, "areas", "value", "median"]
    ]


def dispersions(members: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Per group of rates `phi` and `tau2` around the column `reference_value`; groups of fewer than ten areas with cases are left out.

    An area without a case has no logarithm and does not take part in the estimate; it is judged nonetheless.
    """
    usable = members[(members["scale"] == "rate") & (members["numerator"] > 0) & (members["reference_value"] > 0)]
    cases = usable["numerator"].to_numpy(dtype=float)
    expected = (usable["reference_value"] * usable["denominator"] / PER).to_numpy(dtype=float)
    groups = cast("dict[tuple[object, ...], NDArray[np.intp]]", usable.groupby(keys).indices)
    rows = [
        (*key, *overdispersion(cases[at], expected[at], TRIM)) for key, at in groups.items() if len(at) >= LEAST_AREAS
    ]
    return pd.DataFrame(rows, columns=[*keys, "phi", "tau2"]).astype(
        {"period": members["period"].dtype, "phi": float, "tau2": float}
    )
