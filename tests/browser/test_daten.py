"""The pages "Daten und Methoden" in a real browser: the search with and without a script, folded parts, paper, every size."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.pages.daten import PAGES
from tests.browser.conftest import DESKTOP, Visit

VISIBLE = ".daten-kennzahl:visible"
STATES = [
    *(page.path for page in PAGES),
    "/daten/kennzahlen?suche=einbruch",
    "/daten/kennzahlen?suche=gibtesnicht",
    "/neues",
]


def status(page: Page) -> str:
    return page.locator("#daten-anzahl").inner_text()


def test_search_filters_as_one_types_and_keeps_focus_and_address(desktop: Visit) -> None:
    page = desktop.open("/daten/kennzahlen")
    everything = page.locator(VISIBLE).count()
    assert status(page) == f"{everything} Kennzahlen"
    desktop.new_requests()
    page.locator("#daten-suche").press_sequentially("Koerperverletzung", delay=5)
    expect(page).to_have_url(re.compile(r"/daten/kennzahlen\?suche=Koerperverletzung$"))
    matches = page.locator(VISIBLE)
    assert 0 < matches.count() < everything
    assert status(page) == f"{matches.count()} Kennzahlen"
    assert page.locator(".daten-thema:visible").count() < page.locator(".daten-thema").count()
    expect(page.locator("#daten-suche")).to_be_focused()
    assert desktop.new_requests() == []


def test_one_result_is_unfolded_and_folded_again_but_not_what_the_reader_opened(desktop: Visit) -> None:
    page = desktop.open("/daten/kennzahlen")
    own = page.locator(".daten-kennzahl").first
    own.locator("summary").click()
    page.fill("#daten-suche", "tageswohnungseinbruch")
    expect(page.locator(VISIBLE)).to_have_count(1)
    assert status(page) == "1 Kennzahl"
    expect(page.locator(VISIBLE)).to_have_attribute("open", "")
    page.locator("#daten-alle").click()
    expect(page.locator("#daten-suche")).to_be_focused()
    expect(page.locator(".daten-kennzahl[open]")).to_have_count(1)
    expect(own).to_have_attribute("open", "")
    expect(page).to_have_url(re.compile("/daten/kennzahlen$"))
    expect(page.locator("#daten-alle")).to_be_hidden()


def test_nothing_found_is_said_with_the_word(desktop: Visit) -> None:
    page = desktop.open("/daten/kennzahlen")
    page.fill("#daten-suche", "<b>xyz")
    expect(page.locator("#daten-anzahl")).to_have_text(re.compile("Keine Kennzahl passt zu „<b>xyz“"))
    expect(page.locator(VISIBLE)).to_have_count(0)
    expect(page.locator(".daten-thema:visible")).to_have_count(0)


@pytest.mark.parametrize("text", ["einbruch", "Straßenkriminalität", "PKS diebstahl", "gibtesnicht", "§"])
def test_script_and_server_find_the_same(desktop: Visit, text: str) -> None:
    page = desktop.open("/daten/kennzahlen")
    page.fill("#daten-suche", text)
    expect(page).to_have_url(re.compile("suche="))
    by_script, message = page.locator(VISIBLE).all_inner_texts(), status(page)
    page = desktop.open(page.url.removeprefix(desktop.base))
    assert page.locator(VISIBLE).all_inner_texts() == by_script
    assert status(page) == message


def test_without_a_script_the_form_searches_and_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/daten/kennzahlen")
    everything = page.locator(VISIBLE).count()
    page.get_by_label("Kennzahl suchen").fill("fahrrad")
    page.get_by_role("button", name="Suchen").click()
    page.wait_for_url("**/daten/kennzahlen?suche=fahrrad")
    assert 0 < page.locator(VISIBLE).count() < everything
    page.get_by_role("link", name="Alle Kennzahlen zeigen").click()
    page.wait_for_url("**/daten/kennzahlen")
    assert page.locator(VISIBLE).count() == everything
    page.get_by_role("link", name="Befragungen").first.click()
    page.locator("summary", has_text="Lieferungen (").click()
    expect(page.get_by_role("table", name="Lieferungen von Befragungen nach Kommune und Jahr")).to_be_visible()
    context.close()


def test_search_and_folded_parts_are_worked_by_keyboard_alone(desktop: Visit) -> None:
    page = desktop.open("/daten/kennzahlen")
    page.focus("#daten-suche")
    page.keyboard.type("raub")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("suche=raub"))
    page.keyboard.press("Tab")
    expect(page.locator("#daten-alle")).to_be_focused()
    page.keyboard.press("Tab")
    entry = page.locator(VISIBLE).first
    expect(entry.locator("summary")).to_be_focused()
    before = entry.get_attribute("open")
    page.keyboard.press("Enter")
    assert entry.get_attribute("open") != before


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_also_when_everything_is_unfolded(any_size: Visit, state: str) -> None:
    page = any_size.open(state)
    for unfold in (False, True):
        if unfold:
            page.evaluate("for (const each of document.querySelectorAll('#daten details')) each.open = true")
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_paper_folded_parts_are_named_and_controls_are_gone(desktop: Visit) -> None:
    page = desktop.open("/daten/kennzahlen")
    page.emulate_media(media="print")
    expect(page.locator("#daten-suchen")).to_be_hidden()
    expect(page.locator("summary", has_text="Raubdelikte")).to_be_visible()
    page = desktop.open("/daten/qualitaet")
    page.emulate_media(media="print")
    expect(page.locator("summary", has_text="Bestandene Prüfungen")).to_be_visible()


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("/daten#quellen", "/daten/quellen"),
        ("/daten#veroeffentlichungen", "/daten/quellen#veroeffentlichungen"),
        ("/daten#aenderungen", "/neues"),
        ("/daten?suche=raub#kennzahlen", "/daten/kennzahlen?suche=raub#kennzahlen"),
        ("/daten#zitieren", "/daten#zitieren"),
    ],
)
def test_addresses_of_the_one_long_page_lead_on(desktop: Visit, former: str, today: str) -> None:
    page = desktop.open(former)
    expect(page).to_have_url(f"{desktop.base}{today}")


def test_a_mark_does_not_stand_on_the_word_before_it(desktop: Visit) -> None:
    page = desktop.open("/daten/kennzahlen")
    indents = page.evaluate(
        "[...document.querySelectorAll('.daten-kennzahl .demo')].map((mark) => getComputedStyle(mark).textIndent)"
    )
    assert set(indents) == {"0px"}


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_no_page_is_longer_than_seven_screens(desktop: Visit, path: str) -> None:
    page = desktop.open(path)
    assert page.evaluate("document.documentElement.scrollHeight") <= 6300
