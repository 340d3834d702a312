"""Where each Kommune stands in need and in structure within its kind, and how certain that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipelines.comparison import need_inputs
from pipelines.comparison.need_inputs import AXES, NeedStructure
from pipelines.comparison.simulation import (
    CLASSES,
    Axis,
    Standings,
    certainty,
    field_shares,
    generator_of,
    midrank_percentiles,
    simulate,
    thirds,
)
from pipelines.database import insert, insert_frame

if TYPE_CHECKING:
    import duckdb

    from pipelines.comparison.simulation import Floats

WORDS = {"need": "Bedarf", "structure": "Struktur"}


@dataclass(frozen=True)
class Placed:
    """One axis of one kind: the areas that have a value, and how the axis is seen."""

    areas: list[str]
    standings: Standings


@dataclass(frozen=True)
class KindPlaced:
    """All areas of one kind: `rows` of `need_structure`, and `shares`, the rows of `need_structure_share` of those that stand on both axes."""

    rows: pd.DataFrame
    shares: pd.DataFrame


def publish_need_structure(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill need_structure_rule, need_structure_input, need_structure_value, need_structure and need_structure_share."""
    declared = need_inputs.load()
    insert(
        connection,
        "need_structure_rule",
        [{"least_group": declared.least_group, "least_inputs": need_inputs.LEAST_INPUTS}],
    )
    insert(
        connection,
        "need_structure_input",
        (
            {"position": position, **each.model_dump(include={"axis", "indicator_id", "direction", "weight", "label"})}
            for position, each in enumerate(declared.inputs)
        ),
    )
    areas = need_inputs.kommunen(connection)
    if areas.empty:
        return
    known = need_inputs.known_values(connection, declared, areas)
    profile = profiles(declared, areas, known)
    insert_frame(connection, "need_structure_value", profile.drop(columns=["kind", "error"]))
    kinds = [_of_kind(declared, str(kind), rows) for kind, rows in profile.groupby("kind", sort=True)]
    insert_frame(connection, "need_structure", places(declared, areas, profile, kinds))
    insert_frame(connection, "need_structure_share", pd.concat([each.shares for each in kinds]).sort_values("area_id"))


