"""The web application from outside: documents, headers, kept answers, downloads, readable errors."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import brotli
import duckdb
import pytest
from flask.testing import FlaskClient

from tests.dashboard import lage_atlas
from tests.dashboard.lage_atlas import HACHENBURG, KREIS, VERSION
from tests.dashboard.small_atlas import shown

VALUES = f"/api/v1/werte/{VERSION}/kommune/hz"


def words(html: str) -> str:
    """What a reader sees, scripts and styles left out."""
    visible = re.sub(r"<(script|style|head)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]+>", " ", visible)))


def panel(client: FlaskClient, area_id: str) -> str:
    """What stands in the panel of an area."""
    html = client.get(f"/?gebiet={area_id}").text
    return words(html[html.index('<section class="flaeche gebiet"') : html.rindex("<noscript>")])


def test_document_is_german_has_landmarks_and_links_finished_pages_only(client: FlaskClient) -> None:
    html = client.get("/").text
    assert '<html lang="de">' in html
    assert (
        "<title>Straftaten je 100.000 Einwohner: Kommunen in Rheinland-Pfalz, 2020 – Präventionsatlas Rheinland-Pfalz</title>"
        in html
    )
    assert 'href="#inhalt"' in html
    assert '<main id="inhalt"' in html
    navigation = re.findall(r'<li><a href="([^"]+)"', re.search(r"<nav.*?</nav>", html, re.DOTALL).group())  # type: ignore[union-attr]
    assert navigation == ["/", "/anlaesse", "/vergleich", "/analyse", "/neues", "/briefing", "/daten"]
    assert html.count('aria-current="page"') == 1
    assert VERSION in html
    assert "Loading..." not in html


def test_invented_data_are_said_before_anything_else(client: FlaskClient) -> None:
    html = client.get("/").text
    assert html.index("Enthält Demodaten") < html.index("<header")


def test_without_scripts_there_are_files(client: FlaskClient) -> None:
    html = client.get("/?kennzahl=hz&jahr=2019").text
    inside = " ".join(re.findall(r"<noscript>.*?</noscript>", html, re.DOTALL))
    assert 'href="/daten"' in inside
    assert 'href="/karte.csv?jahr=2019"' in html


@pytest.mark.parametrize(("address", "class_name"), [("/?kennzahl=hz&jahr=2019", "k"), ("/?kennzahl=stand", "c")])
def test_without_scripts_the_map_is_painted_and_explained(client: FlaskClient, address: str, class_name: str) -> None:
    html = client.get(address).text
    classes = re.findall(r'<path [^>]*class="f ([a-z]+)\d[^"]*" data-id', html)
    assert classes
    assert set(classes) == {class_name}
    assert re.search(r'<h2 id="lage-titel">[^<]+</h2>', html)
    assert re.search(r'id="lage-legende">.*?<li', html, re.DOTALL)
    assert "wird geladen" not in html


def test_headers_keep_the_page_to_itself(client: FlaskClient) -> None:
    headers = client.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self';" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", ["/", "/anlaesse", "/vergleich", "/neues", "/daten"])
def test_no_script_stands_in_a_document(client: FlaskClient, address: str) -> None:
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", client.get(address).text, re.DOTALL)
    assert scripts
    assert not [body for attributes, body in scripts if body.strip() and "application/json" not in attributes]


def test_pages_about_what_an_address_gets_wrong_are_compressed_too(client: FlaskClient) -> None:
    for address, status in (("/gebiet/99999", 404), ("/?jahr=1999", 400)):
        response = client.get(address, headers={"Accept-Encoding": "br"})
        assert (response.status_code, response.headers["Content-Encoding"]) == (status, "br")
        assert response.headers["Cache-Control"] == "no-cache"


def test_versioned_answers_are_kept_for_ever_and_compressed(client: FlaskClient) -> None:
    first = client.get(f"{VALUES}.json", headers={"Accept-Encoding": "br"})
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first.headers["Content-Encoding"] == "br"
    assert json.loads(brotli.decompress(first.data))["years"] == ["2019", "2020"]
    again = client.get(f"{VALUES}.json", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    plain = client.get(f"{VALUES}.json")
    assert "Content-Encoding" not in plain.headers
    assert plain.get_json()["years"] == ["2019", "2020"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/werte/alt/kommune/hz.json",
        f"/api/v1/werte/{VERSION}/land/hz.json",
        f"/api/v1/werte/{VERSION}/kreis/stand.json",
        f"/api/v1/werte/{VERSION}/kommune/gibtesnicht.json",
        "/karte/alt/kommune.svg",
        f"/karte/{VERSION}/land.svg",
        "/gibtesnicht",
    ],
)
def test_what_does_not_exist_is_not_found_and_not_kept(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "immutable" not in response.headers["Cache-Control"]


def test_map_holds_every_kommune(client: FlaskClient) -> None:
    response = client.get(f"/karte/{VERSION}/kommune.svg")
    assert response.mimetype == "image/svg+xml"
    assert re.findall(r'data-id="(\d+)"', response.text) == ["071110000", "071435001", "071435002"]


def test_csv_says_whose_value_it_is_in_german_numbers(client: FlaskClient) -> None:
    response = client.get("/karte.csv?kennzahl=hz&jahr=2020")
    assert response.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))
    by_name = {row["Gebiet"]: row for row in rows}
    assert by_name["Bad Marienberg"]["Wert"] == "4400"
    assert by_name["Bad Marienberg"]["Angabe"] == "Wert des Kreises"
    assert by_name["Bad Marienberg"]["Wert übernommen von"] == "Westerwaldkreis"
    assert by_name["Bad Marienberg"]["Fälle"] == ""
    assert (by_name["Hachenburg"]["Angabe"], by_name["Hachenburg"]["Fälle"]) == ("eigener Wert", "10000")
    assert by_name["Hachenburg"]["Regionalschlüssel"] == HACHENBURG
    assert (by_name["Hachenburg"]["Demodaten"], by_name["Hachenburg"]["Gremium: Demodaten"]) == ("nein", "ja")


def test_csv_of_invented_data_says_so_in_every_row(client: FlaskClient) -> None:
    text = client.get("/karte.csv?kennzahl=stand").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {row["Demodaten"] for row in rows} == {"ja"}
    assert {row["Wert"] for row in rows} == {"aktiv", "unklar", "kein Gremium"}


def test_first_page_says_coverage_in_a_sentence(client: FlaskClient) -> None:
    text = words(client.get("/").text)
    assert (
        "In einer von 3 Kommunen mit 114.000 Einwohnern (72,6\u00a0%) ist ein aktives Gremium bestätigt; "
        "höchstens sind es 2 (84,7\u00a0%), bei einer ist der Stand unklar. Stand 30.09.2026." in text
    )


@pytest.mark.parametrize(
    ("unclear", "sentence"),
    [
        (
            "true",
            "Ob es in den 3 Kommunen aktive Gremien gibt, ist nicht bekannt: "
            "Von keiner liegt eine Meldung vor, die den Stand klärt. Stand 30.09.2026.",
        ),
        (
            "status_reported = 'aktiv'",
            "In keiner von 3 Kommunen ist ein aktives Gremium bestätigt; bei 2 (84,7\u00a0% der Bevölkerung) ist der Stand unklar. "
            "Stand 30.09.2026.",
        ),
    ],
)
def test_where_no_active_body_is_known_nobody_is_a_share(tmp_path: Path, unclear: str, sentence: str) -> None:
    folder = lage_atlas.publish(tmp_path)
    [database] = folder.glob("*.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"UPDATE status_evidence SET confirmed_on = NULL WHERE {unclear}")
    with shown(folder):
        from dashboard.app import create_app

        text = words(create_app().test_client().get("/").text)
    assert sentence in text
    assert "(0,0\u00a0%)" not in text


def test_first_page_tells_what_the_address_asks_for_in_vain(client: FlaskClient) -> None:
    assert "Das Gebiet „99999“ gibt es nicht." in words(client.get("/?gebiet=99999").text)


def test_panel_of_a_kommune_names_council_occasion_and_offer(client: FlaskClient) -> None:
    text = panel(client, HACHENBURG)
    assert "Verbandsgemeinde · Westerwaldkreis · 24.000 Einwohner (31.12.2018)" in text
    assert "Gemeldet ist: kein Gremium. zuletzt gemeldet am 01.02.2026" in text
    assert "Kein Gremium bekannt" in text
    assert "Gründungsberatung" in text


def test_panel_says_that_an_old_confirmation_is_none(client: FlaskClient) -> None:
    text = panel(client, "071435001")
    assert "Der Stand ist unklar." in text
    assert "Zuletzt gemeldet: aktiv, am 29.09.2024." in text


def test_panel_of_a_gemeinde_speaks_of_its_kommune_and_of_a_kreis_of_itself(client: FlaskClient) -> None:
    assert "Angaben zur Verbandsgemeinde Hachenburg" in panel(client, "071435002003")
    assert "Beratungsanlässe werden für Kommunen geprüft" in panel(client, KREIS)


def test_panel_without_an_area_says_whom_to_call_first(client: FlaskClient) -> None:
    text = panel(client, "")
    assert text.index("Zuerst ansprechen") < text.index("Hachenburg VG , Westerwaldkreis kein Gremium")
    assert "Alle 2 Kommunen ohne bestätigt aktives Gremium Bestehende Gremien stärken (1)" in text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/?kennzahl=hz&v=2025-01-01.00000000", 200),
        ("/?kennzahl=gibtesnicht", 400),
        ("/?gebiet=99999", 404),
        ("/?jahr=1999&gebiet=99999", 404),
        ("/?v=gestern", 400),
        ("/?unsinn=<script>alert(1)</script>", 400),
        ("/anlaesse?gebiet=99999", 404),
        ("/anlaesse?art=G99", 400),
        ("/anlaesse?v=2025-01-01.00000000", 200),
        ("/anlaesse", 200),
    ],
)
def test_a_document_whose_address_cannot_be_read_has_the_status_that_says_so(
    client: FlaskClient, address: str, status: int
) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert '<div class="seite' in response.text  # the page itself stands all the same
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    "address", ["/_dash-layout", "/_dash-dependencies", "/_reload-hash", "/_dash/_dash-layout", "/_dash/"]
)
def test_what_dash_offers_by_itself_is_closed(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/_dash-update-component", "/_dash/_dash-update-component"])
def test_no_callback_is_open_to_the_world(client: FlaskClient, caplog: pytest.LogCaptureFixture, address: str) -> None:
    assert client.post(address, json={"output": "x.children", "inputs": []}).status_code in (404, 405)
    assert caplog.records == []


@pytest.mark.parametrize(
    ("address", "status"), [("/quatsch", 404), ("/?kennzahl=x", 400), ("/", 200), ("/api/v1/quatsch", 404)]
)
def test_a_look_at_the_head_tells_the_same_status(client: FlaskClient, address: str, status: int) -> None:
    assert client.head(address).status_code == client.get(address).status_code == status
