"""Every own value beside its four references: the Land, its kind, its Kreis, similar areas.

Each function returns one row per subject (a row of `members` whose value is of that very year) with the columns of ASIDE added:
`tau2` and `phi` of the rates to be judged with, `alarms` naming the areas whose false alarms are held down together.
"""

from __future__ import annotations

import pandas as pd

from pipelines.comparison.spread import LEAST_AREAS, dispersions, summaries

YEAR = ["indicator_id", "period"]
# The median of fewer values is no reference. Rates need LEAST_AREAS of the kind besides, to know how much areas differ at all.
LEAST_NEIGHBOURS = 5
ASIDE = [
    "reference",
    "group_id",
    "group_level",
    "reference_value",
    "median",
    "areas",
    "phi",
    "tau2",
    "reason",
    "alarms",
]

NO_LAND = "kein Landeswert aus vergleichbarer Erhebung"
FEW = f"weniger als {LEAST_AREAS} Gebiete in der Vergleichsgruppe"
FEW_WITH_CASES = f"weniger als {LEAST_AREAS} Gebiete der Vergleichsgruppe mit mindestens einem Fall"
FEW_SHARES = f"weniger als {LEAST_NEIGHBOURS} Gebiete in der Vergleichsgruppe"
FEW_OF_KIND = f"weniger als {LEAST_AREAS} Gebiete derselben Art mit eigenem Wert"
IS_KREIS = "ist selbst ein Kreis"
NO_KREIS = "kein Wert des Kreises"
FEW_IN_KREIS = f"weniger als {LEAST_NEIGHBOURS} Kommunen des Kreises mit eigenem Wert"
NO_LIST = "keine Liste ähnlicher Gebiete"
FEW_PEERS = f"weniger als {LEAST_NEIGHBOURS} ähnliche Gebiete mit eigenem Wert"
NO_CASES = "kein einziger Fall in der Vergleichsgruppe"


def land(members: pd.DataFrame, subjects: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Against the value of the Land (of crime the sum of the 36 Kreise); the spread is that of all areas of the level."""
    keys = [*YEAR, "level"]
    values = own.loc[own["level"] == "land", [*YEAR, "value"]].rename(columns={"value": "reference_value"})
    spread = dispersions(members.merge(values, on=YEAR), keys)
    rows = (
        subjects.merge(summaries(members, keys).drop(columns="value"), on=keys)
        .merge(values, on=YEAR, how="left")
        .merge(spread, on=keys, how="left")
    )
    reason = _first((rows["reference_value"].isna(), NO_LAND), *_too_few(rows))
    return _aside(rows, "land", rows["level"], rows["level"], reason, alarms=rows["level"])


def kind(members: pd.DataFrame, subjects: pd.DataFrame, of_kind: pd.DataFrame) -> pd.DataFrame:
    """Against all areas of the kind, itself included; `of_kind` as returned by `spread_of_kinds`."""
    keys = [*YEAR, "kind"]
    summary = summaries(members, keys).rename(columns={"value": "reference_value"})
    rows = subjects.merge(summary, on=keys).merge(of_kind, on=keys, how="left")
    reason = _first(*_too_few(rows), (rows["areas"] < LEAST_NEIGHBOURS, FEW_SHARES))
    return _aside(rows, "kind", rows["kind"], rows["level"], reason, alarms=rows["kind"])


def spread_of_kinds(members: pd.DataFrame) -> pd.DataFrame:
    """phi and tau2 of the rates of each kind around its pooled rate. Smaller groups (Kreis, peers) borrow it: it says how much areas of
    that kind differ at all."""
    keys = [*YEAR, "kind"]
    pooled = summaries(members, keys)[[*keys, "value"]].rename(columns={"value": "reference_value"})
    return dispersions(members.merge(pooled, on=keys), keys)


def kreis(members: pd.DataFrame, subjects: pd.DataFrame, of_kind: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Against the Kreis's own value; of shares, where it has none, against the median of its Kommunen."""
    within, inside = [*YEAR, "kreis_id"], members[members["level"] == "kommune"]
    values = own.loc[own["level"] == "kreis", [*within, "value"]].rename(columns={"value": "of_kreis"})
    rows = (
        subjects.merge(summaries(inside, within).drop(columns="value"), on=within, how="left")
        .merge(values, on=within, how="left")
        .merge(of_kind, on=[*YEAR, "kind"], how="left")
    )
    rows["areas"] = rows["areas"].fillna(0)
    is_kreis = (rows["level"] == "kreis") | (rows["kind"] == "kreisfreie_stadt")
    median = rows["median"].where((rows["scale"] == "share") & (rows["areas"] >= LEAST_NEIGHBOURS))
    rows["reference_value"] = rows["of_kreis"].fillna(median).mask(is_kreis)
    missing = rows["reference_value"].isna()
    reason = _first(
        (is_kreis, IS_KREIS),
        (missing & (rows["scale"] == "rate"), NO_KREIS),
        (missing, FEW_IN_KREIS),
        (_no_spread(rows), FEW_OF_KIND),
    )
    return _aside(rows, "kreis", rows["kreis_id"], pd.Series("kommune", rows.index), reason, alarms=rows["kreis_id"])


def peers(members: pd.DataFrame, subjects: pd.DataFrame, of_kind: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Against the similar areas, itself not included. `pairs`: columns unit_id, peer_id, both bodies."""
    theirs = members.rename(columns={"unit_id": "peer_id"}).merge(pairs, on="peer_id")
    keys = [*YEAR, "unit_id"]
    summary = summaries(theirs, keys).rename(columns={"value": "reference_value"})
    rows = subjects.merge(summary, on=keys, how="left").merge(of_kind, on=[*YEAR, "kind"], how="left")
    rows["areas"] = rows["areas"].fillna(0)
    listed = rows["unit_id"].isin(pairs["unit_id"])
    reason = _first((~listed, NO_LIST), (rows["areas"] < LEAST_NEIGHBOURS, FEW_PEERS), (_no_spread(rows), FEW_OF_KIND))
    return _aside(rows, "peers", rows["unit_id"], rows["level"], reason, alarms=rows["kind"])


def _no_spread(rows: pd.DataFrame) -> pd.Series[bool]:
    return (rows["scale"] == "rate") & rows["tau2"].isna()


def _too_few(rows: pd.DataFrame) -> tuple[tuple[pd.Series[bool], str], ...]:
    unknown = _no_spread(rows)
    return (unknown & (rows["areas"] < LEAST_AREAS), FEW), (unknown, FEW_WITH_CASES)


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
    *,
    alarms: pd.Series[str],
) -> pd.DataFrame:
    nothing = reason.isna() & (rows["scale"] == "rate") & (rows["reference_value"] == 0)
    return rows.assign(
        reference=reference,
        group_id=group_id,
        group_level=level,
        alarms=alarms,
        reason=reason.mask(nothing, NO_CASES),
        areas=rows["areas"].astype(int),
    )