def profiles(declared: NeedStructure, areas: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Every Kommune × declared indicator, with its percentile within the kind in the direction of the axis.

    An indicator that too few areas of a kind know has no percentile there, and counts as unknown. `areas`, `known` as from need_inputs.
    """
    inputs = pd.DataFrame([each.model_dump(include={"axis", "indicator_id", "direction"}) for each in declared.inputs])
    rows = (
        areas[["area_id", "kind"]]
        .merge(inputs, how="cross")
        .merge(known, on=["area_id", "axis", "indicator_id"], how="left")
    )
    oriented = rows["value"].where(rows["direction"] == "higher", -rows["value"])
    group = rows.groupby(["kind", "axis", "indicator_id"])["value"]
    enough = group.transform("count") >= declared.least_group
    percentile = oriented.groupby([rows["kind"], rows["axis"], rows["indicator_id"]]).transform(
        lambda values: midrank_percentiles(values.to_numpy(dtype=float))
    )
    return rows.assign(percentile=percentile.where(enough)).drop(columns="direction")


def places(
    declared: NeedStructure, areas: pd.DataFrame, profile: pd.DataFrame, kinds: list[KindPlaced]
) -> pd.DataFrame:
    """Table `need_structure`: one row per Kommune. `kinds`: where those of each kind stand."""
    counting = [each.indicator_id for axis in AXES for each in declared.of(axis)]
    counted = profile[profile["indicator_id"].isin(counting)]
    present = counted.groupby(["area_id", "axis"])["value"].count().unstack()
    placements = (
        areas[["area_id", "kind"]].rename(columns={"kind": "group_id"}).merge(present.reset_index(), on="area_id")
    )
    placements = placements.rename(columns={axis: f"{axis}_present" for axis in AXES})
    for axis in AXES:
        placements[f"{axis}_declared"] = len(declared.of(axis))
    placements["variants"] = declared.variants
    rows = pd.concat([each.rows for each in kinds], ignore_index=True)
    placements = placements.merge(rows, on="area_id", how="left")
    statuses = pd.DataFrame(_statuses(declared, placements), columns=["status", "reason"], index=placements.index)
    assigned = placements["certainty"].fillna(0) > declared.assigned_from
    return placements.assign(**statuses, assigned=assigned).sort_values("area_id")


def _of_kind(declared: NeedStructure, kind: str, profile: pd.DataFrame) -> KindPlaced:
    """Percentile, span and third on each axis; of the areas that stand on both the certainty, and the share of the variants in each field."""
    placed = {axis: place(declared, kind, axis, profile) for axis in AXES}
    rows = pd.DataFrame({"area_id": sorted(set(profile["area_id"]))})
    for axis, on in placed.items():
        rows = rows.merge(_columns(axis, on), on="area_id", how="left")
    both = sorted(set(placed["need"].areas) & set(placed["structure"].areas))
    need, structure = (_subset(placed[axis], both) for axis in AXES)
    certain = pd.DataFrame({"area_id": both, "certainty": certainty(need, structure)})
    return KindPlaced(rows.merge(certain, on="area_id", how="left"), _shares(both, field_shares(need, structure)))


def _shares(areas: list[str], shares: Floats) -> pd.DataFrame:
    """Rows of `need_structure_share`: only fields in which a variant lies."""
    fields = pd.MultiIndex.from_product([areas, CLASSES, CLASSES], names=["area_id", "need_class", "structure_class"])
    rows = pd.DataFrame({"share": shares.ravel()}, index=fields).reset_index()
    return rows[rows["share"] > 0]


def place(declared: NeedStructure, kind: str, axis: str, profile: pd.DataFrame) -> Placed:
    """The areas of the kind that know enough of the axis; nobody where they are too few.

    In a single indicator they stand among all areas of the kind that know it, as `profiles` publishes it.
    """
    mine = profile[profile["axis"] == axis]
    names = [each.indicator_id for each in declared.of(axis)]
    # an indicator without percentiles in this kind counts as unknown
    usable = mine.assign(value=mine["value"].where(mine["percentile"].notna()))
    values, errors = (
        usable.pivot(index="area_id", columns="indicator_id", values=column)[names] for column in ("value", "error")
    )
    values = values[values.notna().any(axis=1)]
    placed = (values.notna().sum(axis=1) >= declared.least_known(axis)).to_numpy()
    if placed.sum() < declared.least_group:
        nothing = np.empty((declared.variants, 0))
        return Placed([], Standings(nothing[0], nothing))
    sign = np.array([1.0 if each.direction == "higher" else -1.0 for each in declared.of(axis)])
    weights = np.array([each.weight for each in declared.of(axis)])
    on = Axis(values.to_numpy() * sign, errors.loc[values.index].fillna(0).to_numpy(), weights, placed)
    return Placed(
        list(values.index[placed]),
        simulate(on, declared.variants, declared.concentration, generator_of(declared.seed, kind, axis)),
    )


def _columns(axis: str, on: Placed) -> pd.DataFrame:
    low, high = on.standings.span if on.areas else ([], [])
    third = pd.array(thirds(on.standings.percentile).tolist(), dtype="Int64")
    return pd.DataFrame(
        {
            "area_id": on.areas,
            f"{axis}_percentile": on.standings.percentile,
            f"{axis}_low": low,
            f"{axis}_high": high,
            f"{axis}_class": third,
        }
    )


def _subset(on: Placed, areas: list[str]) -> Standings:
    at = [on.areas.index(area) for area in areas]
    return Standings(on.standings.percentile[at], on.standings.varied[:, at])


def _statuses(declared: NeedStructure, placements: pd.DataFrame) -> list[tuple[str, str | None]]:
    """ok, or why a Kommune has no place in the 3 × 3: first what it lacks itself, then what its kind lacks."""
    present = zip(*(placements[f"{axis}_present"].tolist() for axis in AXES), strict=True)
    placed = zip(*(placements[f"{axis}_percentile"].notna().tolist() for axis in AXES), strict=True)
    return [_status(declared, *each) for each in zip(present, placed, strict=True)]


def _status(declared: NeedStructure, present: tuple[int, ...], placed: tuple[bool, ...]) -> tuple[str, str | None]:
    few = [
        f"{WORDS[axis]}: {known} von {len(declared.of(axis))} Merkmalen bekannt, nötig sind {declared.least_known(axis)}"
        for axis, known in zip(AXES, present, strict=True)
        if known < declared.least_known(axis)
    ]
    if few:
        return "too_few_indicators", "; ".join(few)
    alone = [
        f"{WORDS[axis]}: weniger als {declared.least_group} Kommunen dieser Art mit denselben Merkmalen"
        for axis, has_place in zip(AXES, placed, strict=True)
        if not has_place
    ]
    return ("group_too_small", "; ".join(alone)) if alone else ("ok", None)
