"""The one search for areas, in the head of every page: by keyboard, forgiving, at every width, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NARROW, PHONE, Visit

FIELD, OPTIONS = "#kopf-suche", ".kopf-suche [role=option]"
CHOSEN = f"{OPTIONS}[aria-selected=true]"


def search(page: Page, typed: str) -> None:
    """Type as people do: letter by letter into the field that has the focus."""
    page.focus(FIELD)
    page.wait_for_selector(f"{FIELD}[role=combobox]")
    page.keyboard.type(typed)
    expect(page.locator(OPTIONS).first).to_be_visible()


def test_an_area_is_found_with_a_typing_error_and_opened_by_keyboard(desktop: Visit) -> None:
    page = desktop.open("/daten")
    search(page, "Bad Kreuznahc")
    names = [text.splitlines()[0] for text in page.locator(OPTIONS).all_inner_texts()[:3]]
    assert names == ["Bad Kreuznach (Stadt)", "Bad Kreuznach (VG)", "Landkreis Bad Kreuznach"]
    expect(page.locator(".kopf-suche [role=status]")).to_have_text(re.compile(r"\d+ Treffer"))
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_contain_text("Landkreis Bad Kreuznach")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebiet/07133")


@pytest.mark.parametrize(
    ("typed", "area_id"),
    [("Bad Kreuznach (Kreis)", "07133"), ("Stadt Bad Kreuznach", "071330006"), ("VG Bad Kreuznach", "071335001")],
)
def test_enter_opens_what_is_named_with_its_kind(desktop: Visit, typed: str, area_id: str) -> None:
    page = desktop.open("/vergleich")
    search(page, typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/gebiet/{area_id}")


@pytest.mark.parametrize("typed", ["koblens", "Zell", "zzzz"])
def test_enter_without_a_choice_and_a_single_meaning_asks_the_server(desktop: Visit, typed: str) -> None:
    page = desktop.open("/")
    page.focus(FIELD)
    page.wait_for_selector(f"{FIELD}[role=combobox]")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/suche?suche={typed}")
    expect(page.locator("h1")).to_have_text(f"Gebiete zu „{typed}“")
    if typed == "zzzz":
        desktop.complaints.clear()  # the browser reports the status


def test_without_its_suggestions_the_field_is_a_form(desktop: Visit) -> None:
    desktop.page.route("**/api/v1/suche/**", lambda route: route.abort())
    page = desktop.open("/")
    page.focus(FIELD)
    page.wait_for_selector(f"{FIELD}[role=combobox]")
    page.keyboard.type("Zell")
    expect(page.locator(".kopf-suche [role=status]")).to_have_text(re.compile("gerade nicht möglich"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche?suche=Zell")
    assert [each for each in desktop.complaints if "net::ERR_FAILED" not in each] == []
    desktop.complaints.clear()  # the browser reports what was not loaded


def test_on_the_map_an_area_is_chosen_instead_of_opened(desktop: Visit) -> None:
    page = desktop.open("/")
    search(page, "Wirgse")
    expect(page.locator(OPTIONS).first).to_contain_text("Wirges")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?*gebiet=071435010*")
    expect(page.get_by_role("heading", name="Wirges").first).to_be_visible()


def test_tab_leaves_the_long_list_and_escape_closes_it(desktop: Visit) -> None:
    page = desktop.open("/daten")
    search(page, "bad")
    page.keyboard.press("Escape")
    expect(page.locator(OPTIONS).first).to_be_hidden()
    page.keyboard.type(" ")
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(OPTIONS).first).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('main') !== null"), "what comes after the head has the focus"


@pytest.mark.parametrize("size", [PHONE, NARROW])
def test_on_a_phone_the_head_is_low_and_the_list_stays_inside(phone: Visit, size: tuple[int, int]) -> None:
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = phone.open("/daten")
    search(page, "bad kreuznach")
    box = page.locator(".kopf-suche [role=listbox]").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    head = page.locator(".kopf").bounding_box()
    assert head
    if size == PHONE:
        assert head["height"] <= 116


def test_at_the_desk_head_and_search_are_one_line(desktop: Visit) -> None:
    page = desktop.open("/daten")
    product, field = page.locator(".produkt").bounding_box(), page.locator(FIELD).bounding_box()
    assert product
    assert field
    middles = [box["y"] + box["height"] / 2 for box in (product, field)]
    assert abs(middles[0] - middles[1]) <= 2
    stripe = page.locator(".demostreifen").bounding_box()
    assert stripe
    assert stripe["height"] <= 28, "one line"
    expect(page.locator("footer .datenstand")).to_contain_text("Datenstand")


def test_without_scripts_the_field_is_a_form(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/daten")
    page.fill(FIELD, "Kreis Bad Kreuznach")
    page.press(FIELD, "Enter")
    page.wait_for_url("**/gebiet/07133")
    page.fill(FIELD, "Bad Kreuznahc")
    page.press(FIELD, "Enter")
    expect(page.locator("h1")).to_have_text("Gebiete zu „Bad Kreuznahc“")
    page.get_by_role("link", name="Landkreis Bad Kreuznach", exact=True).click()
    page.wait_for_url("**/gebiet/07133")
    context.close()
