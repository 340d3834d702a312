"""The page "Daten und Methoden" on surveys, comparison, need and structure, and their files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.pages.daten import methods, surveys
from dashboard.queries import catalogue as queries
from dashboard.queries.catalogue import Row
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ
from tests.dashboard.test_daten_page import page_html, words


@pytest.mark.parametrize(
    "part",
    [
        "3 Lieferungen aus 2 Kommunen, 2024 bis 2024",
        "Zu einer Lieferung gibt es für dieselbe Kommune und dasselbe Jahr eine neuere",
        "Beide sind gespeichert, gezeigt wird die neuere.",
        "Zufallsstichprobe",
        "offen (Stimmungsbild)",
        "telefonisch",
        "400 von 410",
        "gewichtet, Designeffekt 1,25, größtes Gewicht 3,0-fach",
        "ungewichtet",
        "01.05.2024–01.06.2024",
        "Ein Vermerk.",
        "ersetzt",
        "Wie sicher fühlen Sie sich nachts?",
        "4 Stufen: sehr sicher bis sehr unsicher",
        "Nachts sicher",
        "Weniger Sicherheitsgefühl",
        "höherer Wert: mehr Bedarf",
        "1.000 Varianten",
        "Zensus 2011",
        "alle Kennzahlen: Hachenburg",
        "80,3",
        "0,0145",
        "Landkreise (24)",
        "Kriminalität und Befragungen gehen nie ein",
        "Benjamini",
        "99,8 %",
    ],
)
def test_the_page_says(lage_shown: Path, part: str) -> None:
    assert part in words(page_html())


def test_the_newest_year_of_a_spread_is_shown_once(lage_shown: Path) -> None:
    assert [row["period"] for row in queries.spreads()] == [2020]


def superseded(deliveries: list[Row]) -> str:
    """What is said of deliveries that have a newer one."""
    section = surveys.surveys(deliveries, [], [])
    assert section
    return section.superseded


def test_only_the_superseded_delivery_is_called_so(lage_shown: Path) -> None:
    assert [(row["label"], row["superseded"]) for row in queries.surveys()] == [
        ("Hachenburg", False),
        ("Koblenz", True),
        ("Koblenz", False),
    ]
    nothing_newer = [row | {"superseded": False} for row in queries.surveys()]
    assert superseded(nothing_newer) == ""
    assert "Zu 3 Lieferungen" in superseded([row | {"superseded": True} for row in queries.surveys()])


def test_questions_asked_in_different_ways_are_different_groups(lage_shown: Path) -> None:
    assert [(row["sampling"], row["surveys"], row["areas"]) for row in queries.comparability_groups()] == [
        ("offen", 1, 1),
        ("register", 1, 1),
    ]


def test_a_break_of_everything_is_named_as_such(lage_shown: Path) -> None:
    plain = {
        "until": None,
        "kind": "denominator",
        "source": None,
        "source_url": None,
        "stops_trend": True,
        "area": None,
    }
    rows = [
        plain | {"period": 2024, "reason": "Zensus 2022", "indicators": None, "source_url": "https://www.example.org/"},
        plain | {"period": 2023, "reason": "Schlüssel", "indicators": ["a", "b", "c", "d", "e"]},
        plain
        | {"period": 2020, "until": 2021, "kind": "circumstance", "stops_trend": False}
        | {"reason": "Pandemie", "indicators": ["a"]},
    ]
    table = methods.breaks(rows).table
    assert table
    assert [row[3] for row in table.rows] == ["alle Kennzahlen", "5 Kennzahlen der Kriminalitätslage", "a"]
    assert [row[1] for row in table.rows] == ["2024", "2023", "2020–2021"]
    assert [row[2] for row in table.rows][::2] == [
        "andere Einwohnerzahlen; hält Trends an",
        "besondere Umstände; hält nichts an",
    ]
    assert table.rows[1][4] == "folgt aus den Daten"


def test_published_figures_of_the_land_lead_to_their_pages() -> None:
    figure = {"year": 2025, "key": "------", "measure": "faelle", "value": 224_126.0, "derived": None}
    folded = methods.land_figures([figure | {"source_url": "https://www.example.org/pks", "published": "2026-03"}])
    assert folded
    assert folded.table
    [row] = folded.table.rows
    assert row[:4] == ("Fälle", "------", "2025", "224.126")
    assert (row[4].link.text, row[4].link.address) == ("www.example.org", "https://www.example.org/pks")
    assert methods.land_figures([]) is None


def rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    text = client.get(address).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_similar_areas_are_a_file_with_reasons(client: FlaskClient) -> None:
    [row] = rows(client, "/daten/aehnliche-gebiete.csv")
    assert (row["Schlüssel (ARS)"], row["ähnliches Gebiet"], row["Platz"]) == (HACHENBURG, "Bad Marienberg", "1")
    assert (row["Abstand"], row["Begründung"]) == ("0,5", "Einwohnerzahl 24.000 und 19.000")


def test_the_file_of_a_survey_indicator_carries_its_precision(client: FlaskClient) -> None:
    by_area = {row["Schlüssel (ARS)"]: row for row in rows(client, "/daten/kennzahl/gefuehl.csv")}
    assert (by_area[KOBLENZ]["Nenner"], by_area[KOBLENZ]["n effektiv"]) == ("400", "320")
    assert by_area[HACHENBURG]["Status"] == "Stimmungsbild (offene Befragung, nicht repräsentativ)"
    assert (by_area[HACHENBURG]["Wert"], by_area[HACHENBURG]["n effektiv"]) == ("", "")
