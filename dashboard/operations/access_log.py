"""A line of the log for each request to an internal page, and for each that failed: what was asked for, by which role, how it ended.

Addresses of visitors, names of accounts, parameters, forms and cookies stand in none; of an address only its rule.
"""

from __future__ import annotations

import logging
import time
from http import HTTPStatus

from flask import Flask, Response, g, request

from dashboard.users import access
from dashboard.users.access import roles_of
from dashboard.users.roles import Role
from dashboard.web import request_id

LOG = logging.getLogger(__name__)


def register(server: Flask) -> None:
    """Write the lines. To be called before others add what they do before and after a request: names come first, lines last."""
    request_id.register(server)

    def begin() -> None:
        g.began = time.perf_counter()

    def end(response: Response) -> Response:
        is_internal = request.endpoint is not None and Role.PUBLIC not in roles_of(server, request.endpoint)
        if is_internal or response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            _write(response)
            response.headers[request_id.HEADER] = request_id.current()
        return response

    server.before_request(begin)
    server.after_request(end)


def _write(response: Response) -> None:
    said = {
        "method": request.method if request.method in ("GET", "HEAD", "POST") else "-",
        "rule": request.url_rule.rule if request.url_rule else "-",
        "status": response.status_code,
        "role": str(access.current().role),
        "milliseconds": round(1000 * (time.perf_counter() - g.began)),
    }
    LOG.info("%(method)s %(rule)s %(status)d %(milliseconds)d ms, %(role)s", said, extra=said)
