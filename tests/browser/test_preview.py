"""Whoever looks at a preview stays in it: pages, their scripts, files and refusals answer below /vorschau/<check>, also once it is published."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipelines.store.versions import PublishedFolder
from tests.browser.conftest import Visit, visit
from tests.browser.map_page import choose, open_map, settled
from tests.dashboard.published_versions import publish_versions
from tests.maintenance.desk import NEW
from tests.server import serving

CHECK = "0123456789abcdef0123456789abcdef"
PREFIX = f"/vorschau/{CHECK}"
BANNER = "Vorschau – nicht veröffentlicht."


@pytest.fixture(scope="module")
def server(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that shows a small atlas; a preview of the whole one lies beside."""
    root = tmp_path_factory.mktemp("preview")
    published, maintenance = root / "published", root / "maintenance"
    published.mkdir()
    publish_versions(published, [NEW])
    _put_preview(maintenance, embedded)
    internal = root / "internal"
    places = {"ATLAS_MAINTENANCE": str(maintenance), "ATLAS_INTERNAL": str(internal)}
    with serving(published, **places, ATLAS_DATABASE_URL=f"sqlite:///{internal}/internal.sqlite") as started:
        yield started.address


def _put_preview(maintenance: Path, built: PublishedFolder) -> None:
    shutil.copytree(built.folder, maintenance / "previews" / CHECK)
    place = maintenance / "finished" / CHECK
    place.mkdir(parents=True)
    (place / "job.json").write_text(json.dumps({"kind": "check", "made": "2026-11-23T08:00:00.000000Z"}))
    current = built.current()
    assert current
    (place / "outcome.json").write_text(json.dumps({"state": "ready", "preview": current.version, "base": NEW}))


@pytest.fixture
def preview(browser: Browser, server: str) -> Iterator[Visit]:
    """A window on the preview; afterwards: nothing but the site's own files was asked for outside of it, and nothing was missing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    missing: list[str] = []
    context.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    yield from visit(context, server)
    assert missing == []
    assert [path for path in asked if not re.match(rf"/assets/|{PREFIX}(?:[/?#]|$)|data:|blob:", path)] == []


def inside(page: Page) -> None:
    """The page on show is one of the preview."""
    expect(page.get_by_text(BANNER)).to_be_visible()
    assert page.url.startswith(preview_of(page))


def preview_of(page: Page) -> str:
    return re.sub(r"^(https?://[^/]+).*", rf"\1{PREFIX}", page.url)


def test_a_walk_through_a_preview_never_leaves_it(preview: Visit) -> None:
    page = open_map(preview, PREFIX)
    page.locator("#lage-thema-lage").click()
    expect(page.locator("#lage-titel")).to_contain_text("Straftaten")
    settled(page)
    assert "kennzahl=" in page.url
    choose(page, "Tabelle")
    expect(page.locator("#lage-tabelle tbody tr")).to_have_count(170)
    settled(page)
    inside(page)
    files = page.locator("#lage a[href*='.csv'], #lage a[href*='.svg']").evaluate_all(
        "links => links.map((each) => each.getAttribute('href'))"
    )
    assert files and all(each.startswith(PREFIX) for each in files)
    page.locator("#lage-tabelle a", has_text="Hachenburg").first.click()
    settled(page)
    inside(page)

    preview.open(f"{PREFIX}/gebiet/071435002")
    page.get_by_role("navigation", name="Hauptnavigation").get_by_role("link", name="Analyse").click()
    expect(page.locator("#analyse-form")).to_be_visible()
    page.wait_for_load_state("networkidle")
    inside(page)
    page.locator("#analyse-tabelle input[type=checkbox]").first.check()
    expect(page.locator("#analyse-bildstoerung")).to_contain_text("Vorschau")
    page.select_option("#analyse-form select[name=ebene], select[name=ebene][form=analyse-form]", index=1)
    page.wait_for_url("**ebene=**")
    inside(page)

    preview.open(f"{PREFIX}/vergleich?gebiete=07111,07315")
    page.select_option("#vgl-bezug", "land")
    expect(page.locator("h1")).to_contain_text("Rheinland-Pfalz")
    inside(page)
