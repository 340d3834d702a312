"""The search for an area as the server answers it: what is found first, one typing error forgiven, and the page without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.addresses.area_search import LONGEST
from dashboard.queries import areas
from dashboard.queries.area_search import areas_named
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

KREIS, CITY, VG = "07133", "071330006", "071335001"  # Bad Kreuznach
MOST_OFFERED = 12  # of the list under the field
LETTERS = "abcdefghijklmnoprstuvwz"


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(embedded.folder):
        yield create_app().test_client()


def ids(typed: str) -> list[str]:
    return [each.area_id for each in areas_named(typed).matches]


def meant(typed: str) -> str | None:
    found = areas_named(typed).meant
    return found.area_id if found else None


@pytest.mark.parametrize(
    ("typed", "area_id"),
    [
        ("Landkreis Bad Kreuznach", KREIS),
        ("Kreis Bad Kreuznach", KREIS),
        ("LK Bad Kreuznach", KREIS),
        ("Bad Kreuznach Kreis", KREIS),
        ("bad kreuznach (kreis)", KREIS),
        ("Stadt Bad Kreuznach", CITY),
        ("Bad Kreuznach (Stadt)", CITY),
        ("VG Bad Kreuznach", VG),
        ("Verbandsgemeinde Bad Kreuznach", VG),
        ("Koblenz", "071110000"),
        ("Stadt Alzey", "073310003"),
        ("Kaiserslautern", "073120000"),
        ("Kreis Kaiserslautern", "07335"),
        ("Rhein Lahn Kreis", "07141"),
        ("Neustadt a. d. Weinstr.", "073160000"),
        ("St. Goar", "071405009133"),
        ("Ludwigshafen/Rh.", "073140000"),
        ("Weissenthurm", "071375008"),
    ],
)
def test_what_names_one_area_is_that_area(visitor: FlaskClient, typed: str, area_id: str) -> None:
    assert ids(typed)[0] == area_id


def test_a_name_of_several_offers_them_with_kind_and_kreis(visitor: FlaskClient) -> None:
    found = areas_named("Bad Kreuznach")
    assert found.meant is None
    assert [(each.area_id, each.detail) for each in found.matches[:3]] == [
        (CITY, "große kreisangehörige Stadt · Landkreis Bad Kreuznach"),
        (VG, "Verbandsgemeinde · Landkreis Bad Kreuznach"),
        (KREIS, "Landkreis"),
    ]


@pytest.mark.parametrize(
    ("typed", "area_id"),
    [
        ("Kobelnz", "071110000"),
        ("Kblenz", "071110000"),
        ("Koblentz", "071110000"),
        ("Koblemz", "071110000"),
        ("Trir", "072110000"),
        ("Ludwigshaven", "073140000"),
        ("Ludwigshfaen am Rhein", "073140000"),
        ("Bad Kreuznahc", CITY),
        ("VG Bad Kreuznahc", VG),
        ("Kreis Bad Kreuznahc", KREIS),
        ("Idaroberstein", "071340045"),
        ("Altenkirchen-Flamersfeld", "071325010"),
    ],
)
def test_one_typing_error_is_forgiven(visitor: FlaskClient, typed: str, area_id: str) -> None:
    assert ids(typed)[0] == area_id


@pytest.mark.parametrize("typed", ["Kobelznn", "Bda Kreuznahc", "Kbolenzz", "Dez", "0711100001"])
def test_two_errors_short_words_and_keys_are_not_guessed(visitor: FlaskClient, typed: str) -> None:
    assert not {"071110000", CITY, "071415003"}.intersection(ids(typed))


def test_an_exact_beginning_comes_before_errors(visitor: FlaskClient) -> None:
    assert [each.name for each in areas_named("wor").matches[:3]] == ["Worms", "Wörrstadt", "Wörth am Rhein"]
    names = [each.name for each in areas_named("nstätten").matches]
    assert names.index("Hahnstätten") < names.index("Nastätten")


@settings(deadline=None)
@given(data=st.data())
def test_every_kommune_and_kreis_is_offered_whatever_single_error_is_made(
    visitor: FlaskClient, data: st.DataObject
) -> None:
    listed = [row for row in areas.rows() if row["level"] != "gemeinde" and row["main_id"] == row["area_id"]]
    row = data.draw(st.sampled_from(listed))
    name = row["label"].partition(" (")[0].replace("ß", "ss")
    word = data.draw(st.sampled_from([each for each in re.finditer(r"[^\W\d_]+", name) if len(each[0]) > 4] or [None]))
    if word is None:
        return
    place = data.draw(st.integers(word.start(), word.end() - 2))
    letter = data.draw(st.sampled_from(LETTERS))
    before, after = name[:place], name[place:]
    typed = data.draw(
        st.sampled_from(
            [
                before + letter + after,
                before + after[1:],
                before + letter + after[1:],
                before + after[1] + after[0] + after[2:],
            ]
        )
    )
    assert row["area_id"] in ids(typed)[:MOST_OFFERED], typed


# ───────────────────────── the page ─────────────────────────


def profiles(visitor: FlaskClient, typed: str, status: int = 200) -> list[str]:
    response = visitor.get("/suche", query_string={"suche": typed})
    assert response.status_code == status
    main = response.text[response.text.index("<main") : response.text.index("</main>")]
    return re.findall(r'href="/gebiet/(\d+)"', main)


@pytest.mark.parametrize(
    ("typed", "area_id"), [("Kreis Bad Kreuznach", KREIS), ("07133", KREIS), ("koblenz", "071110000")]
)
def test_one_area_that_can_be_meant_is_answered_with_its_profile(
    visitor: FlaskClient, typed: str, area_id: str
) -> None:
    response = visitor.get("/suche", query_string={"suche": typed})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/gebiet/{area_id}"


def test_several_are_listed(visitor: FlaskClient) -> None:
    assert profiles(visitor, "Bad Kreuznach")[:3] == [CITY, VG, KREIS]
    text = visitor.get("/suche?suche=Bad+Kreuznach").text
    assert "Gebiete zu „Bad Kreuznach“" in text
    assert "Gezeigt werden die ersten 50 von 126 Treffern" in text


def test_nothing_found_is_said_with_what_was_typed(visitor: FlaskClient) -> None:
    assert profiles(visitor, "<b>xyzzyq", status=404) == []
    assert "Kein Gebiet heißt „<b>xyzzyq“" in unescape(visitor.get("/suche?suche=<b>xyzzyq").text)


def test_what_is_spelled_with_two_errors_gets_similar_names(visitor: FlaskClient) -> None:
    assert "071110000" in profiles(visitor, "Kobelennz", status=404)


def test_nothing_typed_is_no_mistake(visitor: FlaskClient) -> None:
    assert profiles(visitor, "") == []
    assert "Bitte oben im Suchfeld" in visitor.get("/suche").text


def test_too_long_a_name_is_refused(visitor: FlaskClient) -> None:
    assert profiles(visitor, "k" * (LONGEST + 1), status=400) == []
    assert f"länger als {LONGEST} Zeichen" in visitor.get(f"/suche?suche={'k' * (LONGEST + 1)}").text


def test_the_field_of_every_page_is_a_form_that_leads_there(visitor: FlaskClient) -> None:
    text = visitor.get("/daten").text
    assert '<form class="kopf-suche" action="/suche" role="search">' in text
    field = re.search(r'<input id="kopf-suche"[^>]*>', text)
    assert field
    assert 'name="suche"' in field[0]
    assert "disabled" not in field[0]
