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
from dashboard.addresses import area_filter
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.parameters import Reader
from dashboard.internal.registry_changes import Subject
from dashboard.maintenance.registry import cells, changes, entries, scope
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
from dashboard.queries import area_filter as filters
from dashboard.queries import frame
from dashboard.queries import registry_forms as queries
from dashboard.queries.registry_forms import ListedBody
from dashboard.texts import registry_forms as texts
from dashboard.texts.statuses import STALE_MONTHS, STATUSES
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.web.page import Document, Request

CONFIRM = f"{LIST}/bestaetigen"
TICK, DAY, SOURCE = "zeile", "tag", "quelle"
_DAYS_OF_A_MONTH = 30.44


@dataclass(frozen=True)
class Row:
    """`key` is what its tick sends, "" where there is nothing to confirm; `is_old`: not confirmed for so long that it counts as unclear."""

    key: str
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
    """`fields`: those of the confirmation; `refusal` is about all of it."""

    lead: str
    count: str
    rows: Sequence[Row]
    choices: FilterChoices
    filter: AreaFilter
    notices: Sequence[str]
    own: OwnList
    fields: Sequence[Field]
    refusal: str = ""

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
    ticked = [rows[key] for key in request.form.getlist(TICK) if key in rows]
    day, source = (request.form.get(name, "").strip() for name in (DAY, SOURCE))
    errors = {DAY: entries.day_fault(day, date.today()), SOURCE: entries.source_fault(source)}
    refusal = _refusal(ticked, len(request.form.getlist(TICK)), day)
    if not refusal and not any(errors.values()):
        refusal = changes.add_all([_confirmed(told, each, day, source) for each in ticked])
        if not refusal:
            return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": f"{LIST}?{TAKEN}=1"})
    shown = _drawn(told, request.args.to_dict(flat=False), request.form, errors, refusal)
    return respond(shown)


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
    subject = Subject(council_id=row.council_id) if row.council_id else Subject(row.area_id)
    edit: dict[str, Any] = {"action": "append", "sheet": "status", "key": {}, "values": values}
    return texts.CONFIRM_TITLE.format(name=_name(row)), subject, edit


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
    given = {name: values for name, values in parameters.items() if name != TAKEN}
    reader = Reader(given, area_filter.PARAMETERS, texts.UNKNOWN)
    choices = filters.choices()
    chosen = area_filter.read(reader, choices)
    reader.check_names()
    passing = filters.areas(chosen)
    listed = [each for each in _own_rows(told) if not chosen or (each.area_id in passing or each.kommune_id in passing)]
    rows = [_row(each, each.reported is not None and _key(each) in typed.getlist(TICK)) for each in listed]
    count = texts.COUNT.format(
        rows=german.number(len(rows)), old=german.number(sum(row.is_old for row in rows)), months=STALE_MONTHS
    )
    lead = texts.LEAD if is_maintainer() else texts.LEAD_KOMMUNE
    notices = [notice.message for notice in reader.notices]
    fields = _fields(typed, errors or {})
    taken = own_list(taken=TAKEN in parameters)
    content = Content(lead, count, rows, choices, chosen, notices, taken, fields, refusal)
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


def _row(listed: ListedBody, ticked: bool) -> Row:
    subject = Subject(council_id=listed.council_id) if listed.council_id else Subject(listed.area_id)
    months = _months_since(listed.confirmed_on)
    confirmed = (
        texts.AGE.format(day=german.day(listed.confirmed_on), months=german.number(months))
        if listed.confirmed_on
        else texts.NEVER
    )
    return Row(
        _key(listed) if listed.reported else "",
        _name(listed),
        listed.label,
        listed.kreis if listed.kreis != listed.label else "",
        listed.council or "",
        STATUSES[listed.status],
        confirmed,
        STATUSES.get(listed.reported or "", ""),
        german.day(listed.last_meeting_on) if listed.last_meeting_on else "",
        subject_address(subject),
        listed.confirmed_on is None or months > STALE_MONTHS,
        ticked,
    )


def _key(listed: ListedBody) -> str:
    return f"gremium:{listed.council_id}" if listed.council_id else f"gebiet:{listed.area_id}"


def _name(listed: ListedBody) -> str:
    return listed.council or listed.label


def _months_since(day: date | None) -> int:
    """Whole months between a report and the day at which the atlas judges."""
    if day is None:
        return 0
    as_of: date = frame.build()["as_of"]
    return max(0, int((as_of - day).days / _DAYS_OF_A_MONTH))
