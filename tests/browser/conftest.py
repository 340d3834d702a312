"""A real server over a real build, driven by a real Chromium; leaving the machine or an error in the console fails any test."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from pipelines.store.versions import PublishedFolder
from tests.conftest import ROOT, one_worker_at_a_time
from tests.server import serving, start
from tests.work.small_atlas import SmallAtlas, working

SCREENSHOTS = ROOT / "tests" / "screenshots"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE, NARROW = (1440, 900), (390, 844), (320, 800)


@pytest.fixture(scope="session")
def address(embedded: PublishedFolder, run_folder: Path) -> Iterator[str]:
    """Where gunicorn serves the embedded data during the tests: one server for all workers of the run."""
    note, server = run_folder / "server.txt", None
    with (run_folder / "server.users").open("w") as users:
        with one_worker_at_a_time(run_folder, "server"):
            if not note.exists():
                server = start(embedded.folder)
                note.write_text(server.address, encoding="utf-8")
            base = note.read_text(encoding="utf-8")
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield base
        finally:
            if server:
                with one_worker_at_a_time(run_folder, "server"):
                    note.unlink()  # who comes now starts another one
                fcntl.flock(users, fcntl.LOCK_EX)  # waits until the other workers are done
                server.stop()


@pytest.fixture(scope="module")
def desk(atlas: SmallAtlas) -> Iterator[str]:
    """The address of the small atlas of a file (its `atlas`), with a worker that runs in earnest."""
    internal = atlas.folder / "internal"
    places = {"ATLAS_INTERNAL": str(internal), "ATLAS_DATABASE_URL": f"sqlite:///{internal}/internal.sqlite"}
    environment = {**atlas.environment, **places}
    subprocess.run([sys.executable, "-m", "dashboard.internal", "upgrade"], cwd=ROOT, env=environment, check=True)
    with working(atlas), serving(atlas.published.folder, **environment) as server:
        yield server.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, with a user-data folder of its own."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("Das Paket chromium fehlt; auf Debian: sudo apt install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


@dataclass
class Visit:
    """A browser window on the atlas, and everything it asked for."""

    page: Page
    base: str
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        """Go to a page and wait until its content stands."""
        self.page.goto(self.base + path)
        self.page.wait_for_selector("h1")
        self.page.wait_for_load_state("networkidle")
        return self.page

    def new_requests(self) -> list[str]:
        """Addresses asked for since the last call, without the server's own part and the tab's icon, which Chromium looks at anew
        whenever the title changes."""
        addresses = [
            request.url.removeprefix(self.base) for request in self.requests if not request.url.endswith("/zeichen.svg")
        ]
        self.requests.clear()
        return addresses

    def photograph(self, name: str) -> None:
        """Keep a picture for the eyes of whoever changes the page."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def awake(page: Page, prefix: str) -> Page:
    """The page, once its island answers the form whose ids begin so."""
    page.wait_for_selector(f"#{prefix}-form[data-awake]", state="attached")
    return page


def visit(context: BrowserContext, base: str) -> Iterator[Visit]:
    """A window; afterwards: nothing left the machine, nothing complained."""
    window = Visit(context.new_page(), base)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            window.complaints.append(message.text)

    everything: list[str] = []

    def on_request(request: Request) -> None:
        window.requests.append(request)
        everything.append(request.url)

    window.page.on("request", on_request)
    window.page.on("console", on_console)
    window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
    yield window
    outside = [url for url in everything if not url.startswith((base, "data:", "blob:"))]
    context.close()
    assert outside == []
    assert window.complaints == []


@contextmanager
def window(browser: Browser, size: tuple[int, int] = DESKTOP) -> Iterator[Page]:
    """A browser of somebody who works on internal pages; patient, as their work is done by another process."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, accept_downloads=True)
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe objects to."""
    return [(each["id"], each["nodes"][0]["html"][:120]) for each in Axe().run(page).response["violations"]]


@pytest.fixture
def desktop(browser: Browser, address: str) -> Iterator[Visit]:
    """A window of 1440 × 900."""
    yield from visit(
        browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, accept_downloads=True), address
    )


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    """A window of 390 × 844, touched."""
    yield from visit(browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True), address)


@pytest.fixture(params=[DESKTOP, PHONE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
def any_size(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """The sizes every page must stand."""
    width, height = request.param
    yield from visit(browser.new_context(viewport={"width": width, "height": height}), address)
