"""The address of "Wer kann wem helfen": what it names comes back, what it names in vain is said."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.areas import Area, Areas
from dashboard.addresses.exchange_selection import VIEWS, Choices, Selection, address, read
from dashboard.addresses.notices import GONE, OK, WRONG
from dashboard.texts.chosen_areas import BEFORE_FILTER
from tests.examples import examples

VERSION = "2026-10-01.0a1b2c3d"


def _area(area_id: str, level: str, label: str, body: str) -> Area:
    return Area(area_id, level, label, level, level, level, area_id[:5], None, 1000, body)


ROWS = [
    _area("07135", "kreis", "Cochem-Zell", "07135"),
    _area("07315", "kreis", "Mainz", "073150000"),
    _area("073150000", "kommune", "Mainz", "073150000"),
    _area("071355009", "kommune", "Zell", "071355009"),
    _area("071355001", "kommune", "Ähren", "071355001"),
    _area("071355009001", "gemeinde", "Bullay", "071355009001"),
]
BODIES: dict[str, dict[str, Area]] = {}
for row in ROWS:
    BODIES.setdefault(row.body, {})[row.level] = row
KREISE = (("07135", "Cochem-Zell"), ("07315", "Mainz"))
CHOICES = Choices(
    {"G2": "Gremium ruht", "G10": "Belastung"},
    Areas({row.area_id: row for row in ROWS}, BODIES, {"altähren": "071355001"}),
    FilterChoices(KREISE, (), (("verbandsgemeinde", "VG"), ("stadt", "Stadt")), (("0", "unter 5.000"),), ()),
    VERSION,
)
KOMMUNEN = [row.area_id for row in ROWS if row.level == "kommune"]
SELECTIONS = st.builds(
    Selection,
    area=st.sampled_from(["", *KOMMUNEN]),
    chosen=st.lists(st.sampled_from(KOMMUNEN), unique=True).filter(lambda each: len(each) != 1).map(tuple),
    kind=st.sampled_from(["", "G2", "G10"]),
    view=st.sampled_from(VIEWS),
    where=st.builds(AreaFilter, kreis=st.sampled_from(["", "07135"]), kinds=st.sampled_from([(), ("stadt",)])),
).filter(lambda each: not (each.chosen and each.where))


@settings(max_examples=examples(60), deadline=None)
@given(SELECTIONS)
def test_an_address_brings_its_selection_back(selection: Selection) -> None:
    assert read(parse_qs(urlsplit(address(selection)).query), CHOICES) == (selection, [])


def test_what_is_default_is_not_in_the_address() -> None:
    assert address(Selection()) == "/analyse/austausch"
    assert address(Selection(), ".csv") == "/analyse/austausch.csv"
    assert address(Selection(kind="G2"), ".xlsx") == "/analyse/austausch.xlsx?anlass=G2"


@pytest.mark.parametrize(
    ("query", "words", "status", "near"),
    [
        ("anlass=G99", "Den Anlass „G99“ gibt es nicht", GONE, ""),
        ("anlass=ruht", "G2 (Gremium ruht), G10 (Belastung)", GONE, ""),
        ("gebiet=099999999", "gibt es nicht", GONE, ""),
        ("gebiet=Alt%C3%84hren", "Heute: Ähren (071355001)", GONE, "071355001"),
        ("gebiet=07135", "Cochem-Zell (kreis) ist keine Kommune", WRONG, ""),
        ("gebiet=07", "Rheinland-Pfalz (Land) ist keine Kommune", WRONG, ""),
        ("gebiet=071355009001", "Die Kommune dazu ist Zell (gebiet=071355009)", WRONG, "071355009"),
        ("gebiete=07135", "steht nicht unter den Kommunen", WRONG, ""),
        ("ansicht=liste", "Die Ansicht „liste“ gibt es nicht", WRONG, ""),
        ("kreis=Nirgends", "Den Kreis „Nirgends“ gibt es nicht", GONE, ""),
        ("vorname=x", "„vorname“", WRONG, ""),
        ("v=2020-01-01.00000000", "stammt vom Datenstand", OK, ""),
    ],
)
def test_what_an_address_names_in_vain_is_said(query: str, words: str, status: int, near: str) -> None:
    selection, [notice] = read(parse_qs(query), CHOICES)
    assert selection == Selection()
    assert words in notice.message
    assert (notice.status, notice.near) == (status, near)


def test_areas_chosen_one_by_one_go_before_the_filter() -> None:
    selection, [notice] = read({"gebiete": "071355009,071355001", "kreis": "07315"}, CHOICES)
    assert selection == Selection(chosen=("071355009", "071355001"))
    assert (notice.message, notice.status) == (BEFORE_FILTER, OK)


def test_a_kreisfreie_stadt_is_a_kommune_under_each_key_and_a_kind_is_read_in_small_letters() -> None:
    selection, notices = read({"gebiet": "07315", "anlass": "g10"}, CHOICES)
    assert (selection.area, selection.kind, notices) == ("073150000", "G10", [])


def test_a_single_one_of_several_is_looked_at_and_goes_along() -> None:
    selection, _ = read({"gebiete": "071355009"}, CHOICES)
    assert (selection.area, selection.chosen, selection.along) == ("071355009", (), ("071355009",))
    both, _ = read({"gebiet": "073150000", "gebiete": "071355009,071355001"}, CHOICES)
    assert (both.area, both.along) == ("073150000", ("071355009", "071355001"))
