"""The first page opens with the gaps: the bar of the Stände, what it and the filter mark, themes as tabs, whom to call first."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard import german
from dashboard.addresses import map_selection
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.map_selection import Selection
from dashboard.app import create_app
from dashboard.maps import view as map_view
from dashboard.pages.lage.status_bar import lead
from dashboard.pages.lage.tabs import tabs
from dashboard.pages.lage.themes import theme_of, themes
from dashboard.queries import area_filter as filters
from dashboard.queries import frame, marked_areas, occasions, overview, selections
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import shown

AHRWEILER = "07131"
NOBODY = {"kommunen": 4, "inhabitants": 100_000, "covered": 0, "inhabitants_unclear": 0, **dict.fromkeys(STATUSES, 0)}


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def main_of(visitor: FlaskClient, query: str = "") -> str:
    markup = visitor.get(f"/?{query}").text
    return markup[markup.index("<main") : markup.index("</main>")]


def element(markup: str, element_id: str, tag: str) -> str:
    """The element of this id up to its first closing tag."""
    match = re.search(rf'<{tag} id="{element_id}".*?</{tag}>', markup, re.DOTALL)
    assert match, element_id
    return match[0]


def segments(markup: str) -> dict[str, int]:
    """How many Kommunen the bar counts per Stand."""
    pairs = re.findall(r'<b>([\d.]+)</b> <span class="standwort">([^<]+)</span>', markup)
    return {name: int(count) for count, name in pairs}


def rows(visitor: FlaskClient, address: str) -> list[dict[str, str]]:
    text = visitor.get(address).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_marked_gemeinden_are_named_by_what_their_kommune_is(visitor: FlaskClient) -> None:
    query = "ebene=gemeinde&kennzahl=straftaten_insgesamt&ortsart=verbandsgemeinde&stand=aktiv&groesse=20000&mit=kreisgremium"
    said = (
        "in Verbandsgemeinden · in Kommunen mit 20.000 bis unter 50.000 Einwohnern · in Kommunen mit Stand: aktiv · "
        "in Kommunen, die das Kreisgremium mit betreut"
    )
    assert f"({said})" in main_of(visitor, query)
    query = f"ebene=gemeinde&kennzahl=straftaten_insgesamt&kreis={AHRWEILER}&ortsart=verbandsgemeinde"
    [chosen_by] = {row["Auswahl"] for row in rows(visitor, f"/karte.csv?{query}")}
    assert chosen_by == "Landkreis Ahrweiler · in Verbandsgemeinden"


def test_a_chosen_area_outside_the_selection_is_called_so(visitor: FlaskClient) -> None:
    inside = min(filters.kommunen(AreaFilter(kreis=AHRWEILER)))
    [stand] = [status for key, status in filters.statuses().items() if key == inside]
    outside = next(key for key, status in filters.statuses().items() if status != stand)
    for area, is_said in ((inside, False), (AHRWEILER, False), ("", False), (outside, True)):
        assert ("Liegt außerhalb der Auswahl." in main_of(visitor, f"stand={stand}&gebiet={area}")) == is_said


def test_it_opens_with_the_stand_of_all_kommunen(visitor: FlaskClient) -> None:
    markup = main_of(visitor)
    assert re.search(r'class="karte" data-zeigt="stand"', markup)
    counts = segments(markup)
    assert list(counts) == list(STATUSES.values())
    assert sum(counts.values()) == 170
    numbers = overview.coverage()
    assert counts == {name: numbers[status] for status, name in STATUSES.items()}
    for status in STATUSES:
        css = status.replace("_", "-")
        assert markup.count(f'class="f st-{css}"') == numbers[status], status


def test_the_coverage_of_some_kommunen_adds_up_to_that_of_all(visitor: FlaskClient) -> None:
    everyone = frozenset(area["area_id"] for area in overview.areas("kommune"))
    whole = overview.coverage()
    assert overview.coverage_of(everyone) == {name: whole[name] for name in overview.coverage_of(everyone)}


def test_a_segment_leads_to_exactly_its_kommunen_and_a_chosen_one_back(visitor: FlaskClient) -> None:
    for status, name in STATUSES.items():
        link = re.search(rf'id="lage-stand-{status}"\s+href="([^"]+)"', main_of(visitor))
        assert link
        assert unescape(link[1]) == f"/?stand={status}"
        markup = main_of(visitor, f"stand={status}")
        keys = re.search(r'data-schluessel="([^"]*)"', markup)
        assert keys
        assert set(keys[1].split()) == {
            area["area_id"] for area in overview.areas("kommune") if area["status"] == status
        }
        chosen = re.search(rf'id="lage-stand-{status}"\s+href="([^"]+)"[^>]*aria-current="true"', markup)
        assert chosen, name
        assert chosen[1] == "/"
        count = overview.coverage()[status]
        assert f"Hervorgehoben: {count} Kommunen (Stand: {name})" in text_of(
            parse(element(markup, "lage-treffer", "div"))
        )
        assert f"/anlaesse?stand={status}&amp;ansicht=kommunen" in markup


def test_a_second_stand_is_marked_beside_the_first(visitor: FlaskClient) -> None:
    link = re.search(r'id="lage-stand-unklar"\s+href="([^"]+)"', main_of(visitor, "stand=kein_gremium"))
    assert link
    assert unescape(link[1]) == "/?stand=kein_gremium,unklar"


def test_the_bar_and_its_sentence_are_of_the_kommunen_of_the_filter(visitor: FlaskClient) -> None:
    markup = main_of(visitor, f"kreis={AHRWEILER}")
    inside = [area for area in overview.areas("kommune") if area["kreis_id"] == AHRWEILER]
    assert sum(segments(markup).values()) == len(inside)
    assert "Landkreis Ahrweiler: In " in text_of(parse(element(markup, "lage-leiste", "div")))
    kept = main_of(visitor, f"kreis={AHRWEILER}&stand=unklar")
    assert segments(kept) == segments(markup), "a Stand that is marked changes no count"


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            {"unklar": 4, "inhabitants_unclear": 100_000},
            "Ob es in den 4 Kommunen aktive Gremien gibt, ist nicht bekannt",
        ),
        (
            {"unklar": 1, "ruhend": 3, "inhabitants_unclear": 9_000},
            "bei einer (9,0\u00a0% der Bevölkerung) ist der Stand unklar",
        ),
        ({"kein_gremium": 4}, "In keiner von 4 Kommunen ist ein aktives Gremium bekannt."),
        ({"aktiv": 1, "ruhend": 3, "covered": 20_000}, "In einer von 4 Kommunen mit 20.000 Einwohnern (20,0\u00a0%)"),
        ({"kommunen": 1, "ruhend": 1}, "Eine Kommune mit 100.000 Einwohnern; Stand des Gremiums: ruhend."),
        ({"kommunen": 0}, "Keine Kommune erfüllt diese Auswahl."),
    ],
)
def test_the_sentence_says_what_is_known_and_never_a_share_of_nobody(
    visitor: FlaskClient, counts: dict[str, int], sentence: str
) -> None:
    said = lead({**NOBODY, **counts})
    assert sentence in said
    assert "(0,0" not in said


def test_a_filter_that_leaves_nothing_says_so_and_how_to_get_back(visitor: FlaskClient) -> None:
    active = next(
        area["area_id"]
        for area in overview.areas("kommune")
        if area["kind"] == "kreisfreie_stadt" and area["status"] != "in_planung"
    )
    query = f"kreis={active[:5]}&stand=in_planung&ansicht=tabelle"
    markup = main_of(visitor, query)
    assert "Kein Gebiet erfüllt diese Auswahl" in markup
    assert re.search(r'id="lage-alle-zeigen"\s+href="/\?ansicht=tabelle"', markup)
    assert "<tbody>" in markup
    assert "data-waehle=" not in markup
    assert rows(visitor, f"/karte.csv?{query}") == []


def test_table_file_and_picture_hold_what_the_map_marks(visitor: FlaskClient) -> None:
    query = f"kennzahl=straftaten_insgesamt&kreis={AHRWEILER}&ortsart=verbandsgemeinde"
    view, notices = selections.of_map(
        {"kennzahl": "straftaten_insgesamt", "kreis": AHRWEILER, "ortsart": "verbandsgemeinde"}
    )
    assert notices == []
    expected = filters.kommunen(view.area_filter)
    assert 0 < len(expected) < 170
    table = main_of(visitor, f"{query}&ansicht=tabelle")
    assert set(re.findall(r'data-waehle="(\d+)"', table)) == expected
    file = rows(visitor, f"/karte.csv?{query}")
    assert {row["Regionalschlüssel"] for row in file} == expected
    assert {row["Auswahl"] for row in file} == {"Landkreis Ahrweiler · Verbandsgemeinden"}
    coded = list(csv.DictReader(io.StringIO(visitor.get(f"/karte-programme.csv?{query}").text)))
    assert {row["area_id"] for row in coded} == expected
    assert {row["filter"] for row in coded} == {f"kreis={AHRWEILER}&ortsart=verbandsgemeinde"}
    picture = visitor.get(f"/karte.svg?{query}").text
    assert picture.count("data-blass") == 170 - len(expected) + 1, "the paled areas and the rule for them"
    assert "Landkreis Ahrweiler · Verbandsgemeinden" in picture


def test_gemeinden_are_marked_with_their_kommune_and_kreise_by_what_they_are(visitor: FlaskClient) -> None:
    view, _ = selections.of_map({"kennzahl": "raub", "ebene": "gemeinde", "stand": "ruhend"})
    marked = marked_areas.marked(view)
    assert marked
    inside = {area["area_id"][:9] for area in overview.areas("gemeinde") if area["area_id"] in marked}
    assert inside == {area["area_id"] for area in overview.areas("kommune") if area["status"] == "ruhend"}
    view, notices = selections.of_map({"kennzahl": "raub", "ebene": "kreis", "stand": "ruhend", "kreis": AHRWEILER})
    assert [(notice.status, "nur bei Kommunen" in notice.message) for notice in notices] == [(200, True)]
    marked = marked_areas.marked(view)
    assert marked
    assert [area["area_id"] for area in overview.areas("kreis") if area["area_id"] in marked] == [AHRWEILER]


def test_a_kind_no_kreis_has_marks_nothing_among_kreise_and_says_so(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"kennzahl": "raub", "ebene": "kreis"}
    view, notices = selections.of_map({**asked, "ortsart": "verbandsgemeinde"})
    assert [(notice.status, "nur bei Kommunen" in notice.message) for notice in notices] == [(200, True)]
    assert marked_areas.marked(view) is None
    view, notices = selections.of_map({**asked, "ortsart": "kreisfreie_stadt"})
    assert notices == []
    marked = marked_areas.marked(view)
    assert marked
    assert {area["kind"] for area in overview.areas("kreis") if area["area_id"] in marked} == {"kreisfreie_stadt"}

    view, _ = selections.of_map({"ortsart": "verbandsgemeinde,kreisfreie_stadt", "kreis": AHRWEILER})
    assert all(f"ortsart={','.join(view.area_filter.kinds)}" in tab.address for tab in tabs(view))
    monkeypatch.setattr(map_selection, "usual", lambda each: Selection(each["indicator_id"], "kreis", 2020))
    assert all(f"kreis={AHRWEILER}&ortsart=kreisfreie_stadt" in tab.address for tab in tabs(view))


def test_the_stand_has_a_day_in_its_title_however_the_title_is_worded(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MAP_TITLE", "{year}: {indicator}")
    view, _ = selections.of_map({})
    title = map_view.painted(view, selections.map_indicator(view)).title
    assert title.startswith(f"{german.day(frame.build()['as_of'])}: Stand")


def test_the_kommunen_of_a_body_of_the_kreis_are_named_with_their_set_and_marked(visitor: FlaskClient) -> None:
    beside = overview.beside_the_status()
    markup = main_of(visitor)
    assert f"Vom Kreisgremium mit betreut: {beside['above_none']}" in markup
    assert f"von {beside['none']} Kommunen mit dem Stand „kein Gremium“ oder „aufgelöst“" in markup
    marked = main_of(visitor, "mit=kreisgremium")
    keys = re.search(r'data-schluessel="([^"]*)"', marked)
    assert keys
    assert len(keys[1].split()) == beside["above_none"]


def test_every_indicator_belongs_to_one_theme_and_a_theme_opens_at_its_own(visitor: FlaskClient) -> None:
    choices = selections.map_choices()
    found = list(themes(choices))
    assert [each.name for each in found] == ["struktur", "lage", "gefuehl", "bedarf"]
    assert sum(len(each.indicators) for each in found) == len(choices)
    assert [each.default["indicator_id"] for each in found][:2] == ["gremium_status", "straftaten_ohne_auslaenderrecht"]
    query = f"kreis={AHRWEILER}&gebiet=071310007"
    for theme in found:
        link = re.search(rf'id="lage-thema-{theme.name}"\s+href="([^"]+)"', main_of(visitor, query))
        assert link
        view, notices = selections.of_map(dict(pair.split("=") for pair in unescape(link[1])[2:].split("&")))
        assert notices == []
        assert theme_of(selections.map_indicator(view)) == theme.name
        assert (view.area_filter.kreis, view.area) == (AHRWEILER, "071310007")


def test_only_indicators_of_the_theme_are_offered(visitor: FlaskClient) -> None:
    offered = re.findall(
        r'<option value="([^"]+)"', element(main_of(visitor, "kennzahl=raub"), "lage-kennzahl", "select")
    )
    assert offered
    assert {theme_of(each) for each in selections.map_choices() if each["indicator_id"] in offered} == {"lage"}


def test_the_panel_lists_the_first_places_under_the_filter(visitor: FlaskClient) -> None:
    order = [place.area_id for place in occasions.every_place(occasions.Selection())]
    assert re.findall(r'id="lage-zuerst-(\d+)"', main_of(visitor)) == order[:9]
    inside = filters.kommunen(selections.of_map({"kreis": AHRWEILER})[0].area_filter)
    markup = main_of(visitor, f"kreis={AHRWEILER}")
    assert re.findall(r'id="lage-zuerst-(\d+)"', markup) == [area_id for area_id in order if area_id in inside][:9]
    assert "In dieser Auswahl ist niemand zuerst anzusprechen." in main_of(visitor, "stand=aktiv")
    assert "lage-zuerst-titel" not in main_of(visitor, "gebiet=071310007"), (
        "with an area chosen it is that area's panel"
    )


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("stand=schlaeft", 400, "Der Stand „schlaeft“ ist nicht bekannt"),
        ("pp=bonn", 400, "Das Polizeipräsidium „bonn“ ist nicht bekannt"),
        ("groesse=7", 400, "Die Größenklasse „7“ ist nicht bekannt"),
        ("kreis=99999", 404, "Den Kreis „99999“ gibt es nicht"),
        ("mit=landesgremium", 400, "Die Angabe „mit=landesgremium“"),
    ],
)
def test_what_a_filter_names_in_vain_is_said_and_marks_nothing(
    visitor: FlaskClient, query: str, status: int, words: str
) -> None:
    response = visitor.get(f"/?{query}")
    assert response.status_code == status
    assert words in unescape(response.text)
    assert "data-schluessel" not in response.text


def test_the_panel_of_a_kreis_says_nothing_of_it_that_is_asked_of_kommunen_only(visitor: FlaskClient) -> None:
    panel = text_of(parse(visitor.get("/?gebiet=07137").text)).split("Zurück zur Liste")[1]
    assert "Gemeldet ist: kein Gremium." in panel
    assert "Beratungsanlässe werden für Kommunen geprüft, nicht für Landkreise." in panel
    assert "liegt kein Beratungsanlass vor" not in panel
    assert "Stand des Gremiums, 2026" not in panel
    assert "Raub, 2020" in text_of(parse(visitor.get("/?gebiet=07137&kennzahl=raub&ebene=kreis").text))
