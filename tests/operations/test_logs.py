"""What the log says of a request, and what it never says."""

from __future__ import annotations

import io
import json
import logging
import logging.config
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, Response, request

import logs
from dashboard.operations import access_log
from dashboard.users import access
from dashboard.users.access import open_to
from dashboard.users.roles import EVERYBODY, MAINTAINERS, Role, User
from dashboard.web import errors, log_lines, request_id

SECRETS = (
    "leitstelle-1",
    "192.0.2.7",
    "geheim-in-der-adresse",
    "geheim-im-formular",
    "geheim-im-keks",
    "geheim-im-browser",
)


@pytest.fixture(params=[logs.READABLE, logs.JSON])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written to the log, in one of its forms."""
    monkeypatch.setenv("ATLAS_LOG", request.param)
    written = io.StringIO()
    configuration = log_lines.configuration()
    configuration["handlers"]["log"]["stream"] = written
    root = logging.getLogger()
    before = root.handlers[:], root.level
    logging.config.dictConfig(configuration)
    yield written
    root.handlers[:], root.level = before


def visit(method: str, path: str, **asked: Any) -> Response:
    """Ask a server of a public and an internal address, one of which fails with what it was sent in its message."""
    server = Flask("trial")
    access_log.register(server)
    access.register(server, lambda: User("leitstelle-1", Role.LEITSTELLE))
    errors.register(server)

    def fail() -> str:
        raise ValueError(f"{dict(request.values)} {request.cookies} {request.headers}")

    with open_to(server, EVERYBODY):
        server.add_url_rule("/offen", "open", lambda: "alles")
        server.add_url_rule("/kaputt/<name>", "broken", lambda name: fail())
    with open_to(server, MAINTAINERS):
        server.add_url_rule("/pflege/<name>", "internal", lambda name: name, methods=["GET", "POST"])
        server.add_url_rule("/pflege/kaputt", "internal_broken", fail, methods=["POST"])
    client = server.test_client()
    client.set_cookie("atlas", "geheim-im-keks")
    return client.open(  # type: ignore[return-value]
        f"{path}?q=geheim-in-der-adresse",
        method=method,
        headers={"User-Agent": "geheim-im-browser"},
        environ_base={"REMOTE_ADDR": "192.0.2.7"},
        **asked,
    )


@pytest.mark.parametrize(
    ("method", "path", "lines"),
    [
        ("GET", "/offen", 0),
        ("GET", "/nirgends", 0),
        ("GET", "/pflege/geheim-in-der-adresse", 1),
        ("POST", "/pflege/kaputt", 2),
        ("GET", "/kaputt/geheim-in-der-adresse%0aFehler%20bei%20nichts", 2),
    ],
)
def test_nothing_personal_stands_in_the_log(log: io.StringIO, method: str, path: str, lines: int) -> None:
    answer = visit(method, path, data={"notiz": "geheim-im-formular"} if method == "POST" else None)
    said = log.getvalue()
    assert [secret for secret in SECRETS if secret in said] == []
    requests = [line for line in said.splitlines() if re.search(r" ms, (leitstelle|oeffentlich)|Fehler bei", line)]
    assert len(requests) == lines
    if lines:
        name = answer.headers[request_id.HEADER]
        assert all(name in line for line in requests)


def test_the_page_of_an_error_names_it(log: io.StringIO) -> None:
    page = visit("POST", "/pflege/kaputt").get_data(as_text=True)
    [name] = re.findall(r"Kennung dieser Anfrage.*: ([0-9a-f]{16})", page)
    assert name in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert "test_logs.py" in log.getvalue()
    assert "ValueError" not in page


def test_lines_for_a_collector_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_LOG", "json")
    written = io.StringIO()
    configuration = log_lines.configuration()
    configuration["handlers"]["log"]["stream"] = written
    root = logging.getLogger()
    before = root.handlers[:], root.level
    logging.config.dictConfig(configuration)
    visit("POST", "/pflege/kaputt")
    root.handlers[:], root.level = before
    failed, asked = map(json.loads, written.getvalue().splitlines())
    assert failed["level"] == "ERROR"
    assert "ValueError" in failed["course"]
    assert (asked["rule"], asked["status"], asked["role"]) == ("/pflege/kaputt", 500, "leitstelle")
    assert asked["request_id"] == failed["request_id"]


@pytest.mark.parametrize(
    ("given", "peer", "is_taken"),
    [
        ("abcdef0123456789", "127.0.0.1", True),
        ("abcdef0123456789", "192.0.2.7", False),
        ("zu kurz", "127.0.0.1", False),
        ("a" * 65, "127.0.0.1", False),
        ("abcdef01\t{}", "127.0.0.1", False),
    ],
)
def test_a_name_is_taken_from_a_proxy_at_this_machine_only(given: str, peer: str, is_taken: bool) -> None:
    server = Flask("trial")
    request_id.register(server)
    server.add_url_rule("/", "name", request_id.current)
    answer = server.test_client().get("/", headers={"X-Request-Id": given}, environ_base={"REMOTE_ADDR": peer})
    assert (answer.text == given) is is_taken
    assert len(answer.text) >= 8


def test_an_unknown_form_is_refused_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_LOG", "xml")
    with pytest.raises(logs.LogSettingError, match=r"xml.*text.*json"):
        log_lines.configuration()
