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
        (b"%PDF-1.7\n%\xe2\xe3", "PDF-Dokument"),
    ],
)
def test_empty_file_and_web_page(content: bytes, reason: str, suffix: str, delivery: Delivery) -> None:
    assert reason in delivery.problem(content, suffix=suffix).reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_read_and_told(encoding: str, rows: Figures, delivery: Delivery) -> None:
    content = as_csv(rows).decode("cp1252").encode(encoding)
    reading = reading_of(content, delivery.register, delivery.folder, period="2018", suffix=".csv")
    assert len(read(reading)["kreise"]) == len(rows)
    assert "gespeichert statt in Latin-1" in reading.notices[0].reason


def test_byte_that_is_no_character(rows: Figures, delivery: Delivery) -> None:
    content = as_csv(rows).replace(b"Ahrweiler", b"Ahrw\x81\xfciler", 1)
    problem = delivery.problem(content)
    assert (problem.line, problem.value) == (LINE, "Byte 0x81")


def test_truncated_xlsx(rows: Figures, delivery: Delivery) -> None:
    content = as_xlsx(rows)
    assert "unvollständig" in delivery.problem(content[: len(content) // 2], period="2024", suffix=".xlsx").reason


def test_xlsx_with_a_part_missing(rows: Figures, delivery: Delivery) -> None:
    whole, part = zipfile.ZipFile(io.BytesIO(as_xlsx(rows))), io.BytesIO()
    with zipfile.ZipFile(part, "w") as spoilt:
        for name in whole.namelist():
            if not name.startswith("xl/worksheets/"):
                spoilt.writestr(name, whole.read(name))
    assert "unvollständig" in delivery.problem(part.getvalue(), period="2024", suffix=".xlsx").reason


def without_column(cells: list[Any], place: int) -> list[Any]:
    return [*cells[:place], *cells[place + 1 :]]


def test_a_needed_column_is_missing(rows: Figures, delivery: Delivery) -> None:
    content = as_csv([without_column(row, RATE) for row in rows], without_column(HEADER_2018, RATE))
    problem = delivery.problem(content)
    assert problem.line == 2
    assert problem.reason == "Die Spalten sind nicht die der Kreistabelle T01. Es fehlt: Häufigkeitszahl."


def test_swapped_columns(rows: Figures, delivery: Delivery) -> None:
    header = [*HEADER_2018[:5], HEADER_2018[6], HEADER_2018[5], *HEADER_2018[7:]]
    problem = delivery.problem(as_csv(rows, header))
    assert "„HZ nach Zensus“ steht an Stelle 6 und damit nicht an seinem Platz in der Reihenfolge." in problem.reason
    assert "Es fehlt" not in problem.reason


def test_another_table_of_the_same_publisher(delivery: Delivery) -> None:
    content = b"Straftat;Gemeindeschluessel;Stadt/Landkreis;Fallstatus\r\nStraftaten insgesamt;7111;Koblenz;voll.\r\n"
    problem = delivery.problem(content)
    assert "keine Datenzeilen einer Kreistabelle" in problem.reason
    assert "T01" in problem.cure


def test_no_sheet_holds_the_table(rows: Figures, delivery: Delivery) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([])))
    book.create_sheet("Hinweise")
    buffer = io.BytesIO()
    book.save(buffer)
    assert "keine Datenzeilen" in delivery.problem(buffer.getvalue(), period="2024", suffix=".xlsx").reason


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


def test_the_row_of_all_offences_is_missing(rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_csv([row for row in rows if row[0] != "------"]))
    assert (problem.value, problem.reason) == ("------", "Dieser Straftatenschlüssel fehlt für Rheinland-Pfalz.")


def test_no_row_of_rheinland_pfalz(rows: Figures, delivery: Delivery) -> None:
    elsewhere = [[*row[:2], "01001", *row[3:]] for row in rows]
    assert "keine Zeile für Rheinland-Pfalz" in delivery.problem(as_csv(elsewhere)).reason


def test_what_is_no_offence_key(rows: Figures, delivery: Delivery) -> None:
    problem = delivery.problem(as_csv(only_keys(rows, lambda key: key.replace("435*00", "435.00"))))
    assert (problem.line, problem.value) == (FIRST_CSV_LINE + 36, "435.00")


@pytest.mark.parametrize("code", ["#N/A", "#REF!", "#WERT!", "#DIV/0!"])
@pytest.mark.parametrize("place", [CASES, RATE, CLEARED, PERCENT, 13])
def test_an_error_value_is_never_empty(code: str, place: int, rows: Figures, delivery: Delivery) -> None:
    lines = as_csv(rows).decode("cp1252").split("\r\n")
    cells = lines[LINE - 1].split(";")
    cells[place] = code
    lines[LINE - 1] = ";".join(cells)
    problem = delivery.problem("\r\n".join(lines).encode("cp1252"))
    assert (problem.line, problem.column, problem.value) == (LINE, HEADER_2018[place], code)
    assert "Fehlerwert" in problem.reason


def test_more_cleared_than_recorded_beyond_belated_ones(rows: Figures, delivery: Delivery) -> None:
    rows[1][CLEARED], rows[1][PERCENT] = 3 * rows[1][CASES], 300.0
    problem = delivery.problem(as_csv(rows))
    assert (problem.line, problem.column) == (LINE, "aufgeklaerte Faelle")
    assert "Mehr Fälle sind aufgeklärt" in problem.reason


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
