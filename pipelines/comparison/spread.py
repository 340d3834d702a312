"""What a group of areas has in common: its value, its median, and how much its areas differ beyond chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from pipelines.comparison.values import PER, PERCENT
from pipelines.statistics import funnel_limits, overdispersed_limits, overdispersion

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Fewer areas say nothing about how much areas differ, nor what is usual.
LEAST_AREAS = 10
# Below it the usual range, symmetric on the log scale, says nothing.
LEAST_EXPECTED = 5
# One area far out must not widen the limits of all: the outer tenths of the z-scores are pulled in (default of the reference method).
TRIM = 0.1
# Cases of the Land, rounded up: nobody expects more.
MOST_EXPECTED = 400_000
# What counted cases are multiplied with to be a value; a share of a survey is not counted.
SCALES = {"rate": PER, "quota": PERCENT}


def summaries(members: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Per group: `areas`, `cases`, `people`, `median` of the values, and `value`: of what is counted the pooled one (all cases by all
    inhabitants), of shares the median, because the size of a sample says nothing about the size of the Kommune.
    Index: none, columns: keys and these."""
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
    value = pooled(grouped["cases"], grouped["people"], grouped["scale"]).fillna(grouped["median"])
    return grouped.assign(value=value).drop(columns="scale")


def pooled(cases: pd.Series[float], people: pd.Series[float], scale: pd.Series[str]) -> pd.Series[float]:
    """Counted cases as a value of their scale; NaN for shares of surveys and where nobody lives."""
    return cases * scale.map(SCALES).astype(float) / people.where(people > 0)


def dispersions(members: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Per group of rates `phi` and `tau2` around the column `group_value`; groups of fewer than ten areas with cases are left out.

    An area without a case has no logarithm and does not take part in the estimate; it is judged nonetheless.
    """
    usable = members[(members["scale"] == "rate") & (members["numerator"] > 0) & (members["group_value"] > 0)]
    cases = usable["numerator"].to_numpy(dtype=float)
    expected = (usable["group_value"] * usable["denominator"] / PER).to_numpy(dtype=float)
    groups = cast("dict[tuple[object, ...], NDArray[np.intp]]", usable.groupby(keys).indices)
    rows = [
        (*key, *overdispersion(cases[at], expected[at], TRIM)) for key, at in groups.items() if len(at) >= LEAST_AREAS
    ]
    return pd.DataFrame(rows, columns=[*keys, "phi", "tau2"]).astype(
        {"period": members["period"].dtype, "phi": float, "tau2": float}
    )


def usual_ranges(rows: pd.DataFrame) -> pd.DataFrame:
    """Between which values 95 % of areas with as many inhabitants lie where areas differ as those of the kind do: columns `usual_low` and
    `usual_high` in the unit of the rate, NaN where not computable.

    `rows`: columns scale, reference_value, denominator, tau2.
    """
    expected = (rows["reference_value"] * rows["denominator"] / PER).where(rows["scale"] == "rate")
    known = rows[(expected >= LEAST_EXPECTED) & rows["tau2"].notna()]
    limits = overdispersed_limits(expected[known.index], known["tau2"])
    ratios = pd.DataFrame(dict(zip(("usual_low", "usual_high"), limits, strict=True)), known.index)
    return ratios.mul(known["reference_value"], axis=0).reindex(rows.index)


def poisson_limits() -> pd.DataFrame:
    """Table `poisson_limit`: exact limits of observed / expected, closer together where they bend."""
    expected = np.unique(np.geomspace(1, MOST_EXPECTED, 90).round(1))
    at_95, at_998 = (funnel_limits(expected, confidence=confidence) for confidence in (0.95, 0.998))
    names = ["expected", "low_95", "high_95", "low_998", "high_998"]
    return pd.DataFrame(dict(zip(names, (expected, *at_95, *at_998), strict=True)))
