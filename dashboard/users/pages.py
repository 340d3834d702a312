"""Internal pages and the changes made on them: registered here, so that each is open to its roles and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask, Response, current_app, request

from dashboard.users import access, csrf
from dashboard.users.access import open_to
from dashboard.users.roles import Role, User
from dashboard.web import assets, documents
from dashboard.web.page import Document, Request
from dashboard.web.templates import render

FRAME = "users/frame.html.j2"
INTERNAL = "internal_pages"  # extension of the server: the internal pages, in the order of their navigation
BODIES = "internal_bodies"  # extension of the server: how many bytes an address takes
SMALL_FORM = 200_000  # bytes


@dataclass(frozen=True)
class InternalPage:
    """A page as the public ones are (web/page.py), but open to `roles` alone, and never remembered. `document` may ask `access.current()`."""

    name: str
    path: str
    title: str
    document: Callable[[Request], Document]
    roles: Set[Role]
    navigation: bool = True


@dataclass(frozen=True)
class Action:
    """A change asked for by a form (POST): `act` answers it, as a rule by leading to a page (303). Its token is asked for before `act` is called.
    `largest`: bytes of a body."""

    name: str
    path: str
    act: Callable[..., Response]
    roles: Set[Role]
    largest: int = SMALL_FORM


@dataclass(frozen=True)
class Account:
    """What the frame of an internal page says of whoever is signed in: `pages` are those open to the role, `token` for the forms."""

    user: User
    token: str
    pages: Sequence[InternalPage]


def account() -> Account:
    """Whoever asks just now."""
    user = access.current()
    pages: list[InternalPage] = current_app.extensions.get(INTERNAL, [])
    return Account(user, csrf.token(), [page for page in pages if page.navigation and user.role in page.roles])


def respond(document: Document) -> Response:
    """An internal page as an answer."""
    if document.location:
        return Response(status=303, headers={"Location": document.location})
    pages = current_app.extensions[documents.PAGES]
    frame = documents.frame_of(request.path, replace(document, sheet=assets.INTERNAL_SHEET), pages)
    body = render(FRAME, document=document, content=document.content, frame=frame, island=None, account=account())
    return Response(body, document.status, mimetype="text/html")


def register_pages(server: Flask, pages: Iterable[InternalPage]) -> None:
    """A route for each page."""
    for page in pages:
        with open_to(server, page.roles):
            server.add_url_rule(page.path, page.name, _view(page))
        server.extensions.setdefault(INTERNAL, []).append(page)


def register_actions(server: Flask, actions: Iterable[Action]) -> None:
    """A route for each change."""
    for action in actions:
        with open_to(server, action.roles):
            server.add_url_rule(action.path, action.name, _guarded(action), methods=["POST"])
        server.extensions.setdefault(BODIES, {})[action.name] = action.largest


def largest_body() -> int:
    """How many bytes the address asked for takes from whoever asks; 0 for every address that is none of ours."""
    limits: dict[str, int] = current_app.extensions.get(BODIES, {})
    return limits.get(request.endpoint or "", 0)


def _view(page: InternalPage) -> Callable[..., Response]:
    def view(**arguments: str) -> Response:
        return respond(page.document(documents.current_request(**arguments)))

    return view


def _guarded(action: Action) -> Callable[..., Any]:
    def act(**arguments: str) -> Response:
        csrf.require()
        return action.act(**arguments)

    return act
