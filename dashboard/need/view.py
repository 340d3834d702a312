"""Need and structure as an address asks for it: with the default weights, or with own ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses import weights as need_weights
from dashboard.need.places import NeedView
from dashboard.queries import need_structure
from dashboard.texts import need as texts

Row = Mapping[str, Any]
COMPARED = ("status", "reason", "need_class", "structure_class")
UNCHANGED = ("certainty", "variants", "label", "kind", "kind_plural", "kreis")


def of_weights(weights: str = "") -> NeedView:
    """The places under these weights; `weights` as need_weights writes them, "" for the default."""
    inputs = need_weights.in_force(need_structure.inputs(), weights)
    if not weights:
        return NeedView(inputs, need_structure.places())
    weighted = need_structure.weighted_places(need_weights.parsed(weights))
    default = {place["area_id"]: place for place in need_structure.places()}
    return NeedView(inputs, [_with_default(place, default[place["area_id"]]) for place in weighted], own=True)


def _with_default(place: Row, default: Row) -> Row:
    """A place under own weights beside the one with the default weights."""
    return {
        **place,
        **{f"default_{name}": default[name] for name in COMPARED},
        **{name: default[name] for name in UNCHANGED},
        "reason": _reason(place, need_structure.rule()["least_group"]),
    }


def _reason(place: Row, least: int) -> str | None:
    """Why a Kommune has no place: what it lacks itself, else what its kind lacks; the build says the same of the default weights."""
    axes = need_weights.AXES
    few = [
        texts.OWN_FEW.format(
            axis=texts.AXES[axis],
            known=place[f"{axis}_present"],
            counted=place[f"{axis}_counted"],
            needed=place[f"{axis}_needed"],
        )
        for axis in axes
        if place[f"{axis}_present"] < place[f"{axis}_needed"]
    ]
    small = [
        texts.OWN_SMALL.format(axis=texts.AXES[axis], least=least)
        for axis in axes
        if place[f"{axis}_percentile"] is None
    ]
    return "; ".join(few or small) or None
