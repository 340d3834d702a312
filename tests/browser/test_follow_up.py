"""Two people at two browsers follow up one occasion: the slower one sees what the other recorded, and loses nothing of what was typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.internal.upgrade import upgrade
from tests.browser.conftest import window

LIST = "/pflege/anlaesse"


@pytest.fixture(scope="module", autouse=True)
def _internal_database(address: str) -> None:
    upgrade()


def choose(page: Page, state: str, note: str) -> None:
    page.get_by_label("Bearbeitungsstand").select_option(state)
    page.get_by_label("Angesprochene Stelle").fill("Ordnungsamt")
    page.get_by_label("Notiz", exact=True).fill(note)
    page.get_by_role("button", name="Festhalten", exact=True).click()


def test_two_people_follow_up_one_occasion(browser: Browser, address: str) -> None:
    with window(browser) as first, window(browser) as second:
        first.goto(address + LIST)
        occasion = address + str(first.locator(".nvf-anlass a").first.get_attribute("href"))
        for page in (first, second):
            page.goto(occasion)
        before = first.locator(".nvf-zeitleiste > li").count()
        choose(first, "angesprochen", "vom ersten Platz")
        expect(first.get_by_text("Der Eintrag ist festgehalten.")).to_be_visible()
        choose(second, "beratung", "vom zweiten Platz")
        conflict = second.get_by_role("alert")
        expect(conflict.get_by_text("vom ersten Platz")).to_be_visible()
        expect(conflict.get_by_text("vom zweiten Platz")).to_be_visible()
        assert second.get_by_label("Notiz", exact=True).input_value() == "vom zweiten Platz"
        second.get_by_role("button", name="Festhalten", exact=True).click()
        expect(second.locator(".nvf-zeitleiste > li")).to_have_count(before + 2)
        for page in (first, second):  # what was there before the test is there after it
            page.goto(occasion)
            page.get_by_role("button", name="Letzten Eintrag zurücknehmen").click()
        expect(second.locator(".nvf-zeitleiste > li")).to_have_count(before)
