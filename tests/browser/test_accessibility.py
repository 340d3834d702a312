"""No axe violation in any state at any size, and everything by keyboard alone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.map_page import open_map, settled

STATES = [
    "/",
    "/?stand=kein_gremium,unklar&kreis=07131",
    "/?kennzahl=straftaten_insgesamt&ansicht=tabelle&ebene=kreis",
    "/?gebiet=071435002&kennzahl=buergerbeteiligung",
    "/anlaesse",
    "/anlaesse?ansicht=kommunen",
    "/anlaesse?ansicht=liste",
    "/anlaesse?ansicht=staerken&gruppierung=pp",
    "/analyse?kreis=07143&x=gremium_status",
    "/daten",
    "/gibt-es-nicht",
]


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(any_size: Visit, state: str) -> None:
    page = any_size.open(state)
    page.wait_for_timeout(400)
    if state == "/gibt-es-nicht":
        any_size.complaints.clear()  # the browser reports the 404 it was sent to
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_every_state_has_one_title_one_heading_and_a_skip_link(desktop: Visit) -> None:
    titles = set()
    for state in ("/", "/anlaesse", "/daten"):
        page = desktop.open(state)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.lang") == "de"
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_attribute("href", re.compile("#"))
        titles.add(page.title())
    assert len(titles) == 3


def tab_until(page: Page, selector: str, limit: int = 60) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by the Tab key")


def test_map_is_worked_by_keyboard_alone(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    tab_until(page, "#lage-kennzahl")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#lage-titel")).not_to_contain_text("Straftaten insgesamt je")
    tab_until(page, "[name=ebene]")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#lage-titel")).to_contain_text("Landkreise und kreisfreie Städte in")
    tab_until(page, "#lage-karte path.f")
    first = page.evaluate("document.activeElement.dataset.id")
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    reached = page.evaluate("document.activeElement.dataset.id")
    assert reached != first
    label = page.evaluate(
        "document.activeElement.getAttribute('aria-label')"
    )  # its name and, once it is there, its value
    page.keyboard.press("Enter")
    head = page.locator("#lage-gebietskopf h2")
    expect(head).to_be_visible()
    assert label.partition(", ")[0] == head.inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.matches('#lage-karte path')"), "no keyboard trap in the map"


def test_work_list_is_worked_by_keyboard_alone(desktop: Visit) -> None:
    page = desktop.open("/anlaesse")
    expect(page.locator("main table tbody tr").first).to_be_visible()
    tab_until(page, "thead th a")
    page.keyboard.press("Enter")
    expect(page.locator("thead th[aria-sort]:not([aria-sort='none'])").first).to_be_visible()


def test_hint_on_the_map_goes_away_with_escape(desktop: Visit) -> None:
    page = desktop.open("/")
    page.wait_for_selector("#lage-karte path.f")
    page.locator("#lage-karte path.f[data-id='073150000']").hover()
    hint = page.locator("#lage-hinweis")
    expect(hint).to_be_visible()
    expect(hint).to_contain_text("Mainz")
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()
