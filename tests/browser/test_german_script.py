"""The browser writes numbers exactly as dashboard/german.py does."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.dashboard.test_german import NUMBERS


def test_script_passes_the_table_of_the_server(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "dashboard" / "assets" / "10-german.js")
    written = page.evaluate(
        "rows => rows.map(([value, decimals]) => atlas.number(value, decimals))", [row[:2] for row in NUMBERS]
    )
    shares = page.evaluate("[atlas.percent(8.3, 1), atlas.percent(null, 1)]")
    order = page.evaluate("['Zell', 'Ähren', 'Asbach', 'Öfingen', 'Otto'].sort(atlas.compare)")
    page.close()
    assert written == [text for _, _, text in NUMBERS]
    assert shares == ["8,3\u00a0%", "–"]
    assert order == ["Ähren", "Asbach", "Öfingen", "Otto", "Zell"]
