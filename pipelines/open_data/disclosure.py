"""What must not leave: looked for in the database itself, right before anything is written from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.build.publish import CHECKS
from pipelines.open_data import contract
from pipelines.open_data.declared import declared
from pipelines.problems import BuildError

if TYPE_CHECKING:
    import duckdb

    from pipelines.open_data.content import Content

# Checks of the build about what is kept secret, small groups and persons: asked again, of the file that is given out.
_ASKED_AGAIN = (
    "befragung_kleine_gruppen_verborgen",
    "befragung_nicht_durch_abziehen",
    "befragung_unterdruecktes_ohne_zahlen",
    "gremien_nennen_keine_personen",
    "pks_geheimes_nicht_durch_abziehen",
    "werte_geheimes_ohne_zahlen",
)


def require_declared(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise BuildError where a table of the database is neither given out nor withheld by declaration."""
    given = {table.name for dataset in declared().dataset for table in dataset.tables}
    there = {
        name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
    }
    undecided = sorted((there | set(contract.tables())) - given - set(declared().withheld))
    if undecided:
        raise BuildError(
            f"Über diese Tabellen ist nicht entschieden (pipelines/open_data/tables.toml): {', '.join(undecided)}."
        )


def require_nothing_secret(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise BuildError where something kept secret has a number, follows from others, or a person is named."""
    for check in _ASKED_AGAIN:
        sql = (CHECKS / f"{check}.sql").read_text(encoding="utf-8")
        _refuse(sql.splitlines()[0].removeprefix("--").strip(), connection.execute(sql).fetchmany(3))


def require_nothing_invented(content: Content) -> None:
    """Raise BuildError where a row of the table rests on an invented source."""
    import pyarrow.compute as pc

    if "synthetic" in content.rows.column_names and pc.any(content.rows["synthetic"]).as_py():
        _refuse(f"{content.name} enthält nichts Erfundenes.", [content.name])


def _refuse(claim: str, offenders: Sequence[object]) -> None:
    if offenders:
        raise BuildError(f"Nichts wurde herausgegeben. Nicht erfüllt: „{claim}“ {offenders}")
