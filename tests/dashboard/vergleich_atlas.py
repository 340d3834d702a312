"""The small atlas of the first page with nine more Verbandsgemeinden, a survey, and what the build knows of differences.

Cases: Hachenburg has its own 5.000 and is certainly higher than 4.300; Bad Marienberg and the nine show the 4.400 of their Kreis.
Survey "sicher": Bad Marienberg 70,0 of 2024 and suppressed in 2025; Hachenburg open online; Ort 3 certainly lower, Ort 4 too long ago,
Ort 5 provisional and certainly higher, Ort 6 nobody.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.dashboard import lage_atlas
from tests.dashboard.compared import compare
from tests.dashboard.lage_atlas import HACHENBURG, HOF, KOBLENZ, KREIS, MARIENBERG, STADT_KREIS, VERSION
from tests.dashboard.small_atlas import FileAtlas

ORTE = {number: f"0714350{number:02d}" for number in range(3, 12)}
FEW = "weniger als 5 andere Gebiete dieser Art mit eigenem Wert"
NO_SPREAD = "bei Anteilen aus Befragungen nicht bestimmbar"
TOO_FEW = "weniger als 5 ähnliche Gebiete mit eigenem Wert"

__all__ = ["FEW", "HACHENBURG", "HOF", "KOBLENZ", "KREIS", "MARIENBERG", "ORTE", "STADT_KREIS", "VERSION", "publish"]


def publish(folder: Path) -> Path:
    """Write the atlas and its pointer; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    small = FileAtlas(folder / f"atlas-{VERSION}.duckdb")
    lage_atlas.describe(small)
    _forget(small)
    _areas(small)
    _survey(small)
    _compared(small)
    boundaries = lage_atlas.publish_boundaries(folder, small)
    small.connection.close()
    pointer = {"version": VERSION, "database": f"atlas-{VERSION}.duckdb", "boundaries": boundaries}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return folder


def _forget(small: FileAtlas) -> None:
    """What the atlas of the first page has beyond its areas and its two indicators."""
    for table in ("comparison", "comparison_group", "trend", "area_rank", "series_break", "peer", "area_change"):
        small.connection.execute(f"DELETE FROM {table}")
    for table in ("observation", "indicator"):
        small.connection.execute(f"DELETE FROM {table} WHERE indicator_id NOT IN ('hz', 'stand')")


def _areas(small: FileAtlas) -> None:
    for number, area_id in ORTE.items():
        small.insert(
            "area",
            area_id=area_id,
            level="kommune",
            name=f"Ort {number}",
            label=f"Ort {number}",
            kind="verbandsgemeinde",
            parent_id=KREIS,
            kreis_id=KREIS,
            kommune_id=area_id,
            area_km2=10.0,
            inhabitants=10_000 + 1_000 * number,
            inhabitants_date=date(2018, 12, 31),
            density_per_km2=1.0,
            size_class="klein",
            exists_verified=True,
            lon=7.0,
            lat=50.0,
        )
    small.insert(
        "area_change",
        old_name="Altburg",
        old_area_id="071435098",
        new_area_id=HACHENBURG,
        changed_on=date(2014, 7, 1),
        verified=True,
        part_only=False,
    )
    small.insert(
        "area_change",
        old_name="Hachenburg",
        old_area_id="071435099",
        new_area_id=HACHENBURG,
        changed_on=date(2014, 7, 1),
        verified=True,
        part_only=False,
    )
    for position, peer in enumerate((ORTE[3], MARIENBERG), start=1):
        small.insert("peer", area_id=HACHENBURG, peer_id=peer, position=position, distance=1.0, reasons=[])


