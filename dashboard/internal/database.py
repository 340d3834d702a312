"""The internal database: SQLite beside the published one, or PostgreSQL where ATLAS_DATABASE_URL says so."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

from dashboard.internal import place

BUSY_SECONDS = 5  # somebody else writes
READING = "reading"  # option of a connection that changes nothing
_engines: dict[URL, Engine] = {}
_making = threading.Lock()
# Two visitors of one process take turns here: waiting for each other within SQLite would hold up the whole process.
_writing = threading.Lock()


def url() -> URL:
    """Where it lies: ATLAS_DATABASE_URL, by default data/internal/internal.sqlite."""
    stated = os.environ.get("ATLAS_DATABASE_URL")
    if stated:
        found = make_url(stated)
        return found.set(drivername="postgresql+psycopg") if found.drivername == "postgresql" else found
    return URL.create("sqlite", database=str(place.folder() / "internal.sqlite"))


def is_sqlite(where: URL) -> bool:
    """Whether it is the embedded one."""
    return where.get_backend_name() == "sqlite"


def engine() -> Engine:
    """The connections of this process to it; made on the first question, after the fork."""
    where = url()
    with _making:
        if where not in _engines:
            _engines[where] = _made(where)
        return _engines[where]


@contextmanager
def begin() -> Iterator[Connection]:
    """A transaction that changes something: all of the block or nothing. One at a time where the database is SQLite: ask, change, and leave it."""
    turn = _writing if is_sqlite(url()) else nullcontext()
    with turn, engine().begin() as connection:
        yield connection


@contextmanager
def reading() -> Iterator[Connection]:
    """A transaction that only asks: it sees one state of everything and keeps nobody from writing."""
    with engine().connect() as connection, connection.execution_options(**{READING: True}).begin():
        yield connection


def now() -> str:
    """The time as it is stored."""
    return moment(0)


def moment(seconds: float) -> str:
    """The time so many seconds from now, as it is stored; negative for the past."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def today() -> str:
    """The day as it is stored."""
    return date.today().isoformat()


def _made(where: URL) -> Engine:
    if not is_sqlite(where):
        return create_engine(where, pool_size=2, max_overflow=2, pool_pre_ping=True)
    made = create_engine(where, connect_args={"timeout": BUSY_SECONDS})
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: Any, _record: Any) -> None:
    """Readers and one writer at once; what was written is on the disk."""
    connection.isolation_level = None  # Python's binding would begin transactions where it thinks fit
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Whoever will write says so at once: one who has read first could not write any more after somebody else did."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(READING) else "BEGIN IMMEDIATE")
