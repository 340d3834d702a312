"""Roles, login and gate, put into the server."""

from __future__ import annotations

from flask import Flask

from dashboard.users import access, csrf, login, overview, recognition, refusals, signed_in


def register(server: Flask) -> None:
    """The gate before everything else, then the login and the first internal page."""
    access.register(server, recognition.recognise, refusals.refuse)
    csrf.register(server)
    signed_in.register(server)
    refusals.register(server)
    overview.register(server)
    login.register(server)
