"""Back up the internal database and restore it: one kind of file for both databases, so that it is also the way from SQLite to PostgreSQL.

Sessions and attempts to sign in are in no backup: after a restore everybody signs in anew, and no session that was ended comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select, text

from dashboard.internal import audit, backup_file, database, revision
from dashboard.internal.backup_file import BackupError, Contents, Row
from dashboard.internal.faults import Fault, InternalDatabaseError
from dashboard.internal.upgrade import making, migrate
from dashboard.texts import internal_command as texts

NOT_KEPT = {"session", "login_attempt"}
ROWS_AT_A_TIME = 1000
BY, ROLE = "befehl", "betrieb"  # in the audit log: whoever may use the commands


@dataclass(frozen=True)
class Restored:
    """What was restored, and the file that holds what was there before (None where there was nothing)."""

    contents: Contents
    kept: Path | None


def backup(file: Path) -> Contents:
    """Write all that is stored at this moment into a new file for its owner alone, while others go on writing.
    Raises BackupError, InternalDatabaseError."""
    with database.reading(checked=False) as connection:
        stored = revision.stored(connection)
        if not stored:
            raise InternalDatabaseError(Fault.OLDER, database.access().place)
        return backup_file.write(file, stored, database.now(), _rows(connection))


def restore(file: Path, keep_in: Path) -> Restored:
    """Put what a backup holds in the place of everything stored, whole or not at all; what was there before is kept in a new file in the folder
    `keep_in`. Raises BackupError, InternalDatabaseError."""
    contents = backup_file.check(file)
    kept = _keep(keep_in)
    with making() as connection:
        _drop_everything(connection)
        migrate(connection, contents.revision)
        _load(connection, file)
        migrate(connection, revision.REVISION)
        said = texts.RESTORED_DETAIL.format(made=contents.made, kept=kept.name if kept else "–")
        audit.record(connection, BY, ROLE, "database.restore", file.name, contents.checksum, said)
    return Restored(contents, kept)


def _rows(connection: Connection) -> Iterator[Row]:
    for table in _tables(connection):
        if table.name not in NOT_KEPT:
            asked = select(table).order_by(*table.primary_key)
            for row in connection.execution_options(yield_per=ROWS_AT_A_TIME).execute(asked).mappings():
                yield table.name, dict(row)


def _tables(connection: Connection) -> Iterable[Table]:
    """The tables the database has, whatever its revision."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != revision.VERSION_TABLE]


def _keep(folder: Path) -> Path | None:
    """Put aside what is stored: as a backup, or, where the file of SQLite cannot be read any more, as it is."""
    stamp = database.now().replace(":", "").replace(".", "-")
    try:
        kept = folder / f"vor-wiederherstellung-{stamp}.sicherung"
        backup(kept)
        return kept
    except InternalDatabaseError as error:
        file = database.file_of(database.url())
        if error.fault in (Fault.MISSING, Fault.OLDER):
            return None
        if error.fault is not Fault.DAMAGED or file is None:
            raise
        return _put_aside(file, stamp)


def _put_aside(file: Path, stamp: str) -> Path:
    """Connections that are still open go on with the file they opened, and leave the new one alone."""
    database.engine().dispose()
    kept = file.with_name(f"{file.name}.beschaedigt-{stamp}")
    for ending in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + ending).rename(kept.with_name(kept.name + ending))
    return kept


def _drop_everything(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS refuse_audit"))


def _load(connection: Connection, file: Path) -> None:
    tables = {table.name: table for table in _tables(connection)}
    for name, of_table in groupby(backup_file.rows(file), key=lambda row: row[0]):
        columns = set(tables[name].c.keys()) if name in tables else set()
        while part := [row for _, row in islice(of_table, ROWS_AT_A_TIME)]:
            if any(set(row) != columns for row in part):  # no table of this revision
                raise BackupError(texts.BACKUP_DAMAGED.format(file=file))
            connection.execute(insert(tables[name]), part)
    if connection.dialect.name == "postgresql":
        for table in tables.values():
            _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL numbers new rows from where the restored ones end."""
    column: Any = table.autoincrement_column
    if column is not None and column.server_default is not None:
        newest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, column.name), newest, False)))
