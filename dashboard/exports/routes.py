"""Addresses of the downloads: plain GET with the parameters of the page they belong to."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, request, send_file

from dashboard import shell
from dashboard import texts as frame_texts
from dashboard.exports import anlaesse as exports
from dashboard.exports import daten as data_exports
from dashboard.queries import anlaesse as queries
from dashboard.queries import daten as data
from dashboard.queries import frame
from dashboard.texts import anlaesse as texts
from dashboard.texts import daten as data_texts

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEOJSON = "application/geo+json"
CSV = "text/csv; charset=utf-8"


def blueprint() -> Blueprint:
    """The routes."""
    routes = Blueprint("exports", __name__)
    routes.add_url_rule("/anlaesse.csv", view_func=occasions_csv)
    routes.add_url_rule("/anlaesse.xlsx", view_func=occasions_xlsx)
    routes.add_url_rule("/daten/kennzahl/<indicator_id>.csv", view_func=observations_csv)
    routes.add_url_rule("/daten/kennzahl/<indicator_id>-programme.csv", view_func=observations_machine_csv)
    routes.add_url_rule("/daten/zurueckgewiesen.csv", view_func=rejected_csv)
    routes.add_url_rule("/daten/grenzen/<level>.geojson", view_func=boundaries)
    routes.register_error_handler(404, not_found)
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


def observations_csv(indicator_id: str) -> Response:
    """All own values of an indicator for spreadsheet programs."""
    name = data_texts.FILE_OBSERVATIONS.format(indicator_id=indicator_id)
    return attachment(data_exports.observations_csv(_indicator(indicator_id)), f"{name}.csv", CSV)


def observations_machine_csv(indicator_id: str) -> Response:
    """All own values of an indicator for programs."""
    name = data_texts.FILE_OBSERVATIONS_MACHINE.format(indicator_id=indicator_id)
    return attachment(data_exports.observations_machine_csv(_indicator(indicator_id)), f"{name}.csv", CSV)


def rejected_csv() -> Response:
    """Rows that were not taken over."""
    return attachment(data_exports.rejected_csv(), f"{data_texts.FILE_REJECTED}.csv", CSV)


def boundaries(level: str) -> Response:
    """The published geometry of a level."""
    if level not in data.boundary_levels():
        abort(404)
    name = file_name(f"{data_texts.FILE_BOUNDARIES.format(level=level)}.geojson", demo=False)
    return send_file(data.boundary_file(level), GEOJSON, as_attachment=True, download_name=name)


def _indicator(indicator_id: str) -> dict[str, Any]:
    found = next((each for each in data.indicators() if each["indicator_id"] == indicator_id), None)
    return found or abort(404)


def not_found(_error: Exception) -> tuple[str, int]:
    """A readable page for a file that does not exist."""
    return shell.message(frame_texts.NOT_FOUND_TITLE, frame_texts.NOT_FOUND, data_texts.NO_FILE), 404


def refused(notices: tuple[queries.Notice, ...]) -> Response:
    """What the address gets wrong, as readable text."""
    lines = [texts.BAD_REQUEST, *(f"– {notice.message}" for notice in notices)]
    return Response("\n".join(lines) + "\n", 400, mimetype="text/plain")


def attachment(content: bytes, name: str, mimetype: str) -> Response:
    """A file whose name says the data version and whether it holds invented data."""
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(name, demo=frame.build()["demo"])}"'
    return response


def file_name(name: str, *, demo: bool) -> str:
    """praeventionsatlas_<name>_<version>.<suffix>, with a mark where the build holds invented data."""
    stem, _, suffix = name.rpartition(".")
    return f"praeventionsatlas_{stem}_{frame.build()['version']}{'_demodaten' if demo else ''}.{suffix}"
