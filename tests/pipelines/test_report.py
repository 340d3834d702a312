"""What a build says of the rows it did not publish: a CSV that a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipelines.build.report import write_problems
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
