"""Folded sections: opened by a link from elsewhere, remembered in the address, whole on paper and folded again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

SECTIONS = """
<details class="geb-falte"><summary>Eins</summary><section id="eins"><p>Erstes</p></section></details>
<details class="geb-falte"><summary>Zwei</summary><section id="zwei">
  <details class="mehr"><summary>Mehr</summary><p id="innen">Zweites</p></details>
</section></details>
"""
OPEN = "[...document.querySelectorAll('details')].filter((each) => each.open).map((each) => each.className)"


def show(page: Page, run: Callable[..., Any]) -> None:
    page.evaluate("(markup) => { document.body.innerHTML = markup; }", SECTIONS)
    run("sections.js", "")


def test_a_link_opens_the_section_and_what_is_folded_around_its_target(run: Callable[..., Any], blank: Page) -> None:
    show(blank, run)
    blank.evaluate("window.location.hash = '#innen'")
    expect(blank.locator("#innen")).to_be_visible()
    assert blank.evaluate(OPEN) == ["geb-falte", "mehr"]
    blank.evaluate("window.location.hash = '#gibt-es-nicht'")
    assert blank.evaluate(OPEN) == ["geb-falte", "mehr"]


def test_the_address_remembers_the_section_and_forgets_it(run: Callable[..., Any], blank: Page) -> None:
    show(blank, run)
    blank.click("summary >> nth=0")
    blank.wait_for_function("window.location.hash === '#eins'")
    blank.click("summary >> nth=0")
    blank.wait_for_function("window.location.hash === ''")
    blank.evaluate("window.location.hash = '#innen'")
    blank.click("summary >> nth=1")
    blank.click("summary >> nth=1")
    blank.wait_for_timeout(50)
    assert blank.evaluate("window.location.hash") == "#innen", "the nearer place stays"


def test_paper_shows_every_section_and_nothing_stays_open(run: Callable[..., Any], blank: Page) -> None:
    show(blank, run)
    blank.click("summary >> nth=0")
    blank.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert blank.evaluate(OPEN) == ["geb-falte", "geb-falte"]
    blank.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert blank.evaluate(OPEN) == ["geb-falte"]
