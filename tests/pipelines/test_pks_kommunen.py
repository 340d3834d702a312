"""Figures below the Kreis: the template, every fault of a filled one, and how an own value replaces the inherited one."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from geo.areas import Register
from pipelines.problems import InputError, Problem
from pipelines.sources.pks_kommunen.columns import COLUMNS, EXAMPLE_SHEET, LISTS_SHEET, SHEET
from pipelines.sources.pks_kommunen.read import read
from pipelines.sources.pks_kommunen.template import offence_keys, write_template
from pipelines.store.releases import ReleaseStore
from tests.pipelines.crime import load_register, publish
from tests.pipelines.pks_files import reading_of

Row = tuple[str | int | float, ...]
HACHENBURG: Row = ("071435002", "VG Hachenburg", "Kommune", "Westerwaldkreis", 2020, "------", 812, 530, "")


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def changed(**cells: str | int | float) -> Row:
    """The good row with some cells changed."""
    return tuple(cells.get(column.name, cell) for column, cell in zip(COLUMNS, HACHENBURG, strict=True))


def workbook(folder: Path, rows: list[Row], spoil: Callable[[Worksheet], object] = lambda _: None) -> bytes:
    """The template with these rows filled in."""
    file = folder / "vorlage.xlsx"
    write_template(file)
    book = openpyxl.load_workbook(file)
    for row in rows:
        book[SHEET].append([None if cell == "" else cell for cell in row])
    spoil(book[SHEET])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def problems(
    folder: Path, register: Register, rows: list[Row], spoil: Callable[[Worksheet], object] = lambda _: None
) -> list[Problem]:
    reading = reading_of(
        workbook(folder, rows, spoil), register, folder, period="2020", suffix=".xlsx", source_id="pks_kommunen"
    )
    with pytest.raises(InputError) as caught:
        read(reading)
    assert {(problem.file, problem.sheet) for problem in caught.value.problems} == {
        ("pks_kommunen_2020_2025.xlsx", SHEET)
    }
    assert all(problem.cure for problem in caught.value.problems)
    return caught.value.problems


def test_the_template_is_the_same_every_time(tmp_path: Path) -> None:
    contents = set()
    for name in ("a.xlsx", "b.xlsx"):
        write_template(tmp_path / name)
        contents.add((tmp_path / name).read_bytes())
    assert len(contents) == 1


def test_the_empty_template_reads_as_no_rows(register: Register, tmp_path: Path) -> None:
    reading = reading_of(
        workbook(tmp_path, []), register, tmp_path, period="2020", suffix=".xlsx", source_id="pks_kommunen"
    )
    assert (len(read(reading)["faelle"]), reading.rows_read) == (0, 0)


def test_the_examples_of_the_template_can_be_read(register: Register, tmp_path: Path) -> None:
    write_template(tmp_path / "vorlage.xlsx")
    examples = list(
        openpyxl.load_workbook(tmp_path / "vorlage.xlsx")[EXAMPLE_SHEET].iter_rows(min_row=2, values_only=True)
    )
    rows = [tuple("" if cell is None else cell for cell in row) for row in examples]
    reading = reading_of(
        workbook(tmp_path, rows), register, tmp_path, period="2024", suffix=".xlsx", source_id="pks_kommunen"
    )
    table = read(reading)["faelle"]
    assert table["area_id"].tolist() == ["071435002", "071435002", "071435002", "071435007", "071435002202"]
    assert table["cases"].tolist() == ["812", "9", "geheim", "geheim", "21"]
    assert reading.rejected == []


def test_drop_downs_offer_every_kreis_and_every_key(register: Register, tmp_path: Path) -> None:
    write_template(tmp_path / "vorlage.xlsx")
    book = openpyxl.load_workbook(tmp_path / "vorlage.xlsx")
    lists = list(zip(*book[LISTS_SHEET].iter_rows(min_row=2, max_col=4, values_only=True), strict=True))
    assert {name for name in lists[1] if name} == {kreis.name for kreis in register.at("kreis")}
    assert {key for key in lists[2] if key} == set(offence_keys()) >= {"------", "890000", "899000", "435*00"}
    assert {str(each.formula1) for each in book[SHEET].data_validations.dataValidation} == {
        "Listen!$A$2:$A$3",
        "Listen!$B$2:$B$37",
        f"Listen!$C$2:$C${len(offence_keys()) + 1}",
    }


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"ars": "", "area": "VG Niergendwo", "kreis": ""}, "Gebiet", "„VG Niergendwo“ ist nicht bekannt"),
        (
            {"ars": "", "area": "Bad Kreuznach", "kreis": ""},
            "Gebiet",
            "ist nicht eindeutig. Infrage kommen: Bad Kreuznach",
        ),
        ({"ars": "", "area": "", "kreis": ""}, "Gebiet", "Weder Name noch ARS"),
        (
            {"ars": "07143", "area": ""},
            "ARS",
            "ist nicht bekannt",
        ),
        ({"ars": "71435002"}, "ARS", "fehlt die führende Null"),
        ({"ars": "071435009"}, "ARS", "widersprechen sich"),
        ({"kreis": "Landkreis Ahrweiler", "ars": ""}, "Gebiet", "ist nicht bekannt"),
        ({"level": "Stadtteil"}, "Ebene", "gibt es hier nicht"),
        ({"year": 2026}, "Jahr", "liegt in der Zukunft"),
        ({"year": 2031}, "Jahr", "liegt in der Zukunft"),
        ({"year": "20"}, "Jahr", "kein Berichtsjahr"),
        ({"key": "-----"}, "Schlüssel", "kein Straftatenschlüssel"),
        ({"cases": "8l2"}, "Fälle", "keine ganze Zahl"),
        ({"cases": 812.5}, "Fälle", "keine ganze Zahl"),
        ({"cases": "1,104"}, "Fälle", "keine ganze Zahl"),
        ({"cases": -812}, "Fälle", "nicht negativ"),
        ({"cases": "", "cleared": ""}, "Fälle", "fehlen"),
        ({"cases": ""}, "Aufgeklärt", "Aufgeklärte Fälle ohne erfasste Fälle"),
        ({"cases": 0}, "Aufgeklärt", "Aufgeklärte Fälle ohne erfasste Fälle"),
        ({"cleared": "-"}, "Aufgeklärt", "keine ganze Zahl"),
        ({"cleared": "#NV"}, "Aufgeklärt", "Fehlerwert"),
        ({"cases": "<3", "cleared": ""}, "Fälle", "eine Grenze"),
        ({"remark": "Auskunft von Frau Beispiel"}, "Bemerkung", "Name einer Person"),
    ],
)
def test_a_fault_is_named_with_its_cell(
    cells: dict[str, str | int | float], column: str, reason: str, register: Register, tmp_path: Path
) -> None:
    name = next(each.name for each in COLUMNS if each.header == column)
    [problem] = problems(tmp_path, register, [HACHENBURG, changed(**{"key": "899000", **cells})])
    assert (problem.line, problem.column) == (3, column)
    assert problem.value == (str(cells[name]).replace("#NV", "#N/A") if cells.get(name, "") != "" else problem.value)
    assert reason in problem.reason


def test_the_same_area_twice_in_other_words(register: Register, tmp_path: Path) -> None:
    [problem] = problems(
        tmp_path, register, [HACHENBURG, changed(ars="", area="Verbandsgemeinde Hachenburg", kreis="")]
    )
    assert (problem.line, problem.value) == (3, "071435002 · 2020 · ------")
    assert "schon in Zeile 2" in problem.reason


@pytest.mark.parametrize(
    ("spoil", "faults"),
    [
        (lambda sheet: sheet.delete_cols(7), ["„Fälle“: Diese Spalte fehlt"]),
        (
            lambda sheet: setattr(sheet.cell(1, 7), "value", "Faelle"),
            ["Gemeint ist vielleicht „Faelle“", "„Faelle“: Diese Spalte ist"],
        ),
        (
            lambda sheet: setattr(sheet.cell(1, 7), "value", "Aufgeklärt"),
            ["„Fälle“: Diese Spalte fehlt", "„Aufgeklärt“: Diese Spalte gibt es mehrfach"],
        ),
        (
            lambda sheet: setattr(sheet.cell(1, 10), "value", "Ansprechperson"),
            ["„Ansprechperson“: Diese Spalte fragt nach einer Person"],
        ),
    ],
)
def test_a_changed_header(
    spoil: Callable[[Worksheet], object], faults: list[str], register: Register, tmp_path: Path
) -> None:
    found = problems(tmp_path, register, [HACHENBURG], spoil)
    assert all(fault in str(problem) for fault, problem in zip(faults, found, strict=True))


def test_the_sheet_must_be_there(register: Register, tmp_path: Path) -> None:
    [problem] = problems(tmp_path, register, [HACHENBURG], lambda sheet: setattr(sheet, "title", "Tabelle1"))
    assert "„Fälle“ fehlt. Vorhanden: Tabelle1" in problem.reason
    assert "template pks_kommunen" in problem.cure


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "leer"), (b"<html>", "HTML"), (b"ARS;Gebiet", "keine .xlsx-Datei")]
)
def test_a_file_that_is_no_workbook(content: bytes, reason: str, register: Register, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        read(reading_of(content, register, tmp_path, period="2020", suffix=".xlsx", source_id="pks_kommunen"))


def test_a_truncated_workbook(register: Register, tmp_path: Path) -> None:
    content = workbook(tmp_path, [HACHENBURG])
    with pytest.raises(InputError, match="unvollständig"):
        read(reading_of(content[:4000], register, tmp_path, period="2020", suffix=".xlsx", source_id="pks_kommunen"))


def test_right_rows_without_a_place_are_rejected_and_reported(register: Register, tmp_path: Path) -> None:
    mainz = changed(ars="", area="Stadt Mainz", kreis="")
    content = workbook(tmp_path, [HACHENBURG, mainz, changed(key="111000")])
    reading = reading_of(content, register, tmp_path, period="2020", suffix=".xlsx", source_id="pks_kommunen")
    assert read(reading)["faelle"]["line"].tolist() == [2]
    assert [(each.line, each.column, each.value) for each in reading.rejected] == [
        (3, "Gebiet", "Stadt Mainz"),
        (4, "Schlüssel", "111000"),
    ]


DELIVERED: list[Row] = [
    HACHENBURG,
    changed(key="435*00", cases=4, cleared="", remark="Auskunft vom 12.03.2025."),
    changed(ars="", area="Andernach", kreis="", cases="2.031", cleared=1_200),
    changed(ars="071435002202", area="", level="Ortsgemeinde", cases=21, cleared=12),
    changed(key="899000", cases=0, cleared=0),
]


@pytest.fixture(scope="module")
def database(register: Register, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The carried releases and two deliveries, the later of which corrects a figure."""
    folder = tmp_path_factory.mktemp("store")
    carried = ReleaseStore()
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    for release in carried.all():
        if release.source_id in {
            "pks",
            "bevoelkerung",
            "regionalatlas",
            "gemeindeverzeichnis",
        } and release.period not in {"2014", "2015"}:
            (folder / f"{release.source_id}.csv").write_bytes(release.read_bytes())
            store.add(release.source_id, folder / f"{release.source_id}.csv", release.period, release.published)
    for period, published, rows in (
        ("2020", "2021-05-01", DELIVERED),
        ("2019-2020", "2022-05-01", [changed(cases=820)]),
    ):
        file = folder / "faelle.xlsx"
        file.write_bytes(workbook(folder, rows))
        store.add("pks_kommunen", file, period, published, fetched=date(2025, 1, 1))
    return publish(register, store)[0]


