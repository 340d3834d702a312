"""The page of one body or one area: every row that the list keeps of it, with the ways to change, remove and add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urlencode

from flask import abort

from dashboard import german
from dashboard.internal.registry_changes import Subject
from dashboard.maintenance.registry import cells, scope
from dashboard.maintenance.registry.forms import AREA_COLUMNS, COUNCIL, Column, Layout, Sheet, layout
from dashboard.maintenance.registry.page_parts import (
    FOLDER,
    LIST,
    TAKEN,
    OwnList,
    is_maintainer,
    own_list,
    subject_address,
    subject_name,
    without_forms,
)
from dashboard.queries import registry_forms as queries
from dashboard.queries.registry_forms import FormArea
from dashboard.texts import registry_forms as texts
from dashboard.users import access
from dashboard.web.links import Link
from dashboard.web.page import Document, Request

OF_BODY = ("council", "council_area", "status", "meeting", "member", "group")
OF_AREA = ("status", "qualification", "contact", "analysis", "project")
_FORM = f"{LIST}/formular"


@dataclass(frozen=True)
class Row:
    """A row on show: its cells, what names it, its id, the form that changes it."""

    cells: Sequence[str]
    name: str
    id: str
    form: str


@dataclass(frozen=True)
class Listed:
    """A sheet with the rows that stand at a subject. `append`: the form of a further row, None where there is none."""

    name: str
    title: str
    entry: str
    heads: Sequence[str]
    rows: Sequence[Row]
    count: str
    append: Link | None
    may_remove: bool


@dataclass(frozen=True)
class Content:
    """`bodies`: pages of the bodies of an area; `areas`: what a body is responsible for."""

    title: str
    subject: Subject
    areas: str
    facts: Sequence[tuple[str, str]]
    facts_form: str
    sheets: Sequence[Listed]
    bodies: Sequence[Link]
    new_body: str
    is_area: bool
    own: OwnList


def of_body(request: Request) -> Document:
    """The page of a body."""
    return _document(Subject(council_id=request.arguments["council"]), request)


def of_area(request: Request) -> Document:
    """The page of an area."""
    return _document(Subject(area_id=request.arguments["area"]), request)


def form_address(sheet: str, subject: Subject, **more: str) -> str:
    """The form of a row of a sheet at a subject."""
    fields = {"gremium": subject.council_id, "gebiet": "" if subject.council_id else subject.area_id, **more}
    return f"{_FORM}/{sheet}?{urlencode({name: text for name, text in fields.items() if text})}"


def rows_of(told: Layout, sheet: Sheet, subject: Subject) -> list[dict[str, str]]:
    """The rows of a sheet at a subject, as texts by column."""
    rows = queries.rows(sheet.name, told.source_id, area_id=subject.area_id, council_id=subject.council_id)
    return [cells.texts_of(told, sheet, row) for row in rows]


def _document(subject: Subject, request: Request) -> Document:
    told = layout()
    areas = scope.require(access.current(), subject)
    if told is None:
        return without_forms()
    name = subject_name(subject, told.source_id)
    if not name:  # a body of public reports
        abort(HTTPStatus.NOT_FOUND)
    listed = own_list(taken=TAKEN in request.parameters)
    content = _body(told, subject, name, areas, listed) if subject.council_id else _area(told, subject, name, listed)
    return Document(content.title, f"{FOLDER}/subject.html.j2", content)


def _body(told: Layout, subject: Subject, name: str, areas: Sequence[FormArea], listed: OwnList) -> Content:
    council = told.sheet("council")
    rows = rows_of(told, council, subject) if council else []
    row = rows[0] if rows else {}
    facts = [(column.header, row[column.name] or texts.NOT_KNOWN) for column in council.columns] if council else []
    sheets = [_listed(told, sheet, subject) for sheet in told.sheets if sheet.name in OF_BODY[1:]]
    sheets.sort(key=lambda each: OF_BODY.index(each.name))
    responsible = texts.AREAS.format(names=german.listing([area.label for area in areas]))
    change = form_address("council", subject, zeile=cells.id_of(row))
    return Content(name, subject, responsible, facts, change, sheets, (), "", False, listed)


def _area(told: Layout, subject: Subject, name: str, listed: OwnList) -> Content:
    bodies = [
        Link(str(row[1]), subject_address(Subject(council_id=quote(row[0], safe=""))))
        for row in bodies_of(told, subject.area_id)
    ]
    area = queries.area(subject.area_id)
    sheets = [
        _listed(told, sheet, subject)
        for sheet in told.sheets
        if sheet.name in OF_AREA and area and cells.levels_of(told)[area.level] in sheet.areas
    ]
    sheets.sort(key=lambda each: OF_AREA.index(each.name))
    title = texts.SUBJECT_AREA.format(name=name)
    new = form_address("council", subject)
    return Content(title, subject, "", (), "", sheets, bodies, new, True, listed)


def bodies_of(told: Layout, area_id: str) -> list[tuple[str, str]]:
    """Kennung and name of the bodies of the list that are responsible for an area."""
    return [
        (each.council_id, each.council or "")
        for each in queries.bodies(told.source_id)
        if each.area_id == area_id and each.council_id
    ]


def _listed(told: Layout, sheet: Sheet, subject: Subject) -> Listed:
    shown = [column for column in sheet.columns if _is_shown(column, sheet, subject)]
    rows = [_row(sheet, shown, subject, row) for row in rows_of(told, sheet, subject)]
    entry = texts.ENTRY[sheet.name]
    may_append = sheet.name != "council_area" or is_maintainer()
    append = Link(texts.APPEND_LINK.format(entry=entry), form_address(sheet.name, subject)) if may_append else None
    count = german.plural(len(rows), texts.ONE_ROW, texts.ROWS)
    return Listed(sheet.name, sheet.title, entry, [column.header for column in shown], rows, count, append, may_append)


def _is_shown(column: Column, sheet: Sheet, subject: Subject) -> bool:
    """Not what the page is about anyway."""
    if column.name == COUNCIL:
        return not subject.council_id and sheet.name == "project"
    if column.name in AREA_COLUMNS:
        return (
            bool(subject.council_id) and sheet.name == "council_area" and column.name in {"level", "area_name", "ars"}
        )
    return True


def _row(sheet: Sheet, shown: Sequence[Column], subject: Subject, row: Mapping[str, str]) -> Row:
    row_id = cells.id_of(row)
    name = ", ".join(row[column.name] for column in shown[:2] if row[column.name])
    cells_ = [row[column.name] or "–" for column in shown]
    return Row(cells_, name, row_id, form_address(sheet.name, subject, zeile=row_id))
