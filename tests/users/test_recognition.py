"""ATLAS_AUTH=none: whoever sits at this machine, and nobody whose request was passed on, or led here by another name."""

from __future__ import annotations

import pytest
from flask import Flask

from dashboard.app import create_app
from dashboard.users import recognition

CASES = [
    ({}, "127.0.0.1", "localhost", True),
    ({}, "127.9.9.9", "127.0.0.1", True),
    ({}, "::1", "[::1]", True),
    ({}, "::ffff:127.0.0.1", "localhost", True),
    ({"X-CSRF-Token": "t"}, "127.0.0.1", "localhost", True),
    ({}, "192.0.2.7", "localhost", False),
    ({}, "::ffff:192.0.2.7", "localhost", False),
    ({}, "", "localhost", False),
    ({}, "127.0.0.1", "atlas.example", False),
    ({}, "127.0.0.1", "localhost:8051", False),
    ({}, "127.0.0.1", "localhost.evil.example", False),
    *[
        ({name: "127.0.0.1"}, "127.0.0.1", "localhost", False)
        for name in (
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Server",
            "Via",
            "X-Real-IP",
            "X-Original-URL",
            "X-Request-Id",
            "X-Amzn-Trace-Id",
            "Fastly-Client-IP",
            "True-Client-IP",
        )
    ],
]


@pytest.mark.parametrize(("headers", "peer", "host", "is_here"), CASES)
def test_only_this_machine_is_let_in(headers: dict[str, str], peer: str, host: str, is_here: bool) -> None:
    with Flask("trial").test_request_context(
        "/pflege", headers={**headers, "Host": host}, environ_base={"REMOTE_ADDR": peer, "SERVER_PORT": "80"}
    ):
        assert recognition.is_at_this_machine() is is_here


def test_a_proxy_that_says_nothing_of_itself_is_known_by_its_http_1_0() -> None:
    here = {"REMOTE_ADDR": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.0"}
    with Flask("trial").test_request_context("/pflege", headers={"Host": "127.0.0.1"}, environ_overrides=here):
        assert not recognition.is_at_this_machine()


@pytest.mark.parametrize("variables", [{"ATLAS_AUTH": "keine"}, {"ATLAS_TLS": "ja"}, {"ATLAS_AUTH": "oidc"}])
def test_a_setting_that_means_nothing_stops_the_server(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match="ATLAS_"):
        create_app()
