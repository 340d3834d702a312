"""Whom to ask in an area, and what the Leitstelle notes about it: for the Leitstelle and the ministry alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from flask import Response, abort, request
from markupsafe import Markup

from dashboard import german
from dashboard.addresses.parameters import Reader
from dashboard.follow_up import event_form, followed
from dashboard.follow_up.list_page import Line, contacts_address, line_of
from dashboard.follow_up.selection import LONGEST_NAME, NAME
from dashboard.internal import contacts
from dashboard.internal.contacts import LONGEST
from dashboard.internal.course_rules import Fault, RefusedError
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.texts import follow_up as texts
from dashboard.users import access, pages
from dashboard.users.roles import MAINTAINERS
from dashboard.web.links import link
from dashboard.web.page import Document, Request
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

    name: str
    table: Table | None


def every_area(request: Request) -> Document:
    """All areas with how much is known of each, or those whose name holds what was typed."""
    name = Reader(request.parameters, (NAME,), texts.UNKNOWN_VALUE).text(NAME)[:LONGEST_NAME]
    sought, known = german.sort_key(name), contacts.known()
    rows = []
    for area_id, area in sorted(listed_areas().items(), key=lambda pair: german.sort_key(pair[1]["label"])):
        if sought not in german.sort_key(area["label"]):
            continue
        own = known.get(area_id, contacts.Known())
        below = [area["kreis"] if area["level"] == "kommune" else texts.IS_KREIS]
        if own.confirmed_on:
            below.append(texts.CONFIRMED_ON.format(day=german.day(date.fromisoformat(own.confirmed_on))))
        place = link(area["label"], contacts_address(area_id)) + _BELOW.format(" · ".join(below))
        rows.append((place, german.number(own.contacts), german.number(own.notes)))
    heads = [Column(texts.AREA), *numbers(texts.CONTACTS, texts.NOTES)]
    table = Table(texts.CONTACTS_CAPTION, heads, rows, hidden_caption=True)
    content = EveryArea(name, table if rows else None)
    return Document(texts.CONTACTS_TITLE, "follow_up/all_contacts.html.j2", content)


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
