"""The profile of an area from outside: status, what is said of own, inherited, suppressed and unknown values, bodies, bad addresses."""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from tests.dashboard.gebiet_atlas import VERSION, publish
from tests.dashboard.lage_atlas import ASTERT, HACHENBURG, HOF, KOBLENZ, KREIS, LAND, MARIENBERG
from tests.dashboard.small_atlas import FileAtlas, shown


@pytest.fixture(scope="module")
def gebiet_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("gebiet"))


@pytest.fixture
def visitor(gebiet_folder: Path) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(gebiet_folder):
        yield create_app().test_client()


def read(visitor: FlaskClient, address: str) -> str:
    """The words of a page between its landmarks, spaces joined."""
    main = re.search(r"<main.*?</main>", visitor.get(address).text, re.DOTALL)
    assert main
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main.group())))


def part(visitor: FlaskClient, address: str, name: str) -> str:
    """The words of one section."""
    match = re.search(rf'<section id="{name}".*?</section>', visitor.get(address).text, re.DOTALL)
    assert match, name
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", match.group())))


def indicator(visitor: FlaskClient, area_id: str, name: str) -> str:
    """The words of one indicator row."""
    match = re.search(
        rf'<article class="geb-zeile[^"]*" id="kennzahl-{name}">.*?</article>',
        visitor.get(f"/gebiet/{area_id}").text,
        re.DOTALL,
    )
    assert match, name
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", match.group())))


def test_document_has_one_heading_and_needs_no_script_of_dash(visitor: FlaskClient) -> None:
    response = visitor.get(f"/gebiet/{KOBLENZ}")
    assert response.status_code == 200
    assert response.text.count("<h1") == 1
    assert "<title>Koblenz – Kommunalprofil – Präventionsatlas Rheinland-Pfalz</title>" in response.text
    assert "_dash" not in response.text
    ids = re.findall(r'\sid="([^"]+)"', response.text)
    assert len(ids) == len(set(ids))


def test_head_says_what_the_area_is_and_that_it_changed(visitor: FlaskClient) -> None:
    page_text = read(visitor, f"/gebiet/{HACHENBURG}")
    assert "Verbandsgemeinde · 24.000 Einwohner (31.12.2018)" in page_text
    assert "Das Gebiet hat sich geändert: ein Teil von Althachenburg (01.07.2014, ohne geprüfte Quelle)." in page_text
    links = re.findall(r'<li><a href="(/gebiet/\d+)">([^<]+)', visitor.get(f"/gebiet/{HACHENBURG}").text)
    assert links[:2] == [(f"/gebiet/{LAND}", "Rheinland-Pfalz"), (f"/gebiet/{KREIS}", "Westerwaldkreis")]


def test_a_gemeinde_says_that_it_was_its_verbandsgemeinde_that_changed(visitor: FlaskClient) -> None:
    page_text = read(visitor, f"/gebiet/{ASTERT}")
    assert (
        "Die Verbandsgemeinde Hachenburg, zu der diese Gemeinde gehört, hat sich geändert: ein Teil von Althachenburg "
        "(01.07.2014, ohne geprüfte Quelle)."
    ) in page_text
    assert "Das Gebiet hat sich geändert" not in page_text


@pytest.mark.parametrize("same", ["07111", KOBLENZ, f"{KOBLENZ}000"])
def test_a_city_has_one_profile_at_all_its_levels(visitor: FlaskClient, same: str) -> None:
    page_text = read(visitor, f"/gebiet/{same}")
    assert "Steht zugleich als Kreis, Kommune und Gemeinde im Atlas" in page_text
    assert f"Regionalschlüssel {KOBLENZ}" in page_text


def test_suppressed_is_neither_missing_nor_zero(visitor: FlaskClient) -> None:
    row = indicator(visitor, HACHENBURG, "sicher_nachts_wohngegend")
    assert "nicht veröffentlicht" in row
    assert "keine Angabe" not in row


def test_inherited_values_are_marked_never_counted_and_never_ranked(visitor: FlaskClient) -> None:
    row = indicator(visitor, MARIENBERG, "hz")
    assert "gegenüber" not in row
    assert "mit Wert" not in row
    kreis = part(visitor, f"/gebiet/{MARIENBERG}", "kennzahlen")
    assert "1 Kennzahl: Wert des Westerwaldkreises, ohne Vergleich Straftaten Fälle je" in kreis
    page = visitor.get(f"/gebiet/{MARIENBERG}").text
    assert not re.search(r"\bR[aä]nge?\b", page)
    assert "gefährlich" not in page.lower()
    rows = list(
        csv.DictReader(io.StringIO(visitor.get(f"/gebiet/{MARIENBERG}.csv").data.decode("utf-8-sig")), delimiter=";")
    )
    crime = [row for row in rows if row["Kennzahl"] == "Straftaten je 100.000 Einwohner"]
    assert {row["Wert übernommen von"] for row in crime} == {"Westerwaldkreis"}
    assert {row["Fälle oder Antworten"] for row in crime} == {""}


