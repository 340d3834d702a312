"""Every page at 320 pixels, also with wider letters and lines: nothing is scrolled sideways but tables in frames that say so (WCAG 1.4.10,
1.4.12)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from dashboard.app import PAGES
from tests.browser.conftest import Visit, visit

# Pages whose path has places, and views of a page that are built differently: addresses to look at.
SAMPLES = {
    "lage": [
        "/",
        "/?kennzahl=straftaten_ohne_auslaenderrecht&ebene=kommune&gebiet=071435002",
        "/?kennzahl=raub&ebene=kreis&ansicht=tabelle",
        "/?kennzahl=raub&ebene=kreis&mass=unterschied&gebiet=07315",
        "/?kennzahl=bedarf-struktur&gebiet=073150000",
    ],
    "anlaesse": [
        "/anlaesse",
        "/anlaesse?ansicht=zuerst",
        "/anlaesse?ansicht=staerken",
        "/anlaesse?ansicht=kommunen&stand=unklar",
    ],
    "vergleich": ["/vergleich", "/vergleich?gebiete=073150000,073140000,07131"],
    "gebiet": ["/gebiet/073150000", "/gebiet/071435002", "/gebiet/07131", "/gebiet/07"],
    "analyse_austausch": [
        "/analyse/austausch",
        "/analyse/austausch?gebiet=071435002",
        "/analyse/austausch?kreis=07143&anlass=G6",
        "/analyse/austausch?ansicht=stammtische&anlass=G1",
    ],
    "embedded_map": ["/einbetten/karte", "/einbetten/karte?kennzahl=raub&ebene=kreis"],
    "embedded_chart": [
        "/einbetten/abbildung?gebiet=07143&kennzahl=hz&bild=verlauf",
        "/einbetten/abbildung?gebiet=07143&kennzahl=hz",
        "/einbetten/abbildung",
    ],
    "briefing": ["/briefing", "/briefing?inhalt=profil&gebiet=071435002"],
    "briefing_auftrag": [f"/briefing/auftrag/{'0' * 32}"],
    "streifen": ["/gebiet/073150000/raub/streifen"],
    "suche": ["/suche?suche=Bad"],
    "not_found": ["/gibt-es-nicht"],
}
# Letter, word, line and paragraph spacing as WCAG 1.4.12 names them.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
# Elements that reach beyond the window although nothing around them scrolls on its own or cuts them off on purpose.
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    const holds = (element) => {
        for (let at = element.parentElement; at; at = at.parentElement)
            if (getComputedStyle(at).overflowX !== "visible") return true;
        return false;
    };
    const found = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility()
        && element.getBoundingClientRect().right > width + 1 && !holds(element));
    return [document.documentElement.scrollWidth > width,
        found.slice(0, 5).map((element) => `${element.tagName} ${element.id} ${element.className} ${element.textContent.trim().slice(0, 40)}`)];
}"""
# Frames that can be scrolled sideways, without a name or out of reach of the keyboard.
SILENT_FRAMES = """() => [...document.querySelectorAll("main *")]
    .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1
        && element.checkVisibility())
    .filter((element) => element.tabIndex < 0 || !(element.getAttribute("aria-label") || element.getAttribute("aria-labelledby")))
    .map((element) => `${element.tagName} ${element.id} ${element.className}`)"""


def addresses() -> list[str]:
    """At least one address of every page."""
    without = [page.name for page in PAGES if "<" in page.path and page.name not in SAMPLES]
    assert without == []
    return [address for page in PAGES for address in SAMPLES.get(page.name, [page.path])]


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Visit]:
    """A window of 320 pixels: 1280 at 400 %."""
    yield from visit(browser.new_context(viewport={"width": 320, "height": 640}), address)


@pytest.mark.parametrize("path", addresses())
def test_nothing_is_scrolled_sideways_with_usual_and_with_wide_letters(narrow: Visit, path: str) -> None:
    page = narrow.open(path)
    narrow.complaints.clear()  # of the status of a page that is not there
    for spacing in ("", SPACING):
        if spacing:
            page.add_style_tag(content=spacing)
            page.wait_for_timeout(100)
        is_wide, too_wide = page.evaluate(TOO_WIDE)
        assert (is_wide, too_wide) == (False, []), f"{path} {'with wide letters' if spacing else ''}"
        assert page.evaluate(SILENT_FRAMES) == []
