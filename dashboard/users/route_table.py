"""Who may open what: every address of the server with its methods and roles, as docs/zugriff.md holds it. A test walks all of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask

from dashboard.texts import users as words
from dashboard.texts import users_table as texts
from dashboard.users.access import roles_of
from dashboard.users.roles import EVERYBODY, Role
from dashboard.users.settings import Mode

# So that the table is the same whatever the operator has set.
_OIDC = {
    "ATLAS_ADDRESS": "https://atlas.example",
    "ATLAS_OIDC_ISSUER": "https://anmeldung.example",
    "ATLAS_OIDC_CLIENT_ID": "atlas",
    "ATLAS_OIDC_ROLES": "leitstelle=leitstelle",
}


@dataclass(frozen=True, order=True)
class Route:
    """An address, the method by which it is asked (GET also means HEAD), the roles it is open to, and the modes in which there is such an address."""

    rule: str
    method: str
    roles: frozenset[Role]
    modes: frozenset[Mode]


def routes(create_app: Callable[[], Flask]) -> list[Route]:
    """Every route of every mode, by address."""
    found: dict[tuple[str, str, frozenset[Role]], set[Mode]] = {}
    for mode in Mode:
        with _set({"ATLAS_AUTH": mode, **(_OIDC if mode is Mode.OIDC else {})}):
            for key in _of(create_app()):
                found.setdefault(key, set()).add(mode)
    return sorted(
        (Route(*key, frozenset(modes)) for key, modes in found.items()), key=lambda each: (each.rule, each.method)
    )


def written(create_app: Callable[[], Flask]) -> str:
    """The document."""
    known = routes(create_app)
    internal = [route for route in known if route.roles != EVERYBODY]
    public = [route for route in known if route.roles == EVERYBODY]
    head = [words.ROLES[role] for role in Role]
    lines = [
        texts.HEAD,
        "",
        texts.INTERNAL,
        "",
        _row(texts.ADDRESS, texts.METHOD, *head, texts.MODES),
        _row(*["---"] * (len(head) + 3)),
    ]
    lines += [_row(f"`{each.rule}`", each.method, *_marks(each), _modes(each)) for each in internal]
    lines += ["", texts.PUBLIC, "", _row(texts.ADDRESS, texts.METHOD, texts.MODES), _row("---", "---", "---")]
    lines += [_row(f"`{each.rule}`", each.method, _modes(each)) for each in public]
    return "\n".join([*lines, ""])


def _of(server: Flask) -> Iterator[tuple[str, str, frozenset[Role]]]:
    for rule in server.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule.rule, method, roles_of(server, rule.endpoint)


def _marks(route: Route) -> list[str]:
    return [texts.OPEN if role in route.roles else texts.CLOSED for role in Role]


def _modes(route: Route) -> str:
    return (
        texts.ALL_MODES if route.modes == frozenset(Mode) else ", ".join(mode for mode in Mode if mode in route.modes)
    )


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


@contextmanager
def _set(variables: dict[str, str]) -> Iterator[None]:
    """The environment with these variables, until the end of the block."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
