"""That a change was asked for on a page of this atlas: every form carries a token that belongs to its session alone, without one to its browser."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, g, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.exceptions import Forbidden

from dashboard.users import secret, settings, signed_in
from dashboard.users.settings import Mode

FIELD, HEADER = "csrf", "X-CSRF-Token"
COOKIE = "atlas_formular"
SECONDS = 12 * 3600


class ForeignOriginError(Forbidden):
    """The change was asked for by another site."""


class TokenError(Forbidden):
    """The form is of another session, too old, or not ours."""


def token() -> str:
    """The token for forms of the answer being made; the cookie it belongs to goes with that answer."""
    return _serializer().dumps(_session() or _browser())


def require() -> None:
    """Raises ForeignOriginError and TokenError for a change that was not asked for on a page of this atlas."""
    if not is_asked_from_here():
        raise ForeignOriginError
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    try:
        bound_to = _serializer().loads(given, max_age=SECONDS)
    except BadSignature:
        raise TokenError from None
    holds = _session() or request.cookies.get(COOKIE, "")
    if not holds or not secrets.compare_digest(str(bound_to).encode(), holds.encode()):
        raise TokenError


def register(server: Flask) -> None:
    """Let the cookie go with answers that hold a token."""

    def send(response: Response) -> Response:
        if browser := g.get("new_browser"):
            response.set_cookie(
                COOKIE, browser, max_age=SECONDS, secure=settings.is_secure(), httponly=True, samesite="Strict"
            )
        return response

    server.after_request(send)


def is_from_here(address: str) -> bool:
    """Whether an address (of the page a form stood on) is of this atlas."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower() in settings.own_origins()


def is_asked_from_here() -> bool:
    """Whether the request is of a page of this atlas, by what the browser says of the page that asked: each of these headers, where it is there."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    return all(is_from_here(said) for name in ("Origin", "Referer") if (said := request.headers.get(name)) is not None)


def _session() -> str:
    """What tokens belong to once somebody has signed in; "" before."""
    session = None if settings.mode() is Mode.NONE else signed_in.current()
    return session.id_hash if session else ""


def _browser() -> str:
    """What the cookie holds, or will hold."""
    known: str = request.cookies.get(COOKIE, "") or g.get("new_browser", "")
    if not known:
        known = g.new_browser = secrets.token_urlsafe(24)
    return known


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret.key(), salt="csrf")
