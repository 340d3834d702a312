"""The one gate: every address is closed until it was opened to roles where it was registered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask.globals import request_ctx
from werkzeug.exceptions import MethodNotAllowed

from dashboard.users.roles import NOBODY, Role, User

ACCESS = "access"  # extension of the server: the roles of every endpoint
_NOWHERE = "/-/-/-"  # no route is of this form
Recognise = Callable[[], User]


@contextmanager
def open_to(server: Flask, roles: Set[Role]) -> Iterator[None]:
    """Every address that is registered in the block is open to these roles, and to no others."""
    before = set(server.view_functions)
    yield
    opened: dict[str, frozenset[Role]] = server.extensions.setdefault(ACCESS, {})
    opened |= {endpoint: frozenset(roles) for endpoint in set(server.view_functions) - before}


def roles_of(server: Flask, endpoint: str | None) -> frozenset[Role]:
    """Whom an endpoint is open to; nobody where nothing was said."""
    opened: dict[str, frozenset[Role]] = server.extensions.get(ACCESS, {})
    return opened.get(endpoint or "", frozenset())


def current() -> User:
    """Whoever asks; known since `register` has let the request in."""
    user: User = g.get("user", NOBODY)
    return user


def is_internal() -> bool:
    """Whether the address asked for is closed to the public; known since `register` has looked at the request."""
    return bool(g.get("is_internal", False))


def may_lead_to(endpoint: str) -> bool:
    """Whether the request may be led on to an endpoint: a public one, or one of those whom the gate has let in."""
    roles = roles_of(current_app, endpoint)
    return Role.PUBLIC in roles or (is_internal() and current().role in roles)


def register(server: Flask, recognise: Recognise, refuse: Callable[[User], Any] | None = None) -> None:
    """Ask at every request who it is (`recognise`) and whether the address is open to them. `refuse` answers those it is closed to; without it, and
    where it gives nothing, the answer is that of an address that nobody has."""

    def let_in() -> Any:
        roles = _asked_for()
        if roles is None or Role.PUBLIC in roles:  # where there is no such address, the server says so
            return None
        g.is_internal = True
        user = recognise()
        g.user = user
        if user.role in roles:
            return None
        answer = refuse(user) if refuse and roles else None
        if answer is None:
            _lead_nowhere()
        return answer

    def keep_private(response: Response) -> Response:
        if is_internal():
            response.headers["Cache-Control"] = "no-store"
            response.vary.add("Cookie")
        return response

    server.before_request(let_in)
    server.after_request(keep_private)


def _asked_for() -> frozenset[Role] | None:
    """Whom the address asked for is open to; None where there is no such address. One that is asked in a way it does not know says which ways it
    knows: only to those who may use all of them."""
    if request.endpoint is not None:
        return roles_of(current_app, request.endpoint)
    error = request.routing_exception
    if not isinstance(error, MethodNotAllowed):
        return None
    adapter = current_app.create_url_adapter(request)
    assert adapter is not None  # noqa: S101 (there is one for every request)
    endpoints = {adapter.match(method=method)[0] for method in error.valid_methods or ()}
    return frozenset.intersection(*(roles_of(current_app, each) for each in endpoints)) if endpoints else None


def _lead_nowhere() -> None:
    """Let the request go on as one for an address that nobody has, so that nothing tells the two apart."""
    g.is_internal = False
    request.url_rule = request.view_args = request.routing_exception = None
    adapter = request_ctx.url_adapter
    assert adapter is not None  # noqa: S101 (there is one for every request)
    adapter.path_info = _NOWHERE
    request_ctx.match_request()
