"""Opening a form of the registry: what it is for, what it asks, what stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import abort

from dashboard.internal import database, registry_changes
from dashboard.internal.registry_changes import Change, Subject
from dashboard.maintenance.registry import cells, scope
from dashboard.maintenance.registry.entries import Part, Values, part_of
from dashboard.maintenance.registry.forms import COUNCIL, Layout, Sheet
from dashboard.maintenance.registry.page_parts import is_maintainer, subject_name
from dashboard.maintenance.registry.subject_page import OF_AREA, OF_BODY, bodies_of, rows_of
from dashboard.queries.registry_forms import FormArea
from dashboard.texts import registry_forms as texts
from dashboard.users import access


class RowGoneError(Exception):
    """The row that a form is to change is not on show any more, or says something else; `subject` is where to look anew."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        super().__init__(subject.row_id)


@dataclass(frozen=True)
class Opened:
    """A form that was opened: for whom, what it asks, what stands in it. `shown`: the row on show that it changes; `change`: the one on the
    list that it changes."""

    told: Layout
    sheet: Sheet
    subject: Subject
    parts: Sequence[Part]
    values: Mapping[str, Values] = field(default_factory=dict)
    shown: Mapping[str, str] | None = None
    change: Change | None = None

    @property
    def name(self) -> str:
        """The body or area it is about."""
        named = subject_name(self.subject, self.told.source_id)
        return named or (self.change.title.partition(": ")[2] if self.change else "")

    @property
    def title(self) -> str:
        """What the change is called on the list."""
        entry = texts.ENTRY[self.sheet.name]
        is_new = self.shown is None and (self.change is None or self.change.edit["action"] == "append")
        return (texts.APPEND_TITLE if is_new else texts.REPLACE_TITLE).format(entry=entry, name=self.name)


def open_form(told: Layout, name: str, given: Mapping[str, str]) -> Opened:
    """The form that fields of an address or of a form name. Answers 404 or 403 for what is none, or not this account's; raises RowGoneError."""
    sheet = told.sheet(name)
    if sheet is None or (name == "council_area" and not is_maintainer()):
        abort(HTTPStatus.NOT_FOUND)
    if change_id := given.get("aenderung", ""):
        return _of_change(told, sheet, change_id)
    subject = Subject(given.get("gebiet", ""), given.get("gremium", ""), given.get("zeile", ""))
    areas = scope.require(access.current(), subject)
    if name not in (OF_BODY if subject.council_id else (*OF_AREA, "council")):
        abort(HTTPStatus.NOT_FOUND)
    area = None if subject.council_id else areas[0]
    bodies = bodies_of(told, area.area_id) if area and name == "project" else []
    part = part_of(told, sheet, "" if name == "council" else subject.council_id, area, bodies)
    if not subject.row_id:
        return Opened(told, sheet, subject, _parts_of_new(told, part, area))
    shown = next((row for row in rows_of(told, sheet, subject) if cells.id_of(row) == subject.row_id), None)
    if shown is None:
        raise RowGoneError(subject)
    if name == "council":  # the Kennung stays
        part = Part(sheet, [each for each in part.columns if each.name != COUNCIL], {})
    return Opened(told, sheet, subject, [part], {name: dict(shown)}, shown)


def _parts_of_new(told: Layout, part: Part, area: FormArea | None) -> list[Part]:
    """A new body comes with its first report."""
    status = told.sheet("status")
    if part.sheet.name != "council" or status is None or area is None:
        if part.sheet.name == "council":
            abort(HTTPStatus.NOT_FOUND)
        return [part]
    asked = [column for column in status.columns if not column.names_subject]
    return [part, Part(status, asked, {COUNCIL: "neu"})]


def _of_change(told: Layout, sheet: Sheet, change_id: str) -> Opened:
    """The form of a change on the list; the row on show is not asked for again, the check compares."""
    with database.begin() as connection:
        found = registry_changes.of(connection, access.current().id)
    change = next((each for each in found if each.id == change_id and each.edit["sheet"] == sheet.name), None)
    if change is None or change.edit["action"] == "remove":
        abort(HTTPStatus.NOT_FOUND)
    edit = change.edit
    if edit["action"] == "replace":
        asked = [column for column in sheet.columns if column.name in edit["values"]]
        return Opened(told, sheet, change.subject, [Part(sheet, asked, {})], {sheet.name: edit["values"]}, None, change)
    bodies = bodies_of(told, change.subject.area_id) if sheet.name == "project" else []
    known = (
        {name for name in edit["values"] if name in {COUNCIL, "level", "ars"}}
        if sheet.name != "council_area"
        else {COUNCIL}
    )
    fixed = {name: text for name, text in edit["values"].items() if name in known and sheet.name != "council"}
    if bodies:
        fixed.pop(COUNCIL, None)
    template = part_of(told, sheet, fixed.get(COUNCIL, ""), None, bodies)
    asked = [column for column in template.columns if column.name not in fixed]
    part = Part(sheet, asked, fixed, bodies)
    return Opened(told, sheet, change.subject, [part], {sheet.name: edit["values"]}, None, change)
