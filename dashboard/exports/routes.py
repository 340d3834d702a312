"""Addresses of the downloads: plain GET with the parameters of the page they belong to."""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.exports import anlaesse as exports
from dashboard.queries import anlaesse as queries
from dashboard.queries import frame
from dashboard.texts import anlaesse as texts

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def blueprint() -> Blueprint:
    """The routes."""
    routes = Blueprint("exports", __name__)
    routes.add_url_rule("/anlaesse.csv", view_func=occasions_csv)
    routes.add_url_rule("/anlaesse.xlsx", view_func=occasions_xlsx)
    return routes


def occasions_csv() -> Response:
    """The work list as CSV; an address that cannot be read in full is refused, not guessed."""
    choices = queries.choices()
    selection, notices = queries.read(request.args.to_dict(flat=False), choices)
    return refused(notices) if notices else attachment(exports.as_csv(selection, choices), f"{texts.FILE_STEM}.csv", CSV)


def occasions_xlsx() -> Response:
    """The work list as a workbook."""
    choices = queries.choices()
    selection, notices = queries.read(request.args.to_dict(flat=False), choices)
    return refused(notices) if notices else attachment(exports.as_workbook(selection, choices), f"{texts.FILE_STEM}.xlsx", XLSX)


def refused(notices: tuple[queries.Notice, ...]) -> Response:
    """What the address gets wrong, as readable text."""
    lines = [texts.BAD_REQUEST, *(f"– {notice.message}" for notice in notices)]
    return Response("\n".join(lines) + "\n", 400, mimetype="text/plain")


def attachment(content: bytes, name: str, mimetype: str) -> Response:
    """A file whose name says the data version and whether it holds invented data."""
    build = frame.build()
    stem, _, suffix = name.rpartition(".")
    mark = "_demodaten" if build["demo"] else ""
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="praeventionsatlas_{stem}_{build["version"]}{mark}.{suffix}"'
    return response
