"""The address of the comparison: what it brings back, and what is told of what it asks for in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from dashboard.addresses.comparison_selection import MOST, address
from dashboard.queries.selections import of_comparison as read
from tests.dashboard.small_atlas import shown
from tests.dashboard.vergleich_atlas import (
    HACHENBURG,
    HOF,
    KOBLENZ,
    KREIS,
    MARIENBERG,
    ORTE,
    STADT_KREIS,
    VERSION,
    publish,
)


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with shown(publish(tmp_path_factory.mktemp("vergleich"))) as folder:
        yield folder


def labels(**parameters: str) -> list[str]:
    return [area.label for area in read(parameters)[0].areas]


def ids(**parameters: str) -> list[str]:
    return [area.area_id for area in read(parameters)[0].areas]


def notices(**parameters: str) -> list[str]:
    return [notice.message for notice in read(parameters)[1]]


@pytest.mark.parametrize(
    "parameters",
    [
        {"gebiete": f"{HACHENBURG},{MARIENBERG}"},
        {
            "gebiete": HACHENBURG,
            "gruppe": "aehnliche",
            "kennzahl": "sicher",
            "bezug": "land",
            "jahr": "2024",
            "nur": "gesichert",
        },
        {"gebiete": f"{STADT_KREIS},{KREIS}", "bezug": "aehnliche", "jahr": "2019"},
        {"kennzahl": "stand"},
        {},
    ],
)
def test_an_address_brings_back_the_same_selection(parameters: dict[str, str]) -> None:
    first, first_notices = read(parameters)
    again, second_notices = read(dict(parse_qs(address(first).partition("?")[2])))
    assert again == first
    assert first_notices == second_notices == []


def test_a_link_names_the_data_it_was_made_of_and_says_when_they_are_older() -> None:
    chosen, _ = read({"gebiete": HACHENBURG})
    assert f"v={VERSION}" in address(chosen)
    [message] = notices(gebiete=HACHENBURG, v="2025-01-02.0a1b2c3d")
    assert "Datenstand 2025-01-02.0a1b2c3d" in message
    assert VERSION in message
    assert "nicht lesbar" in notices(gebiete=HACHENBURG, v="gestern")[0]


def test_an_eleventh_area_is_told_not_dropped_in_silence() -> None:
    eleven = [HACHENBURG, MARIENBERG, *ORTE.values()]
    assert len(eleven) == 11
    assert ids(gebiete=",".join(eleven)) == eleven[:10]
    assert notices(gebiete=",".join(eleven)) == [
        "Die Adresse nennt 11 Gebiete, verglichen werden höchstens 10. Weggelassen: Ort 11."
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("Hachenburk", f"Das Gebiet „Hachenburk“ gibt es nicht. Meinten Sie Hachenburg ({HACHENBURG})?"),
        (
            "hachenburg",
            f"In der Adresse stehen Regionalschlüssel, keine Namen. Meinten Sie mit „hachenburg“ Hachenburg ({HACHENBURG})?",
        ),
        ("altburg", f"Das Gebiet „altburg“ gibt es so nicht mehr. Heute: Hachenburg ({HACHENBURG})."),
        ("071435098", f"Das Gebiet „071435098“ gibt es so nicht mehr. Heute: Hachenburg ({HACHENBURG})."),
        ("071439999", f"Das Gebiet „071439999“ gibt es nicht. Meinten Sie Westerwaldkreis ({KREIS})?"),
        (
            "<script>alert(1)</script>",
            "Das Gebiet „<script>alert(1)</script>“ gibt es nicht. Bitte über die Suche wählen.",
        ),
        ("9" * 500, f"Das Gebiet „{'9' * 40}…“ gibt es nicht. Bitte über die Suche wählen."),
        ("07", "Das Land ist kein Gebiet der Auswahl, sondern ein Bezug: Unter „Vergleichen mit“ steht „Land“."),
    ],
)
def test_what_is_no_area_gets_a_sentence_and_the_nearest_match(value: str, message: str) -> None:
    assert notices(gebiete=f"{MARIENBERG},{value}") == [message]
    assert ids(gebiete=f"{MARIENBERG},{value}") == [MARIENBERG]


def test_levels_are_not_mixed_but_a_kreisfreie_stadt_stands_at_each() -> None:
    assert ids(gebiete=f"{STADT_KREIS},{HACHENBURG}") == [KOBLENZ, HACHENBURG]
    assert ids(gebiete=f"{KOBLENZ},{KREIS}") == [STADT_KREIS, KREIS]
    assert notices(gebiete=f"{KOBLENZ},{KREIS}") == []
    assert ids(gebiete=STADT_KREIS) == [KOBLENZ], "most is known of Kommunen"
    assert ids(gebiete=f"{HACHENBURG},{KREIS},{HOF}") == [HACHENBURG]
    messages = notices(gebiete=f"{HACHENBURG},{KREIS},{HOF}")
    assert [message.split(" (")[0] for message in messages] == ["Westerwaldkreis", "Hof"]
    assert "nicht neben Kommunen gestellt" in messages[0]


def test_a_body_named_twice_counts_once() -> None:
    assert ids(gebiete=f"{KOBLENZ},{STADT_KREIS},{KOBLENZ}") == [KOBLENZ]


def test_groups_are_built_around_the_first_area() -> None:
    assert labels(gebiete=HACHENBURG, gruppe="aehnliche") == ["Hachenburg", "Ort 3", "Bad Marienberg"]
    chosen, _ = read({"gebiete": HACHENBURG, "gruppe": "kreis"})
    assert (len(chosen.areas), chosen.group_size) == (10, 10)
    assert "Ort 3" not in [area.label for area in chosen.areas], "13.000 inhabitants are the farthest from 24.000"
    assert ids(gebiete=STADT_KREIS, gruppe="kreis") == [KOBLENZ]
    assert notices(gebiete=STADT_KREIS, gruppe="kreis") == [
        "Die Gruppe „Gleicher Kreis“ ist für Koblenz leer. Gezeigt wird das Gebiet allein."
    ]
    assert "Gezeigt wird die Gruppe von Hachenburg" in notices(gebiete=f"{HACHENBURG},{MARIENBERG}", gruppe="kind")[0]


def test_the_field_of_the_form_moves_a_kreisfreie_stadt_to_the_level_of_a_kreis() -> None:
    assert ids(gebiete=KOBLENZ, dazu="Westerwaldkreis") == [STADT_KREIS, KREIS]
    assert notices(gebiete=KOBLENZ, dazu=KREIS) == []
    assert ids(gebiete=f"{STADT_KREIS},{KREIS}", dazu=HACHENBURG) == [STADT_KREIS, KREIS]
    assert ids(gebiete=KREIS, dazu="Koblenz") == [KREIS, STADT_KREIS]
    assert ids(gebiete=KOBLENZ, dazu=STADT_KREIS) == [KOBLENZ], "it is there already"


def test_the_field_of_the_form_adds_by_key_or_name() -> None:
    assert ids(gebiete=MARIENBERG, dazu="hachenburg") == [MARIENBERG, HACHENBURG]
    assert ids(gebiete=MARIENBERG, dazu=ORTE[3]) == [MARIENBERG, ORTE[3]]
    assert ids(dazu="Hachenburg") == [HACHENBURG]
    assert ids(gebiete=HACHENBURG, gruppe="aehnliche", dazu="Ort 4") == [HACHENBURG, ORTE[3], MARIENBERG, ORTE[4]]
    assert "Meinten Sie Hachenburg" in notices(gebiete=MARIENBERG, dazu="Hachenbug")[0]
    assert "andere" in notices(gebiete=MARIENBERG, dazu="Westerwaldkreis")[0]
    ten = ",".join([HACHENBURG, MARIENBERG, *list(ORTE.values())[:8]])
    assert "Weggelassen: Ort 11" in notices(gebiete=ten, dazu="Ort 11")[0]


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        ({"kennzahl": "hzz"}, "Meinten Sie „Straftaten je 100.000 Einwohner“ (kennzahl=hz)?"),
        ({"kennzahl": "' OR 1=1 --"}, "Bitte unten eine Kennzahl wählen."),
        ({"jahr": "1999"}, "vorhanden sind 2019 bis 2020"),
        ({"jahr": "zweitausend"}, "Gezeigt wird das neueste Jahr"),
        ({"bezug": "bund"}, "Die Angabe „bezug=bund“ in der Adresse ist nicht bekannt"),
        ({"nur": "alles"}, "„nur=alles“"),
        ({"gruppe": "alle"}, "„gruppe=alle“"),
        ({"farbe": "rot"}, "Die Angabe „farbe“"),
    ],
)
def test_every_other_part_that_does_not_exist_is_told(parameters: dict[str, str], part: str) -> None:
    chosen, noted = read({"gebiete": HACHENBURG, **parameters})
    assert [part in notice.message for notice in noted] == [True]
    assert chosen == read({"gebiete": HACHENBURG})[0]


def test_chips_can_be_removed_and_moved() -> None:
    chosen, _ = read({"gebiete": HACHENBURG, "gruppe": "aehnliche"})
    first, second, third = chosen.areas
    assert chosen.without(second).areas == (first, third)
    assert chosen.without(second).group == ""
    assert chosen.forward(third).areas == (first, third, second)
    assert chosen.forward(first).areas == chosen.areas
    assert MOST == 10
