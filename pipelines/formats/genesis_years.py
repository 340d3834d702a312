"""Which years and Kreise a table of GENESIS must hold: those of its period, and those that existed then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN
from pipelines.formats.genesis import LAND

if TYPE_CHECKING:
    from pipelines.store.reading import Reading


def check_complete(reading: Reading, found: Sequence[tuple[int, int, str]], *, with_land: bool) -> None:
    """Note what `found` (line, year, area) lacks: the years of the period, and in each of them every Kreis that existed, once.

    A Kreis that came into being later may be missing before; a year may be missing in between.
    """
    if not found:
        reading.problem(
            "Die Datei enthält keine Zeile für Rheinland-Pfalz oder einen seiner Kreise.",
            "Die Tabelle mit der regionalen Tiefe „Kreise und kreisfreie Städte“ für alle Länder oder für Rheinland-Pfalz laden.",
        )
        return
    years = sorted({year for _, year, _ in found})
    _check_period(reading, years)
    times = Counter((year, key) for _, year, key in found)
    for line, year, key in found:
        if times[year, key] > 1:
            reading.problem(
                "Das Gebiet steht in diesem Jahr mehr als einmal.", FETCH_AGAIN, line=line, value=f"{year};{key}"
            )
    expected = {
        (year, area.area_id)
        for year in years
        for area in reading.register.at("kreis")
        if existed(area.exists_since, year)
    }
    if with_land:
        expected |= {(year, LAND) for year in years}
    for year, key in sorted(expected - set(times)):
        reading.problem(f"Für das Jahr {year} fehlt {key}.", FETCH_AGAIN, value=f"{year};{key}")


def existed(since: date | None, year: int) -> bool:
    """Whether an area that came into being on that day must be in a table of that year."""
    return since is None or since.year <= year


def _check_period(reading: Reading, years: Sequence[int]) -> None:
    first, _, last = reading.release.period.partition("-")
    proven = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    if (int(first), int(last or first)) != (years[0], years[-1]):
        reading.problem(
            f"Die Tabelle reicht von {years[0]} bis {years[-1]}, nicht über den Zeitraum {reading.release.period}.",
            f"Zeitraum berichtigen: --period {proven}.",
            value=proven,
        )
    elif gaps := sorted(set(range(years[0], years[-1] + 1)) - set(years)):
        reading.notice(f"Diese Jahre fehlen in der Tabelle: {', '.join(map(str, gaps))}.")
