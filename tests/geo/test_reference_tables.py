"""A bad row in any table under geo/reference is said with file, line, column, value and cure, and nothing else happens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo.areas import Register, TableError
from geo.reference_tables import REFERENCE, load_area_kinds


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REFERENCE, tmp_path / "reference"))


def with_line(folder: Path, name: str, line: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("kreise.csv", "07111;Koblenz;Koblenz;kreisfreie_stadt", "kreise.csv, Zeile 38, Spalte „area_id“, Wert „07111“: steht schon weiter oben"),
        ("kreise.csv", "7111;Koblenz;Koblenz;kreisfreie_stadt", "kein Schlüssel mit 5 Ziffern"),
        ("kreise.csv", "07399;;Neu;landkreis", "Spalte „name“, Wert „“: leer"),
        ("kreise.csv", "07399;Neukreis;Neukreis;Regionalkreis", "Wert „Regionalkreis“: unbekannter Eintrag"),
        ("kreise.csv", "07399;Neukreis", "2 statt 4 Spalten"),
        ("police.csv", "071;Mainz;https://example.org", "police.csv, Zeile .*, Wert „071“: kein Schlüssel mit 5 Ziffern"),
        ("police.csv", "07111;Köln;https://example.org", "Spalte „praesidium“, Wert „Köln“: unbekannter Eintrag"),
        ("police.csv", "07111;Mainz;aus dem Kopf", "Spalte „source_url“.*keine Adresse"),
        ("aliases.csv", ";07111;", "aliases.csv, Zeile .*, Spalte „alias“, Wert „“: leer"),
        ("aliases.csv", "Entenhausen;099990000;", "unbekannt: 099990000"),
        ("grosse_kreisangehoerige_staedte.csv", "0713;Adenau", "kein Schlüssel mit 9 Ziffern"),
        ("expected_counts.csv", "2021-01-01;36;170;2301;doppelt", "expected_counts.csv, Zeile 5, Spalte „reference_date“.*weiter oben"),
        ("expected_counts.csv", "2021;36;170;2301;x", "kein gültiges Datum"),
        ("expected_counts.csv", "2025-01-01;36;hundert;2300;x", "Wert „hundert“: keine ganze Zahl"),
        ("spellings.csv", "071325009;Falsch;;", "spellings.csv, Zeile 3, Spalte „name“, Wert „“: leer"),
        ("changes.csv", "merged;Alt;vg;;;071110000;;2014-07-01", "changes.csv, Zeile .*: 8 statt 12 Spalten"),
    ],
)  # fmt: skip
def test_a_bad_row_is_said_with_its_place(
    reference: Path, register: Register, name: str, line: str, message: str
) -> None:
    with_line(reference, name, line)
    with pytest.raises(TableError, match=message):
        Register.of(register.editions, reference)


@pytest.mark.parametrize(
    "name", ["kreise.csv", "police.csv", "aliases.csv", "expected_counts.csv", "spellings.csv", "changes.csv"]
)
def test_another_encoding_another_header_or_no_file(reference: Path, register: Register, name: str) -> None:
    file = reference / name
    file.write_bytes(file.read_bytes() + "ü".encode("latin-1"))
    with pytest.raises(TableError, match=f"{name}: nicht lesbar"):
        Register.of(register.editions, reference)
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(TableError, match=f"{name}, Zeile 1: andere Kopfzeile"):
        Register.of(register.editions, reference)
    file.unlink()
    with pytest.raises(TableError, match="Datei fehlt"):
        Register.of(register.editions, reference)


@pytest.mark.parametrize(
    ("line", "message"),
    [("insel,Insel,Inseln,9", "Wert „insel“: unbekannter Eintrag"), ("land,Land,Länder,0", "steht schon weiter oben")],
)
def test_kinds_of_areas(reference: Path, line: str, message: str) -> None:
    assert len(load_area_kinds(reference)) == 7
    with_line(reference, "area_kinds.csv", line)
    with pytest.raises(TableError, match=message):
        load_area_kinds(reference)