def test_own_value_of_one_year_does_not_continue_the_line_of_the_kreis(visitor: FlaskClient) -> None:
    row = indicator(visitor, HACHENBURG, "hz")
    assert "nur ein Jahr, kein Trend" in row
    assert "Jahre 2020 " in row
    assert "4.000" not in row


def test_a_break_cuts_the_line_and_is_told(visitor: FlaskClient) -> None:
    row = indicator(visitor, KOBLENZ, "hz")
    assert "Senkrechte Linie 2020: mit den Jahren davor nicht vergleichbar (neue Zählweise)." in row
    assert "vor 2020 nicht vergleichbar (Zählweise)" in row


@pytest.mark.parametrize(
    ("name", "left", "right", "own_stands", "is_explained"),
    [
        ("angstraum", "ungünstiger", "günstiger", "right", True),
        ("vertrauen", "ungünstiger", "günstiger", "left", False),
    ],
)
def test_the_favourable_end_of_a_strip_stands_right(
    visitor: FlaskClient, name: str, left: str, right: str, own_stands: str, is_explained: bool
) -> None:
    for address in (f"/gebiet/{HACHENBURG}", f"/gebiet/{HACHENBURG}/{name}/streifen.svg"):
        markup = unescape(visitor.get(address).text)
        row = markup[markup.index(f'id="kennzahl-{name}"') :] if "svg" not in address else markup
        ends = re.search(rf'<text x="0" y="48"[^>]*>{left}</text><text x="100%" y="48"[^>]*>{right}</text>', row)
        assert ends, address
        [own] = re.findall(
            r'<svg x="([\d.]+)%" y="18" overflow="visible"><g transform="scale\(1.3\)">', row[: ends.end()]
        )
        assert (float(own) > 50) == (own_stands == "right")
        assert ("Niedriger gilt als günstiger, deshalb stehen" in row.partition("Definition")[0]) == is_explained


def test_every_figure_has_a_table_definition_source_and_files(visitor: FlaskClient) -> None:
    row = indicator(visitor, KOBLENZ, "hz")
    for word in (
        "Definition",
        "Zähler",
        "Nenner",
        "Quelle",
        "Verfahren",
        "Zu beachten",
        "95-%-Intervall",
        "Summe der Kreise",
    ):
        assert word in row
    page = visitor.get(f"/gebiet/{KOBLENZ}").text
    for address in re.findall(r'href="(/daten/kennzahl/[^"]+)"', page):
        assert visitor.get(address).status_code == 200


def test_comparison_can_be_changed_and_a_wrong_one_is_told(visitor: FlaskClient) -> None:
    assert "der Summe der Kreise" not in read(visitor, f"/gebiet/{KOBLENZ}")
    page_text = read(visitor, f"/gebiet/{KOBLENZ}?bezug=land")
    assert (
        "+3.300, +53 % gegenüber der Summe der Kreise (6.200); ob das Zufall ist, lässt sich nicht prüfen: ohne Unsicherheitsbereich."
        in page_text
    )
    assert "Die Vergleichsgruppe „mond“ gibt es hier nicht. Verglichen wird mit: kreisfreie Städte." in read(
        visitor, f"/gebiet/{KOBLENZ}?bezug=mond"
    )


def test_structure_tells_body_members_history_and_what_nobody_knows(visitor: FlaskClient) -> None:
    page_text = part(visitor, f"/gebiet/{KOBLENZ}", "struktur")
    for words in (
        "Kriminalpräventiver Rat Koblenz",
        "Gegründet 1998",
        "Vorsitz Beigeordnete",
        "Geschäftsordnung nein",
        "Verwaltung Ordnungsamt",
        "Jugend (aktiv)",
        "Letzte Sitzungen 02.02.2026, öffentlich, hybrid",
        "Digitale Teilnahme an Sitzungen nein",
        "Digitale Beteiligungsformen keine",
        "Online-Austausch mit anderen Gremien nicht bekannt",
        "3 Meldungen, die letzte am 05.01.2026: aktiv.",
        "Beccaria-Fachkraft: 2 Personen (2024)",
        "Helle Wege: seit 01.03.2025, Förderung 3.100 €",
    ):
        assert words in page_text
    assert "Analysen und Befragungen keine" in page_text, "the list is complete"
    assert "Kontakte mit der Leitstelle nicht bekannt" in page_text, "the list is not"


