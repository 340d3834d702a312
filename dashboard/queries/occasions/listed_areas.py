"""What every list says of an area and of a source whatever is asked for. Remembered, because joined to each question it would cost more
time than the question itself, and more memory than a web process is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import db

NO_SOURCE = "keine Meldung im Register"


@dataclass(frozen=True, slots=True)
class ListedArea:
    """The area a row is about, and what it can be filtered by."""

    area_id: str
    label: str
    name: str
    area_kind_id: str
    area_kind: str
    kreis_id: str
    kreis: str
    inhabitants: int
    inhabitants_date: date


@db.per_build
def listed_areas() -> dict[str, db.Row]:
    """Every Kommune and Kreis: the fields of ListedArea, its level and its Polizeipräsidium, by id."""
    rows = db.query("""
        SELECT area.area_id, area.level, area.label, area.name, area.kind AS area_kind_id, area_kind.label AS area_kind,
               coalesce(area.kreis_id, area.area_id) AS kreis_id, coalesce(kreis.label, area.label) AS kreis, area.inhabitants,
               area.inhabitants_date, area.police
        FROM area JOIN area_kind ON area_kind.kind = area.kind LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        WHERE area.level IN ('kommune', 'kreis')
    """)
    return {row["area_id"]: row for row in rows}


def source_of(release_id: str | None) -> tuple[str, bool]:
    """Title of the source of a release, and whether that is invented; NO_SOURCE where nobody has reported anything."""
    return _sources().get(release_id or "", (NO_SOURCE, False))


@db.per_build
def _sources() -> dict[str, tuple[str, bool]]:
    rows = db.query("SELECT release_id, title, synthetic FROM release JOIN source USING (source_id)")
    return {row["release_id"]: (row["title"], row["synthetic"]) for row in rows}
