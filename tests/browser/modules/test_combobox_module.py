"""The text field with suggestions: worked by keyboard, read aloud, and its list asked for once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SET_UP = """
    const { fold } = await import("/assets/text_search.js");
    document.body.innerHTML = '<main><h1>Probe</h1><label for="feld">Ort</label><input id="feld" type="search"></main>';
    document.title = "Probe";
    const entries = given.names.map((name) => ({ name, detail: "Art", group: given.group, folded: fold(name), bare: fold(name), text: fold(name), kinds: [] }));
    window.chosen = [];
    window.loads = 0;
    new module.Combobox(document.getElementById("feld"), {
        load: async () => { window.loads += 1; if (given.fails) throw new Error("weg"); return entries; },
        choose: (entry) => window.chosen.push(entry.name), browse: given.browse, words: given.words,
    });
"""
WORDS = {
    "none": "Nichts für {text}.",
    "one": "Einer.",
    "many": "{count} Treffer.",
    "shown": "{shown} von {count}.",
    "failed": "Geht nicht.",
}
NAMES = ["Bad Ems", "Bad Ems-Nassau", "Koblenz", "Mainz"]


@pytest.fixture
def field(run: Callable[..., Any], blank: Page) -> Callable[..., Page]:
    """field(names, browse=…): a page with one box over these names."""

    def set_up(names: list[str] = NAMES, browse: bool = False, group: str = "", fails: bool = False) -> Page:
        run("combobox.js", SET_UP, {"names": names, "browse": browse, "group": group, "fails": fails, "words": WORDS})
        blank.focus("#feld")
        return blank

    return set_up


def chosen(page: Page) -> list[str]:
    names: list[str] = page.evaluate("window.chosen")
    return names


def test_arrows_walk_and_enter_takes(field: Callable[..., Page]) -> None:
    page = field()
    page.keyboard.type("bad")
    options = page.locator("[role=option]")
    expect(options).to_have_count(2)
    expect(page.locator("#feld")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[role=status]")).to_have_text("2 Treffer.")
    for key, index in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowDown", 0), ("ArrowUp", 1)):
        page.keyboard.press(key)
        expect(options.nth(index)).to_have_attribute("aria-selected", "true")
    assert page.get_attribute("#feld", "aria-activedescendant") == options.nth(1).get_attribute("id")
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Enter")
    assert chosen(page) == ["Bad Ems-Nassau"]
    assert page.input_value("#feld") == ""
    expect(page.locator("[role=listbox]")).to_be_hidden()


@pytest.mark.parametrize(("typed", "taken"), [("mai", ["Mainz"]), ("bad ems", ["Bad Ems"]), ("bad", [])])
def test_enter_alone_takes_what_is_meant(field: Callable[..., Page], typed: str, taken: list[str]) -> None:
    page = field()
    page.keyboard.type(typed)
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_timeout(50)
    assert chosen(page) == taken


def test_escape_closes_and_tab_leaves(field: Callable[..., Page]) -> None:
    page = field()
    page.keyboard.type("k")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_text("Koblenz Art")
    page.keyboard.press("Tab")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert chosen(page) == []


def test_tab_goes_on_to_what_is_next_though_the_list_scrolls(field: Callable[..., Page]) -> None:
    page = field([f"Ort {number}" for number in range(60)], browse=True)
    page.evaluate("""
        document.querySelector("[role=listbox]").style.cssText = "max-height: 60px; overflow-y: auto";
        document.querySelector("main").insertAdjacentHTML("beforeend", "<button>Weiter</button>");
    """)
    page.keyboard.type("ort")
    expect(page.locator("[role=option]")).to_have_count(60)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Weiter")).to_be_focused()
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_the_chosen_option_is_scrolled_into_view(field: Callable[..., Page]) -> None:
    page = field([f"Ort {number}" for number in range(60)], browse=True)
    page.add_style_tag(content="[role=listbox] { max-height: 60px; overflow-y: auto }")
    page.keyboard.type("ort")
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('[role=listbox]').scrollTop") > 100


def test_the_number_of_matches_is_said_once_when_typing_has_ended(field: Callable[..., Page]) -> None:
    page = field()
    page.evaluate("""
        window.said = [];
        new MutationObserver(() => window.said.push(document.querySelector("[role=status]").textContent))
            .observe(document.querySelector("[role=status]"), { childList: true });
    """)
    page.keyboard.type("bad em", delay=60)
    expect(page.locator("[role=status]")).to_have_text("2 Treffer.")
    assert page.evaluate("window.said") == ["2 Treffer."]


def test_a_click_takes_and_the_list_is_asked_for_once(field: Callable[..., Page]) -> None:
    page = field()
    page.fill("#feld", "mainz")
    page.locator("[role=option]").click()
    page.fill("#feld", "koblenz")
    page.locator("[role=option]").click()
    assert chosen(page) == ["Mainz", "Koblenz"]
    assert page.evaluate("window.loads") == 1


def test_of_many_twelve_are_offered_and_the_rest_is_said(field: Callable[..., Page]) -> None:
    page = field([f"Ort {number}" for number in range(30)])
    page.keyboard.type("ort")
    expect(page.locator("[role=option]")).to_have_count(12)
    expect(page.locator(".vorschlag-hinweis")).to_have_text("12 von 30.")
    expect(page.locator("[role=status]")).to_have_text("30 Treffer.")


def test_nothing_found_is_said(field: Callable[..., Page]) -> None:
    page = field()
    page.keyboard.type("<b>x")
    expect(page.locator(".vorschlag-hinweis")).to_have_text("Nichts für <b>x.")
    expect(page.locator("#feld")).to_have_attribute("aria-expanded", "false")


def test_a_box_to_browse_offers_everything_in_groups(field: Callable[..., Page]) -> None:
    page = field([f"Ort {number}" for number in range(30)], browse=True, group="Orte")
    page.click("#feld")
    expect(page.get_by_role("group", name="Orte").locator("[role=option]")).to_have_count(30)


def test_a_list_that_cannot_be_loaded_is_said_and_enter_sends_the_form(field: Callable[..., Page]) -> None:
    page = field(fails=True)
    page.evaluate("""
        window.sent = 0;
        const form = document.createElement("form");
        const field = document.getElementById("feld");
        field.before(form);
        form.append(field, document.querySelector("[role=status]"));
        form.addEventListener("submit", (event) => { event.preventDefault(); window.sent += 1; });
    """)
    page.focus("#feld")
    page.keyboard.type("mai")
    expect(page.locator("[role=status]")).to_have_text("Geht nicht.")
    page.keyboard.press("Enter")
    page.wait_for_function("window.sent === 1")
