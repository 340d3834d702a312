"""The table of the first page in use: the focus stays, what happens is said, sorting is there on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.map_page import open_map, settled

TABLE = "/?kennzahl=raub&ebene=gemeinde&ansicht=tabelle"
UNDER_HEADS = """() => {
    const heads = document.querySelector("#lage-tabelle thead").getBoundingClientRect();
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    const frame = document.querySelector("#lage-tabelle .tabellenrahmen").getBoundingClientRect();
    return top < heads.bottom || bottom > frame.bottom;
}"""


def focused_area(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.waehle"))


def shown_rows(page: Page) -> int:
    return page.locator("#lage-tabelle tbody tr:visible").count()


def test_more_rows_keep_the_focus_and_say_how_many_there_are(desktop: Visit) -> None:
    page = settled(open_map(desktop, TABLE))
    assert shown_rows(page) == 200
    more = page.locator("#lage-tabelle .mehr button").first
    more.focus()
    page.keyboard.press("Enter")
    assert shown_rows(page) == 400
    first_of_them = page.locator("#lage-tabelle tbody tr").nth(200).locator("a")
    expect(first_of_them).to_be_focused()
    assert not page.evaluate(UNDER_HEADS)
    expect(page.locator("#lage-ansage")).to_have_text("400 von 2.301 Zeilen werden gezeigt.")


def test_a_chosen_row_keeps_the_focus_and_its_place(desktop: Visit) -> None:
    page = settled(open_map(desktop, TABLE))
    page.locator("#lage-tabelle .mehr button").first.click()
    page.locator("#lage-tabelle thead button").first.click()
    row = page.locator("#lage-tabelle tbody tr").nth(310).locator("a")
    area = row.get_attribute("data-waehle") or ""
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lage-tabelle tr.gewaehlt a")).to_have_attribute("data-waehle", area)
    settled(page)
    assert focused_area(page) == area
    assert shown_rows(page) == 400
    assert not page.evaluate(UNDER_HEADS)
    expect(page.locator("#lage-ansage")).to_contain_text("Ausgewählt: ")


def test_going_backwards_through_the_rows_nothing_hides_under_the_heads(desktop: Visit) -> None:
    page = settled(open_map(desktop, TABLE))
    page.locator("#lage-tabelle tbody tr").nth(60).locator("a").focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate(UNDER_HEADS), focused_area(page)


def test_sorting_by_a_head_is_said(desktop: Visit) -> None:
    page = settled(open_map(desktop, TABLE))
    page.locator("#lage-tabelle thead button").first.click()
    expect(page.locator("#lage-ansage")).to_have_text("Sortiert nach Gebiet, A bis Z.")
    page.locator("#lage-tabelle thead button").first.click()
    expect(page.locator("#lage-ansage")).to_have_text("Sortiert nach Gebiet, Z bis A.")


def test_a_phone_sorts_by_a_list(phone: Visit) -> None:
    page = settled(open_map(phone, "/?kennzahl=raub&ebene=kreis&ansicht=tabelle"))
    chosen = page.get_by_label("Sortieren nach")
    expect(chosen).to_be_visible()
    expect(chosen).to_have_value("value:ab")
    chosen.select_option("area:ab")
    names = page.locator("#lage-tabelle tbody tr th a").all_inner_texts()
    assert names[0] == "Zweibrücken"
    expect(page.locator("#lage-ansage")).to_have_text("Sortiert nach Gebiet, Z bis A.")
    chosen.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert re.fullmatch(r"\d{5}", focused_area(page)), "the hidden heads are no tab stops"
