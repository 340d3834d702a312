"""How answers travel: compressed, cacheable where the address carries a version, with the headers that keep the page to itself."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from urllib.parse import parse_qs

import brotli
from flask import Flask, Response, request

from dashboard.web.headers import security_headers

YEAR = 31_536_000
SMALLEST = 600
MOST_KEPT = 12_000_000  # bytes of compressed answers a process remembers
COMPRESSIBLE = {
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "image/svg+xml",
    "application/geo+json",
    "application/xml",
    "text/plain",
}


def is_versioned(path: str, query: str) -> bool:
    """Whether the address names the bytes: a build version, a fingerprint of a component, or the time stamp of an asset."""
    if path.startswith("/assets/"):
        return "m" in parse_qs(query)
    if "/_dash-component-suites/" in path:
        return ".v" in path.rsplit("/", 1)[-1]
    return path.startswith(("/karte/", "/api/v1/werte/", "/api/v1/suche/"))


def is_one_of_few(path: str, query: str) -> bool:
    """Whether there are only so many such addresses; own weights behind a question mark may be any."""
    return not query or path.startswith("/assets/")


def _encoding() -> str | None:
    accepted = {part.split(";")[0].strip() for part in request.headers.get("Accept-Encoding", "").lower().split(",")}
    return next((encoding for encoding in ("br", "gzip") if encoding in accepted), None)


def _quality(size: int) -> int:
    """Answers of a few kilobytes are squeezed as far as it goes; bundles so that the first visitor need not wait.

    From 7 on the packer reserves 9, then 17, then 33 MB for each answer being packed, and saves 1 % of its bytes.
    """
    return 11 if size < 100_000 else 6


def _compress(body: bytes, encoding: str, kept: bool) -> bytes:
    if encoding == "br":
        squeezed: bytes = brotli.compress(body, quality=_quality(len(body)) if kept else 4, lgwin=18)
        return squeezed
    return gzip.compress(body, 9 if kept else 5)


class Delivery:
    """Hooks into the web server. Compressed versioned answers are kept: they never change and are few (about 2 MB).

    Of addresses of which there may be any number nothing is kept, and whoever makes up addresses cannot fill the memory.
    """

    def __init__(self, server: Flask, script_hashes: Callable[[], list[str]]) -> None:
        self._script_hashes = script_hashes
        self._policy: dict[str, str] | None = None
        self._kept: dict[tuple[str, str], bytes] = {}
        self._kept_bytes = 0
        server.after_request(self._deliver)

    def _deliver(self, response: Response) -> Response:
        lasting = (
            response.status_code == 200
            and request.method == "GET"
            and is_versioned(request.path, request.query_string.decode())
        )
        self._shrink(response, lasting)
        self._label(response, lasting)
        if lasting:
            response.make_conditional(request)
        return response

    def _shrink(self, response: Response, lasting: bool) -> None:
        encoding = _encoding()
        response.headers.add("Vary", "Accept-Encoding")
        suitable = (
            response.status_code < 500
            and response.mimetype in COMPRESSIBLE
            and "Content-Encoding" not in response.headers
        )
        if encoding is None or not suitable:
            return
        key = (request.full_path, encoding)
        response.direct_passthrough = False
        response.make_sequence()  # reads a file and sees to it that it is closed
        keep = lasting and is_one_of_few(request.path, request.query_string.decode())
        body = self._kept.get(key) if keep else None
        if body is None:
            plain = response.get_data()
            if len(plain) < SMALLEST:
                return
            body = _compress(plain, encoding, keep)
            if keep:
                self._keep(key, body)
        response.set_data(body)
        response.headers["Content-Encoding"] = encoding

    def _keep(self, key: tuple[str, str], body: bytes) -> None:
        if self._kept_bytes + len(body) > MOST_KEPT:
            self._kept.clear()
            self._kept_bytes = 0
        self._kept[key] = body
        self._kept_bytes += len(body)

    def _label(self, response: Response, lasting: bool) -> None:
        # While the database is missing, Dash has not registered its pages' scripts yet: that policy must not be kept.
        policy = self._policy or security_headers(self._script_hashes())
        self._policy = policy if response.status_code < 500 else None
        response.headers.update(policy)
        if lasting:
            response.direct_passthrough = False
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
            response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:20])
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache"
