"""What every form of the Gemeindeverzeichnis says of a Kommune or Gemeinde, and the list that is made from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geo.areas import Edition, Gemeinde
from pipelines.formats.content import FETCH_AGAIN

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

RHINELAND_PALATINATE = "07"
_SLASH = re.compile(r"\s*/\s*")
_DIGITS = {"kreis": 5, "verband": 4, "gemeinde": 3}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: of a Kommune (Gemeindeverband, `gemeinde` empty) or of a Gemeinde. Keys are text; `mark` is the Textkennzeichen."""

    line: int
    is_gemeinde: bool
    mark: str
    kreis: str
    verband: str
    gemeinde: str
    name: str
    area_km2: float = 0.0
    inhabitants: int = 0
    lon: float | None = None
    lat: float | None = None
    sheet: str | None = None

    @property
    def kommune_id(self) -> str:
        """ARS of the Kommune."""
        return self.kreis + self.verband

    @property
    def short_name(self) -> str:
        """ "Simmern/ Hunsrück, Stadt" → "Simmern/Hunsrück"."""
        return _SLASH.sub("/", self.name.partition(",")[0].strip())


@dataclass(frozen=True)
class Gazetteer:
    """The entries of one list with its two dates, and which marks mean what."""

    form: str
    reference_date: date
    inhabitants_date: date
    date_is_assumed: bool
    entries: Sequence[Entry]
    kommune_marks: tuple[Collection[str], Collection[str]]  # verbandsfreie Gemeinde, Verbandsgemeinde
    town_marks: Collection[str]
    unincorporated_marks: Collection[str]


def edition_of_entries(reading: Reading, gazetteer: Gazetteer) -> Edition:
    """The list for the register. Notes contradicting or missing keys as problems, unincorporated areas as notices."""
    kommunen = {entry.kommune_id: entry for entry in gazetteer.entries if not entry.is_gemeinde}
    gemeinden = []
    for entry in gazetteer.entries:
        if not entry.is_gemeinde:
            continue
        if entry.mark in gazetteer.unincorporated_marks:
            reading.notice(f"Gemeindefreies Gebiet, nicht gelesen: {entry.name}.", line=entry.line, sheet=entry.sheet)
            continue
        if _has_keys(reading, entry) and (kommune := _kommune(reading, entry, kommunen, gazetteer)):
            gemeinden.append(_gemeinde(entry, kommune, gazetteer))
    reading.rows_read = len(gemeinden)
    reading.stop_if_problems()
    return Edition(
        gazetteer.reference_date,
        gazetteer.inhabitants_date,
        tuple(sorted(gemeinden, key=lambda each: each.area_id)),
        reading.release.release_id,
        gazetteer.date_is_assumed,
    )


def _has_keys(reading: Reading, entry: Entry) -> bool:
    for part, digits in _DIGITS.items():
        key = getattr(entry, part)
        if not (len(key) == digits and key.isascii() and key.isdigit()):
            reading.problem(
                f"Dieser Teil des Regionalschlüssels hat nicht {digits} Ziffern.",
                FETCH_AGAIN,
                line=entry.line,
                column={"kreis": "Kreis", "verband": "Gemeindeverband", "gemeinde": "Gemeinde"}[part],
                value=key,
                sheet=entry.sheet,
            )
            return False
    if not entry.name or entry.area_km2 <= 0:
        reading.problem(
            "Einer Gemeinde fehlt der Name oder die Fläche.",
            FETCH_AGAIN,
            line=entry.line,
            value=entry.name,
            sheet=entry.sheet,
        )
        return False
    return True


def _kommune(reading: Reading, entry: Entry, kommunen: dict[str, Entry], gazetteer: Gazetteer) -> Entry | None:
    kommune = kommunen.get(entry.kommune_id)
    if kommune is None:
        reason = f"Zum Gemeindeverband {entry.kommune_id} dieser Gemeinde gibt es keinen Satz."
        reading.problem(reason, FETCH_AGAIN, line=entry.line, value=entry.name, sheet=entry.sheet)
        return None
    if not any(kommune.mark in marks for marks in gazetteer.kommune_marks):
        reading.problem(
            "Dieses Textkennzeichen eines Gemeindeverbands gibt es in Rheinland-Pfalz nicht.",
            FETCH_AGAIN,
            line=kommune.line,
            column="Textkennzeichen",
            value=kommune.mark,
            sheet=kommune.sheet,
        )
        return None
    return kommune


def _gemeinde(entry: Entry, kommune: Entry, gazetteer: Gazetteer) -> Gemeinde:
    return Gemeinde(
        area_id=entry.kommune_id + entry.gemeinde,
        ags=entry.kreis + entry.gemeinde,
        name=entry.short_name,
        is_town=entry.mark in gazetteer.town_marks,
        kommune_id=entry.kommune_id,
        kommune_name=kommune.short_name,
        in_verbandsgemeinde=kommune.mark in gazetteer.kommune_marks[1],
        kreis_id=entry.kreis,
        area_km2=entry.area_km2,
        inhabitants=entry.inhabitants,
        lon=entry.lon,
        lat=entry.lat,
    )
