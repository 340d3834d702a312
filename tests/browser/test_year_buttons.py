"""The buttons beside the year keep the focus where there is no further year."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.map_page import COMPLETE, open_map, settled


def test_a_year_button_stays_in_focus_at_the_end(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=raub&ebene=kreis"))
    years = page.locator("#lage-jahr option").evaluate_all("options => options.map((option) => option.value)")
    newest, before = years[0], years[1]
    page.select_option("#lage-jahr", before)
    settled(page)
    later = page.locator("#lage-jahr-weiter")
    later.focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#lage-jahr")).to_have_value(newest)
    expect(later).to_have_attribute("aria-disabled", "true")
    expect(later).to_be_focused()
    address = page.url
    page.keyboard.press("Enter")
    settled(page)
    assert page.url == address
    expect(page.locator("#lage-jahr")).to_have_value(newest)


def test_back_leads_through_the_years_and_over_those_of_a_held_key_at_once(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=raub&ebene=kreis&jahr=2020"))
    year, earlier = page.locator("#lage-jahr"), page.locator("#lage-jahr-zurueck")
    earlier.click()
    settled(page)
    page.wait_for_timeout(700)  # longer than a held key takes to repeat itself
    earlier.focus()
    for _ in range(3):
        page.keyboard.down("Enter")  # held: never released in between
        page.wait_for_selector(COMPLETE, state="attached")
    page.keyboard.up("Enter")
    settled(page)
    expect(year).to_have_value("2016")
    page.go_back()
    expect(year).to_have_value("2019")
    settled(page)
    page.go_back()
    expect(year).to_have_value("2020")
    settled(page)
    page.go_forward()
    expect(year).to_have_value("2019")
