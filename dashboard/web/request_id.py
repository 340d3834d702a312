"""The name of a request: in every line of the log that belongs to it, and on the page that says what went wrong."""

from __future__ import annotations

import ipaddress
import re
import secrets

from flask import Flask, g, has_request_context, request

HEADER = "X-Request-Id"
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{7,63}")


def current() -> str:
    """The name of the request being answered; "" outside of one."""
    return g.get("request_id", "") if has_request_context() else ""


def register(server: Flask) -> None:
    """Give every request a name, before anything else is done with it."""

    def name() -> None:
        g.request_id = _given() or secrets.token_hex(8)

    server.before_request(name)


def _given() -> str:
    """The name given by a proxy on this machine, where it looks like one."""
    given = request.headers.get(HEADER, "")
    try:
        is_near = ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return ""
    return given if is_near and _NAME.fullmatch(given) else ""
