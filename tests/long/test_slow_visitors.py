"""Idle and slow connections, many at once, while visitors work: nobody waits for them, nothing grows, nothing dies."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from pipelines.store.versions import PublishedFolder
from tests.load import idle, request_of, visit
from tests.server import Server, serving

IDLE, SLOW, VISITORS = 200, 50, 16
SECONDS = 8
PAGES = ["/", "/anlaesse", "/vergleich", "/daten", "/gebiet/07131", "/karte.csv", "/robots.txt"]


@pytest.fixture(scope="module")
def server(embedded: PublishedFolder) -> Iterator[Server]:
    with serving(embedded.folder, workers=2) as started:
        for page in PAGES * 6:  # both workers have drawn them
            assert started.get(page)[0] == 200
        yield started


def drip(number: int) -> bytes:
    """The beginning of a request that never ends: of a line, of a head, of a body."""
    return [
        b"G",
        b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        b"POST /_dash/anlaesse/_dash-update-component HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        b"Content-Length: 900000\r\n\r\n{",
        b"POST /_dash/anlaesse/_dash-update-component HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
        b"GET /vergleich HTTP/1.1\r\nHost: a\r\n\r\n" * 20,  # asks and never takes the answers
    ][number % 5]


def test_visitors_work_beside_idle_and_slow_ones(server: Server) -> None:
    before = server.workers()
    alone = visit(server.port, itertools.cycle(map(request_of, PAGES)), visitors=VISITORS, most=2_000, seconds=SECONDS)
    with ExitStack() as stack:
        connections = idle(server.port, IDLE) + (slow := idle(server.port, SLOW, drip))
        for connection in connections:
            stack.enter_context(connection)
        stop = threading.Event()

        def feed() -> None:
            while not stop.wait(0.5):
                for connection in slow:
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        continue  # the server has had enough of it

        feeder = threading.Thread(target=feed)
        feeder.start()
        try:
            beside = visit(
                server.port, itertools.cycle(map(request_of, PAGES)), visitors=VISITORS, most=2_000, seconds=SECONDS
            )
        finally:
            stop.set()
            feeder.join()
    assert set(alone.statuses) == set(beside.statuses) == {200}
    assert beside.rate > alone.rate / 3
    assert beside.milliseconds(99) < max(500, 4 * alone.milliseconds(99))
    assert server.workers() == before


def test_who_never_finishes_a_request_is_let_go(server: Server) -> None:
    with ExitStack() as stack:
        connections = [stack.enter_context(each) for each in idle(server.port, 20, lambda _: b"GET / HTTP/1.1\r\nX: ")]
        start = time.monotonic()
        for connection in connections:
            connection.settimeout(40)
            assert connection.recv(100) == b""
        assert time.monotonic() - start < 30


def test_more_connections_than_a_worker_holds_end_in_waiting_not_in_death(server: Server) -> None:
    before = server.workers()
    with ExitStack() as stack:
        for connection in idle(server.port, 900):
            stack.enter_context(connection)
        assert server.get("/robots.txt")[0] == 200
    assert server.get("/vergleich")[0] == 200
    assert server.workers() == before
