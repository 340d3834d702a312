"""The population of Kreise against other publications of it, and the one by which stored crime rates were divided in the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelines.sources.pks.kreis_year import stored_year
from pipelines.sources.pks.offences import offences

if TYPE_CHECKING:
    from pipelines.store.judging import Others, Tables
    from pipelines.store.reading import Reading


def judge(reading: Reading, tables: Tables, others: Others) -> None:
    """Note an average of a year that the rates of that year contradict as a problem; tell where other publications differ."""
    _compare_with_publications(reading, tables, others)
    rows: Any = tables["kreise"].itertuples() if "kreise" in tables else ()
    averages = {
        (int(row.year), row.area_id): (int(row.line), float(row.total))
        for row in rows
        if row.concept == "annual_average"
    }
    for stored in others.of("pks"):
        if not any(str(year) == stored.release.period for year, _ in averages):
            continue
        known = stored_year(stored)
        year, populations = (known.year, known.population) if known else (0, {})
        for kreis, people in populations.items():
            line, average = averages.get((year, kreis), (0, people))
            if abs(people - average) > offences().limits.of_official_average(year) * average:
                reading.problem(
                    f"{stored.release.release_id} teilt durch {people:.0f} Einwohner, hier sind es im Mittel des Jahres {average:.0f}.",
                    "Jahr und Zahl prüfen; die Tabelle unverändert neu laden.",
                    line=line,
                    value=f"{year};{kreis}",
                )


def _compare_with_publications(reading: Reading, tables: Tables, others: Others) -> None:
    """Numbers of the same year and kind in other releases: rounding apart, a difference is told, a large one asked about."""
    ours = _numbers(tables)
    for stored in others.of("bevoelkerung"):
        theirs = _numbers(stored.tables)
        common = ours.keys() & theirs.keys()
        differing = [key for key in common if abs(ours[key] - theirs[key]) > 1]
        if not differing:
            continue
        largest = max(differing, key=lambda key: (abs(ours[key] / theirs[key] - 1), key))
        change = ours[largest] / theirs[largest] - 1
        year, area_id, _ = largest
        newer = max(
            (reading.release.published, reading.release.release_id),
            (stored.release.published, stored.release.release_id),
        )[1]
        told = (
            f"{len(differing)} von {len(common)} gemeinsamen Zahlen weichen von {stored.release.release_id} ab, am meisten "
            f"{reading.register[area_id].label} {year}: {ours[largest]} statt {theirs[largest]} ({change * 100:+.1f} %)."
        ).replace(f"{change * 100:+.1f}", f"{change * 100:+.1f}".replace(".", ","))
        if abs(change) > offences().limits.population_census:
            reading.ask(told, "Mit der Tabelle im Internet vergleichen; stimmt es, mit --accept-jumps aufnehmen.")
        else:
            reading.notice(f"{told} Es gilt {newer}.")


def _numbers(tables: Tables) -> dict[tuple[int, str, str], int]:
    """Inhabitants by year, area and concept."""
    rows: Any = tables["kreise"].itertuples() if "kreise" in tables else ()
    return {(int(row.year), row.area_id, row.concept): int(row.total) for row in rows}
