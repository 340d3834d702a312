"""What stands beside the pages of briefings: asking for files, how far they are, and the files themselves."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.utils import send_file
from werkzeug.wrappers import Response as BaseResponse

from dashboard.briefings import heartbeat, job_page, page
from dashboard.briefings.form import JOBS_PATH
from dashboard.briefings.formats import FORMATS
from dashboard.briefings.job_page import FILE_PATH, LIST_TEMPLATE
from dashboard.briefings.jobs import FINISHED, MOST_WAITING, Jobs, QueueFullError
from dashboard.briefings.reading import asked_for, read
from dashboard.texts import briefing_page as texts
from dashboard.web import delivery, documents
from dashboard.web.templates import render

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 30


def blueprint() -> Blueprint:
    """The routes."""
    routes = Blueprint("briefing_files", __name__)
    routes.add_url_rule(JOBS_PATH, view_func=ask)
    routes.add_url_rule(f"{JOBS_PATH}/<ids>.json", view_func=progress)
    routes.add_url_rule(f"{FILE_PATH}/<job_id>/<name>", view_func=file)
    return routes


def ask() -> Response:
    """Have written what the address asks for, and lead to the page that says how far it is. Asked for twice it is written once."""
    if _is_ahead():
        return _message(HTTPStatus.FORBIDDEN, texts.AHEAD_TITLE, texts.AHEAD)
    reading = read(documents.current_request().parameters)
    if not reading.is_whole:
        document = page.of(reading, with_preview=False)
        wrong = replace(document, status=max(document.status, HTTPStatus.BAD_REQUEST), keep=False)
        return documents.respond(wrong, current_app.extensions[documents.PAGES])
    jobs = Jobs()
    if not heartbeat.is_alive(jobs.root):
        return _later(texts.SILENT_TITLE, texts.SILENT, texts.SILENT_CURE)
    try:
        asked = jobs.ask_all(*asked_for(reading))
    except QueueFullError:
        return _later(texts.FULL_TITLE, texts.FULL.format(most=MOST_WAITING))
    except OSError:
        LOG.exception("Der Auftrag für ein Briefing ließ sich nicht ablegen.")
        return _later(texts.UNWRITABLE_TITLE, texts.UNWRITABLE)
    target = job_page.address_of(asked)
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": target, "Cache-Control": "no-store"})


def progress(ids: str) -> Response:
    """How far some jobs are, for the script of their page: the lines as HTML, and what is said of them."""
    named = job_page.names(ids)
    if not named:
        abort(HTTPStatus.NOT_FOUND)
    content = job_page.of(named)
    answer = {
        "head": content.head,
        "html": render(LIST_TEMPLATE, content=content),
        "said": content.said,
        "over": content.is_over,
    }
    response = Response(current_app.json.dumps(answer), mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def file(job_id: str, name: str) -> BaseResponse:
    """A finished file."""
    jobs = Jobs()
    job = jobs.find(job_id)
    if job is None or job.state != FINISHED or job.file != name:
        return _message(HTTPStatus.NOT_FOUND, texts.LOST_TITLE, texts.LOST)
    try:
        opened = jobs.opened(job)
    except OSError:  # taken from the shelf just now
        return _message(HTTPStatus.NOT_FOUND, texts.LOST_TITLE, texts.LOST)
    about = os.fstat(opened.fileno())
    answer = send_file(
        opened,
        request.environ,
        mimetype=FORMATS[job.selection.formats[0]].mimetype,
        as_attachment=True,
        download_name=job.file,
        etag=job.digest,
        last_modified=about.st_mtime,
        conditional=False,
        response_class=delivery.LargeFile,
    )
    answer.content_length = about.st_size
    try:
        return answer.make_conditional(request.environ, accept_ranges=True, complete_length=about.st_size)
    except RequestedRangeNotSatisfiable:
        opened.close()
        raise


def _is_ahead() -> bool:
    """Whether nobody has opened this address: it is fetched in case somebody will, or as part of another page."""
    purpose = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return request.method == "HEAD" or "prefetch" in purpose or mode != "navigate"


def _later(title: str, *paragraphs: str) -> Response:
    response = _message(HTTPStatus.SERVICE_UNAVAILABLE, title, *paragraphs)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _message(status: HTTPStatus, title: str, *paragraphs: str) -> Response:
    response = Response(documents.message(title, *paragraphs), status, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    return response
