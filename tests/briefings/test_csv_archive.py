"""The archive of CSV of a briefing, read again: each value, what programs would run, and the text that explains it."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from dashboard.briefings.model import MARKS, Cell, Section
from dashboard.briefings.writers import csv_archive
from dashboard.briefings.writers.sheets import sheets
from tests.briefings.sample import AWKWARD, BRIEFING, STATUS

BYTES = csv_archive.write(BRIEFING)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(BYTES)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def read(text: str, cell: Cell) -> object:
    """What a text of the file means for a cell."""
    if isinstance(cell.value, date):
        day, month, year = map(int, text.split("."))
        return date(year, month, day)
    return float(text.replace(",", ".")) if isinstance(cell.value, int | float) else text


def test_every_table_is_a_file_and_every_value_is_read_again(files: dict[str, str]) -> None:
    assert list(files) == ["LIESMICH.txt", *(csv_archive.file_name(sheet) for sheet in sheets(BRIEFING))]
    for sheet in sheets(BRIEFING):
        head, *rows = rows_of(files[csv_archive.file_name(sheet)])
        assert head == [column.title for column in sheet.table.columns]
        assert len(rows) == len(sheet.table.rows)
        for row, cells in zip(rows, sheet.table.rows, strict=True):
            for text, cell in zip(row, cells, strict=True):
                if cell.value is not None:
                    assert read(text, cell) == cell.value
                elif not set(cell.marks) & {"u", "x", "m", "s"}:
                    assert text.removeprefix("'") == cell.text
                else:
                    assert text.startswith(f"[{cell.marks[0]}] ")
                    assert not any(letter.isdigit() for letter in text)


def test_names_that_a_program_would_run_bear_an_apostrophe(files: dict[str, str]) -> None:
    _, *rows = rows_of(files["stand_der_kommunen_demodaten.csv"])
    assert [row[0] for row in rows] == [f"'{name}" if name[0] in "=+-@" else name for name in AWKWARD]


def test_invented_tables_say_so_in_their_names_and_marks_have_a_column(files: dict[str, str]) -> None:
    invented = {name for name in files if "demodaten" in name}
    assert invented == {"stand_der_kommunen_demodaten.csv", "kennwerte_demodaten.csv"}
    _, *rows = rows_of(files["stand_der_kommunen_demodaten.csv"])
    assert rows[1][-1] == "[x] Häufigkeitszahl; [e] Stand"
    assert rows[1][3] == "[x] nicht veröffentlicht"


def test_the_text_explains_marks_sources_version_and_files(files: dict[str, str]) -> None:
    text = " ".join(files["LIESMICH.txt"].split())
    assert all(MARKS[mark] in text for mark in BRIEFING.marks())
    assert MARKS["v"] not in text
    assert all(source.attribution in text for source in BRIEFING.sources())
    assert BRIEFING.version in text
    assert BRIEFING.address in text
    assert all(f"{name} " in text for name in files if name.endswith(".csv"))
    assert "Enthält keine Demodaten." in " ".join(
        zipfile.ZipFile(io.BytesIO(csv_archive.write(replace(BRIEFING, demo=False))))
        .read("LIESMICH.txt")
        .decode()
        .split()
    )
    assert all(len(line) <= 100 for line in files["LIESMICH.txt"].splitlines() if "http" not in line)


def test_a_table_without_rows_has_a_head_and_is_said_to_be_empty() -> None:
    empty = replace(BRIEFING, sections=[Section("s", "S", [replace(STATUS, rows=())])])
    archive = zipfile.ZipFile(io.BytesIO(csv_archive.write(empty)))
    assert rows_of(archive.read("stand_der_kommunen_demodaten.csv").decode()) == [[c.title for c in STATUS.columns]]
    assert "Keine Zeilen." in archive.read("LIESMICH.txt").decode()


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert csv_archive.write(BRIEFING) == BYTES
