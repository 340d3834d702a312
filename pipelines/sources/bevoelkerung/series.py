"""What tables of statistic 12411 count: the population on the last day of the year, or the average of the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line
from pipelines.formats.genesis import (
    Column,
    Moment,
    Table,
    moment_of,
    number_of,
    open_table,
    rows_of_land,
    tell_further,
)
from pipelines.formats.genesis_flat import FlatRow, flat_rows, is_flat
from pipelines.formats.text import alike, folded

if TYPE_CHECKING:
    from pipelines.formats.genesis import Row
    from pipelines.store.reading import Reading

STATISTIC = "12411"
ANNUAL_AVERAGE, REFERENCE_DATE = "annual_average", "reference_date"
LAST_DAY = "12-31"
TABLES = {"12411-05-01-4": ANNUAL_AVERAGE, "12411-01-01-4": REFERENCE_DATE}
WORDS = {ANNUAL_AVERAGE: "die durchschnittliche Jahresbevölkerung", REFERENCE_DATE: "die Bevölkerung am 31. Dezember"}
GET_TABLE = "Bei regionalstatistik.de die Tabelle 12411-05-01-4 (Jahresdurchschnitt) oder 12411-01-01-4 (Stichtag 31.12.) mit allen Kreisen laden."
# What may stand above the total of a table beside „Insgesamt“ and times: what is counted, in which unit.
_NEUTRAL = re.compile(
    r"|insgesamt|anzahl|personen|stichtag|jahr|jahre|zeit|bevölkerung|bevölkerungsstand|einwohner"
    r"|(durchschnittliche )?(jahres)?bevölkerung( \(anzahl\))?|bevölkerungsstand \(anzahl\)"
)
_POPULATION = re.compile(r"(durchschnittliche )?(jahres)?bevoelkerung(sstand)?( .*)?|einwohner(zahl)?")
_REGIONAL = re.compile(r"kreis|gemeinde|region|deutschland|gebiet|\bland\b|länder")
_REGION_KEY = re.compile(r"DG|\d{2,12}", re.ASCII)


@dataclass(frozen=True)
class Count:
    """Inhabitants of the Land or a Kreis in one year, digits as text; `` where the table has no number."""

    line: int
    year: int
    area_id: str
    name: str
    total: str
    column: str
    # men and women, where the table counts them
    parts: tuple[str, str] | None = None


@dataclass(frozen=True)
class Series:
    """All counts of a file, and what they count."""

    concept: str
    counts: list[Count]


def series_of(reading: Reading, lines: Sequence[Line]) -> Series:
    """The counts of a table or flat file. Raises InputError where the file is none, or does not say what it counts."""
    series = _of_flat(reading, lines) if is_flat(lines) else _of_table(reading, lines)
    reading.stop_if_problems()
    return series


def _of_table(reading: Reading, lines: Sequence[Line]) -> Series:
    table = open_table(reading, lines)
    concept = _concept_of_table(reading, table)
    totals = _totals(reading, table)
    tell_further(reading, table, [*totals, *(sex for total in totals for sex in _sexes(table, total.moment))])
    reading.stop_if_problems()
    counts = [
        count
        for row in rows_of_land(reading, table.rows)
        for total in totals
        if (count := _count(reading, table, row, total, concept)) is not None
    ]
    return Series(concept, counts)


def _concept_of_table(reading: Reading, table: Table) -> str:
    said = _concept_in(table.title + " " + " ".join(head for column in table.columns for head in column.heads))
    by_code = TABLES.get(table.code)
    concept = by_code or said
    if not table.code.startswith(STATISTIC) or concept is None:
        reading.problem(
            "Die Datei ist nicht die GENESIS-Tabelle 12411-05-01-4 und nicht 12411-01-01-4.",
            GET_TABLE,
            value=table.code,
        )
        reading.stop_if_problems()
    elif by_code and said and by_code != said:
        reading.problem(
            f"Die Tabelle {table.code} enthält {WORDS[by_code]}, der Titel nennt aber {WORDS[said]}.",
            FETCH_AGAIN,
            value=table.title[:80],
        )
    return concept or ""


def _concept_in(text: str) -> str | None:
    words = alike(text)
    if "durchschnitt" in words:
        return ANNUAL_AVERAGE
    return REFERENCE_DATE if "stichtag" in words or "31.12." in words else None


def _totals(reading: Reading, table: Table) -> list[Column]:
    """The columns of the total: one, or one for each time that stands in the header."""
    totals = [
        column
        for column in table.columns
        if any(column.heads) and all(moment_of(head) or _NEUTRAL.fullmatch(alike(head)) for head in column.heads)
    ]
    by_moment: dict[Moment | None, list[Column]] = {}
    for column in totals:
        by_moment.setdefault(column.moment, []).append(column)
    if not totals:
        heads = ", ".join(column.label for column in table.columns[:6])
        reading.problem(
            "Es fehlt die Spalte „Insgesamt“.",
            FETCH_AGAIN,
            line=table.header_line,
            column=f"Spalte {table.columns[0].place + 1}" if table.columns else None,
            value=heads,
        )
    for columns in by_moment.values():
        for column in columns[1:]:
            reading.problem(
                "Die Spalte „Insgesamt“ steht mehr als einmal in der Tabelle.",
                FETCH_AGAIN,
                line=table.header_line,
                column=f"Spalte {column.place + 1}",
                value=column.label,
            )
    return totals


def _count(reading: Reading, table: Table, row: Row, total: Column, concept: str) -> Count | None:
    """The count in one cell; None where it is of another day than the last of the year, or wrong."""
    moment = total.moment or row.moment or moment_of(table.title)
    if moment is None or (row.moment and total.moment and row.moment != total.moment):
        reading.problem("Es ist nicht zu erkennen, für welches Jahr die Zahl gilt.", FETCH_AGAIN, line=row.line)
        return None
    if not _right_moment(reading, row.line, moment, concept):
        return None
    number = number_of(reading, row.line, total.label, row.cells[total.place])
    parts = tuple(folded(row.cells[column.place]) for column in _sexes(table, total.moment))
    return (
        number
        if number is None
        else Count(
            row.line,
            moment.year,
            row.key,
            row.name,
            number,
            total.label,
            (parts[0], parts[1]) if len(parts) == 2 else None,
        )
    )


def _sexes(table: Table, moment: Moment | None) -> list[Column]:
    """The columns of men and women that belong to a total."""
    found = []
    for sex in ("männlich", "weiblich"):
        found += [
            column
            for column in table.columns
            if column.moment == moment
            and alike(column.heads[-1]) == sex
            and all(moment_of(head) or _NEUTRAL.fullmatch(alike(head)) for head in column.heads[:-1])
        ]
    return found if len(found) == 2 else []


def _right_moment(reading: Reading, line: int, moment: Moment, concept: str) -> bool:
    """An average belongs to a year; a count belongs to a day, and the last of the year is the one used."""
    if concept == ANNUAL_AVERAGE and moment.day is not None:
        reading.problem(
            "Ein Jahresdurchschnitt gilt für ein Jahr, hier steht ein Tag.", FETCH_AGAIN, line=line, value=moment.day
        )
        return False
    return concept == ANNUAL_AVERAGE or moment.day in {None, LAST_DAY}


def _of_flat(reading: Reading, lines: Sequence[Line]) -> Series:
    found: dict[str, list[Count]] = {}
    kreise = {area.area_id for area in reading.register.at("kreis")} | {
        area.area_id for area in reading.register.at("land")
    }
    skipped = 0
    for row in flat_rows(reading, lines):
        concept, region = _concept_of_row(row), _region(row)
        if concept is None or region not in kreise or not _undivided(row):
            skipped += 1
        elif (count := _flat_count(reading, row, region, concept)) is not None:
            found.setdefault(concept, []).append(count)
    if skipped:
        reading.notice(
            f"{skipped} Zeilen anderer Gebiete, anderer Merkmale oder mit Untergliederung (Geschlecht, Alter, …) wurden übergangen."
        )
    if len(found) > 1:
        both = " und ".join(WORDS[concept] for concept in sorted(found))
        reading.problem(f"Die Datei enthält {both}.", "Beide einzeln laden und aufnehmen.")
    if not found:
        reading.problem(
            f"Die Datei enthält keine Bevölkerungszahl (Statistik {STATISTIC}) der Kreise in Rheinland-Pfalz.",
            GET_TABLE,
        )
    reading.stop_if_problems()
    [(concept, counts)] = found.items()
    return Series(concept, counts)


def _concept_of_row(row: FlatRow) -> str | None:
    """What a value counts, by statistic, measure and time; None for another measure."""
    if row.statistic != STATISTIC or not (row.measure == "BEVSTD" or _POPULATION.fullmatch(row.measure_label)):
        return None
    if "durchschnitt" in row.measure_label:
        return ANNUAL_AVERAGE
    moment = moment_of(row.time)
    return REFERENCE_DATE if row.measure == "BEVSTD" or (moment and moment.day) else None


def _region(row: FlatRow) -> str | None:
    """The key of the area a row is about."""
    keys = [
        attribute.code
        for attribute in row.attributes
        if _REGION_KEY.fullmatch(attribute.code) and _REGIONAL.search(alike(attribute.variable_label) or "gebiet")
    ]
    return keys[0] if len(keys) == 1 else None


def _undivided(row: FlatRow) -> bool:
    """Whether all variables but the area are totals."""
    return sum(not attribute.is_total for attribute in row.attributes) == 1


def _flat_count(reading: Reading, row: FlatRow, region: str, concept: str) -> Count | None:
    moment = moment_of(row.time)
    if moment is None:
        reading.problem(
            "Das ist kein Jahr und kein Stichtag.", FETCH_AGAIN, line=row.line, column="time", value=row.time
        )
        return None
    if alike(row.unit) not in {"", "anzahl", "personen"}:
        reading.problem(
            "Erwartet wird eine Zahl von Personen.", FETCH_AGAIN, line=row.line, column="value_unit", value=row.unit
        )
        return None
    if not _right_moment(reading, row.line, moment, concept):
        return None
    number = number_of(reading, row.line, "value", row.value)
    name = next(attribute.label for attribute in row.attributes if attribute.code == region)
    return None if number is None else Count(row.line, moment.year, region, name, number, "value")
