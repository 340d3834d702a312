"""Need and structure: the answer, its sentences, its place among the choices, its file."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.need import chart
from dashboard.need import summary as need_summary
from dashboard.need import view as need_view
from dashboard.need.places import NeedView
from dashboard.pages.lage.need import NeedFigure
from dashboard.queries import need_structure, overview
from dashboard.queries.need_indicator import INDICATOR, indicator
from dashboard.queries.selections import map_choices as choices
from dashboard.queries.selections import map_indicator
from dashboard.queries.selections import of_map as read
from dashboard.texts import need as need_texts
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION

BASE = f"/api/v1/werte/{VERSION}/kommune/{INDICATOR}"


def figure(**parameters: str) -> NeedFigure:
    view, _ = read({"kennzahl": INDICATOR, **parameters})
    return NeedFigure(view, map_indicator(view))


def test_the_answer_places_clear_and_unclear_kommunen_and_says_why_others_have_no_place(client: FlaskClient) -> None:
    answer = client.get(f"{BASE}.json").get_json()
    [letters] = answer["maps"]
    looks = [answer["looks"][answer["signs"].index(letter)] for letter in letters]
    assert looks == [["b31", ""], ["fehlt", ""], ["b23 unsicher", ""]], "Koblenz, Bad Marienberg, Hachenburg"
    assert "hoher Bedarf, geringe Struktur: 1 Kommune, eindeutig zugeordnet" in answer["legends"][0]
    assert (answer["layer"], answer["years"], answer["demo"]) == ("", ["2026"], [True])


def test_a_hint_says_the_field_how_certain_it_is_or_what_is_lacking(lage_shown: Path) -> None:
    koblenz, marienberg, hachenburg = figure().hints()
    assert koblenz == [
        "hoher Bedarf, geringe Struktur",
        "In 87\u00a0% der 1.000 Varianten: hoher Bedarf, geringe Struktur.",
        "Gremium: aktiv",
    ]
    assert marienberg[:2] == ["zu wenige Angaben", "Bedarf: 0 von 1 Merkmalen bekannt, nötig sind 1"]
    assert hachenburg[1] == "nicht eindeutig zugeordnet"
    assert "Das ist nicht eindeutig: Andere Gewichte" in hachenburg[2]


def test_the_panel_says_where_a_kommune_stands_on_both_axes_and_what_they_are_made_of(lage_shown: Path) -> None:
    panel = figure(gebiet=KOBLENZ).panel()
    assert panel is not None
    assert (panel.swatch, panel.field) == ("b31", "hoher Bedarf, geringe Struktur")
    assert panel.facts[1] == (
        "Bedarf: Prozentrang 90 unter den Kommunen gleicher Art (90 % der Varianten: 80–90); bekannt 1 von 1 Merkmalen."
    )
    lacking = figure(gebiet=MARIENBERG).panel()
    assert lacking is not None
    assert (lacking.swatch, lacking.facts[1]) == ("", "Bedarf: nicht eingeordnet, bekannt 0 von 1 Merkmalen.")
    assert [(row.label, row.subtitle, re.sub("<.*?>", "", row.percentile)) for row in lacking.profile] == [
        ("Weniger Sicherheitsgefühl", "Bedarf, Gewicht 1", "unbekannt"),
        ("Gremium arbeitet", "Struktur, Gewicht 1", " 50"),
    ]
    assert figure().panel() is None, "nothing is said of the Land"


def _placed(area_id: str, need: float, *, assigned: bool = True) -> dict[str, Any]:
    spans = {f"{axis}_{end}": need for axis in ("need", "structure") for end in ("percentile", "low", "high")}
    return {"area_id": area_id, "label": f"Musterstadt {area_id}", "assigned": assigned, **spans}


def test_names_in_the_chart_lie_on_no_other_and_the_chosen_is_never_left_out() -> None:
    crowd = [_placed(str(number), 0.5 + number / 1000) for number in range(40)]
    named = chart.labels(crowd, {"39"})
    assert "39" in named
    assert 1 < len(named) < 10, "there is room for few of 40 at one place"
    drawn = chart.chart(crowd, {"39"})
    assert drawn.count("<title>") == 40, "every point keeps its name"
    assert drawn.count(">Musterstadt") == 40 + len(named)
    apart = [_placed("1", 0.2), _placed("2", 0.8), _placed("3", 0.5, assigned=False)]
    assert set(chart.labels(apart, set())) == {"1", "2"}, "hollow points have no name unless they are chosen"


def test_the_chart_explains_the_signs_that_occur() -> None:
    assert need_texts.CHART_UNSURE in chart.legend([_placed("1", 0.2), _placed("3", 0.5, assigned=False)])
    assert need_texts.CHART_UNSURE not in chart.legend([_placed("1", 0.2)])
    assert need_texts.CHART_SPAN not in chart.legend([{**_placed("1", 0.2), "need_low": None}])


def test_the_table_is_sorted_by_need(lage_shown: Path) -> None:
    table = figure(ansicht="tabelle").table()
    assert [row.area_id for row in table.rows] == [KOBLENZ, HACHENBURG, MARIENBERG]
    assert [cell.text for cell in table.rows[0].cells] == [
        "hoher Bedarf, geringe Struktur",
        "90 (80–90)",
        "10 (10–20)",
        "87\u00a0%",
        "zugeordnet",
        "1 von 1 / 1 von 1",
    ]


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
        INDICATOR,
    ]
    chosen, notices = read({"kennzahl": INDICATOR})
    assert (chosen.level, chosen.year, notices) == ("kommune", 2026, [])
    chosen, notices = read({"kennzahl": INDICATOR, "ebene": "kreis"})
    assert chosen.level == "kommune"
    assert "„ebene=kreis“" in notices[0].message


def test_it_is_marked_as_invented_where_one_of_its_inputs_is(lage_shown: Path) -> None:
    assert next(each for each in choices() if each["indicator_id"] == INDICATOR)["demo"] is True
    official = [{**each, "demo": False} for each in need_structure.inputs()]
    assert indicator(official, [], date(2026, 9, 30))["demo"] is False


def test_the_file_says_field_status_and_spans(client: FlaskClient) -> None:
    text = client.get(f"/karte.csv?kennzahl={INDICATOR}").data.decode("utf-8-sig")
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
