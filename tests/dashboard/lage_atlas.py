"""Two Kreise, three Kommunen, four Gemeinden: a kreisfreie Stadt, a Verbandsgemeinde with an own value, one without.

Westerwaldkreis has 4.000 and 4.400 cases per 100.000, Hachenburg its own 5.000 in the second year only, Koblenz 9.000 and 9.500.
Koblenz and Hachenburg were asked how safe they feel, one at random, the other openly.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

from pipelines.build.class_limits import publish_class_limits
from tests.conftest import Atlas
from tests.dashboard.compared import compare
from tests.dashboard.small_atlas import FileAtlas

VERSION = "2026-11-23.1a2b3c4d"
FEW_PEERS = "weniger als 5 ähnliche Gebiete mit eigenem Wert"
FEW_SPREAD = "weniger als 10 Gebiete dieser Art mit mindestens einem Fall"
LAND, STADT_KREIS, KREIS = "07", "07111", "07143"
KOBLENZ, MARIENBERG, HACHENBURG = "071110000", "071435001", "071435002"
KOBLENZ_GEMEINDE, HOF, ASTERT, ATZELGIFT = "071110000000", "071435001036", "071435002003", "071435002004"
LEVELS = {2: "land", 5: "kreis", 9: "kommune", 12: "gemeinde"}
KINDS = {
    "land": "Land",
    "landkreis": "Landkreis",
    "kreisfreie_stadt": "kreisfreie Stadt",
    "verbandsgemeinde": "Verbandsgemeinde",
    "ortsgemeinde": "Ortsgemeinde",
}
AREAS = (
    (LAND, "Rheinland-Pfalz", "land", 315_000),
    (STADT_KREIS, "Koblenz", "kreisfreie_stadt", 114_000),
    (KREIS, "Westerwaldkreis", "landkreis", 201_000),
    (KOBLENZ, "Koblenz", "kreisfreie_stadt", 114_000),
    (MARIENBERG, "Bad Marienberg", "verbandsgemeinde", 19_000),
    (HACHENBURG, "Hachenburg", "verbandsgemeinde", 24_000),
    (KOBLENZ_GEMEINDE, "Koblenz", "kreisfreie_stadt", 114_000),
    (HOF, "Hof", "ortsgemeinde", 1_300),
    (ASTERT, "Astert", "ortsgemeinde", 200),
    (ATZELGIFT, "Atzelgift", "ortsgemeinde", 600),
)
HZ = (
    (LAND, 2019, 6000),
    (LAND, 2020, 6200),
    (STADT_KREIS, 2019, 9000),
    (STADT_KREIS, 2020, 9500),
    (KREIS, 2019, 4000),
    (KREIS, 2020, 4400),
    (KOBLENZ, 2019, 9000),
    (KOBLENZ, 2020, 9500),
    (KOBLENZ_GEMEINDE, 2019, 9000),
    (KOBLENZ_GEMEINDE, 2020, 9500),
    (HACHENBURG, 2020, 5000),
)


def publish(folder: Path) -> Path:
    """Write database, boundaries and pointer; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    small = FileAtlas(folder / f"atlas-{VERSION}.duckdb")
    describe(small)
    describe_certainty(small)
    publish_class_limits(small.connection)
    boundaries = publish_boundaries(folder, small)
    small.connection.close()
    pointer = {"version": VERSION, "database": f"atlas-{VERSION}.duckdb", "boundaries": boundaries}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return folder


def publish_boundaries(folder: Path, small: Atlas) -> dict[str, dict[str, str]]:
    """Squares of 100 beside each other, for all areas of an atlas; gives their part of the pointer."""
    return {level: _boundaries(folder, small, level) for level in ("kreis", "kommune", "gemeinde")}


