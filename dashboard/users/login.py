"""The addresses of the login: /anmelden, /abmelden, how long a session lasts. There are none where nobody signs in (ATLAS_AUTH=none)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from flask import Flask, Response, g, request

from dashboard import german
from dashboard.internal import audit, database, sessions
from dashboard.texts import users as texts
from dashboard.users import access, delays, local_login, pages, settings, signed_in, user_file
from dashboard.users.access import open_to
from dashboard.users.delays import Limit
from dashboard.users.pages import Action, InternalPage
from dashboard.users.refusals import LOGIN, NEXT, Message, own_path, say
from dashboard.users.roles import EVERYBODY, NOBODY, SIGNED_IN, User
from dashboard.users.settings import Mode
from dashboard.users.typed import PARAMETER
from dashboard.web import documents
from dashboard.web.page import Document, Request

START = "/pflege"
BROWSER_COOKIE = "atlas_geraet"
BROWSER_SECONDS = 180 * 86_400
LOGIN_FORM = 5_000  # bytes
BUSY_SECONDS = 10  # until another attempt is worth it


@dataclass(frozen=True)
class Login:
    """The form: what was wrong with the last attempt, the account it named, where to go on. `provider`: sign in elsewhere; `accounts`: whether
    there are any; `ended`: that a session has ended, "" where none has."""

    wrong: str
    name: str
    go_on: str
    provider: bool
    accounts: bool
    ended: str = ""


@dataclass(frozen=True)
class OwnSession:
    """The live sessions of an account, as times of day: since when, last seen."""

    sessions: list[tuple[str, str, bool]]
    idle_minutes: int
    longest_hours: int


def register(server: Flask) -> None:
    """The addresses of the login, where there is one."""
    if settings.mode() is Mode.NONE:
        return
    with open_to(server, EVERYBODY):
        server.add_url_rule(LOGIN, "login", login_page)
    server.extensions[documents.LOGIN] = LOGIN
    actions = [
        Action("logout", "/abmelden", logout, SIGNED_IN),
        Action("extend_session", "/anmelden/verlaengern", extend, SIGNED_IN),
        Action("end_sessions", "/pflege/sitzung/beenden", end_all, SIGNED_IN),
    ]
    if settings.mode() is Mode.LOCAL:
        actions.append(Action("sign_in", LOGIN, sign_in, EVERYBODY, LOGIN_FORM))
    else:
        from dashboard.users import oidc  # what it needs is loaded in this mode only

        oidc.register(server)
    pages.register_actions(server, actions)
    pages.register_pages(
        server,
        [InternalPage("own_session", "/pflege/sitzung", texts.SESSION_TITLE, own_session, SIGNED_IN, navigation=False)],
    )


def login_page() -> Response:
    """The form; whoever has signed in already is led on."""
    go_on = own_path(request.args.get(NEXT, ""))
    if signed_in.current():
        return private(Response(status=HTTPStatus.SEE_OTHER, headers={"Location": go_on or START}))
    return _form("", "", go_on, HTTPStatus.OK)


def sign_in() -> Response:
    """Sign in with the form."""
    name = request.form.get("konto", "").strip().casefold()[:64]
    go_on = own_path(request.form.get(NEXT, ""))
    try:
        outcome = local_login.sign_in(
            name,
            request.form.get("passwort", ""),
            request.form.get("code", "")[:20],
            settings.peer(),
            request.cookies.get(BROWSER_COOKIE, ""),
        )
    except local_login.BusyError:
        answer = _form(texts.LOGIN_BUSY, name, go_on, HTTPStatus.SERVICE_UNAVAILABLE)
        answer.headers["Retry-After"] = str(BUSY_SECONDS)
        return answer
    if outcome.wait:
        answer = _form(texts.WAIT.format(seconds=_waiting(outcome.wait)), name, go_on, HTTPStatus.TOO_MANY_REQUESTS)
        answer.headers["Retry-After"] = str(outcome.wait)
        return answer
    if outcome.user is None:
        # Also where there is no such account, so that it takes as long; what was typed instead of one may be a password.
        _log(User(name if outcome.known else "", access.current().role), "login_refused")
        return _form(texts.WRONG_LOGIN, name, go_on, HTTPStatus.FORBIDDEN)
    return welcome(outcome.user, go_on, counted=outcome.counted)


def welcome(user: User, go_on: str, provider_token: str = "", counted: Sequence[Limit] = ()) -> Response:
    """Somebody has shown who they are: begin their session and lead them on. `counted`: where the attempt counts as failed so far."""
    with database.begin() as connection:  # one transaction: each waits for the disk
        delays.forgive(connection, counted)
        signed_in.begin(connection, user, provider_token)
        audit.record(connection, user.id, user.role, "login", user.id)
    answer = private(Response(status=HTTPStatus.SEE_OTHER, headers={"Location": own_path(go_on) or START}))
    known = delays.browser_of(request.cookies.get(BROWSER_COOKIE, ""), user.id) or secrets.token_urlsafe(12)
    answer.set_cookie(
        BROWSER_COOKIE,
        delays.browser_cookie(known, user.id),
        max_age=BROWSER_SECONDS,
        path=LOGIN,
        secure=settings.is_secure(),
        httponly=True,
        samesite="Strict",
    )
    return answer


def logout() -> Response:
    """End the session; a provider that offers it is told."""
    session = signed_in.current()
    there = ""
    if settings.mode() is Mode.OIDC and session:
        from dashboard.users import oidc

        there = oidc.logout_address(session.provider_token)
    _log(access.current(), "logout")
    signed_in.end()
    # No form may lead to another site (headers.py), so a page does.
    answer = _elsewhere(there) if there else Response(status=HTTPStatus.SEE_OTHER, headers={"Location": LOGIN})
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def extend() -> Response:
    """That the request was let in has extended the session already."""
    return Response(status=HTTPStatus.NO_CONTENT)


def own_session(_: Request) -> Document:
    """The page on the own sessions."""
    own = signed_in.current()
    with database.reading() as connection:
        live = sessions.live(connection, access.current().id)
    rows = [
        (
            german.local_time(each.began_at),
            german.local_time(each.seen_at),
            own is not None and each.id_hash == own.id_hash,
        )
        for each in live
    ]
    content = OwnSession(rows, sessions.IDLE_SECONDS // 60, sessions.LONGEST_SECONDS // 3600)
    return Document(texts.SESSION_TITLE, "users/session.html.j2", content)


def end_all() -> Response:
    """End every session of the account, this one too."""
    _log(access.current(), "sessions_ended")
    with database.begin() as connection:
        sessions.forget_all(connection, access.current().id)
    signed_in.end()
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": LOGIN})


def _form(wrong: str, name: str, go_on: str, status: HTTPStatus) -> Response:
    is_local = settings.mode() is Mode.LOCAL
    ended = "" if wrong else _ended(go_on)
    content = Login(wrong, name, go_on, not is_local, not is_local or user_file.exists(), ended)
    return private(pages.respond(Document(texts.LOGIN_TITLE, "users/login.html.j2", content, status)))


def _ended(go_on: str) -> str:
    if PARAMETER in parse_qs(urlsplit(go_on).query):
        return texts.SESSION_ENDED_KEPT
    return texts.SESSION_ENDED if signed_in.ended() else ""


def private(answer: Response) -> Response:
    """The login is open to all, and yet nobody else's."""
    answer.headers["Cache-Control"] = "no-store"
    answer.vary.add("Cookie")
    return answer


def _waiting(seconds: int) -> str:
    return (
        german.plural(seconds, "Sekunde", "Sekunden")
        if seconds < 120
        else german.plural(-(-seconds // 60), "Minute", "Minuten")
    )


def _elsewhere(address: str) -> Response:
    g.user = NOBODY
    message = Message(texts.LOGGED_OUT_TITLE, (texts.LOGGED_OUT_HERE,), address, texts.LOGGED_OUT_THERE)
    answer = say(message, HTTPStatus.OK)
    answer.headers["Refresh"] = f"0; url={address}"
    return answer


def _log(user: User, action: str) -> None:
    with database.begin() as connection:
        audit.record(connection, user.id, user.role, action, user.id)
