"""Every own value beside its four references: the Land, its kind, its Kreis, similar areas. None of them contains the area itself.

Each function returns one row per subject (a row of `members` whose value is of that very year) with the columns of ASIDE added.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipelines.comparison.medians import LEAST_OTHERS, MEDIAN, medians_of_group, medians_of_peers
from pipelines.comparison.spread import LEAST_AREAS, dispersions, pooled, summaries
from pipelines.comparison.values import YEAR

WHOLE = {"numerator": "whole_cases", "denominator": "whole_people"}
SUBJECT = [*YEAR, "unit_id", "scale", "value", "low", "high", "numerator", "denominator"]
# group_*: the group as a whole, the area included; rest_*: the counted cases and inhabitants a rate is tested against; tested_value: their
# rate where it is not the reference_value; alarms: the areas whose false alarms are held down together; too_few: why tau2 is not known.
ASIDE = [
    "reference",
    "group_id",
    "group_level",
    "group_value",
    "median",
    "areas",
    "phi",
    "tau2",
    "too_few",
    "reference_basis",
    *MEDIAN,
    "others",
    "rest_cases",
    "rest_people",
    "tested_value",
    "reason",
    "alarms",
]

NO_LAND = "kein Landeswert aus vergleichbarer Erhebung"
NO_REST = "außerhalb des Gebiets bleibt nichts zu vergleichen"
FEW_OF_KIND = f"weniger als {LEAST_OTHERS} andere Gebiete dieser Art mit eigenem Wert"
IS_KREIS = "ist selbst ein Kreis"
NO_KREIS = "kein Wert des Kreises"
FEW_IN_KREIS = f"weniger als {LEAST_OTHERS} andere Kommunen des Kreises mit eigenem Wert"
NO_LIST = "keine Liste ähnlicher Gebiete"
FEW_PEERS = f"weniger als {LEAST_OTHERS} ähnliche Gebiete mit eigenem Wert"
NO_CASES = {
    "land": "kein einziger Fall im übrigen Land",
    "kind": "kein einziger Fall in den anderen Gebieten dieser Art",
    "kreis": "kein einziger Fall im übrigen Kreis",
    "peers": "kein einziger Fall in den ähnlichen Gebieten",
}
QUOTA = "ohne Unsicherheitsbereich"
FEW_SPREAD = f"weniger als {LEAST_AREAS} Gebiete dieser Art mit mindestens einem Fall"
FEW_SPREAD_LEVEL = f"weniger als {LEAST_AREAS} Gebiete dieser Ebene mit mindestens einem Fall"


def land(members: pd.DataFrame, subjects: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Beside the whole Land, as returned by `values_of_land`, and tested against what is left of it without the area.

    The spread is that of all areas of the level around the Land: kinds lie apart from it as a whole, so the spread within a kind would call
    most of its areas unusual.
    """
    keys = [*YEAR, "level"]
    values = whole.rename(columns={"value": "group_value", **WHOLE})
    groups = summaries(members, keys)[[*keys, "areas", "median"]]
    spread = dispersions(members.merge(values[[*YEAR, "group_value"]], on=YEAR), keys)
    rows = subjects.merge(groups, on=keys).merge(values, on=YEAR, how="left").merge(spread, on=keys, how="left")
    rows["group_value"] = rows["group_value"].where(rows["scale"] != "share")
    rows = _remainder(
        rows.assign(others=rows["areas"] - 1, reference_value=rows["group_value"], reference_basis="whole")
    )
    reason = _first((rows["reference_value"].isna(), NO_LAND), *_nothing_left(rows, "land"))
    return _aside(rows, "land", rows["level"], rows["level"], reason, FEW_SPREAD_LEVEL, alarms=rows["level"])


def kind(members: pd.DataFrame, subjects: pd.DataFrame, of_kind: pd.DataFrame) -> pd.DataFrame:
    """Beside the others of its kind; `of_kind` as returned by `spread_of_kinds`."""
    rows = _beside_others(members, subjects, [*YEAR, "kind"]).merge(of_kind, on=[*YEAR, "kind"], how="left")
    reason = _first((rows["others"] < LEAST_OTHERS, FEW_OF_KIND), *_nothing_left(rows, "kind"))
    return _aside(rows, "kind", rows["kind"], rows["level"], reason, alarms=rows["kind"])


def spread_of_kinds(members: pd.DataFrame) -> pd.DataFrame:
    """phi and tau2 of the rates of each kind around its pooled rate. Smaller groups (Kreis, peers) borrow them: they say how much
    areas of that kind differ at all."""
    keys = [*YEAR, "kind"]
    values = summaries(members, keys)[[*keys, "value"]].rename(columns={"value": "group_value"})
    return dispersions(members.merge(values, on=keys), keys)


