"""Make the internal database, and bring it to the tables this program was written for. Never imported by the web: it does not need Alembic."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select

from dashboard.internal import database, revision
from dashboard.internal.faults import Fault, InternalDatabaseError

MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK = 7_143_002  # of PostgreSQL, for whoever changes tables


def upgrade() -> tuple[str, str]:
    """Bring it to the newest tables, all or nothing, one caller after the other; answers the revision before ("" for none) and after.
    Raises InternalDatabaseError."""
    with making() as connection:
        before = revision.stored(connection)
        if before > revision.REVISION:
            raise InternalDatabaseError(Fault.NEWER, database.access().place)
        if not before and inspect(connection).get_table_names():
            raise InternalDatabaseError(Fault.FOREIGN, database.access().place)
        migrate(connection, revision.REVISION)
    return before, revision.REVISION


def migrate(connection: Connection, target: str) -> None:
    """Run the migrations up to `target` in the transaction of the connection; Alembic remembers it in its table."""
    script = scripts()
    config = Config()
    with EnvironmentContext(config, script, fn=lambda held, _: script._upgrade_revs(target, held)) as context:
        context.configure(connection=connection, transactional_ddl=True)
        context.run_migrations()


def scripts() -> ScriptDirectory:
    """The migrations as Alembic knows them."""
    return ScriptDirectory(str(MIGRATIONS.parent), version_locations=[str(MIGRATIONS)])


@contextmanager
def making() -> Iterator[Connection]:
    """A transaction in which one process makes or replaces the database while others wait; file and folder are for their owner alone."""
    file = database.file_of(database.url())
    with _file_for_us_alone(file) if file else nullcontext(), database.unchecked() as connection:
        if file is None:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        yield connection


@contextmanager
def _file_for_us_alone(file: Path) -> Iterator[None]:
    with _lock_beside(file) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _lock_beside(file: Path) -> IO[str]:
    """A file to wait at, beside the database, which is made where it is missing."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        return os.fdopen(os.open(file.with_name(f".{file.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600), "w")
    except OSError as error:
        fault = Fault.FULL if error.errno == errno.ENOSPC else Fault.RIGHTS
        raise InternalDatabaseError(fault, str(file), error.strerror) from None
