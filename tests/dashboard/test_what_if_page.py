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
from dashboard.pages.analyse import what_if as page
from dashboard.queries import area_filter, what_if
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.texts import chosen_areas
from dashboard.web import compression
from dashboard.what_if import sentences
from dashboard.what_if.plan import plan, reached
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
    taken = plan(asked(query))
    lists = [list(taken.of(each.measure)) for each in what_if.measures()]
    land = db.one("FROM what_if_coverage(councils := ?) WHERE grouping = 'land'", [lists[0]])
    settled = db.one(
        "SELECT sum(len(settled))::INT AS settled, sum(len(remaining))::INT AS remaining FROM what_if(?, ?, ?, ?)",
        lists,
    )
    figures = [text_of(each) for each in by_id(tree, "wenn-kennwerte").iter("li")]
    assert sentences.between(land["active_after"], land["unclear_after"]) in figures[0]
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
    notes = dict(reversed([*book["Hinweise"].iter_rows(values_only=True)]))
    assert notes["Annahme"] == text_of(by_id(tree, "wenn-anzahl"))
    assert {each["synthetic"] for each in rows} == {"true"}
    assert notes["Demodaten"].startswith("Ja")


def test_measures_go_only_where_they_settle_something_and_only_to_whom_comes_into_question() -> None:
    selection = asked(f"gremien=170&beratungen=170&analysen=170&fachkraefte=170&gebiete={everyone()}")
    taken = plan(selection)
    settles = {each.measure: {*each.settles} for each in what_if.measures()}
    for effect in what_if.effects(taken.taken):
        for measure, kinds in settles.items():
            is_taken = effect.area_id in taken.of(measure)
            if measure == "council":
                assert is_taken == (effect.status_before != "aktiv")
            else:
                assert is_taken == bool(kinds & {*effect.findings})
    within = plan(asked("gremien=170&analysen=170&kreis=07131"))
    assert {area_id[:5] for measure in settles for area_id in within.of(measure)} == {"07131"}


def test_chosen_without_numbers_each_get_a_body_they_lack(client: FlaskClient) -> None:
    chosen = ("071110000", "072110000", "073180000")
    statuses = area_filter.statuses()
    taken = plan(asked(f"gebiete={','.join(chosen)}"))
    assert {*taken.of("council")} == {each for each in chosen if statuses[each] != "aktiv"}
    assert plan(asked(f"gebiete={','.join(chosen)}&analysen=1")).of("council") == ()
    text = text_of(page_of(client, f"gebiete={','.join(chosen)}"))
    assert "3 gewählt" in text


@pytest.mark.parametrize("order", ["einwohner", "bedarf", "ausgleich"])
def test_the_way_back_reaches_its_target_and_one_less_does_not(client: FlaskClient, order: str) -> None:
    selection = asked(f"ziel=60&reihenfolge={order}")
    taken = plan(selection)
    [land] = [each for each in what_if.coverage(taken.of("council")) if each.grouping == "land"]
    found = reached(selection, taken, land)
    assert found.places
    people = [listed_areas()[each]["inhabitants"] for each in found.places]
    wanted = 0.6 * land.inhabitants
    assert land.inhabitants_active_before + sum(people) >= wanted > land.inhabitants_active_before + sum(people[:-1])
    answer = text_of(by_id(page_of(client, f"ziel=60&reihenfolge={order}"), "wenn-umkehr"))
    assert (f"genügen {len(people)} weitere Gremien, und weniger reichen nicht" in answer) == (order == "einwohner")
    assert ("nicht bewiesen" in answer) == (order != "einwohner")
    link = by_id(page_of(client, f"reihenfolge={order}"), "wenn-annehmen").get("href", "")
    assert plan(asked(link.partition("?")[2])).of("council") == found.places


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
    assert len(parts) == 21
    for part in parts:
        assert text_of(part) == text_of(by_id(document, part.get("data-part", "")))


def test_the_outlines_of_the_map_stand_once_and_an_answer_says_their_looks(client: FlaskClient) -> None:
    document = page_of(client, "gremien=5")
    drawn = [each.get("class") for group in document.iter("g") if group.get("class") == "gebiete" for each in group]
    assert drawn == text_of(by_id(document, "wenn-karte-ansicht")).split()
    assert drawn.count("neu") == 5
    answer = page.answer(f"gebiete={everyone()}")
    assert "<path" not in answer
    assert len(compression.packed(answer.encode(), "br", compression.QUICK)) < 15_000


def test_what_is_chosen_goes_before_the_filter_and_nothing_chosen_vanishes(client: FlaskClient) -> None:
    statuses = area_filter.statuses()
    active, open_ = (
        next(each for each in sorted(statuses) if (statuses[each] == "aktiv") == wanted and each[:5] != "07131")
        for wanted in (True, False)
    )
    query = f"gebiete={active},{open_}&kreis=07131"
    assert plan(asked(query)).of("council") == (open_,)
    tree = page_of(client, query)
    notes = text_of(by_id(tree, "wenn-hinweise"))
    assert chosen_areas.BEFORE_FILTER in notes
    assert "für jede gewählte Kommune ohne aktives Gremium ein neues" in notes
    assert f"{listed_areas()[active]['label']} hat schon ein aktives Gremium" in notes
    assert text_of(by_id(tree, "wenn-filter-stand")) == "nur die 2 gewählten Kommunen"
    reverse = text_of(by_id(tree, "wenn-umkehr"))
    assert "nicht erreichbar: Auch mit 1 weiteren Gremium wären es" in reverse
    assert "Grenzen: nur die 2 gewählten Kommunen." in reverse
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{PATH}.xlsx?{query}").data), read_only=True)
    notes_of_file = dict(book["Hinweise"].iter_rows(values_only=True))
    assert "Grenzen: nur die 2 gewählten Kommunen." in notes_of_file["Ziel"]
    first = next(book["Kommunen"].iter_rows(min_row=2, values_only=True))
    assert (first[0], first[7]) == (open_, "neues Gremium")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("ziel=99&kreis=07131", "nicht erreichbar"),
        ("ziel=99&kreis=07131&je_kreis=1", "nicht erreichbar"),
        ("ziel=99&kreis=07131&je_kreis=1&je_art=1", "Auf diesem Weg ist das nicht erreicht"),
        ("ziel=99&kreis=07131&reihenfolge=bedarf", "nicht erreichbar"),
        ("ziel=99&kreis=07131&je_kreis=1&reihenfolge=bedarf", "Auf diesem Weg ist das nicht erreicht"),
        ("ziel=99&stand=aktiv&je_kreis=1&je_art=1", "Keine Kommune ohne aktives Gremium kommt in Frage"),
        ("ziel=99&stand=aktiv&gremien=1", "Neue Gremien: 1 angenommen, doch in keiner Kommune möglich"),
    ],
)
def test_that_nothing_else_would_do_is_said_only_where_it_is_proven(
    client: FlaskClient, query: str, sentence: str
) -> None:
    assert sentence in text_of(page_of(client, query))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (9, "A1, A2, A3, A4, A5, A6, A7, A8 und A9"),
        (10, "A1, A2, A3, A4, A5, A6, A7, A8 und 2 weitere Kommunen"),
    ],
)
def test_of_many_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch, count: int, words: str) -> None:
    labels = {str(number): {"label": f"A{number}"} for number in range(1, count + 1)}
    monkeypatch.setattr(sentences, "listed_areas", lambda: labels)
    assert sentences.named([*labels]) == words


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
