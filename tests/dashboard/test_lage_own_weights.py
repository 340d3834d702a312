"""Own weights of need and structure: where they put a Kommune, what is said beside it, what is refused, and what files list."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard import db
from dashboard.addresses import weights as need_weights
from dashboard.need import summary as need_summary
from dashboard.need import view as need_view
from dashboard.need.places import NeedView
from dashboard.pages.lage.need import NeedFigure
from dashboard.queries import need_structure, selections
from dashboard.texts import need as texts
from tests.dashboard.need_atlas import FEW, HACHENBURG, VERSION, A, B, C, D, E, F, G, H, publish
from tests.dashboard.small_atlas import shown

NEED = "bedarf-struktur"
BASE = f"/api/v1/werte/{VERSION}/kommune/{NEED}"
TURNED = "n1:0,n3:3"  # need falls from A to F instead of rising
KNOWN_BY_G = "n3:0,n4:0"
CHECK = Path(__file__).parents[2] / "pipelines" / "checks" / "bedarf_voreinstellung_wie_eigene_gewichte.sql"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("need"))


@pytest.fixture(autouse=True)
def _database(folder: Path) -> Iterator[None]:
    with shown(folder):
        yield


@pytest.fixture
def client() -> FlaskClient:
    from dashboard.app import create_app

    return create_app().test_client()


def places(weights: str) -> dict[str, Any]:
    return {place["area_id"]: place for place in need_view.of_weights(weights).places}


def fields(weights: str) -> dict[str, tuple[int | None, int | None]]:
    return {area_id: (place["need_class"], place["structure_class"]) for area_id, place in places(weights).items()}


def test_the_atlas_keeps_the_rule_of_the_contract() -> None:
    assert db.query(CHECK.read_text(encoding="utf-8")) == []


# ───────────────────────── places ─────────────────────────


def test_other_weights_move_kommunen_and_leave_the_other_axis_alone() -> None:
    before, now = fields(""), fields(TURNED)
    assert (before[A], before[F]) == ((1, 3), (3, 1))
    assert (now[A], now[F]) == ((3, 3), (1, 1))
    assert [now[area][1] for area in now] == [before[area][1] for area in before]


def test_only_ratios_count() -> None:
    assert fields("n1:2,n2:2,n3:2,n4:2") == fields("")


def test_assigned_is_who_stands_in_the_same_field_and_was_assigned_by_the_variants() -> None:
    same = places("n4:2")
    assert fields("n4:2") == fields("")
    assert {area for area, place in same.items() if place["assigned"]} == {A, B, D, E, F}
    assert not any(place["assigned"] for area, place in places(TURNED).items() if area in {A, B, E, F})


def test_what_does_not_count_need_not_be_known_and_what_counts_must() -> None:
    now = places(KNOWN_BY_G)
    assert (now[G]["status"], now[G]["assigned"], now[G]["default_reason"]) == ("ok", False, FEW)
    assert (now[H]["status"], now[H]["reason"]) == (
        "too_few_indicators",
        "Bedarf: 1 von 2 zählenden Merkmalen bekannt, nötig sind 2",
    )


def test_a_pool_that_becomes_too_small_says_so() -> None:
    place = {
        axis: {f"{axis}_present": 3, f"{axis}_counted": 3, f"{axis}_needed": 2, f"{axis}_percentile": None}
        for axis in need_weights.AXES
    }
    assert need_view._reason({**place["need"], **place["structure"]}, 4) == (
        "Bedarf: weniger als 4 Kommunen dieser Art mit denselben Merkmalen; Struktur: weniger als 4 Kommunen dieser Art mit denselben Merkmalen"
    )


# ───────────────────────── sentences ─────────────────────────


@pytest.mark.parametrize(
    ("weights", "sentences"),
    [
        (
            TURNED,
            [
                "Mit eigenen Gewichten lassen sich 7 von 11 Kommunen einordnen, 6 davon nicht eindeutig.",
                "4 Kommunen stehen in einem anderen Feld als mit der Voreinstellung.",
                "Hoher Bedarf bei geringer Struktur ist für keine Kommune eindeutig.",
            ],
        ),
        (
            "n4:2",
            [
                "Keine Kommune steht in einem anderen Feld als mit der Voreinstellung.",
                "Hoher Bedarf und geringe Struktur: E und F.",
            ],
        ),
        (
            KNOWN_BY_G,
            [
                "Nur mit eigenen Gewichten eingeordnet: 1.",
                "Nur mit der Voreinstellung eingeordnet: 1.",
                "Für 4 Kommunen sind zu wenige Merkmale bekannt.",
            ],
        ),
    ],
)
def test_the_summary_says_what_own_weights_change(weights: str, sentences: list[str]) -> None:
    summary = need_summary.summary(need_view.of_weights(weights))
    assert [sentence for sentence in sentences if sentence not in summary] == []


def test_one_kommune_is_not_several() -> None:
    moved: list[dict[str, Any]] = [
        {**place, "default_need_class": 3 if place["area_id"] == C else place["need_class"]}
        for place in places("n4:2").values()
    ]
    assert texts.MOVED_ONE in need_summary.summary(NeedView([], moved, own=True))


def figure(weights: str, area: str = "") -> NeedFigure:
    view, _ = selections.of_map({"kennzahl": NEED, "gewichte": weights, "gebiet": area})
    return NeedFigure(view, selections.map_indicator(view))


def test_a_place_under_own_weights_says_both_fields_and_no_span(client: FlaskClient) -> None:
    answer = client.get(f"{BASE}.json?gewichte={TURNED}").get_json()
    assert answer["titles"][0].startswith("Bedarf und Struktur mit eigenen Gewichten: Kommunen")
    moved = figure(TURNED, F).panel()
    assert moved is not None
    assert moved.facts == [
        "Mit eigenen Gewichten: geringer Bedarf, geringe Struktur. Mit der Voreinstellung: hoher Bedarf, geringe Struktur, "
        "in 90\u00a0% der 1.000 Varianten. Das ist nicht eindeutig: Andere Gewichte oder Stichproben ergeben ein anderes Feld.",
        "Bedarf: Prozentrang 7 unter den Kommunen gleicher Art, mit eigenen Gewichten; bekannt 3 von 3 zählenden Merkmalen.",
        "Struktur: Prozentrang 6 unter den Kommunen gleicher Art, mit eigenen Gewichten; bekannt 3 von 3 zählenden Merkmalen.",
    ]
    assert [row.subtitle for row in moved.profile[:3]] == [
        "Bedarf, zählt nicht (statt Gewicht 1)",
        "Bedarf, Gewicht 1",
        "Bedarf, Gewicht 3 statt 1",
    ]
    few = figure(TURNED, G).panel()
    assert few is not None
    assert few.facts[0] == (
        f"Bedarf: 1 von 3 zählenden Merkmalen bekannt, nötig sind 2. Mit der Voreinstellung nicht eingeordnet ({FEW})."
    )


def test_the_default_answer_says_nothing_of_own_weights(client: FlaskClient) -> None:
    answer = client.get(f"{BASE}.json").get_json()
    assert "eigenen Gewichten" not in answer["titles"][0] + answer["summaries"][0] + answer["methods"][0]


# ───────────────────────── addresses ─────────────────────────


@pytest.mark.parametrize("part", ["n3:3,n1:0", "n1:0,n3:3,s2:1"])
def test_equal_weights_have_one_address(client: FlaskClient, part: str) -> None:
    response = client.get(f"{BASE}.json?gewichte={part}")
    assert response.status_code == 308
    assert response.headers["Location"].endswith(f"{BASE}.json?gewichte={TURNED}")


def test_weights_that_are_the_default_are_the_default(client: FlaskClient) -> None:
    assert client.get(f"{BASE}.json?gewichte=n1:1").headers["Location"].endswith(f"{BASE}.json")


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("n1", "„n1“ bei den Gewichten in der Adresse ist nicht lesbar"),
        ("gibtesnicht:2", "nennt kein Merkmal"),
        (
            "n1:7",
            "Das Gewicht „n1:7“ gibt es nicht; für „Mehr n1“ gilt die Voreinstellung. Möglich sind: 0; 0,5 (in der Adresse 0.5); 1; 2; 3.",
        ),
        ("n1:-1", "gibt es nicht"),
        ("n1:nan", "gibt es nicht"),
        ("n1:0,5", "„5“ bei den Gewichten"),
        ("n1:2,n1:3", "nennt die Adresse zwei Gewichte"),
        (
            "n1:0,n2:0,n3:0",
            "Auf der Achse „Bedarf“ zählen zu wenige Merkmale: 1 von 4, nötig sind mindestens 2. Bitte zuerst weiteren",
        ),
        ("s1:0,s2:0", "Auf der Achse „Struktur“ zählen zu wenige Merkmale: 1 von 3"),
        ("<script>:1", "nennt kein Merkmal"),
    ],
)
def test_weights_that_cannot_be_had_are_refused_with_the_cure(client: FlaskClient, part: str, sentence: str) -> None:
    for address in (f"{BASE}.json", "/karte.csv"):
        response = client.get(address, query_string={"gewichte": part, "kennzahl": NEED})
        assert (response.status_code, response.mimetype) == (400, "text/plain")
        assert sentence in response.text
    chosen, notices = selections.of_map({"kennzahl": NEED, "gewichte": part})
    messages = [notice.message for notice in notices]
    assert sentence in " ".join(messages)
    assert ("Gezeigt wird die Voreinstellung." in messages) == (chosen.weights == "")


def test_what_can_be_read_of_an_address_holds_and_the_rest_is_told() -> None:
    chosen, notices = selections.of_map({"kennzahl": NEED, "gewichte": "n3:3,nichts:2,n1:0"})
    assert chosen.weights == TURNED
    assert len(notices) == 1
    assert "„nichts:2“" in notices[0].message


def test_weights_of_another_indicator_are_told() -> None:
    chosen, notices = selections.of_map({"kennzahl": "hz", "gewichte": TURNED})
    assert chosen.weights == ""
    assert [notice.message for notice in notices] == [
        "Gewichte gelten nur für „Bedarf × Struktur“ und bleiben hier ohne Wirkung."
    ]


def test_written_and_parsed_are_each_others_way_back() -> None:
    inputs = need_structure.inputs()
    own = {"s3": 0.5, "n1": 0.0, "n2": 1.0}
    assert need_weights.parameter_value(own, inputs) == "n1:0,s3:0.5"
    assert need_weights.parsed("n1:0,s3:0.5") == {"n1": 0.0, "s3": 0.5}


def test_a_default_that_has_no_name_can_still_be_chosen() -> None:
    inputs = [{**each, "weight": 1.5} for each in need_structure.inputs()]
    assert need_weights.offered(1.5) == [0.0, 0.5, 1.0, 1.5, 2.0, 3.0]
    assert need_weights.read("n1:1.5,n2:1", inputs, 2) == ("n2:1", [])


def test_answers_under_own_weights_are_kept_for_ever(client: FlaskClient) -> None:
    response = client.get(f"{BASE}.json?gewichte={TURNED}", headers={"Accept-Encoding": "br"})
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["Content-Encoding"] == "br"


# ───────────────────────── files ─────────────────────────


def rows(client: FlaskClient, address: str) -> dict[str, dict[str, str]]:
    text = client.get(address).data.decode("utf-8-sig")
    return {row["Regionalschlüssel"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def test_the_file_says_own_weights_both_fields_and_lists_the_weights(client: FlaskClient) -> None:
    by_area = rows(client, f"/karte.csv?kennzahl={NEED}&gewichte={TURNED}")
    f, g, h = by_area[F], by_area[G], by_area[H]
    assert f["Feld mit eigenen Gewichten"] == "geringer Bedarf, geringe Struktur"
    assert f["Feld mit der Voreinstellung"] == "hoher Bedarf, geringe Struktur"
    assert (f["Angabe"], f["Anteil der Varianten mit der Voreinstellung (%)"]) == ("nicht eindeutig zugeordnet", "90,4")
    assert f["Bedarf mit eigenen Gewichten (Prozentrang)"] == "7,1"
    assert (g["Feld mit eigenen Gewichten"], g["Feld mit der Voreinstellung"]) == ("", FEW)
    assert g["Angabe"] == "Bedarf: 1 von 3 zählenden Merkmalen bekannt, nötig sind 2"
    assert (h["bekannte zählende Merkmale Bedarf"], h["zählende Merkmale Bedarf"]) == ("2", "3")
    assert {
        (row["Gewicht Bedarf: Mehr n1"], row["Gewicht Bedarf: Mehr n3"], row["Gewicht Struktur: Mehr s1"])
        for row in by_area.values()
    } == {("0", "3", "1")}
    assert not [head for head in f if "90 %" in head]


def test_programs_get_the_weights_as_columns(client: FlaskClient) -> None:
    text = client.get(f"/karte-programme.csv?kennzahl={NEED}&gewichte={TURNED}").text
    by_area = {row["area_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert (
        by_area[F]["need_class"],
        by_area[F]["default_need_class"],
        by_area[F]["weight_n1"],
        by_area[F]["weight_n3"],
    ) == (
        "1",
        "3",
        "0",
        "3",
    )
    assert by_area[HACHENBURG]["status"] == "too_few_indicators"


def test_the_picture_says_own_weights(client: FlaskClient) -> None:
    picture = ET.fromstring(client.get(f"/karte.svg?kennzahl={NEED}&gewichte={TURNED}").data)  # noqa: S314
    picture_text = " ".join(text.text or "" for text in picture.iter("{http://www.w3.org/2000/svg}text"))
    assert "mit eigenen Gewichten" in picture_text
    assert "4 Kommunen stehen in einem anderen Feld" in picture_text
