"""From references to answers: lower, similar, higher for every own value, and the groups it was compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipelines.comparison import references
from pipelines.comparison.references import YEAR
from pipelines.comparison.significance import CONFIDENCES, effective_size, flagged, rate_p, share_p, share_results
from pipelines.comparison.values import PER, PERCENT
from pipelines.statistics import adjust_p_values

if TYPE_CHECKING:
    from pipelines.comparison.significance import Floats

RESULTS = ["result_95", "result_998", "result_95_bh"]
COMPARISON = [
    *YEAR,
    "area_id",
    "reference",
    "group_id",
    "reference_value",
    "areas",
    *RESULTS,
    "overdispersed",
    "status",
    "reason",
]
GROUP = [*YEAR, "reference", "group_id", "level", "areas", "value", "median", "phi", "tau2"]


def against_references(own: pd.DataFrame, members: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Every body and year four times, once per reference, with the results of RESULTS (None where not computable)."""
    subjects = members[members["own_period"] == members["period"]]
    of_kind = references.spread_of_kinds(members)
    rows = pd.concat(
        [
            references.land(members, subjects, own),
            references.kind(members, subjects, of_kind),
            references.kreis(members, subjects, of_kind, own),
            references.peers(members, subjects, of_kind, pairs),
        ],
        ignore_index=True,
    )
    rows[RESULTS], rows["p"] = None, np.nan
    computable = rows["reason"].isna()
    for scale, verdicts in (("rate", _rate_verdicts), ("share", _share_verdicts)):
        chosen = computable & (rows["scale"] == scale)
        if chosen.any():
            rows.loc[chosen, ["result_95", "result_998", "p"]] = verdicts(rows[chosen])
    return _hold_down_false_alarms(rows)


def comparisons(rows: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Table `comparison`: the answers of `against_references` for every row of the same body."""
    everywhere = rows.merge(own.loc[own["level"] != "land", [*YEAR, "unit_id", "area_id"]], on=[*YEAR, "unit_id"])
    computable = everywhere["reason"].isna()
    wider = (everywhere["tau2"] > 0).astype(object).where(computable & (everywhere["scale"] == "rate"), None)
    status = np.where(computable, "ok", "not_computable")
    return everywhere.assign(overdispersed=wider, status=status).sort_values([*YEAR, "area_id", "reference"])[
        COMPARISON
    ]


def groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Table `comparison_group` without its label: one row per group that somebody is compared with."""
    named = rows.rename(columns={"reference_value": "value_", "level": "level_"}).rename(
        columns={"group_level": "level"}
    )
    named = named.drop(columns="value").rename(columns={"value_": "value"})
    known = named[(named["areas"] > 0) & named["value"].notna()]
    return known.drop_duplicates([*YEAR, "reference", "group_id"]).sort_values([*YEAR, "reference", "group_id"])[GROUP]


def _rate_verdicts(rows: pd.DataFrame) -> pd.DataFrame:
    value, reference = _floats(rows, "value"), _floats(rows, "reference_value")
    p = rate_p(_floats(rows, "numerator"), reference * _floats(rows, "denominator") / PER, _floats(rows, "tau2"))
    at_95, at_998 = (flagged(p, value, reference, confidence) for confidence in CONFIDENCES)
    return pd.DataFrame({"result_95": at_95, "result_998": at_998, "p": p}, index=rows.index)


def _share_verdicts(rows: pd.DataFrame) -> pd.DataFrame:
    share, low, high, reference = (
        _floats(rows, name) / PERCENT for name in ("value", "low", "high", "reference_value")
    )
    at_95, at_998 = share_results(share, low, high, reference)
    p = share_p(share, effective_size(share, low, high), reference)
    return pd.DataFrame({"result_95": at_95, "result_998": at_998, "p": p}, index=rows.index)


def _hold_down_false_alarms(rows: pd.DataFrame) -> pd.DataFrame:
    """Benjamini–Hochberg over the areas that are asked the same question in the same year."""
    tested = rows[rows["p"].notna()]
    adjusted = tested.groupby([*YEAR, "reference", "alarms"])["p"].transform(
        lambda p: adjust_p_values(p.to_numpy(), "bh")
    )
    words = flagged(
        adjusted.to_numpy(dtype=float), _floats(tested, "value"), _floats(tested, "reference_value"), CONFIDENCES[0]
    )
    # never more certain than without the correction, not even by a rounding error
    rows.loc[tested.index, "result_95_bh"] = np.where(tested["result_95"] == "similar", "similar", words)
    return rows


def _floats(rows: pd.DataFrame, column: str) -> Floats:
    return rows[column].to_numpy(dtype=float)
