"""What the API takes: part of `make bench`. Time of a list at the server, answers in a second to sixteen visitors at addresses nobody asked for
before, and what a web process weighs with it.
"""

from __future__ import annotations

import itertools
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
from flask.testing import FlaskClient

from tests.dashboard.small_atlas import shown
from tests.load import request_of, visit
from tests.server import serving

A = "/api/v1"
RUNS, VISITORS, WORKERS, MOST, SECONDS = 25, 16, 2, 6_000, 8
LISTS = {
    "eine Kennzahl, ein Jahr": (f"{A}/observations?kennzahl={{indicator}}&jahr={{year}}", "≤ 10 ms"),
    "dasselbe wie auf der Karte": (
        f"{A}/shown-observations?kennzahl={{indicator}}&jahr={{year}}&ebene=kommune",
        "≤ 10 ms",
    ),
    "Urteile": (f"{A}/verdicts?kennzahl={{indicator}}&jahr={{year}}", "–"),
    "Gebiete": (f"{A}/areas?ebene=kommune&je_seite={{number}}", "–"),
    "Beratungsanlässe": (f"{A}/findings?je_seite={{number}}", "–"),
}


def measure_api(folder: Path) -> list[tuple[str, str, str]]:
    """Rows for the table of docs/benchmarks.md."""
    series = _series(folder)
    return [*_times(folder, series), *_load(folder, series)]


def _series(folder: Path) -> list[tuple[str, int]]:
    """Every indicator and year of crime: those with most values."""
    [database] = folder.glob("*.duckdb")
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute("""
            SELECT indicator_id, period FROM observation JOIN indicator USING (indicator_id)
            WHERE pks_key IS NOT NULL AND observation.level = 'kommune' GROUP BY ALL ORDER BY ALL
        """).fetchall()


def _times(folder: Path, series: list[tuple[str, int]]) -> Iterator[tuple[str, str, str]]:
    """Computing time from request to packed answer, each address for the first time; then a confirmation."""
    from dashboard.app import create_app

    with shown(folder):
        client = create_app().test_client()
        for name, (template, goal) in LISTS.items():
            client.get(template.format(indicator="raub", year=2020, number=99))  # what is asked of the whole build once
            addresses = [
                template.format(indicator=indicator, year=year, number=100 + number)
                for number, (indicator, year) in enumerate(itertools.islice(itertools.cycle(series), RUNS))
            ]
            yield f"API: {name}", _median(client, addresses, {}), goal
        address = f"{A}/observations?kennzahl=raub&jahr=2020"
        etag = client.get(address).headers["ETag"]
        yield "API: Bestätigung (304)", _median(client, [address] * RUNS, {"If-None-Match": etag}), "≤ 2 ms"


def _median(client: FlaskClient, addresses: list[str], headers: dict[str, str]) -> str:
    taken = []
    for address in addresses:
        start = time.thread_time()
        answer = client.get(address, headers={"Accept-Encoding": "br", **headers})
        taken.append(1000 * (time.thread_time() - start))
        if answer.status_code >= 400:
            raise RuntimeError(f"{address}: {answer.status_code}")
    return f"{statistics.median(taken):.1f} ms"


def _load(folder: Path, series: list[tuple[str, int]]) -> Iterator[tuple[str, str, str]]:
    """Sixteen visitors, two web processes, every address another one."""
    with serving(folder, workers=WORKERS) as server:
        before = max(server.pss_mb())
        every = [
            f"{A}/observations?kennzahl={each}&jahr={year}&je_seite={rows}"
            for each, year in series
            for rows in range(20, 101)
        ]
        random.Random(13).shuffle(every)
        result = visit(server.port, map(request_of, every), visitors=VISITORS, most=MOST, seconds=SECONDS)
        if set(result.statuses) != {200}:
            raise RuntimeError(f"API: {dict(result.statuses)}")
        median, late = result.milliseconds(50), result.milliseconds(99)
        yield (
            "API: eine Kennzahl, ein Jahr, jede Adresse neu",
            f"{result.rate:.0f}/s; p50 {median:.0f} ms, p99 {late:.0f} ms",
            "≥ 400/s",
        )
        time.sleep(3)
        yield "Webprozess vor und nach dieser Last (PSS)", f"{before:.0f} und {max(server.pss_mb()):.0f} MB", "≤ 130 MB"


if __name__ == "__main__":  # by hand: python -m tests.bench_api FOLDER
    import sys

    for row in measure_api(Path(sys.argv[1])):
        sys.stdout.write(" · ".join(row) + "\n")
