"""From references to verdicts: size, chance and usual of every own value, and the groups it was compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipelines.comparison import references
from pipelines.comparison.medians import MEDIAN
from pipelines.comparison.significance import ALPHAS, P_DECIMALS, effective_size, rate_p, share_p
from pipelines.comparison.spread import LEAST_EXPECTED, usual_ranges
from pipelines.comparison.values import PERCENT, YEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.comparison.significance import Floats

VERDICTS = ["verdict_95", "verdict_998", "verdict_bh"]
# Finer than anything shown, and small in the file: of values, of per cent and the ends of usual ranges.
DECIMALS, ROUGH_DECIMALS = 2, 1
COMPARISON = [
    *YEAR,
    "area_id",
    "reference",
    "group_id",
    "reference_basis",
    *MEDIAN,
    "others",
    "tested_value",
    "difference",
    "difference_pct",
    "p",
    "usual_low",
    "usual_high",
    "usual",
    *VERDICTS,
    "reason",
]
GROUP = [*YEAR, "reference", "group_id", "level", "areas", "value", "median", "phi", "tau2"]

FEW_EXPECTED = f"weniger als {LEAST_EXPECTED} erwartete Fälle"
IS_SHARE = "für Anteile aus Befragungen nicht bestimmt"


def against_references(
    own: pd.DataFrame, members: pd.DataFrame, pairs: pd.DataFrame, of_land: pd.DataFrame
) -> pd.DataFrame:
    """Every body and year four times, once per reference, with size, p, usual range and VERDICTS."""
    subjects = members[members["own_period"] == members["period"]]
    of_kind = references.spread_of_kinds(members)
    rows = pd.concat(
        [
            references.land(members, subjects, of_land),
            references.kind(members, subjects, of_kind),
            references.kreis(members, subjects, of_kind, own),
            references.peers(members, subjects, of_kind, pairs),
        ],
        ignore_index=True,
    )
    rows["difference"] = rows["value"] - rows["reference_value"]
    relative = 100 * rows["difference"] / rows["reference_value"].where(rows["reference_value"] > 0)
    rows["difference_pct"] = relative.where(rows["scale"] == "rate")
    rows["p"] = _chance(rows)
    rows = rows.join(usual_ranges(rows).round(ROUGH_DECIMALS))
    rows["usual"] = _usual(rows)
    for name, p in (("95", rows["p"]), ("998", rows["p"]), ("bh", held_down(rows))):
        rows[f"verdict_{name}"] = verdicts(rows, p < ALPHAS.get(name, ALPHAS["95"]))
    return rows.assign(reason=_reasons(rows))


def verdicts(rows: pd.DataFrame, is_certain: pd.Series[bool]) -> NDArray[np.object_]:
    """The decision table, first match: no reference or no test · chance explains it · usual not computable, inside, outside.

    `rows`: columns p (NaN: not tested), difference, usual (inside, outside or None).
    """
    higher = rows["difference"] > 0
    return np.select(
        [
            rows["p"].isna(),
            ~is_certain,
            rows["usual"].isna(),
            rows["usual"] == "inside",
        ],
        [
            "none",
            "indistinct",
            np.where(higher, "higher", "lower"),
            np.where(higher, "higher_usual", "lower_usual"),
        ],
        np.where(higher, "far_higher", "far_lower"),
    )


def comparisons(rows: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Table `comparison`: the answers of `against_references` for every row of the same body."""
    everywhere = rows.merge(own.loc[own["level"] != "land", [*YEAR, "unit_id", "area_id"]], on=[*YEAR, "unit_id"])
    rounded = dict.fromkeys((*MEDIAN, "tested_value", "difference"), DECIMALS)
    everywhere = everywhere.round({**rounded, "difference_pct": ROUGH_DECIMALS})
    return everywhere.sort_values(["reference", *YEAR, "area_id"])[COMPARISON]


def groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Table `comparison_group` without its label: one row per group that somebody is part of or compared with."""
    named = rows.drop(columns="value").rename(columns={"group_value": "value", "group_level": "level"})
    # of a Kreis the group of its Kommunen comes before that of single Gemeinden
    known = named[(named["areas"] > 0) & named["value"].notna()].sort_values("level", ascending=False, kind="stable")
    once = known.drop_duplicates([*YEAR, "reference", "group_id"]).round({"value": 3, "median": 3, "phi": 3, "tau2": 6})
    # a Kreis holds areas of several kinds, each with a spread of its own
    once.loc[once["reference"] == "kreis", ["phi", "tau2"]] = np.nan
    return once.sort_values([*YEAR, "reference", "group_id"])[GROUP]


def _chance(rows: pd.DataFrame) -> pd.Series[float]:
    """p of every row with something to test, NaN elsewhere."""
    p = pd.Series(np.nan, rows.index)
    tested = rows["reason"].isna()
    rates, shares = rows[tested & (rows["scale"] == "rate")], rows[tested & (rows["scale"] == "share")]
    p[rates.index] = rate_p(
        *(_floats(rates, name) for name in ("numerator", "denominator", "rest_cases", "rest_people"))
    )
    share, low, high, other, other_low, other_high = (
        _floats(shares, name) / PERCENT for name in ("value", "low", "high", *MEDIAN)
    )
    p[shares.index] = share_p(
        share, effective_size(share, low, high), other, effective_size(other, other_low, other_high)
    )
    return p.round(P_DECIMALS)


def _usual(rows: pd.DataFrame) -> pd.Series[str]:
    inside = (rows["usual_low"] <= rows["value"]) & (rows["value"] <= rows["usual_high"])
    words = pd.Series(np.where(inside, "inside", "outside"), rows.index, dtype=object)
    return words.where(rows["usual_low"].notna(), None)


def held_down(rows: pd.DataFrame) -> pd.Series[float]:
    """p adjusted by Benjamini–Hochberg over the areas that are asked the same question in the same year; never below p itself.

    `rows`: columns of YEAR, reference, alarms, p (NaN: not tested). That of `adjust_p_values`, for thousands of groups at once.
    """
    question = [*YEAR, "reference", "alarms"]
    falling = rows[rows["p"].notna()].sort_values("p", ascending=False, kind="stable")
    group = falling.groupby(question)["p"]
    number = group.transform("size")
    scaled = falling["p"] * number / (number - group.cumcount())
    adjusted = falling.assign(p=scaled).groupby(question)["p"].cummin()
    return adjusted.clip(lower=falling["p"], upper=1).reindex(rows.index)


def _reasons(rows: pd.DataFrame) -> pd.Series[str]:
    """Why there is no verdict, else why there is no usual range."""
    usual = rows["too_few"].where(rows["tau2"].isna(), FEW_EXPECTED).mask(rows["scale"] == "share", IS_SHARE)
    return rows["reason"].fillna(usual.where(rows["usual"].isna()))


def _floats(rows: pd.DataFrame, column: str) -> Floats:
    return rows[column].to_numpy(dtype=float)
