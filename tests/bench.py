"""Measure what docs/benchmarks.md states: `make bench`. Medians of several runs on a shared machine; nothing here is a timed test."""

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from dashboard import theme
from dashboard.web import assets
from tests.bench_analysis import measure_analysis, measure_figures, measure_pages_of_analysis
from tests.bench_api import measure_api
from tests.bench_briefings import measure_briefings
from tests.bench_check import measure_check
from tests.bench_follow_up import measure_follow_up
from tests.bench_intake import measure_intake
from tests.bench_internal import measure_internal
from tests.bench_load import measure_load
from tests.bench_login import measure_login
from tests.bench_server import (
    CHANGES,
    compressed,
    environment,
    measure_requests,
    measure_worker,
    with_invented_years,
)
from tests.browser.conftest import FLAGS
from tests.browser.map_page import COMPLETE, CRIME
from tests.server import serving

ROOT = Path(__file__).parents[1]
BUILD_RUNS, PAGE_RUNS = 3, 9
REST_SECONDS = 1.5


def main() -> None:
    """Measure builds, pages, answers and memory, and print the table for docs/benchmarks.md."""
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        published = Path(folder) / "published"
        rows += measure_build(published)
        rows += measure_intake()
        rows += measure_check()
        rows += measure_internal()
        with serving(published) as server:
            rows += measure_answers(server.address, current_version(published))
            rows += measure_pages(server.address)
            rows += measure_analysis(server.address)
        rows += measure_pages_of_analysis(published)
        rows += measure_figures(published)
        rows += measure_requests(with_invented_years(published, Path(folder) / "more"))
        rows += measure_worker(published)
        rows += measure_load(published)
        rows += measure_login(published)
        rows += measure_briefings(published)
        rows += measure_api(published)
        rows += measure_follow_up()
    machine = (
        f"{date.today().isoformat()}, {platform.machine()}, {os.cpu_count()} Kerne, Python {platform.python_version()}"
    )
    table = Table("Größe", "gemessen", "Ziel", title=machine)
    for row in rows:
        table.add_row(*row)
    Console(width=140).print(table)


def measure_build(folder: Path) -> list[tuple[str, str, str]]:
    """A full build and a repeated one, each as a user calls it."""
    command = [sys.executable, "-m", "pipelines", "build"]

    def run(*options: str) -> float:
        start = time.perf_counter()
        subprocess.run([*command, *options], cwd=ROOT, env=environment(folder), check=True, capture_output=True)
        return time.perf_counter() - start

    full = [run("--force") for _ in range(BUILD_RUNS)]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again = [run() for _ in range(BUILD_RUNS)]
    return [
        ("Bau der eingebetteten Daten", f"{statistics.median(full):.1f} s", "≤ 12 s"),
        ("… Spitze des Arbeitsspeichers", f"{peak:.0f} MB", "≤ 600 MB"),
        ("Bau, wenn sich nichts geändert hat", f"{statistics.median(again):.2f} s", "≤ 0,5 s"),
    ]


def measure_answers(base: str, version: str) -> list[tuple[str, str, str]]:
    """Compressed bytes of answers with all years, and of the maps."""
    sizes = [
        len(compressed(f"{base}/api/v1/werte/{version}/kommune/{indicator}.json"))
        for indicator in ["straftaten_insgesamt", *CHANGES]
    ]
    maps = {level: len(compressed(f"{base}/karte/{version}/{level}.svg")) for level in ("kreis", "kommune", "gemeinde")}
    return [
        ("Antwort je Kennzahl, 170 Kommunen, alle Jahre (größte)", f"{max(sizes)} Byte", "≤ 4.200 Byte"),
        *((f"Karte {level}, komprimiert", f"{size / 1000:.1f} kB", "–") for level, size in maps.items()),
    ]


