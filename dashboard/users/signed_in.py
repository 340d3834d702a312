"""The session of whoever asks: a signed cookie names it, the internal database knows it, and it can be ended there at any time."""

from __future__ import annotations

from flask import Flask, Response, g, request
from itsdangerous import BadSignature, Signer

from dashboard.internal import database, sessions
from dashboard.internal.database import moment
from dashboard.internal.sessions import Session
from dashboard.users import secret, settings, user_file
from dashboard.users.roles import NOBODY, Role, User
from dashboard.users.settings import Mode

TOUCHED_EVERY_SECONDS = 60  # a page more often than that writes nothing


def user() -> User:
    """Whoever has signed in; NOBODY without a live session, or where the account is not any more what it was when it began."""
    session = current()
    if session is None:
        return NOBODY
    _touch(session)
    return User(session.user_id, Role(session.role), session.area_id)


def current() -> Session | None:
    """The live session of the request."""
    if "session" not in g:
        found = _named()
        g.session = found if found and found.is_live and _still_holds(found) else None
    session: Session | None = g.session
    return session


def ended() -> Session | None:
    """The session of the request that was idle too long, came to its end or was ended by the command; None where there is none, or a live one, where
    somebody has signed out, or where the account is not any more what it was when it began."""
    if settings.mode() is Mode.NONE or current() is not None:
        return None
    found = _named()
    return found if found and _still_holds(found) else None


def begin(connection: database.Connection, user: User, provider_token: str = "") -> None:
    """Sign somebody in, in a transaction: a new session, whatever the browser held before."""
    if before := sessions.find(connection, _token()):
        sessions.forget(connection, before)
    g.new_cookie = sessions.begin(connection, user.id, user.role, user.area, provider_token)
    g.session = sessions.find(connection, g.new_cookie)


def end() -> None:
    """Sign whoever asks out."""
    with database.begin() as connection:
        if session := sessions.find(connection, _token()):
            sessions.forget(connection, session)
    g.session, g.new_cookie = None, ""


def register(server: Flask) -> None:
    """Let the cookie of a new session go with the answer, and that of an ended one away."""

    def send(response: Response) -> Response:
        if (new := g.get("new_cookie")) is not None:
            response.set_cookie(
                cookie_name(),
                _signer().sign(new).decode() if new else "",
                max_age=None if new else 0,
                secure=settings.is_secure(),
                httponly=True,
                samesite=_same_site(),
            )
        return response

    server.after_request(send)


def cookie_name() -> str:
    """With https one that no other host and no unencrypted page can set."""
    return "__Host-atlas_sitzung" if settings.is_secure() else "atlas_sitzung"


def _same_site() -> str:
    """An identity provider leads back from its own site; else no other site has business here."""
    return "Lax" if settings.mode() is Mode.OIDC else "Strict"


def _named() -> Session | None:
    token = _token()
    if not token:
        return None
    with database.reading() as connection:
        return sessions.find(connection, token)


def _token() -> str:
    """What the cookie holds, "" where it is not one of ours."""
    try:
        return _signer().unsign(request.cookies.get(cookie_name(), "")).decode()
    except BadSignature:
        return ""


def _still_holds(session: Session) -> bool:
    """Whether the account is what it was: removed, with another role, area or password it is not."""
    if settings.mode() is Mode.OIDC:
        return True
    account = user_file.accounts().get(session.user_id)
    if account is None:
        return False
    is_same = (account.role, account.area) == (session.role, session.area_id)
    # What was changed later than now was changed before the clock was set back, when the command ended its sessions.
    was_set_back = account.changed_at > moment(sessions.AHEAD_SECONDS)
    return is_same and (account.changed_at < session.began_at or was_set_back)


def _touch(session: Session) -> None:
    """Somebody asked for a page or sent a form; what scripts ask for on their own keeps nobody signed in."""
    by_hand = request.method == "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    if by_hand and session.seen_at < moment(-TOUCHED_EVERY_SECONDS):
        with database.begin() as connection:
            sessions.touch(connection, session)


def _signer() -> Signer:
    return Signer(secret.key(), salt="session")