def _boundaries(folder: Path, small: Atlas, level: str) -> dict[str, str]:
    ids = [area_id for (area_id,) in small.rows("SELECT area_id FROM area WHERE level = ? ORDER BY area_id", level)]
    svg = {
        "level": level,
        "view_box": [0, 0, 400, 320],
        "schematic": True,
        "attribution": "BKG",
        "areas": {area_id: f"M{100 * x} 0h100v100h-100z" for x, area_id in enumerate(ids)},
        "points": {area_id: [100 * x + 50, 50] for x, area_id in enumerate(ids)},
    }
    (folder / f"{level}.svg.json").write_text(json.dumps(svg), encoding="utf-8")
    (folder / f"{level}.geojson").write_text('{"type":"FeatureCollection","features":[]}', encoding="utf-8")
    return {"svg": f"{level}.svg.json", "geojson": f"{level}.geojson"}


def describe(small: Atlas) -> None:
    """Every row of the small atlas."""
    small.insert(
        "build",
        version=VERSION,
        schema_version=1,
        built_at=datetime(2026, 11, 23),
        as_of=date(2026, 9, 30),
        demo=True,
        fingerprint="f" * 64,
        boundaries_schematic=True,
        boundaries_note="© GeoBasis-DE / BKG 2021, schematisch",
    )
    for source_id, synthetic in (("pks", False), ("gremien_demo", True)):
        small.insert(
            "source",
            source_id=source_id,
            title=source_id,
            publisher="Herausgeber",
            licence="dl-de/by-2-0",
            attribution=f"© {source_id}",
            cadence="jährlich",
            format="CSV",
            caveats=[],
            synthetic=synthetic,
        )
        small.insert(
            "release",
            release_id=f"{source_id}.csv",
            source_id=source_id,
            period="2020",
            published="2021",
            sha256="0" * 64,
            size_bytes=1,
            rows_read=1,
            rows_published=1,
            rows_rejected=0,
        )
    for position, (kind, label) in enumerate(KINDS.items()):
        small.insert("area_kind", kind=kind, label=label, label_plural=f"{label}n", position=position)
    for area_id, name, kind, inhabitants in AREAS:
        small.insert(
            "area",
            area_id=area_id,
            level=LEVELS[len(area_id)],
            name=name,
            label=name,
            kind=kind,
            parent_id=None if area_id == LAND else LAND,
            kreis_id=area_id[:5] if len(area_id) >= 5 else None,
            kommune_id=area_id[:9] if len(area_id) >= 9 else None,
            area_km2=10.0,
            inhabitants=inhabitants,
            inhabitants_date=date(2018, 12, 31),
            density_per_km2=inhabitants / 10,
            size_class="klein",
            exists_verified=True,
            lon=7.0,
            lat=50.0,
        )
    _structure(small)
    _indicators(small)


def _structure(small: Atlas) -> None:
    """Koblenz is active, Marienberg was confirmed too long ago, Hachenburg has none; the Landkreis itself is active."""
    for area_id, status, confirmed in (
        (KOBLENZ, "aktiv", date(2026, 1, 5)),
        (MARIENBERG, "aktiv", date(2024, 9, 29)),
        (HACHENBURG, "kein_gremium", date(2026, 2, 1)),
        (KREIS, "aktiv", date(2026, 3, 3)),
    ):
        small.add_structure(
            area_id=area_id,
            status_reported=status,
            confirmed_on=confirmed,
            conflicting=False,
            part_councils=0,
            last_meeting_on=date(2026, 1, 5) if status == "aktiv" else None,
            release_id="gremien_demo.csv",
        )
    small.connection.execute("""
        CREATE MACRO finding_g1() AS TABLE
        SELECT 'G1' AS kind, area_id, 'kein' AS variant, 'anlass' AS severity, CAST(NULL AS DOUBLE) AS value,
               CAST(NULL AS DOUBLE) AS reference, confirmed_on AS value_date, 'gemeldet' AS certainty, '2026' AS period, release_id,
               CAST(NULL AS INTEGER) AS others, is_synthetic(release_id) AS synthetic
        FROM structure_shown() WHERE status = 'kein_gremium'
    """)
    small.insert(
        "finding_kind",
        kind="G1",
        position=1,
        title="Kein Gremium bekannt",
        question="Warum?",
        basis="Grundlage",
        rule="Regel.",
        occasion="Es ist keines gemeldet.",
    )
    small.insert("finding_evidence", kind="G1", variant="kein", sentence="Gemeldet am {value_date}.")
    small.insert(
        "offer",
        offer_id="gruendung",
        position=1,
        title="Gründungsberatung",
        description="-",
        url="https://example.org/",
    )
    small.insert("finding_offer", kind="G1", variant="*", offer_id="gruendung", position=1, reason="-")


