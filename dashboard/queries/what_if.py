"""What would hold if measures were taken: what they settle, which coverage follows, who comes first. The rules are macros of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard import db
from dashboard.addresses import what_if_selection
from dashboard.addresses.notices import Notice
from dashboard.addresses.what_if_selection import AMOUNTS, Selection
from dashboard.queries import area_filter, areas, frame

COUNCIL = "council"
_REMEMBERED = 32  # orders; 20 kB each
Ids = tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """A measure of the contract: its words, what is supposed of it, and the kinds of finding that end with it."""

    measure: str
    label: str
    label_one: str
    label_many: str
    assumption: str
    settles: Ids


@dataclass(frozen=True, slots=True)
class Effect:
    """One Kommune before and after; kinds of finding in their order."""

    area_id: str
    status_before: str
    status_after: str
    findings: Ids
    settled: Ids
    remaining: Ids


@dataclass(frozen=True, slots=True)
class Covered:
    """Coverage of one group before and after, in Kommunen and inhabitants: what is surely active, and what may be beside it."""

    grouping: str
    group_id: str
    label: str
    kommunen: int
    active_before: int
    active_after: int
    unclear_before: int
    unclear_after: int
    inhabitants: int
    inhabitants_active_before: int
    inhabitants_active_after: int
    inhabitants_unclear_before: int
    inhabitants_unclear_after: int


@dataclass(frozen=True, slots=True)
class Place:
    """One new body in the order of gain: its Kommune, and the inhabitants of the Land with an active body after it."""

    area_id: str
    inhabitants_active: int


def read(parameters: Mapping[str, Any]) -> tuple[Selection, list[Notice]]:
    """What an address supposes, read against what is published."""
    version = frame.build()["version"]
    return what_if_selection.read(parameters, areas.areas(), area_filter.choices(), version)


@db.per_build
def measures() -> tuple[Measure, ...]:
    """What the Leitstelle can do, in its order. grain: measure"""
    rows = db.query("SELECT measure, label, label_one, label_many, assumption, settles FROM measure ORDER BY position")
    return tuple(Measure(**row | {"settles": tuple(row["settles"])}) for row in rows)


def effects(taken: Mapping[str, Ids]) -> tuple[Effect, ...]:
    """Every Kommune before and after, in the order of their keys; `taken`: by measure the Kommunen in which it is taken. grain: Kommune"""
    return _effects(db.published().version, *(taken.get(measure, ()) for measure in AMOUNTS))


@lru_cache(maxsize=4)  # the page and its files ask one after the other; 60 kB each
def _effects(
    _version: str, councils: Ids, consultations: Ids, analyses: Ids, qualifications: Ids
) -> tuple[Effect, ...]:
    rows = db.query(
        """
        SELECT area_id, status_before, status_after, findings, settled, remaining
        FROM what_if(councils := $councils, consultations := $consultations, analyses := $analyses, qualifications := $qualifications)
        ORDER BY area_id
        """,
        {
            "councils": list(councils),
            "consultations": list(consultations),
            "analyses": list(analyses),
            "qualifications": list(qualifications),
        },
    )
    lists = ("findings", "settled", "remaining")
    return tuple(Effect(**row | {name: tuple(row[name]) for name in lists}) for row in rows)


@db.per_build
def today() -> tuple[Effect, ...]:
    """Every Kommune as it is. grain: Kommune"""
    return effects({})


def coverage(councils: Ids) -> tuple[Covered, ...]:
    """Land, Kreise, kinds and size classes before and after new bodies. grain: group of a grouping"""
    return _coverage(db.published().version, councils)


@lru_cache(maxsize=4)  # as above; 20 kB each
def _coverage(_version: str, councils: Ids) -> tuple[Covered, ...]:
    rows = db.query("FROM what_if_coverage(councils := $councils)", {"councils": list(councils)})
    return tuple(Covered(**row) for row in rows)


def gain_order(by: str, per_kreis: int | None, per_kind: int | None, among: frozenset[str]) -> tuple[Place, ...]:
    """The Kommunen among some that have no active body, in the order of the contract, as far as the quotas reach. grain: Kommune"""
    named = None if len(among) == len(today()) else tuple(sorted(among))
    return _gain_order(db.published().version, by, per_kreis, per_kind, named)


@lru_cache(maxsize=_REMEMBERED)
def _gain_order(
    _version: str, by: str, per_kreis: int | None, per_kind: int | None, among: Ids | None
) -> tuple[Place, ...]:
    rows = db.query(
        """
        SELECT area_id, inhabitants_active
        FROM gain_order("by" := $by, per_kreis := $per_kreis, per_kind := $per_kind, among := $among) ORDER BY place
        """,
        {
            "by": by,
            "per_kreis": per_kreis,
            "per_kind": per_kind,
            "among": None if among is None else list(among),
        },
    )
    return tuple(Place(**row) for row in rows)


@db.per_build
def need_ranks() -> dict[str, int]:
    """The place of a Kommune in the order of need: high first, low last, what is unknown between. grain: Kommune"""
    rows = db.query("""
        SELECT area.area_id, need_rank(need) AS need_rank FROM area LEFT JOIN contact_need USING (area_id) WHERE level = 'kommune'
    """)
    return {row["area_id"]: row["need_rank"] for row in rows}
