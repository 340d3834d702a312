"""The audit log: who changed what and when. Rows are only ever added, each bound to the one before it by a hash.

Found by `verify`: a changed, missing, added or reordered row, and a tail that was cut off (the head remembers the newest row). Not found by it:
somebody who may write to the database, drops its triggers and writes all rows and the head anew; whoever keeps a checkpoint (`Checkpoint.text`)
somewhere else finds that, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from dashboard.internal.database import now
from dashboard.internal.tables import AUDIT, AUDIT_HEAD
from dashboard.texts import internal as texts

FIRST_HASH = "0" * 64  # what the first row is bound to
FIELDS = ("number", "at", "by", "role", "action", "subject", "checksum", "detail", "previous_hash")
LONGEST_SUBJECT = 300  # characters
ROWS_AT_A_TIME = 5000
_LOCK = 7_143_001  # of PostgreSQL, for the writers of the log


@dataclass(frozen=True)
class Entry:
    """A row of the log. `at` is UTC, `checksum` the SHA-256 of the file it was about ("" where it was about none)."""

    number: int
    at: str
    by: str
    role: str
    action: str
    subject: str
    checksum: str
    detail: str


@dataclass(frozen=True)
class Checkpoint:
    """The newest row: whoever keeps this somewhere else can tell later that nothing up to here was changed."""

    number: int
    hash: str

    @property
    def text(self) -> str:
        """As it is printed and asked for."""
        return f"{self.number}-{self.hash}"


@dataclass(frozen=True)
class Verdict:
    """`fault`: a German sentence on the first row that is not what was written, "" where there is none. `end`: the newest row that is in order."""

    fault: str
    end: Checkpoint


def record(
    connection: Connection, by: str, role: str, action: str, subject: str, checksum: str = "", detail: str = ""
) -> int:
    """Add a row in the transaction of what it tells (`database.begin`), and answer its number. Writers take turns, also those of other processes."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    head = connection.execute(select(AUDIT_HEAD)).mappings().one_or_none()
    clock = now()
    at = max(clock, head["at"] if head else "")
    if at != clock:
        detail = f"{detail} {texts.CLOCK_SET_BACK.format(clock=clock)}".strip()
    row: dict[str, Any] = {
        "number": head["number"] + 1 if head else 1,
        "at": at,
        "by": _clean(by),
        "role": str(role),
        "action": action,
        "subject": _shortened(_clean(subject)),
        "checksum": checksum,
        "detail": _clean(detail),
        "previous_hash": head["hash"] if head else FIRST_HASH,
    }
    row["hash"] = hash_of(row)
    connection.execute(insert(AUDIT).values(row))
    newest = {name: row[name] for name in ("number", "at", "hash")}
    connection.execute(update(AUDIT_HEAD).values(newest) if head else insert(AUDIT_HEAD).values(id=1, **newest))
    return int(row["number"])


def newest(
    connection: Connection,
    limit: int,
    before: int | None = None,
    *,
    action: str = "",
    since: str = "",
    until: str = "",
) -> list[Entry]:
    """The newest rows, newest first: only those older than number `before`, of one `action`, recorded from `since` on and before `until` (times as
    stored), where these are given."""
    asked = select(*(AUDIT.c[name] for name in FIELDS[:-1])).order_by(AUDIT.c.number.desc()).limit(limit)
    if before is not None:
        asked = asked.where(AUDIT.c.number < before)
    if action:
        asked = asked.where(AUDIT.c.action == action)
    if since:
        asked = asked.where(AUDIT.c.at >= since)
    if until:
        asked = asked.where(AUDIT.c.at < until)
    return [Entry(**row) for row in connection.execute(asked).mappings()]


def actions(connection: Connection) -> list[str]:
    """Every action that stands in the log, in the order of the alphabet."""
    return list(connection.execute(select(AUDIT.c.action).distinct().order_by(AUDIT.c.action)).scalars())


def count(connection: Connection) -> int:
    """How many rows there are."""
    return connection.execute(select(func.count()).select_from(AUDIT)).scalar_one()


def verify(connection: Connection, known: Checkpoint | None = None) -> Verdict:
    """Read the log from its first row to its last (in `database.reading`), and say what the first fault is. `known`: a checkpoint kept elsewhere."""
    end = Checkpoint(0, FIRST_HASH)
    for row in _rows(connection):
        if fault := _fault(row, end, known):
            return Verdict(fault, end)
        end = Checkpoint(row["number"], row["hash"])
    return Verdict(_fault_at_the_end(connection, end, known), end)


def hash_of(row: Mapping[str, Any] | RowMapping) -> str:
    """The SHA-256 (hexadecimal) over all other fields, written as one list of JSON without spaces."""
    canonical = json.dumps([row[name] for name in FIELDS], ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def _fault(row: RowMapping, before: Checkpoint, known: Checkpoint | None) -> str:
    number = row["number"]
    if number != before.number + 1:
        return texts.ROW_MISSING.format(number=before.number + 1, next=number)
    if row["hash"] != hash_of(row) or row["previous_hash"] != before.hash:
        return texts.ROW_CHANGED.format(number=number)
    if known and known.number == number and known.hash != row["hash"]:
        return texts.ROW_NOT_KNOWN.format(number=number)
    return ""


def _fault_at_the_end(connection: Connection, end: Checkpoint, known: Checkpoint | None) -> str:
    head = connection.execute(select(AUDIT_HEAD.c.number, AUDIT_HEAD.c.hash)).one_or_none()
    remembered = Checkpoint(*head) if head else Checkpoint(0, FIRST_HASH)
    if known and known.number > end.number:
        return texts.TAIL_MISSING.format(end=end.number, expected=known.number)
    if remembered.number > end.number:
        return texts.TAIL_MISSING.format(end=end.number, expected=remembered.number)
    return "" if remembered == end else texts.HEAD_CHANGED.format(end=end.number, head=remembered.number)


def _rows(connection: Connection) -> Iterator[RowMapping]:
    """All rows, in the order of their numbers, a part at a time."""
    last = -(2**31)
    while part := list(
        connection.execute(
            select(AUDIT).where(AUDIT.c.number > last).order_by(AUDIT.c.number).limit(ROWS_AT_A_TIME)
        ).mappings()
    ):
        yield from part
        last = part[-1]["number"]


def _clean(words: str) -> str:
    """Without what PostgreSQL cannot store."""
    return words.replace("\0", "")


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SUBJECT else words[: LONGEST_SUBJECT - 1] + "…"
