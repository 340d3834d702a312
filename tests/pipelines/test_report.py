"""What a build says of the rows it did not publish: a CSV that a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from pipelines.build.report import summary, write_problems
from pipelines.problems import Problem


def report(tmp_path: Path, value: str) -> tuple[bytes, list[list[str]]]:
    file = tmp_path / "problems.csv"
    write_problems([Problem("a.csv", "Grund", "Abhilfe", line=3, value=value)], file)
    with file.open(encoding="utf-8-sig", newline="") as text:
        return file.read_bytes(), list(csv.reader(text, delimiter=";"))


def test_places_and_reasons_stand_in_columns_with_every_cell_quoted(tmp_path: Path) -> None:
    content, rows = report(tmp_path, 'so "hier"; ja')
    assert content.startswith(b'\xef\xbb\xbf"Datei";"Zeile";"Blatt";"Spalte";"Wert";"Grund";"Abhilfe"\r\n')
    assert rows[1] == ["a.csv", "3", "", "", 'so "hier"; ja', "Grund", "Abhilfe"]


@pytest.mark.parametrize("value", ["=1+1", "+49", "-1", "@x", "\t=1+1", "\r=1+1"])
def test_a_formula_is_text(tmp_path: Path, value: str) -> None:
    assert report(tmp_path, value)[1][1][4] == "'" + value


def observations(rows: list[tuple[str, int, float]]) -> duckdb.DuckDBPyConnection:
    """A database with what the summary asks for: rates of Mainz in an indicator."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE area AS SELECT '07315' AS area_id, 'Mainz' AS label")
    connection.execute(
        "CREATE TABLE indicator AS SELECT 'raub' AS indicator_id, 'Raub' AS short_title, 0 AS decimals, "
        "'je 100.000 Einw.' AS unit_short, 'rate' AS scale"
    )
    connection.execute("CREATE TABLE observation (indicator_id TEXT, area_id TEXT, period INTEGER, value DOUBLE)")
    connection.executemany("INSERT INTO observation VALUES (?, '07315', ?, ?)", [list(row) for row in rows])
    return connection


def test_a_summary_counts_what_changed_and_names_the_largest_changes() -> None:
    now = observations([("raub", 2018, 1000.0), ("raub", 2019, 2500.0), ("raub", 2021, 5.0)])
    now.execute("CREATE TEMP TABLE before AS FROM observation WHERE false")
    now.execute(
        "INSERT INTO before VALUES ('raub', '07315', 2018, 1000), ('raub', '07315', 2019, 1250), ('raub', '07315', 2017, 1)"
    )
    assert summary(now) == [
        "Werte gegenüber dem Stand davor: 1 neu, 1 geändert, 1 entfallen; Gebiete mit anderen Werten: 1.",
        "Größte Änderungen:",
        "  Mainz, Raub 2019: 1.250 → 2.500 je 100.000 Einw.",
    ]


def test_a_summary_says_when_nothing_changed() -> None:
    now = observations([("raub", 2018, 1000.0)])
    now.execute("CREATE TEMP TABLE before AS FROM observation")
    assert summary(now) == ["Alle Werte sind wie im Stand davor."]
