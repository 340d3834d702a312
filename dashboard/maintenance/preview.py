"""The public site as it would be after publishing: every page and file of it below /vorschau/<check>, for whoever publishes and nobody else.

An address is answered by the view of the public address behind it, read from the preview; in what it says, the ways to other pages lead into
the preview as well, and the scripts of a page are told where it begins (assets/base.js).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, abort, current_app, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from dashboard import db
from dashboard.maintenance import jobs
from dashboard.maintenance.addresses import PREVIEW, job_address, preview_address
from dashboard.texts import maintenance as texts
from dashboard.users.access import roles_of
from dashboard.users.roles import Role
from dashboard.versions import NotPublishedError, OtherSchemaError, UnknownVersionError, UnusableVersionError
from dashboard.web import assets, documents
from dashboard.web.page import Document
from dashboard.web.templates import render

RULES = (f"{PREVIEW}/<job_id>", f"{PREVIEW}/<job_id>/<path:rest>")
BANNER, WITHOUT = "maintenance/preview_banner.html.j2", "maintenance/preview_without.html.j2"
# What asks for more than to be read, or is meant for programs of others; of the API the lists that the scripts of pages fetch stay.
BRIEFING = "/briefing"
LEFT_OUT = ("/assets", "/_dash")
API, LISTS = "/api", ("/api/v1/suche/", "/api/v1/werte/", "/api/v1/hinweise/")
# Addresses that lead out of the preview.
_OUT = "(?!/|>|assets/|api/v1(?!/(?:suche|werte|hinweise)/)|pflege|abmelden|anmelden|vorschau/)"
_IN_MARKUP = re.compile(rf'(="|&#34;|[\[{{:,]\s?")(?:/(?=["?#]|&#34;)|(/){_OUT})')
_IN_JSON = re.compile(rf'(\\?")(?:/(?=["?#\\])|(/){_OUT})')
_BODY = re.compile("<body[^>]*>")
_PASSED_ON = ("Content-Type", "Content-Disposition")


@dataclass(frozen=True)
class Banner:
    """What stands above every page of a preview: the way back, and the same page as it is published."""

    back: str
    published: str


def view(job_id: str, rest: str = "") -> Response:
    """The answer of the public address `rest`, as the preview of a check would give it."""
    job = jobs.find(job_id)
    if job is None or job.kind != "check" or not job.outcome.get("preview"):
        abort(HTTPStatus.NOT_FOUND)
    path = f"/{rest}"
    try:
        with db.previewing(jobs.preview_folder(job_id)):
            answer = _answer_of(path)
            content = answer.get_data()
    except NotPublishedError:  # tidied away, or replaced by a later one
        return Response(
            render("message.html.j2", title=texts.PREVIEW_GONE_TITLE, paragraphs=[texts.PREVIEW_GONE]), HTTPStatus.GONE
        )
    return _labelled(answer, _led_into(job_id, path, answer.mimetype or "", content), job_id)


def register(server: Flask) -> None:
    """The routes; whom they are open to says whoever registers."""
    for number, rule in enumerate(RULES):
        server.add_url_rule(rule, f"preview_{number}", view, methods=["GET"])


def _answer_of(path: str) -> BaseResponse:
    """What is said under a public address, also that there is nothing, before anything is remembered or packed."""
    environ = {
        **{
            name: value
            for name, value in request.environ.items()
            if not name.startswith(("HTTP_", "werkzeug.", "flask."))
        },
        "PATH_INFO": path,
        "HTTP_HOST": request.host,
    }
    with current_app.request_context(environ):
        try:
            with db.reading((request.view_args or {}).get("version")):
                answer = current_app.make_response(_said(path))
                answer.direct_passthrough = False
                answer.get_data()  # also of a file: read while the preview is
        except (HTTPException, UnknownVersionError, OtherSchemaError, UnusableVersionError) as error:
            answer = current_app.make_response(current_app.handle_user_exception(error))
    return answer


def _said(path: str) -> ResponseReturnValue:
    if path.startswith(BRIEFING):
        without = Document(texts.PREVIEW_WITHOUT_TITLE, WITHOUT, None, HTTPStatus.NOT_FOUND)
        return documents.respond(without, current_app.extensions[documents.PAGES])
    is_left_out = path.startswith(LEFT_OUT) or (path.startswith(API) and not path.startswith(LISTS))
    if is_left_out or Role.PUBLIC not in roles_of(current_app, request.endpoint):
        abort(HTTPStatus.NOT_FOUND)
    return current_app.dispatch_request()


def _led_into(job_id: str, path: str, mimetype: str, content: bytes) -> bytes:
    """The content with its own addresses leading into the preview."""
    prefix = preview_address(job_id)
    if mimetype == "application/json":
        return _IN_JSON.sub(rf"\g<1>{prefix}\g<2>", content.decode()).encode()
    if mimetype not in ("text/html", "image/svg+xml"):
        return content
    text = _IN_MARKUP.sub(rf"\g<1>{prefix}\g<2>", content.decode())
    return (_with_banner(job_id, path, text) if mimetype == "text/html" else text).encode()


def _with_banner(job_id: str, path: str, text: str) -> str:
    text = text.replace("<html ", Markup('<html data-basis="{}" ').format(preview_address(job_id)), 1)
    query = request.query_string.decode("ascii", "replace")
    banner = render(BANNER, banner=Banner(job_address(job_id), f"{path}?{query}" if query else path))
    head = Markup('<meta name="robots" content="noindex"><link rel="stylesheet" href="{}"></head>').format(
        assets.address(assets.INTERNAL_SHEET)
    )
    return _BODY.sub(lambda body: body[0] + str(banner), text.replace("</head>", head, 1), count=1)


def _labelled(answer: BaseResponse, content: bytes, job_id: str) -> Response:
    labelled = Response(content, answer.status_code)
    for name in _PASSED_ON:
        if name in answer.headers:
            labelled.headers[name] = answer.headers[name]
    location = answer.headers.get("Location", "")
    if location.startswith("/"):
        labelled.headers["Location"] = preview_address(job_id) + location
    labelled.headers["Cache-Control"] = "no-store"
    labelled.headers["X-Robots-Tag"] = "noindex"
    return labelled
