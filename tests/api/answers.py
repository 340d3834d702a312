"""What the published database states, asked without any function of the dashboard but its connection (a file is opened once in a process), and
all pages of a list."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from dashboard import db


def stated(sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Columns and rows of a question."""
    rows = db.query(sql)
    return list(rows[0]) if rows else [], [tuple(row.values()) for row in rows]


def every_row(api: FlaskClient, address: str) -> list[dict[str, Any]]:
    """The rows of all pages, one after the other as `links.next` leads."""
    rows: list[dict[str, Any]] = []
    following = f"{address}{'&' if '?' in address else '?'}je_seite=1000"
    while following:
        body = api.get(following).get_json()
        rows += body["data"]
        following = body["links"].get("next", "")
    return rows
