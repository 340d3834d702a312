"""The browser writes numbers exactly as dashboard/german.py does."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import ROOT
from tests.dashboard.test_german import NUMBERS

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.mark.browser
def test_script_passes_the_table_of_the_server() -> None:
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("Das Paket chromium fehlt; auf Debian: sudo apt install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = started.new_page()
        page.add_script_tag(path=ROOT / "dashboard" / "assets" / "10-german.js")
        written = page.evaluate(
            "rows => rows.map(([value, decimals]) => atlas.number(value, decimals))", [row[:2] for row in NUMBERS]
        )
        shares = page.evaluate("[atlas.percent(8.3, 1), atlas.percent(null, 1)]")
        order = page.evaluate("['Zell', 'Ähren', 'Asbach', 'Öfingen', 'Otto'].sort(atlas.compare)")
        started.close()
    assert written == [text for _, _, text in NUMBERS]
    assert shares == ["8,3\u00a0%", "–"]
    assert order == ["Ähren", "Asbach", "Öfingen", "Otto", "Zell"]
