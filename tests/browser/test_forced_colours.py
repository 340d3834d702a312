"""Where the system sets the colours, drawings keep theirs on a light ground, and nothing is drawn in ink on black."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit, visit

PAGES = {
    "lage": "/?kennzahl=raub&gebiet=073150000",
    "unterschied": "/?kennzahl=raub&mass=unterschied&gebiet=073150000",
    "stand": "/?kennzahl=gremium_status",
    "bedarf": "/?kennzahl=bedarf-struktur&gebiet=073150000",
    "gebiet": "/gebiet/073150000",
    "vergleich": "/vergleich?gebiete=073150000,073140000,07131",
}
# The contrast of every visible letter and line of a drawing against the ground it ends up on.
FAINT = """() => {
    const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = (colour) => channels(colour).slice(0, 3).map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
    const contrast = (one, other) => {
        const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    };
    const groundOf = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const { backgroundColor } = getComputedStyle(at);
            if (channels(backgroundColor)[3] !== 0) return backgroundColor;
        }
        return "rgb(0, 0, 0)";
    };
    const faint = [];
    for (const drawing of document.querySelectorAll("main svg")) {
        if (drawing.parentElement.closest("svg") || !drawing.checkVisibility()) continue;
        const ground = groundOf(drawing);
        if (contrast(ground, "rgb(255, 255, 255)") > 1.1) faint.push(`${drawing.getAttribute("class")} stands on ${ground}`);
        for (const text of drawing.querySelectorAll("text"))
            if (text.textContent.trim() && contrast(getComputedStyle(text).fill, ground) < 3) faint.push(text.textContent);
    }
    for (const letters of document.querySelectorAll("main .streifen span, main svg + span, main .kartenhinweis, main .klassen .klasse"))
        if (letters.checkVisibility() && contrast(getComputedStyle(letters).color, groundOf(letters)) < 4.5) faint.push(letters.textContent);
    return faint;
}"""
# What is told apart by colours keeps them: classes of the map, their swatches, the bar of the Stände.
COLOURS = """() => [".karte .gebiete path", ".leiste .muster, .klassen .muster, .neunfeld .muster"].map((selector) => {
    const part = selector.startsWith(".karte") ? "fill" : "background";
    return new Set([...document.querySelectorAll(selector)].map((element) => getComputedStyle(element)[part])).size;
})"""


@pytest.fixture
def forced(browser: Browser, address: str) -> Iterator[Visit]:
    """A window whose colours the system sets: light on black."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active", color_scheme="dark")
    yield from visit(context, address)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_letters_of_drawings_are_seen(forced: Visit, path: str) -> None:
    page = forced.open(path)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate(FAINT) == []


@pytest.mark.parametrize("name", ["lage", "stand", "bedarf", "unterschied"])
def test_classes_and_their_swatches_keep_their_colours(forced: Visit, name: str) -> None:
    page = forced.open(PAGES[name])
    areas, swatches = page.evaluate(COLOURS)
    assert areas >= 3
    assert swatches >= 4


def test_arrows_and_bars_are_seen(forced: Visit) -> None:
    page = forced.open(PAGES["bedarf"])
    assert page.evaluate("getComputedStyle(document.getElementById('lage-kennzahl')).backgroundImage") == "none"
    bars = page.locator(".balken > span").evaluate_all(
        "bars => [...new Set(bars.map((bar) => getComputedStyle(bar).backgroundColor))]"
    )
    assert bars == ["rgb(255, 255, 255)"]
