"""That a change was asked for on a page of this atlas: every form carries a token that belongs to its session (or browser) alone."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from flask import Flask, Response, abort, g, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from dashboard.users import secret

FIELD, HEADER = "csrf", "X-CSRF-Token"
COOKIE = "atlas_formular"
SECONDS = 12 * 3600


def token() -> str:
    """The token for forms of the answer being made; the cookie it belongs to goes with that answer."""
    return _serializer().dumps(_browser())


def require() -> None:
    """Answer 403 to a change that was not asked for on a page of this atlas."""
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if site not in ("same-origin", "none") or (origin is not None and origin != request.host_url.rstrip("/")):
        abort(HTTPStatus.FORBIDDEN)
    try:
        browser = _serializer().loads(given, max_age=SECONDS)
    except BadSignature:
        abort(HTTPStatus.FORBIDDEN)
    cookie = request.cookies.get(COOKIE, "")
    if not cookie or not secrets.compare_digest(str(browser), cookie):
        abort(HTTPStatus.FORBIDDEN)


def register(server: Flask) -> None:
    """Let the cookie go with answers that hold a token."""

    def send(response: Response) -> Response:
        if browser := g.get("new_browser"):
            response.set_cookie(
                COOKIE, browser, max_age=SECONDS, secure=request.is_secure, httponly=True, samesite="Strict"
            )
        return response

    server.after_request(send)


def _browser() -> str:
    """What the cookie holds, or will hold."""
    known: str = request.cookies.get(COOKIE, "") or g.get("new_browser", "")
    if not known:
        known = g.new_browser = secrets.token_urlsafe(24)
    return known


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret.key(), salt="csrf")
