"""The first page as tests work it."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.conftest import Visit

CRIME = "/?kennzahl=straftaten_insgesamt"  # years, levels, measures: everything the map has
COMPLETE = "#lage[data-gemalt]:not([aria-busy])"


def open_map(visit: Visit, address: str = CRIME) -> Page:
    """Open the page and wait until its script has taken it over."""
    page = visit.open(address)
    page.wait_for_selector(COMPLETE, state="attached")
    return page


def choose(page: Page, name: str) -> None:
    """Press one of the buttons of a row, or the one that leads to table or map."""
    page.locator(".lage .knopf:visible", has_text=re.compile(f"^\\s*{re.escape(name)}\\s*$")).click()


def choose_level(page: Page, name: str) -> None:
    """Choose Kreise, Kommunen or Gemeinden."""
    page.select_option("#lage-ebene", label=name)


def settled(page: Page) -> Page:
    """Wait until a change is complete and nothing is asked for any more."""
    page.wait_for_selector(COMPLETE, state="attached")
    page.wait_for_load_state("networkidle")
    return page


def kinds(addresses: list[str]) -> list[str]:
    """What is asked for, without version and names."""
    return sorted(re.split(r"/\d{4}-\d\d-\d\d\.", address)[0] for address in addresses)
