"""The contract (data/schema.sql) as data: tables and columns with types, keys and what its comments say of them (English)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import duckdb

from pipelines.store.releases import DATA

SCHEMA = DATA / "schema.sql"
_TABLE = re.compile(r"CREATE TABLE (\w+) \(")
_COLUMN = re.compile(r"    (\w+)\s+[A-Z]")
_VALUE = re.compile(r"\s+'(\w+)'\)*,?\s*$")
_LISTED = re.compile(r'CHECK\(\("?(\w+)"? IN \((.*)\)\)\)')


@dataclass(frozen=True)
class Column:
    """A column: its type as DuckDB writes it (VARCHAR, DOUBLE, VARCHAR[] …), what a CHECK allows, and what the comment says."""

    name: str
    type: str
    required: bool
    description: str
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: what one row stands for, its columns in order, its primary key, and columns that lead to another table (column → table)."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: dict[str, str]


@cache
def tables() -> dict[str, Table]:
    """Every table of the contract by name, in its order."""
    text = SCHEMA.read_text(encoding="utf-8")
    said = _comments(text)
    with duckdb.connect(":memory:") as connection:
        connection.execute(text)
        return {name: _table(connection, name, *said[name]) for name in said}


def _table(connection: duckdb.DuckDBPyConnection, name: str, description: str, said: dict[str, str]) -> Table:
    constraints = connection.execute(
        "SELECT constraint_type, constraint_column_names, referenced_table, constraint_text FROM duckdb_constraints() WHERE table_name = ?",
        [name],
    ).fetchall()
    listed = [_LISTED.fullmatch(text or "") for kind, _, _, text in constraints if kind == "CHECK"]
    allowed = {found[1]: tuple(re.findall(r"'([^']*)'", found[2])) for found in listed if found}
    columns = connection.execute(
        "SELECT column_name, data_type, NOT is_nullable FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [name],
    ).fetchall()
    return Table(
        name,
        description,
        tuple(
            Column(column, kind, required, said.get(column, ""), allowed.get(column, ()))
            for column, kind, required in columns
        ),
        next((tuple(names) for kind, names, _, _ in constraints if kind == "PRIMARY KEY"), ()),
        {names[0]: target for kind, names, target, _ in constraints if kind == "FOREIGN KEY"},
    )


def _comments(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Per table the comment above it and the comments of its columns."""
    said: dict[str, tuple[str, dict[str, str]]] = {}
    above: list[str] = []
    name = column = None
    for line in text.splitlines():
        code, _, comment = line.partition("--")
        if opened := _TABLE.match(line):
            name, column = opened[1], None
            said[name] = (_sentence(above), {})
        elif name is None:
            above = [*above, comment.strip()] if line.startswith("--") else []
        elif line.startswith(")"):
            name = None
        else:
            if started := _COLUMN.match(code):
                column = started[1] if started[1] not in {"CHECK", "PRIMARY"} else None
            if column and comment.strip():
                value = _VALUE.match(code)
                note = f"{value[1]}: {comment.strip()};" if value else comment.strip()
                columns = said[name][1]
                columns[column] = f"{columns.get(column, '')} {note}".strip().removesuffix(";")
                if value:
                    columns[column] += ";"
        if opened or line.strip() == "":
            above = []
    return {
        table: (text, {name: note.removesuffix(";") for name, note in notes.items()})
        for table, (text, notes) in said.items()
    }


def _sentence(lines: list[str]) -> str:
    text = " ".join(line for line in lines if not line.startswith("──")).removeprefix("grain: ")
    return text[:1].upper() + text[1:]
