"""Keys that are no longer in use, on the page of the profile and in the comparison: the real register with its real changes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.addresses.areas import federal_key, former, nearest
from dashboard.pages.gebiet import unknown_area
from dashboard.queries.areas import areas, former_keys
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

SIMMERN, KROEV, TREIS = "071405007", "072315002", "071355004"


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(embedded.folder):
        yield create_app().test_client()


def page(visitor: FlaskClient, key: str, status: int = 404) -> tuple[str, list[str]]:
    """What the page of a key says, without markup, and where its links to other profiles lead."""
    response = visitor.get(f"/gebiet/{key}")
    assert response.status_code == status
    content = response.text[response.text.index("<h1") :]
    words = html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content)))
    return words, re.findall(r'href="/gebiet/(\d+)"', content)


@pytest.mark.parametrize("key", [SIMMERN, f"{SIMMERN}000"])
def test_a_former_kommune_is_named_with_what_it_is_today(visitor: FlaskClient, key: str) -> None:
    text, links = page(visitor, key)
    assert "Diese Kommune gibt es nicht mehr" in text
    assert (
        f"Den Regionalschlüssel {key} hatte Simmern (Hunsrück). In dieser Form gibt es diese Kommune seit dem 01.01.2020 nicht mehr."
        in text
    )
    assert "Heute: Simmern-Rheinböllen (Verbandsgemeinde, Rhein-Hunsrück-Kreis, 071405008)" in text
    assert links == ["071405008"]


def test_all_parts_of_a_divided_kommune_are_listed(visitor: FlaskClient) -> None:
    text, links = page(visitor, TREIS)
    assert "hatte Treis-Karden. In dieser Form gibt es diese Kommune seit dem 01.07.2014 nicht mehr." in text
    assert "Heute aufgeteilt auf:" in text
    assert text.count("; ein Teil des früheren Gebiets)") == 3
    assert links == ["071355001", "071355002", "071405003"], "in German order of their names"


def test_a_change_without_a_source_is_told_with_the_doubt(visitor: FlaskClient) -> None:
    assert "seit dem 01.01.2020 nicht mehr (ohne geprüfte Quelle)." in page(visitor, "071345003")[0]


@pytest.mark.parametrize(
    "key, name, kommune",
    [
        ("071405007144", "Simmern/Hunsrück", "Simmern-Rheinböllen"),
        ("073310055", "Osthofen", "Wonnegau"),
        ("071330052", "Kirn", "Kirner Land"),
    ],
)
def test_a_gemeinde_that_moved_is_told_by_its_kreis_and_number(
    visitor: FlaskClient, key: str, name: str, kommune: str
) -> None:
    text, links = page(visitor, key)
    assert (
        f"Kreis und Gemeindenummer in {key} gehören zu {name}. Diese Gemeinde gehört heute zur Verbandsgemeinde {kommune}."
        in text
    )
    assert [len(link) for link in links] == [12, 9]
    assert federal_key(links[0]) == federal_key(key)
    assert links[0].startswith(links[1])


def test_a_gemeinde_that_left_its_kreis_is_told_by_its_former_verbandsgemeinde(visitor: FlaskClient) -> None:
    text, links = page(visitor, f"{TREIS}999")
    assert f"Die ersten neun Ziffern von {TREIS}999 waren der Schlüssel von Treis-Karden." in text
    assert links == ["071355001", "071355002", "071405003"]


def test_a_gemeinde_without_verbandsgemeinde_is_told_as_such(visitor: FlaskClient) -> None:
    text, links = page(visitor, "073395007030")
    assert "gehören zu Ingelheim am Rhein. Diese Gemeinde gehört heute zu keiner Verbandsgemeinde." in text
    assert links == ["073390030030"]


@pytest.mark.parametrize(
    ("key", "status", "links"),
    [
        (SIMMERN.removeprefix("0"), 400, ["071405008"]),
        ("71405007144", 400, ["071405008144"]),
        ("07 140 5007", 400, ["071405008"]),
        ("071405999", 404, ["07140"]),
        ("071435002999", 404, ["071435002"]),
        ("99999", 404, []),
    ],
)
def test_keys_that_are_not_quite_one_get_the_nearest_match(
    visitor: FlaskClient, key: str, status: int, links: list[str]
) -> None:
    assert page(visitor, key, status)[1] == links


@pytest.mark.parametrize(
    ("name", "area_id"),
    [
        ("Kreis Bad Kreuznach", "07133"),
        ("VG Bad Kreuznach", "071335001"),
        ("Ludwigshaven", "073140000"),
        ("St. Goar", "071405009133"),
    ],
)
def test_a_name_as_people_say_it_is_understood_as_in_the_search(visitor: FlaskClient, name: str, area_id: str) -> None:
    assert page(visitor, name, 400)[1][0] == area_id


def test_a_key_of_today_is_its_profile(visitor: FlaskClient) -> None:
    text, _ = page(visitor, "071405008", 200)
    assert "gibt es nicht mehr" not in text


@pytest.mark.parametrize(
    ("key", "today"),
    [
        (SIMMERN, "071405008"),
        (f"{SIMMERN}000", "071405008"),
        ("071405007144", "071405008144"),
        ("073310055", "073315007055"),
        (KROEV, "072315009"),
        ("071355004999", "071355001"),
        ("071435002999", "071435002"),
        ("071405999", "07140"),
        ("999999999", None),
    ],
)
def test_the_comparison_proposes_what_a_former_key_is_today(visitor: FlaskClient, key: str, today: str | None) -> None:
    assert visitor
    area = former(key, areas()) or nearest(key, areas())
    assert (area.area_id if area else None) == today


def test_the_page_of_comparison_names_it(visitor: FlaskClient) -> None:
    response = visitor.get(f"/vergleich?gebiete={SIMMERN},071405004")
    assert "Simmern-Rheinböllen" in response.text


def test_no_former_key_leads_to_itself(visitor: FlaskClient) -> None:
    assert visitor
    keys = former_keys()
    today = set(areas().by_id)
    assert len(keys) == 59
    assert {row["new_area_id"] for row in keys} <= today
    assert not {row["old_area_id"] for row in keys} & today
    for row in keys:
        assert unknown_area.moved(row["old_area_id"]) or unknown_area.former(row["old_area_id"])


def test_the_federal_key_in_a_key() -> None:
    assert [federal_key(key) for key in ("071405007144", "073310055", "073315007", "07331", "", "7331005")] == [
        "07140144",
        "07331055",
        "",
        "",
        "",
        "",
    ]
