"""The form of one row: empty for a new one, filled for one on show or for a change that is on the list already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Response, abort, request

from dashboard import german
from dashboard.internal import database, registry_changes
from dashboard.internal.registry_changes import Subject
from dashboard.maintenance.addresses import CHANGES
from dashboard.maintenance.registry import cells, changes, entries, fields, scope
from dashboard.maintenance.registry.entries import Part, Values
from dashboard.maintenance.registry.fields import Field, Section
from dashboard.maintenance.registry.forms import COUNCIL, layout
from dashboard.maintenance.registry.opening import Opened, RowGoneError, open_form
from dashboard.maintenance.registry.page_parts import FOLDER, is_maintainer, subject_address, without_forms
from dashboard.queries import registry_forms as queries
from dashboard.texts import registry_forms as texts
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.web.links import Link
from dashboard.web.page import Document, Request

Errors = Mapping[str, Mapping[str, str]]  # by sheet, by column


@dataclass(frozen=True)
class Content:
    """`hidden`: what the form was opened for; `faults` name the fields, `refusal` is about the whole form."""

    title: str
    name: str
    sections: Sequence[Section]
    hidden: Mapping[str, str]
    action: str
    submit: str
    back: str
    refusal: str = ""

    @property
    def faults(self) -> list[Field]:
        """The fields with something wrong in them, in their order."""
        return [each for section in self.sections for each in section.fields if each.error]


def document(asked: Request) -> Document:
    """The form as its address opens it."""
    told = layout()
    if told is None:
        return without_forms()
    try:
        opened = open_form(told, asked.arguments["sheet"], request.args)
    except RowGoneError as error:
        return _gone(error)
    return _drawn(opened, opened.values, _faults_of_check(opened))


def submit(sheet: str) -> Response:
    """Put what was typed on the list of changes, or show the form again with what is wrong."""
    told = layout()
    if told is None:
        return respond(without_forms())
    try:
        opened = open_form(told, sheet, request.form)
    except RowGoneError as error:
        return respond(_gone(error))
    values = {part.sheet.name: entries.read(part, request.form) for part in opened.parts}
    errors = {part.sheet.name: _judged(opened, part, values[part.sheet.name]) for part in opened.parts}
    if any(errors.values()):
        return respond(_drawn(opened, values, errors))
    edits = _edits(opened, values)
    refusal = _keep(opened, edits) if edits else texts.NOTHING_CHANGED
    if refusal:
        return respond(_drawn(opened, values, errors, refusal))
    return _see(CHANGES if opened.change else subject_address(opened.subject, taken=True))


def remove(sheet: str) -> Response:
    """Put on the list that a row on show goes."""
    told = layout()
    if told is None:
        return respond(without_forms())
    try:
        opened = open_form(told, sheet, request.form)
    except RowGoneError as error:
        return respond(_gone(error))
    if opened.shown is None or sheet == "council" or (sheet == "council_area" and not is_maintainer()):
        abort(HTTPStatus.NOT_FOUND)
    title = texts.REMOVE_TITLE.format(entry=texts.ENTRY[sheet], name=opened.name)
    refusal = changes.add_all([(title, opened.subject, entries.removed(opened.sheet, opened.shown))])
    if refusal:
        return respond(_drawn(opened, opened.values, {}, refusal))
    return _see(subject_address(opened.subject, taken=True))


def _see(address: str) -> Response:
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": address})


def _gone(error: RowGoneError) -> Document:
    """What stands in place of a form whose row is not there any more."""
    back = Link(texts.LOOK_AGAIN, subject_address(Subject(error.subject.area_id, error.subject.council_id)))
    return Document(texts.ROW_GONE_TITLE, f"{FOLDER}/row_gone.html.j2", back, HTTPStatus.GONE.value)


def _judged(opened: Opened, part: Part, values: Values) -> Mapping[str, str]:
    """What is wrong with the fields of a sheet; a new Kennung must be new."""
    found = entries.faults(part, values, german.today())
    key = values.get(COUNCIL, "")
    if part.sheet.name == "council" and key and COUNCIL not in found and opened.change is None:
        taken = {each.council_id.casefold() for each in queries.bodies(opened.told.source_id) if each.council_id}
        if key.casefold() in taken:
            return {COUNCIL: texts.KNOWN_KEY.format(value=key[:60]), **found}
    return found


def _edits(opened: Opened, values: Mapping[str, Values]) -> list[tuple[str, Subject, dict[str, Any]]]:
    """Title, subject and edit of every change that the form makes; none where nothing differs."""
    first = opened.parts[0]
    typed = values[first.sheet.name]
    if opened.change:
        edit = dict(opened.change.edit)
        new = entries.appended(first, typed)["values"] if edit["action"] == "append" else dict(typed)
        return [(opened.change.title, opened.subject, edit | {"values": new})]
    if opened.shown is not None:
        changed = entries.replaced(first, opened.shown, typed)
        return [(opened.title, opened.subject, changed)] if changed else []
    if first.sheet.name != "council":
        return [(opened.title, opened.subject, entries.appended(first, typed))]
    return _new_body(opened, values)


def _new_body(opened: Opened, values: Mapping[str, Values]) -> list[tuple[str, Subject, dict[str, Any]]]:
    """A body, the area it is responsible for, and its first report."""
    key, name = values["council"][COUNCIL], values["council"]["name"]
    area = scope.require(access.current(), opened.subject)[0]
    place = {COUNCIL: key, "level": cells.levels_of(opened.told)[area.level], "ars": area.area_id}
    edits = [
        entries.appended(opened.parts[0], values["council"]),
        {"action": "append", "sheet": "council_area", "key": {}, "values": place},
        {"action": "append", "sheet": "status", "key": {}, "values": {COUNCIL: key, **values["status"]}},
    ]
    titles = [
        texts.NEW_BODY_TITLE.format(name=name),
        *(texts.APPEND_TITLE.format(entry=texts.ENTRY[edit["sheet"]], name=name) for edit in edits[1:]),
    ]
    return [(title, opened.subject, edit) for title, edit in zip(titles, edits, strict=True)]


def _keep(opened: Opened, edits: Sequence[tuple[str, Subject, dict[str, Any]]]) -> str:
    """Put the changes on the list, or in the place of the one that was changed; why not, "" where it was done."""
    if opened.change is None:
        return changes.add_all(edits)
    with database.begin() as connection:
        (title, _, edit) = edits[0]
        kept = registry_changes.replace(connection, access.current().id, opened.change.id, title, edit)
    return "" if kept else texts.ROW_GONE


def _drawn(opened: Opened, values: Mapping[str, Values], errors: Errors, refusal: str = "") -> Document:
    sections = [
        fields.section(part, values.get(part.sheet.name, {}), errors.get(part.sheet.name, {})) for part in opened.parts
    ]
    subject = opened.subject
    hidden = {"gebiet": subject.area_id, "gremium": subject.council_id, "zeile": subject.row_id}
    if opened.change:
        hidden = {"aenderung": opened.change.id}
    back = CHANGES if opened.change else subject_address(subject)
    action = f"{form_action(opened.sheet.name)}"
    button = texts.SUBMIT_AGAIN if opened.change else texts.SUBMIT
    content = Content(opened.title, opened.name, sections, hidden, action, button, back, refusal)
    wrong = bool(content.faults or refusal) and request.method == "POST"
    title = texts.FAULT_TITLE.format(title=opened.title) if wrong else opened.title
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return Document(title, f"{FOLDER}/form.html.j2", content, status.value)


def form_action(sheet: str) -> str:
    """Where the form of a sheet is sent."""
    return f"/pflege/gremien/formular/{sheet}"


def _faults_of_check(opened: Opened) -> Errors:
    """What the last check said of a change, by the columns it named; what it said of the whole row stands at its first field."""
    if opened.change is None:
        return {}
    headers = {column.header: column.name for column in opened.parts[0].columns}
    found: dict[str, str] = {}
    for fault in changes.of(access.current()).faults.get(opened.change.id, ()):
        name = headers.get(fault.column, opened.parts[0].columns[0].name)
        found[name] = f"{found.get(name, '')} {fault.reason} {fault.cure}".strip()
    return {opened.sheet.name: found}
