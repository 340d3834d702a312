"""From a name or key of another Gebietsstand to the area of today in which its territory lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.changes import Change, ChangeKind, find_former
from geo.gemeinden import Edition
from geo.history import History
from geo.keys import GEMEINDE_DIGITS, KOMMUNE_DIGITS, KREIS_DIGITS, System, federal_key, filled_up
from geo.model import Area, Level
from geo.names import normalise, split_kind
from geo.resolver import AmbiguousArea, DividedArea, LaterArea, Resolver, UnknownArea, WrongKeySystem

_DIGITS = {Level.LAND: 2, Level.KREIS: KREIS_DIGITS, Level.KOMMUNE: KOMMUNE_DIGITS, Level.GEMEINDE: GEMEINDE_DIGITS}
_SAME_TERRITORY = (ChangeKind.RENAMED, ChangeKind.NEW_KEY, ChangeKind.MOVED)


@dataclass(frozen=True, slots=True)
class Place:
    """An area of today, and how a source named it.

    `whole`: what was named is exactly its territory; else only part of it, or (`is_later`) something larger that came after the newest
    list. `former_name` is the name of then where it was another area; `sentence` says in German what was understood, "" where the source
    speaks of today's area. `day` and `former_id`: the older list it was found in, and its id there.
    """

    area: Area
    whole: bool = True
    is_later: bool = False
    former_name: str | None = None
    sentence: str = ""
    day: date | None = None
    former_id: str | None = None


class Former:
    """Looks in older lists, then by the federal key in an old key, then in kept and found changes, last in changes still ahead."""

    def __init__(
        self,
        history: History,
        today: Mapping[str, Area],
        areas_at: Callable[[date], Sequence[Area]],
        resolver_at: Callable[[Edition], Resolver],
        changes: Sequence[Change],
    ) -> None:
        self._history, self._today, self._areas_at, self._resolver_at = history, today, areas_at, resolver_at
        self._changes = changes
        self._resolvers: dict[date, Resolver] = {}

    def anywhere(
        self, text: str, system: System, level: Level | None, kreis: str | None, kind: str | None
    ) -> Place | None:
        """The place, None where nothing leads to exactly one area of today. Raises DividedArea and LaterArea."""
        return (
            self.in_lists(text, system, level, kreis, kind)
            or self._by_federal_key(text, system, level)
            or self._by_change(text, system, level)
            or self._ahead(text, system, level)
        )

    def in_lists(
        self, text: str, system: System, level: Level | None, kreis: str | None, kind: str | None
    ) -> Place | None:
        """The place by an older list, the nearest one that knows the text; None where none does. Raises DividedArea where its territory lies
        in several areas today."""
        for edition in reversed(self._history.editions[:-1]):
            day = edition.reference_date
            if day not in self._resolvers:
                self._resolvers[day] = self._resolver_at(edition)
            try:
                then = self._resolvers[day].resolve(text, system, level, kreis, kind)
            except (UnknownArea, WrongKeySystem, AmbiguousArea):
                continue
            return self._place(text, then, edition)
        return None

    def _place(self, text: str, then: Area, edition: Edition) -> Place:
        day, digits = edition.reference_date, _DIGITS[then.level]
        members = [each.area_id for each in edition.gemeinden if each.area_id.startswith(then.area_id)]
        reach = self._history.reach(day, members)
        targets = {each[:digits] for each in reach.ids}
        if not reach.known or len(targets) != 1:
            raise DividedArea(text, day, [self._today[each].label for each in sorted(targets)])
        area = self._today[targets.pop()]
        of_today = {each for each in self._history.newest.by_id if each.startswith(area.area_id)}
        whole = reach.whole and reach.ids == of_today
        place = _described(area, then.label, whole, f"nach dem Gebietsstand {day:%d.%m.%Y}")
        return replace(place, day=day, former_id=then.area_id)

    def _by_federal_key(self, text: str, system: System, level: Level | None) -> Place | None:
        """A Gemeinde keeps Kreis and number, which stand in its key, when it changes its Verbandsgemeinde."""
        key = text.replace(" ", "")
        if system is not System.ARS or level not in (None, Level.GEMEINDE) or not key.isdigit():
            return None
        gemeinde = self._history.newest.by_ags.get(federal_key(key))
        if gemeinde is None or len(key) != GEMEINDE_DIGITS:
            return None
        return _described(self._today[gemeinde.area_id], None, True, "vor einem Wechsel der Verbandsgemeinde")

    def _by_change(self, text: str, system: System, level: Level | None) -> Place | None:
        if system not in (System.ARS, System.NAME):
            return None
        rows = [row for row in find_former(text, self._changes) if row.new_area_id in self._today]
        if len({row.new_area_id for row in rows}) != 1 or any(row.part_only for row in rows):
            return None
        row, area = rows[0], self._today[rows[0].new_area_id]
        if level not in (None, area.level) and self._at(area, level) is None:
            return None
        whole = all(each.kind in _SAME_TERRITORY for each in rows)
        return _described(self._at(area, level) or area, row.old_name, whole, f"bis zum {row.changed_on:%d.%m.%Y}")

    def _at(self, area: Area, level: Level | None) -> Area | None:
        """The same body at another level, None where it does not stand there."""
        if level is None:
            return None
        for each in self._today.values():
            if each.level is level and each.unit_id == area.unit_id:
                return each
        return None

    def _ahead(self, text: str, system: System, level: Level | None) -> Place | None:
        """An area that came after the newest list: its part of the same name, or the only one there is."""
        key, spelling = text.replace(" ", ""), normalise((split_kind(text) or (text, ""))[0])
        for new_id, rows in self._history.ahead().items():
            name = rows[0].new_name or ""
            is_meant = (
                key in (new_id, filled_up(new_id)) if system is System.ARS else
                key == federal_key(new_id) if system is System.AGS else
                system is System.NAME and spelling == normalise(name)
            )  # fmt: skip
            if not is_meant or (level is not None and _DIGITS[level] != len(new_id)):
                continue
            parts = [self._today[row.old_area_id] for row in rows if row.old_area_id and row.old_area_id in self._today]
            alike = [part for part in parts if normalise(part.name) == normalise(name)] if len(parts) > 1 else parts
            if len(alike) != 1:
                raise LaterArea(
                    text, name, rows[0].changed_on, [row.old_name for row in rows], self._history.newest.reference_date
                )
            is_whole = len(rows) == 1 and rows[0].kind in _SAME_TERRITORY
            sentence = (
                f"„{text}“ gilt seit {rows[0].changed_on:%d.%m.%Y} für {name} (zuvor {_listing([row.old_name for row in rows])}), "
                f"die neueste geladene Liste ist vom {self._history.newest.reference_date:%d.%m.%Y}; zugeordnet: {alike[0].label}."
            )
            return Place(alike[0], is_whole, not is_whole, None, sentence)
        return None


def _described(area: Area, then: str | None, whole: bool, when: str) -> Place:
    named = f"„{then}“ hieß {when} so" if then else f"Der Schlüssel galt {when}"
    if whole:
        return Place(area, True, False, then, f"{named}; heute: {area.label} ({area.area_id}), dasselbe Gebiet.")
    return Place(area, False, False, then, f"{named}; das Gebiet ist heute ein Teil von {area.label} ({area.area_id}).")


def _listing(names: Sequence[str]) -> str:
    return " und ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))
