"""The ranks an area may have among those of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipelines.comparison.significance import Z_95
from pipelines.comparison.spread import LEAST_AREAS
from pipelines.comparison.values import YEAR
from pipelines.statistics import rank_interval

if TYPE_CHECKING:
    import pandas as pd


def ranks(own: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Table `area_rank`: joint 90 % intervals of the ranks within the kind, rank 1 is the lowest value.

    Kinds of fewer than ten areas with a value are left out. Of a survey the others stand with their newest value of three years;
    only values of the very year get a rank.
    """
    value, se = (
        members["value"].to_numpy(dtype=float),
        ((members["high"] - members["low"]) / (2 * Z_95)).to_numpy(dtype=float),
    )
    between = np.zeros((len(members), 3), dtype=np.int64)
    for at in members.groupby([*YEAR, "kind"]).indices.values():
        if len(at) >= LEAST_AREAS:
            between[at, :2], between[at, 2] = rank_interval(value[at], se[at]), len(at)
    ranked = members[[*YEAR, "unit_id"]].assign(
        best=between[:, 0], worst=between[:, 1], areas=between[:, 2], reference="kind"
    )
    ranked = ranked[(between[:, 2] > 0) & (members["own_period"] == members["period"])]
    rows = own.loc[own["level"] != "land", [*YEAR, "unit_id", "area_id"]].merge(ranked, on=[*YEAR, "unit_id"])
    return rows[[*YEAR, "area_id", "reference", "best", "worst", "areas"]].sort_values([*YEAR, "area_id"])
