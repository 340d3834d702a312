"""The sheet of a Kreis in a real browser: no violation at any size, sorted without a script, cards on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visit


@pytest.mark.parametrize("path", ["/gebiet/07131?sortierung=einwohner&richtung=ab", "/gebiet/07"])
def test_axe_finds_nothing_and_nothing_is_scrolled_sideways(any_size: Visit, path: str) -> None:
    page = any_size.open(path)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_head_sorts_and_the_caption_says_how(desktop: Visit) -> None:
    page = desktop.open("/gebiet/07131")
    page.locator("#sortieren-einwohner").click()
    expect(page.locator(".kb-tabelle caption")).to_contain_text("sortiert nach Einwohner, absteigend")
    expect(page.locator(".kb-tabelle tbody th").first).to_have_text("Bad Neuenahr-Ahrweiler")
    assert page.url.endswith("?sortierung=einwohner&richtung=ab#sortieren-einwohner")


def test_on_a_phone_rows_are_cards_and_sorting_stays_reachable(phone: Visit) -> None:
    page = phone.open("/gebiet/07131")
    page.locator(".sortieren").get_by_role("link", name="Einwohner").click()
    expect(page.locator(".kb-tabelle tbody th").first).to_have_text("Bad Neuenahr-Ahrweiler")
    assert page.locator(".kb-tabelle thead a:visible").count() == 0
    widths = page.locator(".kb-tabelle tbody tr").evaluate_all(
        "rows => rows.map(row => row.scrollWidth <= row.clientWidth + 1)"
    )
    assert all(widths)


def test_on_a_small_screen_all_columns_of_the_land_and_the_words_of_the_search_fit(desktop: Visit) -> None:
    page = desktop.open("/gebiet/07")
    page.set_viewport_size({"width": 1024, "height": 768})
    assert page.locator("#kommunen .tabellenrahmen").evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    room = """field => {
        const pen = document.createElement("canvas").getContext("2d");
        const style = getComputedStyle(field);
        pen.font = style.font;
        const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
        return field.clientWidth - padding - pen.measureText(field.placeholder).width;
    }"""
    assert page.locator("#kopf-suche").evaluate(room) >= 0
