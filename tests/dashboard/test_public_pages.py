"""The pages every public site has: linked from everywhere, complete in their places, honest where the operator has said nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import PAGES, create_app
from dashboard.queries import frame
from dashboard.texts import public_pages as texts
from dashboard.web import operator
from dashboard.web.page import Page
from dashboard.web.prose import FOLDER, blocks
from pipelines.store.versions import PublishedFolder
from tests.conftest import ROOT
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import shown

FOLDER_OF_TEXTS = FOLDER / "hinweise"
FOOTER = [page for page in PAGES if page.footer]
FILLED = {name: f"Angabe {name}" for name in texts.PLACES} | {"rueckmeldung_email": "atlas@stelle.example"}


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


@pytest.fixture
def informed(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FlaskClient]:
    """A visitor of an atlas whose operator has said everything."""
    assert visitor, "the published data are on show"
    own = tmp_path / "betreiber.toml"
    own.write_text("".join(f'{name} = "{value}"\n' for name, value in FILLED.items()), encoding="utf-8")
    monkeypatch.setenv(operator.VARIABLE, str(own))
    operator.statements.cache_clear()
    yield create_app().test_client()
    operator.statements.cache_clear()


def test_every_text_is_a_page_and_every_page_has_a_text() -> None:
    assert {page.name for page in FOOTER} == {file.stem for file in FOLDER_OF_TEXTS.glob("*.md")} == set(texts.TITLES)


def test_the_foot_of_every_page_leads_to_them(visitor: FlaskClient) -> None:
    for path in ("/", "/anlaesse", "/vergleich", "/daten", "/impressum", "/gibt-es-nicht", "/gebiet/07111"):
        links = re.findall(r'href="([^"]+)"', visitor.get(path).text.split("<footer")[1])
        assert {"/impressum", "/datenschutz", "/barrierefreiheit", "/leichte-sprache", "/nicht-beantwortet"} <= set(
            links
        )
        seite = "" if path == "/gibt-es-nicht" else f"?seite={path.replace('/', '%2F')}"
        assert f"/rueckmeldung{seite}" in links


@pytest.mark.parametrize("page", FOOTER, ids=lambda page: page.name)
def test_empty_places_are_marked_and_said_on_top(visitor: FlaskClient, page: Page) -> None:
    answer = visitor.get(page.path)
    places = set(re.findall(r"\[\[([a-z_]+)\]\]", (FOLDER_OF_TEXTS / f"{page.name}.md").read_text(encoding="utf-8")))
    words = text_of(parse(answer.text))
    assert answer.status_code == 200
    assert "[[" not in words
    assert (texts.MISSING_NOTICE in words) == bool(places)
    for place in places:
        assert texts.MISSING.format(label=texts.PLACES[place]) in words


@pytest.mark.parametrize("page", FOOTER, ids=lambda page: page.name)
def test_what_the_operator_says_stands_there(informed: FlaskClient, page: Page) -> None:
    text = informed.get(page.path).text
    for place in re.findall(r"\[\[([a-z_]+)\]\]", (FOLDER_OF_TEXTS / f"{page.name}.md").read_text(encoding="utf-8")):
        assert FILLED[place] in text
    assert 'class="auszufuellen"' not in text
    assert texts.MISSING_NOTICE not in text


def test_places_are_declared_in_file_and_words_alike() -> None:
    declared = tomllib.loads(operator.DECLARED.read_text(encoding="utf-8"))
    used = {
        piece.place
        for file in FOLDER_OF_TEXTS.glob("*.md")
        for part in blocks(file.read_text(encoding="utf-8"))
        for line in part.lines
        for piece in line
        if piece.place
    }
    for_open_data = {"offene_daten", "datenbereitsteller"}
    assert set(declared) == set(texts.PLACES) == used | for_open_data
    assert not any(declared.values()), "what one office says of itself does not belong into the project"


def test_feedback_names_page_and_version(informed: FlaskClient) -> None:
    answer = informed.get("/rueckmeldung?seite=%2Fgebiet%2F07111")
    assert answer.status_code == 200
    assert "die Seite /gebiet/07111, Datenstand 20" in text_of(parse(answer.text))
    assert (
        'href="mailto:atlas@stelle.example?subject=Pr%C3%A4ventionsatlas%3A%20R%C3%BCckmeldung%20zu%20/gebiet/07111'
        in answer.text
    )


@pytest.mark.parametrize(
    "page",
    [
        "//boese.example",
        "https://boese.example",
        "/<b>",
        "/" + "a" * 300,
        "bitte hier klicken",
        "/gibtsnicht",
        "/karte.csv",
        "/daten/nichts",
    ],
)
def test_feedback_on_what_is_no_page_of_ours(visitor: FlaskClient, page: str) -> None:
    answer = visitor.get("/rueckmeldung", query_string={"seite": page})
    assert answer.status_code == 400
    assert "keine Adresse dieses Atlas" in text_of(parse(answer.text))
    assert "boese.example" not in answer.text.split("leitsatz")[1]


@pytest.mark.parametrize("page", ["/", "/daten/quellen", "/gebiet/07111/hz/streifen", "/rueckmeldung"])
def test_feedback_on_a_page_of_ours(visitor: FlaskClient, page: str) -> None:
    assert visitor.get("/rueckmeldung", query_string={"seite": page}).status_code == 200


@pytest.mark.parametrize("demo", [True, False])
def test_plain_language_speaks_of_invented_data_only_where_there_are_some(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch, demo: bool
) -> None:
    assert visitor, "the published data are on show"
    build = {**frame.build(), "demo": demo}
    monkeypatch.setattr(frame, "build", lambda: build)
    text = text_of(parse(create_app().test_client().get("/leichte-sprache").text).find(".//main"))
    assert ("erfunden" in text) == demo
    assert "{" not in text


def test_links_and_anchors_of_the_texts_lead_somewhere(visitor: FlaskClient) -> None:
    for page in FOOTER:
        text = visitor.get(page.path).text.split("<main")[1].split("</main")[0]
        for address in re.findall(r'href="(/[^"]*|#[^"]*)"', text):
            path, _, anchor = address.partition("#")
            target = visitor.get(path).text if path else text
            assert not path or visitor.get(path).status_code == 200, address
            assert not anchor or f'id="{anchor}"' in target, address


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('stele = "x"', "Unbekannt sind: stele"),
        ("telefon = 6131", "Kein Text in Anführungszeichen: telefon"),
        ("telefon = ", "lassen sich nicht lesen"),
    ],
)
def test_a_file_of_the_operator_that_cannot_be_used_stops_the_server(tmp_path: Path, text: str, message: str) -> None:
    own = tmp_path / "eigene.toml"
    own.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", "import dashboard.app"],
        cwd=ROOT,
        env={**os.environ, operator.VARIABLE: str(own)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert message in run.stderr
    assert "eigene.toml" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(operator.VARIABLE, "")
    operator.statements.cache_clear()
    assert set(operator.statements()) == set(texts.PLACES)
    operator.statements.cache_clear()


@pytest.mark.parametrize(
    ("stated", "link"),
    [
        ("https://atlas.example.de/offene-daten/", "https://atlas.example.de/offene-daten/LIESMICH.md"),
        ("", None),
        ("javascript:alert(1)", None),
    ],
)
def test_open_data_are_offered_where_the_operator_serves_them(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stated: str, link: str | None
) -> None:
    assert visitor, "the published data are on show"
    own = tmp_path / "betreiber.toml"
    own.write_text(f'offene_daten = "{stated}"\n', encoding="utf-8")
    monkeypatch.setenv(operator.VARIABLE, str(own))
    operator.statements.cache_clear()
    page = create_app().test_client().get("/daten").text
    operator.statements.cache_clear()
    found = re.findall(r'href="([^"]*LIESMICH[^"]*)"', page)
    assert found == ([link] if link else [])
    assert ("Offene Daten" in page) == bool(link)
    assert "javascript:" not in page