def measure_pages(base: str) -> list[tuple[str, str, str]]:
    """First map with an empty cache beside a bare page of the same drawing, change of indicator, change of year."""
    executable = shutil.which("chromium")
    with sync_playwright() as playwright, bare_page(base) as bare:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        # In turns, so that other load on the machine falls on both.
        visits = [(first_map(browser, base), first_map(browser, bare)) for _ in range(PAGE_RUNS)]
        first, compared = zip(*visits, strict=True)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(base + CRIME)
        page.wait_for_selector(COMPLETE, state="attached")
        changes = [repainted(page, partial(page.select_option, "#lage-kennzahl", indicator)) for indicator in CHANGES]
        repeated = [repainted(page, partial(page.select_option, "#lage-kennzahl", indicator)) for indicator in CHANGES]
        years = [repainted(page, partial(page.select_option, "#lage-jahr", str(year))) for year in range(2015, 2021)]
        page.goto(f"{base}{CRIME}&ebene=gemeinde")
        page.wait_for_selector(COMPLETE, state="attached")
        gemeinden = [repainted(page, partial(page.select_option, "#lage-kennzahl", indicator)) for indicator in CHANGES]
        browser.close()
    own, other = (statistics.median(visit.milliseconds for visit in visits) for visits in (first, compared))
    moved, all_of_it = (statistics.median(visit.kilobytes for visit in first), first[-1].kilobytes_in_all)
    return [
        ("erste Karte, leerer Zwischenspeicher, loopback", f"{own:.0f} ms", "≤ 250 ms"),
        (
            "… im Verhältnis zu einer bloßen Seite mit derselben Zeichnung",
            f"{other:.0f} ms; {own / other:.1f}",
            "≤ 2,5",
        ),
        ("… übertragen bis dahin", f"{moved:.0f} kB", "≤ 70 kB"),
        ("… alles, was die erste Seite lädt", f"{all_of_it:.0f} kB", "≤ 110 kB"),
        ("Kennzahl gewechselt → Karte neu (erstmals)", f"{statistics.median(changes):.0f} ms", "≤ 45 ms"),
        ("… schon gesehen", f"{statistics.median(repeated):.0f} ms", "–"),
        ("Jahr gewechselt → Karte neu", f"{statistics.median(years):.0f} ms", "–"),
        ("Kennzahl gewechselt, 2.301 Gemeinden", f"{statistics.median(gemeinden):.0f} ms", "≤ 80 ms"),
    ]


@dataclass(frozen=True)
class FirstMap:
    """Milliseconds from the request to painted areas, kilobytes moved until then, and when the page has come to rest."""

    milliseconds: float
    kilobytes: float
    kilobytes_in_all: float


def first_map(browser: Browser, address: str) -> FirstMap:
    """Open an address in a window that has seen nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script("""
        const moved = () => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
            .reduce((sum, entry) => sum + entry.transferSize, 0);
        const look = () => {
            const area = document.querySelector("path.f");
            if (!area || getComputedStyle(area).fill === "rgb(0, 0, 0)") requestAnimationFrame(look);
            else setTimeout(() => { window.firstMap = [performance.now(), moved()]; }); // after this frame
        };
        requestAnimationFrame(look);
        window.moved = moved;
    """)
    page.goto(address)
    milliseconds, until_then = until(lambda: page.evaluate("window.firstMap"))
    page.wait_for_load_state("networkidle")
    time.sleep(REST_SECONDS)  # what is fetched when nothing else is to be done
    in_all = page.evaluate("window.moved()")
    context.close()
    return FirstMap(milliseconds, until_then / 1000, in_all / 1000)


@contextmanager
def bare_page(base: str) -> Iterator[str]:
    """The address of a page that holds the drawing of the first page and its colours, nothing else, from a plain server of its own."""
    markup = urllib.request.urlopen(base).read().decode()
    drawing = markup[
        (start := markup.index("<svg", markup.index('id="lage-karte"'))) : markup.index("</svg>", start) + 6
    ]
    styles = theme.style_sheet() + assets.files()["map.css"].decode()
    document = f'<!DOCTYPE html><html lang="de"><head><style>{styles}</style></head><body>{drawing}</body></html>'
    body = brotli.compress(document.encode())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def until(answer: Callable[[], Any]) -> Any:
    """Ask again until the answer is true; the page's own rules forbid the browser to wait by itself for an expression."""
    give_up = time.monotonic() + 30
    while not (result := answer()):
        if time.monotonic() > give_up:
            raise TimeoutError("the page did not get there within 30 s")
        time.sleep(0.02)
    return result


def repainted(page: Page, change: Callable[[], object]) -> float:
    """Milliseconds from the change event to the frame after the title of the new view stands."""
    page.evaluate("""() => {
        const title = document.querySelector("#lage-titel"), before = title.textContent;
        window.repainted = new Promise((resolve) => {
            let start = 0;
            const began = () => { start = start || performance.now(); };
            for (const control of document.querySelectorAll("#lage-kennzahl, #lage-jahr")) {
                control.addEventListener("change", began, { once: true, capture: true });
            }
            new MutationObserver((_, watcher) => {
                if (title.textContent === before) return;
                watcher.disconnect();
                requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
            }).observe(title, { childList: true, characterData: true, subtree: true });
        });
    }""")
    change()
    return float(page.evaluate("window.repainted"))


def current_version(published: Path) -> str:
    """The data version that is shown."""
    return str(json.loads((published / "current.json").read_text(encoding="utf-8"))["version"])


if __name__ == "__main__":
    main()
