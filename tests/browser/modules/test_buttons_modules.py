"""Buttons that copy an address or save a chart, and the box in the head: what they do and what they say when they cannot."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>'
# Not offered to pages without https: the test brings its own.
CLIPBOARD = "void ((navigator.clipboard ?? Object.defineProperty(navigator, 'clipboard', { value: {} }).clipboard)"
LISTS = {
    "gebiete": "/lists/areas.json",
    "words": {"one": "Einer.", "pictureFailed": "Kein Bild.", "failed": "Keine Suche."},
}


def body(page: Page, markup: str) -> None:
    """Give the blank page a frame with its search lists, and content."""
    page.evaluate(
        "([lists, markup]) => { document.body.innerHTML = `<header></header><main>${markup}</main>`;"
        " document.querySelector('header').dataset.suchlisten = lists; }",
        [json.dumps(LISTS), markup],
    )


def test_an_address_is_copied_and_that_is_said(run: Callable[..., Any], blank: Page) -> None:
    blank.evaluate(f"{CLIPBOARD}.writeText = async (text) => {{ window.copied = text; }})")
    body(
        blank,
        '<p><button data-verweis="/vergleich?a=1" data-worte="Kopiert.|Von Hand:">Kopieren</button><span role="status"></span></p>',
    )
    run("copy_link.js", "")
    blank.click("button")
    expect(blank.locator("[role=status]")).to_have_text("Kopiert.")
    assert blank.evaluate("window.copied") == "http://atlas.test/vergleich?a=1"
    blank.evaluate(f"{CLIPBOARD}.writeText = async () => {{ throw new Error('no'); }})")
    blank.click("button")
    expect(blank.locator("[role=status]")).to_have_text("Von Hand: http://atlas.test/vergleich?a=1")


def test_a_chart_is_saved_at_twice_its_size(
    run: Callable[..., Any], answers: Callable[..., list[str]], blank: Page, tmp_path: Path
) -> None:
    answers({"/chart.svg": SVG})
    body(blank, '<button data-png="/chart.svg">PNG</button>')
    run("figures.js", "")
    with blank.expect_download() as waiting:
        blank.click("button")
    assert waiting.value.suggested_filename == "praeventionsatlas.png"
    waiting.value.save_as(tmp_path / "chart.png")
    data = (tmp_path / "chart.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (60, 40)
    expect(blank.locator("[role=status]")).to_have_text("")


def test_a_chart_that_cannot_be_saved_is_said_in_the_words_of_its_button_or_of_the_page(
    run: Callable[..., Any], answers: Callable[..., list[str]], blank: Page
) -> None:
    blank.evaluate("addEventListener('unhandledrejection', (event) => event.preventDefault())")
    answers({"/chart.svg": None})
    body(
        blank,
        '<button data-png="/chart.svg">PNG</button><b></b><button data-png="/chart.svg" data-fehler="Weg.">PNG</button>',
    )
    run("figures.js", "")
    for place, words in ((0, "Kein Bild."), (1, "Weg.")):
        blank.locator("button").nth(place).click()
        expect(blank.locator("[role=status]").nth(place)).to_have_text(words)
