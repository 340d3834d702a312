"""A published folder of a few named Kommunen, with three rules simple enough to work out by hand."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import duckdb

from dashboard import db
from dashboard.queries.occasions import findings_of_kind, missing_facts, work_list
from dashboard.queries.occasions.contact_order import _remembered as _remembered_order
from dashboard.queries.occasions.kommune_rows import _remembered as _remembered_by_area
from dashboard.queries.occasions.standings import _remembered as _remembered_standings
from tests.conftest import SCHEMA, Atlas

VERSION, REAL_VERSION = "2026-10-01.0a1b2c3d", "2026-10-01.4e5f6a7b"
AS_OF = date(2026, 9, 30)

MAINZ, ZELL, AEHREN, BAD, OTTO = "073150000", "071355009", "071355001", "071410001", "071410002"


class FileAtlas(Atlas):
    """The same builder, on a file that the dashboard can open."""

    def __init__(self, path: Path) -> None:
        self.connection = duckdb.connect(str(path))
        self.connection.execute(SCHEMA.read_text(encoding="utf-8"))

    @classmethod
    def again(cls, path: Path) -> FileAtlas:
        """One that was written before, to add to it."""
        atlas = cls.__new__(cls)
        atlas.connection = duckdb.connect(str(path))
        return atlas


def publish(folder: Path, *, demo: bool = True) -> Path:
    """Write the small atlas and its pointer; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    version = VERSION if demo else REAL_VERSION
    small = FileAtlas(folder / f"atlas-{version}.duckdb")
    describe(small, demo=demo)
    small.connection.close()
    shapes = folder / "kreis-0000.geojson"
    shapes.write_text('{"type":"FeatureCollection","features":[]}', encoding="utf-8")
    (folder / "kreis-0000.svg.json").write_text(
        '{"level":"kreis","view_box":[0,0,1,1],"areas":{},"points":{}}', encoding="utf-8"
    )
    pointer = {
        "version": version,
        "database": f"atlas-{version}.duckdb",
        "boundaries": {"kreis": {"svg": "kreis-0000.svg.json", "geojson": shapes.name}},
    }
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return folder


@contextmanager
def shown(folder: Path) -> Iterator[Path]:
    """The dashboard shows the atlas in this folder, and what it showed before afterwards."""
    before = os.environ.get("ATLAS_PUBLISHED")
    os.environ["ATLAS_PUBLISHED"] = str(folder)
    _forget()
    yield folder
    _forget()
    if before is None:
        del os.environ["ATLAS_PUBLISHED"]
    else:
        os.environ["ATLAS_PUBLISHED"] = before


# Answers are remembered by version, and the small atlases share the names of theirs.
_REMEMBERED = (
    _remembered_order,
    findings_of_kind._remembered,
    _remembered_by_area,
    missing_facts._counts,
    missing_facts._counts_of_figures,
    _remembered_standings,
    work_list._every,
)


def _forget() -> None:
    db.forget()
    for each in _REMEMBERED:
        each.cache_clear()


def describe(small: Atlas, *, demo: bool = True) -> None:
    """Every row of the small atlas."""
    small.insert(
        "build",
        version=VERSION if demo else REAL_VERSION,
        schema_version=1,
        built_at=datetime(2026, 10, 1, 8, 30),
        as_of=AS_OF,
        demo=demo,
        fingerprint="f" * 64,
        boundaries_schematic=True,
        boundaries_note="© GeoBasis-DE / BKG 2021 (Daten verändert)",
    )
    _sources(small, demo=demo)
    _areas(small)
    _structure(small)
    _rules(small)
    _figures(small)


def _sources(small: Atlas, *, demo: bool) -> None:
    for source_id, title, synthetic in (
        ("pks", "Polizeiliche Kriminalstatistik", False),
        ("gremien_demo", "Register der Gremien", demo),
    ):
        small.insert(
            "source",
            source_id=source_id,
            title=title,
            publisher="Herausgeber",
            licence="Datenlizenz Deutschland",
            attribution=f"© {title}",
            licence_url="https://www.govdata.de/dl-de/by-2-0",
            cadence="jährlich",
            format="CSV",
            caveats=["Nur das Hellfeld."],
            synthetic=synthetic,
        )
        small.insert(
            "release",
            release_id=f"{source_id}_2020_2021.csv",
            source_id=source_id,
            period="2020",
            published="2021",
            sha256="0123456789abcdef" * 4,
            size_bytes=12345,
            rows_read=10,
            rows_published=9,
            rows_rejected=1,
        )
    small.insert(
        "rejected_row",
        release_id="gremien_demo_2020_2021.csv",
        line=7,
        sheet="Gremien",
        column_name="Kommune",
        value="=Zelll",
        reason="Die Kommune ist nicht bekannt.",
        cure="Namen prüfen.",
    )
    small.insert(
        "build_report",
        source_id="pks",
        indicator_id="straftaten",
        rows=2,
        areas=2,
        first_period=2019,
        last_period=2020,
        value_min=1.5,
        value_median=2.0,
        value_max=9000.5,
        missing=1,
        rows_before=2,
        values_changed=0,
    )
    small.insert("check_passed", check_id="pks_kein_gebiet_doppelt", claim="Kein Gebiet steht in einem Jahr zweimal.")


