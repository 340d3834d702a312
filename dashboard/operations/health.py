"""Addresses for programs that watch over the atlas: /healthz (the process answers), /readyz (pages can be served), /version. No login, no database
needed, nothing personal; what is wrong in particular is told at this machine and to those who run it only."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, jsonify

from dashboard import db
from dashboard.briefings.identity import revision
from dashboard.internal.faults import InternalDatabaseError
from dashboard.operations import state
from dashboard.operations.state import Grade, Part
from dashboard.queries.published_schema import schema_of_shown
from dashboard.users import recognition
from dashboard.users.access import open_to
from dashboard.users.roles import EVERYBODY, OPERATORS
from dashboard.users.secret import SecretError
from dashboard.users.user_file import UserFileError
from dashboard.versions import ROOT, NotPublishedError, OtherSchemaError, UnusableVersionError

ALIVE, READY, VERSION = "/healthz", "/readyz", "/version"
PATHS = frozenset({ALIVE, READY, VERSION})


def alive() -> Response:
    """That this process answers."""
    return _answer({"status": Grade.WELL.word})


def ready() -> Response:
    """Whether public pages can be served (200, else 503)."""
    parts = state.parts()
    grade = state.worst(parts)
    if _may_know():
        answer = _answer({"status": grade.word, "parts": [_told(part) for part in parts]})
    else:
        answer = _answer({"status": (Grade.DOWN if grade is Grade.DOWN else Grade.WELL).word})
    answer.status_code = HTTPStatus.SERVICE_UNAVAILABLE if grade is Grade.DOWN else HTTPStatus.OK
    return answer


def version() -> Response:
    """Which program shows which data: `data` and `schema` are null while there are none."""
    return _answer({"version": program(), "revision": revision(), **_data()})


@cache
def program() -> str:
    """The version of the program."""
    stated: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return stated


def register(server: Flask) -> None:
    """The three addresses."""
    views: list[tuple[str, Callable[[], Response]]] = [(ALIVE, alive), (READY, ready), (VERSION, version)]
    with open_to(server, EVERYBODY):
        for path, view in views:
            server.add_url_rule(path, f"operations_{view.__name__}", view)


def _data() -> Mapping[str, Any]:
    try:
        return {"data": db.shown().version, "schema": schema_of_shown()}
    except (NotPublishedError, OtherSchemaError, UnusableVersionError):
        return {"data": None, "schema": None}


def _may_know() -> bool:
    if recognition.is_at_this_machine():
        return True
    try:
        return recognition.recognise().role in OPERATORS
    except (InternalDatabaseError, SecretError, UserFileError):  # nobody can be known
        return False


def _told(part: Part) -> Mapping[str, str]:
    return {"name": part.name, "status": part.grade.word, "text": part.text, "cure": part.cure}


def _answer(content: Mapping[str, Any]) -> Response:
    answer = jsonify(content)
    answer.headers["Cache-Control"] = "no-store"
    return answer
