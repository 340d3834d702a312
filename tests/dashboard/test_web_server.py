"""The real server: what it says to requests that never reach the application, and what it does with visitors who send too much or too slowly."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.load import request_of, visit
from tests.server import Server, serving

MEGABYTE = b"x" * 1_000_000


@pytest.fixture(scope="module")
def server(lage_folder: Path) -> Iterator[Server]:
    with serving(lage_folder) as started:
        yield started


def exchange(server: Server, sent: bytes, *more: bytes) -> tuple[int, str, str]:
    """Status, head and body of what the server answers to these bytes before it closes the connection."""
    with server.connect() as client:
        client.sendall(sent)
        try:
            for each in more:
                client.sendall(each)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has said what it has to say
        received = b""
        try:
            while piece := client.recv(65536):
                received += piece
        except ConnectionResetError:
            pass
    head, _, body = received.decode().partition("\r\n\r\n")
    return int(head.split()[1]), head, body


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        (b"quatsch\r\n\r\n", 400, "Anfrage nicht lesbar"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX y: 1\r\n\r\n", 400, "Anfrage nicht lesbar"),
        (b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", 400, "Anfrage nicht lesbar"),
        (b"GET /?a=" + b"x" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414, "Adresse zu lang"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 9000 + b"\r\n\r\n", 431, "Adresse zu lang"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431, "Adresse zu lang"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n", 501, "Das hat nicht geklappt"),
    ],
)
def test_what_cannot_be_read_is_refused_in_german_with_our_headers(
    server: Server, sent: bytes, status: int, words: str
) -> None:
    answered, head, body = exchange(server, sent)
    assert (answered, words in body) == (status, True)
    assert "\nContent-Security-Policy: default-src 'self'" in head
    assert "\nX-Content-Type-Options: nosniff" in head
    assert "Traceback" not in body


@pytest.mark.parametrize("length", ["Content-Length: 300000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"])
@pytest.mark.parametrize("path", ["/_dash-update-component", "/vergleich"])
def test_three_hundred_megabytes_do_not_make_a_worker_grow(server: Server, path: str, length: str) -> None:
    server.get("/vergleich")
    before = server.worker_mb("VmHWM")
    pieces = [MEGABYTE] if "Content" in length else [b"f4240\r\n" + MEGABYTE + b"\r\n"]
    status, _, body = exchange(
        server, f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{length}".encode(), *pieces * 300
    )
    assert (status, "Anfrage zu groß" in body) == (413, True)
    assert server.worker_mb("VmHWM") - before < 12


def test_connections_that_send_one_byte_and_wait_keep_nobody_waiting(server: Server) -> None:
    server.get("/vergleich")
    with ExitStack() as stack:
        for _ in range(40):
            stack.enter_context(server.connect()).sendall(b"G")
        start = time.monotonic()
        assert [server.get("/vergleich")[0] for _ in range(5)] == [200] * 5
        assert time.monotonic() - start < 5


def test_a_connection_is_kept_for_the_next_request(server: Server) -> None:
    with server.connect() as client:
        for _ in range(3):
            client.sendall(b"HEAD /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n")
            head = client.recv(65536).decode()
            assert head.startswith("HTTP/1.1 200")
            assert re.search(r"(?i)connection: keep-alive", head)


def test_after_a_body_that_nobody_read_the_connection_ends(server: Server) -> None:
    with server.connect() as client:
        client.sendall(b"POST /vergleich HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\nGET /robots.txt HTTP")
        answer = client.recv(65536)
        assert answer.startswith(b"HTTP/1.1 413")
        assert re.search(rb"(?i)\nconnection: close\r", answer)
        client.settimeout(5)
        while rest := client.recv(65536):
            assert b"HTTP/1.1" not in rest


@pytest.mark.parametrize(
    "body", [b"zz\r\n", b"5\r\nabcdefgh", b"5\r\nab", b"ffffffffff\r\nx", b"-1\r\n", b"0\r\nX\r\n\r\n"]
)
def test_a_broken_chunked_body_is_refused_as_unreadable(server: Server, body: bytes) -> None:
    head = b"POST /_dash/anlaesse/_dash-update-component HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    with server.connect() as client:
        client.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n" + body)
        client.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: client.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 400")
    assert "Anfrage nicht lesbar" in answer


def test_visitors_who_ask_at_the_same_time_get_their_answers_in_turns(server: Server) -> None:
    unknown = (request_of(f"/?v=2020-01-01.{number:08x}") for number in range(1000))
    result = visit(server.port, unknown, visitors=8, most=240, seconds=20)
    assert set(result.statuses) == {200}
    assert len(result.shares) == 8
    assert min(result.shares.values()) >= max(result.shares.values()) / 2
