"""How long what is internal is kept, and why; what is older goes with `purge`. The audit log stays whole: it names no text and no person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, delete, select

from dashboard.internal import audit
from dashboard.internal.course_states import CLOSED
from dashboard.internal.database import moment
from dashboard.internal.tables import (
    CONTACT,
    COURSE,
    COURSE_EVENT,
    DRAFT,
    LOGIN_ATTEMPT,
    NOTE,
    PUBLICATION,
    REGISTRY_CHANGE,
    SESSION,
    SUBMISSION,
)
from dashboard.texts import internal_retention as texts

YEAR = 365  # days
YEARS_OF_COURSES = 5


@dataclass(frozen=True)
class Rule:
    """What is kept so many `days` since the moment or day in `since`; `also`: and only where this holds."""

    title: str
    reason: str
    days: int
    since: Column[str]
    also: ColumnElement[bool] | None = None

    @property
    def is_over(self) -> ColumnElement[bool]:
        """Whether the time of a row is over."""
        over = _before(self.since, self.days)
        return over if self.also is None else over & self.also


def _before(column: Column[str], days: int) -> ColumnElement[bool]:
    return column < moment(-days * 86400)[: getattr(column.type, "length", None)]


def _is_closed() -> ColumnElement[bool]:
    return COURSE.c.state.in_([str(state) for state in CLOSED])


RULES = (
    Rule(texts.SESSIONS, texts.FOR_SECURITY, 30, SESSION.c.ends_at),
    Rule(texts.ATTEMPTS, texts.FOR_SECURITY, 90, LOGIN_ATTEMPT.c.at),
    Rule(texts.DRAFTS, texts.FOR_WHO_TYPES, 30, DRAFT.c.at),
    Rule(texts.CHANGES, texts.FOR_WHO_TYPES, YEAR, REGISTRY_CHANGE.c.at),
    Rule(texts.CONTACTS, texts.WHILE_CONFIRMED, 3 * YEAR, CONTACT.c.confirmed_on),
    Rule(texts.NOTES, texts.WHILE_OF_USE, 3 * YEAR, NOTE.c.recorded_at),
    Rule(texts.COURSES, texts.FOR_STATISTICS, YEARS_OF_COURSES * YEAR, COURSE.c.since, _is_closed()),
    Rule(texts.SUBMISSIONS, texts.FOR_THE_RECORD, 10 * YEAR, SUBMISSION.c.at),
    Rule(texts.PUBLICATIONS, texts.FOR_THE_RECORD, 10 * YEAR, PUBLICATION.c.at),
)


def purge(connection: Connection, by: str, role: str) -> dict[str, int]:
    """Delete everything whose time is over, in this transaction, and say so in the audit log; answers the rows gone by title of the rule."""
    gone: dict[str, int] = {}
    for rule in RULES:
        if rule.since.table is COURSE:
            over = select(COURSE.c.finding_id).where(rule.is_over)
            connection.execute(delete(COURSE_EVENT).where(COURSE_EVENT.c.finding_id.in_(over)))
        gone[rule.title] = connection.execute(delete(rule.since.table).where(rule.is_over)).rowcount
    said = "; ".join(f"{title}: {count}" for title, count in gone.items() if count)
    if said:
        audit.record(connection, by, role, "database.purge", texts.SUBJECT, detail=said)
    return gone
