"""The page "Wer kann wem helfen", its files and its line on a profile say what the database says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.exports import exchange as exports
from dashboard.pages.analyse import exchange as page
from dashboard.pages.analyse import exchange_map
from dashboard.pages.analyse import exchange_partners as partners
from dashboard.queries import exchange
from dashboard.texts import exchange as texts
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.exchange_atlas import AEHREN, BAD, DONE, DONE_BY_OTTO, MAINZ, NOT_HANDED_ON, OTTO, ZELL, publish
from tests.dashboard.small_atlas import publish as publish_small
from tests.dashboard.small_atlas import shown

PATH = "/analyse/austausch"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("exchange"))


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(folder):
        yield create_app().test_client()


def tree_of(client: FlaskClient, query: str = "", status: int = 200) -> Element:
    """The page inside the frame."""
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == status
    return by_id(parse(response.text), "analyse")


def rows_of(element: Element) -> list[list[str]]:
    """The cells of every row of its tables."""
    return [[text_of(cell) for cell in row] for row in element.findall(".//tbody/tr")]


def csv_rows(client: FlaskClient, query: str = "", name: str = "-programme.csv") -> list[dict[str, str]]:
    response = client.get(f"{PATH}{name}?{query}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.text)))


def test_partners_of_a_kommune_stand_in_their_order_with_distance_reason_and_what_was_done(client: FlaskClient) -> None:
    tree = tree_of(client, f"gebiet={ZELL}")
    first, second = rows_of(by_id(tree, "anlass-G2"))
    assert first[0] == "Ottoberg Verbandsfreie Gemeinde · Rhein-Lahn-Kreis Stand: ruht vermutlich"
    assert first[1:3] == ["12 km", "gleiche Art"]
    assert DONE_BY_OTTO in first[3] and "Demodaten" in first[3]
    assert second[0] == "Mainz Kreisfreie Stadt Stand: aktiv" and second[1] == "71 km"
    assert DONE in second[3]
    links = [each.get("href") for each in by_id(tree, "anlass-G2").iter("a")]
    assert links.count(f"/gebiet/{OTTO}") == 2, "no council works there: the way is its profile"
    assert f"/gebiet/{MAINZ}" in links and f"/gebiet/{MAINZ}#struktur" in links
    assert "Vorgeschlagener Stammtisch 1 bei Ottoberg mit 2 Kommunen" in text_of(tree)


def test_where_nothing_can_be_handed_on_or_nobody_has_solved_it_the_page_says_so(client: FlaskClient) -> None:
    assert NOT_HANDED_ON in text_of(by_id(tree_of(client, f"gebiet={AEHREN}"), "anlass-G3"))
    assert texts.NOBODY_SOLVED in text_of(by_id(tree_of(client, f"gebiet={MAINZ}"), "anlass-G7"))
    none = text_of(tree_of(client, f"gebiet={MAINZ}&anlass=G2"))
    assert "Für Mainz ist der Anlass „G2 Gremium ruht vermutlich“ nicht bekannt." in none


def test_several_kommunen_stand_by_name_with_the_first_partner(client: FlaskClient) -> None:
    tree = tree_of(client, f"gebiete={ZELL},{BAD}&anlass=G2")
    rows = rows_of(tree)
    assert [row[0].partition(" Verband")[0] for row in rows] == ["Bad Ems", "Zell (Mosel)"]
    assert [row[3] for row in rows] == ["unter 1 km", "12 km"]
    assert all(row[2].startswith("Ottoberg") and row[4] == "gleiche Art; Gremium tagt" for row in rows)
    along = [each.get("href") for each in by_id(tree, "analyse-seiten").iter("a")]
    assert f"/analyse/was-waere-wenn?gebiete={ZELL},{BAD}" in along
    assert "Gewählt: Zell (Mosel) und Bad Ems." in text_of(tree)
    assert "So gilt dieser Anlass als gelöst: Die letzte Sitzung liegt höchstens 12 Monate zurück." in text_of(tree)


def test_what_cannot_be_solved_is_counted_and_has_no_row(client: FlaskClient) -> None:
    tree = tree_of(client, f"gebiete={ZELL},{AEHREN},{MAINZ}")
    heads = [text_of(head) for head in tree.findall(".//tbody/tr/th")]
    assert [head.partition(" ")[0] for head in heads] == ["Mainz", "Zell"], "each Kommune once, by name"
    assert NOT_HANDED_ON not in text_of(tree.find(".//table"))
    assert "Für G3 zählt nichts als gelöst" in text_of(tree)
    asked_for = tree_of(client, f"gebiete={ZELL},{AEHREN}&anlass=G3")
    assert NOT_HANDED_ON in text_of(asked_for) and not asked_for.findall(".//tbody")
    assert f"{PATH}?gebiet={AEHREN}&gebiete={ZELL},{AEHREN}&anlass=G3" in [
        each.get("href") for each in asked_for.iter("a")
    ]


def test_an_example_of_another_kind_says_of_which(client: FlaskClient) -> None:
    own, other = text_of(by_id(tree_of(client, f"gebiet={ZELL}"), "anlass-G2")), partners._examples("G3")
    assert "Aus der Praxis" in own and "Beispiel zu" not in own
    assert [about for _, about in other] == ["Beispiel zu: Gremium ruht vermutlich"]


def test_work_list_and_profile_lead_to_partners(client: FlaskClient) -> None:
    work_list = by_id(parse(client.get("/anlaesse?kreis=07135&art=G2").text), "anlaesse-ansichten")
    assert f"{PATH}?anlass=G2&kreis=07135" in [each.get("href") for each in work_list.iter("a")]
    answers = {area: parse(client.get(f"/gebiet/{area}").text) for area in (ZELL, AEHREN)}
    ways = {area: [each.get("href") for each in by_id(tree, "antworten").iter("a")] for area, tree in answers.items()}
    assert f"{PATH}?gebiet={ZELL}" in ways[ZELL]
    assert f"{PATH}?gebiet={AEHREN}" not in ways[AEHREN], "nobody can hand that on"


def test_without_a_choice_every_kind_is_counted(client: FlaskClient) -> None:
    assert rows_of(tree_of(client)) == [
        ["G2 Gremium ruht vermutlich", "2", "2", "0"],
        ["G7 Keine Personalstunden", "4", "0", "4"],
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kreis=07135&stand=in_planung", texts.NO_KOMMUNE_LEFT),
        ("kreis=07315&anlass=G2", texts.NOTHING_LEFT),
        ("kreis=07315&anlass=G2&ansicht=stammtische", texts.NO_TABLES_HERE),
        ("anlass=G7&ansicht=stammtische", texts.NO_TABLES),
        ("anlass=G3&ansicht=stammtische", NOT_HANDED_ON),
    ],
)
def test_an_empty_answer_says_why(client: FlaskClient, query: str, words: str) -> None:
    assert words in text_of(tree_of(client, query))


def test_a_wrong_address_shows_the_page_with_a_notice_and_gives_no_file(client: FlaskClient) -> None:
    assert "Den Anlass „G99“ gibt es nicht" in text_of(tree_of(client, "anlass=G99", 404))
    refused = client.get(f"{PATH}.xlsx?anlass=G99")
    assert refused.status_code == 404
    assert refused.text.startswith(texts.BAD_REQUEST)


def test_round_tables_name_host_members_distances_and_who_is_left_out(client: FlaskClient) -> None:
    tree = tree_of(client, "anlass=G2&ansicht=stammtische")
    words = text_of(tree)
    assert "Stammtisch 1: bei Ottoberg" in words
    assert "2 Kommunen mit offenem Anlass; weiteste Entfernung 12 km, im Mittel 6 km." in words
    assert "Bad Ems, unter 1 km Zell (Mosel), 12 km" in words
    assert "2 bis 4 Kommunen" in words and texts.NOT_AN_ASSIGNMENT in words
    left_out = text_of(tree_of(client, "anlass=G7&ansicht=stammtische"))
    assert "Ohne Tisch: 4 Kommunen" in left_out and "Ottoberg" in left_out
    assert [row[:4] for row in rows_of(tree_of(client, "ansicht=stammtische"))] == [
        ["G2 Gremium ruht vermutlich", "1", "2", "0"],
        ["G7 Keine Personalstunden", "0", "0", "4"],
    ]


def test_numbers_on_the_map_keep_apart_and_nobody_is_lost(client: FlaskClient) -> None:
    moved = exchange_map._apart({"a": (0.0, 0.0), "b": (0.0, 0.0), "c": (500.0, 0.0)}, 30.0)
    (left, top), (other, low) = moved["a"], moved["b"]
    assert ((left - other) ** 2 + (top - low) ** 2) ** 0.5 >= 29.9
    assert moved["c"] == (500.0, 0.0)
    svg = tree_of(client, "anlass=G2&ansicht=stammtische").find(".//figure/svg[@role='img']")
    assert svg is not None
    assert [text_of(each) for each in svg.iter("text")] == ["1"]
    assert len(svg.findall(".//circle")) == 2


def test_page_files_and_database_hold_the_same_partners(client: FlaskClient, folder: Path) -> None:
    rows = csv_rows(client)
    named = [(row["finding_kind"], row["area_id"], row["partner_id"], row["distance_km"]) for row in rows]
    published = exchange.partners([MAINZ, ZELL, AEHREN, BAD, OTTO], 99)
    assert {each for each in named if each[2]} == {
        (kind, area_id, partner.partner_id, f"{partner.distance_km:g}")
        for (kind, area_id), partners in published.items()
        for partner in partners
    }
    without = {(row["finding_kind"], row["area_id"]): row["no_partner_reason"] for row in rows if not row["partner_id"]}
    assert without[("G3", AEHREN)] == NOT_HANDED_ON
    assert without[("G7", MAINZ)] == texts.NOBODY_SOLVED
    assert all(row["synthetic"] == "true" for row in rows)
    assert {(row["finding_kind"], row["area_id"]) for row in rows}.isdisjoint(
        (row["finding_kind"], row["partner_id"]) for row in rows
    )
    only = csv_rows(client, f"gebiet={ZELL}&anlass=G2")
    assert [row["partner_label"] for row in only] == ["Ottoberg", "Mainz"]
    assert {row["selection"] for row in only} == {f"gebiet={ZELL}&anlass=G2"}


def test_the_workbook_holds_both_tables_their_rules_and_its_address(client: FlaskClient) -> None:
    response = client.get(f"{PATH}.xlsx?anlass=G2&ansicht=stammtische")
    assert response.headers["Content-Disposition"].endswith('austausch_2026-10-01.0a1b2c3d_demodaten.xlsx"')
    book = load_workbook(io.BytesIO(response.data))
    assert book.sheetnames == ["Partner", "Stammtische", "Hinweise"]
    partners = list(book["Partner"].iter_rows(values_only=True))
    assert partners[0] == texts.COLUMNS_PARTNERS
    assert [row[9] for row in partners[1:]] == ["Ottoberg", "Ottoberg", "Mainz"]
    tables = list(book["Stammtische"].iter_rows(values_only=True))
    assert [(row[2], row[3], row[5], row[7]) for row in tables[1:]] == [
        (1, "hat ihn gelöst", "Ottoberg", 0),
        (1, "offener Anlass", "Bad Ems", 0.4),
        (1, "offener Anlass", "Zell (Mosel)", 12),
    ]
    notes = {row[0]: row[1] for row in book["Hinweise"].iter_rows(values_only=True)}
    assert notes["Demodaten"] == texts.DEMO
    assert "(1) Ähnlichkeit; (2) Entfernung" in str(notes["Reihenfolge der Partner"])
    assert "höchstens 12 Monate" in str(notes["Gelöst: G2 Gremium ruht vermutlich"])
    assert str(notes["Adresse"]).endswith("/analyse/austausch?anlass=G2&ansicht=stammtische")


def test_rows_for_people_and_for_programs_are_the_same(client: FlaskClient) -> None:
    for query in ("", "ansicht=stammtische"):
        selection, _ = exchange.of_exchange({"ansicht": ["stammtische"]} if query else {})
        table = exports.roundtable_table if query else exports.partner_table
        words, codes = table(selection), table(selection, machine=True)
        assert len(words.rows) == len(codes.rows) > 0


def test_a_profile_names_who_has_solved_it_with_the_way_to_all(client: FlaskClient) -> None:
    section = by_id(parse(client.get(f"/gebiet/{ZELL}").text), "anlaesse")
    assert "Gelöst haben das: Ottoberg (12 km), Mainz (71 km)." in text_of(section)
    assert f"{PATH}?gebiet={ZELL}&anlass=G2" in [each.get("href") for each in section.iter("a")]
    near = by_id(parse(client.get(f"/gebiet/{BAD}").text), "anlaesse")
    assert "Gelöst haben das in der Nähe: Ottoberg (unter 1 km)." in text_of(near)


def test_a_build_that_does_not_say_it_is_told_and_gives_no_file(tmp_path: Path) -> None:
    from dashboard.app import create_app

    with shown(publish_small(tmp_path / "published")):
        visitor = create_app().test_client()
        assert texts.NOT_IN_DATA in visitor.get(PATH).text
        assert visitor.get(f"{PATH}.csv").status_code == 404
        assert "Gelöst haben das" not in visitor.get(f"/gebiet/{ZELL}").text


def test_a_long_choice_is_named_in_part(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_NAMED", 2)
    tree = tree_of(client, f"gebiete={BAD},{ZELL},{MAINZ},{OTTO}")
    assert "Gewählt: Bad Ems, Zell (Mosel) und 2 weitere Kommunen." in text_of(tree)
