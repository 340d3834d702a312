"""Where the data come from: sources, releases, data versions, boundaries."""

from __future__ import annotations

import difflib
from typing import Any

from marshmallow import Schema

from dashboard import versions as kept_versions
from dashboard.api import fields
from dashboard.api.origins import every_origin
from dashboard.api.reading import Asked
from dashboard.api.resource import PREFIX, Found, Resource, page_of
from dashboard.queries import boundaries, catalogue
from dashboard.queries.changes.kept_versions import kept
from dashboard.queries.origins import Origin
from dashboard.texts.api import Words


class SourceRow(Schema):
    """A publisher's series."""

    source_id = fields.text("Quelle", "Id", example="pks")
    title = fields.text("Titel", "Title, in German")
    publisher = fields.text("Herausgeber", "Publisher")
    licence = fields.text("Lizenz", "Licence")
    licence_url = fields.text("Adresse der Lizenz", "Address of the licence", nullable=True)
    url = fields.text("Adresse", "Address", nullable=True)
    attribution = fields.attribution()
    cadence = fields.text("Wie oft sie erscheint", "How often it is published, in German")
    format = fields.text("Format", "Format")
    caveats = fields.texts("Vorbehalte", "Caveats, in German")
    synthetic = fields.synthetic()


class ReleaseRow(Schema):
    """A file this data version was built from."""

    release_id = fields.text("Veröffentlichung", "Id", example="pks_2020_2021.csv")
    source = fields.text("Titel der Quelle", "Title of the source")
    period = fields.text("Zeitraum", "Period", example="2020")
    published = fields.text("Veröffentlicht, so genau wie bekannt", "Published, as precisely as known")
    fetched = fields.day("Geholt", "Fetched", nullable=True)
    url = fields.text("Adresse", "Address", nullable=True)
    sha256 = fields.text("Prüfsumme", "Checksum")
    size_bytes = fields.integer("Bytes", "Bytes")
    rows_read = fields.integer("Gelesene Zeilen", "Rows read")
    rows_published = fields.integer("Veröffentlichte Zeilen", "Rows published")
    rows_rejected = fields.integer("Abgewiesene Zeilen", "Rows rejected")
    synthetic = fields.synthetic()


class VersionRow(Schema):
    """A data version that is kept."""

    version = fields.text("Datenstand, für v=", "Data version, for v=", example="2026-11-23.1a2b3c4d")
    day = fields.text("Tag des Baus", "Day of the build", nullable=True)
    demo = fields.flag("Enthält erfundene Daten", "Holds invented data", nullable=True)
    shown = fields.flag("Der gezeigte", "The one on show")
    readable = fields.flag("Lässt sich mit v= öffnen", "Can be opened with v=")
    counts = fields.flag(
        "Zählt beim Vergleichen: aus anderen Veröffentlichungen oder nach anderen Regeln gebaut als der davor",
        "Counts when versions are compared: made of other releases, or by other rules, than the one before",
    )


class BoundaryRow(Schema):
    """Geometry of a level."""

    level = fields.level()
    address = fields.text("Adresse des GeoJSON", "Address of the GeoJSON", example="/api/v1/boundaries/kommune")
    schematic = fields.flag("true: berechnet, nicht amtlich", "true: computed, not official")
    attribution = fields.attribution()
    areas = fields.integer("Gebiete", "Areas")


def find_sources(asked: Asked) -> Found:
    """Official ones first."""
    return page_of(catalogue.sources(), asked, every_origin())


def item_source(key: str) -> Found | None:
    """One source."""
    rows = [row for row in catalogue.sources() if row["source_id"] == key]
    return Found(rows, 1, [_origin(row) for row in rows]) if rows else None


def find_releases(asked: Asked) -> Found:
    """Newest period first within its source."""
    return page_of(catalogue.releases(), asked, every_origin())


def item_release(key: str) -> Found | None:
    """One release."""
    rows = [row for row in catalogue.releases() if row["release_id"] == key]
    return Found(rows, 1, every_origin()) if rows else None


def nearest_release(key: str) -> str:
    """The release that may have been meant."""
    return next(iter(difflib.get_close_matches(key, [row["release_id"] for row in catalogue.releases()], n=1)), "")


def find_versions(asked: Asked) -> Found:
    """Newest first."""
    return page_of(_versions(), asked, every_origin())


def item_version(key: str) -> Found | None:
    """One version."""
    rows = [row for row in _versions() if row["version"] == key]
    return Found(rows, 1, every_origin()) if rows else None


def find_boundaries(asked: Asked) -> Found:
    """From large areas to small ones."""
    rows = []
    for level in catalogue.boundary_levels():
        drawn = boundaries.boundaries(level)
        rows.append(
            {
                "level": level,
                "address": f"{PREFIX}/boundaries/{level}",
                "schematic": bool(drawn.get("schematic")),
                "attribution": drawn.get("attribution", ""),
                "areas": len(drawn["areas"]),
            }
        )
    return page_of(rows, asked, [Origin(row["attribution"], "", False) for row in rows])


def _versions() -> list[dict[str, Any]]:
    state = kept()
    counted = {each.version for each in state.counted}
    shown = state.counted[0].version
    readable = {each.version for each in (*state.alike, *state.other_demo)}
    listed = kept_versions.kept()
    every = listed if any(each.version == shown for each in listed) else [*state.counted[:1], *listed]
    return [
        {
            "version": each.version,
            "day": each.day or None,
            "demo": each.demo if each.day else None,
            "shown": each.version == shown,
            "readable": each.version in readable,
            "counts": each.version in counted,
        }
        for each in every
    ]


def _origin(row: dict[str, Any]) -> Origin:
    return Origin(row["attribution"], row["licence"], row["synthetic"])


SOURCES = Resource(
    "sources",
    Words("Quellen", "Sources"),
    Words("Wer was veröffentlicht, mit Lizenz.", "Who publishes what, with licence."),
    SourceRow,
    find_sources,
    (),
    ("source_id", "title"),
    "source_id",
    item_source,
    "pks",
)
RELEASES = Resource(
    "releases",
    Words("Veröffentlichungen", "Releases"),
    Words("Jede Datei, aus der gebaut wurde, mit Prüfsumme.", "Every file that was built from, with checksum."),
    ReleaseRow,
    find_releases,
    (),
    ("release_id", "period", "published"),
    "release_id",
    item_release,
    "pks_2020_2021.csv",
    nearest_release,
)
VERSIONS = Resource(
    "versions",
    Words("Datenstände", "Data versions"),
    Words(
        "Alle aufbewahrten Datenstände. Mit v= antwortet jede Adresse aus einem von ihnen.",
        "Every data version that is kept. With v= every address answers from one of them.",
    ),
    VersionRow,
    find_versions,
    (),
    (),
    "version",
    item_version,
    "2026-11-23.1a2b3c4d",
)
BOUNDARIES = Resource(
    "boundaries",
    Words("Grenzen", "Boundaries"),
    Words(
        "Wo die Grenzen jeder Ebene als GeoJSON liegen, und ob sie amtlich sind.",
        "Where the boundaries of each level lie as GeoJSON, and whether they are official.",
    ),
    BoundaryRow,
    find_boundaries,
)
