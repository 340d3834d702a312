"""Whom to ask in an area, and what the Leitstelle notes about it: for the Leitstelle and the ministry alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from flask import Response, abort, request
from markupsafe import Markup

from dashboard import german
from dashboard.addresses.notices import status_of
from dashboard.addresses.parameters import Reader, query
from dashboard.follow_up import event_form, followed
from dashboard.follow_up.list_page import PAGE_SIZE, Line, contacts_address, line_of
from dashboard.follow_up.selection import LONGEST_NAME, NAME
from dashboard.internal import contacts
from dashboard.internal.contacts import LONGEST
from dashboard.internal.course_rules import Fault, RefusedError
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.texts import follow_up as texts
from dashboard.users import access, pages
from dashboard.users.roles import MAINTAINERS
from dashboard.web.links import NoticeLine, NoticeList, link
from dashboard.web.page import Document, Request
from dashboard.web.paging import PAGE, Paging, page_number, page_of
from dashboard.web.table import Column, Table, numbers

PATH = "/pflege/kontakte"
_BELOW = Markup(' <span class="unterzeile">{}</span>')
_FIELDS = ("institution", "function", "note", "text")


@dataclass(frozen=True)
class NoteLine:
    """A note in words."""

    id: int
    text: str
    recorded: str


@dataclass(frozen=True)
class Content:
    """What contacts.html.j2 draws. `contacts`: each with the day it was confirmed, in words; `typed` and `faults` by field."""

    area: str
    profile: str
    address: str
    contacts: Sequence[tuple[contacts.Contact, str]]
    notes: Sequence[NoteLine]
    occasions: Sequence[Line]
    typed: Mapping[str, str]
    faults: Mapping[str, str]
    longest: Mapping[str, int]
    may_change: bool


@dataclass(frozen=True)
class EveryArea:
    """What all_contacts.html.j2 draws: what was typed, and the areas that are called so; None where none is."""

    notices: NoticeList | None
    name: str
    table: Table | None
    paging: Paging | None


def every_area(request: Request) -> Document:
    """All areas with how much is known of each, or those whose name holds what was typed."""
    reader = Reader(request.parameters, (NAME, PAGE), texts.UNKNOWN_VALUE)
    name, number = reader.text(NAME)[:LONGEST_NAME], page_number(reader)
    reader.check_names()
    sought, known = german.sort_key(name), contacts.known()
    named = [(german.sort_key(area["label"]), area_id, area) for area_id, area in listed_areas().items()]
    found = [each for each in named if sought in each[0]]
    shown, paging = page_of(sorted(found), number, PAGE_SIZE, lambda page: _address(name, page))
    rows = []
    for _, area_id, area in shown:
        own = known.get(area_id, contacts.Known())
        below = [area["kreis"] if area["level"] == "kommune" else texts.IS_KREIS]
        if own.confirmed_on:
            below.append(texts.CONFIRMED_ON.format(day=german.day(date.fromisoformat(own.confirmed_on))))
        place = link(area["label"], contacts_address(area_id)) + _BELOW.format(" · ".join(below))
        rows.append((place, german.number(own.contacts), german.number(own.notes)))
    heads = [Column(texts.AREA), *numbers(texts.CONTACTS, texts.NOTES)]
    table = Table(texts.CONTACTS_CAPTION, heads, rows, hidden_caption=True)
    lines = [NoticeLine(notice.message) for notice in reader.notices]
    notices = NoticeList(texts.NOTICE, lines) if lines else None
    content = EveryArea(notices, name, table if rows else None, paging)
    return Document(texts.CONTACTS_TITLE, "follow_up/all_contacts.html.j2", content, status_of(reader.notices))


def document(request: Request) -> Document:
    """One area; 404 where there is none."""
    return _page(request.arguments["area"])


def add(area: str) -> Response:
    """Keep a contact."""
    typed, user = _typed(), access.current()
    _label(area)
    try:
        contacts.add(user.id, user.role, area, typed["institution"], typed["function"], typed["note"])
    except RefusedError as error:
        return pages.respond(_page(area, typed, error.faults))
    return _back(area)


def add_note(area: str) -> Response:
    """Keep a note."""
    typed, user = _typed(), access.current()
    _label(area)
    try:
        contacts.add_note(user.id, user.role, area, typed["text"])
    except RefusedError as error:
        return pages.respond(_page(area, typed, error.faults))
    return _back(area)


def change(area: str, number: str, change: str) -> Response:
    """Confirm or forget a contact, forget a note; whoever was slower finds it done."""
    user = access.current()
    done = {"bestaetigen": contacts.confirm, "entfernen": contacts.remove, "notiz-entfernen": contacts.remove_note}
    if change not in done or not (number.isascii() and number.isdecimal() and len(number) < 10):
        abort(HTTPStatus.NOT_FOUND)
    done[change](user.id, user.role, area, int(number))
    return _back(area)


def _address(name: str, page: int) -> str:
    asked = query({NAME.name: name, PAGE.name: str(page) if page > 1 else ""})
    return f"{PATH}?{asked}" if asked else PATH


def _page(area_id: str, typed: Mapping[str, str] | None = None, faults: Sequence[Fault] = ()) -> Document:
    label = _label(area_id)
    content = Content(
        label,
        f"/gebiet/{area_id}",
        contacts_address(area_id),
        [(each, german.day(date.fromisoformat(each.confirmed_on))) for each in contacts.of_area(area_id)],
        [
            NoteLine(each.id, each.text, texts.RECORDED.format(time=german.local_time(each.at), by=each.by))
            for each in contacts.notes_of(area_id)
        ],
        [line_of(row) for row in followed.every(area_id)],
        typed or dict.fromkeys(_FIELDS, ""),
        event_form.reasons_by_field(faults),
        LONGEST,
        access.current().role in MAINTAINERS,
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return Document(texts.CONTACTS_TITLE_OF.format(area=label), "follow_up/contacts.html.j2", content, status)


def _label(area_id: str) -> str:
    area = listed_areas().get(area_id)
    if area is None:
        abort(HTTPStatus.NOT_FOUND)
    return str(area["label"])


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "").replace("\r\n", "\n").strip() for name in _FIELDS}


def _back(area_id: str) -> Response:
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": contacts_address(area_id)})
