"""The web application from outside: documents, headers, kept answers, downloads, readable errors."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient

from dashboard.pages import lage as page
from tests.dashboard.lage_atlas import HACHENBURG, KREIS, VERSION

VALUES = f"/api/v1/werte/{VERSION}/kommune/hz"


def texts(component: Any) -> str:
    """All words of a component and what is in it."""
    if component is None or isinstance(component, (str, int, float)):
        return str(component or "")
    if isinstance(component, (list, tuple)):
        return " ".join(texts(each) for each in component)
    return texts(getattr(component, "children", None))


def test_document_is_german_has_landmarks_and_links_finished_pages_only(client: FlaskClient) -> None:
    html = client.get("/").text
    assert '<html lang="de">' in html
    assert "<title>Lage und Abdeckung – Präventionsatlas Rheinland-Pfalz</title>" in html
    assert 'href="#inhalt"' in html
    assert '<main id="inhalt"' in html
    navigation = re.findall(r'<li><a href="([^"]+)"', re.search(r"<nav.*?</nav>", html, re.DOTALL).group())  # type: ignore[union-attr]
    assert navigation == ["/", "/anlaesse", "/vergleich", "/daten"]
    assert html.count('aria-current="page"') == 1
    assert VERSION in html
    assert "Loading..." not in html


def test_invented_data_are_said_before_anything_else(client: FlaskClient) -> None:
    html = client.get("/").text
    assert html.index("Enthält Demodaten") < html.index("<header")


def test_without_scripts_there_are_files(client: FlaskClient) -> None:
    html = client.get("/").text
    inside = re.search(r"<noscript>.*?</noscript>", html, re.DOTALL).group()  # type: ignore[union-attr]
    assert 'href="/karte.csv?kennzahl=hz"' in inside


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("/?kennzahl=hz&jahr=2019", "/karte.svg?kennzahl=hz&amp;jahr=2019"),
        ("/", "/karte.svg"),
        ("/?jahr=1999", "/karte.svg"),
        ("/anlaesse", ""),
    ],
)
def test_without_scripts_the_map_is_a_picture_of_what_the_address_asks_for(
    client: FlaskClient, address: str, picture: str
) -> None:
    inside = re.search(r"<noscript>.*?</noscript>", client.get(address).text, re.DOTALL).group()  # type: ignore[union-attr]
    found = re.findall(r'<img [^>]*src="([^"]*)"', inside)
    assert found == ([picture] if picture else [])
    if picture:
        assert client.get(unescape(picture)).mimetype == "image/svg+xml"


def test_headers_keep_the_page_to_itself(client: FlaskClient) -> None:
    headers = client.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert re.search(r"script-src 'self' ('sha256-[^']+' ?)+;", policy)
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"


def test_every_inline_script_is_in_the_policy(client: FlaskClient) -> None:
    response = client.get("/")
    inline = [
        body
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", response.text, re.DOTALL)
        if body.strip() and "application/json" not in attributes
    ]
    assert inline
    for body in inline:
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_pages_about_what_an_address_gets_wrong_are_compressed_too(client: FlaskClient) -> None:
    for address, status in (("/gebiet/99999", 404), ("/?jahr=1999", 400)):
        response = client.get(address, headers={"Accept-Encoding": "br"})
        assert (response.status_code, response.headers["Content-Encoding"]) == (status, "br")
        assert response.headers["Cache-Control"] == "no-cache"


def test_versioned_answers_are_kept_for_ever_and_compressed(client: FlaskClient) -> None:
    first = client.get(f"{VALUES}.json", headers={"Accept-Encoding": "br"})
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first.headers["Content-Encoding"] == "br"
    assert json.loads(brotli.decompress(first.data))["indicator"] == "hz"
    again = client.get(f"{VALUES}.json", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    plain = client.get(f"{VALUES}.json")
    assert "Content-Encoding" not in plain.headers
    assert plain.get_json()["years"] == [2019, 2020]


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


def test_first_page_says_coverage_in_a_sentence(lage_shown: Path) -> None:
    said = texts(page.layout())
    assert "In einer von 3 Kommunen ist ein aktives Gremium bekannt (Stand 30.09.2026)." in said
    assert "Dort leben 72,6\u00a0% der Einwohnerinnen und Einwohner." in said
    assert "nicht „kein Gremium“" in said


def test_first_page_tells_what_the_address_asks_for_in_vain(lage_shown: Path) -> None:
    assert "Das Gebiet „99999“ gibt es nicht." in texts(page.layout(gebiet="99999"))


def test_panel_of_a_kommune_names_council_occasion_and_offer(lage_shown: Path) -> None:
    head, facts = (texts(part) for part in page.show_area(HACHENBURG))
    assert "Verbandsgemeinde · Westerwaldkreis · 24.000 Einwohner (31.12.2018)" in head
    assert "Gemeldet ist: kein Gremium. zuletzt bestätigt am 01.02.2026" in re.sub(r"\s+", " ", facts)
    assert "Kein Gremium bekannt" in facts
    assert "Gründungsberatung" in facts


def test_panel_says_that_an_old_confirmation_is_none(lage_shown: Path) -> None:
    facts = texts(page.show_area("071435001")[1])
    assert "Der Stand ist unklar." in facts
    assert "Zuletzt gemeldet: aktiv, am 29.09.2024." in facts


def test_panel_of_a_gemeinde_speaks_of_its_kommune_and_of_a_kreis_of_itself(lage_shown: Path) -> None:
    assert "Angaben zur Verbandsgemeinde Hachenburg" in texts(page.show_area("071435002003")[1])
    assert "Unter den voreingestellten Schwellen" in texts(page.show_area(KREIS)[1])


def test_panel_without_an_area_says_what_to_do(lage_shown: Path) -> None:
    head, facts = page.show_area("")
    assert "Kein Gebiet ausgewählt" in texts(head)
    assert facts == []


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
    assert "react-entry-point" in response.text  # the page itself stands all the same
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    "body",
    [
        {"output": "gibtesnicht.children", "inputs": []},
        {"output": ["x"], "inputs": []},
        {},
        [],
        None,
        "text",
        {"output": "lage-gebiet.data", "inputs": [{"id": "x", "property": "value", "value": {"a": 1}}]},
    ],
)
def test_what_no_script_of_ours_sends_is_refused_and_no_error_of_ours(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, body: object
) -> None:
    client.get("/")
    response = client.post("/_dash-update-component", json=body)
    assert response.status_code == 400
    assert "Anfrage nicht lesbar" in response.text
    assert caplog.records == []


def test_callbacks_of_our_pages_are_answered_but_not_with_other_types(lage_shown: Path) -> None:
    from dashboard.app import CALLBACK, server

    client = server.test_client()
    known = {
        "output": "..lage-gebietskopf.children...lage-gebietsfakten.children..",
        "changedPropIds": ["lage-gebiet.data"],
        "outputs": [
            {"id": "lage-gebietskopf", "property": "children"},
            {"id": "lage-gebietsfakten", "property": "children"},
        ],
        "inputs": [{"id": "lage-gebiet", "property": "data", "value": HACHENBURG}],
    }
    assert client.post(CALLBACK, json=known).status_code == 200
    known["inputs"][0]["value"] = [HACHENBURG]  # type: ignore[index]
    assert client.post(CALLBACK, json=known).status_code == 400


@pytest.mark.parametrize(
    ("address", "status"), [("/quatsch", 404), ("/?kennzahl=x", 400), ("/", 200), ("/api/v1/quatsch", 404)]
)
def test_a_look_at_the_head_tells_the_same_status(client: FlaskClient, address: str, status: int) -> None:
    assert client.head(address).status_code == client.get(address).status_code == status
