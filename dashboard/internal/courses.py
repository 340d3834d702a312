"""The course of every occasion: events are recorded, read, and the newest one taken back. Whoever writes says which revision they had seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.internal import audit
from dashboard.internal.course_events import REACHED_ON, Event, comes_to
from dashboard.internal.course_rules import Occasion, RefusedError, faults
from dashboard.internal.course_states import STAGES, State
from dashboard.internal.database import begin, now, reading
from dashboard.internal.tables import COURSE, COURSE_EVENT

_OF_EVENT = ("on", "state", "function", "next_step", "next_on", "rests_until", "note", "offer_id", "region")
_STATES = {state.value: state for state in State}
_RECORDED, _TAKEN_BACK = "course.record", "course.take_back"


class StaleError(Exception):
    """Somebody else has written since the page was made."""

    def __init__(self, finding_id: str) -> None:
        super().__init__(finding_id)
        self.finding_id = finding_id


class Course(NamedTuple):
    """Where an occasion stands; days JJJJ-MM-TT, "" for none. `revision` goes along with every form that may change it. A tuple with the columns
    of the table, because a list makes thousands of them at once."""

    finding_id: str
    kind: str
    area_id: str
    stored_state: str
    opened_on: str
    since: str
    rests_until: str
    offer_id: str
    region: str
    next_step: str
    next_on: str
    contacted_on: str
    advised_on: str
    agreed_on: str
    settled_on: str
    spoken_on: str
    revision: int

    @property
    def state(self) -> State:
        """Where it stands."""
        return _STATES[self.stored_state]

    @property
    def reached(self) -> dict[State, str]:
        """Each stage since it was opened (last) and the day it was first reached, in the order of the stages; those that were not are left out."""
        days = {state: getattr(self, REACHED_ON[state]) for state in STAGES}
        return {state: day for state, day in days.items() if day}


@dataclass(frozen=True)
class Recorded:
    """An event as it was recorded: `at` is UTC, `by` an account."""

    event: Event
    at: str
    by: str


def every(area_id: str = "") -> dict[str, Course]:
    """All courses by the id of their finding, those of one area where it is named."""
    asked = select(COURSE)
    with reading() as connection:
        rows = connection.execute(asked.where(COURSE.c.area_id == area_id) if area_id else asked)
        return {row[0]: Course._make(row) for row in rows.all()}


def of_finding(finding_id: str) -> Course | None:
    """The course of one occasion; None where nothing was recorded."""
    with reading() as connection:
        row = connection.execute(select(COURSE).where(COURSE.c.finding_id == finding_id)).one_or_none()
    return None if row is None else Course._make(row)


def timeline(finding_id: str) -> list[Recorded]:
    """What was recorded of an occasion, the newest first."""
    with reading() as connection:
        return _recorded(connection, finding_id)[::-1]


def timelines(finding_ids: Iterable[str]) -> dict[str, list[Recorded]]:
    """The same of many, each the oldest first."""
    asked = select(COURSE_EVENT).order_by(COURSE_EVENT.c.finding_id, COURSE_EVENT.c.on, COURSE_EVENT.c.id)
    wanted, found = set(finding_ids), dict[str, list[Recorded]]()
    with reading() as connection:
        for row in connection.execute(asked).mappings():
            if row["finding_id"] in wanted:
                found.setdefault(row["finding_id"], []).append(_as_recorded(row))
    return found


def spoken_on() -> dict[str, str]:
    """The newest day on which somebody of an area was spoken to, by area; areas where nobody was are left out."""
    asked = (
        select(COURSE.c.area_id, func.max(COURSE.c.spoken_on))
        .where(COURSE.c.spoken_on != "")
        .group_by(COURSE.c.area_id)
    )
    with reading() as connection:
        return {row[0]: row[1] for row in connection.execute(asked)}


def record(by: str, role: str, occasions: Sequence[tuple[Occasion, int]], event: Event) -> None:
    """The same event for each occasion, all or none; the number is the revision that was seen, 0 where there was no course.

    Raises StaleError, and RefusedError with everything that speaks against it.
    """
    with begin() as connection:
        refused = []
        for occasion, revision in occasions:
            earlier = _earlier(connection, occasion.finding_id, revision)
            refused += faults(occasion, [each.event for each in earlier], event)
            if not refused:
                number = audit.record(
                    connection, by, role, _RECORDED, occasion.finding_id, detail=f"{event.state} {event.on}"
                )
                _append(connection, by, occasion.finding_id, event)
                _write(connection, occasion, [*(each.event for each in earlier), event], revision, number)
        if refused:
            raise RefusedError(refused)


def take_back(by: str, role: str, occasion: Occasion, revision: int) -> None:
    """Remove the newest event, which was a mistake; the audit log keeps that it was there. Raises StaleError."""
    with begin() as connection:
        earlier = _earlier(connection, occasion.finding_id, revision)
        if not earlier:
            raise StaleError(occasion.finding_id)
        newest = select(func.max(COURSE_EVENT.c.id)).where(
            COURSE_EVENT.c.finding_id == occasion.finding_id, COURSE_EVENT.c.on == earlier[-1].event.on
        )
        connection.execute(delete(COURSE_EVENT).where(COURSE_EVENT.c.id == newest.scalar_subquery()))
        gone = earlier.pop().event
        number = audit.record(connection, by, role, _TAKEN_BACK, occasion.finding_id, detail=f"{gone.state} {gone.on}")
        if earlier:
            _write(connection, occasion, [each.event for each in earlier], revision, number)
        else:
            connection.execute(delete(COURSE).where(COURSE.c.finding_id == occasion.finding_id))


def _earlier(connection: Connection, finding_id: str, revision: int) -> list[Recorded]:
    """What was recorded before. Raises StaleError where that is not what the writer has seen."""
    asked = select(COURSE.c.revision).where(COURSE.c.finding_id == finding_id).with_for_update()
    if (connection.execute(asked).scalar_one_or_none() or 0) != revision:
        raise StaleError(finding_id)
    return _recorded(connection, finding_id)


def _append(connection: Connection, by: str, finding_id: str, event: Event) -> None:
    values = {name: getattr(event, name) for name in _OF_EVENT}
    connection.execute(insert(COURSE_EVENT).values(**values, finding_id=finding_id, recorded_at=now(), recorded_by=by))


def _write(connection: Connection, occasion: Occasion, events: Sequence[Event], seen: int, number: int) -> None:
    """What the events come to. Its revision is the number of the audit log: it never comes twice, even where all was taken back between."""
    values = {**comes_to(events, occasion.known_on), "revision": number}
    if seen:
        connection.execute(update(COURSE).where(COURSE.c.finding_id == occasion.finding_id).values(values))
        return
    named = {"finding_id": occasion.finding_id, "kind": occasion.kind, "area_id": occasion.area_id}
    try:
        connection.execute(insert(COURSE).values(**named, **values))
    except IntegrityError:  # PostgreSQL lets two begin at once
        raise StaleError(occasion.finding_id) from None


def _recorded(connection: Connection, finding_id: str) -> list[Recorded]:
    """The oldest first; of one day, in the order in which they were recorded."""
    asked = select(COURSE_EVENT).where(COURSE_EVENT.c.finding_id == finding_id)
    rows = connection.execute(asked.order_by(COURSE_EVENT.c.on, COURSE_EVENT.c.id)).mappings()
    return [_as_recorded(row) for row in rows]


def _as_recorded(row: Mapping[Any, Any]) -> Recorded:
    values = {name: row[name] for name in _OF_EVENT} | {"state": State(row["state"])}
    return Recorded(Event(**values), row["recorded_at"], row["recorded_by"])
