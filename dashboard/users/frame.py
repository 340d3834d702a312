"""What stands around an internal page: who is signed in, the pages open to them, what they had typed, and how long they stay signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app, request

from dashboard.internal import sessions
from dashboard.queries import frame as build_queries
from dashboard.queries.areas import areas
from dashboard.texts import users as texts
from dashboard.users import access, csrf, settings, signed_in, typed
from dashboard.users.roles import Role, User
from dashboard.users.settings import Mode
from dashboard.users.typed import Kept
from dashboard.versions import NotPublishedError
from dashboard.web import assets
from dashboard.web.page import Document
from dashboard.web.templates import render

if TYPE_CHECKING:
    from dashboard.users.pages import InternalPage

TEMPLATE = "users/frame.html.j2"
INTERNAL = "internal_pages"  # extension of the server: the internal pages, in the order of their navigation
SCRIPTS = ("session.js", "typed_again.js")


@dataclass(frozen=True)
class Account:
    """Whoever asks, as the frame says it: `role` and `area` in German words, `pages` those open to them, `token` for their forms, `kept` what they
    had typed, `seconds` until their session ends without them doing anything (0 without a session)."""

    user: User
    role: str
    area: str
    token: str
    pages: Sequence[InternalPage]
    kept: Kept | None
    seconds: int

    @property
    def is_signed_in(self) -> bool:
        """Whether there is a session to end."""
        return self.seconds > 0


@dataclass(frozen=True)
class Frame:
    """Sheet, scripts and build of a document; `version` is "" where nothing is published. `mark`: the stripe above it."""

    path: str
    version: str
    mark: str
    sheet: str
    scripts: Sequence[str]
    modules: Sequence[str]


def account() -> Account:
    """Whoever asks just now."""
    user = access.current()
    registered: list[InternalPage] = current_app.extensions.get(INTERNAL, [])
    pages = [page for page in registered if page.navigation and user.role in page.roles]
    signed = settings.mode() is not Mode.NONE and user.role is not Role.PUBLIC
    seconds = sessions.IDLE_SECONDS - signed_in.TOUCHED_EVERY_SECONDS if signed else 0
    return Account(user, texts.ROLES[user.role], _area(user), csrf.token(), pages, typed.of(user), seconds)


def html(document: Document) -> str:
    """An internal document as text. `account`, its frame and `content` are what its template sees."""
    return render(TEMPLATE, document=document, content=document.content, frame=_frame(document), account=account())


def _frame(document: Document) -> Frame:
    scripts = (*SCRIPTS, *document.scripts)
    mark = texts.STRIPE_NO_LOGIN if settings.mode() is Mode.NONE else texts.INTERNAL_STRIPE
    modules = tuple(map(assets.address, assets.imported(scripts)))
    sheet = assets.address(assets.INTERNAL_SHEET)
    return Frame(request.path, _version(), mark, sheet, tuple(map(assets.address, scripts)), modules)


def _version() -> str:
    """Internal pages serve where nothing is published: that can be put right here."""
    try:
        return str(build_queries.build()["version"])
    except NotPublishedError:
        return ""


def _area(user: User) -> str:
    """The name of the Kommune whose role it is; its key where it is not known."""
    if not user.area:
        return ""
    try:
        known = areas().by_id.get(user.area)
    except NotPublishedError:
        return user.area
    return known.label if known else user.area
