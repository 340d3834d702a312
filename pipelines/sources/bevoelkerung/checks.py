"""What must be right in a table of the population before it is used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN
from pipelines.formats.genesis import LAND
from pipelines.formats.genesis_years import check_complete, existed
from pipelines.sources.bevoelkerung.series import LAST_DAY, REFERENCE_DATE, Count, Series

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

# Largest real changes of a Kreis from one year to the next, 1995 to 2019: 3.6 %. A census sets the series anew.
YEARLY_CHANGE, CENSUS_CHANGE = 0.05, 0.12
CENSUS_YEARS = (2011, 2022)
_COMPARE = "Mit der Tabelle im Internet vergleichen und die Datei unverändert neu laden."


def check(reading: Reading, series: Series) -> None:
    """Note what is wrong with the counts, and ask about changes that are unheard of."""
    since = {area.area_id: area.exists_since for area in reading.register.at("kreis")}
    counts = [count for count in series.counts if count.total or existed(since.get(count.area_id), count.year)]
    check_complete(reading, [(count.line, count.year, count.area_id) for count in counts], with_land=False)
    for count in counts:
        _check_number(reading, count)
    if reading.problems:
        return
    by_year: dict[int, dict[str, Count]] = defaultdict(dict)
    for count in counts:
        by_year[count.year][count.area_id] = count
    for year in sorted(by_year):
        _check_sum(reading, series.concept, by_year[year])
        _check_change(reading, by_year[year], by_year.get(year - 1, {}))
    if series.concept == REFERENCE_DATE:
        _compare_with_register(reading, by_year)


def _check_number(reading: Reading, count: Count) -> None:
    if not count.total.isdecimal() or int(count.total) == 0:
        reading.problem(
            "Eine Einwohnerzahl ist eine ganze Zahl größer als 0 und darf nicht fehlen.",
            FETCH_AGAIN,
            line=count.line,
            column=count.column,
            value=count.total,
        )
    elif (
        count.parts
        and all(part.isdecimal() for part in count.parts)
        and abs(sum(map(int, count.parts)) - int(count.total)) > 1
    ):
        reading.problem(
            f"Männer und Frauen ergeben zusammen {sum(map(int, count.parts))}.",
            _COMPARE,
            line=count.line,
            column=count.column,
            value=count.total,
        )


def _check_sum(reading: Reading, concept: str, counts: dict[str, Count]) -> None:
    """The Kreise are the Land; each yearly average is rounded."""
    land = counts.get(LAND)
    kreise = [int(count.total) for key, count in counts.items() if key != LAND]
    if land is None or len(kreise) < len(reading.register.at("kreis")):
        return
    difference = sum(kreise) - int(land.total)
    if abs(difference) > len(kreise):
        reading.problem(
            f"Die {len(kreise)} Kreise ergeben {sum(kreise)} Einwohner und nicht die des Landes.",
            _COMPARE,
            line=land.line,
            column=land.column,
            value=land.total,
        )
    elif difference and concept == REFERENCE_DATE:
        reading.ask(
            f"Die {len(kreise)} Kreise ergeben {sum(kreise)} Einwohner und nicht genau die des Landes.",
            "Prüfen; stimmt es doch, mit --accept-jumps aufnehmen.",
            line=land.line,
            column=land.column,
            value=land.total,
        )


def _check_change(reading: Reading, counts: dict[str, Count], before: dict[str, Count]) -> None:
    for key, count in counts.items():
        if key not in before:
            continue
        now, then = int(count.total), int(before[key].total)
        allowed = CENSUS_CHANGE if count.year in CENSUS_YEARS else YEARLY_CHANGE
        if abs(now - then) > allowed * then:
            reading.ask(
                f"{count.name} ({key}) hat {count.year} {(now / then - 1) * 100:+.0f} % Einwohner gegenüber dem Vorjahr ({then}).",
                "Mit der Tabelle im Internet vergleichen; stimmt es doch, mit --accept-jumps aufnehmen.",
                line=count.line,
                column=count.column,
                value=count.total,
            )


def _compare_with_register(reading: Reading, by_year: dict[int, dict[str, Count]]) -> None:
    """Where the Gemeindeverzeichnis counts the same day, its numbers are used, because those of the Gemeinden belong to them."""
    for area in (*reading.register.at("land"), *reading.register.at("kreis")):
        day = area.inhabitants_date
        count = by_year.get(day.year, {}).get(area.area_id)
        if count and f"{day:%m-%d}" == LAST_DAY and int(count.total) != area.inhabitants:
            reading.notice(
                f"Das Gemeindeverzeichnis nennt für {area.label} am {day:%d.%m.%Y} {area.inhabitants} Einwohner; diese Zahl gilt.",
                line=count.line,
                column=count.column,
                value=count.total,
            )