def _indicator(small: Atlas, indicator_id: str, **more: object) -> None:
    plain = {
        "position": 1,
        "topic": "Kriminalitätslage",
        "title": indicator_id,
        "short_title": indicator_id,
        "definition": "Erfasste Fälle.",
        "numerator": "Fälle",
        "denominator": "Einwohner",
        "unit": "Fälle je 100.000 Einwohner",
        "unit_short": "je 100.000 Einw.",
        "scale": "rate",
        "decimals": 0,
        "polarity": "none",
        "change": "percent",
        "inherits": True,
        "levels": ["land", "kreis", "kommune", "gemeinde"],
        "source_id": "pks",
        "synonyms": [],
        "caveats": ["Hellfeld."],
    }
    small.insert("indicator", indicator_id=indicator_id, **{**plain, **more})


def _indicators(small: Atlas) -> None:
    _indicator(small, "hz", title="Straftaten je 100.000 Einwohner", short_title="Straftaten", pks_key="------")
    _indicator(
        small,
        "stand",
        position=2,
        topic="Struktur",
        title="Stand des Gremiums",
        short_title="Stand",
        scale="category",
        unit="Stand",
        unit_short="",
        inherits=False,
        levels=["kommune"],
        source_id="gremien_demo",
        change="none",
    )
    for code, label in ((1, "aktiv"), (2, "kein Gremium"), (3, "unklar")):
        small.insert("indicator_category", indicator_id="stand", code=code, label=label)
    for area_id, year, value in HZ:
        small.insert(
            "observation",
            indicator_id="hz",
            period=year,
            level=LEVELS[len(area_id)],
            area_id=area_id,
            value=float(value),
            low=value - 100.0,
            high=value + 110.0,
            numerator=value * 2.0,
            denominator=200_000.0,
            status="ok",
            note="Summe der Kreise" if area_id == LAND else None,
            release_id="pks.csv",
        )
    small.insert(
        "observation",
        indicator_id="hz",
        period=2019,
        level="gemeinde",
        area_id=HOF,
        status="suppressed",
        release_id="pks.csv",
    )
    for area_id, code in ((KOBLENZ, 1), (MARIENBERG, 3), (HACHENBURG, 2)):
        small.insert(
            "observation",
            indicator_id="stand",
            period=2026,
            level="kommune",
            area_id=area_id,
            value=float(code),
            status="ok",
            release_id="gremien_demo.csv",
        )


def describe_certainty(small: Atlas) -> None:
    """Comparisons, surveys, need and structure."""
    _compared(small)
    _surveyed(small)
    _superseded(small)
    _placed(small)
    _alike(small)


def _compared(small: Atlas) -> None:
    """Koblenz (as Kreis and Kommune) higher than usual in the Land, at 95 % only than its kind; Hachenburg less than the Land, nobody knows
    what is usual, and like its Kreis; no peers."""
    for area_id in (STADT_KREIS, KOBLENZ, KOBLENZ_GEMEINDE):
        compare(small, "hz", 2020, area_id, "land", "far_higher", 6200.0, tested_value=4400.0)
        compare(small, "hz", 2020, area_id, "kind", "indistinct", 8800.0, at_95="higher_usual")
        compare(small, "hz", 2020, area_id, "peers", "none", None, others=0, reason=FEW_PEERS)
    compare(small, "hz", 2020, HACHENBURG, "land", "lower", 6200.0, reason=FEW_SPREAD)
    compare(small, "hz", 2020, HACHENBURG, "kreis", "indistinct", 4400.0, tested_value=4300.0)
    for area_id, result, reason, cases in (
        (KOBLENZ, "increasing", None, None),
        (HACHENBURG, "cannot_be_calculated", "Bruch der Reihe 2018: neuer Zensus", "decreasing"),
    ):
        small.insert(
            "trend",
            indicator_id="hz",
            area_id=area_id,
            first_period=2016,
            last_period=2020,
            points=5,
            result=result,
            reason=reason,
            cases_result=cases,
            cases_first_period=2016 if cases else None,
        )


