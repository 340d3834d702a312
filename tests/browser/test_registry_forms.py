"""The registry is changed by forms and a survey brought in, each from the first field to what is published, with a worker that runs in earnest."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, faults, window
from tests.browser.test_accessibility import tab_until
from tests.browser.test_maintenance import OVER, WORK_TAKES, confirm
from tests.work.small_atlas import SmallAtlas, unbuilt_atlas

LIST, CHANGES, UPLOAD = "/pflege/gremien", "/pflege/gremien/aenderungen", "/pflege/einspielen"
BODY, NAME = "DEMO-012", "Demo-Gremium 012"
YESTERDAY = f"{date.today() - timedelta(days=1):%d.%m.%Y}"
ANSWERS = ("sehr sicher", "eher sicher", "eher unsicher", "sehr unsicher")


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> SmallAtlas:
    made = unbuilt_atlas(tmp_path_factory.mktemp("atlas"), "gremien_demo")
    made.build()
    return made


def looked_at(page: Page) -> None:
    """No fault for axe and nothing beside the screen, at a desk and on a phone."""
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        assert faults(page) == [], (page.url, width)


def enter(page: Page) -> None:
    """Follow the link or send the form that is focused."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page: Page, selector: str) -> None:
    """Go to a link or button with the Tab key and press it."""
    tab_until(page, selector, 200)
    enter(page)


def write(page: Page, selector: str, text: str) -> None:
    """Go to a field with the Tab key and replace what stands there."""
    tab_until(page, selector, 200)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def over(page: Page) -> None:
    page.wait_for_selector(OVER, timeout=WORK_TAKES)


def test_the_registry_is_changed_by_keyboard_alone(browser: Browser, desk: str, atlas: SmallAtlas) -> None:
    before = atlas.version
    with window(browser) as page:
        page.goto(f"{desk}{LIST}?stand=aktiv")
        looked_at(page)
        for _ in range(3):
            tab_until(page, "[name=zeile]:not(:checked)", 200)
            page.keyboard.press("Space")
        write(page, "[name=tag]", YESTERDAY)
        write(page, "[name=quelle]", "Abfrage der Leitstelle")
        enter(page)
        expect(page.get_by_text("3 offene Änderungen")).to_be_visible()
        expect(page.get_by_text("in Ihrer Liste")).to_have_count(3)

        page.goto(f"{desk}{LIST}?ort={NAME}")
        follow(page, f"td a[href='{LIST}/gremium/{BODY}']")
        expect(page.get_by_role("heading", name=NAME)).to_be_visible()
        looked_at(page)
        follow(page, "a.knopf[href*='/formular/meeting?']")
        write(page, "[name='meeting.held_on']", "31.02.2026")
        enter(page)
        expect(page.get_by_role("alert")).to_contain_text("ist kein Tag")
        looked_at(page)
        tab_until(page, "[role=alert] a")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.name") == "meeting.held_on"
        page.keyboard.press("Control+A")
        page.keyboard.type("01.01.1940")  # a day, but none of the list: the check says so
        enter(page)
        expect(page.get_by_text("4 offene Änderungen")).to_be_visible()

        page.goto(desk + CHANGES)
        looked_at(page)
        follow(page, "form[action$='/pruefen'] button")
        over(page)
        expect(page.get_by_text("kann so nicht veröffentlicht werden")).to_be_visible()
        looked_at(page)
        follow(page, f"main a[href='{CHANGES}']")
        expect(page.locator(".feldfehler").get_by_text("liegt vor 1950")).to_be_visible()
        follow(page, "a[href*='/formular/meeting?aenderung=']")
        expect(page.locator("#feld-meeting-held_on-fehler")).to_contain_text("liegt vor 1950")
        looked_at(page)
        write(page, "[name='meeting.held_on'][aria-invalid=true]", YESTERDAY)
        enter(page)
        expect(page.locator(".feldfehler")).to_have_count(0)
        follow(page, "form[action$='/pruefen'] button")
        over(page)
        expect(page.locator("#auftrag-stand")).to_have_text("Bereit zum Veröffentlichen.")
        expect(page.get_by_text("4 neu, 0 geändert, 0 entfallen")).to_be_visible()
        looked_at(page)
        assert atlas.version == before

        follow(page, "a[href$='/veroeffentlichen']")
        looked_at(page)
        if page.locator("[name=begruendung]").count():
            write(page, "[name=begruendung]", "Abfrage der Leitstelle")
        follow(page, "main form button")
        over(page)
        expect(page.get_by_text("Veröffentlicht als Datenstand")).to_be_visible()
        assert atlas.version != before
        page.goto(desk + CHANGES)
        expect(page.get_by_text("Ihre Liste ist leer.")).to_be_visible()
        page.goto(f"{desk}{LIST}/gremium/{BODY}")
        area = page.locator("main").get_by_role("link", name="Sitzung ergänzen")
        expect(area).to_be_visible()
        page.goto(f"{desk}/gebiet/071310007")
        expect(page.locator("main")).to_contain_text(YESTERDAY)


def test_a_survey_is_mapped_in_the_form_and_published(browser: Browser, desk: str, tmp_path: Path) -> None:
    survey = tmp_path / "antworten.csv"
    lines = [
        f"{n},2024-05-0{n % 9 + 1} 10:00:00,3,de,{ANSWERS[n % 4]},{('weiblich', 'männlich')[n % 2]}" for n in range(400)
    ]
    survey.write_text("\n".join(["id,submitdate,lastpage,startlanguage,SICHER,GESCHL", *lines, ""]), encoding="utf-8")
    with window(browser) as page:
        page.goto(desk + UPLOAD)
        looked_at(page)
        page.get_by_label("Was die Datei enthält").select_option("befragungen")
        page.get_by_label("Datei", exact=True).set_input_files(survey)
        page.get_by_role("button", name="Datei prüfen").click()
        over(page)
        page.get_by_role("link", name="Spalten zuordnen").click()
        page.get_by_role("button", name="Befragung prüfen").click()
        expect(page.get_by_role("alert")).to_contain_text("Die Kommune fehlt.")
        looked_at(page)
        for label, text in (
            ("Name der Befragung", "Sicherheit 2024"),
            ("Kommune", "071110000"),
            ("Jahr", "2024"),
            ("Erster Tag der Erhebung", "01.05.2024"),
            ("Letzter Tag der Erhebung", "31.05.2024"),
        ):
            page.get_by_label(label, exact=True).fill(text)
        page.get_by_label("Auswahl der Befragten").select_option("register")
        page.get_by_label("Art der Befragung").select_option("telefonisch")
        column = page.get_by_role("group", name="SICHER")
        column.get_by_label("Bedeutet").select_option("wohngegend_nacht_allein")
        for answer in ANSWERS:
            column.get_by_label(answer, exact=False).first.select_option(label=answer)
        page.get_by_role("button", name="Befragung prüfen").click()
        over(page)
        expect(page.locator("#auftrag-stand")).to_have_text("Bereit zum Veröffentlichen.")
        expect(page.locator("main")).to_contain_text("Demodaten und liest diese Liste nicht")
        looked_at(page)
        page.get_by_role("link", name="Veröffentlichen …").click()
        confirm(page, "Für den Atlas ohne Demodaten")
        over(page)
        expect(page.get_by_text("Veröffentlicht als Datenstand")).to_be_visible()
        page.goto(f"{desk}/pflege/versionen")
        looked_at(page)
