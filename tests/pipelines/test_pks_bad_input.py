"""A Kreis table that is not what it should be stops the build, naming file, line, column, value and the cure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from geo.areas import Register
from pipelines.problems import InputError, Problem
from pipelines.sources.pks.checks import BELATED_AT_MOST
from pipelines.sources.pks.read import read
from tests.pipelines.crime import TODAY, load_register
from tests.pipelines.pks_files import (
    CASES,
    CLEARED,
    FIRST_CSV_LINE,
    HEADER_2018,
    PERCENT,
    RATE,
    Figures,
    as_csv,
    as_xlsx,
    figures,
    reading_of,
)

# Line of the second Kreis (Ahrweiler), all offences.
LINE = FIRST_CSV_LINE + 1


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def rows(register: Register) -> Figures:
    return figures(register)


@dataclass
class Delivery:
    """Reads a file and gives back what was wrong with it."""

    register: Register
    folder: Path

    def problems(self, content: bytes, *, period: str = "2018", suffix: str = ".csv") -> list[Problem]:
        with pytest.raises(InputError) as caught:
            read(reading_of(content, self.register, self.folder, period=period, suffix=suffix))
        assert all(problem.file == f"pks_{period}_2025{suffix}" and problem.cure for problem in caught.value.problems)
        return caught.value.problems

    def problem(self, content: bytes, *, period: str = "2018", suffix: str = ".csv") -> Problem:
        [problem] = self.problems(content, period=period, suffix=suffix)
        return problem


@pytest.fixture
def delivery(register: Register, tmp_path: Path) -> Delivery:
    return Delivery(register, tmp_path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "leer"),
        (b"\xef\xbb\xbf \r\n", "leer"),
        (b"<!DOCTYPE html><html><body>Zugriff verweigert</body></html>", "HTML-Seite"),
        (b"\n<html>", "HTML-Seite"),
    ],
)
def test_empty_file_and_web_page(content: bytes, reason: str, suffix: str, delivery: Delivery) -> None:
    assert reason in delivery.problem(content, suffix=suffix).reason


@pytest.mark.parametrize(("encoding", "reason"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16")])
def test_other_encoding(encoding: str, reason: str, rows: Figures, delivery: Delivery) -> None:
    content = as_csv(rows).decode("cp1252").encode(encoding)
    assert reason in delivery.problem(content).reason


def test_byte_that_is_no_character(rows: Figures, delivery: Delivery) -> None:
    content = as_csv(rows).replace(b"Ahrweiler", b"Ahrw\x81\xfciler", 1)
    problem = delivery.problem(content)
    assert (problem.line, problem.value) == (LINE, "Byte 0x81")


def test_truncated_xlsx(rows: Figures, delivery: Delivery) -> None:
    content = as_xlsx(rows)
    assert "unvollständig" in delivery.problem(content[: len(content) // 2], period="2024", suffix=".xlsx").reason


def test_csv_named_xlsx(rows: Figures, delivery: Delivery) -> None:
    assert "keine .xlsx-Datei" in delivery.problem(as_csv(rows), suffix=".xlsx").reason


def test_xlsx_with_a_part_missing(rows: Figures, delivery: Delivery) -> None:
    whole, part = zipfile.ZipFile(io.BytesIO(as_xlsx(rows))), io.BytesIO()
    with zipfile.ZipFile(part, "w") as spoilt:
        for name in whole.namelist():
            if not name.startswith("xl/worksheets/"):
                spoilt.writestr(name, whole.read(name))
    assert "unvollständig" in delivery.problem(part.getvalue(), period="2024", suffix=".xlsx").reason


def without_column(cells: list[Any], place: int) -> list[Any]:
    return [*cells[:place], *cells[place + 1 :]]


def test_missing_column(rows: Figures, delivery: Delivery) -> None:
    content = as_csv([without_column(row, 7) for row in rows], without_column(HEADER_2018, 7))
    problem = delivery.problem(content)
    assert problem.line == 2
    assert "An Stelle 8 steht „Versuche - Anteil in %“, erwartet wird „Versuche – Anzahl“" in problem.reason
    assert "Es fehlt: Versuche – Anzahl." in problem.reason


def test_extra_column(rows: Figures, delivery: Delivery) -> None:
    content = as_csv([[*row[:5], "x", *row[5:]] for row in rows], [*HEADER_2018[:5], "Region", *HEADER_2018[5:]])
    assert "Überzählig: Region." in delivery.problem(content).reason


def test_extra_column_at_the_end(rows: Figures, delivery: Delivery) -> None:
    assert (
        "Überzählig: Region."
        in delivery.problem(as_csv([[*row, "x"] for row in rows], [*HEADER_2018, "Region"])).reason
    )
    assert (
        "Überzählig: ohne Überschrift."
        in delivery.problem(as_csv([[*row, "x"] for row in rows], [*HEADER_2018, ""])).reason
    )


def test_swapped_columns(rows: Figures, delivery: Delivery) -> None:
    header = [*HEADER_2018[:5], HEADER_2018[6], HEADER_2018[5], *HEADER_2018[7:]]
    problem = delivery.problem(as_csv(rows, header))
    assert "An Stelle 6 steht „HZ nach Zensus“, erwartet wird „erfasste Fälle“" in problem.reason
    assert "Es fehlt" not in problem.reason


@pytest.mark.parametrize("above", [b"Tabelle 01\r\n", b"\r\n"])
def test_header_at_another_row_of_a_csv(above: bytes, rows: Figures, delivery: Delivery) -> None:
    assert "Kopfzeile wird in Zeile 2 erwartet" in delivery.problem(above + as_csv(rows)).reason


@pytest.mark.parametrize(("header_from", "data_from"), [(5, 11), (4, 8), (2, 7)])
def test_header_at_another_row_of_a_spreadsheet(
    header_from: int, data_from: int, rows: Figures, delivery: Delivery
) -> None:
    problem = delivery.problem(
        as_xlsx(rows, header_from=header_from, data_from=data_from), period="2024", suffix=".xlsx"
    )
    assert problem.sheet == "T01_Kreise"
    assert "nicht in Zeile 8 oder 9" in problem.reason


def test_header_one_row_early_under_the_right_numbers(rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_xlsx(rows, header_from=4), period="2024", suffix=".xlsx")
    assert "Die Spalten stimmen nicht" in problem.reason
    assert problem.line == 5


def test_sheet_is_missing(rows: Figures, delivery: Delivery) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(rows, sheet="T01_Länder")))
    book.create_sheet("Hinweise")
    buffer = io.BytesIO()
    book.save(buffer)
    problem = delivery.problem(buffer.getvalue(), period="2024", suffix=".xlsx")
    assert "„T01_Kreise“ fehlt; vorhanden: T01_Länder, Hinweise" in problem.reason


def test_only_a_header(delivery: Delivery) -> None:
    assert "keine Datenzeilen" in delivery.problem(as_csv([])).reason


def test_a_line_that_is_cut_off(rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_csv(rows)[: -len(";5;10\r\n")])
    assert (problem.line, problem.reason) == (FIRST_CSV_LINE + len(rows) - 1, "Die Zeile hat 16 statt 18 Spalten.")


def test_a_kreis_is_missing(rows: Figures, delivery: Delivery) -> None:
    del rows[1]
    problem = delivery.problem(as_csv(rows))
    assert (problem.value, problem.reason) == ("07131", "Landkreis Ahrweiler fehlt beim Schlüssel ------.")


def test_a_kreis_stands_twice(rows: Figures, delivery: Delivery) -> None:
    rows.insert(2, [*rows[1]])
    assert [(problem.line, problem.value) for problem in delivery.problems(as_csv(rows))] == [
        (LINE, "7131"),
        (LINE + 1, "7131"),
    ]


def test_a_kreis_twice_instead_of_another(rows: Figures, delivery: Delivery) -> None:
    rows[2] = [*rows[1]]
    reasons = [problem.reason for problem in delivery.problems(as_csv(rows))]
    assert reasons[-1] == "Landkreis Altenkirchen (Westerwald) fehlt beim Schlüssel ------."
    assert len(reasons) == 3


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_lost_leading_zero_beside_one_with_it(suffix: str, rows: Figures, delivery: Delivery) -> None:
    content = as_csv(rows).replace(b";7131;", b";07131;", 1)
    if suffix == ".xlsx":
        rows[1][2] = 7131
        content = as_xlsx(rows, period="2018")
    problem = delivery.problem(content, suffix=suffix)
    assert "führende Null" in problem.reason
    assert problem.value == ("07131" if suffix == ".csv" else "7131")
    assert problem.line == (LINE if suffix == ".csv" else 11)


@pytest.mark.parametrize("key", ["7999", "7000"])
def test_unknown_kreis_of_rheinland_pfalz(key: str, rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_csv([*rows, [*rows[0][:2], "0" + key, "Neuland", *rows[0][4:]]]))
    assert (problem.line, problem.value) == (FIRST_CSV_LINE + len(rows), key)
    assert "gibt es in Rheinland-Pfalz nicht" in problem.reason


@pytest.mark.parametrize("key", ["71110", "711", "7l11", ""])
def test_what_is_no_kreis_key(key: str, rows: Figures, delivery: Delivery) -> None:
    content = as_csv(rows).replace(b";7131;", f";{key};".encode(), 1)
    assert "kein Kreisschlüssel" in delivery.problem(content).reason


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        (CASES, "27l1", "keine Zahl"),
        (CASES, "2.711", "ganze Zahl"),
        (CASES, "2,71", "keine Zahl"),
        (CASES, "-2711", "negative Zahl"),
        (CASES, "k. A.", "keine Zahl"),
        (RATE, "6304,7", "keine Zahl"),
        (CLEARED, "-1", "negative Zahl"),
        (PERCENT, "60 %", "keine Zahl"),
        (13, "5O", "keine Zahl"),
        (CASES, "2711.5", "ganze Zahl"),
    ],
)
def test_letters_signs_and_german_numbers(
    place: int, text: str, reason: str, rows: Figures, delivery: Delivery
) -> None:
    lines = as_csv(rows).decode("cp1252").split("\r\n")
    cells = lines[LINE - 1].split(";")
    cells[place] = text
    lines[LINE - 1] = ";".join(cells)
    problem = delivery.problem("\r\n".join(lines).encode("cp1252"))
    assert (problem.line, problem.column, problem.value) == (LINE, HEADER_2018[place], text)
    assert reason in problem.reason


@pytest.mark.parametrize("place", [CASES, RATE])
def test_empty_cell(place: int, rows: Figures, delivery: Delivery) -> None:
    rows[1][place] = None
    problems = delivery.problems(as_xlsx(rows, period="2018"), suffix=".xlsx")
    assert "Die Zelle ist leer." in [problem.reason for problem in problems]
    assert {problem.line for problem in problems} == {11}


def test_cleared_without_cases(rows: Figures, delivery: Delivery) -> None:
    rows[1][CASES] = None
    reasons = [problem.reason for problem in delivery.problems(as_xlsx(rows, period="2018"), suffix=".xlsx")]
    assert "Aufgeklärte Fälle ohne erfasste Fälle." in reasons


def test_cleared_beside_zero_cases_beyond_belated_ones(rows: Figures, delivery: Delivery) -> None:
    rows[-1][CLEARED] = BELATED_AT_MOST + 1
    problem = delivery.problem(as_csv(rows))
    assert (problem.reason, problem.value, problem.column) == (
        "Aufgeklärte Fälle ohne erfasste Fälle.",
        "10",
        "aufgeklaerte Faelle",
    )


def test_no_offences_at_all_in_a_kreis(rows: Figures, delivery: Delivery) -> None:
    for row in rows[1::36]:
        row[CASES] = row[RATE] = row[CLEARED] = row[PERCENT] = 0
    assert "Kein Kreis ist ohne Straftaten" in delivery.problem(as_csv(rows)).reason


def test_rate_contradicts_cases_and_population(rows: Figures, delivery: Delivery) -> None:
    burglary = rows[36 + 1]
    burglary[RATE] += 3
    problem = delivery.problem(as_csv(rows))
    assert (problem.line, problem.column) == (FIRST_CSV_LINE + 37, "HZ nach Zensus")
    assert "widerspricht Fällen und Einwohnern" in problem.reason


def test_where_most_rates_of_a_kreis_contradict_the_row_of_all_offences_is_named(
    rows: Figures, delivery: Delivery
) -> None:
    rows[1][RATE] *= 1.1
    problem = delivery.problem(as_csv(rows))
    assert problem.line == LINE


def test_unrounded_rates_may_not_differ_at_all(rows: Figures, delivery: Delivery) -> None:
    rows[36 + 1][RATE] += 0.01
    assert delivery.problem(as_xlsx(rows), period="2024", suffix=".xlsx").line == 10 + 37


def test_quota_contradicts_cases(rows: Figures, delivery: Delivery) -> None:
    rows[1][PERCENT] = 16.0
    problem = delivery.problem(as_csv(rows))
    assert (problem.line, problem.column, problem.value) == (LINE, "Aufklaerungsquote", "16")


def only_keys(rows: Figures, change: Callable[[str], str]) -> Figures:
    return [[change(row[0]), *row[1:]] for row in rows]


@pytest.mark.parametrize(("period", "there", "value"), [("2018", "621021", "621021"), ("2016", "621100", "621100")])
def test_keys_of_another_year(period: str, there: str, value: str, rows: Figures, delivery: Delivery) -> None:
    content = as_csv(only_keys(rows, lambda key: there if key == "219000" else key))
    problem = delivery.problem(content, period=period)
    assert problem.value == value
    assert f"gibt es im Berichtsjahr {period} nicht" in problem.reason


@pytest.mark.parametrize("key", ["------", "890000"])
def test_required_offence_is_missing(key: str, rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_csv([row for row in rows if row[0] != key]))
    assert (problem.value, problem.reason) == (key, "Dieser Straftatenschlüssel fehlt für Rheinland-Pfalz.")


def test_what_is_no_offence_key(rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_csv(only_keys(rows, lambda key: key.replace("435*00", "435.00"))))
    assert (problem.line, problem.value) == (FIRST_CSV_LINE + 36, "435.00")


def test_file_of_another_layout_year(rows: Figures, delivery: Delivery) -> None:
    assert "Berichtsjahres 2014" in delivery.problem(as_csv(rows), period="2014").reason


def test_file_states_another_year(rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_xlsx(rows, period="01.01.2023 bis 31.12.2023"), period="2024", suffix=".xlsx")
    assert problem.value == "Berichtszeitraum: 01.01.2023 bis 31.12.2023"
    assert "--period 2023" in problem.cure


@pytest.mark.parametrize("year", [TODAY.year, TODAY.year + 1, 2099])
def test_year_in_the_future(year: int, rows: Figures, delivery: Delivery) -> None:
    assert "noch nicht abgeschlossen" in delivery.problem(as_csv(rows), period=str(year)).reason


def test_several_years_in_one_period(rows: Figures, delivery: Delivery) -> None:
    assert "genau ein Berichtsjahr" in delivery.problem(as_csv(rows), period="2017-2018").reason


def test_every_fault_is_reported_at_once(rows: Figures, delivery: Delivery) -> None:
    content = as_csv(rows).replace(b"2,711", b"2,7l1", 1).replace(b"3,022", b"-3,022", 1)
    assert [problem.line for problem in delivery.problems(content)] == [LINE, LINE + 1]
