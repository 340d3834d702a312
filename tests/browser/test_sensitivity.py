"""Weights of need and structure by sliders: by keyboard, answered in place, refused below three, without scripts, on a phone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, awake

PAGE = "/analyse/gewichte"
MEETINGS, PROJECTS = "#regler-sitzungen", "#regler-projekte"
SPEYER = "073180000"
NEED = (
    "sicher_nachts_wohngegend",
    "sicher_tags_wohngegend",
    "viktimisierung_12m",
    "vermeidung_orte",
)


def colours(page: Page) -> list[str]:
    """Classes of the Kommunen on the map."""
    classes: list[str] = page.locator("#gewichte-gebiete > path").evaluate_all(
        "paths => paths.map((each) => each.getAttribute('class'))"
    )
    return classes


def box(page: Page, indicator: str) -> None:
    page.locator(f"[data-schaltet=regler-{indicator}]").click()


def test_a_slider_by_keyboard_colours_chart_and_map_anew_and_stands_in_the_address(desktop: Visit) -> None:
    page = awake(desktop.open(PAGE), "gewichte")
    usual = colours(page)
    page.locator(MEETINGS).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("output[for=regler-sitzungen]")).to_have_text("doppelt")
    expect(page.locator(MEETINGS)).to_have_attribute("aria-valuetext", "doppelt")
    page.wait_for_url(re.compile("gewichte=sitzungen:2$"))
    expect(page.locator("#gewichte-titel")).to_have_text("Einordnung mit eigenen Gewichten")
    expect(page.locator("#gewichte-anteile")).to_contain_text("Anteil nicht bestimmt")
    expect(page.locator(MEETINGS)).to_be_focused()
    own = colours(page)
    assert own != usual
    page.reload()
    assert colours(awake(page, "gewichte")) == own
    expect(page.locator(MEETINGS)).to_have_value("3")
    page.get_by_role("link", name="Voreinstellung wiederherstellen").click()
    expect(page.locator("#gewichte-titel")).to_have_text("Einordnung mit der Voreinstellung")
    expect(page.locator("output[for=regler-sitzungen]")).to_have_text("einfach")
    assert colours(page) == usual


def test_boxes_turn_off_until_three_are_left_and_further_indicators_turn_on(desktop: Visit) -> None:
    page = awake(desktop.open(PAGE), "gewichte")
    for indicator in NEED[:3]:
        box(page, indicator)
    page.wait_for_url(re.compile("viktimisierung_12m:0"))
    box(page, NEED[3])
    expect(page.locator("#gewichte-meldung")).to_contain_text(
        "Auf der Achse „Bedarf“ zählen zu wenige Merkmale: 2 von 12"
    )
    assert "vermeidung_orte" not in page.url
    expect(page.locator(f"[data-schaltet=regler-{NEED[3]}]")).to_be_checked()  # as it counts on what is shown
    page.locator("summary").filter(has_text="Weitere Merkmale").first.click()
    page.locator("[data-schaltet=regler-strassenkriminalitaet]").check()
    page.wait_for_url(re.compile("strassenkriminalitaet:1"))
    expect(page.locator("#gewichte-meldung")).to_be_empty()
    box(page, NEED[3])
    page.wait_for_url(re.compile("vermeidung_orte:0,.*strassenkriminalitaet:1"))


def test_a_kommune_of_the_table_is_explained_where_the_reader_is_led(desktop: Visit) -> None:
    page = awake(desktop.open(PAGE), "gewichte")
    page.get_by_text("Tabelle der Kommunen").click()
    page.locator("#gewichte-liste").get_by_role("link", name="Speyer").click()
    page.wait_for_url(re.compile(f"gebiet={SPEYER}"))
    expect(page.locator("#gewichte-eine-titel")).to_contain_text("Speyer im Einzelnen")
    expect(page.locator("#gewichte-eine-titel")).to_be_focused()
    expect(page.locator("#gewichte-eine .gw-feld")).to_have_count(9)


def test_without_scripts_the_form_sends_all_sliders(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{PAGE}")
    expect(page.locator("[data-schaltet]").first).to_be_hidden()
    page.locator(PROJECTS).focus()
    page.keyboard.press("Home")
    page.locator("#gewichte-gebiet").select_option(SPEYER)
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.locator("#gewichte-titel")).to_have_text("Einordnung mit eigenen Gewichten")
    expect(page.locator(PROJECTS)).to_have_value("0")
    expect(page.get_by_role("link", name="Auf der Karte der Lage zeigen")).to_have_attribute(
        "href", re.compile("gewichte=projekte:0")
    )
    context.close()


@pytest.mark.parametrize("state", ["", f"?gewichte=sitzungen:2,konzept:1&gebiet={SPEYER}"])
def test_axe_finds_nothing_and_nothing_runs_over(any_size: Visit, state: str) -> None:
    page = awake(any_size.open(PAGE + state), "gewichte")
    page.locator("#gewichte details").evaluate_all("all => all.forEach((each) => (each.open = true))")
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
