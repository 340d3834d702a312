"""Failed logins, counted by keys of which only a hash is stored: an account, an address, a browser."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, func, insert, select

from dashboard.internal.database import moment, now
from dashboard.internal.sessions import AHEAD_SECONDS
from dashboard.internal.tables import LOGIN_ATTEMPT


@dataclass(frozen=True)
class Failures:
    """How many there were, and when the newest was ("" for never)."""

    count: int
    newest_at: str


def record(connection: Connection, key: str, *, succeeded: bool = False) -> None:
    """Remember an attempt."""
    connection.execute(insert(LOGIN_ATTEMPT).values(key_hash=_hash(key), at=now(), succeeded=succeeded))


def failures(connection: Connection, key: str, seconds: float) -> Failures:
    """Those of the last so many seconds; what lies ahead was written before the clock was set back, and nobody shall wait until then."""
    asked = select(func.count(), func.max(LOGIN_ATTEMPT.c.at)).where(
        LOGIN_ATTEMPT.c.key_hash == _hash(key),
        LOGIN_ATTEMPT.c.at > moment(-seconds),
        LOGIN_ATTEMPT.c.at < moment(AHEAD_SECONDS),
        ~LOGIN_ATTEMPT.c.succeeded,
    )
    count, newest = connection.execute(asked).one()
    return Failures(count, newest or "")


def successes(connection: Connection, key: str) -> int:
    """How often an attempt with this key succeeded."""
    asked = select(func.count()).where(LOGIN_ATTEMPT.c.key_hash == _hash(key), LOGIN_ATTEMPT.c.succeeded)
    return connection.execute(asked).scalar_one()


def forgive(connection: Connection, key: str) -> None:
    """Forget the failures of a key: whoever it belongs to has signed in."""
    connection.execute(delete(LOGIN_ATTEMPT).where(LOGIN_ATTEMPT.c.key_hash == _hash(key), ~LOGIN_ATTEMPT.c.succeeded))


def forgive_one(connection: Connection, key: str) -> None:
    """Forget the newest failure of a key: it was counted before it was known to be none."""
    of_key = (LOGIN_ATTEMPT.c.key_hash == _hash(key), ~LOGIN_ATTEMPT.c.succeeded)
    newest = select(func.max(LOGIN_ATTEMPT.c.id)).where(*of_key).scalar_subquery()
    connection.execute(delete(LOGIN_ATTEMPT).where(LOGIN_ATTEMPT.c.id == newest))


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()
