"""Need and structure: the answer, its sentences, its place among the choices, its file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.need import answer as need_answer
from dashboard.need import summary as need_summary
from dashboard.need import view as need_view
from dashboard.pages.lage import settings
from dashboard.queries import need_structure, overview
from dashboard.queries.selections import map_choices as choices
from dashboard.queries.selections import of_map as read
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION

BASE = f"/api/v1/werte/{VERSION}/kommune/{need_answer.INDICATOR}"


def test_the_answer_places_clear_and_unclear_kommunen_and_says_why_others_have_no_place(client: FlaskClient) -> None:
    said = client.get(f"{BASE}.json").get_json()
    assert said["rows"][KOBLENZ] == [-1, 3, 1, 1, 874, 90, 80, 90, 10, 10, 20, 1, 1]
    assert said["rows"][HACHENBURG][:5] == [-1, 2, 3, 0, 400]
    assert said["rows"][MARIENBERG] == [0, None, 2, 0, None, None, None, None, 50, 50, 60, 0, 1]
    assert said["reasons"] == [["too_few_indicators", "Bedarf: 0 von 1 Merkmalen bekannt, nötig sind 1"]]
    assert said["profiles"][MARIENBERG] == [None, 50]
    assert said["inputs"] == [
        ["need", "Weniger Sicherheitsgefühl", 1.0, 1.0],
        ["structure", "Gremium arbeitet", 1.0, 1.0],
    ]
    assert said["variants"] == 1000


def test_the_summary_says_how_many_can_be_placed_and_who_comes_first(lage_shown: Path) -> None:
    assert need_summary.summary(need_view.of_weights()) == (
        "2 von 3 Kommunen lassen sich einordnen, 1 davon nicht eindeutig. Für 1 Kommune sind zu wenige Merkmale bekannt. "
        "Hoher Bedarf und geringe Struktur: Koblenz."
    )


def test_an_unclear_place_is_never_named_first(lage_shown: Path) -> None:
    places: list[dict[str, Any]] = [{**place, "assigned": False} for place in need_structure.places()]
    assert need_summary.summary(NeedView([], places)).endswith(
        "Hoher Bedarf bei geringer Struktur ist für keine Kommune eindeutig."
    )


def test_it_is_one_more_choice_for_kommunen_only(lage_shown: Path) -> None:
    assert [each["indicator_id"] for each in choices()] == [
        *(each["indicator_id"] for each in overview.indicators()),
        need_answer.INDICATOR,
    ]
    chosen, notices = read({"kennzahl": need_answer.INDICATOR})
    assert (chosen.level, chosen.year, notices) == ("kommune", 2026, [])
    chosen, notices = read({"kennzahl": need_answer.INDICATOR, "ebene": "kreis"})
    assert chosen.level == "kommune"
    assert "„ebene=kreis“" in notices[0].message


def test_it_is_marked_as_invented_where_one_of_its_inputs_is(lage_shown: Path) -> None:
    told = json.loads(settings.as_json(read({})[0]))["indicators"][need_answer.INDICATOR]
    assert told["demo"] is True
    official = [{**each, "demo": False} for each in need_structure.inputs()]
    assert need_answer.indicator(official, [], overview.confirmed_since())["demo"] is False


def test_the_file_says_field_status_and_spans(client: FlaskClient) -> None:
    text = client.get(f"/karte.csv?kennzahl={need_answer.INDICATOR}").data.decode("utf-8-sig")
    rows = {row["Regionalschlüssel"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert rows[KOBLENZ]["Feld"] == "hoher Bedarf, geringe Struktur"
    assert (rows[KOBLENZ]["Anteil der Varianten (%)"], rows[KOBLENZ]["Angabe"]) == ("87,4", "zugeordnet")
    assert rows[HACHENBURG]["Angabe"] == "nicht eindeutig zugeordnet"
    assert (rows[MARIENBERG]["Feld"], rows[MARIENBERG]["Bedarf (Prozentrang)"]) == ("", "")
    assert "0 von 1 Merkmalen" in rows[MARIENBERG]["Angabe"]
    assert {row["Demodaten"] for row in rows.values()} == {"ja"}


@pytest.mark.parametrize(
    "address", [BASE.replace("kommune", "kreis") + ".json", BASE.replace(VERSION, "alt") + ".json"]
)
def test_other_years_levels_and_versions_are_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
