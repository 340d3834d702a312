"""What two web processes answer to sixteen visitors at once, and what they weigh afterwards: part of `make bench`. Bounded in count and time.

Remembered answers are asked for again and again; drawn anew is what nobody asked for before: every comparison has ten other areas, every
profile is of another area.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from tests.bench_server import CHANGES
from tests.load import Result, request_of, visit
from tests.server import Server, serving

VISITORS, WORKERS = 16, 2
SECONDS = 6  # at most, for each kind of address
MOST = 6_000  # answers, for each kind of address
REST_SECONDS = 3
INDICATORS = ["straftaten_insgesamt", *CHANGES]


def measure_load(folder: Path) -> list[tuple[str, str, str]]:
    """Answers in a second and the time within which 99 of 100 came, for each kind of address; then the memory of a worker."""
    with serving(folder, workers=WORKERS) as server:
        rows = [row for kind in _kinds(folder, server) for row in [_measured(server, *kind)]]
        time.sleep(REST_SECONDS)
        heaviest = max(server.pss_mb())
        return [*rows, ("Webprozess nach dieser Last (PSS)", f"{heaviest:.0f} MB", "≤ 125 MB")]


def _measured(server: Server, name: str, requests: Iterable[bytes], goal: str, status: int) -> tuple[str, str, str]:
    result = visit(server.port, requests, visitors=VISITORS, most=MOST, seconds=SECONDS)
    if set(result.statuses) != {status}:
        raise RuntimeError(f"{name}: {dict(result.statuses)}")
    return name, _words(result), goal


def _words(result: Result) -> str:
    median, late = result.milliseconds(50), result.milliseconds(99)
    return f"{result.rate:.0f}/s; p50 {median:.0f} ms, p99 {late:.0f} ms"


def _kinds(folder: Path, server: Server) -> Iterator[tuple[str, Iterable[bytes], str, int]]:
    """Name, requests, goal and expected status of each kind of address."""
    version, levels = _content(folder)
    comparisons = _comparisons(levels)
    profiles = [f"/gebiet/{area}" for area in (*levels["kommune"], *levels["kreis"], *levels["gemeinde"])]
    values = [f"/api/v1/werte/{version}/kommune/{indicator}.json" for indicator in INDICATORS]
    repeated = [next(comparisons) for _ in range(20)]
    yield "/", _again(["/"]), "≥ 600/s", 200
    yield "/anlaesse, erste Seite", _again(["/anlaesse"]), "≥ 150/s", 200
    yield "/vergleich, zehn Gebiete, jedes Mal andere", map(request_of, comparisons), "≥ 60/s, p99 ≤ 600 ms", 200
    yield "… gemerkt", _again(repeated), "–", 200
    yield (
        "/gebiet/…, jedes Mal ein anderes",
        map(request_of, profiles),
        "≥ 60/s, p99 ≤ 600 ms",
        200,
    )
    yield "… gemerkt", _again(profiles[:20]), "–", 200
    yield "Antwort je Kennzahl, alle reihum", _again(values), "≥ 400/s", 200
    pages = ["/", "/anlaesse", "/vergleich", "/daten", profiles[0], values[0]]
    yield "Bestätigung ohne Inhalt (304)", itertools.cycle(_confirmations(server, pages)), "≥ 1.500/s", 304


def _again(addresses: list[str]) -> Iterator[bytes]:
    return itertools.cycle([request_of(address) for address in addresses])


def _confirmations(server: Server, addresses: list[str]) -> list[bytes]:
    etags = [server.get(address, {"Accept-Encoding": "br"})[1]["ETag"] for address in addresses]
    return [request_of(address, {"If-None-Match": etag}) for address, etag in zip(addresses, etags, strict=True)]


def _comparisons(levels: dict[str, list[str]]) -> Iterator[str]:
    chance = random.Random(7)
    for number in itertools.count():
        areas = chance.sample(levels["kreis" if number % 2 else "kommune"], 10)
        yield f"/vergleich?gebiete={','.join(areas)}&kennzahl={chance.choice(INDICATORS)}"


def _content(folder: Path) -> tuple[str, dict[str, list[str]]]:
    """The version, and the keys of the areas by level."""
    [database] = folder.glob("*.duckdb")
    with duckdb.connect(str(database), read_only=True) as connection:
        [version] = connection.execute("SELECT version FROM build").fetchone() or [""]
        levels = dict(
            connection.execute("SELECT level, list(area_id ORDER BY area_id) FROM area GROUP BY level").fetchall()
        )
    return version, levels
