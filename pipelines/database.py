"""Rows into DuckDB tables by column name, and the one place where names and texts become part of a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


def identifier(name: str) -> str:
    """A name of a table or column, quoted."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: object) -> str:
    """A text, quoted; only for statements that take no parameters (ATTACH)."""
    return "'" + str(text).replace("'", "''") + "'"


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Add rows by column name; every row names the same columns."""
    for row in rows:
        columns = ", ".join(identifier(name) for name in row)
        places = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {identifier(table)} ({columns}) VALUES ({places})", list(row.values()))


def insert_frame(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Add a frame by column name."""
    with incoming(connection, frame):
        connection.execute(f"INSERT INTO {identifier(table)} BY NAME SELECT * FROM incoming")


@contextmanager
def incoming(connection: duckdb.DuckDBPyConnection, frame: pd.DataFrame) -> Iterator[None]:
    """Within the block the frame can be selected from as `incoming`."""
    connection.register("incoming", frame)
    try:
        yield
    finally:
        connection.unregister("incoming")
