"""Reads the table of Gemeinden. The register of areas is built from the same file; here its inhabitants go on as population."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geo.areas import Register, TableError
from pipelines.formats.content import FETCH_AGAIN

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `gemeinden`, one row per Gemeinde, as text. Raises InputError where the register cannot be built from the file."""
    import pandas as pd

    try:
        register = Register.load(reading.release.path)
    except TableError as error:
        reading.problem(str(error), FETCH_AGAIN)
        reading.stop_if_problems()
        raise
    day = register.at("land")[0].inhabitants_date.isoformat()
    table = csv.DictReader(io.StringIO(reading.content.decode("utf-8-sig"), newline=""))
    rows = [(table.line_num, row["ars12"], row["einwohner_2018"], day) for row in table]
    reading.rows_read = len(rows)
    return {"gemeinden": pd.DataFrame(rows, columns=["line", "area_id", "inhabitants", "inhabitants_date"])}
