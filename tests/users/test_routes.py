"""Every address × every role × every method, in every mode: whoever may not is refused by the gate, and the table of it is a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.internal import database, sessions
from dashboard.users import route_table, signed_in, user_file
from dashboard.users.access import roles_of
from dashboard.users.roles import EVERYBODY, Role
from dashboard.users.settings import Mode
from tests.conftest import ROOT
from tests.dashboard.small_atlas import shown
from tests.users.conftest import AREAS, account, log_in

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LET_IN = "let in"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture(params=list(Mode))
def mode(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, internal: Path, small_folder: Path
) -> Iterator[Mode]:
    monkeypatch.setenv("ATLAS_AUTH", request.param)
    for name, value in route_table._OIDC.items():
        monkeypatch.setenv(name, value)
    user_file.write({f"{role}-1": account(f"{role}-1", role, "-") for role in Role if role is not Role.PUBLIC})
    with shown(small_folder):
        yield request.param


@pytest.fixture
def gated(mode: Mode) -> Flask:
    """The atlas with nothing behind its gate: every view but that of unknown addresses only says that it was reached."""
    server = create_app()
    for endpoint in server.view_functions.keys() - {"not_found"}:
        server.view_functions[endpoint] = lambda **_: LET_IN
    return server


def visitors(server: Flask, mode: Mode) -> Iterator[tuple[Role, FlaskClient]]:
    """Somebody of each role the mode knows."""
    if mode is Mode.NONE:
        yield Role.LEITSTELLE, server.test_client()
    for role in Role if mode is not Mode.NONE else [Role.PUBLIC]:
        client = server.test_client()
        client.environ_base |= ELSEWHERE
        if role is not Role.PUBLIC:
            with database.begin() as connection:
                token = sessions.begin(connection, f"{role}-1", role, AREAS.get(role, ""))
            client.set_cookie("atlas_sitzung", signed_in._signer().sign(token).decode())
        yield role, client


def address_of(server: Flask, rule: Rule) -> str:
    return str(
        server.url_map.bind("localhost").build(rule.endpoint, dict.fromkeys(rule.arguments, "7"), append_unknown=False)
    )


def said(answer: TestResponse) -> tuple[int, bytes, dict[str, str]]:
    """All that an outsider sees of an answer."""
    headers = {**answer.headers, "Allow": " ".join(sorted(answer.allow))}  # a set
    return answer.status_code, answer.data, headers


def is_right(answer: TestResponse, unknown: TestResponse, role: Role, mode: Mode, method: str) -> bool:
    """What the gate answers those who may not; `unknown`: what is answered at an address that nobody has."""
    if mode is Mode.NONE:
        return said(answer) == said(unknown)
    if LET_IN in answer.text or "Allow" in answer.headers:
        return False
    if role is not Role.PUBLIC:
        return answer.status_code == 403
    if method in ("GET", "HEAD"):
        return answer.status_code == 303 and answer.headers["Location"].startswith("/anmelden?")
    return answer.status_code == 401


def is_let_in(answer: TestResponse, address: str, method: str) -> bool:
    """The view was reached; whoever reads with a slash too many is led to the address without."""
    if address.endswith("/") and method in ("GET", "HEAD"):
        return (answer.status_code, answer.headers["Location"]) == (308, address.rstrip("/"))
    return answer.text == LET_IN or (method == "HEAD" and answer.status_code == 200)


def internal_addresses(server: Flask) -> dict[str, dict[str, frozenset[Role]]]:
    """Each closed address with the roles of each of its methods."""
    found: dict[str, dict[str, frozenset[Role]]] = {}
    for rule in server.url_map.iter_rules():
        roles = roles_of(server, rule.endpoint)
        if roles != EVERYBODY:
            methods = dict.fromkeys((rule.methods or set()) - {"HEAD", "OPTIONS"}, roles)
            found.setdefault(address_of(server, rule), {}).update(methods)
    return found


def test_who_may_not_is_refused_and_who_may_is_let_in(gated: Flask, mode: Mode) -> None:
    addresses, wrong = internal_addresses(gated), []
    assert len(addresses) > 3
    for role, client in visitors(gated, mode):
        for address, methods in addresses.items():
            # An address that is only a change is, read, one that nobody has.
            for method in METHODS if "GET" in methods else ("POST", "OPTIONS"):
                for form in (address, address + "/"):
                    answer, unknown = (asked(client, each, method) for each in (form, "/pflege/gibt-es-nicht"))
                    if role in methods.get(method, ()):
                        right = is_let_in(answer, form, method)
                    elif method not in methods and any(role in roles for roles in methods.values()):
                        right = LET_IN not in answer.text
                    else:
                        right = is_right(answer, unknown, role, mode, method)
                    wrong += [] if right else [(role, method, form, answer.status_code)]
    assert wrong == []


def asked(client: FlaskClient, address: str, method: str) -> TestResponse:
    body = b"x=y" if method == "POST" else b""
    return client.open(address, method=method, data=body, headers={"Sec-Fetch-Mode": "navigate"})


@pytest.mark.parametrize("address", ["/pflege//kontakte", "/vorschau//7", "/pflege///"])
def test_slashes_too_many_tell_nobody_what_there_is(gated: Flask, mode: Mode, address: str) -> None:
    outsider = next(client for role, client in visitors(gated, mode) if role is Role.PUBLIC)
    assert said(asked(outsider, address, "GET")) == said(asked(outsider, "/pflege//gibt-es-nicht", "GET"))


def test_what_is_public_lets_everybody_in(gated: Flask, mode: Mode) -> None:
    public = [rule for rule in gated.url_map.iter_rules() if roles_of(gated, rule.endpoint) == EVERYBODY]
    for role, client in visitors(gated, mode):
        if role in (Role.PUBLIC, Role.KOMMUNE):
            refused = [
                rule.rule
                for rule in public
                if rule.methods
                and "GET" in rule.methods
                and client.get(address_of(gated, rule)).status_code in (401, 403)
            ]
            assert refused == []


@pytest.mark.parametrize("address", ["/", "/anlaesse", "/daten", "/gebiet/071410001", "/robots.txt", "/api/v1/gebiete"])
def test_a_public_page_is_the_same_whoever_asks(local: Flask, address: str) -> None:
    outsider, insider = local.test_client(), local.test_client()
    log_in(insider, "leitstelle-1")
    answers = [client.get(address) for client in (outsider, insider)]
    assert answers[0].data == answers[1].data
    assert "Set-Cookie" not in answers[1].headers


def test_the_document_says_what_is() -> None:
    written = route_table.written(create_app)
    said = (ROOT / "docs" / "zugriff.md").read_text(encoding="utf-8")
    assert said == written, "python -m dashboard.users routes > docs/zugriff.md"
