"""Official totals of the Land against the period they are delivered for, and against the stored Kreis tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelines.sources.pks.kreis_year import stored_year
from pipelines.sources.pks.offences import offences

if TYPE_CHECKING:
    from pipelines.store.judging import Others, Tables
    from pipelines.store.reading import Reading


def judge(reading: Reading, tables: Tables, others: Others) -> None:
    """Note years outside the period, and totals that the Kreise of the same year contradict."""
    rows: Any = tables["zahlen"].itertuples() if "zahlen" in tables else ()
    listed = list(rows)
    years = sorted({int(row.jahr) for row in listed})
    covered = f"{years[0]}-{years[-1]}" if years[0] != years[-1] else str(years[0])
    if reading.release.period != covered:
        reading.problem(
            f"Die Zahlen gelten für {covered}, nicht für {reading.release.period}.",
            f"Mit --period {covered} aufnehmen.",
        )
    kreise = {year.year: year for stored in others.of("pks") if (year := stored_year(stored))}
    for row in listed:
        year = kreise.get(int(row.jahr))
        if year is None or row.groesse != "faelle" or row.bemerkung.startswith("abgeleitet"):
            continue
        together = sum(each.cases for each in year.by_key.get(row.schluessel, {}).values())
        cases = float(row.wert)
        if together and not offences().limits.land_least_share * cases <= together <= cases:
            reading.problem(
                f"Die Kreise zusammen haben laut {year.name} {together:.0f} Fälle; das Land hat mindestens so viele und wenig mehr.",
                "Zahl, Jahr und Schlüssel mit der angegebenen Seite vergleichen.",
                line=int(row.line),
                column="wert",
                value=row.wert,
            )
