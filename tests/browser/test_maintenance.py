"""A file is brought in, read about, looked at, published and taken back, by two people at two browsers and a worker that runs in earnest."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, faults, window
from tests.work.small_atlas import NEXT, YEARS, SmallAtlas, small_atlas

UPLOAD, VERSIONS = "/pflege/einspielen", "/pflege/versionen"
WORK_TAKES = 300_000  # milliseconds at most, on a loaded machine
OVER = "#auftrag:not([data-laeuft])"


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> SmallAtlas:
    return small_atlas(tmp_path_factory.mktemp("atlas"))


def bring_in(page: Page, address: str, file: Path, year: str) -> None:
    """Fill in the form for a table of that year, and wait for what comes of it."""
    page.goto(address + UPLOAD)
    page.get_by_label("Was die Datei enthält").select_option("pks")
    page.get_by_label("Datei", exact=True).set_input_files(file)
    page.get_by_label("Zeitraum").fill(year)
    page.get_by_role("button", name="Datei prüfen").click()
    page.wait_for_selector(OVER, timeout=WORK_TAKES)


def confirm(page: Page, reason: str) -> None:
    page.get_by_label("Begründung").fill(reason)
    if page.get_by_label("Die Warnungen sind gesehen").count():
        page.get_by_label("Die Warnungen sind gesehen").check()
    page.get_by_role("button", name="Jetzt").click()


def test_a_file_is_published_once_and_taken_back(browser: Browser, desk: str, atlas: SmallAtlas) -> None:
    before = atlas.version
    with window(browser) as first, window(browser, PHONE) as second:
        cut_off = atlas.folder / "kreise_kurz.csv"
        cut_off.write_bytes(atlas.file(NEXT).read_bytes()[:20_000])
        bring_in(first, desk, cut_off, NEXT)
        expect(first.get_by_text("kann so nicht veröffentlicht werden")).to_be_visible()
        assert faults(first) == []

        bring_in(first, desk, atlas.file(NEXT), NEXT)
        expect(first.locator("#auftrag-stand")).to_have_text("Bereit zum Veröffentlichen.")
        assert faults(first) == []
        check = first.url
        first.get_by_role("link", name="Vorschau ansehen").first.click()
        expect(first.get_by_text("Vorschau – nicht veröffentlicht.")).to_be_visible()
        assert atlas.version == before

        for page in (first, second):
            page.goto(check)
            assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
            page.get_by_role("link", name="Veröffentlichen …").click()
        confirm(first, "Neuer Jahrgang")
        first.wait_for_selector(OVER, timeout=WORK_TAKES)
        expect(first.get_by_text("Veröffentlicht als Datenstand")).to_be_visible()
        assert NEXT in atlas.shown()
        published = atlas.version
        confirm(second, "Neuer Jahrgang")
        expect(second.get_by_text("Veröffentlicht als Datenstand")).to_be_visible()  # the one there is
        assert atlas.version == published

        second.goto(desk + VERSIONS)
        assert faults(second) == []
        expect(second.locator("main")).to_contain_text("Neuer Jahrgang")
        second.get_by_role("link", name=f"Zu Datenstand {before} zurück").click()
        assert faults(second) == []
        confirm(second, "Der Jahrgang war vorläufig")
        second.wait_for_selector(OVER, timeout=WORK_TAKES)
        expect(second.get_by_text("Der Atlas zeigt wieder")).to_be_visible()
        assert atlas.shown() == list(YEARS)
    atlas.build()
    assert atlas.shown() == list(YEARS)
