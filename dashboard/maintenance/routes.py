"""Every address of Datenpflege that brings files in, reports on them, publishes and goes back, and whom it is open to."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, abort

from dashboard.maintenance import attention, declining, job_page, preview, publishing, survey, upload, versions_page
from dashboard.maintenance.addresses import JOB, SURVEY, UPLOAD, VERSIONS
from dashboard.maintenance.receiving import LARGEST_FORM, LargeForms
from dashboard.maintenance.sending import attached
from dashboard.maintenance.sources import template
from dashboard.texts import maintenance as texts
from dashboard.texts import surveys
from dashboard.users.access import open_to
from dashboard.users.pages import Action, InternalPage, register_actions, register_overview, register_pages
from dashboard.users.roles import MAINTAINERS, PROPOSERS

_JOB = f"{JOB}/<job_id>"
_CONFIRMATION, _ROLLBACK = f"{_JOB}/veroeffentlichen", f"{VERSIONS}/<target>/zurueck"
TEMPLATES = "/pflege/vorlagen"

PAGES = (
    InternalPage("einspielen", UPLOAD, texts.UPLOAD_TITLE, upload.document, MAINTAINERS, about=texts.UPLOAD_ABOUT),
    InternalPage("auftrag", _JOB, texts.JOB_TITLES["check"], job_page.document, PROPOSERS, navigation=False),
    InternalPage(
        "veroeffentlichen", _CONFIRMATION, texts.PUBLISH_TITLE, publishing.document, MAINTAINERS, navigation=False
    ),
    InternalPage("befragung", f"{SURVEY}/<job_id>", surveys.TITLE, survey.document, MAINTAINERS, navigation=False),
    InternalPage(
        "versionen",
        VERSIONS,
        texts.VERSIONS_TITLE,
        versions_page.document,
        MAINTAINERS,
        about=texts.VERSIONS_ABOUT,
    ),
    InternalPage(
        "zuruecknehmen", _ROLLBACK, texts.ROLLBACK_TITLE, versions_page.rollback_document, MAINTAINERS, navigation=False
    ),
)
ACTIONS = (
    Action("datei_einspielen", UPLOAD, upload.act, MAINTAINERS, LARGEST_FORM),
    Action("pruefung_veroeffentlichen", _CONFIRMATION, publishing.act, MAINTAINERS),
    Action("vorschlag_ablehnen", f"{_JOB}/ablehnen", declining.act, MAINTAINERS),
    Action("noch_einmal_pruefen", f"{_JOB}/noch-einmal", publishing.check_again, MAINTAINERS),
    Action("befragung_zuordnen", f"{SURVEY}/<job_id>", survey.act, MAINTAINERS, 1_000_000),
    Action("stand_zuruecknehmen", _ROLLBACK, versions_page.act, MAINTAINERS),
)


def register(server: Flask) -> None:
    """The pages, their changes, the files, and the preview."""
    server.request_class = LargeForms
    register_pages(server, PAGES)
    register_actions(server, ACTIONS)
    register_overview(server, attention.entries)
    with open_to(server, PROPOSERS):
        server.add_url_rule(f"{_JOB}/<name>", "auftrag_datei", job_page.file, methods=["GET"])
        server.add_url_rule(f"{TEMPLATES}/<name>", "vorlage", template_file, methods=["GET"])
    with open_to(server, MAINTAINERS):
        preview.register(server)


def template_file(name: str) -> Response:
    """An empty template."""
    try:
        opened = template(name)
    except OSError:
        abort(HTTPStatus.NOT_FOUND)
    return attached(opened, name)
