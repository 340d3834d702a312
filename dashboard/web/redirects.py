"""An address with slashes too many, or with parameters that moved, leads to the page it means, and never anywhere else: its target is built
from a route, or stands here."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from flask import Response, current_app, request
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

READS = ("GET", "HEAD")
# Parameters that a page had, and the page that has them now.
MOVED = {("/daten", "suche"): "/daten/kennzahlen", ("/daten", "von"): "/neues", ("/daten", "bis"): "/neues"}
CATCH_ALL = "/<path:path>"  # the page that says of an address that there is none
# What may stand in a query as it is; everything else is written with a percent sign.
QUERY_CHARACTERS = "!$&'()*+,/:;=?@%[]"


def to_the_page_of_its_parameters() -> Response | None:
    """A permanent redirect for an address whose parameters are those of another page today; None for every other."""
    if request.method not in READS:
        return None
    target = next((MOVED[request.path, name] for name in request.args if (request.path, name) in MOVED), None)
    return _permanent(target) if target else None


def without_extra_slashes(may_lead_to: Callable[[str], bool]) -> Response | None:
    """A permanent redirect for an address that is a route's but for its slashes; None for every other, and for an endpoint that whoever asks may
    not be led to."""
    path = re.sub("/{2,}", "/", request.path).rstrip("/") or "/"
    if (
        request.method not in READS or path == request.path or request.path.startswith("/api/")
    ):  # which answers problems
        return None
    # Bound to a name of our own: what the visitor sent as Host plays no part.
    adapter = current_app.url_map.bind("atlas")
    try:
        rule, arguments = adapter.match(path, "GET", return_rule=True)
    except (NotFound, MethodNotAllowed, RequestRedirect):
        return None
    is_of_dash = rule.rule.startswith("/_")  # and no page
    if rule.rule == CATCH_ALL or is_of_dash or not may_lead_to(rule.endpoint):
        return None
    return _permanent(adapter.build(rule.endpoint, arguments))


def _permanent(target: str) -> Response:
    """To a path of ours, with the query of the address."""
    query = quote(request.query_string, safe=QUERY_CHARACTERS)
    return Response(status=308, headers={"Location": f"{target}?{query}" if query else target})
