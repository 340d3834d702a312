"""Readable answers where there is none to give: what is the matter, in German, and what to do. Nothing here names a place on the server."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from flask import Flask, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException

from dashboard import texts
from dashboard.internal.faults import InternalDatabaseError
from dashboard.texts import internal as internal_texts
from dashboard.texts import operation
from dashboard.versions import NotPublishedError, OtherSchemaError, UnknownVersionError, UnusableVersionError
from dashboard.web import documents, request_id
from dashboard.web.bodies import FileTooLarge

LOG = logging.getLogger(__name__)
WORDS = {
    HTTPStatus.NOT_FOUND: (texts.NOT_FOUND_TITLE, texts.NOT_FOUND),
    HTTPStatus.GONE: (texts.GONE_TITLE, texts.GONE),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (texts.TOO_LARGE_TITLE, texts.TOO_LARGE),
    HTTPStatus.LENGTH_REQUIRED: (texts.LENGTH_MISSING_TITLE, texts.LENGTH_MISSING),
    HTTPStatus.REQUEST_URI_TOO_LONG: (texts.TOO_LONG_TITLE, texts.TOO_LONG),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: (texts.TOO_LONG_TITLE, texts.TOO_LONG),
}


def register(server: Flask) -> None:
    """Let every error of the server be answered from here."""
    server.register_error_handler(NotPublishedError, not_published)
    server.register_error_handler(InternalDatabaseError, internal_database)
    server.register_error_handler(UnknownVersionError, lambda _: (page(HTTPStatus.NOT_FOUND), HTTPStatus.NOT_FOUND))
    server.register_error_handler(OtherSchemaError, lambda _: (page(HTTPStatus.GONE), HTTPStatus.GONE))
    server.register_error_handler(
        UnusableVersionError, lambda _: (documents.message(texts.GONE_TITLE, texts.UNUSABLE), HTTPStatus.GONE)
    )
    server.register_error_handler(HTTPException, refused)
    # A body that is no chunked body after all.
    server.register_error_handler(ParseException, lambda _: (page(HTTPStatus.BAD_REQUEST), HTTPStatus.BAD_REQUEST))
    server.register_error_handler(Exception, failed)


def not_published(error: NotPublishedError) -> tuple[str, int]:
    """There is no database; which file is missing stands in the log alone."""
    LOG.error("%s", error)
    return failure(texts.NOT_PUBLISHED_TITLE, texts.NOT_PUBLISHED, texts.NOT_PUBLISHED_CURE), 503


def internal_database(error: InternalDatabaseError) -> tuple[str, int]:
    """What is internal cannot be read or changed just now; why stands in the log alone. No public page asks for it."""
    LOG.error("%s", error)
    return failure(internal_texts.NOT_NOW_TITLE, internal_texts.NOT_NOW, internal_texts.NOT_NOW_CURE), 503


def refused(error: HTTPException) -> Any:
    """What cannot be answered; a redirect, or an answer somebody has written, stays as it is."""
    if error.response is not None or error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    response = error.get_response()
    response.data = too_large(error) if isinstance(error, FileTooLarge) else page(error.code)
    return response


def too_large(error: FileTooLarge) -> str:
    """What is said of a file that is larger than the address takes."""
    return documents.message(texts.TOO_LARGE_TITLE, texts.FILE_TOO_LARGE.format(megabytes=error.limit // 1_000_000))


def failed(error: Exception) -> tuple[str, int]:
    """Our own mistake."""
    LOG.error("Fehler bei %s", request.url_rule.rule if request.url_rule else "-", exc_info=error)
    return page(HTTPStatus.INTERNAL_SERVER_ERROR), HTTPStatus.INTERNAL_SERVER_ERROR


def page(status: int) -> str:
    """The page that says of a status of HTTP what is the matter."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return failure(texts.FAILED_TITLE, texts.FAILED)
    return documents.message(*WORDS.get(HTTPStatus(status), (texts.REFUSED_TITLE, texts.REFUSED)))


def failure(title: str, *paragraphs: str) -> str:
    """A page about something the visitor cannot help, with the name under which it stands in the log."""
    name = request_id.current()
    return documents.message(title, *paragraphs, *([operation.REQUEST_NAME.format(name=name)] if name else []))
