"""The connection is lost in the middle of a change: what is on the page stays true, and what failed is said."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.map_page import open_map, settled

OFFLINE = {"answer": "**/api/v1/werte/**", "parts": "**/lage/teile/**"}


@pytest.mark.parametrize("lost", OFFLINE)
def test_the_state_before_stays_whole_and_an_alert_says_what_failed(desktop: Visit, lost: str) -> None:
    page = settled(open_map(desktop, "/?gebiet=073150000"))
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


def test_a_version_that_is_no_longer_kept_is_said(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    page.route(OFFLINE["answer"], lambda route: route.fulfill(status=404, body=""))
    page.select_option("#lage-kennzahl", "raub")
    expect(page.locator("#lage-fehler")).to_contain_text("liegt nicht mehr bereit. Bitte laden Sie die Seite neu.")
    desktop.complaints.clear()  # the browser reports the status it was sent
