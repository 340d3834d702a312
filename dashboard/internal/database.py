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
# A file as it was: device, number, time of its last change. SQLite itself changes it at checkpoints only.
Identity = tuple[int, int, int]
UNKNOWN: Identity = (0, 0, 0)
_OF_A_SERVER: Identity = (0, 1, 0)
# What is stored appears in no message.
_FOR_BOTH: dict[str, Any] = {"pool_timeout": BUSY_SECONDS, "hide_parameters": True}
_OURS = (IntegrityError, DataError, ProgrammingError)  # mistakes of the program, not of the database


@dataclass
class Access:
    """How this process gets at one database. `sound`: the file as it was when it was opened and found whole; `fitting`: when its tables were found
    to be this program's. `turn`: two visitors of one process take turns at writing to SQLite here; waiting for each other within SQLite would hold
    up the whole process."""

    where: URL
    engine: Engine
    sound: Identity = UNKNOWN
    fitting: Identity = UNKNOWN
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
    found = access()
    with _turn(found):  # first: whoever has waited may find another file
        identity = _ready(found)
        with _told(found), found.engine.begin() as connection:
            yield connection
            _hold_to(found, identity)


@contextmanager
def reading(*, checked: bool = True) -> Iterator[Connection]:
    """A transaction that only asks: it sees one state of everything and keeps nobody from writing. `checked`: of this program's revision.
    Raises InternalDatabaseError."""
    found = access()
    _ready(found) if checked else _sound(found)
    with _asked(found) as connection:
        yield connection


@contextmanager
def unchecked() -> Iterator[Connection]:
    """As `begin`, whichever tables the database has: for what makes it and changes them."""
    found = access()
    with _turn(found):
        _sound(found)
        with _told(found), found.engine.begin() as connection:
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


def _ready(found: Access) -> Identity:
    """Make sure that the database is there, whole, and of this program; asked again once its file is another one or was changed."""
    identity = _sound(found)
    if found.fitting != identity:
        with _asked(found) as connection:
            if fault := revision.fault(connection):
                raise InternalDatabaseError(fault, found.place)
        found.fitting = identity
    return identity


def _sound(found: Access) -> Identity:
    """Make sure that it is there and whole, and that nobody goes on with connections to a file that lies there no more."""
    identity = _identity(found)
    if found.sound == identity:
        return identity
    with found.checking:
        if found.sound != (identity := _identity(found)):
            found.sound = found.fitting = UNKNOWN
            found.engine.dispose()
            identity = _identity(found)  # the last connection that was closed may have written
            with _asked(found) as connection:
                _read_through(found, connection)
            found.sound = identity
    return identity


def _read_through(found: Access, connection: Connection) -> None:
    """A server does that itself."""
    if file_of(found.where):
        said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if said != "ok":
            raise InternalDatabaseError(Fault.DAMAGED, found.place, said)


def _hold_to(found: Access, identity: Identity) -> None:
    """Nothing is kept that was written into a file in whose place another one was put in the meantime."""
    if _identity(found)[:2] != identity[:2]:
        raise InternalDatabaseError(Fault.LOCKED, found.place)


@contextmanager
def _asked(found: Access) -> Iterator[Connection]:
    with _told(found), found.engine.connect() as connection, _asking(connection).begin():
        yield connection


def _identity(found: Access) -> Identity:
    file = file_of(found.where)
    if file is None:
        return _OF_A_SERVER
    try:
        status = file.stat()
    except FileNotFoundError:
        raise InternalDatabaseError(Fault.MISSING, found.place) from None
    except OSError as error:
        raise InternalDatabaseError(Fault.RIGHTS, found.place, error.strerror) from None
    return status.st_dev, status.st_ino, status.st_ctime_ns


@contextmanager
def _told(found: Access) -> Iterator[None]:
    """What the database itself could not do becomes an InternalDatabaseError."""
    try:
        yield
    except _OURS:
        raise
    except DBAPIError as error:
        fault = fault_of(error.orig)
        if fault is not Fault.LOCKED:
            found.sound = UNKNOWN  # whoever asks next finds out more
        raise InternalDatabaseError(fault, found.place, str(error.orig).strip()) from error
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
