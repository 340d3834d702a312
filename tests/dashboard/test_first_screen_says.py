"""What the first page says beside its map: once, of what is shown, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.texts.statuses import STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import shown

MAINZ = "073150000"
CRIME = "kennzahl=straftaten_ohne_auslaenderrecht&jahr=2020"


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def text(visitor: FlaskClient, query: str) -> str:
    return text_of(parse(visitor.get(f"/?{query}").text))


def box(visitor: FlaskClient, query: str) -> str:
    """The head of the box under the map with what stands in it, up to the definition."""
    markup = visitor.get(f"/?{query}").text
    return markup[markup.index('id="lage-verteilung"') : markup.index('id="lage-erklaerung"')]


@pytest.mark.parametrize(
    ("query", "invented"),
    [
        (f"{CRIME}&ebene=kommune", True),
        (f"{CRIME}&ebene=kreis", False),
        ("kennzahl=bedarf-struktur", True),
        ("kennzahl=abdeckung_kommunen", True),
    ],
)
def test_the_box_under_the_map_marks_invented_values(visitor: FlaskClient, query: str, invented: bool) -> None:
    shown_box = box(visitor, query)
    assert "<figure" in shown_box
    assert ('class="demo"' in shown_box) == invented


def test_without_an_order_the_box_holds_no_figure(visitor: FlaskClient) -> None:
    shown_box = box(visitor, "")
    assert "<figure" not in shown_box
    assert "Bedeutung der Kennzahl" in shown_box
    assert "Verteilung" not in shown_box


@pytest.mark.parametrize(
    "query", [CRIME, f"{CRIME}&mass=faelle", f"{CRIME}&ebene=kreis", "kennzahl=sicher_nachts_wohngegend"]
)
def test_no_area_is_named_as_the_one_with_most_crime_or_fear(visitor: FlaskClient, query: str) -> None:
    for address in (f"/?{query}", f"/karte.svg?{query}"):
        said = visitor.get(address).text
        assert "Am höchsten" not in said, address
        assert re.search(r"Die Werte reichen von [\d.,]+", said), address


def test_facts_of_the_registry_keep_the_names_at_both_ends(visitor: FlaskClient) -> None:
    assert re.search(r"Am höchsten \w+", text(visitor, "kennzahl=abdeckung_kommunen&ebene=kreis"))


def test_only_borders_that_are_schematic_are_called_so(visitor: FlaskClient) -> None:
    def borders(query: str) -> str:
        markup = visitor.get(f"/?{query}").text
        match = re.search(r'id="lage-grenzen".*?</h3>\s*<p[^>]*>(.*?)</p>', markup, re.DOTALL)
        assert match
        return match[1]

    assert borders("ebene=kreis&kennzahl=raub") == "Kreise"
    assert borders("") == "kräftig: Kreise, fein: Kommunen (schematisch)"


def test_a_trend_that_cannot_be_told_names_its_last_year(visitor: FlaskClient) -> None:
    said = text(visitor, f"{CRIME}&gebiet=07")
    assert re.search(r"Entwicklung: bis 20\d\d nicht berechenbar: ", said) or "Entwicklung: gestiegen (" in said


def test_the_counts_of_the_legend_are_called_those_of_all_areas(visitor: FlaskClient) -> None:
    for query in ("kennzahl=raub&ebene=kommune", "kennzahl=gremium_typ", f"{CRIME}&mass=unterschied"):
        assert "Anzahl aller 170 Kommunen je Klasse" in text(visitor, f"{query}&kreis=07131"), query
    assert "Anzahl aller Kommunen je Feld" in text(visitor, "kennzahl=bedarf-struktur&kreis=07131")


def test_the_table_of_the_stand_has_its_name_its_order_and_the_day_of_the_report(visitor: FlaskClient) -> None:
    markup = visitor.get("/?ansicht=tabelle").text
    table = markup[markup.index('id="lage-tabelle"') :]
    heads = re.findall(r'data-sort="(\w+)">([^<]+)<', table)
    assert heads[2:4] == [("value", "Stand des Gremiums"), ("confirmed", "gemeldet am")]
    assert re.search(r'<option value="value:auf"\s+selected\s*>Stand des Gremiums, aktiv bis unklar<', table)
    assert re.search(r'aria-sort="ascending"[^>]*>\s*<button[^>]*data-sort="value"', table)
    stands = re.findall(r'data-kopf="Stand des Gremiums" data-wert="\d">([^<]+)<', table)
    assert len(stands) == 170
    assert stands == sorted(stands, key=list(STATUSES.values()).index)
    assert len(re.findall(r'data-kopf="gemeldet am" data-wert="20\d{6}">\d\d\.\d\d\.20\d\d<', table)) > 100


def test_the_description_of_a_picture_is_made_of_whole_sentences(visitor: FlaskClient) -> None:
    description = re.search(r"<desc>(.*?)</desc>", visitor.get("/karte.svg").text)
    assert description
    assert description[1].startswith("aktiv: ")
    assert ". Quelle: " in description[1]


def test_the_panel_says_the_stand_once(visitor: FlaskClient) -> None:
    panel = text(visitor, f"gebiet={MAINZ}").split("Zurück zur Liste")[1]
    assert "Stand des Gremiums, " not in panel
    assert "Präventionsgremium" in panel


def test_the_panel_of_a_compared_area_has_one_value_of_the_land(visitor: FlaskClient) -> None:
    panel = text(visitor, f"{CRIME}&gebiet={MAINZ}").split("Zurück zur Liste")[1]
    assert "gegenüber der Summe der 36 Kreise" in panel
    assert "Land: 5" not in panel.split("Vergleich")[0]


def test_beside_need_and_structure_the_list_says_why_its_need_may_be_another(visitor: FlaskClient) -> None:
    sentence = "Erfundene Straftaten zählen hier nicht zum Bedarf"
    assert sentence in text(visitor, "kennzahl=bedarf-struktur")
    assert sentence not in text(visitor, "")
