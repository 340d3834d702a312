"""The register: every area of Rheinland-Pfalz with its kind, parent, size and police, and the way from a name or key to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from datetime import date
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from geo.change_list import listed_changes
from geo.changes import Change, ChangeKind, find_former, load_changes
from geo.former import Former, Place
from geo.gemeinden import Edition, Gemeinde, dated, read_edition, refuse_other_counts, respelled
from geo.history import Fit, History
from geo.keys import System
from geo.model import Area, Kind, Level
from geo.points import with_points
from geo.reference_tables import (
    REFERENCE,
    Kreis,
    load_aliases,
    load_expected_counts,
    load_kreise,
    load_large_towns,
    load_police,
    load_spellings,
)
from geo.register_build import assemble, handed_on
from geo.resolver import AmbiguousArea, DividedArea, LaterArea, Resolver, UnknownArea, WrongKeySystem
from geo.tables import TableError

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "AmbiguousArea",
    "Area",
    "Change",
    "ChangeKind",
    "DividedArea",
    "Edition",
    "Fit",
    "Gemeinde",
    "Kind",
    "LaterArea",
    "Level",
    "Place",
    "Register",
    "System",
    "TableError",
    "UnknownArea",
    "WrongKeySystem",
]


class Register:
    """All areas of the newest loaded Gebietsstand, and what older lists and kept changes tell of others. Built by `of` or `load`."""

    def __init__(
        self, history: History, kreise: Mapping[str, Kreis], reference: Path, *, complete: bool = True
    ) -> None:
        edition, origins = with_points(history), history.origins()
        self.history = history
        self.changes = listed_changes(history)
        large_towns = set(load_large_towns(reference))
        large_towns |= {kommune_id for kommune_id, parts in origins.items() if parts & large_towns}
        self._kreise, self._large_towns = kreise, large_towns
        self._police_reference = handed_on(load_police(reference), origins)
        self.areas, self._police = assemble(edition, kreise, large_towns, self._police_reference, self.changes)
        self._by_id = {area.area_id: area for area in self.areas}
        aliases = list(self._aliases(load_aliases(reference), complete))
        self._resolver = Resolver(self.areas, self._short_names, aliases, _towns(edition, kreise), self.changes)
        self._former = Former(history, self._by_id, self.areas_at, self._resolver_at, self.changes)

    @classmethod
    def of(cls, editions: Iterable[Edition], reference: Path = REFERENCE, *, complete: bool = True) -> Register:
        """The register of the list with the latest Gebietsstand; of several lists of one day the last one given counts.

        `complete=False` accepts excerpts (tests). Raises TableError with a German message that names file, line, column, value and the
        cure: for a list whose counts differ from the known ones of its day, and for faults of the reference tables.
        """
        spellings = load_spellings(reference)
        by_day = {
            edition.reference_date: edition for edition in dated([respelled(each, spellings) for each in editions])
        }
        ordered = [by_day[day] for day in sorted(by_day)]
        if not ordered:
            raise TableError(
                "Kein Gemeindeverzeichnis. Bitte eines aufnehmen: „python -m pipelines add gemeindeverzeichnis DATEI“."
            )
        kreise, expected = load_kreise(reference), load_expected_counts(reference)
        for edition in ordered:
            if complete and edition.reference_date in expected:
                refuse_other_counts(edition, tuple(kreise), expected[edition.reference_date])
        kept = load_changes(reference / "changes.csv", ordered, complete=complete)
        return cls(History(ordered, kept), kreise, reference, complete=complete)

    @classmethod
    def load(cls, gemeinden: Path, reference: Path = REFERENCE, *, complete: bool = True) -> Register:
        """The register of one list in the form of the project (CSV or .csv.gz). Raises TableError as `of` and `read_edition`."""
        return cls.of([read_edition(gemeinden, load_kreise(reference))], reference, complete=complete)

    @property
    def reference_date(self) -> date:
        """The Gebietsstand of the register."""
        return self.history.newest.reference_date

    @property
    def editions(self) -> tuple[Edition, ...]:
        """All loaded lists, oldest first."""
        return self.history.editions

    def __iter__(self) -> Iterator[Area]:
        return iter(self.areas)

    def __getitem__(self, area_id: str) -> Area:
        return self._by_id[area_id]

    def at(self, level: Level | str) -> tuple[Area, ...]:
        """The areas of one level, ordered by area_id."""
        return tuple(area for area in self.areas if area.level == Level(level))

    def areas_at(self, day: date) -> tuple[Area, ...]:
        """All areas of the loaded list of that Gebietsstand (lon and lat are NaN where it has no points)."""
        if day == self.reference_date:
            return self.areas
        return self._older[day]

    @cached_property
    def _older(self) -> Mapping[date, tuple[Area, ...]]:
        return {
            edition.reference_date: assemble(edition, self._kreise, self._large_towns, self._police_reference, ())[0]
            for edition in self.editions[:-1]
        }

    def resolve(
        self,
        text: str,
        *,
        system: System,
        level: Level | str | None = None,
        kreis: str | None = None,
        kind: str | None = None,
    ) -> Area:
        """The one area of today that `text` means in the named `system`, also by the name or key that exactly its territory had in an older
        list.

        `level` limits the search; without it a body that stands at several levels is answered with its row as Kommune.
        `kreis` is the name (any spelling) or ARS of the Kreis the area lies in, `kind` a kind in words as source tables state it
        ("große kreisangehörige Stadt"). Raises AmbiguousArea, UnknownArea or WrongKeySystem, all with German messages.
        """
        wanted = Level(level) if level else None
        try:
            return self._resolver.resolve(text.strip(), system, wanted, kreis or None, kind or None)
        except (UnknownArea, WrongKeySystem):
            place = self._former.in_lists(text.strip(), system, wanted, kreis or None, kind or None)
            if place and place.whole:
                return place.area
            raise

    def locate(
        self,
        text: str,
        *,
        system: System,
        level: Level | str | None = None,
        kreis: str | None = None,
        kind: str | None = None,
    ) -> Place:
        """Like `resolve`, but understands names and keys of every known Gebietsstand, older or newer, where they lead to one area of today.

        The place says whether that area is the same territory (`whole`); where it is not, a count of the one is none of the other.
        Raises as `resolve`, DividedArea for one whose territory lies in several today, and LaterArea for one that is newer than the lists
        and cannot be told from its parts.
        """
        wanted, arguments = Level(level) if level else None, (kreis or None, kind or None)
        try:
            return Place(self._resolver.resolve(text.strip(), system, wanted, *arguments))
        except (UnknownArea, WrongKeySystem):
            if place := self._former.anywhere(text.strip(), system, wanted, *arguments):
                return place
            raise

    def is_all_of(self, area_id: str, day: date, parts: Collection[str]) -> bool:
        """Whether areas (ids) of the list of that Gebietsstand together have exactly the territory of an area of today."""
        [edition] = [each for each in self.editions if each.reference_date == day]
        members = [each.area_id for each in edition.gemeinden if each.area_id.startswith(tuple(parts))]
        reach = self.history.reach(day, members)
        return reach.whole and reach.ids == {each for each in self.history.newest.by_id if each.startswith(area_id)}

    def fit(self, gemeinden: Collection[str]) -> Fit:
        """How the Gemeinden (ARS of 12 digits) of a file of another Gebietsstand, for instance of boundaries, fit the register.

        See `History.fit`: `made_of` says of which keys of the file every Gemeinde of the register is the union, `undivided` which
        Gemeinden of the register one key of the file covers together, `missing` and `extra` what does not fit.
        """
        return self.history.fit(gemeinden)

    def resolve_former(self, text: str) -> list[Change]:
        """What became of the former area of this name or ARS; empty where none is known by it."""
        return find_former(text.strip(), self.changes)

    def frame(self) -> pd.DataFrame:
        """Table `area`: one row per area, columns in the order of data/schema.sql."""
        return _frame(self.areas)

    def police_frame(self) -> pd.DataFrame:
        """Table `area_police`: one row per area and Polizeipräsidium, inherited from the Kreis where it is not cut."""
        import pandas as pd

        rows = [
            (area_id, praesidium, url) for area_id, urls in self._police.items() for praesidium, url in urls.items()
        ]
        return pd.DataFrame(rows, columns=["area_id", "praesidium", "source_url"])

    def changes_frame(self) -> pd.DataFrame:
        """Table `area_change`: one row per former area and area of today."""
        import pandas as pd

        columns = [field.name for field in fields(Change) if field.name not in ("kind", "old_kind", "new_name")]
        columns = [*columns[:-2], "kind", *columns[-2:]]
        rows = pd.DataFrame(
            [asdict(change) for change in self.changes if change.new_area_id in self._by_id],
            columns=[field.name for field in fields(Change)],
        )
        return rows.assign(kind=rows["kind"].map(str))[columns]

    def editions_frame(self) -> pd.DataFrame:
        """Table `edition`: one row per loaded list."""
        import pandas as pd

        rows = [
            {
                "reference_date": edition.reference_date,
                "inhabitants_date": edition.inhabitants_date,
                "date_is_assumed": edition.date_is_assumed,
                **asdict(edition.counts),
                "newest": edition is self.history.newest,
                "release_id": edition.origin,
            }
            for edition in self.editions
        ]
        return pd.DataFrame(rows)

    def edition_frame(self) -> pd.DataFrame:
        """Table `area_edition`: the areas of every loaded Gebietsstand."""
        import pandas as pd

        columns = [
            "area_id",
            "level",
            "name",
            "kind",
            "parent_id",
            "kreis_id",
            "kommune_id",
            "ags",
            "area_km2",
            "inhabitants",
        ]
        parts = [
            _frame(self.areas_at(edition.reference_date))[columns].assign(reference_date=edition.reference_date)
            for edition in self.editions
        ]
        rows = pd.concat(parts, ignore_index=True)
        return rows[["reference_date", *columns]]

    @property
    def _short_names(self) -> dict[str, str]:
        return {kreis_id: kreis.short_name for kreis_id, kreis in self._kreise.items()}

    def _resolver_at(self, edition: Edition) -> Resolver:
        return Resolver(
            self.areas_at(edition.reference_date), self._short_names, (), _towns(edition, self._kreise), ()
        )  # fmt: skip

    def _aliases(self, table: Iterable[tuple[str, str]], complete: bool) -> Iterator[tuple[str, str]]:
        """Spellings of areas of today; those of an area that only an older list knows follow it to the same territory, or end."""
        for spelling, area_id in table:
            if area_id in self._by_id:
                yield spelling, area_id
            elif today := self._today(area_id):
                yield spelling, today
            elif (
                complete
                and area_id not in self._kreise
                and not any(area_id in edition.kommunen or area_id in edition.by_id for edition in self.editions)
            ):
                raise TableError(
                    f"aliases.csv, Spalte „area_id“: unbekannt: {area_id}. Bitte den Schlüssel eines Gebiets von heute eintragen."
                )

    def _today(self, area_id: str) -> str | None:
        for edition in reversed(self.editions[:-1]):
            members = edition.kommunen.get(area_id)
            if members:
                reach = self.history.reach(edition.reference_date, [each.area_id for each in members])
                kommunen = {self._by_id[each].kommune_id for each in reach.ids}
                return kommunen.pop() if reach.whole and len(kommunen) == 1 else None
        return None


def _frame(areas: Iterable[Area]) -> pd.DataFrame:
    import pandas as pd  # loaded here because the register itself must start fast

    columns = [field.name for field in fields(Area)]
    rows = pd.DataFrame(list(map(attrgetter(*columns), areas)), columns=columns)
    return rows.assign(level=rows["level"].map(str), kind=rows["kind"].map(str))


def _towns(edition: Edition, kreise: Mapping[str, Kreis]) -> set[str]:
    """Ids of what may call itself Stadt."""
    towns = {gemeinde.area_id for gemeinde in edition.gemeinden if gemeinde.is_town}
    towns |= {
        gemeinde.kommune_id for gemeinde in edition.gemeinden if gemeinde.is_town and not gemeinde.in_verbandsgemeinde
    }
    return towns | {kreis_id for kreis_id, kreis in kreise.items() if kreis.kind is Kind.KREISFREIE_STADT}