def kreis(members: pd.DataFrame, subjects: pd.DataFrame, of_kind: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Beside the Kreis. Of what is counted its own value, rates tested against what is left of it without the area; of shares the median of
    its other Kommunen, because a survey of the whole Kreis asked the area too."""
    is_kreis = (subjects["level"] == "kreis") | (subjects["kind"] == "kreisfreie_stadt")
    values = own.loc[own["level"] == "kreis", [*YEAR, "kreis_id", "value", *WHOLE]]
    values = values.rename(columns={"value": "whole_value", **WHOLE})
    within = members[members["level"] != "kreis"]
    rows = _beside_others(within, subjects[~is_kreis], [*YEAR, "kreis_id", "level"])
    rows = rows.merge(values, on=[*YEAR, "kreis_id"], how="left")
    counted = rows["scale"] != "share"
    for name in ("reference_value", "group_value"):
        rows[name] = rows["whole_value"].where(counted, rows[name])
    rows["reference_basis"] = np.where(counted, "whole", "median")
    rows = _remainder(rows)
    reason = _first(
        (counted & rows["reference_value"].isna(), NO_KREIS),
        (~counted & (rows["others"] < LEAST_OTHERS), FEW_IN_KREIS),
        *_nothing_left(rows, "kreis"),
    )
    themselves = subjects[is_kreis].assign(reason=IS_KREIS, others=0, areas=0)
    rows = pd.concat([rows.assign(reason=reason), themselves], ignore_index=True)
    rows = rows.merge(of_kind, on=[*YEAR, "kind"], how="left")
    return _aside(rows, "kreis", rows["kreis_id"], rows["level"], rows["reason"], alarms=rows["kreis_id"])


def peers(members: pd.DataFrame, subjects: pd.DataFrame, of_kind: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Beside the similar areas. `pairs`: columns unit_id, peer_id, both bodies."""
    theirs = members.rename(columns={"unit_id": "peer_id"}).merge(pairs, on="peer_id")
    keys = [*YEAR, "unit_id"]
    groups = summaries(theirs, keys).rename(columns={"value": "group_value"})
    medians = medians_of_peers(members[members["scale"] == "share"], pairs)
    rows = subjects.merge(groups, on=keys, how="left").merge(medians, on=keys, how="left")
    rows = rows.merge(of_kind, on=[*YEAR, "kind"], how="left")
    rows = rows.assign(areas=rows["areas"].fillna(0), others=rows["areas"].fillna(0))
    rows = _pooled(rows.assign(rest_cases=rows["cases"], rest_people=rows["people"]))
    listed = rows["unit_id"].isin(pairs["unit_id"])
    reason = _first((~listed, NO_LIST), (rows["others"] < LEAST_OTHERS, FEW_PEERS), *_nothing_left(rows, "peers"))
    return _aside(rows, "peers", rows["unit_id"], rows["level"], reason, alarms=rows["kind"])


def _beside_others(members: pd.DataFrame, subjects: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Subjects with their group (equal in the columns `keys`) as a whole, and the pooled value or the median of the others in it."""
    groups = summaries(members, keys).rename(columns={"value": "group_value"})
    rows = subjects.join(medians_of_group(members[members["scale"] == "share"], keys)).merge(groups, on=keys)
    return _pooled(
        rows.assign(
            others=rows["areas"] - 1,
            rest_cases=rows["cases"] - rows["numerator"],
            rest_people=rows["people"] - rows["denominator"],
        )
    )


def _pooled(rows: pd.DataFrame) -> pd.DataFrame:
    """Of what is counted the pooled value of the others is the reference, of shares their median."""
    value, counted = pooled(rows["rest_cases"], rows["rest_people"], rows["scale"]), rows["scale"] != "share"
    return rows.assign(
        reference_value=value.where(counted, rows["reference_value"]),
        reference_basis=np.where(counted, "pooled", "median"),
    )


def _remainder(rows: pd.DataFrame) -> pd.DataFrame:
    """What is left of a whole (whole_cases, whole_people) without the area; of a rate that is what is tested against."""
    cases, people = rows["whole_cases"] - rows["numerator"], rows["whole_people"] - rows["denominator"]
    tested = pooled(cases, people, rows["scale"]).where(rows["scale"] == "rate")
    return rows.assign(rest_cases=cases, rest_people=people, tested_value=tested)


def _nothing_left(rows: pd.DataFrame, reference: str) -> tuple[tuple[pd.Series[bool], str], ...]:
    """Reasons that hold for what is counted: nobody lives in the rest, it has less than no case, or none."""
    is_left = (rows["rest_people"] > 0) & (rows["rest_cases"] >= 0)
    return (
        ((rows["scale"] != "share") & ~is_left, NO_REST),
        ((rows["scale"] == "rate") & (rows["rest_cases"] == 0), NO_CASES[reference]),
        (rows["scale"] == "quota", QUOTA),
    )


def _first(*cases: tuple[pd.Series[bool], str]) -> pd.Series[str]:
    """The text of the first case that holds, None where none does."""
    index = cases[0][0].index
    reasons = pd.Series([None] * len(index), index, dtype=object)
    for case, text in reversed(cases):
        reasons[case] = text
    return reasons


def _aside(
    rows: pd.DataFrame,
    reference: str,
    group_id: pd.Series[str],
    level: pd.Series[str],
    reason: pd.Series[str],
    too_few: str = FEW_SPREAD,
    *,
    alarms: pd.Series[str],
) -> pd.DataFrame:
    """The columns of ASIDE; without anything to compare with there is no reference value either."""
    nothing = reason.notna() & ~reason.isin((QUOTA, NO_CASES[reference]))
    rows = rows.assign(
        reference=reference,
        group_id=group_id,
        group_level=level,
        alarms=alarms,
        reason=reason,
        too_few=too_few,
        areas=rows["areas"].astype(int),
        others=rows["others"].astype(int),
    )
    rows = rows.reindex(columns=[*dict.fromkeys([*SUBJECT, *ASIDE])])
    stated = ["reference_basis", *MEDIAN, "tested_value"]
    rows[stated] = rows[stated].mask(nothing)
    return rows
