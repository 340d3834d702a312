"""The markup of the map."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from dashboard.maps import drawing
from dashboard.maps.painted import VERDICTS, Look, Painted
from dashboard.texts.statuses import STATUSES
from dashboard.values.verdicts import CERTAIN

NS = "{http://www.w3.org/2000/svg}"
BOUNDARIES = {
    "view_box": [0, 0, 300, 400],
    "areas": {"1": "M0 0h9v9z", "2": "M9 9h9v9z"},
    "points": {"1": [4, 4], "2": [14, 14]},
}
AREAS = [
    {"area_id": "1", "label": 'A & "B"', "kind": "verbandsgemeinde", "inhabitants": 12, "status": "aktiv"},
    {"area_id": "2", "label": "C", "kind": "ortsgemeinde", "inhabitants": 3, "status": None},
]


LOOKS = {"1": Look("k3 erbt"), "2": Look("d-hoeher", "higher")}
PAINTED = Painted("", "", "", "", LOOKS, (), layer=VERDICTS)


def map_tree(marks: bool = True, **more: Any) -> ET.Element:
    plain = drawing.Drawing(BOUNDARIES, AREAS, {"07": "M0 0h18v18z"}, marks=marks)
    return ET.fromstring(plain.svg(**more))  # noqa: S314


def test_every_area_is_named_focusable_and_drawn() -> None:
    first, second = map_tree().findall(f".//{NS}g[@class='gebiete']/{NS}path")
    assert (first.get("data-id"), first.get("aria-label"), first.get("role"), first.get("tabindex")) == (
        "1",
        'A & "B"',
        "option",
        "-1",
    )
    assert (first.get("class"), second.get("class"), first.get("d")) == ("f", "f", "M0 0h9v9z")


def test_a_painted_map_says_by_itself_what_is_on_it() -> None:
    svg = map_tree(painted=PAINTED, chosen=["2"])
    first, second = svg.findall(f".//{NS}g[@class='gebiete']/{NS}path")
    assert (svg.get("data-zeigt"), first.get("class"), second.get("class")) == ("urteile", "f k3 erbt", "f d-hoeher")
    [sign] = svg.findall(f".//{NS}g[@class='urteile']/{NS}use")
    assert (sign.get("href"), sign.get("transform")) == ("#z-higher", "translate(14 14)")
    assert (first.get("aria-selected"), second.get("aria-selected")) == ("false", "true")
    assert [path.get("d") for path in svg.findall(f".//{NS}g[@class='umrisse']/{NS}path")] == [
        None,
        "M9 9h9v9z",
        "M9 9h9v9z",
        None,
        None,
    ]


def test_the_list_of_areas_says_that_several_are_marked_only_where_they_are() -> None:
    lists = [map_tree(chosen=chosen).find(f".//{NS}g[@class='gebiete']") for chosen in ([], ["2"], ["1", "2"])]
    assert [each.get("aria-multiselectable") for each in lists if each is not None] == [None, None, "true"]


def test_councils_are_marked_only_where_something_is_known_and_asked_for() -> None:
    marks = map_tree().findall(f".//{NS}g[@class='marken']/{NS}use")
    assert [mark.get("href") for mark in marks] == ["#z-aktiv"]
    assert map_tree(marks=False).findall(f".//{NS}g[@class='marken']/{NS}use") == []


def test_everything_but_the_areas_is_hidden_from_assistive_technology() -> None:
    groups = map_tree().findall(f"./{NS}g")
    assert [group.get("aria-hidden") for group in groups] == [None, "true", "true", "true", "true"]


def test_inherited_missing_and_suppressed_have_patterns_of_their_own() -> None:
    names = {pattern.get("id") for pattern in map_tree().iter(f"{NS}pattern")}
    fields = {f"u{need}{structure}" for need in (1, 2, 3) for structure in (1, 2, 3)}
    words = {f"w{code}" for code in range(1, 8)}  # the eighth word of an indicator and those after it
    stands = {"st-ruht-vermutlich", "st-unklar"}
    assert (
        names
        == {"h1", "h2", "h3", "h4", "h5", "fehlt", "geheim", "offen", "unberechenbar", "unverglichen"}
        | fields
        | words
        | stands
    )


def test_an_area_says_where_its_sign_stands_only_where_asked() -> None:
    def points(**more: bool) -> list[str | None]:
        tree = ET.fromstring(drawing.Drawing(BOUNDARIES, AREAS, {}, marks=False, **more).svg())  # noqa: S314
        return [path.get("data-p") for path in tree.findall(f".//{NS}g[@class='gebiete']/{NS}path")]

    assert points(points=True) == ["4 4", "14 14"]
    assert points() == [None, None]


def test_higher_and_lower_differ_in_shape() -> None:
    assert set(drawing.SIGNS) == set(CERTAIN)
    assert len({*drawing.SIGNS.values(), *drawing.MARKS.values()}) == len(drawing.SIGNS) + len(drawing.MARKS)


def test_statuses_differ_in_shape_and_unclear_has_none() -> None:
    assert set(drawing.MARKS) == set(STATUSES) - {"unklar"}
    assert len({drawing.mark(status, 16) for status in drawing.MARKS}) == len(drawing.MARKS)
    assert drawing.mark("unklar", 16) == ""


def test_an_area_without_geometry_is_an_error() -> None:
    with pytest.raises(KeyError):
        drawing.Drawing(BOUNDARIES, [{**AREAS[0], "area_id": "3"}], {}, marks=False)
