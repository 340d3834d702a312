"""The routes of the API: a list and its rows per resource, the document, and a problem for everything else below /api."""

from __future__ import annotations

import difflib
import logging
import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from dashboard import db
from dashboard.addresses.notices import short
from dashboard.api import answers, openapi, problems
from dashboard.api.limits import Limits
from dashboard.api.parameters import VERSION_PARAMETER, VERSION_PATTERN
from dashboard.api.problems import Problem
from dashboard.api.reading import read
from dashboard.api.registry import RESOURCES
from dashboard.api.resource import PREFIX, Resource
from dashboard.api.resources.data import BOUNDARIES
from dashboard.queries import catalogue
from dashboard.texts import api as texts
from dashboard.texts.api import Words
from dashboard.versions import NotPublishedError, OtherSchemaError, UnknownVersionError, UnusableVersionError
from dashboard.web import errors

LOG = logging.getLogger(__name__)
READS = ("GET", "HEAD")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS")
ALLOWED = "GET, HEAD, OPTIONS"
GEOJSON = "application/geo+json"
CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, X-Total-Count, RateLimit, RateLimit-Policy, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": ALLOWED,
}


def register(server: Flask) -> None:
    """Add the API to the application; before the delivery, whose headers it widens."""
    answers.program()  # read before the fork, not by the first visitor of each process
    server.register_blueprint(_blueprint(Limits.of_environment()))
    server.after_request(_for_everybody)
    server.register_error_handler(MethodNotAllowed, _not_allowed)


def _blueprint(limits: Limits) -> Blueprint:
    routes = Blueprint("api", __name__)
    routes.before_request(limits.check)
    routes.before_request(_only_reads)
    routes.before_request(_read_version)
    routes.after_request(limits.label)
    for resource in RESOURCES:
        routes.add_url_rule(resource.path, f"{resource.name}:list", _list_of(resource))
        if resource.item:
            routes.add_url_rule(f"{resource.path}/<key>", f"{resource.name}:item", _item_of(resource))
    routes.add_url_rule(f"{PREFIX}/openapi.json", "openapi", _document)
    routes.add_url_rule(f"{BOUNDARIES.path}/<level>", "boundaries:geometry", _geometry)
    for rule in ("/api", "/api/<path:path>"):
        routes.add_url_rule(rule, f"nothing:{rule}", _nothing, methods=METHODS, provide_automatic_options=False)
    routes.register_error_handler(Problem, lambda problem: problems.response(problem, request.path))
    routes.register_error_handler(HTTPException, _refused)
    routes.register_error_handler(NotPublishedError, _not_published)
    for error in (UnknownVersionError, OtherSchemaError, UnusableVersionError):
        routes.register_error_handler(error, _gone)
    routes.register_error_handler(Exception, _failed)
    return routes


def _list_of(resource: Resource) -> Callable[[], Response]:
    def give() -> Response:
        form = answers.chosen_format(request)
        asked = resource.read(request.args.to_dict(flat=False))
        return _confirmed(form) or _marked(answers.listed(resource, asked, resource.find(asked), form), form)

    return give


def _item_of(resource: Resource) -> Callable[[str], Response]:
    def give(key: str) -> Response:
        form = answers.chosen_format(request)
        asked = resource.read(request.args.to_dict(flat=False), item=True)
        found = resource.item(key) if resource.item else None
        if found is None:
            near = resource.near(key) if resource.near else ""
            raise _missing(resource, key, f"{resource.path}/{near}" if near else "")
        return _confirmed(form) or _marked(answers.single(resource, asked, found, form), form)

    return give


def _confirmed(form: str) -> Response | None:
    """That the visitor has the answer already; None where he has not."""
    etag = answers.etag(request, form)
    if not request.if_none_match.contains_weak(etag):
        return None
    return _marked(Response(status=304), form)


def _marked(answer: Response, form: str) -> Response:
    answer.set_etag(answers.etag(request, form), weak=True)
    answer.headers["Cache-Control"] = f"public, max-age={answers.FRESH}"
    answer.vary.add("Accept")
    return answer


def _document() -> Response:
    read(request.args.to_dict(flat=False), (VERSION_PARAMETER,))
    answer = _confirmed("json")
    return answer or _marked(Response(openapi.as_json(), mimetype=answers.JSON), "json")


def _geometry(level: str) -> Response:
    """The published GeoJSON of a level, as it is."""
    read(request.args.to_dict(flat=False), (VERSION_PARAMETER,))
    if level not in catalogue.boundary_levels():
        raise _missing(BOUNDARIES, level, f"{BOUNDARIES.path}/kommune")
    accepted = request.accept_mimetypes
    if accepted and accepted.best_match([GEOJSON, answers.JSON]) is None:
        raise Problem(406, texts.DETAILS[406].filled(served=GEOJSON))
    content = catalogue.boundary_file(level).read_bytes
    return _confirmed("geojson") or _marked(Response(content(), mimetype=GEOJSON), "geojson")


def _missing(resource: Resource, key: str, near: str) -> Problem:
    """There is no such row; `near` is the path of the one that may have been meant."""
    said = texts.NO_ITEM.filled(resource=resource.path, key=short(key))
    cure = texts.PERHAPS_RESOURCE.filled(near=near)
    return Problem(404, Words(f"{said.de} {cure.de}", f"{said.en} {cure.en}") if near else said, near=near)


def _nothing(path: str = "") -> Response:
    every = [resource.path for resource in RESOURCES]
    near = difflib.get_close_matches(f"/api/{path}".lower(), every, n=1, cutoff=0.6)
    parts = [
        texts.NO_RESOURCE.filled(path=short(request.path)),
        *([texts.PERHAPS_RESOURCE.filled(near=near[0])] if near else []),
        texts.RESOURCES_AT.filled(address=f"{PREFIX}/openapi.json"),
    ]
    detail = Words(" ".join(part.de for part in parts), " ".join(part.en for part in parts))
    raise Problem(404, detail, near=near[0] if near else "")


def _only_reads() -> Response | None:
    """A preflight is answered, everything that is no reading refused."""
    if request.method == "OPTIONS":
        return Response(status=204, headers=PREFLIGHT)
    if request.method not in READS:
        raise Problem(405, headers={"Allow": ALLOWED})
    return None


def _read_version() -> None:
    """Answer from the data version that the address names; the server reads from the one on show again after the request."""
    name = answers.named_version(request)
    if name and re.fullmatch(VERSION_PATTERN, name):
        db.read_from(name)


def _for_everybody(answer: Response) -> Response:
    """Scripts of other sites may read the API; all else stays with its own."""
    if request.path.startswith("/api/"):
        answer.headers.update(CROSS_ORIGIN)
    return answer


def _not_allowed(error: MethodNotAllowed) -> Any:
    if not request.path.startswith("/api/"):
        return errors.refused(error)
    return problems.response(Problem(405, headers={"Allow": ALLOWED}), request.path)


def _refused(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    return problems.response(Problem(error.code), request.path)


def _not_published(error: NotPublishedError) -> Response:
    LOG.error("%s", error)
    return problems.response(Problem(503, headers={"Retry-After": "60"}), request.path)


def _gone(_: Exception) -> Response:
    detail = texts.VERSION_GONE.filled(version=short(answers.named_version(request) or ""))
    return problems.response(Problem(410, detail), request.path)


def _failed(error: Exception) -> Response:
    LOG.error("Fehler bei %s", request.path, exc_info=error)
    return problems.response(Problem(500), request.path)
