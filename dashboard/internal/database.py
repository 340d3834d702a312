"""The internal database: SQLite beside the published one, or PostgreSQL where ATLAS_DATABASE_URL says so.

It is made and changed by `python -m dashboard.internal upgrade` alone: whoever asks finds it as the program needs it, or an InternalDatabaseError.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection as Connection  # also for whoever hands a transaction on, and knows no SQLAlchemy
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoFreeConnectionError

from dashboard import german
from dashboard.internal import place, revision
from dashboard.internal.faults import Fault, InternalDatabaseError, fault_of

BUSY_SECONDS = 5  # somebody else writes
READING = "reading"  # option of a connection that changes nothing
NOT_CHECKED = (0, 0)
# What is stored appears in no message.
_FOR_BOTH: dict[str, Any] = {"pool_timeout": BUSY_SECONDS, "hide_parameters": True}
_OURS = (IntegrityError, DataError, ProgrammingError)  # mistakes of the program, not of the database


@dataclass
class Access:
    """How this process gets at one database. `checked`: the file (device, number) whose revision was found right. `turn`: two visitors of one
    process take turns at writing to SQLite here; waiting for each other within SQLite would hold up the whole process."""

    where: URL
    engine: Engine
    checked: tuple[int, int] = NOT_CHECKED
    # Looked up when they are made, in the process that serves: gevent has locks of its own.
    turn: threading.Lock = field(default_factory=lambda: threading.Lock())
    checking: threading.Lock = field(default_factory=lambda: threading.Lock())

    @property
    def place(self) -> str:
        """How it is called in messages: the file, or the address without its password."""
        file = file_of(self.where)
        return str(file) if file else self.where.render_as_string(hide_password=True)


_accesses: dict[URL, Access] = {}
_making = threading.Lock()


def url() -> URL:
    """Where it lies: ATLAS_DATABASE_URL, by default data/internal/internal.sqlite. Raises InternalDatabaseError."""
    stated = os.environ.get("ATLAS_DATABASE_URL")
    if not stated:
        return URL.create("sqlite", database=str(place.folder() / "internal.sqlite"))
    try:
        found = make_url(stated)
    except ArgumentError:
        raise InternalDatabaseError(Fault.ADDRESS, "ATLAS_DATABASE_URL") from None
    if found.get_backend_name() not in ("sqlite", "postgresql") or not found.database or found.database == ":memory:":
        raise InternalDatabaseError(Fault.ADDRESS, "ATLAS_DATABASE_URL")
    return found.set(drivername="postgresql+psycopg") if found.drivername == "postgresql" else found


def file_of(where: URL) -> Path | None:
    """The file of SQLite; None for PostgreSQL."""
    return Path(where.database or "").absolute() if where.get_backend_name() == "sqlite" else None


def access() -> Access:
    """The connections of this process to it; made on the first question, after the fork. Not known yet: whether it is there."""
    where = url()
    with _making:
        if where not in _accesses:
            _accesses[where] = Access(where, _engine(where))
        return _accesses[where]


def engine() -> Engine:
    """The same without what is known of it."""
    return access().engine


@contextmanager
def begin() -> Iterator[Connection]:
    """A transaction that changes something: all of the block or nothing. One at a time where the database is SQLite: ask, change, and leave it.
    Raises InternalDatabaseError."""
    found = _ready()
    with _told(found), _turn(found), found.engine.begin() as connection:
        yield connection


@contextmanager
def reading(*, checked: bool = True) -> Iterator[Connection]:
    """A transaction that only asks: it sees one state of everything and keeps nobody from writing. `checked`: of this program's revision.
    Raises InternalDatabaseError."""
    found = _ready() if checked else _there()
    with _told(found), found.engine.connect() as connection, _asking(connection).begin():
        yield connection


@contextmanager
def unchecked() -> Iterator[Connection]:
    """As `begin`, whatever the database holds: for what makes it and changes its tables."""
    found = access()
    with _told(found), _turn(found), found.engine.begin() as connection:
        yield connection


def now() -> str:
    """The time as it is stored."""
    return moment(0)


def moment(seconds: float) -> str:
    """The time so many seconds from now, as it is stored; negative for the past."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def today() -> str:
    """The day it is here, as it is stored."""
    return german.today().isoformat()


def _ready() -> Access:
    """The database, known to be there and of this program; asked again when its file is another one."""
    found = access()
    identity = _identity(found)
    if found.checked != identity:
        with found.checking:
            if found.checked != identity:
                _check(found)
                found.checked = identity
    return found


def _there() -> Access:
    found = access()
    _identity(found)
    return found


def _check(found: Access) -> None:
    if found.checked != NOT_CHECKED:
        found.engine.dispose()  # connections to a file that was replaced
        found.checked = NOT_CHECKED
    with _told(found), found.engine.connect() as connection, _asking(connection).begin():
        if fault := revision.fault(connection):
            raise InternalDatabaseError(fault, found.place)


def _identity(found: Access) -> tuple[int, int]:
    file = file_of(found.where)
    if file is None:
        return (0, 1)  # of a server: checked once
    try:
        status = file.stat()
    except FileNotFoundError:
        raise InternalDatabaseError(Fault.MISSING, found.place) from None
    except OSError as error:
        raise InternalDatabaseError(Fault.RIGHTS, found.place, error.strerror) from None
    return status.st_dev, status.st_ino


@contextmanager
def _told(found: Access) -> Iterator[None]:
    """What the database itself could not do becomes an InternalDatabaseError."""
    try:
        yield
    except _OURS:
        raise
    except DBAPIError as error:
        found.checked = NOT_CHECKED  # whoever asks next finds out more
        raise InternalDatabaseError(fault_of(error.orig), found.place, str(error.orig).strip()) from error
    except NoFreeConnectionError as error:
        raise InternalDatabaseError(Fault.LOCKED, found.place) from error


@contextmanager
def _turn(found: Access) -> Iterator[None]:
    if file_of(found.where) is None:
        yield
        return
    if not found.turn.acquire(timeout=BUSY_SECONDS):
        raise InternalDatabaseError(Fault.LOCKED, found.place)
    try:
        yield
    finally:
        found.turn.release()


def _asking(connection: Connection) -> Connection:
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection.execution_options(**{READING: True})


def _engine(where: URL) -> Engine:
    file = file_of(where)
    if file is None:
        return create_engine(where, pool_size=2, max_overflow=2, pool_pre_ping=True, **_FOR_BOTH)
    existing = URL.create("sqlite", database=f"file:{quote(str(file))}", query={"mode": "rw", "uri": "true"})
    made = create_engine(existing, connect_args={"timeout": BUSY_SECONDS}, **_FOR_BOTH)
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: Any, _record: Any) -> None:
    """Readers and one writer at once; what was written is on the disk, what was deleted is not any more."""
    connection.isolation_level = None  # Python's binding would begin transactions where it thinks fit
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Whoever will write says so at once: one who has read first could not write any more after somebody else did."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(READING) else "BEGIN IMMEDIATE")
