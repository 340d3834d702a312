"""Reads what the Regionalatlas says of density, change, foreigners, births, deaths and migration of the Kreise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN
from pipelines.formats.genesis import (
    Column,
    Row,
    Table,
    has_head,
    lines_of,
    number_of,
    open_table,
    rows_of_land,
    tell_further,
)
from pipelines.formats.genesis_years import check_complete

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

CODE = "AI002-1"
# In the order of the table, by our names.
HEADERS = {
    "density": "Bevölkerungsdichte (EW je qkm)",
    "change": "Bevölkerungsentwicklung im Jahr je 10.000 EW",
    "foreigners": "Anteil der ausländischen Bevölkerung an der Gesamtbevölkerung",
    "births": "Lebendgeborene je 10.000 EW",
    "deaths": "Gestorbene je 10.000 EW",
    "natural_balance": "Geburten-/Gestorbenenüberschuss je 10.000 EW",
    "migration_balance": "Wanderungssaldo je 10.000 EW",
}


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `kreise`, one row per year × Land or Kreis, one column per variable, as text; empty where there is no number."""
    import pandas as pd

    table = open_table(reading, lines_of(reading))
    if table.code != CODE:
        reading.problem(f"Die Datei ist nicht die GENESIS-Tabelle {CODE}.", FETCH_AGAIN, value=table.code)
        reading.stop_if_problems()
    columns = _columns(reading, table)
    tell_further(reading, table, columns)
    reading.stop_if_problems()
    rows = rows_of_land(reading, table.rows)
    records = [_record(reading, row, columns) for row in rows]
    reading.stop_if_problems()
    found = [(row.line, row.moment.year, row.key) for row in rows if row.moment]
    check_complete(reading, found, with_land=True)
    reading.stop_if_problems()
    return {"kreise": pd.DataFrame(records, columns=["line", "year", "area_id", "name", *HEADERS])}


def _columns(reading: Reading, table: Table) -> list[Column]:
    """The columns of the variables; each must be there once, and they must stand in the order of the table."""
    columns: list[Column] = []
    for at, header in enumerate(HEADERS.values()):
        found = [column for column in table.columns if has_head(column, header)]
        expected_at = table.columns[at].place if at < len(table.columns) else 3 + at
        if len(found) == 1 and (not columns or found[0].place > columns[-1].place):
            columns += found
            continue
        reason = "steht mehrmals" if len(found) > 1 else "steht an anderer Stelle als sonst" if found else "fehlt"
        place = found[-1].place if found else expected_at
        reading.problem(
            f"Die Spalte „{header}“ {reason}.", FETCH_AGAIN, line=table.header_line, column=f"Spalte {place + 1}"
        )
    reading.stop_if_problems()
    return columns


def _record(reading: Reading, row: Row, columns: list[Column]) -> tuple[object, ...]:
    if row.moment is None:
        reading.problem("Vor dem Schlüssel des Gebiets fehlt das Jahr.", FETCH_AGAIN, line=row.line, value=row.key)
    values = [number_of(reading, row.line, column.heads[0], row.cells[column.place]) for column in columns]
    return (row.line, str(row.moment.year if row.moment else ""), row.key, row.name, *values)
