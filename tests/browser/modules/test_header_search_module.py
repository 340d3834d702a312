"""The search in the head of every page: asleep until it is wanted, then a list of areas, whose choice a page may take for itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

AREAS = {
    "kinds": ["kreisfreie Stadt"],
    "kindWords": [["stadt"]],
    "kreise": [],
    "areas": [["07111", "Koblenz", 0, -1, 0]],
    "former": [],
}
WORDS = {"one": "1 Treffer.", "none": "Kein Treffer."}
FRAME = """
    ([lists, words]) => {
        document.body.innerHTML = `<header><form action="/suche"><input id="kopf-suche" name="suche" aria-label="Gebiet"
            data-ziel="/gebiet/{id}"></form></header>`;
        document.querySelector("header").dataset.suchlisten = JSON.stringify({ gebiete: lists, words });
    }
"""
PROFILE, RESULTS, LIST = "/gebiet/07111", "/suche?suche=kobl", "/lists/areas.json"


@pytest.fixture
def field(run: Callable[..., Any], answers: Callable[..., list[str]], blank: Page) -> Callable[[], list[str]]:
    """A page with the field and its script; gives what is asked for from then on."""

    def set_up() -> list[str]:
        requests = answers({LIST: AREAS, PROFILE: "<p>Profil</p>", RESULTS: "<p>Treffer</p>"})
        blank.evaluate(FRAME, [LIST, WORDS])
        run("header_search.js", "")
        return requests

    return set_up


def test_what_was_typed_before_the_script_came_is_searched(field: Callable[[], list[str]], blank: Page) -> None:
    requests = field()
    assert requests == []
    blank.fill("#kopf-suche", "kobl")
    blank.locator("[role=option]").click()
    blank.wait_for_url(f"**{PROFILE}")
    assert requests == [LIST, PROFILE]


def test_a_page_may_take_the_choice_for_itself(field: Callable[[], list[str]], blank: Page) -> None:
    requests = field()
    blank.evaluate("""document.addEventListener("area-chosen", (event) => {
        event.preventDefault();
        window.taken = event.detail;
    })""")
    blank.focus("#kopf-suche")
    blank.keyboard.type("koblenz")
    expect(blank.locator("[role=option]")).to_have_count(1)
    blank.keyboard.press("Enter")
    blank.wait_for_function("window.taken")
    assert blank.evaluate("window.taken") == {"id": "07111", "name": "Koblenz"}
    assert requests == [LIST]


def test_without_its_box_the_field_is_a_form(field: Callable[[], list[str]], blank: Page) -> None:
    blank.route("**/combobox.js", lambda route: route.abort())
    requests = field()
    blank.focus("#kopf-suche")
    blank.keyboard.type("kobl")
    blank.keyboard.press("Enter")
    blank.wait_for_url(f"**{RESULTS}")
    assert requests == [RESULTS]
