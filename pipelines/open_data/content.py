"""What is written: the tables of one database as Arrow tables, described column by column, with the mark of what is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.database import identifier
from pipelines.open_data import contract
from pipelines.open_data.declared import COLUMN, Dataset, OpenTable, declared

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

SYNTHETIC = "synthetic"
# Columns that lead to another table wherever they stand.
_TARGETS = {
    "area_id": "area",
    "indicator_id": "indicator",
    "release_id": "release",
    "source_id": "source",
    "council_id": "council",
    "survey_id": "survey",
    "item_id": "survey_item",
}
# Of its own time; of any source that may bring the indicator, whether or not this version has it.
_NO_TARGET = {("area_edition", "area_id"), ("indicator", "source_id")}
_UNITS = {
    r"_pct$": "%",
    r"_km2$": "km²",
    r"_km$": "km",
    r"_per_km2$": "1/km²",
    r"_eur$": "EUR",
    r"_bytes$": "Byte",
    r"^inhabitants(_active|_unclear)?$": "Personen",
    r"^(persons|respondents|complete)$": "Personen",
    r"^fte$": "Vollzeitäquivalente",
    r"^(lon|lat)$": "Grad (WGS 84)",
}
_INVENTED = """
CREATE TEMP VIEW invented AS
SELECT indicator_id, period, level, area_id FROM observation
WHERE release_id IN (SELECT release_id FROM release JOIN source USING (source_id) WHERE source.synthetic)
"""


@dataclass(frozen=True)
class Content:
    """One table to be written: its rows, and what is said of it. `columns` are in the order of `rows`."""

    table: OpenTable
    dataset: Dataset
    description: str
    columns: tuple[contract.Column, ...]
    key: tuple[str, ...]
    references: dict[str, str]
    rows: pa.Table

    @property
    def name(self) -> str:
        """The name of the table, which its files bear."""
        return self.table.name


@contextmanager
def opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database, only to be read, with what the declared statements ask for."""
    import duckdb

    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("SET memory_limit = '400MB'")
        connection.execute(_INVENTED)
        yield connection


def contents(connection: duckdb.DuckDBPyConnection) -> Iterator[Content]:
    """Every table that is given out, in the order of the declaration, one at a time."""
    for dataset in declared().dataset:
        for table in dataset.tables:
            yield _content(connection, dataset, table)


def _content(connection: duckdb.DuckDBPyConnection, dataset: Dataset, table: OpenTable) -> Content:
    of_contract = contract.tables().get(table.name)
    columns, key = _columns(connection, table), of_contract.key if of_contract else ()
    names = ", ".join(identifier(column.name) for column in columns)
    rows = connection.sql(f"SELECT {names} FROM ({_statement(table)}) ORDER BY ALL").to_arrow_table()
    references = {
        name: target
        for name, target in {
            **_TARGETS,
            **({"kind": "finding_kind"} if dataset.name == "beratungsanlaesse" else {}),
            **(of_contract.references if of_contract else {}),
        }.items()
        if any(column.name == name for column in columns)
        and target != table.name
        and (table.name, name) not in _NO_TARGET
    }
    return Content(
        table,
        dataset,
        table.description or (of_contract.description if of_contract else ""),
        columns,
        key,
        references,
        rows,
    )


def _statement(table: OpenTable) -> str:
    asked = f"({table.sql})" if table.sql else identifier(table.name)
    if table.synthetic in (None, COLUMN):
        return f"SELECT * FROM {asked} AS stated"
    return f"SELECT *, {table.synthetic} AS {SYNTHETIC} FROM {asked} AS stated"


def _columns(connection: duckdb.DuckDBPyConnection, table: OpenTable) -> tuple[contract.Column, ...]:
    known = contract.tables().get(table.like or table.name)
    stated = {column.name: column for column in known.columns} if known else {}
    everywhere = declared().columns
    withheld = declared().withheld_columns.get(table.name, [])
    columns = []
    for name, kind, *_ in connection.execute(f"DESCRIBE {_statement(table)}").fetchall():
        if name in withheld:
            continue
        own = stated.get(name)
        columns.append(
            contract.Column(
                name,
                kind,
                own.required if own else name == SYNTHETIC,
                (own.description if own else "") or everywhere.get(name, ""),
                own.allowed if own else (),
            )
        )
    return tuple(columns)


def unit_of(column: str) -> str | None:
    """The unit a name of a column states; None where it states none, as of values, whose unit the indicator says."""
    return next((unit for pattern, unit in _UNITS.items() if re.search(pattern, column)), None)
