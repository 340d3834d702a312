"""What changed between two lists of Gemeinden: found by comparing keys, names, areas and inhabitants; what was kept by hand counts first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from geo.changes import Change, ChangeKind
from geo.gemeinden import Edition, Gemeinde
from geo.keys import GEMEINDE_DIGITS, kommune_part, kreis_part
from geo.names import normalise

# Surveying moves areas by some hectares from list to list (first pair); what differs by more than the second has another territory.
_TIGHT = (0.02, 0.003)
_LOOSE = (0.15, 0.02)
# Inhabitants of the same territory may differ by so much between two lists; the number only decides between candidates of the same area.
_INHABITANTS_SHARE, _INHABITANTS = 0.25, 60
# Gemeinden that merge into one; more have never done so at once.
_MOST_PARTS = 6
# Among more candidates than these chance alone would find a fitting sum of areas.
_MOST_CANDIDATES = 14


@dataclass(frozen=True, slots=True)
class Found:
    """One change found by comparing: an area of the older list that is (part of) one of the newer list.

    Ids have 12 digits for Gemeinden, 9 for Kommunen. `part_only`: only a part of the old area went there.
    """

    kind: ChangeKind
    old_id: str
    old_name: str
    new_id: str
    new_name: str
    part_only: bool = False


@dataclass
class Comparison:
    """The way from one list to the next one.

    `became`: every Gemeinde of the older list → the Gemeinden of the newer one in which its territory lies; none where that is not known.
    `found`: the changes, Kommunen first. `vanished`, `appeared`: Gemeinden no change explains; `resized`: those whose area differs
    without one.
    """

    older: Edition
    newer: Edition
    became: dict[str, tuple[str, ...]] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    vanished: list[Gemeinde] = field(default_factory=list)
    appeared: list[Gemeinde] = field(default_factory=list)
    resized: list[tuple[Gemeinde, Gemeinde]] = field(default_factory=list)


def compare(older: Edition, newer: Edition, kept: Iterable[Change] = ()) -> Comparison:
    """Compare two lists. `kept`: changes known by hand; those of Gemeinden between the two dates are believed before anything is searched."""
    within = [row for row in kept if older.reference_date < row.changed_on <= newer.reference_date]
    search = _Search(older, newer)
    search.believe(within)
    search.same_name_and_area()
    search.mergers()
    search.absorbed()
    search.split_off()
    return search.comparison()


def same_area(one: float, other: float, tolerance: tuple[float, float] = _LOOSE) -> bool:
    """Whether two areas in km² can be the same territory, surveyed twice. `tolerance`: in km², and as a share of the larger one."""
    return abs(one - other) <= max(tolerance[0], tolerance[1] * max(one, other))


def _same_people(one: int, other: int) -> bool:
    return abs(one - other) <= max(_INHABITANTS, _INHABITANTS_SHARE * max(one, other))


class _Search:
    """Links from Gemeinden of the older list to those of the newer one, by ARS."""

    def __init__(self, older: Edition, newer: Edition) -> None:
        self.older, self.newer = older, newer
        stays = older.by_ags.keys() & newer.by_ags.keys()
        self.gone = {each.area_id: each for each in older.gemeinden if each.ags not in stays}
        self.come = {each.area_id: each for each in newer.gemeinden if each.ags not in stays}
        self.links = {
            each.area_id: [newer.by_ags[each.ags].area_id] for each in older.gemeinden if each.ags in stays
        }  # fmt: skip
        self.kinds: dict[tuple[str, str], ChangeKind] = {}

    def believe(self, kept: Sequence[Change]) -> None:
        """Links stated by hand."""
        for row in kept:
            old, new = self.older.by_id.get(row.old_area_id or ""), self.newer.by_id.get(row.new_area_id)
            if old and new and len(row.new_area_id) == GEMEINDE_DIGITS:
                self._link(old, new, row.kind)

    def same_name_and_area(self) -> None:
        """The same Gemeinde under another key."""
        for old in list(self.gone.values()):
            alike = [
                new
                for new in self.come.values()
                if normalise(new.name) == normalise(old.name) and same_area(new.area_km2, old.area_km2)
            ]
            if len(alike) == 1:
                stays = old.kommune_id == alike[0].kommune_id or _stands_alone(old, alike[0])
                self._link(old, alike[0], ChangeKind.NEW_KEY if stays else ChangeKind.MOVED)

    def mergers(self) -> None:
        """A new key for several Gemeinden, or for a single one of another name."""
        for new in list(self.come.values()):
            if parts := self._parts_of(new, new.area_km2, new.inhabitants):
                kind = ChangeKind.MERGED if len(parts) > 1 else ChangeKind.NEW_KEY
                for old in parts:
                    self._link(old, new, kind)

    def absorbed(self) -> None:
        """A Gemeinde that kept its key and grew by others."""
        for old, new in list(self._staying()):
            growth = new.area_km2 - old.area_km2
            if not self.gone or same_area(new.area_km2, old.area_km2, _TIGHT) or growth <= 0:
                continue
            for part in self._parts_of(new, growth, new.inhabitants - old.inhabitants):
                self._link(part, new, ChangeKind.MERGED)

    def split_off(self) -> None:
        """A new Gemeinde that was a part of one that is still there."""
        for new in list(self.come.values()):
            shrunk = [
                (old, rest)
                for old, rest in self._staying()
                if old.kreis_id == new.kreis_id
                and not same_area(old.area_km2, rest.area_km2)
                and same_area(old.area_km2 - rest.area_km2, new.area_km2)
            ]
            if len(shrunk) == 1:
                self._link(shrunk[0][0], new, ChangeKind.DIVIDED)

    def _staying(self) -> Iterator[tuple[Gemeinde, Gemeinde]]:
        for old in self.older.gemeinden:
            new = self.newer.by_ags.get(old.ags)
            if new:
                yield old, new

    def _parts_of(self, new: Gemeinde, area_km2: float, inhabitants: int) -> tuple[Gemeinde, ...]:
        """The Gemeinden that are gone and together have this area, first within the Kommune, then within the Kreis; none where several
        sets would fit."""
        for place in (kommune_part, kreis_part):
            near = [old for old in self.gone.values() if place(old.area_id) == place(new.area_id)]
            if not near or len(near) > _MOST_CANDIDATES:
                continue
            for tolerance in (_TIGHT, _LOOSE):
                fitting = list(_fitting(near, area_km2, inhabitants, tolerance))
                if len(fitting) == 1:
                    return fitting[0]
                if fitting:
                    return ()
        return ()

    def _link(self, old: Gemeinde, new: Gemeinde, kind: ChangeKind) -> None:
        targets = self.links.setdefault(old.area_id, [])
        if new.area_id not in targets:
            targets.append(new.area_id)
        self.kinds[old.area_id, new.area_id] = kind
        self.gone.pop(old.area_id, None)
        self.come.pop(new.area_id, None)

    def comparison(self) -> Comparison:
        """All that was found."""
        became = {each.area_id: tuple(self.links.get(each.area_id, ())) for each in self.older.gemeinden}
        of_kommunen, settled = _kommunen(self.older, self.newer, became)
        result = Comparison(self.older, self.newer, became)
        sources = predecessors(became)
        result.found = [*of_kommunen, *self._gemeinden(became, sources, settled)]
        result.vanished, result.appeared = list(self.gone.values()), list(self.come.values())
        result.resized = [
            (old, new)
            for old, new in self._staying()
            if not same_area(old.area_km2, new.area_km2)
            and became[old.area_id] == (new.area_id,)
            and sources[new.area_id] == {old.area_id}
        ]
        return result

    def _gemeinden(
        self, became: Mapping[str, tuple[str, ...]], sources: Mapping[str, set[str]], settled: frozenset[str]
    ) -> Iterator[Found]:
        """Changes of Gemeinden; that their key followed a Kommune that is itself among the changes goes without saying."""
        for old_id, targets in became.items():
            old = self.older.by_id[old_id]
            for new_id in targets:
                new = self.newer.by_id[new_id]
                for kind in self._kinds(old, new, len(sources[new_id]) > 1, settled):
                    yield Found(kind, old_id, old.name, new_id, new.name, part_only=len(targets) > 1)

    def _kinds(self, old: Gemeinde, new: Gemeinde, has_grown: bool, settled: frozenset[str]) -> Iterator[ChangeKind]:
        if kind := self.kinds.get((old.area_id, new.area_id)) or (ChangeKind.MERGED if has_grown else None):
            yield kind
            return
        if normalise(old.name) != normalise(new.name):
            yield ChangeKind.RENAMED
        if old.kommune_id != new.kommune_id and old.kommune_id not in settled and not _stands_alone(old, new):
            yield ChangeKind.MOVED


def _fitting(
    candidates: Sequence[Gemeinde], area_km2: float, inhabitants: int, tolerance: tuple[float, float]
) -> Iterator[tuple[Gemeinde, ...]]:
    for size in range(1, min(_MOST_PARTS, len(candidates)) + 1):
        for parts in combinations(candidates, size):
            if same_area(sum(part.area_km2 for part in parts), area_km2, tolerance) and _same_people(
                sum(part.inhabitants for part in parts), inhabitants
            ):
                yield parts


def _stands_alone(old: Gemeinde, new: Gemeinde) -> bool:
    """Both are Kommunen of their own: what happens to the Kommune is said there."""
    return not old.in_verbandsgemeinde and not new.in_verbandsgemeinde


def predecessors(became: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """New Gemeinde → the old ones in it."""
    sources: dict[str, set[str]] = defaultdict(set)
    for old_id, targets in became.items():
        for new_id in targets:
            sources[new_id].add(old_id)
    return sources


def _kommunen(
    older: Edition, newer: Edition, became: Mapping[str, tuple[str, ...]]
) -> tuple[list[Found], frozenset[str]]:
    """Changes of Kommunen, and the ids of the older ones that are gone."""
    found: list[Found] = []
    renamed: list[Found] = []
    sources = predecessors(became)
    gone = frozenset(older.kommunen.keys() - newer.kommunen.keys())
    for old_id, members in older.kommunen.items():
        old_name = members[0].kommune_name
        if old_id not in gone:
            new_name = newer.kommunen[old_id][0].kommune_name
            if normalise(old_name) != normalise(new_name):
                renamed.append(Found(ChangeKind.RENAMED, old_id, old_name, old_id, new_name))
            continue
        targets = sorted({kommune_part(new_id) for member in members for new_id in became[member.area_id]})
        for new_id in targets:
            parts = {source for each in newer.kommunen[new_id] for source in sources.get(each.area_id, ())}
            if len(targets) > 1:
                kind = ChangeKind.DIVIDED
            elif parts <= {member.area_id for member in members}:
                kind = ChangeKind.NEW_KEY
            else:
                kind = ChangeKind.MERGED
            new_name = newer.kommunen[new_id][0].kommune_name
            found.append(Found(kind, old_id, old_name, new_id, new_name, part_only=len(targets) > 1))
    # A Kommune that kept its key while others were merged into it is one of the parts of what it became.
    grown = {each.new_id for each in found if each.kind is ChangeKind.MERGED and each.new_id in older.kommunen}
    for new_id in sorted(grown):
        name = older.kommunen[new_id][0].kommune_name
        found.append(Found(ChangeKind.MERGED, new_id, name, new_id, newer.kommunen[new_id][0].kommune_name))
    found += [each for each in renamed if each.new_id not in grown]
    return found, gone
