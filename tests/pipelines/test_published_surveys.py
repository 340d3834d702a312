"""Published results of surveys: their file, what becomes of it, and that nothing of it is ever compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import catalog
from pipelines.problems import InputError
from pipelines.sources.befragungen_veroeffentlicht.read import COLUMNS, read
from pipelines.store.releases import ReleaseStore
from tests.pipelines.crime import load_register
from tests.pipelines.pks_files import reading_of

SOURCE = "befragungen_veroeffentlicht"
HEADER = ";".join(COLUMNS)
ROW = "Umfrage;2019;073150000;Mainz;;wohngegend_nachts;nachts in der Wohngegend;sicher;;61,6;genau;2192;register;https://a.example/m;"


def rows_of(folder: Path, *lines: str) -> list[dict[str, object]]:
    content = "\n".join([HEADER, *lines]).encode()
    reading = reading_of(content, load_register(), folder, period="2019", source_id=SOURCE)
    return read(reading)["werte"].to_dict("records")  # type: ignore[return-value]


def test_a_right_row_is_read_as_it_stands(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, ROW)
    assert (row["line"], row["ars"], row["anteil_pct"], row["n"]) == (2, "073150000", "61,6", "2192")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (ROW.replace("2019", "2027", 1), "jahr"),
        (ROW.replace("2019", "um 2019", 1), "jahr"),
        (ROW.replace("073150000", ""), "ars"),
        (ROW.replace("073150000", "073150009"), "ars"),
        (ROW.replace("Mainz", "Worms", 1), "gebiet"),
        (ROW.replace("nachts in der Wohngegend", ""), "frage"),
        (ROW.replace("61,6", "161,6"), "anteil_pct"),
        (ROW.replace("61,6", "61,6 %"), "anteil_pct"),
        (ROW.replace("genau", "ungefähr"), "genauigkeit"),
        (ROW.replace("2192", "2.192"), "n"),
        (ROW.replace("2192", "9"), "n"),
        (ROW.replace("register", "zufall"), "stichprobe"),
        (ROW.replace("https://a.example/m", "siehe Zeitung"), "quelle"),
        (ROW.replace("Umfrage", "Um\u0001frage"), "befragung"),
        (ROW + "Auskunft: Erika Mustermann, erika@example.org", "bemerkung"),
    ],
)
def test_a_fault_is_named_with_line_column_and_cure(tmp_path: Path, line: str, column: str) -> None:
    with pytest.raises(InputError) as error:
        rows_of(tmp_path, ROW.replace("2019", "2018", 1), line)
    [problem] = error.value.problems
    assert (problem.line, problem.column) == (3, column)
    assert problem.cure


def test_the_same_figure_twice_and_a_missing_column_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="schon in Zeile 2"):
        rows_of(tmp_path, ROW, ROW)
    content = HEADER.replace(";n;", ";").encode()
    with pytest.raises(InputError, match="Spalte „n“ fehlt"):
        read(reading_of(content, load_register(), tmp_path, period="2019", source_id=SOURCE))


def test_a_file_of_blank_lines_is_refused(tmp_path: Path) -> None:
    for content in (b"\n\n\n", b" ; ;\n;;\n"):
        with pytest.raises(InputError, match=r"nur leere Zeilen|Die Spalte|leer"):
            read(reading_of(content, load_register(), tmp_path, period="2019", source_id=SOURCE))


def test_what_is_stored_is_right_and_names_no_person() -> None:
    [release] = ReleaseStore().newest(SOURCE)
    assert catalog.sources()[SOURCE].used == "real"
    text = release.read_bytes().decode()
    assert len(text.splitlines()) == 51
    assert "073150000;Mainz;;wohngegend_nachts;nachts in der Wohngegend;sicher;;61,6;genau;2192" in text
    assert "npd" not in text
