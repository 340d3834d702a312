"""What a list says twice, and days in the wrong order, are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.registry.reader import read_workbook
from tests.pipelines.registry_file import changed, faults, load_register, put, reading_of, write_example


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return write_example(tmp_path / "gremien_2026-09_2026-09-30.xlsx")


def twice(path: Path, sheet: str) -> Path:
    """The file with the first row of a sheet once more."""

    def repeat(book: Workbook) -> None:
        book[sheet].append([cell.value for cell in book[sheet][2]])

    return changed(path, repeat)


def test_a_body_has_an_area_once(example: Path, register: Register) -> None:
    said = faults(twice(example, "Gremium–Gebiet"), register)
    assert "Blatt „Gremium–Gebiet“, Zeile 3" in said
    assert "Dasselbe steht schon in Zeile 2." in said


def test_of_equal_rows_somebody_says_that_both_are_meant(example: Path, register: Register) -> None:
    reading = reading_of(twice(example, "Sitzungen"), register)
    read_workbook(reading)
    assert [(each.sheet, each.line, each.reason) for each in reading.questions] == [
        ("Sitzungen", 3, "Dasselbe steht schon in Zeile 2.")
    ]


def test_what_cannot_be_read_is_no_double(example: Path, register: Register) -> None:
    twice(put(example, "Sitzungen", "Datum", "31.02.2024"), "Sitzungen")
    put(example, "Sitzungen", "Datum", "gestern", line=3)
    reading = reading_of(example, register)
    with pytest.raises(InputError):
        read_workbook(reading)
    assert [(each.line, each.value) for each in reading.problems] == [(2, "31.02.2024"), (3, "gestern")]
    assert reading.questions == []


@pytest.mark.parametrize(
    ("sheet", "column"),
    [("Gremien", "Neu konstituiert am"), ("Projekte und Förderung", "Ende")],
)
def test_what_ends_does_not_end_before_it_began(example: Path, register: Register, sheet: str, column: str) -> None:
    said = faults(put(example, sheet, column, "01.01.2001"), register)
    assert f"Spalte „{column}“, Wert „01.01.2001“: Dieser Tag liegt vor dem Tag in Spalte" in said
