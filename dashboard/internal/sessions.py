"""Sessions of the login: begun, found by what the cookie holds, ended by whoever owns them or by the command. The cookie itself is stored nowhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.internal.database import moment, now
from dashboard.internal.tables import SESSION

IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 12 * 3600
AHEAD_SECONDS = 60  # two clocks may differ by so much; what is further ahead was written before the clock was set back


@dataclass(frozen=True)
class Session:
    """A session, live or not. `provider_token`: what the logout of an identity provider asks for, "" without one."""

    id_hash: str
    user_id: str
    role: str
    area_id: str
    began_at: str
    seen_at: str
    ends_at: str
    provider_token: str

    @property
    def is_live(self) -> bool:
        """Whether it has neither been idle too long nor come to its end; of one that was seen later than now nobody knows."""
        return self.ends_at > now() and moment(-IDLE_SECONDS) < self.seen_at < moment(AHEAD_SECONDS)


def begin(connection: Connection, user_id: str, role: str, area_id: str, provider_token: str = "") -> str:
    """A new session; answers the token its cookie holds."""
    token, began = secrets.token_urlsafe(32), now()
    row = Session(hash_of(token), user_id, role, area_id, began, began, moment(LONGEST_SECONDS), provider_token)
    connection.execute(insert(SESSION).values(vars(row)))
    return token


def find(connection: Connection, token: str) -> Session | None:
    """The session of a token, live or not; None where there is none, or no more."""
    row = connection.execute(select(SESSION).where(SESSION.c.id_hash == hash_of(token))).mappings().one_or_none()
    return Session(**row) if row else None


def live(connection: Connection, user_id: str | None = None) -> list[Session]:
    """The live sessions (of an account), the one seen last first."""
    is_seen = SESSION.c.seen_at.between(moment(-IDLE_SECONDS), moment(AHEAD_SECONDS))
    asked = select(SESSION).where(SESSION.c.ends_at > now(), is_seen)
    if user_id is not None:
        asked = asked.where(SESSION.c.user_id == user_id)
    return [Session(**row) for row in connection.execute(asked.order_by(SESSION.c.seen_at.desc())).mappings()]


def touch(connection: Connection, session: Session) -> None:
    """Somebody is there: its idle time begins anew."""
    connection.execute(update(SESSION).where(SESSION.c.id_hash == session.id_hash).values(seen_at=now()))


def forget(connection: Connection, session: Session) -> bool:
    """Nobody can do anything in its name any more; answers whether it was still known."""
    return bool(connection.execute(delete(SESSION).where(SESSION.c.id_hash == session.id_hash)).rowcount)


def forget_all(connection: Connection, user_id: str) -> None:
    """The same for every session of an account."""
    connection.execute(delete(SESSION).where(SESSION.c.user_id == user_id))


def end_all(connection: Connection, user_id: str) -> int:
    """End every session of an account: it lets nobody in, but stays known until it is purged, for what somebody was typing. Answers how many had not
    come to their end."""
    of_account = SESSION.c.user_id == user_id
    unended = select(func.count()).select_from(SESSION).where(of_account, SESSION.c.ends_at > now())
    count = connection.execute(unended).scalar_one()
    # It ends where it began: so it is over whatever the clock will say.
    connection.execute(update(SESSION).where(of_account).values(ends_at=SESSION.c.began_at, provider_token=""))
    return count


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return sha256(token.encode()).hexdigest()
