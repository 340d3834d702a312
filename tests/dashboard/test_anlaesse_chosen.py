"""Kommunen chosen one by one on the work list: only they are listed, ticked, and go along to other pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.pages.anlaesse import page
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import Selection
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.small_atlas import shown

CHOSEN = ("071110000", "072110000", "073120000")


@pytest.fixture(scope="module")
def client(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def rows(client: FlaskClient, query: str) -> list[dict[str, str]]:
    text = client.get(f"/anlaesse.csv?{query}").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("view", ["zuerst", "staerken", "liste", "kommunen"])
def test_only_the_chosen_are_listed_on_the_page_and_in_its_files(client: FlaskClient, view: str) -> None:
    query = f"ansicht={view}&gebiete={','.join(CHOSEN)}"
    listed = {each["Schlüssel (ARS)"] for each in rows(client, query)}
    everywhere = {each["Schlüssel (ARS)"] for each in rows(client, f"ansicht={view}")}
    assert listed == everywhere & {*CHOSEN}
    assert listed
    tree = parse(client.get(f"/anlaesse?{query}").text)
    assert "Nur die gewählten Kommunen (3): Koblenz, Trier und Kaiserslautern" in text_of(
        by_id(tree, "anlaesse-gebiet")
    )
    assert by_id(tree, "anlaesse-ohne-gebiete").get("href") == (
        "/anlaesse" if view == "zuerst" else f"/anlaesse?ansicht={view}"
    )
    assert text_of(by_id(tree, "anlaesse-auswahl-stand")) == "1 Filter aktiv"


def test_every_row_has_a_box_and_the_chosen_go_along(client: FlaskClient) -> None:
    tree = parse(client.get(f"/anlaesse?ansicht=kommunen&seite=2&gebiete={','.join(CHOSEN)}").text)
    bar = by_id(tree, "anlaesse-wahl")
    boxes = tree.findall(".//input[@form='anlaesse-wahl']")
    assert {each.get("value") for each in boxes} == {*CHOSEN}
    assert all(each.get("checked") is not None and each.get("aria-label", "").endswith(" auswählen") for each in boxes)
    assert "3 Kommunen gewählt:" in text_of(bar)
    other = parse(client.get(f"/anlaesse?ansicht=liste&gebiete={CHOSEN[0]}").text)
    hidden = by_id(other, "anlaesse-wahl").findall(".//input[@type='hidden']")
    assert [each.get("value") for each in hidden] == [CHOSEN[0]]
    assert "1 Kommune gewählt:" in text_of(by_id(other, "anlaesse-wahl"))


def test_what_is_no_kommune_is_said_and_refused_in_files(client: FlaskClient) -> None:
    for named, status in (("99999", 404), ("unfug", 404)):
        query = f"ansicht=zuerst&gebiete={CHOSEN[0]},{named}"
        answer = client.get(f"/anlaesse?{query}")
        assert answer.status_code == status
        assert named in text_of(parse(answer.text))
        assert client.get(f"/anlaesse.csv?{query}").status_code == status
    of_kreis = client.get("/anlaesse?gebiete=07131")
    assert "steht nicht unter den Kommunen" in text_of(parse(of_kreis.text))


def test_all_kommunen_can_be_chosen_and_a_filter_still_narrows_them(client: FlaskClient) -> None:
    everyone = tuple(queries.standings(Selection()))
    query = f"ansicht=kommunen&gebiete={','.join(everyone)}"
    assert len(rows(client, query)) == len(everyone) == 170
    assert "und 165 weitere" in page.answer(query)
    narrowed = {each["Schlüssel (ARS)"] for each in rows(client, f"{query}&kreis=07131")}
    assert narrowed == {each for each in everyone if each.startswith("07131")}