def test_area_without_a_body_shows_the_report_that_says_so(visitor: FlaskClient) -> None:
    page_text = part(visitor, f"/gebiet/{HACHENBURG}", "struktur")
    assert "Ein Gremium ist nicht bekannt." in page_text
    assert "1 Meldung, die letzte am 01.02.2026: kein Gremium." in page_text


def test_a_named_body_is_never_called_unknown(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    named = FileAtlas.again(folder / "gebiet.duckdb")
    for table in ("structure", "status_evidence"):
        unreported = "SET status_reported = 'unklar', confirmed_on = NULL, release_id = NULL"
        named.connection.execute(f"UPDATE {table} {unreported} WHERE area_id = ?", [MARIENBERG])
    for council_id, area_id, until in (
        ("k8", MARIENBERG, None),
        ("k9", MARIENBERG, date(2020, 3, 31)),
        ("k7", HACHENBURG, None),
    ):
        words = {"name": f"Rat {council_id}", "type": "praeventionsrat", "counts_as_body": True}
        named.insert("council", council_id=council_id, topics=[], release_id="gremien_demo.csv", **words)
        named.insert("council_area", council_id=council_id, area_id=area_id, valid_until=until)
    named.connection.close()
    with shown(folder):
        from dashboard.app import create_app

        visitor = create_app().test_client()
        page_text = read(visitor, f"/gebiet/{MARIENBERG}")
        reported_none = read(visitor, f"/gebiet/{HACHENBURG}")
    assert "unklar Der Stand von „Rat k8“ ist nicht gemeldet." in page_text
    assert "Zuständig bis 31.03.2020: kein Nachweis für heute." in page_text
    assert "Genannt: „Rat k7“. Die Meldung gilt dem Gebiet." in reported_none
    assert "Ein Gremium ist nicht bekannt." not in page_text + reported_none


def test_pillars_count_what_is_unknown(visitor: FlaskClient) -> None:
    page_text = part(visitor, f"/gebiet/{KOBLENZ}", "saeulen")
    assert "Professionalisierung 1 ja, 0 nein, 6 unbekannt von 7" in page_text
    assert "Qualifizierung 1 ja, 1 nein, 1 unbekannt von 3" in page_text
    assert "nein Bürgerinnen und Bürger beteiligt" in page_text
    assert "ja Öffentliche Sitzung in 24 Monaten" in page_text


def test_occasion_has_evidence_rule_offer_and_an_example_that_fits(visitor: FlaskClient) -> None:
    page_text = part(visitor, f"/gebiet/{HACHENBURG}", "anlaesse")
    for words in (
        "Kein Gremium bekannt",
        "Gemeldet am 01.02.2026.",
        "Regel G1: Regel",
        "Gründungsberatung",
        "Lahnstein",
        "Passt zu: Kein Gremium bekannt",
    ):
        assert words in page_text
    assert "Pirmasens" not in page_text, "that example is about other occasions"


def test_similar_areas_have_their_reasons(visitor: FlaskClient) -> None:
    assert "Bad Marienberg Westerwaldkreis 19.000 Einwohnerzahl 24.000 und 19.000" in part(
        visitor, f"/gebiet/{HACHENBURG}", "aehnliche"
    )
    assert "keine Liste ähnlicher Gebiete" in part(visitor, f"/gebiet/{KOBLENZ}", "aehnliche")


@pytest.mark.parametrize(
    ("area_id", "words"),
    [
        (
            LAND,
            (
                "Neueste geladene PKS der Kreise: 2020; für das Land sind Zahlen bis 2025 veröffentlicht.",
                "2 Kreise in Rheinland-Pfalz",
            ),
        ),
        (
            KREIS,
            (
                "Anlässe in den Kommunen ansehen",
                "2 Kommunen im Westerwaldkreis",
            ),
        ),
        (ASTERT, ("1 Kennzahl: Wert der Verbandsgemeinde Hachenburg, ohne Vergleich",)),
        (HOF, ("1 Kennzahl: Wert des Westerwaldkreises, ohne Vergleich",)),
    ],
)
def test_every_level_has_a_profile(visitor: FlaskClient, area_id: str, words: tuple[str, ...]) -> None:
    response = visitor.get(f"/gebiet/{area_id}")
    page_text = read(visitor, f"/gebiet/{area_id}")
    assert response.status_code == 200
    for each in words:
        assert each in page_text


def test_the_land_has_no_strips_and_says_what_it_is_compared_with(visitor: FlaskClient) -> None:
    page_text = part(visitor, f"/gebiet/{LAND}", "kennzahlen")
    assert "Das Land wird nur mit seinen früheren Jahren verglichen." in page_text
    assert "Jeder Strich" not in page_text


def test_gemeinde_inherits_from_its_kommune_before_the_kreis(visitor: FlaskClient) -> None:
    assert "5.000 Fälle je 100.000 Einwohner in der Verbandsgemeinde Hachenburg" in read(visitor, f"/gebiet/{ASTERT}")


def test_citation_names_version_address_and_that_it_is_invented(visitor: FlaskClient) -> None:
    page_text = part(visitor, f"/gebiet/{KOBLENZ}", "quellen")
    assert f"Datenstand {VERSION} (Stand 30.09.2026), /gebiet/{KOBLENZ}" in page_text
    assert "Demodaten und darf nicht als Beleg verwendet werden" in page_text


@pytest.mark.parametrize(
    ("key", "status", "words"),
    [
        ("99999", 404, "Ein Gebiet mit dem Regionalschlüssel 99999 gibt es im Atlas nicht."),
        ("071435002999", 404, "Hachenburg"),
        ("7143", 400, "Westerwaldkreis"),
        ("07111000", 400, "Koblenz"),
        ("hachenburg", 400, "Hachenburg"),
        ("Hachenbrg", 400, "Hachenburg"),
        ("althachenburg", 400, "früher Althachenburg, seit 01.07.2014 Hachenburg"),
        ("xyzxyz", 400, "Ein ähnlicher Name oder Schlüssel ist nicht bekannt."),
        ("", 404, "Die Adresse nennt kein Gebiet."),
        ("٠٧١٤٣", 400, "ist kein Regionalschlüssel"),
        ("07143/../07", 400, "ist kein Regionalschlüssel"),
        ("a" * 3000, 400, "…"),
    ],
)
def test_wrong_address_is_answered_with_the_nearest_match(
    visitor: FlaskClient, key: str, status: int, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        response = visitor.get(f"/gebiet/{key}" if key else "/gebiet")
    assert response.status_code == status
    assert words in unescape(re.sub(r"<[^>]+>", "", response.text))
    assert caplog.records == [], "not an error of ours"


@pytest.mark.parametrize(
    "place",
    [
        "/gebiet/<script>alert(1)</script>",
        f"/gebiet/{KOBLENZ}?kennzahl=<script>alert(1)</script>",
        f"/gebiet/{KOBLENZ}?<script>alert(1)</script>=1",
        f"/gebiet/{KOBLENZ}?v=<script>alert(1)</script>",
        f'/gebiet/{KOBLENZ}?bezug="><script>alert(1)</script>',
    ],
)
def test_script_in_an_address_is_words(visitor: FlaskClient, place: str) -> None:
    text = visitor.get(place).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("", 200, ""),
        (f"kennzahl=hz&bezug=land&v={VERSION}", 200, ""),
        (
            "v=2020-01-01.0a1b2c3d",
            200,
            "Dieser Verweis stammt vom Datenstand 2020-01-01.0a1b2c3d. Gezeigt wird der heutige",
        ),
        ("kennzahl=stand", 200, "Zur Kennzahl „Stand des Gremiums“ liegt für dieses Gebiet keine Angabe vor."),
        (
            "kennzahl=hzz",
            400,
            "Die Kennzahl „hzz“ gibt es nicht (mehr). Ähnlich heißt: Straftaten je 100.000 Einwohner.",
        ),
        ("bezug=mond", 400, "Die Vergleichsgruppe „mond“ gibt es hier nicht."),
        ("bezug=land&bezug=kind", 400, "Die Angabe „bezug“ steht in der Adresse mehrmals mit verschiedenen Werten"),
        ("v=gestern", 400, "Der Datenstand „gestern“ in der Adresse ist nicht lesbar."),
        ("jahr=1999", 400, "Die Angabe „jahr“ in der Adresse ist nicht bekannt"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_told_beside_the_profile(
    visitor: FlaskClient, query: str, status: int, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        response = visitor.get(f"/gebiet/{KREIS}?{query}")
    assert response.status_code == status
    text = read(visitor, f"/gebiet/{KREIS}?{query}")
    assert sentence in text
    assert "4.400 Fälle je 100.000 Einwohner im Jahr 2020" in text
    assert caplog.records == [], "not an error of ours"


def test_the_land_is_compared_with_nothing_but_its_past(visitor: FlaskClient) -> None:
    assert visitor.get(f"/gebiet/{LAND}?bezug=kind").status_code == 400
    assert "Das Land wird nur mit seinen früheren Jahren verglichen" in read(visitor, f"/gebiet/{LAND}?bezug=kind")


def test_link_to_an_indicator_opens_it(visitor: FlaskClient) -> None:
    opened = re.findall(
        r'<details class="aufklapp geb-details" open>', visitor.get(f"/gebiet/{KOBLENZ}?kennzahl=hz").text
    )
    assert len(opened) == 1
    assert " open" not in "".join(re.findall(r"<details[^>]*>", visitor.get(f"/gebiet/{KOBLENZ}").text))


def test_what_stands_behind_a_folded_indicator_is_a_page_away(visitor: FlaskClient) -> None:
    folded = re.search(
        r'<article[^>]*id="kennzahl-hz">.*?</article>', visitor.get(f"/gebiet/{MARIENBERG}").text, re.DOTALL
    )
    assert folded
    assert "<table" not in folded.group()
    [address] = re.findall(r'<p class="geb-details">\s*<a href="([^"]+)"', folded.group())
    assert address == f"/gebiet/{MARIENBERG}?kennzahl=hz#kennzahl-hz"
    assert "4.300 bis 4.510" in unescape(
        visitor.get(address).text.partition('id="kennzahl-hz"')[2].partition("<tbody>")[2]
    )
    assert '<details class="aufklapp geb-mehr" open>' in visitor.get(address).text


def test_file_of_an_unknown_area_is_not_given(visitor: FlaskClient) -> None:
    assert visitor.get("/gebiet/99999.csv").status_code == 404


def test_page_is_small_when_compressed(visitor: FlaskClient) -> None:
    response = visitor.get(f"/gebiet/{KOBLENZ}", headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    assert len(brotli.decompress(response.data)) > len(response.data)
    assert len(response.data) <= 120_000


@pytest.mark.parametrize("name", ["streifen", "verlauf"])
def test_every_chart_is_a_picture_with_title_source_licence_and_version(visitor: FlaskClient, name: str) -> None:
    response = visitor.get(f"/gebiet/{KREIS}/hz/{name}.svg")
    if name == "streifen":
        assert response.status_code == 404, "the only Landkreis stands beside nobody"
        return
    assert response.mimetype == "image/svg+xml"
    for words in (
        "Straftaten – Westerwaldkreis, 2019–2020",
        "Quelle: © pks. Lizenz: dl-de/by-2-0.",
        f"Datenstand {VERSION}",
    ):
        assert words in unescape(response.text)
    assert "Demodaten" not in response.text


def test_a_title_names_the_years_that_are_drawn(visitor: FlaskClient) -> None:
    assert "vertrauen – Hachenburg, 2020–2024, " in unescape(
        visitor.get(f"/gebiet/{HACHENBURG}/vertrauen/verlauf.svg").text
    )
    assert "2018" in indicator(visitor, HACHENBURG, "vertrauen"), "the table says that it is suppressed"


def test_picture_of_what_is_not_there_is_not_found(visitor: FlaskClient) -> None:
    for address in (
        "/gebiet/99999/hz/verlauf.svg",
        f"/gebiet/{KREIS}/gibtesnicht/verlauf.svg",
        f"/gebiet/{HACHENBURG}/hz/verlauf.svg",
    ):
        assert visitor.get(address).status_code == 404


def test_pictures_that_are_linked_exist(visitor: FlaskClient) -> None:
    for area_id in (KOBLENZ, HACHENBURG, KREIS, LAND):
        for address in re.findall(r'href="(/gebiet/[^"]+\.svg)"', visitor.get(f"/gebiet/{area_id}").text):
            assert visitor.get(address).status_code == 200, address


def test_map_and_work_list_lead_here(visitor: FlaskClient) -> None:
    for address, text in ((f"/?gebiet={HACHENBURG}", "Profil öffnen"), ("/anlaesse?ort=Hachenburg", "Hachenburg")):
        link = re.search(rf'<a [^>]*href="/gebiet/{HACHENBURG}"[^>]*>([^<]+)', visitor.get(address).text)
        assert link, address
        assert link.group(1).startswith(text)
