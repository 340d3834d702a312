"""What the places in need and structure hang on: the page that tries weights, its answers to the sliders, its files."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import german
from dashboard.addresses import weights as need_weights
from dashboard.need import view as need_view
from dashboard.pages.analyse import sensitivity
from dashboard.queries import need_sensitivity, need_structure
from tests import oracle_need
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.need_atlas import HACHENBURG, NEED, PLACES, STRUCTURE, A, C, F, G, publish
from tests.dashboard.small_atlas import shown
from tests.examples import examples

PAGE = "/analyse/gewichte"
TURNED = "n1:0,n3:3"  # need falls from A to F instead of rising
AS_PUBLISHED = ",".join("2" * len(NEED + STRUCTURE))  # the step of weight 1 is the third


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("sensitivity"))


@pytest.fixture(autouse=True)
def _database(folder: Path) -> Iterator[None]:
    with shown(folder):
        yield


@pytest.fixture
def client() -> FlaskClient:
    from dashboard.app import create_app

    return create_app().test_client()


def words_of(client: FlaskClient, query: str = "") -> str:
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    return text_of(by_id(parse(response.text), "gewichte"))


def main_of(markup: str) -> str:
    return text_of(by_id(parse(markup), "inhalt"))


# ───────────────────────── the page ─────────────────────────


def test_every_indicator_has_a_slider_that_says_where_it_stands(client: FlaskClient) -> None:
    tree = parse(client.get(f"{PAGE}?gewichte=n1:0,s2:2").text)
    sliders = {each.get("id"): each for each in tree.iter("input") if each.get("type") == "range"}
    assert list(sliders) == [f"regler-{each}" for each in NEED + STRUCTURE]
    assert {each.get("value") for each in sliders.values()} == {"0", "2", "3"}
    assert sliders["regler-n1"].get("aria-valuetext") == "zählt nicht"
    assert sliders["regler-s2"].get("aria-valuetext") == "doppelt"
    labels = {each.get("for") for each in tree.iter("label")}
    assert set(sliders) <= labels


def test_without_own_weights_the_shares_are_those_of_the_page(client: FlaskClient) -> None:
    text = words_of(client)
    assert "Einordnung mit der Voreinstellung" in text
    assert "Die Anteile gehören zur Voreinstellung: 1.000 Varianten" in text
    assert "Anteil nicht bestimmt" not in text


def test_under_own_weights_no_share_is_claimed_for_them(client: FlaskClient) -> None:
    text = words_of(client, f"gewichte={TURNED}&gebiet={A}")
    assert "Einordnung mit eigenen Gewichten" in text
    assert "Anteil nicht bestimmt: Die 1.000 Varianten gehören zur Voreinstellung" in text
    assert "Mit eigenen Gewichten: hoher Bedarf, ausgeprägte Struktur" in text
    assert "für eigene Gewichte nicht bestimmt" in text


def test_one_kommune_names_the_share_of_the_variants_in_every_field(client: FlaskClient) -> None:
    tree = parse(client.get(f"{PAGE}?gebiet={C}").text)
    fields = [each.get("aria-label") for each in by_id(tree, "gewichte-eine").iter("span") if each.get("role") == "img"]
    assert len(fields) == 9
    assert "mittlerer Bedarf, mittlere Struktur: nie" in fields
    [usual] = [each for each in fields if "Voreinstellung" in (each or "")]
    assert usual == f"mittlerer Bedarf, ausgeprägte Struktur: {german.percent(40, 0)} (Voreinstellung)"
    assert f"hoher Bedarf, ausgeprägte Struktur: {german.percent(60, 0)}" in fields
    text = text_of(by_id(tree, "gewichte-eine"))
    assert "C liegt mit der Voreinstellung am häufigsten, in 60 % der 1.000 Varianten" in text


def test_a_kommune_without_a_place_says_why_and_has_no_shares(client: FlaskClient) -> None:
    text = text_of(by_id(parse(client.get(f"{PAGE}?gebiet={G}").text), "gewichte-eine"))
    assert "G ist nicht eingeordnet: Bedarf: 2 von 4 Merkmalen bekannt, nötig sind 3." in text
    assert "Deshalb gibt es für G keine Varianten." in text
    assert "In wie vielen" not in text
    assert "Zählte eines dieser Merkmale nicht, wäre G eingeordnet: Mehr n3; Mehr n4." in text
    nothing = text_of(by_id(parse(client.get(f"{PAGE}?gebiet={HACHENBURG}").text), "gewichte-eine"))
    assert "keinen Platz auf beiden Achsen" in nothing


def test_the_only_kommune_pointed_at_is_the_one_explained(client: FlaskClient) -> None:
    assert "A im Einzelnen" in words_of(client, f"gebiete={A}")
    several = client.get(f"{PAGE}?gebiete={A},{F}").text
    assert "Eine Kommune im Einzelnen" in main_of(several)
    assert several.count('class="punkt-gebiet gewaehlt') == 2


def test_links_keep_the_weights_or_say_that_they_do_not(client: FlaskClient) -> None:
    page = client.get(f"{PAGE}?gewichte={TURNED}&gebiet={A}").text
    assert re.search(rf'href="/\?kennzahl=bedarf-struktur&amp;gebiet={A}&amp;gewichte={TURNED}"', page)
    assert f'href="/analyse?x=bedarf&amp;y=struktur&amp;gebiete={A}"' in page
    assert "dort gilt die Voreinstellung" in page


# ───────────────────────── what is asked in vain ─────────────────────────


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ("gewichte=n1:0,n2:0,n3:0", 400, "Auf der Achse „Bedarf“ zählen zu wenige Merkmale: 1 von 4"),
        ("gewichte=n1:0,n2:0,n3:0", 400, "Gezeigt wird die Voreinstellung."),
        ("gewichte=n1:7", 400, "Das Gewicht „n1:7“ gibt es nicht"),
        ("gewichte=wetter:1", 400, "nennt kein Merkmal"),
        ("stufen=1,2", 400, "„1,2“ bei „stufen“ in der Adresse ist nicht lesbar"),
        ("stufen=9,2,2,2,2,2,2", 400, "nicht lesbar"),
        (f"stufen={AS_PUBLISHED}&gewichte=n1:2", 400, "zweimal Gewichte"),
        ("gebiet=07", 400, "Rheinland-Pfalz (Land) steht nicht unter den Kommunen"),
        ("gebiet=07143", 400, "steht nicht unter den Kommunen"),
        ("gebiet=nirgends", 404, "nirgends"),
        ("gebiete=nirgends", 404, "nirgends"),
    ],
)
def test_what_cannot_be_had_is_said_and_the_page_stands(
    client: FlaskClient, query: str, status: int, message: str
) -> None:
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == status
    assert message in main_of(response.text)
    assert client.get(f"{PAGE}.csv?{query}").status_code == status


def test_without_places_the_page_says_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(need_structure, "places", list)
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "Bedarf und Struktur nicht eingeordnet" in main_of(response.text)
    assert "<form" not in response.text.partition("<main")[2]
    assert client.get(f"{PAGE}.csv").status_code == 200
    assert "nicht eingeordnet" in sensitivity.answer("gewichte=n1:2")


@settings(deadline=None, max_examples=examples(100))
@given(st.lists(st.tuples(st.sampled_from([0.0, 1.0, 1.5]), st.integers(0, 4)), min_size=1, max_size=30))
def test_steps_and_weights_are_each_others_way_back(sliders: list[tuple[float, int]]) -> None:
    inputs = [{"indicator_id": f"i{number}", "weight": default} for number, (default, _) in enumerate(sliders)]
    steps = [step for _, step in sliders]
    part = need_weights.of_steps([str(each) for each in steps], inputs)
    assert part is not None
    assert need_weights.steps(need_weights.in_force(inputs, part)) == steps


# ───────────────────────── the answers to the sliders ─────────────────────────


def test_an_answer_holds_the_parts_of_the_page_it_leads_to(client: FlaskClient) -> None:
    answer = parse(sensitivity.answer(f"gewichte={TURNED}&gebiet={A}"))
    page = parse(client.get(f"{PAGE}?gewichte={TURNED}&gebiet={A}").text)
    parts = [each for each in answer.iter() if each.get("data-part")]
    assert len(parts) > 8
    for part in parts:
        assert text_of(part) == text_of(by_id(page, str(part.get("data-part")))), part.get("data-part")
    areas = [each.get("class") for each in by_id(page, "gewichte-gebiete").iter("path")]
    assert [f"f {each}" for each in text_of(by_id(page, "gewichte-farben")).split(",")] == areas


def test_steps_are_answered_under_the_name_of_the_weights() -> None:
    steps = AS_PUBLISHED.replace("2", "3", 1)
    assert 'data-query="gewichte=n1:2"' in sensitivity.answer(f"stufen={steps}")
    assert 'data-query=""' in sensitivity.answer(f"stufen={AS_PUBLISHED}")


@pytest.mark.parametrize("query", ["gewichte=n1:0,n2:0,n3:0", "stufen=0,0,0,0,0,0,0", "gewichte=\x00", "quer=1", None])
def test_a_refused_question_changes_nothing_and_says_why(query: str | None) -> None:
    answer = parse(sensitivity.answer(query))
    if query is None:
        assert len(list(answer.iter("h2"))) == 1
        return
    [part] = [each for each in answer.iter() if each.get("data-part")]
    assert part.get("data-part") == "gewichte-meldung"
    assert len(list(part.iter("li"))) >= 1


# ───────────────────────── without one indicator ─────────────────────────


def test_what_is_said_of_one_indicator_is_the_place_with_that_weight_zero() -> None:
    turning = need_sensitivity.turning()
    usual = {place["area_id"]: place for place in need_structure.places()}
    for indicator_id in NEED + STRUCTURE:
        without = {place["area_id"]: place for place in need_view.of_weights(f"{indicator_id}:0").places}
        axis = "need" if indicator_id in NEED else "structure"
        for area_id in PLACES:
            [driver] = [each for each in need_sensitivity.drivers(area_id) if each["indicator_id"] == indicator_id]
            other, place = usual[area_id], without[area_id]
            assert driver["percentile"] == place[f"{axis}_percentile"]
            both = other["status"] == place["status"] == "ok"
            moved = any(place[f"{each}_class"] != other[f"{each}_class"] for each in ("need", "structure"))
            assert driver["changes"] == (moved if both else None)
            assert (indicator_id in turning.get(area_id, [])) == (both and moved)


def test_all_effects_are_the_sums_of_the_dull_twin() -> None:
    kinds = {place["area_id"]: "verbandsgemeinde" for place in need_structure.places()}
    profile = need_structure.profiles()
    names = NEED + STRUCTURE
    ranks = {
        (area_id, name): row["percentile"]
        for area_id in kinds
        for name, row in zip(names, [each for each in profile if each["area_id"] == area_id], strict=True)
        if row["percentile"] is not None
    }
    usual = {place["area_id"]: place for place in need_structure.places()}
    for effect in need_sensitivity.effects():
        axis, names_of_axis = effect["axis"], NEED if effect["axis"] == "need" else STRUCTURE
        weights = {name: float(name != effect["indicator_id"]) for name in names_of_axis}
        places = oracle_need.standing(kinds, ranks, weights, 4)
        placed = [area for area, place in usual.items() if place["status"] == "ok"]
        both = [area for area in placed if places[area].third is not None]
        moved = [area for area in both if places[area].third != usual[area][f"{axis}_class"]]
        assert (effect["moved"], effect["both"], effect["lost"]) == (len(moved), len(both), len(placed) - len(both))


# ───────────────────────── files ─────────────────────────


def test_the_file_states_both_fields_and_all_nine_shares(client: FlaskClient) -> None:
    text = client.get(f"{PAGE}.csv?gewichte={TURNED}").data.decode("utf-8-sig")
    by_area = {row["Regionalschlüssel"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    row = by_area[F]
    assert row["Feld mit den gewählten Gewichten"] == "geringer Bedarf, geringe Struktur"
    assert row["Feld mit der Voreinstellung"] == "hoher Bedarf, geringe Struktur"
    shares = {head: cell for head, cell in row.items() if head.startswith("Anteil der Varianten:")}
    assert len(shares) == 9
    assert shares["Anteil der Varianten: hoher Bedarf, geringe Struktur (%)"] == "90,4"
    assert sum(float(cell.replace(",", ".")) for cell in shares.values()) == pytest.approx(100)
    assert not any(cell for head, cell in by_area[G].items() if head.startswith("Anteil"))


def test_programs_get_codes_and_weights(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{PAGE}-programme.csv?gewichte={TURNED}").text)))
    [row] = [each for each in rows if each["area_id"] == F]
    assert (row["need_class"], row["default_need_class"], row["share_31"]) == ("1", "3", "0.904")
    assert (row["weight_n1"], row["weight_n3"], row["weight_s1"]) == ("0", "3", "1")


def test_the_workbook_has_places_drivers_weights_and_notes(client: FlaskClient) -> None:
    response = client.get(f"{PAGE}.xlsx?gewichte={TURNED}")
    assert response.status_code == 200
    with zipfile.ZipFile(io.BytesIO(response.data)) as book:
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        words = book.read("xl/sharedStrings.xml").decode()
    assert sheets == ["Einordnung", "Ohne ein Merkmal", "Gewichte", "Hinweise"]
    assert "Anteil nicht bestimmt" in words
    assert f"{PAGE}?gewichte={TURNED}" in words
