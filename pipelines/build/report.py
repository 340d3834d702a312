"""What a build says of itself: rows, periods, areas, spread, missing, and the difference to the build before."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.database import literal
from pipelines.formats.units import of_one
from pipelines.problems import Problem
from pipelines.store.reading import Reading

if TYPE_CHECKING:
    import duckdb

# What a spreadsheet takes for the start of a formula; a tab or a return in front does not stop it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_REPORT = """
-- grain: source × indicator of this build, and source alone
INSERT INTO build_report BY NAME
WITH shown AS (
    SELECT release.source_id, observation.indicator_id, observation.area_id, observation.period, observation.value, observation.status
    FROM observation JOIN release USING (release_id)
),
compared AS (
    SELECT shown.*, before.area_id IS NOT NULL AS was_there, before.value IS DISTINCT FROM shown.value AS differs
    FROM shown LEFT JOIN before USING (indicator_id, area_id, period)
),
per_indicator AS (
    SELECT source_id, indicator_id, count(*) AS rows, count(DISTINCT area_id) AS areas,
           min(period) AS first_period, max(period) AS last_period, min(value) AS value_min, median(value) AS value_median, max(value) AS value_max,
           count(*) FILTER (status = 'missing') AS missing,
           count(*) FILTER (was_there AND differs) AS values_changed
    FROM compared GROUP BY source_id, indicator_id
),
counted_before AS (SELECT source_id, indicator_id, count(*) AS rows_before FROM before GROUP BY source_id, indicator_id)
SELECT per_indicator.*, counted_before.rows_before
FROM per_indicator LEFT JOIN counted_before USING (source_id, indicator_id)
UNION ALL BY NAME
SELECT source_id, sum(rows_read)::INTEGER AS rows, sum(rows_rejected)::INTEGER AS missing FROM release GROUP BY source_id
"""

_COUNTED = """
SELECT count(*) FILTER (before.area_id IS NULL) AS new, count(*) FILTER (now.area_id IS NULL) AS gone,
       count(*) FILTER (before.area_id IS NOT NULL AND now.area_id IS NOT NULL AND before.value IS DISTINCT FROM now.value) AS changed,
       count(DISTINCT coalesce(now.area_id, before.area_id)) FILTER (before.value IS DISTINCT FROM now.value) AS areas
FROM observation AS now FULL JOIN before USING (indicator_id, area_id, period)
"""
_LARGEST = """
SELECT area.label, indicator.short_title, period, before.value, now.value, indicator.decimals, indicator.unit_short
FROM observation AS now
JOIN before USING (indicator_id, area_id, period)
JOIN indicator USING (indicator_id)
JOIN area USING (area_id)
WHERE before.value <> now.value AND indicator.scale <> 'category'
ORDER BY abs(now.value - before.value) / greatest(abs(before.value), abs(now.value)) DESC, area_id, indicator_id, period
LIMIT 5
"""


def write_report(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> list[str]:
    """Fill build_report; `previous` is the database published until now. Returns German lines on what changed, none without it."""
    if previous is None:
        connection.execute(
            "CREATE TEMP TABLE before AS SELECT '' AS source_id, indicator_id, area_id, period, value FROM observation WHERE false"
        )
    else:
        _remember(connection, previous)
    connection.execute(_REPORT)
    lines = summary(connection) if previous else []
    connection.execute("DROP TABLE before")
    return lines


def changes_against(connection: duckdb.DuckDBPyConnection, previous: Path) -> list[str]:
    """The lines of `write_report` for a database that is finished."""
    _remember(connection, previous)
    lines = summary(connection)
    connection.execute("DROP TABLE before")
    return lines


def _remember(connection: duckdb.DuckDBPyConnection, previous: Path) -> None:
    """Fill the temporary table `before`."""
    connection.execute(f"ATTACH {literal(previous)} AS previous (READ_ONLY)")
    connection.execute(
        """
        CREATE TEMP TABLE before AS
        SELECT origin.source_id, seen.indicator_id, seen.area_id, seen.period, seen.value
        FROM previous.observation AS seen JOIN previous.release AS origin USING (release_id)"""
    )
    connection.execute("DETACH previous")


def summary(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """How `observation` differs from the temporary table `before`: counts, and the largest relative changes. German lines."""
    new, gone, changed, areas = connection.execute(_COUNTED).fetchall()[0]
    if not (new or gone or changed):
        return ["Alle Werte sind wie im Stand davor."]
    counts = f"{_count(new)} neu, {_count(changed)} geändert, {_count(gone)} entfallen"
    lines = [f"Werte gegenüber dem Stand davor: {counts}; Gebiete mit anderen Werten: {_count(areas)}."]
    for label, title, period, before, now, decimals, unit in connection.execute(_LARGEST).fetchall():
        after = _number(now, decimals)
        unit = of_one(unit) if after == "1" else unit
        lines.append(f"  {label}, {title} {period}: {_number(before, decimals)} → {after} {unit}")
    if len(lines) > 1:
        lines.insert(1, "Größte Änderungen:")
    return lines


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _number(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def write_rejected(connection: duckdb.DuckDBPyConnection, readings: Iterable[Reading], file: Path) -> None:
    """Keep every rejected row in the database and beside it as a CSV that Excel opens."""
    rows = [problem for reading in readings for problem in reading.rejected]
    connection.executemany(
        "INSERT INTO rejected_row VALUES (?, ?, ?, ?, ?, ?, ?)", [_row(each) for each in rows]
    ) if rows else None
    write_problems(rows, file)


def write_problems(problems: list[Problem], file: Path) -> None:
    """A CSV of problems that Excel opens: `;`, UTF-8 with BOM, every cell quoted."""
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(["Datei", "Zeile", "Blatt", "Spalte", "Wert", "Grund", "Abhilfe"])
        writer.writerows([_no_formula(cell) for cell in _row(problem)] for problem in problems)


def _row(problem: Problem) -> list[object]:
    return [problem.file, problem.line, problem.sheet, problem.column, problem.value, problem.reason, problem.cure]


def _no_formula(cell: object) -> str:
    """The cell as text that a spreadsheet does not run."""
    text = "" if cell is None else str(cell)
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
