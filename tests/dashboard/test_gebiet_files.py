"""Files, pictures and tables of a profile: one click away from every figure, the same values for people and for programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.dashboard.gebiet_atlas import VERSION, publish
from tests.dashboard.lage_atlas import ASTERT, HACHENBURG, KOBLENZ, KREIS, LAND, MARIENBERG
from tests.dashboard.small_atlas import shown

SVG = "{http://www.w3.org/2000/svg}"
AREAS = (KOBLENZ, HACHENBURG, MARIENBERG, KREIS, LAND, ASTERT)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(publish(tmp_path_factory.mktemp("gebiet"))):
        yield create_app().test_client()


def german(visitor: FlaskClient, address: str) -> list[dict[str, str]]:
    data = visitor.get(address).data
    assert data.startswith(b"\xef\xbb\xbf"), "Excel must know that it is UTF-8"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def machine(visitor: FlaskClient, address: str) -> list[dict[str, str]]:
    data = visitor.get(address).data
    assert not data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode())))


def words(chart: bytes) -> str:
    """What a picture says."""
    return " ".join(text for each in ElementTree.fromstring(chart).iter(f"{SVG}text") for text in each.itertext())  # noqa: S314 - our own drawing


@pytest.mark.parametrize("area_id", AREAS)
def test_every_file_a_profile_links_to_is_there(visitor: FlaskClient, area_id: str) -> None:
    page = visitor.get(f"/gebiet/{area_id}").text
    links = set(re.findall(rf'(?:href|data-png)="((?:/gebiet/{area_id}|/daten)[^"#?]*)"', page)) - {
        f"/gebiet/{area_id}"
    }
    assert {f"/gebiet/{area_id}.csv", f"/gebiet/{area_id}-programme.csv"} <= links
    for address in links:
        response = visitor.get(address)
        assert response.status_code == 200, address
        name = response.headers.get("Content-Disposition", "")
        assert (f"_{VERSION}" in name) == address.endswith((".csv", ".svg", ".xlsx")), address


def test_files_name_themselves_by_area_figure_and_version(visitor: FlaskClient) -> None:
    for address, name in (
        (f"/gebiet/{KOBLENZ}-programme.csv", f"kommunalprofil_{KOBLENZ}-programme"),
        ("/gebiet/07111/hz/verlauf-programme.csv", f"kommunalprofil_{KOBLENZ}_hz_verlauf-programme"),
        (f"/gebiet/{KOBLENZ}/meldungen.csv", f"kommunalprofil_{KOBLENZ}_meldungen"),
        (f"/gebiet/{KOBLENZ}/saeulen.svg", f"kommunalprofil_{KOBLENZ}_saeulen"),
    ):
        disposition = visitor.get(address).headers["Content-Disposition"]
        assert f'filename="praeventionsatlas_{name}_{VERSION}_demodaten.' in disposition


def test_all_values_for_people_and_for_programs(visitor: FlaskClient) -> None:
    people, programs = german(visitor, f"/gebiet/{KOBLENZ}.csv"), machine(visitor, f"/gebiet/{KOBLENZ}-programme.csv")
    assert len(people) == len(programs) > 3
    [_, survey] = [row for row in people if row["Kennzahl"] == "Sicherheitsgefühl nachts"]
    assert (survey["Wert"], survey["Angabe"], survey["Demodaten"]) == ("74,3", "eigener Wert", "ja")
    [_, survey] = [row for row in programs if row["indicator_id"] == "sicher_nachts_wohngegend"]
    assert (
        survey["value"],
        survey["low"],
        survey["denominator"],
        survey["status"],
        survey["synthetic"],
        survey["version"],
    ) == ("74.3", "71.3", "600", "ok", "true", VERSION)
    [status] = [row for row in programs if row["indicator_id"] == "stand"]
    assert status["value"].isdigit(), "a code, not a word"


def test_inherited_values_name_their_giver_and_count_nothing(visitor: FlaskClient) -> None:
    crime = [row for row in machine(visitor, f"/gebiet/{MARIENBERG}-programme.csv") if row["indicator_id"] == "hz"]
    assert {(row["status"], row["from_area_id"]) for row in crime} == {("inherited", KREIS)}
    course = machine(visitor, f"/gebiet/{MARIENBERG}/hz/verlauf-programme.csv")
    assert {(row["status"], row["from_area_id"]) for row in course} == {("inherited", KREIS)}
    for area_id, status, giver in (
        (MARIENBERG, "Kreiswert", "Westerwaldkreis"),
        (ASTERT, "Wert der Kommune", "Hachenburg"),
    ):
        people = [
            row
            for row in german(visitor, f"/gebiet/{area_id}.csv")
            if row["Kennzahl"] == "Straftaten je 100.000 Einwohner"
        ]
        assert {(row["Angabe"], row["Wert übernommen von"]) for row in people} == {(status, giver)}
    assert {row["numerator"] + row["denominator"] for row in crime} == {""}


def test_what_is_suppressed_stays_so_in_every_file(visitor: FlaskClient) -> None:
    name = "sicher_nachts_wohngegend"
    for address in (f"/gebiet/{HACHENBURG}-programme.csv", f"/gebiet/{HACHENBURG}/{name}/verlauf-programme.csv"):
        [row] = [row for row in machine(visitor, address) if row["indicator_id"] == name]
        assert row["status"] == "suppressed"
        assert [row[each] for each in ("value", "low", "high", "numerator", "denominator")] == [""] * 5
    for address in (f"/gebiet/{HACHENBURG}.csv", f"/gebiet/{HACHENBURG}/{name}/verlauf.csv"):
        [row] = [row for row in german(visitor, address) if row["Kennzahl"] == "Sicherheitsgefühl nachts"]
        assert (row["Wert"], row["Fälle oder Antworten"], row["Angabe"]) == (
            "",
            "",
            "nicht veröffentlicht",
        )
    assert visitor.get(f"/gebiet/{HACHENBURG}/{name}/streifen.csv").status_code == 404
    table = re.search(
        rf'id="kennzahl-{name}">.*?<tbody>(.*?)</tbody>', visitor.get(f"/gebiet/{HACHENBURG}").text, re.DOTALL
    )
    assert table
    assert re.findall(r"<td[^>]*>([^<]*)</td>", table.group(1)) == ["–", "", "", "nicht veröffentlicht"]


def test_a_mood_is_in_no_strip(visitor: FlaskClient) -> None:
    assert visitor.get(f"/gebiet/{MARIENBERG}/sicher_nachts_wohngegend/streifen.csv").status_code == 404
    rows = machine(visitor, f"/gebiet/{MARIENBERG}/sicher_nachts_wohngegend/verlauf-programme.csv")
    assert [(row["status"], row["value"], row["denominator"]) for row in rows] == [("unrepresentative", "", "")]


def test_strip_gives_the_values_it_draws_and_its_marks(visitor: FlaskClient) -> None:
    rows = machine(visitor, f"/gebiet/{HACHENBURG}/angstraum/streifen-programme.csv")
    assert [(row["area_id"], row["label"], row["value"]) for row in rows] == [
        (MARIENBERG, "Bad Marienberg", "30"),
        (HACHENBURG, "Hachenburg", "20"),
    ], "one similar area has a value: no median"
    rows = machine(visitor, f"/gebiet/{HACHENBURG}/vertrauen/streifen-programme.csv")
    assert (rows[-1]["area_id"], rows[-1]["label"], rows[-1]["value"]) == ("", "median_of_similar_areas", "31.4")
    people = german(visitor, f"/gebiet/{HACHENBURG}/vertrauen/streifen.csv")
    assert [row["Gebiet"] for row in people] == ["Bad Marienberg", "Hachenburg", "Median von 8 ähnlichen Gebieten"]
    assert (people[0]["Untergrenze 95 %"], people[0]["Angabe"], people[2]["Regionalschlüssel"]) == (
        "28",
        "eigener Wert",
        "",
    )


def test_similar_areas_have_one_value_in_words_legend_picture_and_files(visitor: FlaskClient) -> None:
    page = visitor.get(f"/gebiet/{HACHENBURG}?bezug=peers").text
    row = re.search(r'id="kennzahl-vertrauen">.*?</article>', page, re.DOTALL)
    assert row
    text = unescape(re.sub(r"<[^>]+>", "", row.group())).replace("\u00a0", " ")
    assert (
        ", Median von 8 ähnlichen Gebieten 31,4 %. −11,4 Prozentpunkte gegenüber dem Median von 8 ähnlichen Gebieten (31,4 %): "
        "niedriger; üblicher Bereich nicht bestimmbar." in text
    )
    assert "Median von 8 ähnlichen Gebieten: 31,4" in words(
        visitor.get(f"/gebiet/{HACHENBURG}/vertrauen/streifen.svg").data
    )
    few = re.search(r'id="kennzahl-angstraum">.*?</article>', page, re.DOTALL)
    assert few
    text = unescape(re.sub(r"<[^>]+>", "", few.group()))
    assert "Kein Vergleich: weniger als 5 ähnliche Gebiete mit eigenem Wert." in text
    assert "31,4" not in text
    assert "ähnlichen Gebieten" not in text
    assert "ähnlichen Gebieten" not in words(visitor.get(f"/gebiet/{HACHENBURG}/angstraum/streifen.svg").data)
    assert "ähnliche Gebiete (was gezählt ist" in page
    assert "ähnliche Gebiete (was gezählt ist" not in visitor.get(f"/gebiet/{KOBLENZ}").text, (
        "no mark, nothing in the legend"
    )


def test_the_table_of_a_strip_stands_one_click_away(visitor: FlaskClient) -> None:
    row = re.search(r'id="kennzahl-angstraum">.*?</article>', visitor.get(f"/gebiet/{HACHENBURG}").text, re.DOTALL)
    assert row
    link = f'<a href="/gebiet/{HACHENBURG}/angstraum/streifen">2 Verbandsgemeinden mit Wert, Hachenburg mitgezählt'
    assert f'{link}<span class="nur-vorlesen"> (angstraum, Tabelle)</span></a>: 20,0' in row.group()
    response = visitor.get(f"/gebiet/{HACHENBURG}/angstraum/streifen")
    assert response.text.count("<h1") == 1
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.text)))
    for part in (
        "angstraum – Hachenburg und Verbandsgemeinden, 2024, Prozent der Befragten",
        "ohne Wertung",
        "Hachenburg dieses Gebiet 20,0",
        "Bad Marienberg 30,0",
        "Demodaten",
        "Niedriger gilt als günstiger",
    ):
        assert part in text.replace("\u00a0", " ")
    assert not re.search(r"\bR[aä]nge?\b", text)
    assert visitor.get(f"/gebiet/{KOBLENZ}/hz/streifen").status_code == 404, "it stands beside nobody"


def test_the_choice_of_reference_is_kept_on_the_way_to_a_strip_and_back(visitor: FlaskClient) -> None:
    page = visitor.get(f"/gebiet/{HACHENBURG}?bezug=land").text
    strip = f"/gebiet/{HACHENBURG}/vertrauen/streifen?bezug=land"
    assert page.count(f'href="{strip}"') == 2, "from the sentence and from the files"
    back = f'href="/gebiet/{HACHENBURG}?bezug=land&amp;kennzahl=vertrauen#kennzahl-vertrauen"'
    assert back in visitor.get(strip).text
    plain = visitor.get(f"/gebiet/{HACHENBURG}/vertrauen/streifen").text
    assert f'href="/gebiet/{HACHENBURG}?kennzahl=vertrauen#kennzahl-vertrauen"' in plain


def test_reports_as_files(visitor: FlaskClient) -> None:
    people = german(visitor, f"/gebiet/{KOBLENZ}/meldungen.csv")
    assert [(row["Tag"], row["Gremium"], row["Stand"]) for row in people] == [
        ("01.05.2019", "Kriminalpräventiver Rat Koblenz", "aktiv"),
        ("01.05.2022", "Kriminalpräventiver Rat Koblenz", "ruhend"),
        ("05.01.2026", "Kriminalpräventiver Rat Koblenz", "aktiv"),
    ]
    programs = machine(visitor, f"/gebiet/{KOBLENZ}/meldungen-programme.csv")
    assert [(row["as_of"], row["status"], row["synthetic"]) for row in programs][1] == ("2022-05-01", "ruhend", "true")
    assert machine(visitor, f"/gebiet/{MARIENBERG}/meldungen-programme.csv") == [], "nobody reported anything"


def test_features_as_files(visitor: FlaskClient) -> None:
    people, programs = (
        german(visitor, f"/gebiet/{KOBLENZ}/saeulen.csv"),
        machine(visitor, f"/gebiet/{KOBLENZ}/saeulen-programme.csv"),
    )
    assert len(people) == len(programs) == 20
    assert {row["Angabe"] for row in people} == {"ja", "nein", "unbekannt"}
    assert {row["state"] for row in programs} == {"yes", "no", "unknown"}
    [concept] = [row for row in programs if row["feature"] == "konzept"]
    assert (concept["pillar"], concept["state"], concept["as_of"]) == ("Professionalisierung", "yes", "2026-09-30")
    assert "\u00ad" not in "".join(row["Merkmal"] for row in people)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "meldungen",
            (
                "Koblenz: gemeldeter Stand des Gremiums, 2019–2026",
                "3 Meldungen, die letzte am 05.01.2026: aktiv.",
                "ruhend",
            ),
        ),
        (
            "saeulen",
            (
                "Koblenz: Merkmale nach InSiKo (ja, nein, unbekannt), Stand 30.09.2026",
                "Zu 6 von 20 Merkmalen ist der Stand bekannt",
                "Schriftliches Konzept",
                "1 ja, 0 nein, 6 unbekannt von 7",
            ),
        ),
    ],
)
def test_pictures_of_the_registry_carry_title_source_licence_and_version(
    visitor: FlaskClient, name: str, parts: tuple[str, ...]
) -> None:
    response = visitor.get(f"/gebiet/{KOBLENZ}/{name}.svg")
    assert response.mimetype == "image/svg+xml"
    for part in (
        *parts,
        "Quelle: © gremien_demo. Lizenz: ",
        f"Datenstand {VERSION}",
        "enthält Demodaten (frei erfunden)",
    ):
        assert part in words(response.data)


@pytest.mark.parametrize(
    "address",
    [
        f"/gebiet/{LAND}/meldungen.csv",
        f"/gebiet/{ASTERT}/saeulen.svg",
        f"/gebiet/{KOBLENZ}/gibtesnicht/verlauf.csv",
        f"/gebiet/{MARIENBERG}/meldungen.svg",
        f"/gebiet/{KOBLENZ}/stand/verlauf.svg",
        f"/gebiet/{KOBLENZ}/<script>/streifen.csv",
    ],
)
def test_a_file_of_what_is_not_there_is_not_found_in_german(visitor: FlaskClient, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 404
    assert "Unter dieser Adresse gibt es keine Seite" in response.text
    assert "stehen auf seiner Seite" in response.text
    assert "Wo die Dateien stehen" not in response.text, "they are not there"
    assert "<script>" not in response.text


@pytest.mark.parametrize(
    ("key", "rest", "words", "file"),
    [
        (
            "hachenburg",
            ".csv",
            "„hachenburg“ ist kein Regionalschlüssel, deshalb gibt es dazu keine Datei.",
            f"/gebiet/{HACHENBURG}.csv",
        ),
        (
            "hachenburg",
            "-programme.csv",
            "„hachenburg“ ist kein Regionalschlüssel",
            f"/gebiet/{HACHENBURG}-programme.csv",
        ),
        ("hachenburg", "/meldungen.svg", "„hachenburg“ ist kein Regionalschlüssel", f"/gebiet/{HACHENBURG}.csv"),
        ("hachenburg", "/hz/streifen", "„hachenburg“ ist kein Regionalschlüssel", f"/gebiet/{HACHENBURG}.csv"),
        ("071435099", ".csv", "Der Regionalschlüssel 071435099 ist nicht mehr gültig", f"/gebiet/{HACHENBURG}.csv"),
        ("99999", "-programme.csv", "Ein Gebiet mit dem Regionalschlüssel 99999 gibt es im Atlas nicht", ""),
        ("<script>", ".csv", "„&lt;script&gt;“ ist kein", ""),
    ],
)
def test_a_file_of_an_unknown_area_names_the_nearest_with_its_file(
    visitor: FlaskClient, key: str, rest: str, words: str, file: str
) -> None:
    response = visitor.get(f"/gebiet/{key}{rest}")
    assert response.status_code == 404
    assert words in response.text
    assert "Wo die Dateien stehen" not in response.text
    if not file:
        assert "Ein ähnlicher Name oder Schlüssel ist nicht bekannt." in response.text
        return
    assert f'href="{file}"' in response.text
    assert visitor.get(file).status_code == 200


def test_the_newest_own_value_carries_its_verdict_and_no_other_does(visitor: FlaskClient) -> None:
    of_year = {
        row["period"]: row
        for row in machine(visitor, f"/gebiet/{KOBLENZ}-programme.csv")
        if row["indicator_id"] == "hz"
    }
    assert (of_year["2020"]["reference"], of_year["2020"]["verdict_998"]) == ("kind", "far_higher")
    assert (float(of_year["2020"]["reference_value"]), float(of_year["2020"]["difference"])) == (8000, 1500)
    assert (of_year["2019"]["verdict_998"], of_year["2019"]["difference"]) == ("", "")
    inherited = [row for row in machine(visitor, f"/gebiet/{MARIENBERG}-programme.csv") if row["status"] == "inherited"]
    assert inherited
    assert {row["verdict_998"] for row in inherited} == {""}
