"""Lists of Gemeinden, each of one Gebietsstand, from which every larger area is summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from geo.keys import federal_key, kommune_part, kreis_part
from geo.reference_tables import Counts
from geo.tables import Row, TableError, read_header, read_table

_KEYS = ("ags8", "ars12", "name", "art", "vwg_ars", "vwg_name", "vwg_art", "kreis_ags", "kreis_name", "kreis_art")
_POINT = ("lon", "lat")
# The form of the embedded list says its dates in the name of a column and in its description; every other list has them in its rows.
COLUMNS_2021 = (*_KEYS, "flaeche_km2", "einwohner_2018", *_POINT)
_DATES_2021 = (date(2021, 1, 1), date(2018, 12, 31))
COLUMNS = (*_KEYS, "flaeche_km2", "einwohner", *_POINT, "gebietsstand", "einwohner_am")
_LISTED = 5
_NEW_KREIS = "Bitte die Liste berichtigen oder den neuen Kreis in geo/reference/kreise.csv eintragen."
# Two lists with as many equal numbers of inhabitants counted them on the same day.
_SAME_COUNT = 0.9


@dataclass(frozen=True, slots=True)
class Gemeinde:
    """One Gemeinde with its superior areas. Area in km², point inside in degrees (WGS 84), None where the list has none."""

    area_id: str
    ags: str
    name: str
    is_town: bool
    kommune_id: str
    kommune_name: str
    in_verbandsgemeinde: bool
    kreis_id: str
    area_km2: float
    inhabitants: int
    lon: float | None
    lat: float | None


@dataclass(frozen=True)
class Edition:
    """A list of all Gemeinden at its Gebietsstand `reference_date`, with the inhabitants of `inhabitants_date`.

    `origin` names the file; `date_is_assumed`: the list does not say to which day its inhabitants refer.
    """

    reference_date: date
    inhabitants_date: date
    gemeinden: tuple[Gemeinde, ...]
    origin: str
    date_is_assumed: bool = False

    @cached_property
    def by_id(self) -> Mapping[str, Gemeinde]:
        """Gemeinden by ARS."""
        return {gemeinde.area_id: gemeinde for gemeinde in self.gemeinden}

    @cached_property
    def by_ags(self) -> Mapping[str, Gemeinde]:
        """Gemeinden by AGS, which a change of Verbandsgemeinde leaves as it was."""
        return {gemeinde.ags: gemeinde for gemeinde in self.gemeinden}

    @cached_property
    def kommunen(self) -> Mapping[str, tuple[Gemeinde, ...]]:
        """The Gemeinden of every Kommune, by its ARS."""
        parts: dict[str, list[Gemeinde]] = {}
        for gemeinde in self.gemeinden:
            parts.setdefault(gemeinde.kommune_id, []).append(gemeinde)
        return {kommune_id: tuple(members) for kommune_id, members in parts.items()}

    @property
    def counts(self) -> Counts:
        """How many Kreise, Kommunen and Gemeinden there are."""
        return Counts(
            kreise=len({gemeinde.kreis_id for gemeinde in self.gemeinden}),
            kommunen=len(self.kommunen),
            gemeinden=len(self.gemeinden),
        )


def checked(edition: Edition, kreis_ids: Container[str]) -> Edition:
    """The same edition; raises TableError for doubles and for Kreise that geo/reference/kreise.csv does not know."""
    if not edition.gemeinden:
        raise TableError(f"{edition.origin}: keine Gemeinde aus Rheinland-Pfalz. Bitte die vollständige Liste ablegen.")
    for what, keys in (
        ("ARS", [gemeinde.area_id for gemeinde in edition.gemeinden]),
        ("AGS", [gemeinde.ags for gemeinde in edition.gemeinden]),
    ):
        if twice := [key for key, count in Counter(keys).items() if count > 1]:
            raise TableError(
                f"{edition.origin}: {what} doppelt: {', '.join(twice[:_LISTED])}. Bitte jede Gemeinde nur einmal aufführen."
            )
    if strange := sorted({each.kreis_id for each in edition.gemeinden if each.kreis_id not in kreis_ids}):
        raise TableError(
            f"{edition.origin}: kein bekannter Kreis in Rheinland-Pfalz: {', '.join(strange[:_LISTED])}. {_NEW_KREIS}"
        )
    return edition


def respelled(edition: Edition, spellings: Mapping[tuple[str, str], str]) -> Edition:
    """With the names of Kommunen and Gemeinden that the list misspells put right (geo/reference/spellings.csv)."""
    right = [
        replace(
            each,
            name=spellings.get((each.area_id, each.name), each.name),
            kommune_name=spellings.get((each.kommune_id, each.kommune_name), each.kommune_name),
        )
        if (each.area_id, each.name) in spellings or (each.kommune_id, each.kommune_name) in spellings
        else each
        for each in edition.gemeinden
    ]
    return replace(edition, gemeinden=tuple(right)) if right != list(edition.gemeinden) else edition


def dated(editions: Sequence[Edition]) -> list[Edition]:
    """The lists, the day of the inhabitants settled where one does not say it and another one with the same numbers does."""
    stated = [edition for edition in editions if not edition.date_is_assumed]
    return [_dated(edition, stated) if edition.date_is_assumed else edition for edition in editions]


def _dated(edition: Edition, stated: Sequence[Edition]) -> Edition:
    for other in stated:
        pairs = [
            (each.inhabitants, other.by_ags[each.ags].inhabitants)
            for each in edition.gemeinden
            if each.ags in other.by_ags
        ]
        if pairs and sum(mine == theirs for mine, theirs in pairs) >= _SAME_COUNT * len(pairs):
            return replace(edition, inhabitants_date=other.inhabitants_date, date_is_assumed=False)
    return edition


def refuse_other_counts(edition: Edition, kreis_ids: Sequence[str], expected: Counts) -> None:
    """Raise TableError where areas are missing from a list whose counts are known."""
    if missing := sorted(set(kreis_ids) - {gemeinde.kreis_id for gemeinde in edition.gemeinden}):
        raise TableError(
            f"{edition.origin}: es fehlen die Kreise {', '.join(missing)}. Bitte die vollständige Tabelle ablegen."
        )
    if wrong := edition.counts.differences(expected):
        raise TableError(
            f"{edition.origin}: {', '.join(wrong)} am {edition.reference_date:%d.%m.%Y}. "
            "Bitte die vollständige Tabelle dieses Gebietsstands ablegen."
        )


def read_edition(file: Path, kreis_ids: Container[str]) -> Edition:
    """Read the project's own table, CSV or .csv.gz: one row per Gemeinde, the dates the same in every row.

    Raises TableError for another header, bad cells, contradicting keys, doubles, unknown Kreise and differing dates.
    """
    columns = COLUMNS_2021 if "einwohner_2018" in read_header(file, ",") else COLUMNS
    rows = tuple(read_table(file, columns, ","))
    origin = file.name.removesuffix(".gz")
    for row in rows:
        _refuse_contradicting_keys(row, kreis_ids)
    gemeinden = tuple(_gemeinde(row) for row in rows)
    if columns == COLUMNS_2021:
        return checked(Edition(*_DATES_2021, gemeinden, origin), kreis_ids)
    dates = [_one_day(rows, column) for column in ("gebietsstand", "einwohner_am")]
    return checked(Edition(dates[0], dates[1], gemeinden, origin), kreis_ids)


def _one_day(rows: Sequence[Row], column: str) -> date:
    days = {row.day(column): row for row in rows}
    if len(days) > 1:
        raise list(days.values())[1].fault(
            column, "anderer Tag als in den Zeilen darüber.", "Bitte nur Zeilen eines Gebietsstands ablegen."
        )
    return next(iter(days), date.min)


def _gemeinde(row: Row) -> Gemeinde:
    has_point = bool(row["lon"] or row["lat"])
    return Gemeinde(
        area_id=row.key("ars12", 12),
        ags=row.key("ags8", 8),
        name=row["name"],
        is_town=row.choice("art", ("Stadt", "Gemeinde")) == "Stadt",
        kommune_id=row.key("vwg_ars", 9),
        kommune_name=row["vwg_name"],
        in_verbandsgemeinde=row.choice("vwg_art", ("Verbandsgemeinde", "Verbandsfreie Gemeinde")) == "Verbandsgemeinde",
        kreis_id=row.key("kreis_ags", 5),
        area_km2=row.number("flaeche_km2", 0.01),
        inhabitants=row.whole("einwohner" if "einwohner" in row.values else "einwohner_2018"),
        lon=row.number("lon", -180) if has_point else None,
        lat=row.number("lat", -90) if has_point else None,
    )


def _refuse_contradicting_keys(row: Row, kreis_ids: Container[str]) -> None:
    ars = row.key("ars12", 12)
    for column, digits in (("ags8", 8), ("vwg_ars", 9), ("kreis_ags", 5)):
        row.key(column, digits)
    if row["kreis_ags"] not in kreis_ids:
        raise row.fault("kreis_ags", "kein Kreis in Rheinland-Pfalz.", _NEW_KREIS)
    for column, part in (("vwg_ars", kommune_part(ars)), ("kreis_ags", kreis_part(ars)), ("ags8", federal_key(ars))):
        if row[column] != part:
            raise row.fault(
                column,
                f"widerspricht dem ARS {ars} (erwartet {part}).",
                "Bitte beide Schlüssel aus derselben Veröffentlichung nehmen.",
            )
