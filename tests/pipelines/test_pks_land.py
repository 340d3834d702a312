"""The official value of the whole Land: its file, what becomes of it, and how it stands apart from the sum of the Kreise."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.problems import InputError
from pipelines.sources.pks_land.read import COLUMNS, read
from pipelines.store.releases import ReleaseStore
from tests.pipelines.crime import load_register, publish
from tests.pipelines.pks_files import reading_of

HEADER = ";".join(COLUMNS)
ROW = "2020;------;faelle;230304;https://www.example.org/pks;2022-03;"


def rows_of(folder: Path, *lines: str, header: str = HEADER) -> list[dict[str, object]]:
    content = "\n".join([header, *lines]).encode()
    reading = reading_of(content, load_register(), folder, period="2013-2025", source_id="pks_land")
    return read(reading)["zahlen"].to_dict("records")  # type: ignore[return-value]


def test_a_row_keeps_its_address_its_line_and_its_remark(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, ROW + "abgeleitet: so")
    assert (row["line"], row["wert"], row["quelle"], row["bemerkung"]) == (
        2,
        "230304",
        "https://www.example.org/pks",
        "abgeleitet: so",
    )


def test_columns_may_stand_in_another_order_beside_others_and_in_other_white_space(tmp_path: Path) -> None:
    header = "Wert;Größe der Seite;jahr;Schluessel ;groesse;quelle;stand;bemerkung"
    [row] = rows_of(tmp_path, "62,7;x;2015;------;aufklaerungsquote_pct;https://a.example;2016-04-04;", header=header)
    assert (row["jahr"], row["wert"]) == ("2015", "62,7")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (ROW.replace("2020", "2026", 1), "jahr"),
        (ROW.replace("2020", "²020", 1), "jahr"),
        (ROW.replace("------", "-----"), "schluessel"),
        (ROW.replace("faelle", "fälle"), "groesse"),
        (ROW.replace("230304", "230.304"), "wert"),
        (ROW.replace("230304", ""), "wert"),
        (ROW.replace("230304", "-1"), "wert"),
        (ROW.replace("faelle;230304", "aufklaerungsquote_pct;164"), "wert"),
        (ROW.replace("https://www.example.org/pks", ""), "quelle"),
        (ROW.replace("https://www.example.org/pks", "javascript:alert(1)"), "quelle"),
        (ROW.replace("2022-03", "2027-03"), "stand"),
        (ROW.replace("2022-03", "2022-13"), "stand"),
    ],
)
def test_a_fault_is_named_with_line_column_and_cure(tmp_path: Path, line: str, column: str) -> None:
    with pytest.raises(InputError) as error:
        rows_of(tmp_path, line)
    assert {(problem.line, problem.column) for problem in error.value.problems} == {(2, column)}
    assert all(problem.cure for problem in error.value.problems)


@pytest.mark.parametrize(
    ("lines", "header", "says"),
    [
        ((ROW, ROW), HEADER, "Zeile 2"),
        ((), HEADER, "keine Zahl"),
        ((ROW,), HEADER.replace("quelle", "adresse"), "„quelle“ fehlt"),
    ],
)
def test_a_file_that_cannot_be_right_is_refused(tmp_path: Path, lines: tuple[str, ...], header: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        rows_of(tmp_path, *lines, header=header)


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    return publish(load_register(), ReleaseStore())[0]


def land(database: duckdb.DuckDBPyConnection, indicator: str, year: int) -> tuple[object, ...]:
    [row] = database.execute(
        "SELECT value, numerator, denominator, status FROM observation WHERE indicator_id = ? AND area_id = '07' AND period = ?",
        [indicator, year],
    ).fetchall()
    return row


TOTAL, WITHOUT = "straftaten_insgesamt", "straftaten_ohne_auslaenderrecht"


@pytest.mark.parametrize(
    ("indicator", "year", "expected"),
    [
        # published as it is
        (TOTAL, 2020, (5626, 230_304, 4_093_903, "ok")),
        # inhabitants of a year without Kreise follow from cases and rate
        (TOTAL, 2025, (5427, 224_126, 4_129_832, "ok")),
        # no rate published, no inhabitants known
        (TOTAL, 2023, (None, 255_972, None, "missing")),
        # a rate without cases, and one whose derived cases do not fit it
        (WITHOUT, 2018, (5859, None, None, "ok")),
        (WITHOUT, 2017, (5943, None, None, "ok")),
        ("aufklaerungsquote", 2025, (64.8, None, 224_126, "ok")),
    ],
)
def test_the_official_figure_is_the_row_of_the_land(
    database: duckdb.DuckDBPyConnection, indicator: str, year: int, expected: tuple[object, ...]
) -> None:
    assert land(database, indicator, year) == expected


@pytest.mark.parametrize(("indicator", "year"), [(TOTAL, 2014), (TOTAL, 2019), (WITHOUT, 2020), (WITHOUT, 2024)])
def test_a_rate_that_was_not_published_is_computed_and_says_so(
    database: duckdb.DuckDBPyConnection, indicator: str, year: int
) -> None:
    value, cases, people, status = land(database, indicator, year)
    assert value == pytest.approx(cases * 100_000 / people)  # type: ignore[operator]
    [(note,)] = database.execute(
        "SELECT note FROM observation WHERE indicator_id = ? AND area_id = '07' AND period = ?", [indicator, year]
    ).fetchall()
    assert status == "ok"
    assert "daraus mit den Einwohnern der PKS berechnet" in note


def test_computed_rates_are_those_that_were_published(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute("""
        SELECT rate.year, rate.key, rate.value, cases.value * 100000 / people.inhabitants
        FROM land_figure AS rate JOIN land_figure AS cases USING (year, key)
        JOIN population AS people ON people.area_id = '07' AND people.concept = 'pks_implied' AND people.year = rate.year
        WHERE rate.measure = 'haeufigkeitszahl' AND cases.measure = 'faelle' AND cases.derived IS NULL
    """).fetchall()
    assert len(rows) >= 6
    assert not [row for row in rows if abs(row[2] - row[3]) > 0.6]


def test_every_figure_keeps_its_page_and_both_newest_years_are_known(database: duckdb.DuckDBPyConnection) -> None:
    assert database.execute("SELECT count(*), count(DISTINCT source_url) FROM land_figure").fetchall()[0][0] == 43
    assert database.execute("FROM pks_years").fetchall() == [(2020, 2025)]
    derived = database.execute(
        "SELECT DISTINCT year FROM land_figure WHERE derived IS NOT NULL ORDER BY year"
    ).fetchall()
    assert derived == [(2013,), (2017,), (2020,), (2023,)]


def test_years_of_the_land_alone_are_no_years_of_the_kreise(database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT max(period) FROM observation WHERE indicator_id = ? AND level = ?"
    assert database.execute(sql, [TOTAL, "land"]).fetchall() == [(2025,)]
    assert database.execute(sql, [TOTAL, "kreis"]).fetchall() == [(2020,)]
