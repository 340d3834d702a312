"""The process that gunicorn starts per core: thousands of waiting connections cost it nothing, so that slow visitors keep nobody waiting.

Each connection is a greenlet of gevent; what computes does so one request after the other. Added to gunicorn's worker: German answers to
requests that cannot be read, with our headers; no body is read that nobody asked for; a request and its answer have an end; what is published
while it runs is shown from then on.
"""

from __future__ import annotations

import os
from http import HTTPStatus
from typing import Any

import gevent
from gevent import GreenletExit
from gevent.event import Event
from gevent.queue import Queue
from gunicorn import util
from gunicorn.http import errors as http
from gunicorn.http.body import ChunkedReader
from gunicorn.workers.ggevent import GeventWorker

from dashboard.queries.current_version import Follower
from dashboard.web import errors
from dashboard.web.headers import HEADERS

# Seconds for a request and its answer, also over a slow line. Reading the head of a request has `keepalive` seconds.
LONGEST_ANSWER = 120
LOOK_SECONDS = 0.1  # between two looks at what is published
SHORTEST_PAUSE = 0.00001  # 0 would not look for new visitors
STATUS = (
    (http.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (http.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (http.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED),
    (http.UnsupportedTransferCoding, HTTPStatus.NOT_IMPLEMENTED),
    (http.ForbiddenProxyRequest, HTTPStatus.FORBIDDEN),
    (http.ConfigurationProblem, HTTPStatus.INTERNAL_SERVER_ERROR),
    ((http.InvalidResponseHeader, http.InvalidResponseHeaderName), HTTPStatus.INTERNAL_SERVER_ERROR),
    (http.ParseException, HTTPStatus.BAD_REQUEST),
)


class Worker(GeventWorker):  # type: ignore[misc]
    """gunicorn's gevent worker with readable refusals and an end to everything."""

    def run(self) -> None:
        """Serve until told to end."""
        self._waiting: Queue[Event] = Queue()
        # Without turns nothing is answered: then the process ends and is replaced.
        gevent.spawn(self._give_turns).link_exception(lambda _: os._exit(1))
        gevent.spawn(self._follow, Follower()).link_exception(lambda _: os._exit(1))
        super().run()

    def _follow(self, published: Follower) -> None:
        """Show what is published, from the first look on."""
        while True:
            published.look()
            gevent.sleep(LOOK_SECONDS)

    def _give_turns(self) -> None:
        """Let requests be answered in the order in which they came, and new visitors in between two of them.

        Without this, who asks again at once would have the process to himself.
        """
        while True:
            self._waiting.get().set()
            gevent.sleep(SHORTEST_PAUSE)

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> None:
        """Answer a request. StopIteration closes the connection: after a body that was not read nothing more can be said on it."""
        with gevent.Timeout(LONGEST_ANSWER, False):
            turn = Event()
            self._waiting.put(turn)
            try:
                turn.wait()
                _close_after_unread_body(req)
                super().handle_request(listener_name, req, sock, addr)
                if not has_unread_body(req):
                    return
            except GreenletExit:  # the process ends, and nobody will get a turn any more
                raise StopIteration from None
            except StopIteration:
                if not has_unread_body(req):
                    raise
        util.close_graceful(sock)
        raise StopIteration

    def handle_error(self, _req: Any, client: Any, _addr: Any, exc: BaseException) -> None:
        """Say what is the matter with a request that never reached the application."""
        status = next((code for kinds, code in STATUS if isinstance(exc, kinds)), HTTPStatus.INTERNAL_SERVER_ERROR)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.error("Fehler bei einer Anfrage", exc_info=exc)
        else:
            self.log.warning("Anfrage nicht lesbar: %s", type(exc).__name__)
        try:
            client.sendall(error_answer(status))
            util.close_graceful(client)  # what is still on its way must not cut off the answer
        except OSError:
            self.log.debug("Die Antwort auf eine unlesbare Anfrage hat niemand mehr abgeholt.")


def _close_after_unread_body(req: Any) -> None:
    """Let the answer to a request say that the connection ends with it where the body was not read when the answer begins."""
    asked_to_close = req.should_close
    req.should_close = lambda: asked_to_close() or has_unread_body(req)


def has_unread_body(req: Any) -> bool:
    """Whether the visitor sent, or is still sending, what nobody read."""
    reader = req.body.reader
    return reader.parser is not None if isinstance(reader, ChunkedReader) else getattr(reader, "length", 0) > 0


def error_answer(status: HTTPStatus) -> bytes:
    """A whole answer as it travels."""
    body = errors.page(status).encode()
    headers = {
        "Connection": "close",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        **HEADERS,
    }
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
