"""The register: every area of Rheinland-Pfalz with its kind, parent, size and police, and the way from a name or key to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

from geo.changes import Change, find_former, load_changes
from geo.gemeinden import read_gemeinden
from geo.keys import System
from geo.model import Area, Kind, Level
from geo.reference_tables import REFERENCE, load_aliases, load_kreise, load_large_towns, load_police
from geo.register_build import assemble
from geo.resolver import AmbiguousArea, Resolver, UnknownArea, WrongKeySystem
from geo.tables import TableError

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "AmbiguousArea",
    "Area",
    "Change",
    "Kind",
    "Level",
    "Register",
    "System",
    "TableError",
    "UnknownArea",
    "WrongKeySystem",
]


class Register:
    """All areas of one Gebietsstand. Built by `Register.load`; never changes."""

    def __init__(
        self,
        areas: tuple[Area, ...],
        police: dict[str, dict[str, str]],
        changes: tuple[Change, ...],
        resolver: Resolver,
    ) -> None:
        self.areas = areas
        self.changes = changes
        self._police = police
        self._resolver = resolver
        self._by_id = {area.area_id: area for area in areas}

    @classmethod
    def load(cls, gemeinden: Path, reference: Path = REFERENCE, *, complete: bool = True) -> Register:
        """Read the table of Gemeinden (CSV or .csv.gz) and the reference tables.

        `complete=False` accepts an excerpt of the Gemeinden (tests). Raises TableError with a German message that names
        file, line, column, value and the cure.
        """
        kreise = load_kreise(reference)
        table = read_gemeinden(gemeinden, {kreis_id: kreis.kind for kreis_id, kreis in kreise.items()}, complete)
        kommune_ids = {gemeinde.kommune_id for gemeinde in table}
        keys = kommune_ids | {gemeinde.area_id for gemeinde in table}
        changes = load_changes(reference / "changes.csv", kommune_ids if complete else _Everything(), keys)
        areas, police = assemble(table, kreise, load_large_towns(reference), load_police(reference), changes)
        known = {area.area_id for area in areas}
        aliases = [(spelling, area_id) for spelling, area_id in load_aliases(reference) if complete or area_id in known]
        if strange := sorted({area_id for _, area_id in aliases} - known):
            raise TableError(
                f"aliases.csv, Spalte „area_id“: unbekannt: {', '.join(strange)}. Bitte den Schlüssel eines Gebiets von heute eintragen."
            )
        towns = {gemeinde.area_id for gemeinde in table if gemeinde.is_town}
        towns |= {gemeinde.kommune_id for gemeinde in table if gemeinde.is_town and not gemeinde.in_verbandsgemeinde}
        towns |= {kreis_id for kreis_id, kreis in kreise.items() if kreis.kind is Kind.KREISFREIE_STADT}
        short_names = {kreis_id: kreis.short_name for kreis_id, kreis in kreise.items()}
        return cls(areas, police, changes, Resolver(areas, short_names, aliases, towns, changes))

    def __iter__(self) -> Iterator[Area]:
        return iter(self.areas)

    def __getitem__(self, area_id: str) -> Area:
        return self._by_id[area_id]

    def at(self, level: Level | str) -> tuple[Area, ...]:
        """The areas of one level, ordered by area_id."""
        return tuple(area for area in self.areas if area.level == Level(level))

    def resolve(
        self,
        text: str,
        *,
        system: System,
        level: Level | str | None = None,
        kreis: str | None = None,
        kind: str | None = None,
    ) -> Area:
        """The one area that `text` means in the named `system`.

        `level` limits the search; without it a body that stands at several levels is answered with its row as Kommune.
        `kreis` is the name (any spelling) or ARS of the Kreis the area lies in, `kind` a kind in words as source tables state it
        ("große kreisangehörige Stadt"). Raises AmbiguousArea, UnknownArea or WrongKeySystem, all with German messages.
        """
        return self._resolver.resolve(
            text.strip(), system, Level(level) if level else None, kreis or None, kind or None
        )

    def resolve_former(self, text: str) -> list[Change]:
        """What became of the former Kommune of this name or ARS; empty where none is known by it."""
        return find_former(text.strip(), self.changes)

    def frame(self) -> pd.DataFrame:
        """Table `area`: one row per area, columns in the order of data/schema.sql."""
        import pandas as pd  # loaded here because the register itself must start fast

        rows = pd.DataFrame([asdict(area) for area in self.areas], columns=[field.name for field in fields(Area)])
        return rows.assign(level=rows["level"].map(str), kind=rows["kind"].map(str))

    def police_frame(self) -> pd.DataFrame:
        """Table `area_police`: one row per area and Polizeipräsidium, inherited from the Kreis where it is not cut."""
        import pandas as pd

        rows = [
            (area_id, praesidium, url) for area_id, urls in self._police.items() for praesidium, url in urls.items()
        ]
        return pd.DataFrame(rows, columns=["area_id", "praesidium", "source_url"])

    def changes_frame(self) -> pd.DataFrame:
        """Table `area_change`: one row per former Kommune and Kommune of today."""
        import pandas as pd

        columns = [
            "old_name",
            "old_area_id",
            "old_area_source",
            "new_area_id",
            "changed_on",
            "verified",
            "part_only",
            "source_url",
            "note",
        ]
        return pd.DataFrame(
            [asdict(change) for change in self.changes if change.new_area_id in self._by_id], columns=columns
        )


class _Everything:
    """Contains every key: an excerpt of the Gemeinden cannot know all areas the changes speak of."""

    def __contains__(self, key: object) -> bool:
        return True
