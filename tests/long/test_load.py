"""Sixteen visitors at once, for a bounded time on the loopback: everybody is answered, and the workers stay small."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipelines.store.versions import PublishedFolder
from tests.server import Server, serving

CLIENTS, SECONDS, WORKERS = 16, 20, 2
LARGEST_WORKER_MB = 125
PAGES = [
    "/",
    "/anlaesse",
    "/daten",
    "/vergleich?gebiete=071435002,072110000,073150000",
    "/gebiet/071435002",
    "/gebiet/07143",
    "/gebiet/07",
    "/gebiet/999",
    "/?kennzahl=raub&ebene=kreis",
    "/?kennzahl=gibtesnicht",
]


def visit(server: Server, seed: int) -> list[tuple[str, int]]:
    """Address and status of everything one visitor asked for."""
    choice, until, answers = random.Random(seed), time.monotonic() + SECONDS, []
    while time.monotonic() < until:
        address = choice.choice(PAGES)
        status, _, body = server.get(address)
        assert body
        answers.append((address, status))
    return answers


@pytest.fixture(scope="module")
def answers(embedded: PublishedFolder) -> tuple[list[tuple[str, int]], list[float]]:
    """What all visitors got, and megabytes of the workers afterwards."""
    with serving(embedded.folder, WORKERS) as server, ThreadPoolExecutor(CLIENTS) as visitors:
        each = list(visitors.map(lambda seed: visit(server, seed), range(CLIENTS)))
        return [answer for those in each for answer in those], server.pss_mb()


def test_everybody_is_answered(answers: tuple[list[tuple[str, int]], list[float]]) -> None:
    statuses = {(address, status) for address, status in answers[0]}
    assert {address for address, _ in statuses} == set(PAGES)
    assert {status for _, status in statuses} == {200, 400, 404}
    assert len(statuses) == len(PAGES)  # an address always has the same status


def test_the_workers_stay_small(answers: tuple[list[tuple[str, int]], list[float]]) -> None:
    assert len(answers[1]) == WORKERS
    assert max(answers[1]) <= LARGEST_WORKER_MB