def _areas(small: Atlas) -> None:
    kinds = (
        "land",
        "landkreis",
        "kreisfreie_stadt",
        "grosse_kreisangehoerige_stadt",
        "verbandsfreie_gemeinde",
        "verbandsgemeinde",
    )
    labels = (
        ("Land", "Land"),
        ("Landkreis", "Landkreise"),
        ("kreisfreie Stadt", "kreisfreie Städte"),
        ("große kreisangehörige Stadt", "große kreisangehörige Städte"),
        ("verbandsfreie Gemeinde", "verbandsfreie Gemeinden"),
        ("Verbandsgemeinde", "Verbandsgemeinden"),
    )
    for position, (kind, (label, plural)) in enumerate(zip(kinds, labels, strict=True)):
        small.insert("area_kind", kind=kind, label=label, label_plural=plural, position=position)
    for area_id, level, name, kind, parent, kreis, inhabitants in (
        ("07", "land", "Rheinland-Pfalz", "land", None, None, 4_000_000),
        ("07135", "kreis", "Cochem-Zell", "landkreis", "07", "07135", 61_000),
        ("07141", "kreis", "Rhein-Lahn-Kreis", "landkreis", "07", "07141", 122_000),
        ("07315", "kreis", "Mainz", "kreisfreie_stadt", "07", "07315", 217_000),
        (MAINZ, "kommune", "Mainz", "kreisfreie_stadt", "07315", "07315", 217_000),
        (ZELL, "kommune", "Zell (Mosel)", "verbandsgemeinde", "07135", "07135", 15_000),
        (AEHREN, "kommune", "Ähren", "verbandsgemeinde", "07135", "07135", 9_000),
        (BAD, "kommune", "Bad Ems", "verbandsgemeinde", "07141", "07141", 27_000),
        (OTTO, "kommune", "Ottoberg", "verbandsfreie_gemeinde", "07141", "07141", 5_000),
    ):
        small.insert(
            "area",
            area_id=area_id,
            level=level,
            name=name,
            label=name,
            kind=kind,
            parent_id=parent,
            kreis_id=kreis,
            kommune_id=area_id if level == "kommune" else None,
            area_km2=100.0,
            inhabitants=inhabitants,
            inhabitants_date=date(2018, 12, 31),
            density_per_km2=inhabitants / 100,
            size_class="klein",
            exists_verified=True,
            lon=7.0,
            lat=50.0,
        )
    small.insert(
        "area_change",
        old_name="Altähren",
        new_area_id=AEHREN,
        changed_on=date(2014, 7, 1),
        verified=True,
        part_only=False,
        source_url="https://example.org/fusion",
        note=None,
    )


def _structure(small: Atlas) -> None:
    """Zell: dormant for 30 months; Bad Ems: exactly 18 months and a day; Mainz: active; Ähren: no record; Ottoberg: meetings unknown."""
    for area_id, status, confirmed, last_meeting, council in (
        (ZELL, "aktiv", date(2026, 3, 1), date(2024, 3, 31), "c1"),
        (BAD, "aktiv", date(2026, 3, 1), date(2025, 3, 29), "c2"),
        (MAINZ, "aktiv", date(2026, 3, 1), date(2026, 6, 1), "c3"),
        (AEHREN, "unklar", None, None, None),
        (OTTO, "aktiv", date(2026, 3, 1), None, "c4"),
    ):
        small.add_structure(
            area_id=area_id,
            council_id=council,
            status_reported=status,
            confirmed_on=confirmed,
            conflicting=False,
            part_councils=0,
            last_meeting_on=last_meeting,
            founded_on=date(2010, 1, 1) if council else None,
            chair="buergermeister" if council else None,
            fte=0.5 if council else None,
            participation_level=1 if council else None,
            certified_persons=1 if council else None,
            analyses=1 if council else None,
            projects_12m=2 if council else None,
            contacts_24m=3 if council else None,
            release_id="gremien_demo_2020_2021.csv" if council else None,
        )


