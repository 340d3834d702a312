"""Time and memory of the web server for docs/benchmarks.md: its largest pages with twelve years of data, and its processes after a visit."""

from __future__ import annotations

import os
import shutil
import statistics
import time
import urllib.request
from pathlib import Path

import duckdb
from flask.testing import FlaskClient
from playwright.sync_api import sync_playwright

from dashboard.web.compression import Memory
from tests.browser.conftest import FLAGS
from tests.browser.map_page import COMPLETE, CRIME
from tests.dashboard.small_atlas import shown
from tests.server import serving

ROOT = Path(__file__).parents[1]
REQUEST_RUNS, WORKER_RUNS, ROUNDS = 15, 3, 4
REST_SECONDS = 5
GOALS = {"Vergleich": "≤ 100 ms", "Profil": "≤ 60 ms"}
INVENTED_YEARS = 5
CHANGES = [
    "strassenkriminalitaet",
    "raub",
    "wohnungseinbruch",
    "fahrraddiebstahl",
    "sachbeschaedigung",
    "betrug",
    "graffiti",
]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The variables of a process that uses `folder` as published folder."""
    return {**os.environ, "ATLAS_PUBLISHED": str(folder), "DEMO": "1", **more}


def compressed(url: str) -> bytes:
    """The body as sent with Brotli."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as reply:
        return bytes(reply.read())


def with_invented_years(published: Path, folder: Path) -> Path:
    """A copy of the published folder in which every indicator has up to five years more: its own values again, five years earlier.

    Only to measure twelve years of crime statistics, where seven are embedded; nothing of it is ever published.
    """
    shutil.copytree(published, folder)
    [database] = folder.glob("*.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "CREATE TEMP TABLE first AS SELECT indicator_id, min(period) AS period FROM observation GROUP BY indicator_id"
        )
        for table in ("observation", "comparison", "comparison_group", "area_rank"):
            connection.execute(f"""
                INSERT INTO {table} SELECT old.* REPLACE (old.period - {INVENTED_YEARS} AS period)
                FROM {table} AS old JOIN first USING (indicator_id) WHERE old.period - {INVENTED_YEARS} < first.period
            """)
    return folder


def measure_requests(folder: Path) -> list[tuple[str, str, str]]:
    """Computing time of the largest pages, warm, from request to compressed answer: other load on the machine does not count."""
    from dashboard.app import create_app

    with shown(folder):
        application = create_app()
        memory = application.wsgi_app.memory  # type: ignore[attr-defined]
        client = application.test_client()
        by_level = areas_of(folder)
        pages = {
            f"Vergleich, 10 {name}, 12 Jahre": f"/vergleich?gebiete={','.join(by_level[level][:10])}&kennzahl=raub"
            for level, name in (("kreis", "Kreise"), ("kommune", "Kommunen"))
        }
        profiles = [f"/gebiet/{area_id}" for level in by_level.values() for area_id in level]
        pages["Profil, größte Seite, 12 Jahre"] = max(profiles, key=lambda address: len(client.get(address).data))
        pages["Kennzahlen (Daten und Methoden)"] = "/daten/kennzahlen"
        return [
            (f"{name} (Rechenzeit)", timed(client, memory, address), GOALS.get(name.partition(",")[0], "–"))
            for name, address in pages.items()
        ]


def areas_of(folder: Path) -> dict[str, list[str]]:
    """Keys of the Kreise and Kommunen."""
    [database] = folder.glob("*.duckdb")
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            "SELECT level, list(area_id ORDER BY area_id) FROM area WHERE level IN ('kreis', 'kommune') GROUP BY level"
        )
        return dict(rows.fetchall())


def timed(client: FlaskClient, memory: Memory, address: str) -> str:
    """Median of the time an answer takes that nobody remembers, and its size as sent."""
    seconds = []
    for _ in range(REQUEST_RUNS):
        memory.clear()
        start = time.process_time()
        answer = client.get(address, headers={"Accept-Encoding": "br"})
        seconds.append(time.process_time() - start)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return f"{1000 * statistics.median(seconds):.0f} ms; {len(answer.data) / 1000:.0f} kB"


def measure_worker(folder: Path) -> list[tuple[str, str, str]]:
    """Memory of one worker after a visitor has seen every kind of page, at once and at rest, and the most it ever had."""
    by_level = areas_of(folder)
    tour = [
        "/",
        "/?ebene=gemeinde",
        "/anlaesse",
        "/anlaesse?ansicht=kommunen",
        "/anlaesse?ansicht=liste",
        "/anlaesse?ansicht=staerken",
        "/vergleich",
        f"/vergleich?gebiete={','.join(by_level['kreis'][:10])}&kennzahl=raub",
        f"/gebiet/{by_level['kommune'][0]}",
        f"/gebiet/{by_level['kreis'][0]}",
        "/analyse",
        "/analyse?x=straftaten_ohne_auslaenderrecht&ebene=kreis",
        "/daten",
        "/daten/kennzahlen?suche=einbruch",
        "/neues",
    ]
    runs = [worker_after(folder, tour) for _ in range(WORKER_RUNS)]
    at_once, at_rest, most = (statistics.median(run) for run in zip(*runs, strict=True))
    return [
        (f"Webprozess nach allen Seiten, {REST_SECONDS} s danach (RSS)", f"{at_rest:.0f} MB", "≤ 125 MB"),
        ("… unmittelbar danach", f"{at_once:.0f} MB", "–"),
        ("… Spitze", f"{most:.0f} MB", "–"),
        ("zwei Webprozesse und ihr Hauptprozess zusammen (PSS)", f"{pair_mb(folder, tour):.0f} MB", "≤ 200 MB"),
    ]


def visit(base: str, tour: list[str]) -> None:
    """Every page of the tour in a new window, several indicators on the first."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for path in tour:
            page.goto(base + path)
            page.wait_for_selector("h1")
            page.wait_for_load_state("networkidle")
            if path != "/":
                continue
            page.goto(base + CRIME)  # the theme these indicators belong to
            page.wait_for_selector(COMPLETE, state="attached")
            for indicator in CHANGES:
                page.select_option("#lage-kennzahl", indicator)
                page.wait_for_load_state("networkidle")
        browser.close()


def worker_after(folder: Path, tour: list[str]) -> tuple[float, float, float]:
    """Megabytes of a fresh worker after the tour, after a rest, and at its peak."""
    with serving(folder) as server:
        visit(server.address, tour)
        at_once = server.worker_mb("VmRSS")
        time.sleep(REST_SECONDS)
        return at_once, server.worker_mb("VmRSS"), server.worker_mb("VmHWM")


def pair_mb(folder: Path, tour: list[str]) -> float:
    """Megabytes of two workers and their parent after several tours, shared memory counted once."""
    with serving(folder, workers=2) as server:
        for _ in range(ROUNDS):  # whichever worker is free takes a request; in the end both have answered every page
            visit(server.address, tour)
        time.sleep(REST_SECONDS)
        return server.main_pss_mb() + sum(server.pss_mb())