def _surveyed(small: Atlas) -> None:
    """2024: Koblenz asked at random, Hachenburg whoever came; nobody asked Marienberg."""
    _indicator(
        small,
        "gefuehl",
        position=3,
        topic="Sicherheitsgefühl",
        title="Sicherheitsgefühl nachts",
        short_title="Nachts sicher",
        unit="Prozent der Befragten",
        unit_short="%",
        scale="share",
        decimals=1,
        polarity="higher_is_better",
        inherits=False,
        levels=["kommune"],
        source_id="befragungen_demo",
        change="percentage_points",
    )
    small.insert(
        "source",
        source_id="befragungen_demo",
        title="Befragungen",
        publisher="Herausgeber",
        licence="dl-de/by-2-0",
        attribution="Demodaten",
        cadence="einmalig",
        format="CSV",
        caveats=[],
        synthetic=True,
    )
    small.insert(
        "survey_item",
        item_id="nachts",
        position=1,
        topic="Sicherheitsgefühl",
        question="Wie sicher fühlen Sie sich nachts?",
        place="wohngegend",
        time_of_day="nachts",
        scale_length=4,
        scale="sehr sicher bis sehr unsicher",
    )
    small.insert("survey_measure", indicator_id="gefuehl", item_id="nachts", scale_length=4, category="top")
    small.insert("survey_subgroup", subgroup="alle", label="alle", position=0)
    for area_id, sampling, n, value, status in (
        (KOBLENZ, "register", 400, 62.5, "ok"),
        (HACHENBURG, "offen", 90, 71.25, "unrepresentative"),
    ):
        survey = f"befragung_{area_id}"
        has_value = status == "ok"
        small.insert(
            "release",
            release_id=f"{survey}.csv",
            source_id="befragungen_demo",
            period="2024",
            published="2025",
            sha256="1" * 64,
            size_bytes=1,
            rows_read=1,
            rows_published=1,
            rows_rejected=0,
        )
        small.insert(
            "survey",
            survey_id=survey,
            area_id=area_id,
            year=2024,
            title=f"Befragung {area_id}",
            sampling=sampling,
            mode="selbst_ausgefuellt",
            field_start=date(2024, 5, 1),
            field_end=date(2024, 6, 1),
            respondents=n + 10,
            complete=n,
            weighted=has_value,
            deff=1.25 if has_value else None,
            max_weight_ratio=3.0 if has_value else None,
            notes=["Ein Vermerk."],
            superseded=False,
            release_id=f"{survey}.csv",
        )
        small.insert(
            "survey_estimate",
            survey_id=survey,
            area_id=area_id,
            year=2024,
            item_id="nachts",
            category="top",
            subgroup="alle",
            n=n,
            n_eff=320.4 if has_value else None,
            value_pct=value,
            low_pct=57.1 if has_value else None,
            high_pct=67.6 if has_value else None,
            status=status,
            comparability_group=f"nachts/wohngegend/nachts/4/selbst_ausgefuellt/{sampling}",
        )
        small.insert(
            "observation",
            indicator_id="gefuehl",
            period=2024,
            level="kommune",
            area_id=area_id,
            value=value if has_value else None,
            low=57.1 if has_value else None,
            high=67.6 if has_value else None,
            denominator=n,
            status=status,
            note=None if has_value else "Offene Befragung.",
            release_id=f"{survey}.csv",
        )


