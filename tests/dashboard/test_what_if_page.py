"""The page "Was wäre, wenn": its numbers are those of the contract and of its files, and it supposes nothing it does not say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from urllib.parse import parse_qs
from xml.etree.ElementTree import Element

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard import db, german
from dashboard.addresses.what_if_selection import PATH, Selection
from dashboard.app import create_app
from dashboard.exports import what_if_words
from dashboard.pages.analyse import what_if as page
from dashboard.queries import area_filter, what_if
from dashboard.queries.occasions.listed_areas import listed_areas
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.small_atlas import shown

QUERIES = (
    "",
    "gremien=5",
    "gremien=12&beratungen=7&analysen=30&fachkraefte=3&reihenfolge=bedarf",
    "gremien=9&reihenfolge=ausgleich&je_kreis=1&je_art=4",
    "gebiete=071110000,072110000,073180000",
    "gremien=4&kreis=07131",
)


@pytest.fixture(scope="module")
def client(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def asked(query: str) -> Selection:
    selection, notices = what_if.read(parse_qs(query))
    assert not notices
    return selection


def page_of(client: FlaskClient, query: str) -> Element:
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == 200
    return by_id(parse(response.text), "wenn")


def everyone() -> str:
    return ",".join(sorted(area_filter.kommunen(Selection().where)))


@pytest.mark.parametrize("query", QUERIES)
def test_figures_tables_and_files_are_those_of_the_contract(client: FlaskClient, query: str) -> None:
    tree = page_of(client, query)
    taken = what_if.plan(asked(query))
    lists = [list(taken.of(each.measure)) for each in what_if.measures()]
    land = db.one("FROM what_if_coverage(councils := ?) WHERE grouping = 'land'", [lists[0]])
    settled = db.one(
        "SELECT sum(len(settled))::INT AS settled, sum(len(remaining))::INT AS remaining FROM what_if(?, ?, ?, ?)",
        lists,
    )
    figures = [text_of(each) for each in by_id(tree, "wenn-kennwerte").iter("li")]
    assert what_if_words.between(land["active_after"], land["unclear_after"]) in figures[0]
    share = german.share_between(
        land["inhabitants_active_after"], land["inhabitants_unclear_after"], land["inhabitants"]
    )
    assert figures[1].startswith(share.replace(german.NBSP, " "))
    assert figures[2].startswith(german.number(settled["settled"]))
    assert f"{german.number(settled['remaining'])} blieben" in figures[2]

    rows = list(csv.DictReader(io.StringIO(client.get(f"{PATH}-programme.csv?{query}").text)))
    assert len(rows) == land["kommunen"]
    assert sum(each["status_after"] == "aktiv" for each in rows) == land["active_after"]
    assert sum(len(each["settled"].split(";")) for each in rows if each["settled"]) == settled["settled"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{PATH}.xlsx?{query}").data), read_only=True)
    assert book.sheetnames == ["Kommunen", "Abdeckung", "Beratungsanlässe", "Hinweise"]
    of_land = next(row for row in book["Abdeckung"].iter_rows(values_only=True) if row[0] == "Land")
    assert of_land[2:7] == tuple(
        land[name] for name in ("kommunen", "active_before", "unclear_before", "active_after", "unclear_after")
    )
    notes = dict(book["Hinweise"].iter_rows(values_only=True))
    assert notes["Annahme"] == text_of(by_id(tree, "wenn-anzahl"))
    assert {each["synthetic"] for each in rows} == {"true"}
    assert notes["Demodaten"].startswith("Ja")


def test_measures_go_only_where_they_settle_something_and_only_to_whom_comes_into_question() -> None:
    selection = asked(f"gremien=170&beratungen=170&analysen=170&fachkraefte=170&gebiete={everyone()}")
    taken = what_if.plan(selection)
    settles = {each.measure: {*each.settles} for each in what_if.measures()}
    for effect in what_if.effects(taken):
        for measure, kinds in settles.items():
            is_taken = effect.area_id in taken.of(measure)
            if measure == "council":
                assert is_taken == (effect.status_before != "aktiv")
            else:
                assert is_taken == bool(kinds & {*effect.findings})
    within = what_if.plan(asked("gremien=170&analysen=170&kreis=07131"))
    assert {area_id[:5] for measure in settles for area_id in within.of(measure)} == {"07131"}
    outside = what_if.plan(asked("gebiete=071110000&kreis=07131"))
    assert (outside.taken, outside.outside) == ({}, ("071110000",))


def test_chosen_without_numbers_each_get_a_body_they_lack(client: FlaskClient) -> None:
    chosen = ("071110000", "072110000", "073180000")
    statuses = area_filter.statuses()
    taken = what_if.plan(asked(f"gebiete={','.join(chosen)}"))
    assert {*taken.of("council")} == {each for each in chosen if statuses[each] != "aktiv"}
    assert what_if.plan(asked(f"gebiete={','.join(chosen)}&analysen=1")).of("council") == ()
    text = text_of(page_of(client, f"gebiete={','.join(chosen)}"))
    assert "3 gewählt" in text


@pytest.mark.parametrize("order", ["einwohner", "bedarf", "ausgleich"])
def test_the_way_back_reaches_its_target_and_one_less_does_not(client: FlaskClient, order: str) -> None:
    selection = asked(f"ziel=60&reihenfolge={order}")
    taken = what_if.plan(selection)
    [land] = [each for each in what_if.coverage(taken) if each.grouping == "land"]
    reached = what_if.reached(selection, taken, land)
    assert reached.places
    people = [listed_areas()[each]["inhabitants"] for each in reached.places]
    wanted = 0.6 * land.inhabitants
    assert land.inhabitants_active_before + sum(people) >= wanted > land.inhabitants_active_before + sum(people[:-1])
    answer = text_of(by_id(page_of(client, f"ziel=60&reihenfolge={order}"), "wenn-umkehr"))
    assert (f"genügen {len(people)} weitere Gremien, und weniger reichen nicht" in answer) == (order == "einwohner")
    assert ("nicht bewiesen" in answer) == (order != "einwohner")
    link = by_id(page_of(client, f"reihenfolge={order}"), "wenn-annehmen").get("href", "")
    assert what_if.plan(asked(link.partition("?")[2])).of("council") == reached.places


def test_what_cannot_be_reached_or_is_reached_already_is_said(client: FlaskClient) -> None:
    assert "ist das schon erreicht" in text_of(by_id(page_of(client, "ziel=10"), "wenn-umkehr"))
    never = text_of(by_id(page_of(client, "ziel=95&kreis=07131"), "wenn-umkehr"))
    assert "Das ist so nicht erreichbar" in never
    assert "nicht bewiesen" in text_of(by_id(page_of(client, "je_kreis=2&je_art=9"), "wenn-umkehr"))


@pytest.mark.parametrize("query", QUERIES)
def test_an_answer_to_the_form_has_every_part_the_document_has(client: FlaskClient, query: str) -> None:
    [answer] = parse(page.answer(query))
    assert answer.get("data-query") == query
    document = page_of(client, query)
    parts = answer.findall(".//*[@data-part]")
    assert len(parts) == 20
    for part in parts:
        assert text_of(part) == text_of(by_id(document, part.get("data-part", "")))


def test_what_cannot_be_supposed_is_refused_by_island_and_files_and_said_by_the_page(client: FlaskClient) -> None:
    [answer] = parse(page.answer("gremien=-3"))
    assert answer.get("data-query") is None
    assert "„-3“ ist nicht möglich" in text_of(answer)
    assert client.get(f"{PATH}.xlsx?gremien=-3").status_code == 400
    response = client.get(f"{PATH}?gremien=-3")
    assert response.status_code == 400
    assert "„-3“ ist nicht möglich" in text_of(parse(response.text))


def test_without_scripts_the_form_says_all_of_its_address(client: FlaskClient) -> None:
    query = "gebiete=071110000&gremien=5&reihenfolge=ausgleich&ziel=70&je_kreis=2&kreis=07111"
    form = by_id(page_of(client, query), "wenn-form")
    assert (form.get("method"), form.get("action")) == ("get", PATH)
    said = {
        each.get("name"): each.get("value")
        for each in form.iter("input")
        if each.get("type") == "text" and each.get("value")
    }
    assert said == {"gremien": "5", "ziel": "70", "je_kreis": "2"}
    ticked = [each.get("value") for each in form.iter("input") if each.get("checked") is not None]
    assert ticked == ["071110000"]
    chosen = {option.get("value") for option in form.iter("option") if option.get("selected") is not None}
    assert {"ausgleich", "07111"} <= chosen
    assert any(each.get("type") == "submit" for each in form.iter("button"))


def test_all_170_are_computed_listed_in_part_and_complete_in_the_files(client: FlaskClient) -> None:
    query = f"gebiete={everyone()}"
    tree = page_of(client, query)
    statuses = list(area_filter.statuses().values())
    without = len(statuses) - statuses.count("aktiv")
    assert f"{without} neue Gremien in" in text_of(by_id(tree, "wenn-anzahl"))
    assert f"Gezeigt sind die ersten 40 von {without}" in text_of(by_id(tree, "wenn-liste"))
    assert text_of(by_id(tree, "wenn-kennwerte")).startswith("170")
    rows = list(csv.DictReader(io.StringIO(client.get(f"{PATH}-programme.csv?{query}").text)))
    assert sum(each["measures"] == "council" for each in rows) == without
