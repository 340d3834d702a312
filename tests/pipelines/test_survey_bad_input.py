"""What is wrong with a delivery is said with place, value and cure; nothing a person wrote is ever quoted."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.surveys.delivery import read_delivery
from tests.pipelines.crime import GEMEINDEN
from tests.pipelines.survey_files import A_CODES, HEAD, NUMBERS, delimited, faults, limesurvey, night, reading
from tests.pipelines.test_survey_formats import TABLE, TABLES, sav, workbook

LIME = 'format = "limesurvey"' + HEAD
SPSS = 'format = "spss"' + HEAD
GOOD = LIME + night("SICH[NACHT]")
ANSWERS = ["A1", "A2", "A3", "A4"] * 10
FREE_TEXT = "Herr Müller aus der Nordstraße"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    header, *rows = gzip.decompress(GEMEINDEN.read_bytes()).decode("utf-8").splitlines(keepends=True)
    excerpt = tmp_path_factory.mktemp("register") / "gemeinden.csv"
    excerpt.write_text(
        "".join([header, *(row for row in rows if row.startswith(("07111", "07143")))]), encoding="utf-8"
    )
    return Register.load(excerpt, complete=False)


def test_a_column_that_is_not_there_with_the_likely_one(tmp_path: Path, register: Register) -> None:
    message = faults(tmp_path, register, "a.csv", limesurvey(ANSWERS), LIME + night("SICH[NACHTS]"))
    assert "Spalte „SICH[NACHTS]“" in message
    assert "nicht gibt" in message
    assert "vielleicht „SICH[NACHT]“" in message


def test_a_column_that_is_there_twice(tmp_path: Path, register: Register) -> None:
    content = limesurvey(ANSWERS, ("SICH[NACHT]", ANSWERS))
    assert "mehrfach" in faults(tmp_path, register, "a.csv", content, GOOD)


def test_a_code_without_meaning_is_told_with_line_and_count(tmp_path: Path, register: Register) -> None:
    message = faults(tmp_path, register, "a.csv", limesurvey([*ANSWERS, "A7", "A7", "A7"]), GOOD)
    assert "Zeile 42, Spalte „SICH[NACHT]“, Wert „A7“" in message
    assert "3-mal" in message


def test_the_line_is_that_of_the_file_where_cells_hold_line_breaks(tmp_path: Path, register: Register) -> None:
    content = limesurvey(["A1", "A2", "A7"], ("BEM", ["eins\nzwei\ndrei", "", ""]))
    assert "Zeile 6, Spalte „SICH[NACHT]“" in faults(tmp_path, register, "a.csv", content, GOOD)


def test_free_text_mapped_by_mistake_is_not_quoted(tmp_path: Path, register: Register) -> None:
    message = faults(
        tmp_path, register, "a.csv", limesurvey(ANSWERS, ("BEM", [FREE_TEXT, *[""] * 39])), LIME + night("BEM")
    )
    assert "Text mit 30 Zeichen" in message
    assert FREE_TEXT not in message


@pytest.mark.parametrize("column", ["ipaddr", "token", "refurl", "email", "IP-Adresse", "Zugangscode"])
def test_columns_that_lead_to_a_person_are_never_read(tmp_path: Path, register: Register, column: str) -> None:
    message = faults(
        tmp_path, register, "a.csv", limesurvey(ANSWERS, (column, ["192.0.2.77"] * 40)), LIME + night(column)
    )
    assert "kann zu einer Person führen" in message
    assert "192.0.2.77" not in message


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        (["0"] * 40, "Alle Gewichte sind null oder leer"),
        ([""] * 40, "Alle Gewichte sind null oder leer"),
        (["1.0"] * 39 + ["-0.5"], "1 Gewichte sind negativ"),
        (["1.0"] * 38 + ["viel", "viel"], "keine Zahl (2-mal)"),
        (["1.0"] * 39 + ["inf"], "keine Zahl (1-mal)"),
    ],
)
def test_weights_that_are_none(tmp_path: Path, register: Register, weights: list[str], expected: str) -> None:
    message = faults(
        tmp_path,
        register,
        "a.csv",
        limesurvey(ANSWERS, ("GEW", weights)),
        LIME + 'weight = "GEW"\n' + night("SICH[NACHT]"),
    )
    assert expected in message
    assert "Spalte „GEW“" in message


def test_a_weight_that_is_text_is_told_by_line(tmp_path: Path, register: Register) -> None:
    content = limesurvey(ANSWERS, ("GEW", ["1.0"] * 39 + [FREE_TEXT]))
    message = faults(tmp_path, register, "a.csv", content, LIME + 'weight = "GEW"\n' + night("SICH[NACHT]"))
    assert "Zeile 41" in message
    assert FREE_TEXT not in message


def test_persons_that_are_there_twice_by_their_lines_not_their_identifier(tmp_path: Path, register: Register) -> None:
    rows = [
        ["id", "submitdate", "SICH[NACHT]"],
        *([identifier, "2024-05-02", "A1"] for identifier in ("geheim-1", "geheim-2", "geheim-1")),
    ]
    message = faults(tmp_path, register, "a.csv", delimited(rows), GOOD)
    assert "Zeile 4, Spalte „id“" in message
    assert "schon in Zeile 2" in message
    assert "geheim" not in message


def test_a_doubled_person_counts_only_among_the_complete(tmp_path: Path, register: Register) -> None:
    rows = [["id", "submitdate", "SICH[NACHT]"], ["1", "", "A1"], ["1", "2024-05-02", "A1"]]
    assert len(read_delivery(reading(tmp_path, register, "a.csv", delimited(rows), GOOD))["estimate"]) == 5


@pytest.mark.parametrize(("length", "expected"), [(5, "wohngegend_nacht_allein_5"), (7, "ein anderes Merkmal")])
def test_a_scale_that_does_not_fit_the_item(tmp_path: Path, register: Register, length: int, expected: str) -> None:
    message = faults(
        tmp_path, register, "a.csv", limesurvey(ANSWERS), GOOD.replace("scale_length = 4", f"scale_length = {length}")
    )
    assert f"Skala mit {length} Stufen passt nicht" in message
    assert expected in message


def test_a_scale_with_a_category_nobody_mapped(tmp_path: Path, register: Register) -> None:
    codes = A_CODES.replace(', A4 = "sehr_unsicher"', "")
    assert "kein Code steht für sehr_unsicher" in faults(
        tmp_path, register, "a.csv", limesurvey(ANSWERS), LIME + night("SICH[NACHT]", codes)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('area = "Koblenz"', 'area = "Nirgendheim"', "nennt keine Kommune eindeutig"),
        ('sampling = "register"', 'sampling = "zufall"', "„sampling“ hat einen Wert, der nicht vorgesehen ist"),
        ('title = "Sicherheitsbefragung Koblenz 2024"', 'title = ""', "„title“ ist leer"),
        ("year = 2024", "", "„year“ fehlt"),
        ("field_end = 2024-06-15", "field_end = 2024-04-15", "endet vor ihrem Anfang"),
        ("field_end = 2024-06-15", "field_end = 2124-06-15", "Zukunft"),
        ('item = "wohngegend_nacht_allein"', 'item = "wohngegend_nachts"', "gibt es im Verzeichnis der Merkmale nicht"),
        ('"sehr_sicher"', '"ganz_sicher"', "Diese Kategorie hat das Merkmal"),
        ("year = 2024", "year = 2023", "nicht das der Lieferung (2024)"),
        ('mode = "selbst_ausgefuellt"', 'mode = "selbst_ausgefuellt"\nextra = 1', "„extra“ ist unbekannt"),
        ("scale_length = 4", "scale_length = ", "keine gültige TOML"),
    ],
)
def test_a_mapping_that_is_wrong(tmp_path: Path, register: Register, old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert expected in faults(tmp_path, register, "a.csv", limesurvey(ANSWERS), GOOD.replace(old, new))


def test_the_same_item_twice(tmp_path: Path, register: Register) -> None:
    assert "steht zweimal" in faults(tmp_path, register, "a.csv", limesurvey(ANSWERS), GOOD + night("SICH[NACHT]"))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", b"PK\x03\x04rest", "gepackte Datei"),
        ("a.csv", b"$FL2@(#) SPSS", "SPSS-Datei"),
        ("a.csv", b"<!DOCTYPE html><html>", "HTML-Seite"),
        ("a.csv", b"\xef\xbb\xbf  ", "leer"),
        ("a.csv", b"nur eine Zelle\r\n", "keine Kopfzeile"),
        ("a.csv", b"CASE;SI01\n1;2\n", "sie sieht nach SoSci Survey aus"),
        ("a.csv", "id;submitdate;SICH[NACHT]\r\n1;2024;A1\x81".encode("latin-1"), "nicht durchgehend in Windows-1252"),
        ("a.sav", b"id;submitdate\r\n", "Endung passt nicht"),
    ],
)
def test_a_file_that_is_not_what_its_ending_says(
    tmp_path: Path, register: Register, name: str, content: bytes, expected: str
) -> None:
    assert expected in faults(tmp_path, register, name, content, GOOD)


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"id;submitdate\r\n", "keine SPSS-Datei"), (b"$FL2" + b"\x00" * 90, "unvollständig oder beschädigt")],
)
def test_a_sav_that_is_none(tmp_path: Path, register: Register, content: bytes, expected: str) -> None:
    assert expected in faults(tmp_path, register, "a.sav", content, SPSS + night("Q5", NUMBERS))


def test_a_sav_that_is_cut_off(tmp_path: Path, register: Register) -> None:
    content = sav(tmp_path, pd.DataFrame({"Q5": [1.0, 2.0] * 500}))
    assert "beschädigt" in faults(
        tmp_path, register, "a.sav", content[: len(content) // 3], SPSS + night("Q5", NUMBERS)
    )


def test_a_sav_with_wrong_encoding(tmp_path: Path, register: Register) -> None:
    content = sav(tmp_path, pd.DataFrame({"Q5": np.tile([1.0, 2.0], 50)}), column_labels=["Gefühl in der Straße"])
    wrong = content.replace("Gefühl in der Straße".encode(), "Gef\xfchl in der Stra\xdfe  ".encode("latin-1"))
    assert "anders kodiert, als die Datei sagt" in faults(
        tmp_path, register, "a.sav", wrong, SPSS + night("Q5", NUMBERS)
    )


def test_a_sav_whose_umlauts_were_destroyed(tmp_path: Path, register: Register) -> None:
    content = sav(tmp_path, pd.DataFrame({"Q5": np.tile([1.0, 2.0], 50)}), column_labels=["Gef\u00c3\u00bchl"])
    message = faults(tmp_path, register, "a.sav", content, SPSS + night("Q5", NUMBERS))
    assert "Umlaute sind zerstört" in message
    assert "Spalte „Q5“" in message


def test_a_sav_in_windows_encoding_is_read_when_the_mapping_says_so(tmp_path: Path, register: Register) -> None:
    content = sav(tmp_path, pd.DataFrame({"Q5": np.tile([1.0, 2.0], 50)}), column_labels=["Gefühl in der Straße"])
    wrong = content.replace("Gefühl in der Straße".encode(), "Gef\xfchl in der Stra\xdfe  ".encode("latin-1"))
    taken = reading(tmp_path, register, "a.sav", wrong, SPSS + 'encoding = "windows-1252"\n' + night("Q5", NUMBERS))
    assert len(read_delivery(taken)["estimate"])


def test_a_record_with_too_many_cells_is_told_by_line_not_content(tmp_path: Path, register: Register) -> None:
    content = (
        limesurvey(["A1", "A2"], ("BEM", ["eins\nzwei", ""])) + f'"3","2024","A1","{FREE_TEXT}","zu viel"\r\n'.encode()
    )
    message = faults(tmp_path, register, "a.csv", content, GOOD)
    assert "Zeile 5" in message
    assert "5 Zellen, die Kopfzeile 4" in message
    assert FREE_TEXT not in message


def test_nobody_finished(tmp_path: Path, register: Register) -> None:
    assert "keine vollständige Antwort" in faults(tmp_path, register, "a.csv", limesurvey(ANSWERS, submitted=""), GOOD)


def test_a_file_with_a_header_only(tmp_path: Path, register: Register) -> None:
    assert "keine vollständige Antwort" in faults(tmp_path, register, "a.csv", limesurvey([]), GOOD)


def test_a_stratum_with_one_person(tmp_path: Path, register: Register) -> None:
    content = limesurvey(ANSWERS, ("SCHICHT", ["1"] * 39 + ["2"]))
    assert "nur eine Erhebungseinheit" in faults(
        tmp_path, register, "a.csv", content, LIME + 'stratum = "SCHICHT"\n' + night("SICH[NACHT]")
    )


def test_scores_outside_their_scale(tmp_path: Path, register: Register) -> None:
    item = '\n[[item]]\nitem = "ctc_risiko_drogen"\nscale_length = 2\ncolumn = "F1"\nscore = true\n'
    message = faults(tmp_path, register, "a.csv", limesurvey(ANSWERS, ("F1", ["2.5"] * 38 + ["7", "0"])), LIME + item)
    assert "2 Werte liegen nicht auf der Skala von 1 bis 4" in message
    assert "Zeile 40" in message


def test_ages_that_cannot_be_are_reported_and_in_no_band(tmp_path: Path, register: Register) -> None:
    groups = '[subgroups.alter]\ncolumn = "GEB"\nunit = "geburtsjahr"\n'
    taken = reading(
        tmp_path,
        register,
        "a.csv",
        limesurvey(ANSWERS, ("GEB", ["1980"] * 38 + ["1780", "2050"])),
        LIME + groups + night("SICH[NACHT]"),
    )
    read_delivery(taken)
    assert [(each.line, "2 Altersangaben" in each.reason) for each in taken.rejected] == [(40, True)]


# Printed tables


def test_shares_that_do_not_add_up(tmp_path: Path, register: Register) -> None:
    content = workbook(
        {"Insgesamt": [20, 50, 20, 10, 0, 1000], "Frauen": [20, 50, 20, 8, 0, 500], "Männer": [20, 50, 20, 8.6, 0, 500]}
    )
    message = faults(tmp_path, register, "band.xlsx", content, TABLES + TABLE)
    assert "Blatt „Tabelle 4“, Zeile 7" in message
    assert "98,0 statt 100" in message
    assert "Zeile 8" not in message


@pytest.mark.parametrize("n", [None, "k. A.", "ca. 500", 499.5])
def test_a_row_without_n(tmp_path: Path, register: Register, n: object) -> None:
    content = workbook(
        {"Insgesamt": [20, 50, 20, 10, 0, n], "Frauen": [20, 50, 20, 10, 0, 500], "Männer": [20, 50, 20, 10, 0, 500]}
    )
    message = faults(tmp_path, register, "band.xlsx", content, TABLES + TABLE)
    assert "Zeile 6, Spalte „n (ungew.)“" in message
    assert "Zahl der Befragten (n)" in message


def test_a_table_without_a_column_of_n(tmp_path: Path, register: Register) -> None:
    content = workbook(
        {"Insgesamt": [20, 50, 20, 10, 0, 1], "Frauen": [20, 50, 20, 10, 0, 1], "Männer": [20, 50, 20, 10, 0, 1]}
    )
    message = faults(tmp_path, register, "band.xlsx", content, TABLES + TABLE.replace('n_column = "n (ungew.)"\n', ""))
    assert "Eine Fallzahl wird nie geschätzt" in message


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('sheet = "Tabelle 4"', 'sheet = "Tabelle 9"', "Vorhanden sind: Tabelle 4"),
        ('Insgesamt = "alle"', 'Gesamt = "alle"', "Diese Zeile gibt es nicht"),
        ('"eher unsicher" = ', '"unsicher" = ', "steht nicht in den Kopfzeilen"),
        ('"weiblich"', '"frauen"', "Diese Gruppe gibt es nicht"),
    ],
)
def test_places_that_are_not_in_the_table(
    tmp_path: Path, register: Register, old: str, new: str, expected: str
) -> None:
    content = workbook(
        {"Insgesamt": [20, 50, 20, 10, 0, 900], "Frauen": [20, 50, 20, 10, 0, 500], "Männer": [20, 50, 20, 10, 0, 400]}
    )
    assert old in TABLE
    assert expected in faults(tmp_path, register, "band.xlsx", content, TABLES + TABLE.replace(old, new))


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"<html>", "HTML-Seite"), (b"a;b", "keine .xlsx-Datei"), (b"PK\x03\x04kaputt", "beschädigt")],
)
def test_a_workbook_that_is_none(tmp_path: Path, register: Register, content: bytes, expected: str) -> None:
    assert expected in faults(tmp_path, register, "band.xlsx", content, TABLES + TABLE)


# The archive


def archive(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"kein zip", "keine gepackte Lieferung"),
        (b"PK\x03\x04kaputt", "beschädigt"),
        (archive({"a.csv": b"x"}), "muss genau mapping.toml und eine Datendatei"),
        (archive({"mapping.toml": b"", "a.csv": b"", "b.csv": b""}), "muss genau mapping.toml"),
        (archive({"mapping.toml": b"", "a.exe": b""}), "Diese Art von Datei"),
        (archive({"mapping.toml": b"\xff\xfe", "a.csv": b"x"}), "nicht in UTF-8"),
    ],
)
def test_an_archive_that_is_none(tmp_path: Path, register: Register, content: bytes, expected: str) -> None:
    taken = reading(tmp_path, register, "a.csv", b"x", GOOD)
    taken.release.path.write_bytes(content)
    import hashlib
    from dataclasses import replace

    taken.release = replace(taken.release, sha256=hashlib.sha256(content).hexdigest())
    with pytest.raises(InputError) as refused:
        read_delivery(taken)
    assert expected in str(refused.value)
