"""Address ⇄ selection: restored exactly, or told."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.addresses.areas import Area, Areas
from dashboard.addresses.map_selection import Published, Selection, usual
from dashboard.addresses.map_selection import read as read_address

TODAY = "2026-11-23.1a2b3c4d"
HZ = {
    "indicator_id": "hz",
    "title": "Straftaten",
    "scale": "rate",
    "levels": ["kreis", "kommune"],
    "periods": [2019, 2020],
    "own": ["kreis", "kommune"],
    "survey": False,
    "has_cases": True,
    "compared": ["kreis"],
}
COVERAGE = {
    "indicator_id": "abdeckung",
    "title": "Abdeckung",
    "scale": "share",
    "levels": ["kreis"],
    "periods": [2026],
    "own": ["kreis"],
    "survey": False,
    "has_cases": False,
    "compared": [],
}


KREIS = Area(
    "07143", "kreis", "Westerwaldkreis", "landkreis", "Landkreis", "Landkreise", "07143", None, 200_000, "07143"
)
AREAS = Areas({"07143": KREIS}, {"07143": {"kreis": KREIS}}, {})


def read(**parameters: Any) -> tuple[Selection, list[str]]:
    selection, notices = read_address(parameters, Published([HZ, COVERAGE], AREAS, TODAY))
    return selection, [notice.message for notice in notices]


def test_nothing_asked_shows_the_first_indicator_for_kommunen_in_its_newest_year() -> None:
    assert read() == (Selection("hz", "kommune", 2020), [])
    assert usual(COVERAGE) == Selection("abdeckung", "kreis", 2026)


def test_an_indicator_opens_where_areas_have_values_of_their_own() -> None:
    """As without invented figures: the Kommunen in Landkreisen show those of their Kreis."""
    assert usual({**HZ, "own": ["kreis"]}).level == "kreis"
    assert usual({**HZ, "own": []}).level == "kommune", "where nobody has any, the level does not matter"


def test_an_address_is_restored() -> None:
    parameters = {
        "kennzahl": "hz",
        "ebene": "kreis",
        "jahr": "2019",
        "gebiet": "07143",
        "ansicht": "tabelle",
        "mass": "faelle",
    }
    assert read(**parameters) == (Selection("hz", "kreis", 2019, "07143", "tabelle", "faelle"), [])


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("kennzahl", "x", "Die Kennzahl „x“ gibt es nicht (mehr). Gezeigt wird stattdessen: Straftaten."),
        ("ebene", "gemeinde", "„ebene=gemeinde“"),
        ("jahr", "1999", "stattdessen: 2020."),
        ("jahr", "<b>", "„jahr=<b>“"),
        ("gebiet", "99999", "Das Gebiet „99999“ gibt es nicht."),
        ("ansicht", "3d", "stattdessen: Karte."),
        ("mass", "euro", "stattdessen: Wert."),
        ("bezug", "bund", "stattdessen: gleiche Art."),
        ("sicherheit", "90", "stattdessen: 99,8\u00a0%."),
        ("farbe", "rot", "Die Angabe „farbe“"),
    ],
)
def test_what_does_not_exist_is_told_and_nothing_else_is_selected(name: str, value: str, message: str) -> None:
    selection, notices = read(**{name: value})
    assert selection == Selection("hz", "kommune", 2020)
    assert len(notices) == 1
    assert message in notices[0]


def test_cases_are_not_offered_where_none_are_counted() -> None:
    selection, notices = read(kennzahl="abdeckung", mass="faelle")
    assert selection.measure == "wert"
    assert len(notices) == 1


def test_differences_are_restored_with_reference_and_confidence_and_offered_only_where_something_is_compared() -> None:
    parameters = {"ebene": "kreis", "mass": "unterschied", "bezug": "land", "sicherheit": "95"}
    assert read(**parameters) == (
        Selection("hz", "kreis", 2020, measure="unterschied", reference="land", confidence="95"),
        [],
    )
    selection, notices = read(**{**parameters, "ebene": "kommune"})
    assert selection.measure == "wert"
    assert "„mass=unterschied“" in notices[0]


def test_a_link_says_when_it_was_made_of_other_data() -> None:
    assert read(v=TODAY) == (Selection("hz", "kommune", 2020), [])
    selection, notices = read(v="2026-10-01.0a1b2c3d", jahr="2019")
    assert selection == Selection("hz", "kommune", 2019)
    assert notices == [
        f"Dieser Verweis stammt vom Datenstand 2026-10-01.0a1b2c3d. Gezeigt wird der heutige Datenstand {TODAY}; "
        "Werte und Urteile können sich geändert haben."
    ]


def test_a_data_version_that_is_none_is_told_and_shortened() -> None:
    _, [notice] = read(v="x" * 60)
    assert (
        notice
        == f"Der Datenstand „{'x' * 40}…“ in der Adresse ist nicht lesbar. Gezeigt wird der heutige Datenstand {TODAY}."
    )


def test_an_old_indicator_is_told_with_the_one_it_may_be() -> None:
    _, notices = read(kennzahl="abdekung")
    assert notices == [
        "Die Kennzahl „abdekung“ gibt es nicht (mehr). Gezeigt wird stattdessen: Straftaten. "
        "Meinten Sie „Abdeckung“ (kennzahl=abdeckung)?"
    ]


def test_two_values_of_one_parameter_are_told() -> None:
    selection, notices = read(jahr=["2019", "2020"], ebene=["kreis", "kreis"])
    assert (selection.year, selection.level) == (2019, "kreis")
    assert notices == ["Die Angabe „jahr“ steht in der Adresse mehrmals mit verschiedenen Werten; es gilt der erste."]