def _rules(small: Atlas) -> None:
    small.connection.execute("""
        CREATE MACRO finding_g2(months := 18, notice_months := 12) AS TABLE
        SELECT 'G2' AS kind, area_id, 'sitzung' AS variant,
               CASE WHEN last_meeting_on < build.as_of - to_months(CAST(months AS INTEGER)) THEN 'anlass' ELSE 'hinweis' END AS severity,
               CAST(date_diff('month', last_meeting_on, build.as_of) AS DOUBLE) AS value, CAST(months AS DOUBLE) AS reference,
               last_meeting_on AS value_date, 'gemeldet' AS certainty, CAST(NULL AS TEXT) AS period, release_id,
               CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
        FROM structure CROSS JOIN build
        WHERE status_reported = 'aktiv' AND last_meeting_on < build.as_of - to_months(CAST(notice_months AS INTEGER));
        CREATE MACRO finding_g3(stale_months := 24) AS TABLE
        SELECT 'G3' AS kind, area_id, 'keine_meldung' AS variant, 'anlass' AS severity, CAST(NULL AS DOUBLE) AS value,
               CAST(stale_months AS DOUBLE) AS reference, confirmed_on AS value_date, 'nicht_geprueft' AS certainty,
               CAST(NULL AS TEXT) AS period, release_id,
               CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
        FROM structure WHERE confirmed_on IS NULL;
        CREATE MACRO finding_g7(notice := 0.5) AS TABLE
        SELECT 'G7' AS kind, area_id, 'stunden' AS variant, 'hinweis' AS severity, fte AS value, CAST(notice AS DOUBLE) AS reference,
               confirmed_on AS value_date, 'gemeldet' AS certainty, '2026' AS period, release_id,
               CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
        FROM structure WHERE fte <= notice;
    """)
    for position, (kind, title, rule) in enumerate(
        (
            (
                "G2",
                "Gremium ruht vermutlich",
                "Die letzte Sitzung liegt mehr als {months} Monate zurück (Hinweis ab {notice_months}).",
            ),
            ("G3", "Stand unklar", "Keine Meldung seit {stale_months} Monaten."),
            ("G7", "Keine Personalstunden", "Höchstens {notice} Stellen."),
        )
    ):
        small.insert(
            "finding_kind",
            kind=kind,
            position=position,
            title=title,
            question="Warum wir hinsehen.",
            basis="Grundlage.",
            rule=rule,
            occasion="Schwelle erreicht.",
            hint="Schwelle fast erreicht." if kind == "G2" else None,
        )
    for position, (kind, name, label, default, low, high, step, unit) in enumerate(
        (
            ("G2", "months", "Letzte Sitzung älter als", 18, 6, 120, 1, "Monate"),
            ("G2", "notice_months", "Hinweis ab", 12, 1, 120, 1, "Monate"),
            ("G3", "stale_months", "Bestätigung älter als", 24, 6, 120, 1, "Monate"),
            ("G7", "notice", "Stellenanteil höchstens", 0.5, 0, 2, 0.25, "Stellen"),
        )
    ):
        small.insert(
            "finding_parameter",
            kind=kind,
            name=name,
            label=label,
            default_value=default,
            min_value=low,
            max_value=high,
            step=step,
            unit=unit,
            shared=name in ("months", "stale_months"),
            position=position,
        )
    for kind, variant, text in (
        ("G2", "sitzung", "Letzte Sitzung vor {value} Monaten am {value_date} (Schwelle {reference})."),
        ("G3", "keine_meldung", "Zum Stand liegt keine Meldung vor."),
        ("G7", "stunden", "{value} Stellen gemeldet."),
    ):
        small.insert("finding_evidence", kind=kind, variant=variant, sentence=text)
    for position, (offer_id, title) in enumerate(
        (("beratung", "Wiederbelebungsberatung"), ("stammtisch", "Digitaler Stammtisch"))
    ):
        small.insert(
            "offer",
            offer_id=offer_id,
            position=position,
            title=title,
            description="Vor Ort.",
            url=f"https://example.org/{offer_id}",
        )
    small.insert("finding_offer", kind="G2", variant="*", offer_id="stammtisch", position=2, reason="Austausch hilft.")
    small.insert(
        "finding_offer",
        kind="G2",
        variant="sitzung",
        offer_id="beratung",
        position=1,
        reason="Das Gremium tagt nicht mehr.",
    )


def _figures(small: Atlas) -> None:
    small.insert(
        "indicator",
        indicator_id="straftaten",
        position=100,
        topic="Kriminalitätslage",
        title="Straftaten je 100.000 Einwohner",
        short_title="Straftaten",
        definition="Alle erfassten Fälle.",
        numerator="Fälle",
        denominator="Einwohner",
        unit="Fälle je 100.000 Einwohner",
        unit_short="je 100.000",
        scale="rate",
        decimals=0,
        polarity="none",
        change="percent",
        inherits=True,
        levels=["kreis", "kommune"],
        source_id="pks",
        pks_key="------",
        synonyms=["Kriminalität"],
        caveats=["Hellfeld."],
    )
    for area_id, level, period, value, status in (
        ("07315", "kreis", 2020, 8123.5, "ok"),
        ("07135", "kreis", 2020, None, "missing"),
        (MAINZ, "kommune", 2020, 8123.5, "ok"),
    ):
        small.insert(
            "observation",
            indicator_id="straftaten",
            period=period,
            level=level,
            area_id=area_id,
            value=value,
            low=value and value - 100,
            high=value and value + 100,
            numerator=value and 17_628.0,
            denominator=value and 217_000.0,
            status=status,
            release_id="pks_2020_2021.csv",
        )
    small.insert(
        "population",
        area_id=MAINZ,
        year=2020,
        concept="pks_implied",
        inhabitants=217_000,
        release_id="pks_2020_2021.csv",
    )
