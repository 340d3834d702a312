"""Which tables the database has: the number of its newest migration, beside the one this program was written for."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from dashboard.internal.faults import Fault

REVISION = "0004"  # the newest in internal/migrations; four digits, counted up
VERSION_TABLE = "alembic_version"
_VERSION = Table(VERSION_TABLE, MetaData(), Column("version_num", String(32), primary_key=True))


def stored(connection: Connection) -> str:
    """The number the database holds; "" for one without any."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return ""
    return connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none() or ""


def fault(connection: Connection) -> Fault | None:
    """What keeps this program from using the database."""
    found = stored(connection)
    if found == REVISION:
        return None
    return Fault.NEWER if found > REVISION else Fault.OLDER
