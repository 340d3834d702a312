"""The gate: what was opened to nobody exists for nobody, and what is internal is neither kept nor sent without a token."""

from __future__ import annotations

import pytest
from flask import Flask, Response

from dashboard.app import create_app
from dashboard.users import access, csrf, pages
from dashboard.users.access import open_to, roles_of
from dashboard.users.pages import Action
from dashboard.users.roles import EVERYBODY, MAINTAINERS, NOBODY, SIGNED_IN, Role, User


def app(user: User) -> Flask:
    """A server with a closed, an internal and a public address, and an action."""
    server = Flask("trial")
    access.register(server, lambda: user)
    csrf.register(server)
    server.add_url_rule("/vergessen", "forgotten", lambda: "secret")
    with open_to(server, MAINTAINERS):
        server.add_url_rule("/intern", "internal", lambda: csrf.token())
    with open_to(server, EVERYBODY):
        server.add_url_rule("/offen", "open", lambda: "all")
    pages.register_actions(server, [Action("change", "/aendern", lambda: Response("done"), MAINTAINERS)])
    return server


@pytest.mark.parametrize("role", list(Role))
def test_what_nobody_opened_exists_for_nobody(role: Role) -> None:
    asked = app(User("x", role)).test_client()
    assert asked.get("/vergessen").status_code == 404
    assert asked.get("/offen").status_code == 200
    assert asked.get("/intern").status_code == (200 if role is Role.LEITSTELLE else 404)


def test_what_is_internal_is_not_kept() -> None:
    answer = app(User("x", Role.LEITSTELLE)).test_client().get("/intern")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_a_change_needs_the_token_of_its_browser() -> None:
    server = app(User("x", Role.LEITSTELLE))
    own, other = server.test_client(), server.test_client()
    token = own.get("/intern").text
    other.get("/intern")
    assert own.post("/aendern").status_code == 403
    assert other.post("/aendern", data={"csrf": token}).status_code == 403
    assert own.post("/aendern", data={"csrf": token + "x"}).status_code == 403
    assert (
        own.post("/aendern", data={"csrf": token}, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    )
    assert own.post("/aendern", data={"csrf": token}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert own.post("/aendern", data={"csrf": token}).text == "done"
    assert app(NOBODY).test_client().post("/aendern", data={"csrf": token}).status_code == 404


def test_every_route_of_the_atlas_is_opened_to_somebody() -> None:
    server = create_app()
    assert [endpoint for endpoint in server.view_functions if not roles_of(server, endpoint)] == []


def test_the_public_sees_nothing_that_is_internal() -> None:
    assert Role.PUBLIC not in SIGNED_IN
    assert not NOBODY.may_see("07143")
    assert User("a", Role.KOMMUNE, "071435002").may_see("071435002")
    assert not User("a", Role.KOMMUNE, "071435002").may_see("07143")
    assert not User("a", Role.KOMMUNE).may_see("")
