"""From ticked Kommunen to a plan: the work list, "Was wäre, wenn", its file. By mouse, by keyboard, without scripts."""

from __future__ import annotations

import io
import re

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit, awake

PATH = "/analyse/was-waere-wenn"
FIGURES = "#wenn-kennwerte .kennwert-zahl"


def test_five_kommunen_are_ticked_taken_along_and_found_again_in_the_file(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse"), "anlaesse")
    boxes = page.locator("#anlaesse-liste input[name=gebiete]")
    for number in range(3):
        boxes.nth(number).check()
    page.locator("#anlaesse-vor").click()  # the next page of the list has others
    page.wait_for_url(re.compile("seite=2"))
    expect(page.locator("#anlaesse-wahl [data-anzahl]")).to_have_text("3 Kommunen gewählt:")
    for number in range(2):
        boxes.nth(number).check()
    page.locator("#anlaesse-wahl").get_by_role("button", name="Was wäre, wenn").click()
    page.wait_for_url(re.compile(PATH))
    awake(page, "wenn")
    expect(page.locator("#wenn-gewaehlt")).to_have_text("5 gewählt")
    expect(page.locator("#wenn-anzahl")).to_contain_text("5 neue Gremien in")
    today = page.locator("#wenn-kennwerte .kennwert-notiz").first.inner_text()
    after = page.locator(FIGURES).first.inner_text()
    assert after not in today
    page.locator("#wenn-gremien").fill("2")
    page.keyboard.press("Enter")
    expect(page.locator("#wenn-anzahl")).to_contain_text("2 neue Gremien in")
    expect(page.locator(FIGURES).first).not_to_have_text(after)
    new = page.locator(".wenn-karte path.neu")
    expect(new).to_have_count(2)
    assert all("neu aktiv" in title for title in new.locator("title").all_text_contents())
    link = page.locator("#wenn-weiter a[href*='.xlsx']")
    assert "gremien=2" in (link.get_attribute("href") or "")
    with page.expect_download() as saved:
        link.click()
    book = openpyxl.load_workbook(io.BytesIO(saved.value.path().read_bytes()), read_only=True)
    land = next(row for row in book["Abdeckung"].iter_rows(values_only=True) if row[0] == "Land")
    assert page.locator(FIGURES).first.inner_text() == f"{land[5]} bis {land[5] + land[6]}"
    assert not Axe().run(page).response["violations"]


def test_by_keyboard_alone_a_wrong_number_is_said_and_a_right_one_applied(desktop: Visit) -> None:
    page = awake(desktop.open(f"{PATH}?gremien=5"), "wenn")
    before = page.locator(FIGURES).first.inner_text()
    page.locator("#wenn-gremien").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("-3")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="„-3“ ist nicht möglich")).to_be_visible()
    assert page.locator(FIGURES).first.inner_text() == before
    page.keyboard.press("Control+A")
    page.keyboard.type("9")
    page.keyboard.press("Tab")
    page.wait_for_url(re.compile("gremien=9"))
    expect(page.locator("#wenn-meldung")).to_be_empty()
    expect(page.locator("#wenn-anzahl")).to_contain_text("9 neue Gremien in")
    page.locator("#wenn-annehmen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#wenn-anzahl")).not_to_contain_text("9 neue Gremien in")
    expect(page.locator(":focus")).to_have_id("wenn-titel")  # the link has done its work and is gone


def test_without_scripts_the_form_computes_and_the_ticks_are_sent(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/anlaesse")
    page.locator("#anlaesse-liste input[name=gebiete]").first.check()
    page.locator("#anlaesse-wahl").get_by_role("button", name="Was wäre, wenn").click()
    expect(page.locator("#wenn-anzahl")).to_contain_text("1 neues Gremium in")
    page.get_by_label("Lokale Analysen").fill("1")
    page.get_by_role("button", name="Berechnen").click()
    expect(page.locator("#wenn-gewaehlt")).to_have_text("1 gewählt")
    assert "analysen=1" in page.url
    context.close()
