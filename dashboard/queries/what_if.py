"""What would hold if measures were taken: in whom they are taken, what they settle, which coverage follows. The rules are macros of the contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard import db
from dashboard.addresses import what_if_selection
from dashboard.addresses.notices import Notice
from dashboard.addresses.what_if_selection import AMOUNTS, ORDERS, Selection
from dashboard.queries import area_filter, areas, frame
from dashboard.queries.occasions.listed_areas import listed_areas

COUNCIL = "council"
_REMEMBERED = 32  # orders; 20 kB each
_NEED_RANKS = {"high": 1, "low": 3}  # as in gain_order; everything else stands between
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


@dataclass(frozen=True)
class Plan:
    """In which Kommunen each measure is taken, in the order of giving; `pool`: those that came into question; `outside`: chosen ones that
    the filter leaves out. `too_many`: measures of which fewer Kommunen can use one than there are."""

    taken: Mapping[str, Ids]
    pool: frozenset[str]
    outside: Ids
    too_many: Ids

    def of(self, measure: str) -> Ids:
        """The Kommunen in which a measure is taken."""
        return self.taken.get(measure, ())


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


@dataclass(frozen=True)
class Reached:
    """What a share of the inhabitants takes. `places`: the Kommunen with a new body, in their order, none where it is reached already; None:
    even with all of the `possible` the share is no higher than `most` per cent. `proven`: no smaller number would do."""

    places: Ids | None
    possible: int
    most: float
    proven: bool


def read(parameters: Mapping[str, Any]) -> tuple[Selection, list[Notice]]:
    """What an address supposes, read against what is published."""
    version = frame.build()["version"]
    return what_if_selection.read(parameters, areas.areas(), area_filter.choices(), version)


@db.per_build
def measures() -> tuple[Measure, ...]:
    """What the Leitstelle can do, in its order. grain: measure"""
    rows = db.query("SELECT measure, label, label_one, label_many, assumption, settles FROM measure ORDER BY position")
    return tuple(Measure(**row | {"settles": tuple(row["settles"])}) for row in rows)


def plan(selection: Selection) -> Plan:
    """Who gets what: each measure in the order of the selection, and only where it changes something."""
    passing = area_filter.kommunen(selection.where)
    pool = passing & {*selection.chosen} if selection.chosen else passing
    taken: dict[str, Ids] = {}
    too_many = []
    for measure in measures():
        amount = selection.amount(measure.measure)
        if amount is None and measure.measure == COUNCIL and selection.chosen and not selection.amounts:
            amount = len(pool)  # nothing is said but who: a body for each of them
        if not amount:
            continue
        order = _order(selection, pool) if measure.measure == COUNCIL else _usable(measure, selection, pool)
        taken[measure.measure] = order[:amount]
        if len(order) < amount and selection.amount(measure.measure) is not None:
            too_many.append(measure.measure)
    return Plan(taken, pool, tuple(each for each in selection.chosen if each not in passing), tuple(too_many))


def effects(taken: Plan) -> tuple[Effect, ...]:
    """Every Kommune before and after, in the order of their keys. grain: Kommune"""
    return _effects(db.published().version, *(taken.of(measure) for measure in AMOUNTS))


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


def coverage(taken: Plan) -> tuple[Covered, ...]:
    """Land, Kreise, kinds and size classes before and after. grain: group of a grouping"""
    rows = db.query("FROM what_if_coverage(councils := $councils)", {"councils": list(taken.of(COUNCIL))})
    return tuple(Covered(**row) for row in rows)


def reached(selection: Selection, taken: Plan, land: Covered) -> Reached:
    """How many new bodies bring the share of inhabitants with one surely active to the target, in the order of the selection."""
    both = selection.per_kreis is not None and selection.per_kind is not None
    proven = ORDERS[selection.order] == "inhabitants" and not both
    order = _order(selection, taken.pool)
    people, wanted = land.inhabitants_active_before, selection.target * land.inhabitants / 100
    places: list[str] = []
    for area_id in order:
        if people >= wanted:
            break
        people += listed_areas()[area_id]["inhabitants"]
        places.append(area_id)
    most = 100 * people / land.inhabitants if land.inhabitants else 0.0
    return Reached(tuple(places) if people >= wanted else None, len(order), most, proven)


def settled_by_kind(effect_rows: Sequence[Effect]) -> dict[str, tuple[int, int]]:
    """By kind of finding: how many there are before, and how many of them are settled."""
    before = Counter(kind for each in effect_rows for kind in each.findings)
    settled = Counter(kind for each in effect_rows for kind in each.settled)
    return {kind: (before[kind], settled[kind]) for kind in before}


def _order(selection: Selection, pool: frozenset[str]) -> Ids:
    """The Kommunen of the pool without an active body in the order of the contract, as far as the quotas reach."""
    among = None if pool == area_filter.kommunen(what_if_selection.EVERYWHERE) else tuple(sorted(pool))
    return _gain_order(db.published().version, ORDERS[selection.order], selection.per_kreis, selection.per_kind, among)


@lru_cache(maxsize=_REMEMBERED)
def _gain_order(_version: str, by: str, per_kreis: int | None, per_kind: int | None, among: Ids | None) -> Ids:
    rows = db.query(
        'SELECT area_id FROM gain_order("by" := $by, per_kreis := $per_kreis, per_kind := $per_kind, among := $among) ORDER BY place',
        {
            "by": by,
            "per_kreis": per_kreis,
            "per_kind": per_kind,
            "among": None if among is None else list(among),
        },
    )
    return tuple(row["area_id"] for row in rows)


def _usable(measure: Measure, selection: Selection, pool: frozenset[str]) -> Ids:
    """The Kommunen of the pool with a finding that the measure settles: the largest first, or by need, or in turn through the Kreise."""
    having = [each.area_id for each in _before() if each.area_id in pool and {*each.findings} & {*measure.settles}]
    known = listed_areas()
    having.sort(key=lambda area_id: (-known[area_id]["inhabitants"], area_id))
    by = ORDERS[selection.order]
    if by == "need":
        having.sort(key=lambda area_id: _need_ranks().get(area_id, 2))
    elif by == "equality":
        rounds: Counter[str] = Counter()
        turn = {}
        for area_id in having:
            kreis = known[area_id]["kreis_id"]
            turn[area_id] = rounds[kreis]
            rounds[kreis] += 1
        having.sort(key=turn.__getitem__)
    return tuple(having)


@db.per_build
def _before() -> tuple[Effect, ...]:
    return _effects(db.published().version, (), (), (), ())


@db.per_build
def _need_ranks() -> dict[str, int]:
    """grain: Kommune"""
    rows = db.query("SELECT area_id, need FROM contact_need")
    return {row["area_id"]: _NEED_RANKS.get(row["need"], 2) for row in rows}
