"""The page "Briefing" in a browser: a document in three clicks, with a renderer that runs and one that does not."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from dashboard.briefings import heartbeat
from dashboard.texts import briefing_page as texts
from pipelines.store.versions import PublishedFolder
from tests.browser.conftest import DESKTOP, Visit, visit
from tests.conftest import ROOT
from tests.server import serving

STARTS_WITHIN_SECONDS = 60
WRITTEN_WITHIN = 60_000  # milliseconds, on a machine that is busy


@pytest.fixture(scope="module")
def own_address(
    embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, dict[str, str]]]:
    """A server with a folder of briefings of its own, and what a renderer of that folder needs in its environment."""
    variables = {"ATLAS_BRIEFINGS": str(tmp_path_factory.mktemp("briefings"))}
    with serving(embedded.folder, **variables) as server:
        yield server.address, {**variables, "ATLAS_PUBLISHED": str(embedded.folder)}


@pytest.fixture
def window(browser: Browser, own_address: tuple[str, dict[str, str]]) -> Iterator[Visit]:
    size = {"width": DESKTOP[0], "height": DESKTOP[1]}
    yield from visit(browser.new_context(viewport=size, accept_downloads=True), own_address[0])  # type: ignore[arg-type]


@pytest.fixture
def renderer(own_address: tuple[str, dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The renderer beside it."""
    for name, value in own_address[1].items():
        monkeypatch.setenv(name, value)
    folder = Path(own_address[1]["ATLAS_BRIEFINGS"])
    process = subprocess.Popen([sys.executable, "-m", "dashboard.briefings.renderer"], cwd=ROOT)
    give_up = time.monotonic() + STARTS_WITHIN_SECONDS
    while not heartbeat.is_alive(folder):
        assert process.poll() is None
        assert time.monotonic() < give_up
        time.sleep(0.1)
    yield
    process.terminate()
    process.wait(timeout=30)


def test_where_no_renderer_runs_the_page_says_so_and_offers_no_button(window: Visit) -> None:
    page = window.open("/briefing?inhalt=profil&gebiet=071435002")
    expect(page.get_by_text(texts.SILENT)).to_be_visible()
    expect(page.get_by_role("button", name=texts.WRITE)).to_be_disabled()
    expect(page.locator(".briefing-vorschau")).to_contain_text("Hachenburg")


def test_three_clicks_lead_to_a_pdf(window: Visit, renderer: None) -> None:
    page = window.open("/gebiet/071435002")
    page.get_by_role("link", name="Als PDF").click()
    page.get_by_role("button", name=texts.WRITE).click()
    link = page.get_by_role("link", name="PDF herunterladen")
    expect(link).to_be_visible(timeout=WRITTEN_WITHIN)
    expect(page.get_by_role("heading", level=1)).to_have_text(texts.JOBS_DONE_TITLE)
    expect(page.locator("#briefing-ansage")).to_have_text(texts.ALL_DONE)
    with page.expect_download() as download:
        link.click()
    assert re.fullmatch(
        r"praeventionsatlas_\w+_071435002_[\d-]+_[\d-]+\.[0-9a-f]{8}_demodaten\.pdf", download.value.suggested_filename
    )
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_an_area_is_chosen_in_the_search_box(window: Visit, renderer: None) -> None:
    page = window.open("/briefing?inhalt=profil&format=xlsx")
    field = page.get_by_role("combobox", name=texts.AREA, exact=True)
    field.fill("Hachen")
    page.get_by_role("option", name="Hachenburg").first.click()
    page.wait_for_url(re.compile("gebiet=071435002"))
    expect(page.get_by_text(texts.AREA_CHOSEN.format(name="Hachenburg"))).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile("^Excel"))).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^PDF"))).not_to_be_checked()


def test_without_scripts_the_page_of_the_jobs_reloads_itself(
    browser: Browser, own_address: tuple[str, dict[str, str]], renderer: None
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{own_address[0]}/briefing?inhalt=profil&gebiet=071435003&format=html")
        page.get_by_role("button", name=texts.WRITE).click()
        expect(page.get_by_role("link", name="Webseite herunterladen")).to_be_visible(timeout=WRITTEN_WITHIN)


def test_form_preview_and_jobs_are_accessible(window: Visit) -> None:
    for path in ("/briefing", "/briefing?inhalt=profil&gebiet=071435002", f"/briefing/auftrag/{'0' * 32}"):
        results = Axe().run(window.open(path))
        assert results.violations_count == 0, results.generate_report()
    window.complaints = [each for each in window.complaints if "404" not in each]  # of the last address