def _survey(small: FileAtlas) -> None:
    small.insert(
        "indicator",
        indicator_id="sicher",
        position=3,
        topic="Sicherheitsgefühl",
        title="Sicherheitsgefühl nachts",
        short_title="Sicher nachts",
        definition="-",
        numerator="-",
        unit="Prozent der Befragten",
        unit_short="%",
        scale="share",
        decimals=1,
        polarity="higher_is_better",
        change="percentage_points",
        inherits=False,
        levels=["kommune"],
        source_id="gremien_demo",
        synonyms=["Angst", "Furcht"],
        caveats=[],
    )
    for area_id, year, value, status in (
        (MARIENBERG, 2024, 70.0, "ok"),
        (MARIENBERG, 2025, None, "suppressed"),
        (HACHENBURG, 2025, None, "unrepresentative"),
        (ORTE[3], 2025, 55.5, "ok"),
        (ORTE[4], 2021, 61.0, "ok"),
        (ORTE[5], 2023, 66.0, "ok"),
        (ORTE[5], 2025, 80.0, "provisional"),
        (ORTE[6], 2025, 0.0, "ok"),
    ):
        small.insert(
            "observation",
            indicator_id="sicher",
            period=year,
            level="kommune",
            area_id=area_id,
            value=value,
            low=value if value is None else max(value - 5, 0),
            high=None if value is None else value + 5,
            status=status,
            release_id="gremien_demo.csv",
        )


def _compared(small: FileAtlas) -> None:
    for area_id in (KOBLENZ, STADT_KREIS):
        compare(small, "hz", 2020, area_id, "kind", "none", None, others=0, group_id="kreisfreie_stadt", reason=FEW)
    compare(small, "hz", 2020, HACHENBURG, "kind", "far_higher", 4300.0, group_id="verbandsgemeinde")
    compare(small, "hz", 2020, HACHENBURG, "land", "indistinct", 6200.0, group_id="kommune", tested_value=6180.0)
    for area_id, year, result in (
        (MARIENBERG, 2024, "indistinct"),
        (ORTE[3], 2025, "lower"),
        (ORTE[5], 2025, "higher"),
    ):
        reason = None if result == "indistinct" else NO_SPREAD
        compare(small, "sicher", year, area_id, "kind", result, 66.0, group_id="verbandsgemeinde", reason=reason)
    small.insert(
        "wave_comparison",
        indicator_id="sicher",
        area_id=ORTE[5],
        earlier=2023,
        later=2025,
        difference=14.0,
        low=6.9,
        high=21.1,
        p=0.0004,
        verdict_95="higher",
        verdict_998="higher",
    )
    compare(small, "sicher", 2025, ORTE[6], "peers", "none", None, others=2, group_id=ORTE[6], reason=TOO_FEW)
    small.insert(
        "comparison_group",
        indicator_id="sicher",
        period=2025,
        reference="peers",
        group_id=ORTE[6],
        level="kommune",
        label="ähnliche Gebiete",
        areas=1,
        value=39.1,
        median=39.1,
    )
    for indicator_id, period, value in (
        ("hz", 2019, 4200.0),
        ("hz", 2020, 4300.0),
        ("sicher", 2024, 66.0),
        ("sicher", 2025, 66.0),
    ):
        small.insert(
            "comparison_group",
            indicator_id=indicator_id,
            period=period,
            reference="kind",
            group_id="verbandsgemeinde",
            level="kommune",
            label="Verbandsgemeinden",
            areas=11,
            value=value,
            median=value,
        )
    for indicator_id, area_id, result, reason, cases in (
        ("hz", HACHENBURG, "cannot_be_calculated", "Bruch der Reihe 2020: Zensus", "increasing"),
        ("hz", KREIS, "increasing", None, None),
        ("hz", STADT_KREIS, "no_change", None, None),
    ):
        small.insert(
            "trend",
            indicator_id=indicator_id,
            area_id=area_id,
            first_period=2016,
            last_period=2020,
            points=5,
            result=result,
            reason=reason,
            cases_result=cases,
            cases_first_period=2016 if cases else None,
        )
    for area_id, best, worst in ((HACHENBURG, 2, 5), (KREIS, 3, 3)):
        small.insert(
            "area_rank",
            indicator_id="hz",
            period=2020,
            area_id=area_id,
            reference="kind",
            best=best,
            worst=worst,
            areas=11,
        )
    small.insert(
        "series_break",
        source_id="pks",
        indicator_id="hz",
        period=2020,
        kind="denominator",
        label="Zensus",
        reason="Einwohnerzahlen auf anderer Grundlage",
        stops_trend=True,
    )
    for area_id in (KOBLENZ, MARIENBERG):
        small.insert(
            "series_break",
            source_id="pks",
            indicator_id="hz",
            area_id=area_id,
            period=2020,
            kind="area",
            label="Gebietsänderung",
            reason="Gebietsänderung",
            stops_trend=True,
        )
