"""The profile in a real browser: no axe violation at any size, open or folded; by keyboard alone; on paper; without scripts."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit

CITY, ASSOCIATION = "071110000", "071435002"
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true; })"


@pytest.mark.parametrize("path", [CITY, ASSOCIATION, "07143", "07", f"{CITY}?bezug=land&kennzahl=raub", "99999", "hachenburg"])
def test_axe_finds_nothing_and_nothing_is_cut_off(any_size: Visit, path: str) -> None:
    page = any_size.open(f"/gebiet/{path}")
    if not path.startswith("07"):
        any_size.complaints.clear()  # the browser reports the status it was sent
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_everything_unfolded_is_still_accessible_and_reflows(any_size: Visit) -> None:
    page = any_size.open(f"/gebiet/{CITY}")
    page.evaluate(UNFOLD)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wide = page.evaluate("[...document.querySelectorAll('.tabellenrahmen')].filter(each => each.scrollWidth > each.clientWidth + 1).length")
    assert wide == 0, "no table is scrolled sideways"


def test_first_screen_tells_the_three_sentences_and_cards(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    for selector in (".geb-saetze li >> nth=2", ".geb-karten > li >> nth=2"):
        box = page.locator(selector).bounding_box()
        assert box
        assert box["y"] + box["height"] < 900
    desktop.photograph("gebiet-1440")


def test_phone_shows_the_same(phone: Visit) -> None:
    page = phone.open(f"/gebiet/{ASSOCIATION}")
    expect(page.locator(".geb-saetze li")).to_have_count(3)
    phone.photograph("gebiet-390")


def tab_to(page: Page, text: str, limit: int = 80) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().startswith(text):
            return
    pytest.fail(f"{text} is not reached by the Tab key")


def test_details_of_an_indicator_open_by_keyboard(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}#kennzahlen")
    tab_to(page, "Werte, Definition, Quelle")
    page.keyboard.press("Enter")
    expect(page.locator(".geb-details[open]")).to_have_count(1)
    expect(page.locator(".geb-details[open] table")).to_be_visible()


def test_another_comparison_is_another_address(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    page.locator(".geb-bezug").get_by_role("link", name="Land").click()
    page.wait_for_url(re.compile("bezug=land"))
    expect(page.locator(".geb-bezug a[aria-current]")).to_have_text("Land")
    page.go_back()
    expect(page.locator(".geb-bezug a[aria-current]")).to_have_text("kreisfreie Städte")


def test_link_to_an_indicator_shows_it_open(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}?kennzahl=raub#kennzahl-raub")
    row = page.locator("#kennzahl-raub")
    expect(row.locator("table")).to_be_visible()
    expect(row).to_be_in_viewport()


def test_profile_is_reached_from_the_map_and_the_work_list(desktop: Visit) -> None:
    page = desktop.open(f"/?gebiet={ASSOCIATION}")
    page.get_by_role("link", name="Profil öffnen").click()
    expect(page.locator("h1")).to_have_text("Hachenburg")
    page = desktop.open("/anlaesse?ort=Worms")
    page.get_by_role("link", name=re.compile("Profil öffnen: Worms")).first.click()
    expect(page.locator("h1")).to_have_text("Worms")


def test_paper_has_no_controls_and_fits_a4(desktop: Visit) -> None:
    page = desktop.page
    page.set_viewport_size({"width": 688, "height": 1000})  # 210 mm without the margins
    page.emulate_media(media="print")
    desktop.open(f"/gebiet/{CITY}")
    for hidden in ("header nav", ".geb-bezug", ".geb-inhalt", ".geb-wege", "summary >> nth=0"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shown = page.evaluate("getComputedStyle(document.querySelector('.geb-anlaesse a'), '::after').content")
    assert "https://" in shown, "addresses can be read on paper"


def test_it_stands_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/gebiet/{CITY}")
    expect(page.locator("h1")).to_have_text("Koblenz")
    expect(page.locator(".geb-zeile").first).to_be_visible()
    page.locator(".geb-details summary").first.click()
    expect(page.locator(".geb-details table").first).to_be_visible()
    context.close()
