"""The internal database: SQLite beside the published one, or PostgreSQL where ATLAS_DATABASE_URL says so."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

ROOT = Path(__file__).parents[2]
BUSY_SECONDS = 5  # somebody else writes
_engines: dict[URL, Engine] = {}
_making = threading.Lock()


def url() -> URL:
    """Where it lies: ATLAS_DATABASE_URL, by default data/internal/internal.sqlite."""
    stated = os.environ.get("ATLAS_DATABASE_URL")
    if stated:
        found = make_url(stated)
        return found.set(drivername="postgresql+psycopg") if found.drivername == "postgresql" else found
    return URL.create("sqlite", database=str(ROOT / "data" / "internal" / "internal.sqlite"))


def engine() -> Engine:
    """The connections of this process to it; made on the first question, after the fork."""
    where = url()
    with _making:
        if where not in _engines:
            _engines[where] = _made(where)
        return _engines[where]


@contextmanager
def begin() -> Iterator[Connection]:
    """A transaction: all of the block or nothing."""
    with engine().begin() as connection:
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
    if where.get_backend_name() != "sqlite":
        return create_engine(where, pool_size=2, max_overflow=2, pool_pre_ping=True)
    made = create_engine(where, connect_args={"timeout": BUSY_SECONDS})
    event.listen(made, "connect", _prepare)
    return made


def _prepare(connection: Any, _record: Any) -> None:
    """Readers and one writer at once; what was written is on the disk."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
