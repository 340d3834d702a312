"""Reads the Kreis table of one report year: XLS 2013, CSV and XLSX since. Only Rheinland-Pfalz goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.sources.pks.checks import check
from pipelines.sources.pks.table import read_table

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

COLUMNS = (
    "key",
    "label",
    "kreis",
    "name",
    "cases",
    "hz",
    "attempts",
    "cleared",
    "clearance_pct",
    "suspects",
    "suspects_nongerman",
)


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `kreise`, one row per Kreis of Rheinland-Pfalz × offence key, as text; `rows_read` counts all Länder."""
    import pandas as pd

    year = _report_year(reading)
    table = read_table(reading, year)
    reading.rows_read = table.rows_read
    check(reading, table)
    reading.stop_if_problems()
    rows = [(row.line, str(year), *(row.cells.get(name, "") for name in COLUMNS), row.population) for row in table.rows]
    return {"kreise": pd.DataFrame(rows, columns=["line", "year", *COLUMNS, "population"])}


def _report_year(reading: Reading) -> int:
    period = reading.release.period
    if not period.isdigit():
        reading.problem(
            "Eine Kreistabelle gilt für genau ein Berichtsjahr.", "Die Datei mit --period JJJJ aufnehmen.", value=period
        )
    elif not reading.is_over(int(period)):
        reading.problem(
            "Dieses Berichtsjahr ist noch nicht abgeschlossen.", "Berichtsjahr (--period) prüfen.", value=period
        )
    reading.stop_if_problems()
    return int(period)
