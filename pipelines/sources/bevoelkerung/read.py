"""Reads the yearly average population of the Kreise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN
from pipelines.formats.genesis import Layout, read_genesis

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

LAYOUT = Layout(code="12411-05-01-4", header_line=7, headers=("Insgesamt", "männlich", "weiblich"), first_data_line=8)


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `kreise`, one row per year × Land or Kreis, as text."""
    import pandas as pd

    rows = read_genesis(reading, LAYOUT)
    for line, cells in rows:
        if not cells[3].isdigit():
            reading.problem(
                "Eine Einwohnerzahl ist eine ganze Zahl und darf nicht fehlen.",
                FETCH_AGAIN,
                line=line,
                column="Insgesamt",
                value=cells[3],
            )
    reading.stop_if_problems()
    records = [(line, *cells[:4]) for line, cells in rows]
    return {"kreise": pd.DataFrame(records, columns=["line", "year", "area_id", "name", "total"])}
