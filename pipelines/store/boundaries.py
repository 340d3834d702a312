"""Official boundaries as `add`, `fetch` and the build read them: one way, so that what is stored can be built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.problems import InputError, Problem

if TYPE_CHECKING:
    from geo.boundaries import Boundaries
    from geo.official import Official
    from pipelines.store.reading import Reading

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def read_boundaries(reading: Reading) -> Boundaries:
    """The boundaries of every area of the register, from all three levels of the file.

    Sets what the file proves of its period, and asks where that and the stated period do not go together. Raises InputError.
    """
    from geo import boundaries

    release = reading.release
    try:
        read = boundaries.build(reading.register, release.sound_path, attribution_year=release.published[:4])
    except boundaries.BoundaryError as error:
        file = error.reason.removeprefix(f"{release.path.name}: ").removeprefix(f"{release.path.name}, ")
        raise InputError([Problem(release.release_id, file, error.cure)]) from error
    areas = sum(len(frame) for frame in read.frames.values())
    for notice in read.notices:
        reading.notice(notice)
    if read.source:
        # a surface of the file that several areas share is one row published
        reading.rows_read, reading.rows_published = read.source.rows, min(areas, read.source.rows)
        _compare_period(reading, read.source)
    return read


def _compare_period(reading: Reading, official: Official) -> None:
    """A text beside the layers states the Gebietsstand; a name may; a territorial change shows that it is not older."""
    period = reading.release.period
    stated, latest = official.stated_day, official.latest_change
    named = official.named_years | {int(year) for year in _YEAR.findall(reading.release.release_id)}
    reading.proven_period = (
        str(stated.year) if stated else str(max(named)) if len(named) == 1 else str(latest.year) if latest else None
    )
    if not period:
        if reading.proven_period and not stated:
            origin = "im Namen" if len(named) == 1 else f"an der jüngsten Gebietsänderung ({latest:%d.%m.%Y})"
            reading.notice(
                f"Der Gebietsstand {reading.proven_period} ist {origin} zu erkennen; ausdrücklich nennt ihn die Datei nicht."
            )
    elif stated and str(stated.year) != period[:4]:
        reading.problem(
            f"Die Grenzen haben den Gebietsstand {stated:%d.%m.%Y} (aktualitaet.txt), nicht {period}.",
            f"Zeitraum berichtigen: --period {stated.year}.",
        )
    elif latest and latest.year > int(period[:4]):
        reading.problem(
            f"Die Grenzen enthalten eine Gebietsänderung vom {latest:%d.%m.%Y}, sie sind nicht vom Gebietsstand {period}.",
            f"Zeitraum berichtigen: --period {latest.year} oder später.",
        )
    elif named and not stated and int(period[:4]) not in named:
        years = ", ".join(map(str, sorted(named)))
        reading.ask(
            f"Der Name nennt {years}, --period aber {period}.",
            "Den Gebietsstand prüfen; stimmt er, mit --accept-jumps aufnehmen.",
        )
    reading.stop_if_problems()