def observation(database: duckdb.DuckDBPyConnection, indicator: str, area: str) -> tuple[object, ...]:
    sql = """SELECT round(value, 1), numerator, denominator, status, from_area_id, note FROM observation_shown
             WHERE indicator_id = ? AND area_id = ? AND period = 2020"""
    [row] = database.execute(sql, [indicator, area]).fetchall()
    return row


def test_an_own_value_replaces_the_inherited_one_and_says_its_denominator(database: duckdb.DuckDBPyConnection) -> None:
    assert observation(database, "straftaten_insgesamt", "071435002") == (
        round(820 * 100_000 / 24_203),
        820,
        24_203,
        "ok",
        "071435002",
        "Berechnet mit 24.203 Einwohnern am 31.12.2018.",
    )


def test_the_newest_delivery_counts(database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT release_id FROM observation WHERE indicator_id = 'straftaten_insgesamt' AND area_id = '071435002'"
    assert database.execute(sql).fetchall() == [("pks_kommunen_2019-2020_2022-05-01.xlsx",)]


def test_other_years_and_offences_stay_inherited(database: duckdb.DuckDBPyConnection) -> None:
    assert observation(database, "raub", "071435002")[3:5] == ("inherited", "07143")
    sql = "SELECT status FROM observation_shown WHERE indicator_id = 'straftaten_insgesamt' AND area_id = '071435002' AND period = 2019"
    assert database.execute(sql).fetchall() == [("inherited",)]


def test_gemeinden_inherit_from_their_kommune_unless_they_have_their_own(database: duckdb.DuckDBPyConnection) -> None:
    assert observation(database, "straftaten_insgesamt", "071435002204")[3:5] == ("inherited", "071435002")
    assert observation(database, "straftaten_insgesamt", "071435002202")[1:4] == (21, 1549, "ok")


def test_a_town_without_verbandsgemeinde_has_its_value_at_both_levels(database: duckdb.DuckDBPyConnection) -> None:
    kommune, gemeinde = "071370003", "071370003003"
    assert (
        observation(database, "straftaten_insgesamt", kommune)[:4]
        == observation(database, "straftaten_insgesamt", gemeinde)[:4]
    )
    assert observation(database, "straftaten_insgesamt", kommune)[1] == 2031


def test_few_cases_and_the_remark_stand_in_the_note(database: duckdb.DuckDBPyConnection) -> None:
    assert observation(database, "wohnungseinbruch", "071435002")[5] == (
        "Berechnet mit 24.203 Einwohnern am 31.12.2018. Weniger als 10 Fälle, die Häufigkeitszahl ist wenig aussagekräftig. "
        "Auskunft vom 12.03.2025."
    )


def test_no_cases_are_a_rate_of_zero(database: duckdb.DuckDBPyConnection) -> None:
    assert observation(database, "strassenkriminalitaet", "071435002")[:4] == (0, 0, 24_203, "ok")


def test_a_quota_needs_cleared_cases(database: duckdb.DuckDBPyConnection) -> None:
    assert observation(database, "aufklaerungsquote", "071435002202")[:4] == (round(12 / 21 * 100, 1), 12, 21, "ok")
