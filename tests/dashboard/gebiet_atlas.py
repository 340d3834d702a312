"""The atlas of the first page with what a profile needs besides: surveys, comparisons, trends, a body with its history, similar areas."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.conftest import Atlas
from tests.dashboard import lage_atlas
from tests.dashboard.compared import compare
from tests.dashboard.lage_atlas import FEW_PEERS, HACHENBURG, KOBLENZ, KREIS, MARIENBERG, STADT_KREIS, VERSION
from tests.dashboard.small_atlas import FileAtlas

DEMO = "gremien_demo.csv"
FEELING = "sicher_nachts_wohngegend"
QUOTA = "ohne Unsicherheitsbereich"
NO_SPREAD = "bei Anteilen aus Befragungen nicht bestimmbar"


def publish(folder: Path) -> Path:
    """Write database, boundaries and pointer; gives the folder."""
    lage_atlas.publish(folder)
    small = FileAtlas(folder / "gebiet.duckdb")
    lage_atlas.describe(small)
    _feeling(small)
    _compared(small)
    _bodies(small)
    _around(small)
    small.connection.close()
    pointer = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    (folder / "current.json").write_text(json.dumps({**pointer, "database": "gebiet.duckdb"}), encoding="utf-8")
    return folder


def _feeling(small: Atlas) -> None:
    """Koblenz was surveyed by sample, Marienberg in the open, Hachenburg with too few answers; "<b>" stands in a note to be escaped.

    "angstraum" and "vertrauen" are known of both Verbandsgemeinden: less of the one, more of the other is favourable.
    """
    small.insert(
        "indicator",
        indicator_id="sicher_nachts_wohngegend",
        position=5,
        topic="Sicherheitsgefühl",
        title="Sicherheitsgefühl nachts",
        short_title="Sicher nachts",
        definition="Anteil.",
        numerator="Befragte",
        denominator="Befragte",
        unit="Prozent der Befragten",
        unit_short="%",
        scale="share",
        decimals=1,
        polarity="higher_is_better",
        change="percentage_points",
        inherits=False,
        levels=["kommune"],
        source_id="gremien_demo",
        synonyms=[],
        caveats=[],
    )
    for area_id, year, value, status, note in (
        (KOBLENZ, 2020, 81.0, "ok", None),
        (KOBLENZ, 2023, 74.3, "ok", None),
        (HACHENBURG, 2022, None, "suppressed", None),
        (MARIENBERG, 2022, None, "unrepresentative", "Nur ein Stimmungsbild: <b>67,3</b> %."),
    ):
        small.insert(
            "observation",
            indicator_id="sicher_nachts_wohngegend",
            period=year,
            level="kommune",
            area_id=area_id,
            value=value,
            low=value and value - 3,
            high=value and value + 3,
            denominator=600.0,
            status=status,
            note=note,
            release_id=DEMO,
        )
    for position, (name, polarity) in enumerate(
        (("angstraum", "lower_is_better"), ("vertrauen", "higher_is_better")), 6
    ):
        small.insert(
            "indicator",
            indicator_id=name,
            position=position,
            topic="Sicherheitsgefühl",
            title=name,
            short_title=name,
            definition="Anteil.",
            numerator="Befragte",
            denominator="Befragte",
            unit="Prozent der Befragten",
            unit_short="%",
            scale="share",
            decimals=1,
            polarity=polarity,
            change="percentage_points",
            inherits=False,
            levels=["kommune"],
            source_id="gremien_demo",
            synonyms=[],
            caveats=[],
        )
        for area_id, value in ((HACHENBURG, 20.0), (MARIENBERG, 30.0)):
            small.insert(
                "observation",
                indicator_id=name,
                period=2024,
                level="kommune",
                area_id=area_id,
                value=value,
                low=value - 2,
                high=value + 2,
                denominator=600.0,
                status="ok",
                release_id=DEMO,
            )
    for year, value in ((2018, None), (2020, 25.0)):
        small.insert(
            "observation",
            indicator_id="vertrauen",
            period=year,
            level="kommune",
            area_id=HACHENBURG,
            value=value,
            low=value and value - 2,
            high=value and value + 2,
            status="ok" if value else "suppressed",
            release_id=DEMO,
        )
    for position, name in enumerate(("konzept", "personalstellen"), 20):
        small.insert(
            "indicator",
            indicator_id=name,
            position=position,
            topic="Struktur",
            title=name,
            short_title=name,
            definition="-",
            numerator="-",
            unit="Angabe",
            unit_short="",
            scale="number",
            decimals=0,
            polarity="none",
            change="none",
            inherits=False,
            levels=["kommune"],
            source_id="gremien_demo",
            synonyms=[],
            caveats=[],
        )
    small.insert(
        "observation",
        indicator_id="konzept",
        period=2026,
        level="kommune",
        area_id=KOBLENZ,
        value=1.0,
        status="ok",
        release_id=DEMO,
    )
    small.insert(
        "observation",
        indicator_id="personalstellen",
        period=2026,
        level="kommune",
        area_id=KOBLENZ,
        value=None,
        status="missing",
        release_id=DEMO,
    )


def _compared(small: Atlas) -> None:
    """Koblenz higher than usual in its kind, fallen since its survey of 2020; the Westerwaldkreis not told from the others."""
    compare(small, "hz", 2020, KOBLENZ, "kind", "far_higher", 8000.0)
    compare(small, "hz", 2020, KREIS, "kind", "indistinct", 4380.0, others=23)
    compare(small, "hz", 2020, KOBLENZ, "land", "none", 6200.0, others=2, reason=QUOTA)
    compare(small, FEELING, 2023, KOBLENZ, "kind", "indistinct", 76.1, others=7)
    compare(small, "angstraum", 2024, HACHENBURG, "peers", "none", None, others=1, reason=FEW_PEERS)
    compare(small, "vertrauen", 2024, HACHENBURG, "peers", "lower", 31.4, others=8, reason=NO_SPREAD)
    small.insert(
        "wave_comparison",
        indicator_id=FEELING,
        area_id=KOBLENZ,
        earlier=2020,
        later=2023,
        difference=-6.7,
        low=-10.9,
        high=-2.5,
        p=0.0017,
        verdict_95="lower",
        verdict_998="lower",
    )
    small.insert(
        "trend", indicator_id="hz", area_id=KOBLENZ, first_period=2016, last_period=2020, points=5, result="decreasing"
    )
    small.insert(
        "kreis_sum",
        indicator_id="hz",
        period=2020,
        label="Summe der Kreise",
        value=6200.0,
        numerator=19_530,
        denominator=315_000,
        release_id="hz",
    )
    small.insert(
        "land_figure",
        year=2025,
        key="------",
        measure="faelle",
        value=20_000,
        source_url="https://www.example.org/land",
        published="2026-03",
        release_id="hz",
    )
    small.insert(
        "series_break",
        source_id="pks",
        period=2020,
        kind="definition",
        label="Zählweise",
        reason="neue Zählweise",
        stops_trend=True,
    )


def _bodies(small: Atlas) -> None:
    """Koblenz: a council with members, one group, three reports; the list of meetings is complete, that of contacts is not."""
    small.connection.execute(
        "UPDATE structure SET council_id = 'k1', last_public_meeting_on = DATE '2026-02-02', participation_level = 0 "
        f"WHERE area_id = '{KOBLENZ}'"
    )
    small.connection.execute(f"UPDATE status_evidence SET council_id = 'k1' WHERE area_id = '{KOBLENZ}'")
    small.insert(
        "council",
        council_id="k1",
        name="Kriminalpräventiver Rat Koblenz",
        type="kriminalpraeventiver_rat",
        counts_as_body=True,
        founded_on=date(1998, 1, 1),
        founded_precision="year",
        chair="beigeordnete",
        fte=0.5,
        has_concept=True,
        rules_of_procedure_year=0,
        topics=["Einbruch"],
        digital_attendance=False,
        digital_forms=[],
        release_id=DEMO,
    )
    small.insert("council_area", council_id="k1", area_id=KOBLENZ)
    for status, day in (("aktiv", date(2019, 5, 1)), ("ruhend", date(2022, 5, 1)), ("aktiv", date(2026, 1, 5))):
        small.insert(
            "council_status",
            council_id="k1",
            status=status,
            as_of=day,
            source="https://example.org/meldung",
            release_id=DEMO,
        )
    small.insert(
        "area_status",
        area_id=HACHENBURG,
        status="kein_gremium",
        as_of=date(2026, 2, 1),
        source="Jahresabfrage",
        release_id=DEMO,
    )
    small.insert("council_member", council_id="k1", institution="Ordnungsamt", sector="verwaltung", release_id=DEMO)
    small.insert("council_group", council_id="k1", name="Jugend", active=True, release_id=DEMO)
    small.insert(
        "council_meeting", council_id="k1", held_on=date(2026, 2, 2), is_public=True, form="hybrid", release_id=DEMO
    )
    small.insert("qualification", area_id=KOBLENZ, kind="beccaria", persons=2, year=2024, release_id=DEMO)
    small.insert(
        "project", area_id=KOBLENZ, title="Helle Wege", started_on=date(2025, 3, 1), grant_eur=3100.0, release_id=DEMO
    )
    for topic, complete in (
        ("meeting", True),
        ("member", True),
        ("contact", False),
        ("qualification", True),
        ("analysis", True),
    ):
        small.insert("registry_scope", release_id=DEMO, topic=topic, complete=complete)


def _around(small: Atlas) -> None:
    small.insert(
        "peer",
        area_id=HACHENBURG,
        peer_id=MARIENBERG,
        position=1,
        distance=0.5,
        reasons=["Einwohnerzahl 24.000 und 19.000"],
    )
    small.insert(
        "area_change",
        old_name="Althachenburg",
        old_area_id="071435099",
        new_area_id=HACHENBURG,
        changed_on=date(2014, 7, 1),
        verified=False,
        part_only=True,
        source_url=None,
    )
    small.connection.execute(f"UPDATE area SET ags = '07111000' WHERE area_id IN ('{STADT_KREIS}', '{KOBLENZ}')")


__all__ = ["VERSION", "publish"]
