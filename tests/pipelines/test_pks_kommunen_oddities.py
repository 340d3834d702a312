"""What filled sheets of figures below the Kreis look like: read where no figure changes, refused with the place where one might."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.sources.pks_kommunen.read import read
from tests.pipelines.crime import load_register
from tests.pipelines.pks_files import reading_of
from tests.pipelines.test_pks_kommunen import HACHENBURG, workbook


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda sheet: sheet.insert_cols(3), None),
        (lambda sheet: sheet.insert_rows(1), None),
        (lambda sheet: sheet.move_range("A1:I2", cols=1), None),
        (lambda sheet: setattr(sheet.cell(1, 10), "value", "Rechnung"), "Spalte „Rechnung“: Diese Spalte ist"),
        (lambda sheet: setattr(sheet.cell(2, 11), "value", "x"), "Spalte „K“: Die Spalte K hat in Zeile 1 keine"),
        (lambda sheet: setattr(sheet.cell(1, 7), "value", "FA\u0308LLE\n"), None),
        (lambda sheet: setattr(sheet.cell(2, 1), "value", "071435002\u00a0"), None),
        (lambda sheet: setattr(sheet.cell(2, 6), "value", "\u2009------"), None),
    ],
)
def test_what_changes_no_figure_is_read(
    spoil: Callable[[Worksheet], object], told: str | None, register: Register, tmp_path: Path
) -> None:
    reading = reading_of(
        workbook(tmp_path, [HACHENBURG], spoil),
        register,
        tmp_path,
        period="2020",
        suffix=".xlsx",
        source_id="pks_kommunen",
    )
    assert read(reading)["faelle"][["area_id", "key", "cases"]].values.tolist() == [["071435002", "------", "812"]]
    assert [told in str(notice) for notice in reading.notices] == ([True] if told else [])


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("k1_kleiner3.xlsx", "Zeile 2, Spalte „Aufgeklärt“, Wert „<3“: Das ist keine Zahl, sondern eine Grenze."),
        ("k9_nbsp.xlsx", None),
        ("k12_aufgeklaert_fehlerwert.xlsx", "Zeile 2, Spalte „Aufgeklärt“, Wert „#N/A“: Hier steht der Fehlerwert"),
    ],
)
def test_the_workbooks_that_were_got_wrong(name: str, fault: str | None, register: Register, tmp_path: Path) -> None:
    file = Path(__file__).parents[3] / "shared" / "cases" / "pks" / name
    if not file.exists():
        pytest.skip("needs ../shared/cases")
    reading = reading_of(file.read_bytes(), register, tmp_path, period="2024", suffix=".xlsx", source_id="pks_kommunen")
    if fault is None:
        assert len(read(reading)["faelle"]) == 1
        return
    with pytest.raises(InputError, match=re.escape(fault)):
        read(reading)
