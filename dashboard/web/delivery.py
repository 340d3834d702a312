"""How answers travel: packed, with the headers that keep the page to itself, confirmed without a body to who has them already.

A document, a map or an answer to a script is a pure function of the published version and the address (see web/page.py). Such answers are
remembered as they travel; asked for again they cost a look-up, before anything of the application runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urlencode
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Request, Response, request
from werkzeug.http import parse_etags

from dashboard import db
from dashboard.versions import NotPublishedError, Version
from dashboard.web import compression, embedding
from dashboard.web.compression import COMPRESSIBLE, LARGE, QUICK, SHORTEST, SMALLEST, Key, Memory, Remembered
from dashboard.web.headers import HEADERS
from dashboard.web.redirects import QUERY_CHARACTERS, READS

YEAR = 31_536_000
NOT_IN_CONFIRMATIONS = {"content-type", "content-length", "content-encoding"}


class Answer(Response):
    """An answer that says of itself whether it may be remembered (`keep`), whether its address names its bytes (`lasts`), and whether
    it may stand in a frame of another site (`embeddable`)."""

    keep = False
    lasts = False
    embeddable = False


class LargeFile(Response):
    """A file that goes from the disk to the visitor as it lies there; it brings its ETag with it."""


def names_its_bytes(incoming: Request) -> bool:
    """Whether the address asked for holds a build version, or the fingerprint of a component of Dash."""
    if "/_dash-component-suites/" in incoming.path:
        return ".v" in incoming.path.rsplit("/", 1)[-1]
    return "version" in (incoming.view_args or {})


def accepted_encoding(incoming: Request) -> str:
    """How the visitor wants an answer packed: "br", "gzip" or "" for not at all."""
    return compression.best_encoding(incoming.headers.get("Accept-Encoding", ""))


class Delivery:
    """Stands before the application (as WSGI middleware) and behind it (every answer passes `_deliver`)."""

    def __init__(self, server: Flask) -> None:
        self.memory = Memory()
        self._version: Version | None = None
        self._application = server.wsgi_app
        server.wsgi_app = self  # type: ignore[method-assign]
        server.after_request(self._deliver)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """A remembered answer, or what the application says."""
        # Whole answers only: a part of a packed body would be a part of nothing.
        environ.pop("HTTP_RANGE", None)
        environ["PATH_INFO"] = environ["PATH_INFO"] or "/"  # of an address that names a server only
        query = environ.get("QUERY_STRING", "")
        if not query.isascii():
            environ["QUERY_STRING"] = quote(query.encode("latin-1"), safe=QUERY_CHARACTERS)
        answer = self._remembered(environ) if environ["REQUEST_METHOD"] in READS else None
        if answer is None:
            return self._application(environ, start_response)
        if_none_match = environ.get("HTTP_IF_NONE_MATCH")
        if if_none_match and (
            if_none_match == answer.etag or parse_etags(if_none_match).contains_weak(answer.etag.strip('"'))
        ):
            start_response("304 NOT MODIFIED", answer.confirmation)
            return []
        start_response("200 OK", answer.headers)
        return [answer.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _remembered(self, environ: WSGIEnvironment) -> Remembered | None:
        version = _shown()
        if version is None:
            return None
        if version is not self._version:
            self.memory.clear()
            self._version = version
        return self.memory.get(key_of(environ))

    def _deliver(self, response: Response) -> Response:
        if isinstance(response, LargeFile):
            self._label(response, lasts=False)
            return response
        is_whole = response.status_code == 200 and request.method in READS
        if "no-store" in response.headers.get("Cache-Control", ""):  # for whoever asked alone
            _pack(response, QUICK)
            self._label(response, lasts=False)
            return response
        lasts = is_whole and (response.lasts if isinstance(response, Answer) else names_its_bytes(request))
        keep = lasts or (is_whole and isinstance(response, Answer) and response.keep)
        _pack(response, _quality(response, lasts=lasts))
        self._label(response, lasts=lasts)
        if is_whole and "ETag" in response.headers:  # whoever made the answer has marked it
            response.make_conditional(request)
        elif is_whole:
            body = response.get_data()
            etag = hashlib.sha256(body).hexdigest()[:20]
            response.set_etag(etag)
            if keep and _shown() is self._version:  # else another version is shown by now
                headers = response.get_wsgi_headers(request.environ).to_wsgi_list()
                confirmation = [pair for pair in headers if pair[0].lower() not in NOT_IN_CONFIRMATIONS]
                self.memory.put(key_of(request.environ), Remembered(headers, confirmation, f'"{etag}"', body))
            response.make_conditional(request)
        if is_whole:
            response.headers.pop("Date", None)  # the server writes its own
        return response

    def _label(self, response: Response, *, lasts: bool) -> None:
        may_stand_in_frame = isinstance(response, Answer) and response.embeddable
        response.headers.update(embedding.headers() if may_stand_in_frame else HEADERS)
        response.headers["Accept-Ranges"] = "none"
        if lasts:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache"


def _shown() -> Version | None:
    try:
        return db.shown()
    except NotPublishedError:
        return None


def key_of(environ: WSGIEnvironment) -> Key:
    """The address in one way of writing, and the encoding wanted."""
    query = environ.get("QUERY_STRING", "")
    if query:
        query = urlencode(parse_qsl(query, keep_blank_values=True))
    return environ["PATH_INFO"], query, compression.best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))


def _quality(response: Response, *, lasts: bool) -> tuple[int, int]:
    """Of drawings and bundles, which are few, the bytes are squeezed as far as it goes; where somebody would wait for that, less."""
    if not lasts or request.query_string or response.mimetype == "application/json":
        return QUICK
    return SMALLEST if (response.calculate_content_length() or 0) < LARGE else (6, 6)


def _pack(response: Response, quality: tuple[int, int]) -> None:
    response.vary.add("Accept-Encoding")
    response.direct_passthrough = False
    if response.is_streamed:  # a file: read it and close it
        content = b"".join(response.iter_encoded())
        response.close()
        response.set_data(content)
    encoding = accepted_encoding(request)
    suitable = response.mimetype in COMPRESSIBLE and "Content-Encoding" not in response.headers
    if not encoding or not suitable or (response.calculate_content_length() or 0) < SHORTEST:
        return
    response.set_data(compression.packed(response.get_data(), encoding, quality))
    response.headers["Content-Encoding"] = encoding
