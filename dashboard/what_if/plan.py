"""Who gets what, and how much a coverage takes. What follows from it is asked of the contract (queries/what_if.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.addresses.what_if_selection import ORDERS, Selection
from dashboard.queries import area_filter
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.queries.what_if import (
    COUNCIL,
    Covered,
    Effect,
    Ids,
    Measure,
    Place,
    gain_order,
    measures,
    need_ranks,
    today,
)


@dataclass(frozen=True)
class Plan:
    """In which Kommunen each measure is taken, in the order of giving; `pool`: those that came into question; `places`: the order of new bodies
    in it. `useless`: by measure that is supposed the chosen ones in which it would change nothing. `too_many`: measures of which fewer Kommunen
    can use one than are supposed; `unsaid`: whether bodies are supposed although only names are given."""

    taken: Mapping[str, Ids]
    pool: frozenset[str]
    places: tuple[Place, ...]
    useless: Mapping[str, Ids]
    too_many: Ids
    unsaid: bool

    def of(self, measure: str) -> Ids:
        """The Kommunen in which a measure is taken."""
        return self.taken.get(measure, ())

    @property
    def touched(self) -> Ids:
        """The Kommunen in which anything is done, in the order of giving."""
        return tuple(dict.fromkeys(area_id for each in measures() for area_id in self.of(each.measure)))


@dataclass(frozen=True)
class Reached:
    """What a share of the inhabitants takes. `places`: the Kommunen with a new body, in their order, none where it is reached already; None:
    even with all of the `possible` the share is no higher than `most` per cent. `proven`: no smaller number would do, or none at all."""

    places: Ids | None
    possible: int
    most: float
    proven: bool


def plan(selection: Selection) -> Plan:
    """Who gets what: each measure in the order of the selection, and only where it changes something. Chosen Kommunen go before the filter."""
    everybody = area_filter.kommunen(selection.where)
    pool = frozenset(selection.chosen) or everybody
    places = gain_order(ORDERS[selection.order], selection.per_kreis, selection.per_kind, pool)
    unsaid = bool(selection.chosen) and not selection.amounts
    taken: dict[str, Ids] = {}
    useless: dict[str, Ids] = {}
    too_many = []
    for measure in measures():
        name = measure.measure
        amount = len(pool) if unsaid and name == COUNCIL else selection.amount(name)
        if not amount:
            continue
        usable = _usable(measure, selection, pool)
        order = tuple(each.area_id for each in places) if name == COUNCIL else usable
        taken[name] = order[:amount]
        useless[name] = tuple(each for each in selection.chosen if each not in usable)
        if len(order) < amount and not unsaid:
            too_many.append(name)
    return Plan(taken, pool, places, useless, tuple(too_many), unsaid)


def _usable(measure: Measure, selection: Selection, pool: frozenset[str]) -> Ids:
    """The Kommunen of the pool in which a measure changes something: the largest first, or by need, or in turn through the Kreise."""
    having = [each.area_id for each in today() if each.area_id in pool and _changes(measure, each)]
    known = listed_areas()
    having.sort(key=lambda area_id: (-known[area_id]["inhabitants"], area_id))
    by = ORDERS[selection.order]
    if by == "need":
        having.sort(key=need_ranks().__getitem__)
    elif by == "equality":
        rounds: Counter[str] = Counter()
        turn = {}
        for area_id in having:
            kreis = known[area_id]["kreis_id"]
            turn[area_id] = rounds[kreis]
            rounds[kreis] += 1
        having.sort(key=turn.__getitem__)
    return tuple(having)


def _changes(measure: Measure, kommune: Effect) -> bool:
    if measure.measure == COUNCIL:
        return kommune.status_before != "aktiv"
    return not {*measure.settles}.isdisjoint(kommune.findings)


def reached(selection: Selection, supposed: Plan, land: Covered) -> Reached:
    """How many new bodies bring the share of inhabitants with one surely active to the target, in the order of the selection."""
    wanted = selection.target * land.inhabitants / 100
    people = [land.inhabitants_active_before, *(each.inhabitants_active for each in supposed.places)]
    needed = next((count for count, active in enumerate(people) if active >= wanted), None)
    quotas = (selection.per_kreis is not None) + (selection.per_kind is not None)
    proven = (ORDERS[selection.order] == "inhabitants" and quotas < 2) or (
        needed is None and not (quotas and supposed.places)
    )
    return Reached(
        places=None if needed is None else tuple(each.area_id for each in supposed.places[:needed]),
        possible=len(supposed.places),
        most=100 * people[-1] / land.inhabitants if land.inhabitants else 0.0,
        proven=proven,
    )


def settled_by_kind(effects: Sequence[Effect]) -> dict[str, tuple[int, int]]:
    """By kind of finding: how many there are before, and how many of them are settled."""
    before = Counter(kind for each in effects for kind in each.findings)
    settled = Counter(kind for each in effects for kind in each.settled)
    return {kind: (before[kind], settled[kind]) for kind in before}
