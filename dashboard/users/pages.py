"""Internal pages and the changes made on them: registered here, so that each is open to its roles and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, current_app, request

from dashboard.users import access, csrf, frame, typed
from dashboard.users.access import open_to
from dashboard.users.frame import INTERNAL
from dashboard.users.roles import Role, User
from dashboard.web import documents
from dashboard.web.page import Document, Request

BODIES = "internal_bodies"  # extension of the server: how many bytes an address takes
ACTIONS = "internal_actions"  # extension of the server: every change by its endpoint
OVERVIEWS = "internal_overviews"  # extension of the server: what says what needs attention
SMALL_FORM = typed.LARGEST


@dataclass(frozen=True)
class InternalPage:
    """A page as the public ones are (web/page.py), but open to `roles` alone, and never remembered. `document` may ask `access.current()`.
    `about`: what it is for, in a sentence for the first page."""

    name: str
    path: str
    title: str
    document: Callable[[Request], Document]
    roles: Set[Role]
    navigation: bool = True
    about: str = ""


@dataclass(frozen=True)
class Action:
    """A change asked for by a form (POST): `act` answers it, as a rule by leading to a page (303). Its token is asked for before `act` is called.
    `largest`: bytes of a body. `form_page`: the page of its form, where the browser does not say: what was typed is shown there again."""

    name: str
    path: str
    act: Callable[..., Response]
    roles: Set[Role]
    largest: int = SMALL_FORM
    form_page: str = ""


@dataclass(frozen=True)
class Entry:
    """Something that needs attention, on the first page of a role: a German sentence and where to see to it. The heavier stand first."""

    text: str
    address: str
    weight: int = 0


def respond(document: Document) -> Response:
    """An internal page as an answer."""
    if document.location:
        return Response(status=303, headers={"Location": document.location})
    return Response(frame.html(document), document.status, mimetype="text/html")


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
        server.extensions.setdefault(ACTIONS, {})[action.name] = action


def register_overview(server: Flask, entries: Callable[[User], Iterable[Entry]]) -> None:
    """Let a package say on the first page what needs the attention of whoever asks."""
    server.extensions.setdefault(OVERVIEWS, []).append(entries)


def attention(user: User) -> Sequence[Entry]:
    """What needs the attention of this user, the heaviest first."""
    asked: list[Callable[[User], Iterable[Entry]]] = current_app.extensions.get(OVERVIEWS, [])
    return sorted((entry for entries in asked for entry in entries(user)), key=lambda entry: -entry.weight)


def action_asked_for() -> Action | None:
    """The change that the request asks for."""
    actions: dict[str, Action] = current_app.extensions.get(ACTIONS, {})
    return actions.get(request.endpoint or "")


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
        answer = action.act(**arguments)
        if answer.status_code < 400:
            typed.forget(access.current())
        return answer

    return act
