"""All loaded lists of Gemeinden in the order of their Gebietsstände, and what became of the areas of the older ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from geo.changes import Change
from geo.gemeinden import Edition
from geo.keys import GEMEINDE_DIGITS, KOMMUNE_DIGITS, KREIS_DIGITS, LAND_DIGITS, federal_key, kommune_part
from geo.succession import Comparison, compare

# Gemeinde of one list → the Gemeinden of the newest one in which its territory lies; None where that is not known.
Became = Mapping[str, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the territory of some former Gemeinden lies today.

    `ids`: Gemeinden of the newest list. `whole`: together they are exactly that territory. `known`: nothing of it is lost.
    """

    ids: frozenset[str]
    whole: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How the Gemeinden of another Gebietsstand fit the newest list (see `History.fit`)."""

    made_of: Mapping[str, tuple[str, ...]]
    undivided: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


class History:
    """The lists, oldest first, and the comparisons between neighbours."""

    def __init__(self, editions: Sequence[Edition], kept: Sequence[Change]) -> None:
        self.editions = tuple(editions)
        self.kept = tuple(kept)
        self.comparisons: tuple[Comparison, ...] = tuple(
            compare(older, newer, kept) for older, newer in pairwise(editions)
        )

    @property
    def newest(self) -> Edition:
        """The list of the latest Gebietsstand."""
        return self.editions[-1]

    @cached_property
    def became(self) -> Mapping[date, Became]:
        """Gebietsstand → Gemeinde of that list → Gemeinden of the newest one."""
        later: Became = {key: frozenset([key]) for key in self.newest.by_id}
        chain = {self.newest.reference_date: later}
        for step in reversed(self.comparisons):
            later = {old: _joined(later, targets) for old, targets in step.became.items()}
            chain[step.older.reference_date] = later
        return chain

    @cached_property
    def _sources(self) -> Mapping[date, Mapping[str, frozenset[str]]]:
        """Gebietsstand → Gemeinde of the newest list → the Gemeinden of that list in it."""
        return {day: _reversed(became) for day, became in self.became.items()}

    def reach(self, day: date, gemeinden: Collection[str]) -> Reach:
        """What became of Gemeinden of the list of that Gebietsstand."""
        became, sources = self.became[day], self._sources[day]
        targets = [became.get(each) for each in gemeinden]
        ids = frozenset().union(*(each for each in targets if each))
        known = None not in targets
        parts = set(gemeinden)
        whole = known and bool(ids) and all(sources[each] <= parts for each in ids)
        return Reach(ids, whole, known)

    def sources(self, day: date, gemeinde: str) -> frozenset[str]:
        """The Gemeinden of the list of that Gebietsstand in a Gemeinde of the newest one; none where they are not known."""
        return self._sources[day].get(gemeinde, frozenset())

    def origins(self) -> dict[str, set[str]]:
        """Kommune of the newest list → ids of the Kommunen of older lists that lie in it, its own not among them."""
        found: dict[str, set[str]] = defaultdict(set)
        for became in self.became.values():
            for old, targets in became.items():
                for new in targets or ():
                    if kommune_part(old) != kommune_part(new):
                        found[kommune_part(new)].add(kommune_part(old))
        return found

    @cached_property
    def settled(self) -> tuple[Change, ...]:
        """The changes kept by hand that the lists reach far enough to show."""
        ever = frozenset().union(*(edition.kommunen.keys() | edition.by_id.keys() for edition in self.editions))
        return tuple(
            row
            for row in self.kept
            if row.changed_on <= self.newest.reference_date and (row.new_area_id in ever or not row.new_name)
        )

    def ahead(self) -> dict[str, list[Change]]:
        """Key that no list has yet → the changes kept by hand that lead to it."""
        later: dict[str, list[Change]] = defaultdict(list)
        known = set(self.settled)
        for row in self.kept:
            if row not in known:
                later[row.new_area_id].append(row)
        return dict(later)

    def fit(self, foreign: Collection[str]) -> Fit:
        """How the Gemeinden (12 digits) of a file of another Gebietsstand, for instance of boundaries, fit the newest list.

        `made_of`: Gemeinde of the newest list → the keys of the file whose union is its territory (itself where nothing changed).
        `undivided`: key of the file → the Gemeinden of the newest list that it covers together, a merger the list does not know yet.
        `missing`: Gemeinden of the newest list that nothing in the file is known to cover; `extra`: keys of the file that fit nothing.
        """
        keys, made_of, undivided = set(foreign), dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
        used: set[str] = set()
        for key, rows in self.ahead().items():
            parts = tuple(
                sorted({row.old_area_id for row in rows if row.old_area_id and row.old_area_id in self.newest.by_id})
            )
            if key in keys and parts and not keys.intersection(parts) and not any(row.part_only for row in rows):
                undivided[key] = parts
        covered = {part for parts in undivided.values() for part in parts}
        by_federal_key = {federal_key(key): key for key in keys}
        for gemeinde in self.newest.by_id.keys() - covered:
            # a list of which the Verbandsgemeinden are not known is still one of the same Gemeinden
            alike = by_federal_key.get(federal_key(gemeinde))
            if parts := self._parts_among(gemeinde, keys) or ((alike,) if alike else ()):
                made_of[gemeinde] = parts
                used.update(parts)
        missing = self.newest.by_id.keys() - made_of.keys() - covered
        extra = keys - used - undivided.keys()
        return Fit(made_of, undivided, tuple(sorted(missing)), tuple(sorted(extra)))

    def _parts_among(self, gemeinde: str, keys: Set[str]) -> tuple[str, ...]:
        for edition in reversed(self.editions):
            parts = self.sources(edition.reference_date, gemeinde)
            if (
                parts
                and parts <= keys
                and self.reach(edition.reference_date, parts) == Reach(frozenset([gemeinde]), True, True)
            ):
                return tuple(sorted(parts))
        kept = [row for row in self.settled if row.new_area_id == gemeinde]
        named = frozenset(row.old_area_id for row in kept if row.old_area_id and not row.part_only)
        if kept and len(named) == len(kept) and named <= keys:
            return tuple(sorted(named))
        return ()

    def inhabitants(self, edition: Edition) -> dict[str, int]:
        """The inhabitants a list counts in every area of today (ids of 2, 5, 9 and 12 digits); without those whose territory of then is
        not known for sure."""
        became = self.became[edition.reference_date]
        lost = [old for old, targets in became.items() if not targets]
        totals: dict[str, int] = {}
        for digits in (LAND_DIGITS, KREIS_DIGITS, KOMMUNE_DIGITS, GEMEINDE_DIGITS):
            areas: dict[str, set[str]] = defaultdict(set)
            for gemeinde in self.newest.by_id:
                areas[gemeinde[:digits]].add(gemeinde)
            for area_id, parts in areas.items():
                inside = self._inside(edition.reference_date, parts)
                missing = [old for old in lost if old[:digits] == area_id]
                # a Gemeinde of which nobody knows what became of it still lies in its Kreis
                known = digits <= KREIS_DIGITS or (
                    not missing and self._all_have_sources(edition.reference_date, parts)
                )
                if known and inside is not None:
                    totals[area_id] = sum(edition.by_id[old].inhabitants for old in [*inside, *missing])
        return totals

    def _inside(self, day: date, parts: Set[str]) -> frozenset[str] | None:
        """The Gemeinden of that list whose territory makes up an area of today; None where one of them reaches beyond it."""
        became = self.became[day]
        inside = frozenset().union(*(self.sources(day, part) for part in parts))
        return inside if all((became[old] or frozenset()) <= parts for old in inside) else None

    def _all_have_sources(self, day: date, parts: Set[str]) -> bool:
        return all(self.sources(day, part) for part in parts)


def _joined(later: Became, targets: Iterable[str]) -> frozenset[str] | None:
    reached = [later.get(each) for each in targets]
    if not reached or None in reached:
        return None
    return frozenset().union(*(each for each in reached if each))


def _reversed(became: Became) -> dict[str, frozenset[str]]:
    sources: dict[str, set[str]] = defaultdict(set)
    for old, targets in became.items():
        for new in targets or ():
            sources[new].add(old)
    return {new: frozenset(parts) for new, parts in sources.items()}
