"""One occasion: what the data say of it, what was recorded, and the form of the next event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, abort, request

from dashboard import german
from dashboard.follow_up import event_form, followed
from dashboard.follow_up.event_form import Form, Typed
from dashboard.follow_up.followed import Followed
from dashboard.follow_up.list_page import (
    Line,
    contacts_address,
    demo_sentence,
    line_of,
    occasion_address,
    step_in_words,
)
from dashboard.follow_up.selection import PATH
from dashboard.internal import contacts, courses
from dashboard.internal.course_rules import Fault, RefusedError, in_words
from dashboard.internal.course_states import State
from dashboard.internal.courses import Recorded, StaleError
from dashboard.internal.database import today
from dashboard.queries import course_facts, frame
from dashboard.texts import follow_up as texts
from dashboard.users import access, pages
from dashboard.users.refusals import Message, say
from dashboard.users.roles import MAINTAINERS, READERS
from dashboard.web.page import Document, Request

SAVED = "festgehalten"


@dataclass(frozen=True)
class Entry:
    """An event in words; `function`, `note` and `recorded` are empty for a Kommune."""

    day: str
    state: str
    state_word: str
    function: str
    next_step: str
    offer: str
    note: str
    recorded: str


@dataclass(frozen=True)
class Conflict:
    """Somebody else has written meanwhile: what they recorded, and what was typed here."""

    theirs: Entry | None
    mine: Entry | None


@dataclass(frozen=True)
class OneClick:
    """An event that the data suggest: why, and the fields that record it."""

    sentence: str
    button: str
    typed: Typed


@dataclass(frozen=True)
class Content:
    """What occasion.html.j2 draws."""

    area: str
    profile: str
    row: Followed
    line: Line
    facts: Sequence[tuple[str, str]]
    entries: Sequence[Entry]
    form: Form | None
    one_click: OneClick | None
    conflict: Conflict | None
    saved: bool
    address: str
    contacts_address: str
    contacts: Sequence[contacts.Contact]
    notes: int
    may_read_contacts: bool
    demo: str


def document(request: Request) -> Document:
    """The occasion that the address names; 404 where whoever asks may not see it."""
    row = _row(request.arguments["finding"])
    return _page(row, saved=SAVED in request.parameters)


def record(finding: str) -> Response:
    """Record the event that was typed, or show the form again with what speaks against it."""
    row = _row(finding)
    typed = event_form.typed_in(request.form)
    event, seen = typed.event, _revision(request.form.get("revision", ""))
    if event is None:
        return pages.respond(_page(row, typed, [event_form.missing_state()]))
    user = access.current()
    try:
        courses.record(user.id, user.role, [(row.occasion, seen)], event)
    except RefusedError as error:
        return pages.respond(_page(row, typed, error.faults))
    except StaleError:
        return pages.respond(_page(_row(finding), typed, stale=True))
    return _back(finding)


def take_back(finding: str) -> Response:
    """Remove the newest event."""
    row, user = _row(finding), access.current()
    try:
        courses.take_back(user.id, user.role, row.occasion, _revision(request.form.get("revision", "")))
    except StaleError:
        return pages.respond(_page(_row(finding), stale=True))
    return _back(finding)


def entry_of(recorded: Recorded, *, all_of_it: bool) -> Entry:
    """An event in words; a Kommune is told neither whom the Leitstelle spoke to nor what it noted (`all_of_it` false)."""
    event = recorded.event
    rest = f" {in_words(event.rests_until)}" if event.rests_until else ""
    return Entry(
        in_words(event.on),
        event.state,
        texts.STATES[event.state] + rest,
        event.function if all_of_it else "",
        step_in_words(event.next_step, event.next_on),
        course_facts.offer_titles().get(event.offer_id, event.offer_id),
        event.note if all_of_it else "",
        texts.RECORDED.format(time=german.local_time(recorded.at), by=recorded.by) if all_of_it else "",
    )


def regions() -> list[str]:
    """The regions of advisers that were named before."""
    return sorted({course.region for course in courses.every().values() if course.region}, key=german.sort_key)


def _row(finding: str) -> Followed:
    row = followed.one(finding)
    if row is None and access.current().may_see(finding.partition("-")[2]):
        gone = Message(texts.NO_OCCASION_TITLE, (texts.NO_OCCASION,), PATH, texts.BACK_TO_LIST)
        abort(say(gone, HTTPStatus.NOT_FOUND))
    if row is None or not access.current().may_see(row.area_id):
        abort(HTTPStatus.NOT_FOUND)
    return row


def _page(
    row: Followed, typed: Typed | None = None, faults: Sequence[Fault] = (), *, saved: bool = False, stale: bool = False
) -> Document:
    user = access.current()
    internal, may_change = user.role in READERS, user.role in MAINTAINERS
    entries = [entry_of(each, all_of_it=internal) for each in courses.timeline(row.finding_id)]
    mine = event_form.form([row], typed or event_form.suggested(row), regions(), faults) if may_change else None
    content = Content(
        area=row.area,
        profile=f"/gebiet/{row.area_id}",
        row=row,
        line=line_of(row),
        facts=_facts(row),
        entries=entries,
        form=mine,
        one_click=_one_click(row) if may_change else None,
        conflict=Conflict(entries[0] if entries else None, _as_entry(typed)) if stale else None,
        saved=saved,
        address=occasion_address(row.finding_id),
        contacts_address=contacts_address(row.area_id),
        contacts=contacts.of_area(row.area_id) if internal else (),
        notes=len(contacts.notes_of(row.area_id)) if internal else 0,
        may_read_contacts=internal,
        demo=demo_sentence(),
    )
    status = HTTPStatus.CONFLICT if stale else HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return Document(texts.OCCASION_TITLE.format(area=row.area), "follow_up/occasion.html.j2", content, status)


def _as_entry(typed: Typed | None) -> Entry | None:
    """What was typed, as it would be recorded; nothing where it cannot be read."""
    if typed is None:
        return None
    offer = course_facts.offer_titles().get(typed.offer_id, "")
    word = texts.STATES.get(typed.state, "")
    step = " ".join(filter(None, [typed.next_step, typed.next_on]))
    return Entry(typed.on, typed.state, word, typed.function, step, offer, typed.note, "")


def _facts(row: Followed) -> list[tuple[str, str]]:
    """What the published data say of it, the same as on the public pages."""
    day, at_least = row.known
    since = (texts.KNOWN, (texts.SINCE_AT_LEAST if at_least else texts.SINCE).format(day=german.day(day)))
    if row.finding is None:
        return [since, (texts.EVIDENCE, texts.NO_EVIDENCE.format(version=frame.build()["version"]))]
    return [
        (texts.EVIDENCE, row.finding.evidence),
        since,
        (texts.SOURCE, row.finding.source),
        (texts.RULE, row.finding.rule),
    ]


def _one_click(row: Followed) -> OneClick | None:
    """Data and course say different things: the event that would bring them together."""
    version = frame.build()["version"]
    if row.is_settled_in_data:
        note = texts.SETTLED_NOTE.format(version=version)
        return OneClick(texts.SETTLED_SENTENCE, texts.SETTLED_BUTTON, Typed(today(), State.SETTLED, note=note))
    if row.goes_on_in_data:
        note = texts.GOES_ON_NOTE.format(version=version)
        return OneClick(texts.GOES_ON_SENTENCE, texts.GOES_ON_BUTTON, Typed(today(), State.OPEN, note=note))
    return None


def _revision(text: str) -> int:
    """The revision a form was made of; one that nobody has where it was tampered with."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _back(finding: str) -> Response:
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": f"{occasion_address(finding)}?{SAVED}=ja"})
