"""A handful of areas, and the councils part of the build run on rows a test states itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipelines import catalog
from pipelines.build import describe, publish
from tests.conftest import Atlas

AS_OF = date(2026, 9, 30)
RELEASE = "gremien_2026-09_2026-09-30.xlsx"
LANDKREIS, VG, OTHER_VG, TOWN, CITY = "07143", "071435001", "071435002", "071435002010", "071110000"
PUBLISH = publish.STEPS
READ_BY_THE_TWINS = (
    "build",
    "area",
    "council",
    "council_area",
    "council_status",
    "area_status",
    "council_meeting",
    "qualification",
    "contact",
    "analysis",
    "project",
    "registry_scope",
    "structure",
    "status_evidence",
    "observation",
    "source",
    "release",
)
TOPICS = ("meeting", "member", "group", "qualification", "contact", "analysis", "project")


def add_area(
    atlas: Atlas, area_id: str, level: str, kind: str, *, exists_since: date | None = None, exists_verified: bool = True
) -> None:
    """One area of 1,000 inhabitants."""
    if not atlas.rows("SELECT 1 FROM area_kind WHERE kind = ?", kind):
        atlas.insert("area_kind", kind=kind, label=kind, label_plural=kind, position=1)
    atlas.insert(
        "area",
        area_id=area_id,
        level=level,
        name=area_id,
        label=area_id,
        kind=kind,
        parent_id=area_id[:5],
        kreis_id=area_id[:5],
        kommune_id=area_id[:9] if len(area_id) > 5 else None,
        area_km2=1.0,
        inhabitants=1000,
        inhabitants_date=date(2024, 12, 31),
        density_per_km2=1000.0,
        size_class="",
        exists_since=exists_since,
        exists_verified=exists_verified,
        lon=7.0,
        lat=50.0,
    )


def start(atlas: Atlas, *, complete: bool = True) -> None:
    """A build on AS_OF with a Landkreis of two Verbandsgemeinden and one Ortsgemeinde, and a kreisfreie Stadt."""
    atlas.insert(
        "build",
        version="v",
        schema_version=1,
        built_at=AS_OF,
        as_of=AS_OF,
        demo=False,
        fingerprint="f",
        boundaries_schematic=True,
        boundaries_note="",
    )
    add_area(atlas, LANDKREIS, "kreis", "landkreis")
    add_area(atlas, VG, "kommune", "verbandsgemeinde")
    add_area(atlas, OTHER_VG, "kommune", "verbandsgemeinde")
    add_area(atlas, TOWN, "gemeinde", "ortsgemeinde")
    add_area(atlas, CITY[:5], "kreis", "kreisfreie_stadt")
    add_area(atlas, CITY, "kommune", "kreisfreie_stadt")
    for topic in TOPICS:
        atlas.insert("registry_scope", release_id=RELEASE, topic=topic, complete=complete)


def add_release(atlas: Atlas, release_id: str, *, synthetic: bool) -> None:
    """A release of a source of its own."""
    words = dict.fromkeys(("title", "publisher", "licence", "attribution", "cadence", "format"), release_id)
    atlas.insert("source", source_id=release_id, caveats=[], synthetic=synthetic, **words)
    counts = dict.fromkeys(("size_bytes", "rows_read", "rows_published", "rows_rejected"), 1)
    atlas.insert(
        "release", release_id=release_id, source_id=release_id, period="2020", published="2021", sha256="x", **counts
    )


def add_body(atlas: Atlas, council_id: str, *areas: str, **columns: Any) -> None:
    """A body that counts, for one or more areas."""
    defaults = {
        "name": council_id,
        "type": "praeventionsrat",
        "counts_as_body": True,
        "topics": [],
        "release_id": RELEASE,
    }
    atlas.insert("council", council_id=council_id, **(defaults | columns))
    for area_id in areas:
        atlas.insert("council_area", council_id=council_id, area_id=area_id)


def report(
    atlas: Atlas, who: str, status: str, as_of: date, source: str = "Abfrage", release_id: str = RELEASE
) -> None:
    """A dated report about a body, or (where `who` is a key) about an area without one."""
    table, column = ("area_status", "area_id") if who.isdigit() else ("council_status", "council_id")
    atlas.insert(table, status=status, as_of=as_of, source=source, release_id=release_id, **{column: who})


def judge(atlas: Atlas) -> None:
    """Fill `structure` and install the occasions for advice."""
    for name in ("31_status_evidence.sql", "32_structure.sql"):
        atlas.connection.execute((PUBLISH / name).read_text(encoding="utf-8"))
    for finding in catalog.findings():
        atlas.connection.execute(finding.rule_file.read_text(encoding="utf-8"))


def publish_all(atlas: Atlas) -> None:
    """Every council statement of the build, in its order."""
    describe.describe_indicators(
        atlas.connection, [each for each in catalog.indicators().values() if each.source_id == "gremien"]
    )
    for path in sorted(PUBLISH.glob("*.sql")):
        if path.name.startswith(("3", "4")):
            atlas.connection.execute(path.read_text(encoding="utf-8"))


def tables(atlas: Atlas) -> dict[str, list[dict[str, Any]]]:
    """Everything the dull twins read, as plain rows."""
    result = {}
    for name in READ_BY_THE_TWINS:
        answer = atlas.connection.execute(f'SELECT * FROM "{name}"')
        columns = [column[0] for column in answer.description or []]
        result[name] = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
    return result


def findings(atlas: Atlas, kind: str, **parameters: float) -> dict[str, tuple[Any, ...]]:
    """What a macro finds: area_id → (variant, severity)."""
    named = ", ".join(f"{name} := ?" for name in parameters)
    rows = atlas.rows(f"SELECT area_id, variant, severity FROM finding_{kind}({named})", *parameters.values())
    assert len({row[0] for row in rows}) == len(rows), "an area stands twice"
    return {area_id: (variant, severity) for area_id, variant, severity in rows}
