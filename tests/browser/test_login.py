"""Somebody signs in with a wrong and the right password, types past the end of the session, and leaves nothing behind in the browser."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pipelines.store.versions import PublishedFolder
from tests.browser import signed_in
from tests.browser.conftest import PHONE, faults, window
from tests.browser.signed_in import NAME, sign_in

LONG_AGO = "2026-01-01T00:00:00.000000Z"


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("internal")


@pytest.fixture(scope="module")
def door(internal: Path, embedded: PublishedFolder) -> Iterator[str]:
    """The address of an atlas with one account."""
    with signed_in.door(embedded.folder, internal) as address:
        yield address


def end_sessions(internal: Path) -> None:
    """As if nothing had been done for months."""
    with closing(sqlite3.connect(internal / "internal.sqlite", timeout=60)) as connection, connection:
        connection.execute("UPDATE session SET seen_at = ?", (LONG_AGO,))


@pytest.mark.parametrize("size", [(1440, 900), PHONE], ids=["desktop", "phone"])
def test_a_wrong_password_is_said_and_the_name_kept(browser: Browser, door: str, size: tuple[int, int]) -> None:
    with window(browser, size) as page:
        page.goto(door + "/daten")
        page.get_by_role("contentinfo").get_by_role("link", name="Anmelden").click()
        assert faults(page) == []
        sign_in(page, "Kran-Hagebutte-Zinnober")
        expect(page.get_by_role("alert")).to_be_visible()
        assert page.get_by_label("Konto").input_value() == NAME
        assert page.get_by_label("Passwort").input_value() == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert faults(page) == []


def test_nothing_typed_is_lost_when_the_session_ends(browser: Browser, door: str, internal: Path) -> None:
    with window(browser) as page:
        page.goto(door + "/pflege/anlaesse")
        sign_in(page)
        page.locator(".nvf-anlass a").first.click()
        page.get_by_label("Bearbeitungsstand").select_option("angesprochen")
        page.get_by_label("Angesprochene Stelle").fill("Ordnungsamt")
        page.get_by_label("Notiz", exact=True).fill("Was lange getippt wurde")
        end_sessions(internal)
        page.get_by_role("button", name="Festhalten", exact=True).click()
        sign_in(page)
        expect(page.get_by_label("Notiz", exact=True)).to_have_value("Was lange getippt wurde")
        expect(page.get_by_label("Bearbeitungsstand")).to_have_value("angesprochen")
        page.get_by_role("button", name="Festhalten", exact=True).click()
        expect(page.get_by_text("Der Eintrag ist festgehalten.")).to_be_visible()


def test_after_leaving_the_way_back_shows_nothing(browser: Browser, door: str) -> None:
    with window(browser) as page:
        page.goto(door + "/pflege/protokoll")
        sign_in(page)
        expect(page.get_by_role("heading", name="Protokoll", level=1)).to_be_visible()
        page.get_by_role("button", name="Abmelden").click()
        expect(page.get_by_role("button", name="Abmelden")).to_have_count(0)
        page.go_back()
        expect(page.get_by_role("heading", name="Anmelden", level=1)).to_be_visible()
        assert NAME not in page.locator("main").inner_text()
