"""The registry workbook: what the template writes is read, and what is wrong is said with its place and the cure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from geo.areas import Register
from pipelines import catalog
from pipelines.formats.ods_template import write_as_named
from pipelines.registry.layout import layout
from pipelines.store.releases import DATA
from tests.pipelines.registry_file import (
    changed,
    faults,
    load_register,
    put,
    read,
    reading_of,
    write_example,
    write_filled,
)


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return write_example(tmp_path / "gremien_2026-09_2026-09-30.xlsx")


def test_the_example_of_the_template_is_read_as_it_stands(example: Path, register: Register) -> None:
    tables = read(example, register)
    council = tables["council"].iloc[0]
    names = ["founded_on", "founded_precision", "chair", "fte", "mayor_is_member"]
    assert council[names].tolist() == ["2016-03-01", "month", "buergermeister", "0.5", "true"]
    assert tables["council_area"].iloc[0]["area_id"] == "073150000"
    reported = tables["status"].iloc[0]
    assert reported[["council_id", "status", "as_of", "source", "line"]].tolist() == [
        "KPR-001",
        "aktiv",
        "2025-06-30",
        "Abfrage der Leitstelle",
        2,
    ]
    assert pd.isna(reported["area_id"])
    assert {name: len(table) for name, table in tables.items()} == {sheet.name: 1 for sheet in layout().sheet} | {
        "scope": 7
    }


def test_the_empty_template_has_lists_to_choose_from_and_a_filled_example(tmp_path: Path) -> None:
    path = tmp_path / "gremien.xlsx"
    catalog.sources()["gremien"].write_template(path)
    book = load_workbook(path)
    assert book.sheetnames[:2] == ["Angaben", "Gremien"]
    assert [sheet.title for sheet in layout().sheet] == book.sheetnames[1:-2]
    offered = {str(rule.sqref).split(":")[0] for rule in book["Statusmeldungen"].data_validations.dataValidation}
    assert offered == {"B2", "F2"}
    assert "KPR-001" in {cell.value for row in book["Ausfüllbeispiel"].iter_rows() for cell in row}
    assert all(sheet.max_row == 1 for sheet in book.worksheets[1:-2])
    book.close()


def test_the_template_as_opendocument_holds_the_same_and_is_read(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "gremien_2026-09_2026-09-30.ods"
    write_as_named(path, write_filled)
    tables = read(path, register)
    assert {len(tables[sheet.name]) for sheet in layout().sheet} == {1}
    assert tables["meeting"].iloc[0]["held_on"] == "2025-03-12"
    with ZipFile(path) as packed:
        content = packed.read("content.xml").decode()
    asked = [column for sheet in layout().sheet for column in sheet.columns if layout().allowed(column)]
    assert content.count("<table:content-validation ") == len(asked) + len(layout().topics)
    assert content.count("<office:annotation") == sum(
        bool(each.note) for sheet in layout().sheet for each in sheet.columns
    )
    assert "Ausfüllbeispiel" in content


def test_the_template_filled_by_hand_is_read(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "gremien.xlsx"
    catalog.sources()["gremien"].write_template(path)

    def fill(book: Workbook) -> None:
        book["Angaben"]["B2"] = date(2026, 9, 30)
        for line in range(4, 11):
            book["Angaben"][f"B{line}"] = "nein"
        book["Gremien"].append(["A", "Runder Tisch", "Runder Tisch", "ja", 2019])
        book["Gremium–Gebiet"].append(["A", "Kommune", "VG Simmern-Rheinböllen"])
        book["Statusmeldungen"].append(
            [None, "Landkreis", "Landkreis Ahrweiler", None, None, "kein Gremium", date(2026, 5, 4), "Anruf"]
        )

    tables = read(changed(path, fill), register)
    assert tables["council"].iloc[0][["founded_on", "founded_precision"]].tolist() == ["2019-01-01", "year"]
    assert tables["council_area"].iloc[0]["area_id"] == "071405008"
    assert tables["status"].iloc[0][["area_id", "status", "as_of"]].tolist() == ["07131", "kein_gremium", "2026-05-04"]
    assert set(tables["scope"]["complete"]) == {"false"}


def test_a_city_is_one_body_at_every_level(example: Path, register: Register) -> None:
    put(put(example, "Gremium–Gebiet", "Ebene", "Landkreis"), "Gremium–Gebiet", "ARS", "07315")
    assert read(example, register)["council_area"].iloc[0]["area_id"] == "073150000"


@pytest.mark.parametrize(
    ("sheet", "column", "value", "complaint"),
    [
        (
            "Gremien",
            "Typ",
            "Kränzchen",
            ["Blatt „Gremien“, Zeile 2, Spalte „Typ“, Wert „Kränzchen“", "Erlaubt sind: Kriminalpräventiver Rat"],
        ),
        ("Gremien", "Name", None, ["Die Angabe fehlt."]),
        ("Gremien", "Personalstellen (Vollzeit)", "eine halbe", ["Wert „eine halbe“", "keine Zahl"]),
        ("Gremien", "Personalstellen (Vollzeit)", -1, ["nicht zwischen 0 und 50"]),
        ("Gremien", "Gegründet", "31.02.2016", ["Diesen Tag gibt es im Kalender nicht."]),
        ("Gremien", "Gegründet", "2027", ["liegt in der Zukunft"]),
        ("Gremien", "Neu konstituiert am", date(2026, 12, 1), ["Wert „01.12.2026“", "liegt in der Zukunft"]),
        ("Gremien", "Neu konstituiert am", date(2026, 10, 1), ["liegt nach dem Stand der Liste (30.09.2026)"]),
        ("Gremien", "Geschäftsordnung aus dem Jahr", "neulich", ["Das ist kein Jahr."]),
        ("Gremien", "Vorsitz, Anmerkung", "Frau Beispiel leitet", ["Name einer Person", "Funktion"]),
        ("Gremien", "CTC-Phase", 2.5, ["eine ganze Zahl"]),
        (
            "Statusmeldungen",
            "Status",
            "läuft",
            ["„läuft“", "Erlaubt sind: aktiv · ruhend · aufgelöst · in Planung · kein Gremium · unklar"],
        ),
        ("Statusmeldungen", "Status", "aktv", ["Gemeint ist vielleicht „aktiv“"]),
        ("Statusmeldungen", "Status", "kein Gremium", ["passt nicht zu einem genannten Gremium"]),
        ("Statusmeldungen", "Zuletzt bestätigt am", "Herbst", ["Das ist kein Datum.", "TT.MM.JJJJ"]),
        ("Statusmeldungen", "Quelle", "vorname.nachname@stadt.example", ["E-Mail-Adresse"]),
        ("Gremium–Gebiet", "Gebiet", "Mainzz", ["Wert „Mainzz“", "Ähnlich geschrieben: Mainz", "betreibende Stelle"]),
        (
            "Gremium–Gebiet",
            "Landkreis",
            "Arweiler",
            ["Spalte „Landkreis“, Wert „Arweiler“", "Landkreis Ahrweiler"],
        ),
        (
            "Statusmeldungen",
            "Kennung",
            "KPR-999",
            ["Blatt „Statusmeldungen“, Zeile 2", "Wert „KPR-999“", "steht nicht auf dem Blatt Gremien"],
        ),
        ("Statusmeldungen", "Kennung", None, ["weder ein Gremium noch ein Gebiet"]),
        ("Gremium–Gebiet", "Gebiet", "Maintz", ["Wert „Maintz“", "Mainz"]),
        ("Gremium–Gebiet", "Gebiet", "Trier", ["Name und ARS widersprechen sich"]),
        ("Gremium–Gebiet", "ARS", 73150000, ["als Zahl gespeichert", "führende Null"]),
        ("Gremium–Gebiet", "ARS", "7315", ["PKS ohne führende Null"]),
        ("Gremium–Gebiet", "Ebene", "Ort", ["Erlaubt sind: Landkreis · Kommune · Gemeinde"]),
        ("Qualifizierungen", "Ebene", "Gemeinde", ["Erlaubt sind: Landkreis · Kommune."]),
        ("Qualifizierungen", "Personen", "zwei", ["Blatt „Qualifizierungen“", "keine Zahl"]),
        ("Projekte und Förderung", "Beccaria-Schritte", 8, ["nicht zwischen 0 und 7"]),
    ],
)
def test_a_bad_cell_is_named_with_its_place_and_cure(
    example: Path, register: Register, sheet: str, column: str, value: object, complaint: list[str]
) -> None:
    message = faults(put(example, sheet, column, value), register)
    assert all(part in message for part in [*complaint, "Abhilfe:", example.name, f"Blatt „{sheet}“"]), message


def test_an_ambiguous_name_lists_its_candidates(example: Path, register: Register) -> None:
    message = faults(
        put(put(example, "Gremium–Gebiet", "Gebiet", "Bad Kreuznach"), "Gremium–Gebiet", "ARS", None), register
    )
    assert "nicht eindeutig" in message
    assert "071330006" in message


def test_an_ambiguous_name_beside_its_ars_is_clear(example: Path, register: Register) -> None:
    put(put(example, "Gremium–Gebiet", "Gebiet", "Bad Kreuznach"), "Gremium–Gebiet", "ARS", "071330006")
    assert read(example, register)["council_area"].iloc[0]["area_id"] == "071330006"


def test_all_faults_are_told_at_once(example: Path, register: Register) -> None:
    put(put(example, "Gremien", "Typ", "x"), "Sitzungen", "Datum", "y")
    assert faults(example, register).count("Abhilfe:") == 2


def test_a_double_id_names_both_lines(example: Path, register: Register) -> None:
    def repeat(book: Workbook) -> None:
        book["Gremien"].append([cell.value for cell in book["Gremien"][2]])

    assert "Zeile 3, Spalte „Kennung“, Wert „KPR-001“: Die Kennung steht schon in Zeile 2." in faults(
        changed(example, repeat), register
    )


def test_a_missing_sheet_is_named(example: Path, register: Register) -> None:
    message = faults(changed(example, lambda book: book.remove(book["Sitzungen"])), register)
    assert "Das Blatt „Sitzungen“ fehlt." in message


def test_a_missing_and_an_extra_column_are_named(example: Path, register: Register) -> None:
    message = faults(put(example, "Sitzungen", "Öffentlich", "öffentl.", line=1), register)
    assert "Spalte „Öffentlich“: Diese Spalte fehlt." in message
    assert "Spalte „öffentl.“: Diese Spalte ist in der Vorlage nicht vorgesehen." in message


@pytest.mark.parametrize("header", ["Name der Ansprechperson", "E-Mail", "Telefon", "Nachname"])
def test_a_column_about_persons_is_refused(example: Path, register: Register, header: str) -> None:
    def ask(book: Workbook) -> None:
        book["Gremien"].cell(1, 30).value = header

    assert "Diese Spalte fragt nach einer Person" in faults(changed(example, ask), register)


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        (None, "Die Angabe fehlt."),
        ("bald", "Das ist kein Datum."),
        (date(2026, 8, 31), "Berichtszeitraum 2026-09"),
    ],
)
def test_the_stand_must_fit(example: Path, register: Register, value: object, complaint: str) -> None:
    def change(book: Workbook) -> None:
        book["Angaben"]["B2"] = value

    assert complaint in faults(changed(example, change), register)


def test_completeness_must_be_said(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Angaben"]["B6"] = "vielleicht"

    message = faults(changed(example, change), register)
    assert "Liste vollständig: Sitzungen" in message
    assert "Wert „vielleicht“" in message


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "Die Datei ist leer."),
        (b"<!DOCTYPE html><html></html>", "HTML-Seite"),
        (b"Kennung;Name\n", "keine .xlsx-Datei"),
    ],
)
def test_a_file_that_is_no_workbook(tmp_path: Path, register: Register, content: bytes, complaint: str) -> None:
    path = tmp_path / "gremien_2026-09_2026-09-30.xlsx"
    path.write_bytes(content)
    assert complaint in faults(path, register)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_truncated_workbook(example: Path, register: Register, share: float) -> None:
    content = example.read_bytes()
    example.write_bytes(content[: int(len(content) * share)])
    assert "unvollständig oder beschädigt" in faults(example, register)


def test_the_example_of_the_source_becomes_typed_stage_tables(example: Path, register: Register) -> None:
    source = catalog.sources()["gremien"]
    with duckdb.connect(":memory:") as connection:
        connection.execute((DATA / "schema.sql").read_text(encoding="utf-8"))
        for name, table in read(example, register).items():
            connection.register("incoming", table.assign(release_id=reading_of(example, register).release.release_id))
            connection.execute(f'CREATE TABLE "raw_gremien_{name}" AS SELECT * FROM incoming')
        connection.execute(source.stage_file.read_text(encoding="utf-8"))
        assert connection.execute("SELECT founded_on, topics, fte, counts_as_body FROM stage_council").fetchall() == [
            (date(2016, 3, 1), ["Jugend", "Sauberkeit", "Einbruch"], 0.5, True)
        ]
        assert connection.execute("SELECT council_id, as_of FROM stage_council_status").fetchall() == [
            ("KPR-001", date(2025, 6, 30))
        ]
        assert connection.execute("SELECT count(*) FROM stage_area_status").fetchall() == [(0,)]
