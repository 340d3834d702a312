"""The audit log as a page and as a file. What somebody did to whom, the Leitstelle alone reads: whoever only runs the atlas sees no data of areas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Response, request

from dashboard import german
from dashboard.exports.delimited import german_csv
from dashboard.exports.table import Cell
from dashboard.exports.table import Table as FileTable
from dashboard.internal import audit
from dashboard.internal.audit import Entry, Verdict
from dashboard.internal.database import reading
from dashboard.maintenance.sources import sources
from dashboard.operations import audit_jobs, audit_selection
from dashboard.operations.audit_selection import ACTION, BEFORE, PATH, VERIFY, Selection
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.texts import operation as texts
from dashboard.texts.follow_up import STATES
from dashboard.texts.users import ROLES
from dashboard.users import access
from dashboard.users.roles import Role
from dashboard.versions import NotPublishedError
from dashboard.web.choice import Choice
from dashboard.web.page import Document, Request
from dashboard.web.table import Column, Table

FILE = f"{PATH}.csv"
_EVENT = re.compile(r"([a-z]+) (\d{4})-(\d{2})-(\d{2})")  # as internal/courses.py writes it
ROWS, ROWS_OF_FILE = 50, 100_000


@dataclass(frozen=True)
class Content:
    """`verdict`: what reading all of the log has found, None where nobody asked; `older`, `newest`, `file`, `verify`: addresses."""

    selection: Selection
    actions: Choice
    table: Table | None
    verdict: Verdict | None
    reads_all: bool
    older: str
    newest: str
    file: str
    verify: str

    @property
    def day(self) -> str:
        """As a field for days wants it."""
        return self.selection.day.isoformat() if self.selection.day else ""


def document(incoming: Request) -> Document:
    """The newest rows of those asked for, and the way to older ones."""
    selection = audit_selection.read(incoming.parameters)
    rows = selection.rows(ROWS + 1)
    with reading() as connection:
        names = audit.actions(connection)
        verdict = audit.verify(connection) if selection.verify else None
    content = Content(
        selection,
        Choice(ACTION, texts.ACTION, selection.action, [("", [("", texts.ALL_ACTIONS), *map(_option, names)])]),
        _table(rows[:ROWS]) if rows else None,
        verdict,
        _reads_all(),
        selection.address(**{BEFORE: str(rows[ROWS - 1].number)}) if len(rows) > ROWS else "",
        selection.address() if selection.before else "",
        selection.address(FILE),
        selection.address(**{VERIFY: "1"}),
    )
    return Document(texts.AUDIT_TITLE, "operations/audit.html.j2", content)


def file() -> Response:
    """The same rows, the page does not divide them, as CSV."""
    rows = audit_selection.read(request.args.to_dict(flat=False)).rows(ROWS_OF_FILE)
    columns = (texts.NUMBER, *_heads())
    table = FileTable(texts.AUDIT_TITLE, columns, [(row.number, *_cells(row, {})) for row in rows])
    answer = Response(german_csv(table), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="praeventionsatlas_protokoll.csv"'
    return answer


def moment(stored: str) -> str:
    """A time as the log writes it, as the clock showed it here."""
    try:
        return f"{datetime.fromisoformat(stored).astimezone(german.GERMANY):%d.%m.%Y, %H:%M:%S}"
    except (ValueError, OverflowError):
        return german.UNKNOWN


def _reads_all() -> bool:
    return access.current().role is not Role.BETRIEB


def _heads() -> tuple[str, ...]:
    return (*texts.AUDIT_HEADS, *(texts.AUDIT_SUBJECT_HEADS if _reads_all() else ()), texts.CHECKSUM)


def _cells(row: Entry, said: Mapping[str, str]) -> tuple[Cell, ...]:
    """`said`: what stands instead of the name of a job, an area or a role."""
    subject = tuple(said.get(text, text) for text in (row.subject, row.detail)) if _reads_all() else ()
    return (moment(row.at), row.by, ROLES.get(row.role, row.role), _words(row.action), *subject, row.checksum)


def _table(rows: Sequence[Entry]) -> Table:
    columns = [Column(head) for head in _heads()]
    said = (
        {**ROLES, **_handed_in(rows), **_courses(rows), **_areas(rows), **audit_jobs.named(rows)}
        if _reads_all()
        else {}
    )
    cells = [(*_cells(row, said)[:-1], row.checksum[:12] + "…" if row.checksum else "") for row in rows]
    return Table(texts.AUDIT_CAPTION, columns, cells, css="stapelt betrieb-tabelle", hidden_caption=True)


def _areas(rows: Sequence[Entry]) -> dict[str, str]:
    """What is said of each subject that is an area or an occasion of one: with its name."""
    try:
        known = listed_areas()
    except NotPublishedError:
        return {}
    found = {row.subject: known.get(row.subject.rpartition("-")[2]) for row in rows}
    return {name: texts.OF_AREA.format(subject=name, area=area["label"]) for name, area in found.items() if area}


def _handed_in(rows: Sequence[Entry]) -> dict[str, str]:
    """What is said of each subject that is something handed in: with the title of its source, where that is known."""
    known = {source.id: source.title for source in sources()}
    subjects = {row.subject for row in rows if row.action in ("asked_check", "asked_inspect")}
    parts = {subject: subject.partition(" ")[::2] for subject in subjects}
    return {
        subject: f"{known[source]}: {title}" if source in known else title
        for subject, (source, title) in parts.items()
        if title
    }


def _courses(rows: Sequence[Entry]) -> dict[str, str]:
    """What is said of each detail that is an event of a course: its state and its day in words."""
    found = {row.detail: _EVENT.match(row.detail) for row in rows if row.action.startswith("course.")}
    return {
        detail: f"{STATES.get(event[1], event[1])}, {event[4]}.{event[3]}.{event[2]}{detail[event.end() :]}"
        for detail, event in found.items()
        if event
    }


def _option(action: str) -> tuple[str, str]:
    return action, _words(action)


def _words(action: str) -> str:
    return texts.ACTIONS.get(action, action)
