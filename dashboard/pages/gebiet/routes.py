"""The addresses of a profile: the page, the table of a strip, and the files and pictures of every figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from werkzeug.exceptions import NotFound

from dashboard import texts as base_texts
from dashboard.exports.files import Answer, File, attachment, csv_file, tables
from dashboard.exports.files import missing as missing_file
from dashboard.pages.gebiet import document, figures, files, missing, pillars, profile, reports, strip_values
from dashboard.pages.gebiet.readings import Reading
from dashboard.queries import profile as profile_queries
from dashboard.queries import profile_structure
from dashboard.texts import profile_files as texts
from dashboard.web import canonical
from dashboard.web.copy_link import SCRIPT
from dashboard.web.page import Document, Page, Request

Row = dict[str, Any]


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
    area = _area(request)
    if area is None:
        return _no_area(request)
    reference = next(filter(None, request.parameters.get("bezug", [])), "")
    try:
        page = strip_values.page(*_reading(request, area, reference))
    except NotFound:
        page = None
    if page is None:
        raise missing_file(texts.NO_FILE)
    return Document(page[0], "markup.html.j2", page[1])


def _area(request: Request) -> Row | None:
    asked = request.arguments["asked"]
    return profile_queries.body(asked) if missing.is_key(asked) else None


def _no_area(request: Request) -> Document:
    """Which areas may be meant, each with its file."""
    asked = request.arguments["asked"]
    rest = request.path.removeprefix(f"/gebiet/{asked}")
    return Document(texts.FILE_TITLE, "markup.html.j2", missing.file_page(asked, rest, profile_queries.names()), 404)


def _reading(request: Request, area: Row, reference: str = "") -> tuple[Reading, profile.Profile]:
    """An indicator of an area, compared as asked if that can be; NotFound where its profile shows none."""
    possible = profile.references_for(area)
    shown = profile.load(area, reference if reference in possible else next(iter(possible), ""))
    reading = shown.readings.get(request.arguments["indicator_id"])
    if reading is None:
        raise NotFound
    return reading, shown


def _of_area(content: Callable[..., Answer]) -> Callable[..., Answer]:
    """The file of an area that is there; else the page that says which may be meant."""

    def answer(request: Request, **wanted: Any) -> Answer:
        area = _area(request)
        return content(request, area, **wanted) if area else _no_area(request)

    return answer


@_of_area
def everything(_: Request, area: Row, *, machine: bool) -> Answer:
    """All values of an area."""
    return csv_file(files.everything(profile.load(area), machine=machine), _stem(area), machine=machine)


@_of_area
def values(request: Request, area: Row, *, name: str, machine: bool) -> Answer:
    """The values of one chart of an indicator."""
    reading, shown = _reading(request, area)
    if name == "streifen" and figures.row_of_values(reading, shown) is None:
        raise NotFound
    table = {"streifen": files.strip, "verlauf": files.course}[name](reading, shown, machine=machine)
    return csv_file(table, _stem(area, reading.indicator_id, name), machine=machine)


@_of_area
def picture(request: Request, area: Row, *, name: str) -> Answer:
    """One chart of an indicator as a picture of its own."""
    reading, shown = _reading(request, area)
    return _picture(figures.picture(name, reading, shown), area, reading.indicator_id, name)


@_of_area
def registry_table(_: Request, area: Row, *, name: str, machine: bool) -> Answer:
    """What the registry knows, as a table."""
    told = _registered(area, name)
    table = (
        files.reports(told, machine=machine)
        if isinstance(told, reports.Reports)
        else files.pillars(told, machine=machine)
    )
    return csv_file(table, _stem(area, name), machine=machine)


@_of_area
def registry_picture(_: Request, area: Row, *, name: str) -> Answer:
    """The line of time or the fields as a picture of its own."""
    told = _registered(area, name)
    drawn = reports.figure(told) if isinstance(told, reports.Reports) else pillars.figure(told)
    return _picture(figures.on_sheet(drawn, told.origin) if drawn else None, area, name)


def _registered(area: Row, name: str) -> reports.Reports | pillars.Pillars:
    """What the registry says of an area; NotFound where it keeps no statement."""
    structure = profile_structure.structure(area["area_id"])
    if structure is None:
        raise NotFound
    if name == "meldungen":
        return reports.ask(area, profile_structure.councils((area["area_id"],)))
    return pillars.ask(profile.load(area), structure)


def _picture(drawn: str | None, area: Row, *names: str) -> Answer:
    if drawn is None:
        raise NotFound
    return attachment(drawn.encode(), f"{_stem(area, *names)}.svg")


def _stem(area: Row, *names: str) -> str:
    return "_".join([texts.STEM.format(area_id=area["area_id"]), *names])


OF_INDICATOR, OF_REGISTRY = ("streifen", "verlauf"), ("meldungen", "saeulen")
PAGE = Page(
    "gebiet", "/gebiet/<path:asked>", base_texts.PROFILE, profile_document, navigation=False, more_paths=("/gebiet",)
)
STRIP_PAGE = Page(
    "streifen", "/gebiet/<asked>/<indicator_id>/streifen", base_texts.PROFILE, strip_document, navigation=False
)
FILES: tuple[File, ...] = (
    *tables("/gebiet/<asked>", everything, texts.NO_FILE),
    *(
        file
        for name in OF_INDICATOR
        for path in [f"/gebiet/<asked>/<indicator_id>/{name}"]
        for file in (
            *tables(path, partial(values, name=name), texts.NO_FILE),
            File(f"{path}.svg", partial(picture, name=name), texts.NO_FILE),
        )
    ),
    *(
        file
        for name in OF_REGISTRY
        for path in [f"/gebiet/<asked>/{name}"]
        for file in (
            *tables(path, partial(registry_table, name=name), texts.NO_FILE),
            File(f"{path}.svg", partial(registry_picture, name=name), texts.NO_FILE),
        )
    ),
)
