"""What somebody reads to whom an address is closed, or whose form was not accepted: why, and what to do. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, g, request
from werkzeug.exceptions import Forbidden

from dashboard.internal.faults import InternalDatabaseError
from dashboard.texts import users as texts
from dashboard.users import pages, recognition, settings, signed_in, typed
from dashboard.users.csrf import ForeignOriginError, TokenError
from dashboard.users.roles import Role, User
from dashboard.users.secret import SecretError
from dashboard.users.settings import Mode
from dashboard.users.user_file import UserFileError
from dashboard.web import documents
from dashboard.web.page import Document
from dashboard.web.redirects import READS

LOGIN = "/anmelden"
NEXT = "weiter"
LONGEST_ADDRESS = 2000


@dataclass(frozen=True)
class Message:
    """A page that only says something. `link`, under the words `link_text`: where to go on, such as what was typed; "" for none. `typed`: what
    was typed, field and text, where it can only be shown."""

    title: str
    paragraphs: tuple[str, ...]
    link: str = ""
    link_text: str = texts.BACK_TO_FORM
    typed: Sequence[tuple[str, str]] = ()


def register(server: Flask) -> None:
    """Let refused forms be answered from here."""
    server.register_error_handler(ForeignOriginError, _answered(lambda: _without_trust(texts.FOREIGN_ORIGIN, "")))
    server.register_error_handler(TokenError, _answered(lambda: _without_trust(texts.WRONG_TOKEN, _kept())))
    server.register_error_handler(UserFileError, _broken_file)
    server.register_error_handler(SecretError, _broken_file)


def refuse(user: User) -> Response | None:
    """The answer to whom an address is closed: the login to whoever has not signed in, a word to those of another role; None where there is no
    login, and so no such address."""
    if settings.mode() is Mode.NONE:
        return None
    if user.role is not Role.PUBLIC:
        whom = texts.ASK_LEITSTELLE if user.role is Role.BETRIEB else texts.ASK_BETRIEB
        sentences = (texts.WRONG_ROLE_PAGE.format(role=texts.ROLES[user.role]), whom)
        return say(Message(texts.WRONG_ROLE_TITLE, sentences), HTTPStatus.FORBIDDEN)
    if request.method in READS and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate":
        return to_login(request.full_path.rstrip("?"))
    kept = _kept_of_ended_session()
    return to_login(kept) if kept else _without_session()


def of_other_area(address: str) -> Response:
    """A word to a Kommune that asks for what is of another; `address`: where its own is listed."""
    return say(Message(texts.OTHER_AREA_TITLE, (texts.OTHER_AREA,), address, texts.TO_OWN_AREA), HTTPStatus.FORBIDDEN)


def say(message: Message, status: HTTPStatus) -> Response:
    """An internal page that only says something."""
    return pages.respond(Document(message.title, "users/message.html.j2", message, status))


def to_login(address: str) -> Response:
    """To the login, and from there on to an address of ours."""
    query = f"?{urlencode({NEXT: address})}" if own_path(address) else ""
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": LOGIN + query})


def own_path(address: str) -> str:
    """An address if it is a path of this atlas, else "": nobody is led to another site, nor round in a circle."""
    parts = urlsplit(address)
    is_path = (
        address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    )
    is_plain = all(" " < sign < "\x7f" and sign != "\\" for sign in address)
    return address if is_path and is_plain and len(address) <= LONGEST_ADDRESS and parts.path != LOGIN else ""


def _kept_of_ended_session() -> str:
    action = pages.action_asked_for()
    return typed.keep_of_ended_session(action.form_page, action.largest) if action else ""


def _without_session() -> Response:
    """Why nothing became of what was sent. Nobody knows whose it is, so it is not kept: it is shown again to whoever sent it, but no more is read
    of a stranger than of a form of texts."""
    action = pages.action_asked_for()
    shown = typed.sent_from_here(min(action.largest, typed.LARGEST)) if action else []
    not_kept = texts.TYPED_IS_SHOWN if shown else texts.TYPED_IS_NOT_KEPT if signed_in.ended() else ""
    reasons = (texts.LOGIN_NEEDED, *([not_kept] if not_kept else []))
    go_on = to_login(typed.page_of_form() if shown else "").headers["Location"]
    return say(Message(texts.REFUSED_TITLE, reasons, go_on, texts.LOGIN_TITLE, shown), HTTPStatus.UNAUTHORIZED)


def _answered(answer: Callable[[], Response]) -> Callable[[Forbidden], Response | tuple[str, int]]:
    """A handler of refusals: nobody else would answer what fails within one, such as keeping what was typed without an internal database."""

    def handle(_: Forbidden) -> Response | tuple[str, int]:
        from dashboard.web import errors

        try:
            return answer()
        except InternalDatabaseError as error:
            return errors.internal_database(error)

    return handle


def _kept() -> str:
    """Where the refused form is shown again to whoever has sent it."""
    action = pages.action_asked_for()
    if action is None or not g.get("user"):
        return ""
    return own_path(typed.keep(g.user.id, action.form_page, action.largest))


def _without_trust(reason: str, back: str) -> Response:
    g.setdefault("user", recognition.recognise())
    return say(
        Message(texts.REFUSED_TITLE, (reason, *([texts.TYPED_IS_KEPT] if back else [])), back), HTTPStatus.FORBIDDEN
    )


def _broken_file(error: UserFileError | SecretError) -> tuple[str, int]:
    """Which file stands in the log alone."""
    from dashboard.web.errors import LOG

    LOG.error("%s", error)
    return documents.message(texts.NO_LOGIN_TITLE, texts.NO_LOGIN_NOW), HTTPStatus.SERVICE_UNAVAILABLE
