"""The addresses of a profile: the page, the table of a strip, and the files and pictures of every figure."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, current_app, request

from dashboard import texts as base_texts
from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.replies import CSV, SVG, attachment
from dashboard.exports.table import Table
from dashboard.pages.gebiet import document, figures, files, missing, pillars, profile, reports, strip_values
from dashboard.pages.gebiet.readings import Reading
from dashboard.queries import profile as profile_queries
from dashboard.queries import profile_structure
from dashboard.texts import profile_files as texts
from dashboard.web import canonical, documents
from dashboard.web.copy_link import SCRIPT
from dashboard.web.page import Document, Page, Request

Row = dict[str, Any]


def blueprint() -> Blueprint:
    """The addresses. A file for programs is named like the one for people, with "-programme" behind it."""
    routes = Blueprint("gebiet", __name__)
    for end, machine in (("", False), (texts.MACHINE, True)):
        kept = {"machine": machine}
        routes.add_url_rule(f"/gebiet/<asked>{end}.csv", f"everything{end}", everything, defaults=kept)
        routes.add_url_rule(
            f"/gebiet/<asked>/<indicator_id>/<any(streifen, verlauf):name>{end}.csv",
            f"values{end}",
            values,
            defaults=kept,
        )
        routes.add_url_rule(
            f"/gebiet/<asked>/<any(meldungen, saeulen):name>{end}.csv", f"registry{end}", registry, defaults=kept
        )
    routes.add_url_rule("/gebiet/<asked>/<indicator_id>/<any(streifen, verlauf):name>.svg", view_func=draw)
    routes.add_url_rule("/gebiet/<asked>/<any(meldungen, saeulen):name>.svg", view_func=draw_registry)
    routes.register_error_handler(404, _not_found)
    return routes


def profile_document(request: Request) -> Document:
    """The page of an area."""
    given = {name: next(filter(None, values), "") for name, values in request.parameters.items()}
    page = document.answer(
        request.arguments.get("asked", ""),
        {name: value for name, value in given.items() if value},
        canonical.absolute(""),
    )
    return Document(page.title, "markup.html.j2", page.content, page.status, scripts=(SCRIPT,))


def strip_document(request: Request) -> Document:
    """The values of a strip as a table; the way back leads to the comparison it was opened from."""
    reference = next(filter(None, request.parameters.get("bezug", [])), "")
    reading, shown = _reading(request.arguments["asked"], request.arguments["indicator_id"], reference)
    title, content = strip_values.page(reading, shown) or abort(404)
    return Document(title, "markup.html.j2", content)


PAGE = Page(
    "gebiet", "/gebiet/<path:asked>", base_texts.PROFILE, profile_document, navigation=False, more_paths=("/gebiet",)
)
STRIP_PAGE = Page(
    "streifen", "/gebiet/<asked>/<indicator_id>/streifen", base_texts.PROFILE, strip_document, navigation=False
)


def everything(asked: str, *, machine: bool) -> Response:
    """All values of an area."""
    area = _area(asked)
    return _file(files.everything(profile.load(area), machine=machine), area, machine=machine)


def values(asked: str, indicator_id: str, name: str, *, machine: bool) -> Response:
    """The values of one chart of an indicator."""
    reading, shown = _reading(asked, indicator_id)
    if name == "streifen" and figures.row_of_values(reading, shown) is None:
        abort(404)
    table = {"streifen": files.strip, "verlauf": files.course}[name](reading, shown, machine=machine)
    return _file(table, shown.area, indicator_id, name, machine=machine)


def registry(asked: str, name: str, *, machine: bool) -> Response:
    """What the registry knows, as a table."""
    area, structure = _registered(asked)
    if name == "meldungen":
        table = files.reports(_reports(area), machine=machine)
    else:
        table = files.pillars(pillars.ask(profile.load(area), structure), machine=machine)
    return _file(table, area, name, machine=machine)


def draw(asked: str, indicator_id: str, name: str) -> Response:
    """One chart of an indicator as a picture of its own."""
    reading, shown = _reading(asked, indicator_id)
    drawn = figures.picture(name, reading, shown) or abort(404)
    return attachment(drawn.encode(), f"{_stem(shown.area, indicator_id, name)}.svg", SVG)


def draw_registry(asked: str, name: str) -> Response:
    """The line of time or the fields as a picture of its own."""
    area, structure = _registered(asked)
    told = _reports(area) if name == "meldungen" else pillars.ask(profile.load(area), structure)
    drawn = (reports.figure(told) if isinstance(told, reports.Reports) else pillars.figure(told)) or abort(404)
    return attachment(figures.on_sheet(drawn, told.origin).encode(), f"{_stem(area, name)}.svg", SVG)


def _file(table: Table, area: Row, *names: str, machine: bool) -> Response:
    stem = _stem(area, *names) + (texts.MACHINE if machine else "")
    return attachment(machine_csv(table) if machine else german_csv(table), f"{stem}.csv", CSV)


def _stem(area: Row, *names: str) -> str:
    return "_".join([texts.STEM.format(area_id=area["area_id"]), *names])


def _area(asked: str) -> Row:
    """The area of a file; where there is none, the answer says which may be meant."""
    found = profile_queries.body(asked) if missing.is_key(asked) else None
    return found or abort(_no_area(asked))


def _no_area(asked: str) -> Response:
    rest = request.path.removeprefix(f"/gebiet/{asked}")
    return documents.respond(
        Document(texts.FILE_TITLE, "markup.html.j2", missing.file_page(asked, rest, profile_queries.names()), 404),
        current_app.extensions[documents.PAGES],
    )


def _not_found(_error: Exception) -> tuple[str, int]:
    """A readable page for a file or a figure the profile of an area does not have."""
    return documents.message(base_texts.NOT_FOUND_TITLE, base_texts.NOT_FOUND, texts.NO_FILE), 404


def _reading(asked: str, indicator_id: str, reference: str = "") -> tuple[Reading, profile.Profile]:
    """An indicator of an area, compared as asked if that can be; 404 where its profile shows none."""
    area = _area(asked)
    possible = profile.references_for(area)
    shown = profile.load(area, reference if reference in possible else next(iter(possible), ""))
    return shown.readings.get(indicator_id) or abort(404), shown


def _registered(asked: str) -> tuple[Row, Row]:
    """An area and what the registry says of it; 404 where it keeps no statement."""
    area = _area(asked)
    return area, profile_structure.structure(area["area_id"]) or abort(404)


def _reports(area: Row) -> reports.Reports:
    return reports.ask(area, profile_structure.councils((area["area_id"],)))
