"""The page of somebody's list of changes, and what can be done with it: take off, take back, let check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, request

from dashboard import german
from dashboard.addresses.parameters import Reader
from dashboard.internal import database, registry_changes
from dashboard.internal.registry_changes import Change
from dashboard.maintenance import records
from dashboard.maintenance.addresses import CHANGES, job_address
from dashboard.maintenance.jobs import QueueFullError
from dashboard.maintenance.registry import changes, edits, scope
from dashboard.maintenance.registry.changes import Checked, Fault
from dashboard.maintenance.registry.forms import AREA_COLUMNS, Layout, layout
from dashboard.maintenance.registry.page_parts import FOLDER, LIST, is_maintainer, without_forms
from dashboard.queries import frame
from dashboard.texts import registry_forms as texts
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.web.page import Document, Request
from dashboard.web.paging import PAGE, Paging, page_number, page_of

PAGE_SIZE = 30
_SEE_OTHER = HTTPStatus.SEE_OTHER


@dataclass(frozen=True)
class Shown:
    """A change on the page: the cells it writes (header, text, what stood there), what a check found, the form that changes it."""

    id: str
    title: str
    cells: edits.Cells
    faults: Sequence[str]
    form: str


@dataclass(frozen=True)
class Group:
    """Changes that one check looks at or has let pass."""

    title: str
    line: str
    report: str
    changes: Sequence[Shown]
    job_id: str
    is_over: bool

    @property
    def count(self) -> str:
        """How many there are."""
        return _counted(len(self.changes))


@dataclass(frozen=True)
class Content:
    """`open`: those of one page; `message`: what became of the last check of the open changes; `refusal`: why they were not handed to one."""

    lead: str
    count: int
    open: Sequence[Shown]
    paging: Paging | None
    groups: Sequence[Group]
    message: str
    report: str
    refusal: str = ""


def document(incoming: Request) -> Document:
    """The list of whoever asks, those with a fault in them first."""
    told = layout()
    return (
        without_forms()
        if told is None
        else _drawn(told, page=page_number(Reader(incoming.parameters, (PAGE,), texts.UNKNOWN)))
    )


def remove() -> Response:
    """Take one change off the list, or all that are open."""
    user = access.current()
    chosen = request.form.get("aenderung", "")
    is_all = request.form.get("alle") == "ja"
    ids = [change.id for change in changes.of(user).open if is_all or change.id == chosen]
    with database.begin() as connection:
        registry_changes.remove(connection, user.id, ids)
    return _back()


def take_back() -> Response:
    """Let the changes of a check that was not published be open again."""
    user = access.current()
    job_id = request.form.get("auftrag", "")
    ids = [change.id for group in changes.of(user).ready if group.job.id == job_id for change in group.changes]
    with database.begin() as connection:
        registry_changes.hand_over(connection, user.id, ids, "")
    return _back()


def check() -> Response:
    """Hand the open changes to a check; its page tells what comes of it."""
    told = layout()
    if told is None:
        return respond(without_forms())
    user = access.current()
    waiting = changes.of(user).open
    if not waiting:
        return _back()
    count = _counted(len(waiting))
    parameters = {
        "source": told.source_id,
        "file_name": texts.JOB_FILE,
        "period": None,
        "published": database.today(),
        "url": None,
        "survey": None,
        "edits": [change.edit for change in waiting],
        "only_area": scope.only_area(user),
        "demo": bool(frame.build()["demo"]),
    }
    try:
        job_id = records.submit(user, parameters, texts.JOB_TITLE.format(count=count))
    except QueueFullError:
        return respond(_drawn(told, texts.QUEUE_FULL))
    except OSError:
        return respond(_drawn(told, texts.NOT_WRITABLE))
    with database.begin() as connection:
        registry_changes.hand_over(connection, user.id, [change.id for change in waiting], job_id)
    return Response(status=_SEE_OTHER, headers={"Location": job_address(job_id)})


def _drawn(told: Layout, refusal: str = "", page: int = 1) -> Document:
    listed = changes.of(access.current())
    ordered = sorted(listed.open, key=lambda change: change.id not in listed.faults)
    shown, paging = page_of(ordered, page, PAGE_SIZE, lambda number: f"{CHANGES}?{PAGE.name}={number}")
    maintains = is_maintainer()
    ready = texts.CHECKED_LINE if maintains else texts.CHECKED_LINE_KOMMUNE
    groups = [_group(told, each, texts.IN_CHECK, texts.IN_CHECK_LINE) for each in listed.running]
    groups += [_ready(told, each, ready) for each in listed.ready]
    message = texts.REFUSED_LINE if listed.refused else ""
    if listed.failure:
        message = texts.FAILED_LINE.format(reason=listed.failure)
    content = Content(
        texts.CHANGES_LEAD if maintains else texts.CHANGES_LEAD_KOMMUNE,
        len(ordered),
        [_shown(told, change, listed.faults.get(change.id, ())) for change in shown],
        paging,
        groups,
        message,
        job_address(listed.refused[-1].id) if listed.refused else "",
        refusal,
    )
    status = HTTPStatus.SERVICE_UNAVAILABLE if refusal else HTTPStatus.OK
    reload_seconds = 5 if listed.running else 0
    return Document(
        texts.CHANGES_TITLE, f"{FOLDER}/changes.html.j2", content, status.value, reload_seconds=reload_seconds
    )


def _group(told: Layout, checked: Checked, title: str, line: str) -> Group:
    shown = [_shown(told, change, ()) for change in checked.changes]
    return Group(title, line, job_address(checked.job.id), shown, checked.job.id, checked.job.is_over)


def _ready(told: Layout, checked: Checked, line: str) -> Group:
    """What waits to be published, or was declined."""
    handed_in = records.submission(checked.job.id)
    if handed_in is None or not handed_in.declined_at:
        return _group(told, checked, texts.CHECKED, line)
    day = german.local_time(handed_in.declined_at)
    return _group(told, checked, texts.DECLINED, texts.DECLINED_LINE.format(day=day, why=handed_in.declined_why))


def _shown(told: Layout, change: Change, faults: Sequence[Fault]) -> Shown:
    edit = change.edit
    cells = edits.cells(told, edit, without=AREA_COLUMNS if change.subject.area_id else ())
    said = [
        (texts.PROBLEM if fault.column else texts.PROBLEM_OF_ROW).format(
            column=fault.column, reason=fault.reason, cure=fault.cure
        )
        for fault in faults
    ]
    form = "" if edit["action"] == "remove" else f"{LIST}/formular/{edit['sheet']}?aenderung={change.id}"
    return Shown(change.id, change.title, cells, said, form)


def _counted(changes: int) -> str:
    return german.plural(changes, texts.ONE_CHANGE, texts.MANY_CHANGES)


def _back() -> Response:
    return Response(status=_SEE_OTHER, headers={"Location": CHANGES})
