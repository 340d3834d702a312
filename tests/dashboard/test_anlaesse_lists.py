"""The lists of the page "Beratungsanlässe": their numbers, orders and groups are the same on heads, in tables and in files."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs
from xml.etree.ElementTree import Element

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard import db, german
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.occasion_selection import PATH, SORTS, Selection, address
from dashboard.app import create_app
from dashboard.queries import area_filter
from dashboard.queries import occasions as queries
from dashboard.texts import occasions as texts
from dashboard.texts.statuses import STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.small_atlas import shown

FILTERS = ("", "&kreis=07131", "&pp=mehrere&schwere=anlass", "&months=30&stand=aktiv,ruht_vermutlich", "&art=G4&ort=en")


@pytest.fixture(scope="module")
def client(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def page_of(client: FlaskClient, query: str) -> Element:
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == 200
    return by_id(parse(response.text), "anlaesse")


def selected(query: str) -> Selection:
    selection, notices = queries.read(parse_qs(query), queries.choices())
    assert not notices
    return selection


def people_rows(client: FlaskClient, query: str) -> list[dict[str, str]]:
    text = client.get(f"{PATH}.csv?{query}").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def screen_names(client: FlaskClient, query: str) -> list[str]:
    """The names of the rows, all pages."""
    names: list[str] = []
    pages = -(-len(people_rows(client, query)) // queries.PAGE_SIZE)
    for number in range(1, pages + 1):
        tree = page_of(client, f"{query}&seite={number}")
        names += [text_of(each) for each in by_id(tree, "anlaesse-liste").findall(".//tbody/tr/th/a")]
    return names


def test_the_two_lists_are_the_active_councils_and_all_the_others(client: FlaskClient) -> None:
    statuses = {area_id: each.status for area_id, each in queries.standings(Selection()).items()}
    without = {each.area_id for each in queries.kommune_rows(Selection())}
    active = {each.area_id for each in queries.kommune_rows(Selection(view="staerken"))}
    assert (len(without), len(active)) == (111, 59)
    assert active == {area_id for area_id, status in statuses.items() if status == "aktiv"}
    assert without == statuses.keys() - active


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("view", SORTS)
def test_heads_count_what_table_and_files_hold(client: FlaskClient, view: str, filters: str) -> None:
    query = f"ansicht={view}{filters}"
    tree = page_of(client, query)
    rows = {each: len(people_rows(client, f"ansicht={each}{filters}")) for each in SORTS}
    heads = [text_of(each) for each in by_id(tree, "anlaesse-ansichten").iter("a")]
    assert heads == [
        f"{name} ({german.number(rows[each])})"
        for name, each in (
            (texts.VIEW["zuerst"], "zuerst"),
            (texts.VIEW["staerken"], "staerken"),
            (texts.VIEW_EVERYTHING, "liste"),
        )
    ] + [texts.TO_WHAT_IF, texts.EXCHANGE]
    assert rows["zuerst"] + rows["staerken"] == rows["kommunen"]
    counted = text_of(by_id(tree, "anlaesse-anzahl"))
    assert counted.startswith(f"{german.number(rows[view])} ")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{PATH}.xlsx?{query}").data))[texts.SHEETS[view]]
    assert sheet.max_row - 1 == rows[view]
    programs = client.get(f"{PATH}-programme.csv?{query}").text
    assert len(list(csv.DictReader(io.StringIO(programs)))) == rows[view]


@pytest.mark.parametrize("status", STATUSES)
def test_a_stand_lists_exactly_its_kommunen(client: FlaskClient, status: str) -> None:
    expected = {each for each, standing in queries.standings(Selection()).items() if standing.status == status}
    rows = people_rows(client, f"ansicht=kommunen&stand={status}")
    assert {row["Schlüssel (ARS)"] for row in rows} == expected == area_filter.kommunen(AreaFilter(statuses=(status,)))
    assert {row["Stand"] for row in rows} == {STATUSES[status]}
    assert status != "kein_gremium" or len(rows) == 35


def test_the_stand_that_is_filtered_by_follows_the_thresholds_of_the_page(client: FlaskClient) -> None:
    usual = people_rows(client, "ansicht=kommunen&stand=ruht_vermutlich")
    strict = people_rows(client, "ansicht=kommunen&stand=ruht_vermutlich&months=6")
    assert len(strict) > len(usual)
    first_list = people_rows(client, "ansicht=zuerst&stand=ruht_vermutlich&months=6")
    assert {row["Gebiet"] for row in first_list} == {row["Gebiet"] for row in strict}


KEYS: dict[str, Callable[[queries.KommuneRow], Any]] = {
    "platz": lambda row: row.place,
    "ort": lambda row: german.sort_key(row.label),
    "stand": lambda row: list(STATUSES).index(row.standing.status),
    "einwohner": lambda row: row.inhabitants,
    "kontakt": lambda row: row.standing.last_contact_on or (date.min if row.standing.contact == "never" else None),
    "bestaetigt": lambda row: row.standing.confirmed_on,
    "anzahl": lambda row: (row.occasions, row.hints),
}


@pytest.mark.parametrize("direction", ["auf", "ab"])
@pytest.mark.parametrize("sort", SORTS["zuerst"])
@pytest.mark.parametrize("view", ["zuerst", "staerken"])
def test_every_column_sorts_both_ways_and_what_is_unknown_comes_last(
    client: FlaskClient, view: str, sort: str, direction: str
) -> None:
    query = f"ansicht={view}&sortierung={sort}&richtung={direction}"
    rows = queries.kommune_rows(selected(query))
    keys = [KEYS[sort](row) for row in rows]
    known = [key for key in keys if key is not None]
    assert known == sorted(known, reverse=direction == "ab")
    assert keys[: len(known)] == known
    assert [row["Gebiet"] for row in people_rows(client, query)] == [row.label for row in rows]
    assert screen_names(client, query)[: queries.PAGE_SIZE] == [row.label for row in rows[: queries.PAGE_SIZE]]
    head = by_id(page_of(client, query), f"anlaesse-sortieren-{sort}")
    assert head.get("href") == address(
        Selection(view=view, sort="" if sort == "platz" else sort, direction={"auf": "ab", "ab": "auf"}[direction])
    )


def test_councils_to_strengthen_are_ordered_by_occasions_then_inhabitants(client: FlaskClient) -> None:
    rows = queries.kommune_rows(Selection(view="staerken"))
    assert [row.place for row in rows] == list(range(1, 60))
    order = [(-row.occasions, -row.inhabitants, row.area_id) for row in rows]
    assert order == sorted(order)
    tree = page_of(client, "ansicht=staerken")
    assert "Hinweise, auch solche aus erfundenen Zahlen, haben keinen Einfluss." in text_of(
        by_id(tree, "anlaesse-schritte")
    )
    first = text_of(by_id(tree, "anlaesse-liste").findall(".//tbody/tr")[0])
    for finding in rows[0].findings:
        assert f"{finding.title} ({texts.SEVERITY[finding.severity]}" in first
        assert all(offer.title in first for offer in finding.offers)


def test_findings_from_invented_figures_say_so_on_screen_and_in_files(client: FlaskClient) -> None:
    query = "ansicht=kommunen&art=G10,G11,G12"
    rows = queries.kommune_rows(selected(query))[: queries.PAGE_SIZE]
    on_screen = by_id(page_of(client, query), "anlaesse-liste").findall(".//tbody/tr")
    invented = 0
    for row, shown_row, saved in zip(rows, on_screen, people_rows(client, query), strict=False):
        for finding in row.findings:
            mark = ", erfundene Zahlen" if finding.synthetic else ""
            said = f"{finding.title} ({texts.SEVERITY[finding.severity]}{mark})"
            assert said in text_of(shown_row)
            assert said in saved["Beratungsanlässe"]
            invented += finding.synthetic
    assert invented


@pytest.mark.parametrize("grouping", ["kreis", "pp"])
@pytest.mark.parametrize("view", SORTS)
def test_groups_add_up_and_hold_their_rows_in_the_order_of_the_list(
    client: FlaskClient, view: str, grouping: str
) -> None:
    query = f"ansicht={view}&gruppierung={grouping}"
    rows = people_rows(client, query)
    column = {"kreis": "Kreis", "pp": "Polizeipräsidium"}[grouping]
    sizes = Counter(row[column] for row in rows)
    assert len(list(dict.fromkeys(row[column] for row in rows))) == len(sizes)
    heads: dict[str, str] = {}
    names: list[str] = []
    for number in range(1, -(-len(rows) // queries.PAGE_SIZE) + 1):
        tree = by_id(page_of(client, f"{query}&seite={number}"), "anlaesse-liste")
        for head in tree.findall(".//h3"):
            count = text_of(head[0])
            label = text_of(head).removesuffix(count).strip().removesuffix(" (Fortsetzung)")
            assert heads.setdefault(label, count) == count
        names += [text_of(each) for each in tree.findall(".//tbody/tr/th/a")]
    assert {label: int(count.split()[0]) for label, count in heads.items()} == dict(sizes)
    assert names == [row["Gebiet"] for row in rows]
    ungrouped = [row["Schlüssel (ARS)"] for row in people_rows(client, f"ansicht={view}")]
    for label in sizes:
        inside = [row["Schlüssel (ARS)"] for row in rows if row[column] == label]
        assert inside == [area_id for area_id in ungrouped if area_id in set(inside)]
    assert grouping == "kreis" or list(heads)[-1] == "mehrere Polizeipräsidien"


def test_files_name_filter_and_order(client: FlaskClient) -> None:
    query = "ansicht=zuerst&kreis=07131&stand=unklar&sortierung=ort&richtung=ab&gruppierung=pp&months=30"
    [chosen] = {row["Auswahl und Reihenfolge"] for row in people_rows(client, query)}
    assert chosen == (
        "Kreis: Landkreis Ahrweiler; Stand: unklar; Schwelle Stand: Letzte Sitzung liegt höchstens zurück: 30 Monate (Vorgabe 18); "
        "gruppiert nach Polizeipräsidium, sortiert nach Name, absteigend; Schritte der Reihenfolge: Stand, Bedarf, Größe, Kontakt"
    )
    programs = client.get(f"{PATH}-programme.csv?{query}").text
    assert {row["selection"] for row in csv.DictReader(io.StringIO(programs))} == {selected(query).to_query()}
    notes = openpyxl.load_workbook(io.BytesIO(client.get(f"{PATH}.xlsx?{query}").data))["Hinweise"]
    said = {str(name): str(content) for name, content, *_ in notes.iter_rows(values_only=True)}
    assert said["Filter Kreis"] == "Landkreis Ahrweiler"
    assert said["Reihenfolge"] == "gruppiert nach Polizeipräsidium, sortiert nach Name, absteigend"


@pytest.mark.parametrize("view", SORTS)
def test_a_page_behind_the_last_one_is_said_and_the_last_one_shown(client: FlaskClient, view: str) -> None:
    response = client.get(f"{PATH}?ansicht={view}&seite=900")
    assert response.status_code == 200
    tree = by_id(parse(response.text), "anlaesse")
    assert "Die Seite 900 gibt es in dieser Auswahl nicht, gezeigt wird die letzte." in text_of(tree)
    assert by_id(tree, "anlaesse-liste").findall(".//tbody/tr")


def test_a_new_threshold_of_the_stand_asks_for_figures_of_crime_and_surveys_no_second_time(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule cannot assess for want of figures does not depend on the Stand, and is a quarter of the work."""
    page_of(client, "ansicht=liste&months=41")
    asked: list[str] = []
    original = db.query
    monkeypatch.setattr(db, "query", lambda sql, *rest: [asked.append(sql), original(sql, *rest)][1])
    page_of(client, "ansicht=liste&months=42")
    assert asked
    assert not [sql for sql in asked if "last_period" in sql]
    assert sum("FROM finding_evidence" in sql or "finding_offer" in sql for sql in asked) == 0
