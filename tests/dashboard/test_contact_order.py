"""The list "Zuerst ansprechen": reasons in words, and the same places on the screen, in both CSV files and in the workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.occasion_selection import PATH, STEPS, Selection, address
from dashboard.app import create_app
from dashboard.pages.anlaesse import page
from dashboard.queries import occasions as queries
from dashboard.queries.occasions.contact_order import reason
from dashboard.texts import contact_order as texts
from dashboard.texts import occasions as list_texts
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.small_atlas import AEHREN, publish, shown

ORDERS = list(permutations(STEPS))


@pytest.fixture(scope="module")
def client(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def in_order(steps: tuple[str, ...], **filters: Any) -> str:
    """The address after the path."""
    return address(Selection(view="zuerst", steps=steps, **filters)).removeprefix(PATH)


def screen_rows(client: FlaskClient, query: str) -> list[tuple[str, str, str]]:
    """Place, key and reason of every page of the screen."""
    rows: list[tuple[str, str, str]] = []
    pages = -(-len(queries.kommune_rows(queries.read(parse_qs(query[1:]), queries.choices())[0])) // queries.PAGE_SIZE)
    for number in range(1, pages + 1):
        tree = parse(client.get(f"{PATH}{query or '?ansicht=zuerst'}&seite={number}").text)
        rows += [_row(each) for each in by_id(tree, "anlaesse-liste").findall(".//tbody/tr")]
    return rows


def _row(row: Element) -> tuple[str, str, str]:
    place, area, why = row[0], row[1], row[-1]
    [profile] = [each.get("href", "") for each in area.iter("a")]
    return text_of(place).removeprefix("Platz "), profile.removeprefix("/gebiet/"), text_of(why[0])


def file_rows(client: FlaskClient, query: str) -> list[list[tuple[str, str, str]]]:
    """The same of the CSV for people, the CSV for programs and the workbook."""
    for_people = csv.DictReader(io.StringIO(client.get(f"{PATH}.csv{query}").data.decode("utf-8-sig")), delimiter=";")
    for_programs = csv.DictReader(io.StringIO(client.get(f"{PATH}-programme.csv{query}").text))
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{PATH}.xlsx{query}").data))[list_texts.SHEETS["zuerst"]]
    head, *body = sheet.iter_rows(values_only=True)
    workbook = [dict(zip(map(str, head), row, strict=True)) for row in body]
    german_names, codes = ("Platz", "Schlüssel (ARS)", "Grund"), ("place", "area_id", "reason")
    return [
        [(german.number(int(row[names[0]])), str(row[names[1]]), str(row[names[2]])) for row in rows]
        for rows, names in ((for_people, german_names), (for_programs, codes), (workbook, german_names))
    ]


@pytest.mark.parametrize("steps", ORDERS, ids=",".join)
def test_screen_and_files_say_the_same_order(client: FlaskClient, steps: tuple[str, ...]) -> None:
    query = in_order(steps)
    listed = screen_rows(client, query)
    assert [place for place, _, _ in listed] == [german.number(number) for number in range(1, len(listed) + 1)]
    assert len(listed) > 100
    for rows in file_rows(client, query):
        assert rows == listed


@pytest.mark.parametrize(
    "filters",
    [
        {"where": AreaFilter(kreis="07143")},
        {"where": AreaFilter(police="mehrere")},
        {"where": AreaFilter(sizes=("20000", "50000"), statuses=("unklar", "ruhend"))},
        {"kinds": ("G14",)},
        {"text": "bad"},
        {"severity": "hinweis", "where": AreaFilter(kinds=("verbandsgemeinde",))},
    ],
)
def test_filters_take_rows_out_and_leave_every_place_as_it_is(client: FlaskClient, filters: dict[str, Any]) -> None:
    selection = Selection(view="zuerst", **filters)
    whole = {each.area_id: each for each in queries.kommune_rows(Selection(view="zuerst"))}
    kept = queries.kommune_rows(selection)
    assert 0 < len(kept) < len(whole)
    assert all(whole[each.area_id] == each for each in kept)
    having = {each.area_id for each in queries.findings(selection)}
    assert {each.area_id for each in kept} <= having or not (selection.kinds or selection.severity)
    for rows in file_rows(client, in_order(selection.steps, **filters)):
        assert rows == screen_rows(client, in_order(selection.steps, **filters))


def test_the_bare_address_is_the_list_and_says_what_it_is(client: FlaskClient) -> None:
    tree = by_id(parse(client.get(PATH).text), "anlaesse")
    assert text_of(by_id(tree, "anlaesse-titel")) == list_texts.TITLES["zuerst"]
    listed = queries.kommune_rows(Selection())
    assert text_of(by_id(tree, "anlaesse-anzahl")).startswith(f"{len(listed)} Kommunen, deren Gremium fehlt")
    words = text_of(by_id(tree, "anlaesse-schritte"))
    assert "erfundene Zahlen zur Kriminalität haben hier keinen Einfluss." in words
    first = by_id(tree, "anlaesse-liste").findall(".//tbody/tr")[0]
    assert listed[0].kreis in text_of(first)
    assert "Demodaten" in text_of(first)
    assert len([each for each in first.iter("a") if each.get("href", "").startswith("/gebiet/")]) == 1


def test_every_order_is_reached_by_the_links_of_the_steps(client: FlaskClient) -> None:
    """The links need no script: each leads to an address in which one step stands one place earlier."""
    reached, ahead = set(), ["/anlaesse?ansicht=zuerst&kreis=07143"]
    while ahead:
        here = ahead.pop()
        selection, notices = queries.read(parse_qs(urlsplit(here).query), queries.choices())
        assert not notices
        assert (selection.view, selection.where.kreis) == ("zuerst", "07143")
        if selection.steps in reached:
            continue
        reached.add(selection.steps)
        steps = by_id(parse(client.get(here).text), "anlaesse-schritte")
        assert [text_of(each[0]) for each in steps.iter("li")] == [texts.STEPS[step] for step in selection.steps]
        ahead += [each.get("href", "") for each in steps.iter("a") if each.get("href")]
        shown_order = text_of(by_id(parse(client.get(here).text), "anlaesse-reihenfolge-stand"))
        assert shown_order == texts.STEPS_ARROW.join(texts.STEPS[step] for step in selection.steps)
    assert reached == set(ORDERS)


def test_the_form_keeps_the_order(client: FlaskClient) -> None:
    for steps in (ORDERS[0], ORDERS[17]):
        form = by_id(parse(client.get(f"{PATH}{in_order(steps)}").text), "anlaesse-form")
        [sent] = [each.get("value") for each in form.iter("input") if each.get("name") == "schritte"]
        assert queries.read({"schritte": sent or ""}, queries.choices())[0].steps == steps


def test_an_answer_to_the_controls_brings_the_order_and_takes_it_away(client: FlaskClient) -> None:
    [answer] = parse(page.answer("ansicht=zuerst&schritte=kontakt"))
    assert answer.get("data-query") == "ansicht=zuerst&schritte=kontakt,stand,bedarf,groesse"
    words = {each.get("data-part"): text_of(each) for each in answer.findall(".//*[@data-part]")}
    assert words["anlaesse-titel"] == list_texts.TITLES["zuerst"]
    assert words["anlaesse-reihenfolge-stand"] == "Kontakt → Stand → Bedarf → Größe"
    assert words["anlaesse-schritte"]
    [answer] = parse(page.answer("ansicht=kommunen"))
    words = {each.get("data-part"): text_of(each) for each in answer.findall(".//*[@data-part]")}
    assert "anlaesse-schritte" not in words


def test_the_workbook_says_the_steps_and_the_files_their_name(client: FlaskClient) -> None:
    query = in_order(("groesse", "stand", "bedarf", "kontakt"))
    answer = client.get(f"{PATH}.xlsx{query}")
    assert "praeventionsatlas_zuerst-ansprechen_" in answer.headers["Content-Disposition"]
    assert "_demodaten.xlsx" in answer.headers["Content-Disposition"]
    notes = openpyxl.load_workbook(io.BytesIO(answer.data))["Hinweise"].iter_rows(values_only=True)
    said = {str(name): str(content) for name, content, *_ in notes}
    assert said["Schritte der Reihenfolge"] == "Größe, Stand, Bedarf, Kontakt"
    assert said["Lesehilfe"] == texts.LEAD
    assert said["Adresse dieser Auswahl"] == f"{PATH}{query}"


def test_thresholds_of_the_stand_change_who_is_listed(client: FlaskClient) -> None:
    """A report that is out of date after a few months makes more Stände unclear."""
    strict = Selection(view="zuerst", thresholds=(("stale_months", 6.0),))
    usual, changed = queries.every_place(Selection(view="zuerst")), queries.every_place(strict)
    assert len(changed) > len(usual)
    assert sum(each.status == "unklar" for each in changed) > sum(each.status == "unklar" for each in usual)


def test_of_a_kommune_nobody_has_reported_on_everything_is_unknown(tmp_path: Path) -> None:
    with shown(publish(tmp_path)):
        [row] = [each for each in queries.every_place(Selection()) if each.area_id == AEHREN]
        assert (row.status, row.need, row.contact, row.confirmed_on) == ("unklar", "unknown", "unknown", None)
        assert row.reason == "Stand unklar, 9.000 Einwohner, Kontakte unbekannt"
        assert row.source == "keine Meldung im Register"


# ───────────────────────── reasons ─────────────────────────

PLACE = {
    "status": "kein_gremium",
    "body_above": False,
    "need": "unknown",
    "inhabitants": 35_019,
    "contact": "never",
    "last_contact_on": None,
}
LAST = {"last_contact_on": date(2024, 9, 29)}


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({}, "kein Gremium, 35.019 Einwohner, noch kein Kontakt verzeichnet"),
        ({"contact": "unknown"}, "kein Gremium, 35.019 Einwohner, Kontakte unbekannt"),
        ({"need": "high"}, "kein Gremium, hoher Bedarf, 35.019 Einwohner, noch kein Kontakt verzeichnet"),
        ({"need": "low"}, "kein Gremium, geringer Bedarf, 35.019 Einwohner, noch kein Kontakt verzeichnet"),
        ({"need": "middle"}, "kein Gremium, 35.019 Einwohner, noch kein Kontakt verzeichnet"),
        ({"need": "not_assigned"}, "kein Gremium, 35.019 Einwohner, noch kein Kontakt verzeichnet"),
        (
            {"status": "aufgeloest", "body_above": True},
            "Gremium aufgelöst (Gremium des Kreises vorhanden), 35.019 Einwohner, noch kein Kontakt verzeichnet",
        ),
        (
            {"status": "unklar", "body_above": True},
            "Stand unklar, 35.019 Einwohner, noch kein Kontakt verzeichnet",
        ),
        (
            {"status": "ruht_vermutlich", "contact": "over_24_months", **LAST},
            "Gremium ruht vermutlich, 35.019 Einwohner, letzter verzeichneter Kontakt am 29.09.2024",
        ),
        (
            {"status": "ruhend", "contact": "12_to_24_months", **LAST},
            "Gremium ruhend, 35.019 Einwohner, letzter verzeichneter Kontakt am 29.09.2024",
        ),
        (
            {"status": "in_planung", "contact": "under_12_months", **LAST},
            "Gremium in Planung, 35.019 Einwohner, letzter verzeichneter Kontakt am 29.09.2024",
        ),
    ],
)
def test_a_reason_says_what_is_known_and_calls_the_unknown_unknown(differs: dict[str, Any], words: str) -> None:
    assert reason(PLACE | differs, tuple(STEPS)) == words


def test_a_reason_follows_the_order_of_the_steps() -> None:
    words = reason(PLACE | {"need": "high"}, ("kontakt", "groesse", "bedarf", "stand"))
    assert words == "noch kein Kontakt verzeichnet, 35.019 Einwohner, hoher Bedarf, kein Gremium"
