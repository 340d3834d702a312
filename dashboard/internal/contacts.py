"""Whom to ask in an area: offices and their functions, never persons; and notes about the area, for the Leitstelle and the ministry alone."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.internal import audit
from dashboard.internal.course_rules import Fault, RefusedError, texts_refused
from dashboard.internal.database import begin, now, reading, today
from dashboard.internal.tables import CONTACT, NOTE
from dashboard.texts import follow_up as texts

LONGEST = {"institution": 200, "function": 200, "note": 500, "text": 4000}


@dataclass(frozen=True)
class Contact:
    """An office to ask; `confirmed_on`: the day somebody last knew that it is right, JJJJ-MM-TT."""

    id: int
    area_id: str
    institution: str
    function: str
    note: str
    confirmed_on: str


@dataclass(frozen=True)
class Note:
    """What the Leitstelle notes about an area; `at` is UTC, `by` an account."""

    id: int
    area_id: str
    text: str
    at: str
    by: str


@dataclass(frozen=True)
class Known:
    """How much is known of an area: its contacts, the newest day one was confirmed ("" for none), its notes."""

    contacts: int = 0
    confirmed_on: str = ""
    notes: int = 0


def of_area(area_id: str) -> list[Contact]:
    """The contacts of an area, by institution."""
    columns = [CONTACT.c[name] for name in ("id", "area_id", "institution", "function", "note", "confirmed_on")]
    asked = select(*columns).where(CONTACT.c.area_id == area_id).order_by(CONTACT.c.institution, CONTACT.c.function)
    with reading() as connection:
        return [Contact(*row) for row in connection.execute(asked)]


def notes_of(area_id: str) -> list[Note]:
    """The notes about an area, the newest first."""
    asked = select(NOTE).where(NOTE.c.area_id == area_id).order_by(NOTE.c.id.desc())
    with reading() as connection:
        return [Note(*row) for row in connection.execute(asked)]


def known() -> dict[str, Known]:
    """How much is known of every area of which anything is."""
    contacts = select(CONTACT.c.area_id, func.count(), func.max(CONTACT.c.confirmed_on)).group_by(CONTACT.c.area_id)
    notes = select(NOTE.c.area_id, func.count()).group_by(NOTE.c.area_id)
    with reading() as connection:
        found = {area_id: (count, day) for area_id, count, day in connection.execute(contacts)}
        noted = {row[0]: row[1] for row in connection.execute(notes)}
    return {
        area_id: Known(*found.get(area_id, (0, "")), noted.get(area_id, 0)) for area_id in found.keys() | noted.keys()
    }


def add(by: str, role: str, area_id: str, institution: str, function: str, note: str) -> None:
    """Keep a contact, as confirmed today. Raises RefusedError."""
    fields = {"institution": institution, "function": function, "note": note}
    missing = [
        Fault(name, reason)
        for name, reason in (("institution", texts.INSTITUTION_MISSING), ("function", texts.FUNCTION_MISSING))
        if not fields[name]
    ]
    _refuse([*missing, *texts_refused(fields, LONGEST)])
    values = {**fields, "area_id": area_id, "confirmed_on": today(), "recorded_at": now(), "recorded_by": by}
    with begin() as connection:
        try:
            connection.execute(insert(CONTACT).values(values))
        except IntegrityError:
            raise RefusedError([Fault("institution", texts.CONTACT_TWICE)]) from None
        audit.record(connection, by, role, "contact.add", area_id)


def confirm(by: str, role: str, area_id: str, contact_id: int) -> bool:
    """Say that a contact is still right today; whether there was one."""
    with begin() as connection:
        changed = connection.execute(
            update(CONTACT).where(CONTACT.c.id == contact_id, CONTACT.c.area_id == area_id).values(confirmed_on=today())
        )
        if changed.rowcount:
            audit.record(connection, by, role, "contact.confirm", area_id)
        return bool(changed.rowcount)


def remove(by: str, role: str, area_id: str, contact_id: int) -> bool:
    """Forget a contact; whether there was one."""
    with begin() as connection:
        gone = connection.execute(delete(CONTACT).where(CONTACT.c.id == contact_id, CONTACT.c.area_id == area_id))
        if gone.rowcount:
            audit.record(connection, by, role, "contact.remove", area_id)
        return bool(gone.rowcount)


def add_note(by: str, role: str, area_id: str, text: str) -> None:
    """Keep a note. Raises RefusedError."""
    missing = [] if text else [Fault("text", texts.NOTE_MISSING)]
    _refuse([*missing, *texts_refused({"text": text}, LONGEST)])
    with begin() as connection:
        connection.execute(insert(NOTE).values(area_id=area_id, text=text, recorded_at=now(), recorded_by=by))
        audit.record(connection, by, role, "note.add", area_id)


def remove_note(by: str, role: str, area_id: str, note_id: int) -> bool:
    """Forget a note; whether there was one."""
    with begin() as connection:
        gone = connection.execute(delete(NOTE).where(NOTE.c.id == note_id, NOTE.c.area_id == area_id))
        if gone.rowcount:
            audit.record(connection, by, role, "note.remove", area_id)
        return bool(gone.rowcount)


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise RefusedError(faults)
