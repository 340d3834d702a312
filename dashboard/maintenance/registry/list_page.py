"""The list of areas with their bodies, and the confirmation of many Stände at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Response, request
from werkzeug.datastructures import MultiDict

from dashboard import german
from dashboard.addresses.area_filter import FilterChoices
from dashboard.internal.registry_changes import Subject
from dashboard.maintenance.registry import cells, changes, entries, list_file, scope, selection
from dashboard.maintenance.registry.fields import Field
from dashboard.maintenance.registry.forms import COUNCIL, Layout, layout
from dashboard.maintenance.registry.page_parts import (
    FOLDER,
    LIST,
    TAKEN,
    OwnList,
    is_maintainer,
    own_list,
    subject_address,
    without_forms,
)
from dashboard.maintenance.registry.selection import Selection
from dashboard.queries import area_filter as filters
from dashboard.queries import frame
from dashboard.queries import registry_forms as queries
from dashboard.queries.registry_forms import ListedBody
from dashboard.texts import registry_forms as texts
from dashboard.texts.statuses import STALE_MONTHS, STATUSES
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.web.page import Document, Request
from dashboard.web.paging import Paging, page_of

CONFIRM = f"{LIST}/bestaetigen"
PAGE_SIZE = 30
TICK, DAY, SOURCE = "zeile", "tag", "quelle"
_DAYS_OF_A_MONTH = 30.44


@dataclass(frozen=True)
class Row:
    """`key` is what its tick sends, "" where there is nothing to confirm; `waits`: a report on it stands on the list of changes; `reported`: the
    status of the last report where the Stand is another one; `is_old`: not confirmed for so long that it counts as unclear."""

    key: str
    waits: bool
    name: str
    area: str
    kreis: str
    body: str
    status: str
    confirmed: str
    reported: str
    meeting: str
    address: str
    is_old: bool
    ticked: bool


@dataclass(frozen=True)
class Content:
    """`rows`: those of one page; `fields`: those of the confirmation; `refusal` is about all of it; `file`: where the whole list is as a workbook,
    "" where it is not there; `needs_file`: whether whoever asks is offered it."""

    lead: str
    count: str
    rows: Sequence[Row]
    paging: Paging | None
    choices: FilterChoices
    selection: Selection
    notices: Sequence[str]
    own: OwnList
    fields: Sequence[Field]
    refusal: str = ""
    file: str = ""
    needs_file: bool = False

    @property
    def action(self) -> str:
        """Where the confirmation is sent; it comes back to the same page of the list."""
        return self.selection.address(CONFIRM)

    @property
    def tick_all(self) -> str:
        """The same page with every row ticked, "" where there is none to tick."""
        return self.selection.ticked().address() if any(row.key and not row.ticked for row in self.rows) else ""

    @property
    def faults(self) -> list[Field]:
        """The fields with something wrong in them."""
        return [each for each in self.fields if each.error]


def document(asked: Request) -> Document:
    """The list as its address filters it."""
    told = layout()
    if told is None:
        return without_forms()
    return _drawn(told, asked.parameters, MultiDict())


def confirm() -> Response:
    """Put a report like the last one on the list of changes for every ticked row."""
    told = layout()
    if told is None:
        return respond(without_forms())
    rows = {_key(each): each for each in _own_rows(told) if each.reported}
    keys = dict.fromkeys(request.form.getlist(TICK))  # a body of two areas stands in two rows
    ticked = [rows[key] for key in keys if key in rows]
    day, source = (request.form.get(name, "").strip() for name in (DAY, SOURCE))
    errors = {DAY: entries.day_fault(day, german.today()), SOURCE: entries.source_fault(source)}
    refusal = _refusal(ticked, len(keys), day)
    if not refusal and not any(errors.values()):
        refusal = changes.add_all([_confirmed(told, each, day, source) for each in ticked])
        if not refusal:
            return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": _same_page()})
    shown = _drawn(told, request.args.to_dict(flat=False), request.form, errors, refusal)
    return respond(shown)


def _same_page() -> str:
    """The list as it was filtered, with the word that something was taken."""
    chosen, _ = selection.read(request.args.to_dict(flat=False), filters.choices())
    asked = chosen.on_page(chosen.page).query()
    return f"{LIST}?{f'{asked}&' if asked else ''}{TAKEN}=1"


def _refusal(ticked: Sequence[ListedBody], asked: int, day: str) -> str:
    """Why the ticked rows cannot be confirmed, "" where they can."""
    if not asked:
        return texts.CONFIRM_NONE
    if len(ticked) < asked:
        return texts.CONFIRM_GONE
    said = entries.day_of(day)
    newer = [_name(each) for each in ticked if said and each.confirmed_on and each.confirmed_on >= said]
    return texts.CONFIRM_OLDER.format(names=german.listing(newer)) if newer else ""


def _confirmed(told: Layout, row: ListedBody, day: str, source: str) -> tuple[str, Subject, dict[str, Any]]:
    """The report of a row anew."""
    sheet = told.sheet("status")
    column = sheet.column("status") if sheet else None
    words = dict(zip(column.codes, column.words, strict=True)) if column else {}
    about = (
        {COUNCIL: row.council_id} if row.council_id else {"level": cells.levels_of(told)[row.level], "ars": row.area_id}
    )
    values = {**about, "status": words.get(row.reported or "", ""), "as_of": day, "source": source}
    edit: dict[str, Any] = {"action": "append", "sheet": "status", "key": {}, "values": values}
    return texts.CONFIRM_TITLE.format(name=_name(row)), _subject(row), edit


def _own_rows(told: Layout) -> list[ListedBody]:
    user = access.current()
    return [each for each in queries.bodies(told.source_id) if scope.may_change(user, each)]


def _drawn(
    told: Layout,
    parameters: Mapping[str, Sequence[str]],
    typed: MultiDict[str, str],
    errors: Mapping[str, str] | None = None,
    refusal: str = "",
) -> Document:
    choices = filters.choices()
    chosen, notices = selection.read(parameters, choices)
    listed = chosen.chosen(_own_rows(told))
    waiting = {(each.subject, each.edit["sheet"]) for each in changes.of(access.current()).open}
    reported = {subject for subject, sheet in waiting if sheet == "status"}
    shown, paging = page_of(listed, chosen.page, PAGE_SIZE, lambda page: chosen.on_page(page).address())
    ticked = None if chosen.is_ticked and not typed else frozenset(typed.getlist(TICK))
    rows = [_row(each, _subject(each) in reported, ticked) for each in shown]
    count = texts.COUNT.format(
        rows=german.plural(len(listed), texts.ONE_ROW, texts.ROWS),
        old=german.number(sum(_is_old(each) for each in listed)),
        months=STALE_MONTHS,
        day=german.day(frame.build()["as_of"]),
    )
    lead = texts.LEAD if is_maintainer() else texts.LEAD_KOMMUNE
    fields = _fields(typed, errors or {})
    taken = own_list(taken=TAKEN in parameters)
    messages = [notice.message for notice in notices]
    file = list_file.ADDRESS if is_maintainer() and list_file.is_there(told) else ""
    content = Content(
        lead, count, rows, paging, choices, chosen, messages, taken, fields, refusal, file, is_maintainer()
    )
    wrong = bool(refusal or content.faults)
    title = texts.FAULT_TITLE.format(title=texts.TITLE) if wrong else texts.TITLE
    return Document(title, f"{FOLDER}/list.html.j2", content, 422 if wrong else 200)


def _fields(typed: MultiDict[str, str], errors: Mapping[str, str]) -> list[Field]:
    """Day and source of the confirmation."""
    asked = (
        (DAY, texts.CONFIRM_DAY, texts.CONFIRM_DAY_HINT),
        (SOURCE, texts.CONFIRM_SOURCE, texts.CONFIRM_SOURCE_HINT),
    )
    return [
        Field(name, f"feld-{name}", label, "text", (), typed.get(name, ""), hint, True, errors.get(name, ""))
        for name, label, hint in asked
    ]


def _row(listed: ListedBody, waits: bool, ticked: frozenset[str] | None) -> Row:
    """`ticked`: the keys that are, None for every row."""
    key = _key(listed) if listed.reported and not waits else ""
    return Row(
        key,
        waits,
        _name(listed),
        listed.label,
        listed.kreis if listed.kreis != listed.label else "",
        listed.council or "",
        STATUSES[listed.status],
        _confirmed_in_words(listed.confirmed_on),
        STATUSES.get(listed.reported or "", "") if listed.reported != listed.status else "",
        german.day(listed.last_meeting_on) if listed.last_meeting_on else "",
        subject_address(_subject(listed)),
        _is_old(listed),
        bool(key) and (ticked is None or key in ticked),
    )


def _subject(listed: ListedBody) -> Subject:
    return Subject(council_id=listed.council_id) if listed.council_id else Subject(listed.area_id)


def _key(listed: ListedBody) -> str:
    return f"gremium:{listed.council_id}" if listed.council_id else f"gebiet:{listed.area_id}"


def _name(listed: ListedBody) -> str:
    return listed.council or listed.label


def _confirmed_in_words(day: date | None) -> str:
    if day is None:
        return texts.NEVER
    months = _months_since(day)
    since = texts.SINCE.format(months=german.plural(months, *texts.MONTHS)) if months else texts.SINCE_DAYS
    return f"{german.day(day)} · {since}"


def _is_old(listed: ListedBody) -> bool:
    return listed.confirmed_on is None or _months_since(listed.confirmed_on) > STALE_MONTHS


def _months_since(day: date) -> int:
    """Whole months between a report and the day at which the atlas judges."""
    as_of: date = frame.build()["as_of"]
    return max(0, int((as_of - day).days / _DAYS_OF_A_MONTH))
