"""Reads the population of the Kreise: the average of the year, or the count on its last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.formats.genesis import lines_of
from pipelines.sources.bevoelkerung.checks import check
from pipelines.sources.bevoelkerung.series import REFERENCE_DATE, series_of

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

# Tables of both kinds may be published for one period on one day: the rarer of the two is named in the release.
PART_OF_REFERENCE_DATES = "stichtag"


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `kreise`, one row per year × Land or Kreis, as text; `concept` as in table `population`."""
    import pandas as pd

    series = series_of(reading, lines_of(reading))
    if series.concept == REFERENCE_DATE:
        reading.part = PART_OF_REFERENCE_DATES
    check(reading, series)
    reading.stop_if_problems()
    records = [
        (count.line, str(count.year), count.area_id, count.name, count.total, series.concept)
        for count in series.counts
        if count.total
    ]
    return {"kreise": pd.DataFrame(records, columns=["line", "year", "area_id", "name", "total", "concept"])}
