"""The address of the analysis: what it brings back, and what is told of what it asks for in vain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.addresses.analysis_selection import (
    COLOURS,
    DOWN,
    NOWHERE,
    SORTS,
    UP,
    Selection,
    can_be_measured,
    to_query,
    usual,
)
from dashboard.addresses.analysis_selection import read as read_against
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.parameters import REFERENCES
from dashboard.queries import analysis, area_filter
from dashboard.texts.comparison import CONFIDENCES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

KOBLENZ, HACHENBURG, TRIER = "071110000", "071435002", "072110000"


@pytest.fixture(scope="module", autouse=True)
def _atlas(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def read(query: str) -> tuple[Selection, list[str], set[int]]:
    """The selection of an address, the sentences about it, their statuses."""
    selection, notices = analysis.read(parse_qs(query))
    return selection, [each.message for each in notices], {each.status for each in notices}


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any selection an address can describe."""
    level = draw(st.sampled_from(("kommune", "kreis")))
    known = analysis.quantities(level)
    indicator = draw(st.sampled_from([each for each in known.values() if can_be_measured(each)]))
    areas = draw(st.lists(st.sampled_from([each.area_id for each in analysis.areas(level)]), max_size=4, unique=True))
    choices = area_filter.choices()
    places = AreaFilter(
        kreis=draw(st.sampled_from(["", *dict(choices.kreise)])),
        statuses=draw(st.sampled_from([(), ("aktiv",), ("aktiv", "unklar")])) if level == "kommune" else (),
    )
    return Selection(
        draw(st.sampled_from(list(known))),
        draw(st.sampled_from(list(known))),
        indicator.key,
        level,
        draw(st.sampled_from([None, *indicator.years])),
        draw(st.sampled_from(list(REFERENCES))),
        draw(st.sampled_from(list(CONFIDENCES))),
        draw(st.sampled_from(["", *analysis.kinds(level)])),
        draw(st.sampled_from(COLOURS)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        tuple(areas),
        NOWHERE if areas else places,
        draw(st.sampled_from(SORTS)),
        draw(st.sampled_from((UP, DOWN))),
    )


@settings(deadline=None)  # the first example opens the database
@given(selections())
def test_an_address_brings_its_selection_back_without_a_word(selection: Selection) -> None:
    query = to_query(selection, analysis.published().quantities)
    assert read(query) == (selection, [], set())


@pytest.mark.parametrize("level", ["kommune", "kreis"])
def test_what_is_usual_needs_no_address(level: str) -> None:
    plain = usual(analysis.quantities(level), level)
    assert analysis.query_of(plain) == ("" if level == "kommune" else "ebene=kreis")
    if level == "kommune":
        assert (plain.x, plain.y, plain.indicator) == ("bedarf", "struktur", "straftaten_ohne_auslaenderrecht")


@pytest.mark.parametrize(
    ("query", "status", "said", "kept"),
    [
        (
            "x=Straftaten",
            400,
            "Meinten Sie „Straftaten insgesamt je 100.000 Einwohner“ (x=straftaten_insgesamt)?",
            "bedarf",
        ),
        ("x=struktr", 400, "Meinten Sie „Struktur“ (x=struktur)?", "bedarf"),
        ("x=%F0%9F%8C%8D", 400, "Bitte unten eine Größe aus der Liste wählen.", "bedarf"),
        ("x=-1", 400, "Für die waagerechte Achse gibt es „-1“ nicht", "bedarf"),
        ("x=" + "a" * 900, 400, "…“ nicht; gezeigt wird: Bedarf.", "bedarf"),
        ("ebene=kreis&x=bedarf", 200, "„Bedarf“ hat keine eigenen Werte für Kreise", "dichte"),
        ("x=abdeckung_kommunen", 200, "hat keine eigenen Werte für Kommunen", "bedarf"),
    ],
)
def test_an_axis_that_cannot_be_had_is_explained_and_the_usual_one_shown(
    query: str, status: int, said: str, kept: str
) -> None:
    selection, messages, statuses = read(query)
    assert selection.x == kept
    assert statuses == {status}
    assert any(said in message for message in messages), messages


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("kennzahl=gremium_status", 200, "ist eine Einordnung und keine Zahl"),
        ("kennzahl=unsinn", 400, "Für die Kennzahl gibt es „unsinn“ nicht"),
        ("jahr=1066", 400, "Möglich sind Jahre von 2015 bis 2020."),
        ("jahr=2014", 200, "keine eigenen Werte; gezeigt wird das neueste Jahr"),
        ("jahr=-3", 400, "Für das Jahr „-3“"),
        ("gebiete=Mainz", 404, "Meinten Sie mit „Mainz“ Mainz (073150000)?"),
        ("gebiete=071439999", 404, "gibt es nicht"),
        ("gebiete=07143", 400, "steht nicht unter den Kommunen"),
        ("ebene=gemeinde", 400, "Die Ebene „gemeinde“ ist nicht bekannt"),
        ("bezug=mond", 400, "Die Vergleichsgruppe „mond“"),
        ("sicherheit=50", 400, "Die statistische Sicherheit „50“"),
        ("farbe=rot", 400, "Die Farbe „rot“"),
        ("intervalle=ja", 400, "Der Schalter für Intervalle „ja“"),
        ("kreis=99999", 404, "Den Kreis „99999“ gibt es nicht"),
        ("ebene=kreis&stand=aktiv", 200, "auf der Ebene der Kreise bleiben sie ohne Wirkung"),
        (f"gebiete={KOBLENZ}&kreis=07131", 200, "gehen dem Filter vor"),
        ("unsinn=1", 400, "„unsinn“"),
        ("v=alt", 400, "Der Datenstand „alt“"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said(query: str, status: int, said: str) -> None:
    _, messages, statuses = read(query)
    assert statuses == {status}
    assert any(said in message for message in messages), messages


def test_the_same_quantity_may_stand_on_both_axes() -> None:
    selection, messages, _ = read("x=dichte&y=dichte")
    assert (selection.x, selection.y, messages) == ("dichte", "dichte", [])


def test_the_newest_year_can_be_named() -> None:
    assert read("jahr=neueste")[0] == read("")[0]


def test_areas_chosen_one_by_one_go_before_the_filter_and_the_filter_before_nothing() -> None:
    one_by_one, by_filter, nothing = read(f"gebiete={HACHENBURG},{KOBLENZ}")[0], read("kreis=07131")[0], read("")[0]
    assert analysis.chosen(one_by_one) == (HACHENBURG, KOBLENZ)
    assert set(analysis.chosen(by_filter)) == area_filter.kommunen(AreaFilter(kreis="07131"))
    assert analysis.chosen(nothing) == ()


def test_a_body_of_two_levels_is_meant_at_the_level_on_show() -> None:
    assert read(f"gebiete=07111,{TRIER}")[0].areas == (KOBLENZ, TRIER)
    assert read(f"ebene=kreis&gebiete={KOBLENZ}")[0].areas == ("07111",)


def test_every_kommune_can_be_chosen_at_once() -> None:
    every = ",".join(each.area_id for each in analysis.areas("kommune"))
    selection, messages, _ = read(f"gebiete={every}")
    assert (len(selection.areas), messages) == (170, [])


def test_what_is_no_indicator_or_has_no_values_is_told_for_the_right_reason() -> None:
    assert "nur auf einer Achse" in read("kennzahl=einwohner")[1][0]
    assert "Einordnung" in read("kennzahl=gremium_status")[1][0]
    for value in ("-1", "1", "zz"):
        _, [message], _ = read(f"y={value}")
        assert "Meinten Sie" not in message
    published = analysis.published()
    bare = {key: each for key, each in published.quantities["kommune"].items() if key not in ("bedarf", "struktur")}
    without = replace(
        published,
        quantities={**published.quantities, "kommune": bare},
        without_values={"bedarf": "Bedarf", "struktur": "Struktur"},
    )
    selection, notices = read_against({"x": "bedarf"}, without)
    assert (selection.x, selection.y) == ("dichte", "straftaten_ohne_auslaenderrecht")
    assert [each.message for each in notices] == [
        "Zu „Bedarf“ liegen keine Werte vor; die waagerechte Achse zeigt stattdessen: Bevölkerungsdichte."
    ]


def test_a_kind_of_another_level_is_no_mistake_and_is_told() -> None:
    selection, [message], statuses = read("trichter=landkreis")
    assert selection.funnel == ""
    assert statuses == {200}
    assert "Unter den Kommunen" in message
    assert read("trichter=unsinn")[2] == {400}
