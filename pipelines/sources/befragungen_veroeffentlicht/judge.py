"""Published results of surveys against the period they are delivered for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.store.judging import Others, Tables
    from pipelines.store.reading import Reading


def judge(reading: Reading, tables: Tables, _: Others) -> None:
    """Refuse a period that is not the first and the last year in the table."""
    years = sorted({int(year) for year in tables["werte"]["jahr"]})
    covered = f"{years[0]}-{years[-1]}" if years[0] != years[-1] else str(years[0])
    if reading.release.period != covered:
        reading.problem(
            f"Die Zahlen gelten für {covered}, nicht für {reading.release.period}.",
            f"Mit --period {covered} aufnehmen.",
        )
