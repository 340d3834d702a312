"""Maps and charts in other sites: what may stand in a frame, what the code to copy says, and what oEmbed answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from dashboard.app import PAGES, create_app
from dashboard.texts import embedding as texts
from dashboard.web import embedding
from dashboard.web.assets import files
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import shown

MAP, CHART = "/einbetten/karte", "/einbetten/abbildung?gebiet=07143&kennzahl=hz&bild=verlauf"
HERE = "http://127.0.0.1:8050"


@pytest.fixture
def embedders(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Sets ATLAS_EMBEDDERS; what was remembered of it is forgotten before and after."""
    yield monkeypatch
    monkeypatch.undo()
    embedding.embedders.cache_clear()
    embedding.headers.cache_clear()


@pytest.fixture
def whole(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    """A visitor of the embedded build, with its invented registry."""
    with shown(embedded.folder):
        yield create_app().test_client()


def allow(patch: pytest.MonkeyPatch, value: str) -> None:
    patch.setenv(embedding.VARIABLE, value)
    embedding.embedders.cache_clear()
    embedding.headers.cache_clear()


def policy(client: FlaskClient, path: str) -> dict[str, str]:
    """The directives of the answer's policy by name."""
    parts = client.get(path).headers["Content-Security-Policy"].split("; ")
    return {name: sources for name, _, sources in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("path", [MAP, CHART])
def test_only_figures_may_stand_in_a_frame_and_run_nothing(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert policy(client, path)["frame-ancestors"] == "*"
    assert policy(client, path)["default-src"] == "'none'"
    assert "X-Frame-Options" not in answer.headers
    assert "<script" not in answer.text
    assert "<nav" not in answer.text


def test_every_other_page_stays_alone(client: FlaskClient) -> None:
    plain = [page.path for page in PAGES if "<" not in page.path and page.path not in (MAP, "/einbetten/abbildung")]
    assert len(plain) > 10
    for path in plain:
        assert policy(client, path)["frame-ancestors"] == "'none'", path
        assert client.get(path).headers["X-Frame-Options"] == "DENY", path


@pytest.mark.parametrize(
    ("value", "ancestors"),
    [
        ("", "*"),
        ("self", "'self'"),
        ("https://www.beispiel.de", "'self' https://www.beispiel.de"),
        ("https://*.rlp.de http://127.0.0.1:8175", "'self' https://*.rlp.de http://127.0.0.1:8175"),
    ],
)
def test_the_operator_says_who_may_embed(
    client: FlaskClient, embedders: pytest.MonkeyPatch, value: str, ancestors: str
) -> None:
    allow(embedders, value)
    assert policy(client, MAP)["frame-ancestors"] == ancestors


def test_nobody_may_where_the_operator_says_so(client: FlaskClient, embedders: pytest.MonkeyPatch) -> None:
    allow(embedders, "none")
    assert policy(client, MAP)["frame-ancestors"] == "'none'"
    assert client.get(MAP).headers["X-Frame-Options"] == "DENY"
    assert texts.NOT_ALLOWED in client.get("/einbetten").text
    assert "<iframe" not in unescape(client.get("/einbetten").text)
    assert client.get(f"/oembed?url={HERE}/").status_code == 403


@pytest.mark.parametrize(
    "value", ["https://a.de;script-src *", "beispiel.de", "* https://a.de", "none self", "javascript:x"]
)
def test_a_setting_nobody_can_read_is_said_at_the_start(embedders: pytest.MonkeyPatch, value: str) -> None:
    allow(embedders, value)
    with pytest.raises(SystemExit, match="ATLAS_EMBEDDERS ist nicht lesbar"):
        create_app()


@pytest.mark.parametrize("query", ["", "?kennzahl=hz&ebene=kreis&jahr=2019", "?kennzahl=hz&ebene=kreis&mass=faelle"])
def test_the_map_in_the_frame_is_that_of_the_first_page(client: FlaskClient, query: str) -> None:
    page, framed = (parse(client.get(path + query).text) for path in ("/", MAP))
    paths = [
        [(each.get("id"), each.get("class"), each.get("d")) for each in document.iter("path") if each.get("d")]
        for document in (page.find(".//*[@id='lage-karte']"), framed.find(".//*[@class='kartenrahmen']"))
        if document is not None
    ]
    assert len(paths) == 2
    assert paths[0] == paths[1] != []
    assert text_of(framed.find(".//h1")).startswith(text_of(page.find(".//*[@id='lage-titel']")))


def test_what_is_invented_says_so_in_the_frame_and_names_its_source(whole: FlaskClient) -> None:
    text = whole.get(MAP).text
    assert "Demodaten" in text
    assert "keine Aussage über eine wirkliche Kommune" in text
    assert re.search(r"Datenstand\s+\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}", text)


def test_the_code_to_copy_leads_to_the_figure(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_ADDRESS", "https://atlas.example.de/")
    page = parse(client.get("/einbetten?kennzahl=hz&ebene=kreis&jahr=2019").text)
    code = text_of(page.find(".//textarea"))
    source = re.search(r'src="([^"]+)"', code)
    assert source
    address = unescape(source[1])
    assert address.startswith("https://atlas.example.de/einbetten/karte?")
    assert client.get(address.removeprefix("https://atlas.example.de")).status_code == 200
    assert re.search(r'title="[^"]{10,}"', code)
    assert "Quelle: " in code
    preview = page.find(".//iframe")
    assert preview is not None
    assert f"https://atlas.example.de{preview.get('src')}" == address


@pytest.mark.parametrize(
    "query", ["?gebiet=x&kennzahl=hz&bild=verlauf", "?gebiet=07143&kennzahl=gibt-es-nicht&bild=streifen"]
)
def test_a_chart_that_does_not_exist_is_said(client: FlaskClient, query: str) -> None:
    for path in ("/einbetten", "/einbetten/abbildung"):
        answer = client.get(path + query)
        assert answer.status_code == 404
        assert "Dieses Bild gibt es nicht" in answer.text
    assert "<iframe" not in unescape(client.get(f"/einbetten{query}").text)


def test_an_unknown_picture_is_said(client: FlaskClient) -> None:
    answer = client.get("/einbetten?bild=foto")
    assert answer.status_code == 400
    assert "Das Bild „foto“ gibt es nicht" in answer.text


def test_the_pages_of_the_figures_lead_to_the_code(client: FlaskClient) -> None:
    assert 'href="/einbetten?' in client.get("/?kennzahl=hz&ebene=kreis").text
    strip = client.get("/gebiet/07143/hz/streifen").text
    if "Einbetten" in strip:
        [link] = re.findall(r'href="(/einbetten\?[^"]+)"', strip)
        assert client.get(unescape(link)).status_code == 200
    profile = unescape(client.get("/gebiet/07143?kennzahl=hz").text)
    links = re.findall(r'href="(/einbetten\?[^"]+)"', profile)
    assert links
    assert {client.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize("path", ["/", "/?kennzahl=hz&ebene=kreis", "/gebiet/07143/hz/verlauf", MAP])
def test_oembed_answers_for_our_addresses(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/oembed?url={quote(HERE + path, safe='')}&maxwidth=400&maxheight=300")
    assert answer.status_code == 200
    fields = json.loads(answer.data)
    assert (fields["version"], fields["type"]) == ("1.0", "rich")
    assert (fields["width"], fields["height"]) == (400, 300)
    [source] = re.findall(r'src="([^"]+)"', fields["html"])
    assert client.get(unescape(source).removeprefix(HERE)).status_code == 200
    as_xml = client.get(f"/oembed?url={quote(HERE + path, safe='')}&maxwidth=400&maxheight=300&format=xml")
    assert as_xml.mimetype == "text/xml"
    read = {each.tag: each.text for each in ElementTree.fromstring(as_xml.data)}  # noqa: S314 (our own)
    assert read == {name: str(value) for name, value in fields.items()}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("url=http://127.0.0.1:8050/impressum", 404),
        ("url=https://anderswo.example/", 404),
        ("url=javascript:alert(1)", 404),
        ("url=http://127.0.0.1@anderswo.example/", 404),
        ("url=http://[::1/", 404),
        ("url=http://127.0.0.1:99999/", 404),
        ("url=http://127.0.0.1:x%20y/", 404),
        ("url=http://127.0.0.1:8050/%3Fkennzahl=gibt-es-nicht", 404),
        ("url=http://127.0.0.1:8050/&format=yaml", 501),
        ("url=http://127.0.0.1:8050/&maxwidth=0", 400),
        ("url=http://127.0.0.1:8050/&maxwidth=-1", 400),
        ("url=http://127.0.0.1:8050/&maxheight=viel", 400),
        ("url=http://127.0.0.1:8050/&maxheight=99999999999999", 400),
    ],
)
def test_oembed_refuses_in_words(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get(f"/oembed?{query}")
    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert len(answer.text) > 20


def test_oembed_knows_only_the_address_the_operator_stated(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_ADDRESS", "https://atlas.example.de")
    assert client.get(f"/oembed?url={HERE}/").status_code == 404
    assert client.get("/oembed?url=https://atlas.example.de/").status_code == 200
    link = parse(client.get("/").text).find(".//link[@type='application/json+oembed']")
    assert link is not None
    assert client.get(str(link.get("href"))).status_code == 200


def test_frames_wait_for_a_small_style_sheet() -> None:
    assert len(files()["embedded.css"]) < len(files()["styles.css"]) * 2 / 3


def test_a_chart_of_another_data_version_is_drawn_and_says_so(client: FlaskClient) -> None:
    older = client.get(f"{CHART}&v=2020-01-01.00000000")
    assert older.status_code == 200 and "2020-01-01.00000000" in older.text
    assert client.get(f"{CHART}&v=gestern").status_code == 400
