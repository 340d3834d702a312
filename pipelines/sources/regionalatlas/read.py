"""Reads what the Regionalatlas says of density, change, foreigners, births, deaths and migration of the Kreise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.formats.genesis import Layout, read_genesis

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

LAYOUT = Layout(
    code="AI002-1",
    header_line=4,
    headers=(
        "Bevölkerungsdichte (EW je qkm)",
        "Bevölkerungsentwicklung im Jahr je 10.000 EW",
        "Anteil der ausländischen Bevölkerung an der Gesamtbevölkerung",
        "Lebendgeborene je 10.000 EW",
        "Gestorbene je 10.000 EW",
        "Geburten-/Gestorbenenüberschuss je 10.000 EW",
        "Wanderungssaldo je 10.000 EW",
    ),
    first_data_line=6,
)
VARIABLES = ("density", "change", "foreigners", "births", "deaths", "natural_balance", "migration_balance")


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `kreise`, one row per year × Land or Kreis, one column per variable, as text; empty where there is no number."""
    import pandas as pd

    rows = [(line, *cells) for line, cells in read_genesis(reading, LAYOUT)]
    return {"kreise": pd.DataFrame(rows, columns=["line", "year", "area_id", "name", *VARIABLES])}
