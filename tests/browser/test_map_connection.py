"""The connection is lost in the middle of a change: what is on the page stays true, and what failed is said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.map_page import CRIME, open_map, settled

OFFLINE = {"answer": "**/api/v1/werte/**", "parts": "**/lage/teile/**"}


@pytest.mark.parametrize("lost", OFFLINE)
def test_the_state_before_stays_whole_and_an_alert_says_what_failed(desktop: Visit, lost: str) -> None:
    page = settled(open_map(desktop, f"{CRIME}&gebiet=073150000"))
    title, legend, address = (
        page.locator("#lage-titel").inner_text(),
        page.locator("#lage-legende").inner_text(),
        page.url,
    )
    page.route(OFFLINE[lost], lambda route: route.abort())
    page.select_option("#lage-kennzahl", "raub")
    alert = page.locator("#lage-fehler")
    expect(alert).to_contain_text(f"Gezeigt wird weiterhin: {title}")
    expect(alert).to_have_attribute("role", "alert")
    expect(page.locator("#lage-kennzahl")).to_have_value("straftaten_insgesamt")
    assert page.locator("#lage-titel").inner_text() == title
    assert page.locator("#lage-legende").inner_text() == legend
    assert page.url == address
    page.unroute(OFFLINE[lost])
    page.select_option("#lage-kennzahl", "raub")
    expect(page.locator("#lage-titel")).to_contain_text("Raub")
    expect(alert).to_be_hidden()
    settled(page)
    assert "kennzahl=raub" in page.url
    desktop.complaints.clear()  # whoever looks for the fault finds it in the console


def test_what_failed_is_named_in_words_not_as_addresses_write_it(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/"))
    page.route(OFFLINE["parts"], lambda route: route.abort())
    page.locator("#lage-thema-gefuehl").click()
    alert = page.locator("#lage-fehler")
    expect(alert).to_contain_text(", Kommunen, neuester Wert 20")
    expect(alert).not_to_contain_text("neueste.")
    desktop.complaints.clear()


def test_what_failed_is_tried_again_by_a_button(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=raub"))
    page.evaluate(
        """() => {
        window.heard = [];
        const alert = document.getElementById("lage-fehler");
        new MutationObserver(() => alert.textContent && window.heard.push(alert.textContent)).observe(alert, { childList: true });
    }"""
    )
    again = page.get_by_role("button", name="Erneut versuchen")
    expect(again).to_be_hidden()
    page.route(OFFLINE["parts"], lambda route: route.abort())
    page.select_option("#lage-kennzahl", "diebstahl_insgesamt")
    expect(again).to_be_visible()
    expect(page.locator("#lage-fehler")).to_contain_text("Diebstahl")
    assert len(page.evaluate("window.heard")) == 1
    page.unroute(OFFLINE["parts"])
    again.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lage-titel")).to_contain_text("Diebstahl")
    expect(again).to_be_hidden()
    expect(page.locator("#lage-titel")).to_be_focused()
    settled(page)
    assert "kennzahl=diebstahl_insgesamt" in page.url
    assert len(page.evaluate("window.heard")) == 1
    desktop.complaints.clear()


def test_going_back_without_connection_leaves_the_address_of_what_is_on_show(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=raub"))
    page.select_option("#lage-kennzahl", "strassenkriminalitaet")
    expect(page.locator("#lage-titel")).to_contain_text("Straßenkriminalität")
    settled(page)
    address, title = page.url, page.title()
    page.evaluate("performance.clearResourceTimings()")
    page.route("**/lage/teile/**", lambda route: route.abort())
    page.go_back()
    expect(page.locator("#lage-fehler")).to_contain_text("Raub")
    assert (page.url, page.title()) == (address, title)
    expect(page.locator("#lage-titel")).to_contain_text("Straßenkriminalität")
    desktop.complaints.clear()


def test_what_failed_is_named_with_its_filter_table_and_measure(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/"))
    page.route(OFFLINE["parts"], lambda route: route.abort())
    alert = page.locator("#lage-fehler")
    page.locator("#lage-stand-kein_gremium").click()
    expect(alert).to_contain_text(re.compile(r"geladen werden: Stand des Gremiums, Kommunen, \d{4}, kein Gremium\. "))
    page.locator("#lage-mit").click()
    expect(alert).to_contain_text(re.compile(r", \d{4}, vom Kreisgremium mit betreut\. "))
    page.locator("#lage-ansicht").click()
    expect(alert).to_contain_text(re.compile(r", \d{4}, Tabelle\. "))
    settled(open_map(desktop, f"{CRIME}&ebene=kreis&kreis=07131"))
    page.get_by_role("radio", name="Fälle").dispatch_event("click")
    expect(alert).to_contain_text(re.compile(r", \d{4}, Fälle\. "))
    page.locator("#lage-filter > summary").click()
    page.select_option("#lage-filter-kreis", "07132")
    expect(alert).to_contain_text(re.compile(r", \d{4}, Landkreis Altenkirchen.*\. "))
    page.select_option("#lage-filter-kreis", "")
    expect(alert).to_contain_text(re.compile(r", \d{4}, ganz Rheinland-Pfalz\. "))
    desktop.complaints.clear()


def test_the_stand_of_a_chosen_area_is_said_once(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/"))
    page.locator("#lage-karte path[data-id='073150000']").click()
    said = page.locator("#lage-ansage")
    expect(said).to_contain_text("Ausgewählt: Mainz. Stand des Gremiums: ")
    assert "Gremium:" not in said.inner_text()


def test_what_is_said_names_the_indicator(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=raub&ebene=kommune"))
    page.locator("#lage-karte path[data-id='073150000']").click()
    expect(page.locator("#lage-ansage")).to_contain_text("Ausgewählt: Mainz. Raub")


def test_a_version_that_is_no_longer_kept_is_said(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    page.route(OFFLINE["answer"], lambda route: route.fulfill(status=404, body=""))
    page.select_option("#lage-kennzahl", "raub")
    expect(page.locator("#lage-fehler")).to_contain_text("liegt nicht mehr bereit. Bitte laden Sie die Seite neu.")
    expect(page.locator("#lage-nochmal")).to_be_hidden()
    desktop.complaints.clear()  # the browser reports the status it was sent