def _superseded(small: Atlas) -> None:
    """An older delivery of Koblenz that said otherwise."""
    small.insert(
        "release",
        release_id="befragung_alt.csv",
        source_id="befragungen_demo",
        period="2024",
        published="2024",
        sha256="2" * 64,
        size_bytes=1,
        rows_read=1,
        rows_published=1,
        rows_rejected=0,
    )
    small.insert(
        "survey",
        survey_id="befragung_alt",
        area_id=KOBLENZ,
        year=2024,
        title="Befragung",
        sampling="register",
        mode="telefonisch",
        field_start=date(2024, 1, 1),
        field_end=date(2024, 2, 1),
        respondents=300,
        complete=300,
        weighted=False,
        notes=["Eine neuere Lieferung sagt etwas anderes."],
        superseded=True,
        release_id="befragung_alt.csv",
    )


def _alike(small: Atlas) -> None:
    """Similar areas, breaks of series, and how much areas of a kind differ."""
    small.insert(
        "peer",
        area_id=HACHENBURG,
        peer_id=MARIENBERG,
        position=1,
        distance=0.5,
        reasons=["Einwohnerzahl 24.000 und 19.000"],
    )
    small.insert(
        "series_break",
        source_id="pks",
        indicator_id="hz",
        period=2013,
        kind="denominator",
        label="Zensus 2011",
        reason="Zensus 2011",
        stops_trend=True,
    )
    small.insert(
        "series_break",
        area_id=HACHENBURG,
        period=2015,
        kind="area",
        label="Gebietsänderung",
        reason="Gebietsänderung am 01.07.2014",
        stops_trend=True,
    )
    for period in (2019, 2020):
        small.insert(
            "comparison_group",
            indicator_id="hz",
            period=period,
            reference="kind",
            group_id="landkreis",
            level="kreis",
            label="Landkreise",
            areas=24,
            value=4400.0,
            median=4300.0,
            phi=80.25,
            tau2=0.0145,
        )


def _placed(small: Atlas) -> None:
    """Koblenz clearly high need and little structure, Hachenburg unclear, Marienberg without a place."""
    inputs = (("need", "gefuehl", "Weniger Sicherheitsgefühl"), ("structure", "stand", "Gremium arbeitet"))
    small.insert("need_structure_rule", least_group=2, least_inputs=1)
    for position, (axis, indicator_id, label) in enumerate(inputs):
        small.insert(
            "need_structure_input",
            axis=axis,
            indicator_id=indicator_id,
            direction="higher",
            weight=1.0,
            label=label,
            position=position,
        )
    for area_id, need, structure, certainty, assigned in (
        (KOBLENZ, 0.9, 0.1, 0.874, True),
        (HACHENBURG, 0.5, 0.8, 0.4, False),
        (MARIENBERG, None, 0.5, None, False),
    ):
        ok = need is not None
        small.insert(
            "need_structure",
            area_id=area_id,
            group_id="verbandsgemeinde",
            need_present=int(ok),
            need_declared=1,
            structure_present=1,
            structure_declared=1,
            need_percentile=need,
            need_low=need and need - 0.1,
            need_high=need,
            structure_percentile=structure,
            structure_low=structure,
            structure_high=structure + 0.1,
            need_class=_third(need),
            structure_class=_third(structure),
            certainty=certainty,
            variants=1000,
            assigned=assigned,
            status="ok" if ok else "too_few_indicators",
            reason=None if ok else "Bedarf: 0 von 1 Merkmalen bekannt, nötig sind 1",
        )
        for axis, indicator_id, percentile in (("need", "gefuehl", need), ("structure", "stand", structure)):
            small.insert(
                "need_structure_value",
                area_id=area_id,
                axis=axis,
                indicator_id=indicator_id,
                period=2024,
                value=percentile,
                percentile=percentile,
            )


def _third(percentile: float | None) -> int | None:
    return None if percentile is None else 1 + (percentile > 1 / 3) + (percentile > 2 / 3)
