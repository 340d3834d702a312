"""Who can help whom in a real browser: from a profile to its partners and home with the list, by keyboard alone, without a violation at any
size."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import Visit

PATH = "/analyse/austausch"
HACHENBURG = "071435002"


@pytest.mark.parametrize(
    "query", ["", f"?gebiet={HACHENBURG}", "?kreis=07143&anlass=G6", "?ansicht=stammtische&anlass=G1"]
)
def test_axe_finds_nothing_and_nothing_is_scrolled_sideways(any_size: Visit, query: str) -> None:
    page = any_size.open(PATH + query)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_from_an_occasion_of_a_profile_to_its_partners_and_home_with_the_list(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{HACHENBURG}#anlaesse")
    occasion = page.locator("#anlaesse article").filter(has_text="Gelöst haben das").first
    title = occasion.locator(".geb-anlasstitel").inner_text()
    named = occasion.locator("p").filter(has_text="Gelöst haben das").get_by_role("link").all_inner_texts()[:-1]
    occasion.get_by_role("link", name="Alle Partner und Gründe").click()
    expect(page.locator("#austausch-titel")).to_have_text("Hachenburg: 1 Beratungsanlass")
    expect(page.locator("article h3")).to_contain_text(title)
    partners = page.locator(".aus-partner tbody th a").all_inner_texts()
    assert partners[: len(named)] == named
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    rows = list(load_workbook(BytesIO(download.value.path().read_bytes()))["Partner"].iter_rows(values_only=True))
    assert [row[9] for row in rows[1:]] == partners
    page.get_by_role("link", name=re.compile("Stammtisch")).first.click()
    expect(page.locator(".aus-karte svg[role=img]")).to_be_visible()


def test_a_kommune_and_a_kind_are_chosen_by_keyboard_alone(desktop: Visit) -> None:
    page = desktop.open(PATH)
    page.locator("#austausch-gebiet").focus()
    page.keyboard.type("Hachenb")
    page.keyboard.press("Tab")
    page.keyboard.type("G6")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#austausch-titel")).to_contain_text("Hachenburg")
    assert f"gebiet={HACHENBURG}&anlass=G6" in page.url
    expect(page.get_by_role("navigation", name="Seiten der Analyse").get_by_role("link").nth(1)).to_have_attribute(
        "href", f"/analyse/was-waere-wenn?gebiete={HACHENBURG}"
    )
