"""A publisher's server on the loopback that behaves as badly as it is told to."""

from __future__ import annotations

import gzip
import re
import socket
import struct
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[["Publisher"], None]


class Publisher(BaseHTTPRequestHandler):
    """Answers each path as `answers` says; counts the requests in `asked`."""

    answers: dict[str, Answer] = {}  # noqa: RUF012 - set anew for each server
    asked: Counter[str] = Counter()  # noqa: RUF012

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        type(self).asked[path] += 1
        self.answers.get(path, status(404))(self)

    def start(self, code: int, **headers: object) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the test output clean."""


@contextmanager
def publisher() -> Iterator[str]:
    """The address of a running server; its answers are set through `Publisher.answers`."""
    Publisher.answers, Publisher.asked = {}, Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def status(code: int, body: bytes = b"", **headers: object) -> Answer:
    def answer(http: Publisher) -> None:
        http.start(code, **{"Content_Length": len(body), **headers})
        http.wfile.write(body)

    return answer


def whole(body: bytes, **headers: object) -> Answer:
    return status(200, body, Last_Modified="Thu, 15 Apr 2021 08:00:00 GMT", **headers)


def redirect(to: str, code: int = 303) -> Answer:
    return status(code, Location=to)


def zipped(body: bytes) -> Answer:
    return whole(gzip.compress(body), Content_Encoding="gzip")


def truncated(body: bytes, kept: int) -> Answer:
    """The length of the whole file, and only its first bytes, every time."""

    def answer(http: Publisher) -> None:
        http.start(200, Content_Length=len(body))
        http.wfile.write(body[:kept])

    return answer


def resumable(body: bytes, kept: int, *, changes_to: bytes | None = None, goes_on_at: int = 0) -> Answer:
    """Cut off the first time. Asked for the rest it sends that, or the whole file where it has changed, or a rest from elsewhere."""
    times = Counter[str]()

    def answer(http: Publisher) -> None:
        times["asked"] += 1
        if times["asked"] == 1:
            http.start(200, Content_Length=len(body), ETag='"one"', Accept_Ranges="bytes")
            http.wfile.write(body[:kept])
            return
        wanted = re.fullmatch(r"bytes=(\d+)-", http.headers.get("Range", ""))
        if wanted and not changes_to and times["asked"] == 2:
            start = int(wanted[1]) + goes_on_at
            rest = body[start:]
            http.start(
                206, Content_Length=len(rest), Content_Range=f"bytes {start}-{len(body) - 1}/{len(body)}", ETag='"one"'
            )
            http.wfile.write(rest)
        else:
            whole(changes_to or body)(http)

    return answer


def silent(http: Publisher) -> None:
    """A few bytes, then nothing."""
    http.start(200, Content_Length=1_000)
    http.wfile.write(b"1;2;3")
    http.wfile.flush()
    time.sleep(3)


def trickling(http: Publisher) -> None:
    """A byte now and then, for ever."""
    http.start(200)
    try:
        for _ in range(200):
            http.wfile.write(b"x")
            http.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def reset(http: Publisher) -> None:
    """The connection is thrown away."""
    http.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    http.connection.close()


def first(bad: Answer, good: Answer) -> Answer:
    """Badly once, then well."""
    times = Counter[str]()

    def answer(http: Publisher) -> None:
        times["asked"] += 1
        (bad if times["asked"] == 1 else good)(http)

    return answer
