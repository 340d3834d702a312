"""What registry workbooks look like that people filled in: read where it can mean but one thing, and what is passed over is told."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.registry.reader import read_workbook
from tests.pipelines.registry_file import changed, faults, load_register, put, read, reading_of, write_example
from tests.pipelines.workbook_files import ods, ods_table

CASES = Path(__file__).parents[3] / "shared" / "cases" / "gremien"


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return write_example(tmp_path / "gremien_2026-09_2026-09-30.xlsx")


def notices(path: Path, register: Register) -> list[str]:
    """What is told of a file that is read."""
    reading = reading_of(path, register)
    read_workbook(reading)
    return [str(notice) for notice in reading.notices]


def respelt(spell: Callable[[str], str]) -> Callable[[Workbook], None]:
    """Every text of the workbook, its sheet names included, spelt otherwise."""

    def change(book: Workbook) -> None:
        for sheet in book.worksheets:
            sheet.title = spell(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str):
                        cell.value = spell(cell.value)

    return change


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: f"\u00a0{text}\u200b ",
        lambda text: text.replace(" ", "  "),
    ],
    ids=["decomposed", "no-break", "around", "doubled"],
)
def test_white_space_and_composition_make_no_difference(
    example: Path, register: Register, spell: Callable[[str], str]
) -> None:
    plain = read(example, register)
    odd = read(changed(example, respelt(spell)), register)
    assert all(odd[name].equals(plain[name]) for name in plain)


def test_a_header_may_be_broken_into_lines_and_written_in_capitals(example: Path, register: Register) -> None:
    put(example, "Gremien", "Verwaltungsleitung ist Mitglied", "Verwaltungsleitung\nist MITGLIED", line=1)
    assert read(example, register)["council"].iloc[0]["mayor_is_member"] == "true"


def test_a_kennung_is_the_same_in_any_case(example: Path, register: Register) -> None:
    put(example, "Sitzungen", "Kennung", "kpr-001")
    assert read(example, register)["meeting"].iloc[0]["council_id"] == "KPR-001"


@pytest.mark.parametrize("code", ["#DIV/0!", "#N/A", "#NV", "#REF!"])
@pytest.mark.parametrize(
    ("sheet", "column"),
    [("Gremien", "Jahresbudget in Euro"), ("Gremien", "Neu konstituiert am"), ("Gremium–Gebiet", "ARS")],
)
def test_an_error_value_is_refused_with_its_place(
    example: Path, register: Register, code: str, sheet: str, column: str
) -> None:
    message = faults(put(example, sheet, column, code), register)
    assert f"Blatt „{sheet}“, Zeile 2, Spalte „{column}“, Wert „{code.replace('#NV', '#N/A')}“" in message
    assert "Fehlerwert" in message


def test_error_values_in_columns_nobody_reads_are_no_matter(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Gremien"].cell(1, 30).value = "Eigene Rechnung"
        book["Gremien"].cell(2, 30).value = "=1/0"

    (notice,) = notices(changed(example, change), register)
    assert "Spalte „Eigene Rechnung“" in notice
    assert "wird nicht gelesen" in notice


@pytest.mark.parametrize(("epoch", "number"), [(1900, 44_818), (1900, "44818"), (1904, 43_356)])
def test_a_day_without_a_date_format_is_read_and_told(
    example: Path, register: Register, epoch: int, number: object
) -> None:
    def change(book: Workbook) -> None:
        if epoch == 1904:
            book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    put(changed(example, change), "Gremien", "Neu konstituiert am", number)
    assert read(example, register)["council"].iloc[0]["reconstituted_on"] == "2022-09-14"
    assert "wird als 14.09.2022 gelesen" in notices(example, register)[0]


@pytest.mark.parametrize("number", [19_999, "19999", 44_818])
def test_a_number_is_no_founding_and_stays_readable_where_it_is_stored(
    example: Path, register: Register, number: object
) -> None:
    reading = reading_of(put(example, "Gremien", "Gegründet", number), register)
    assert len(read_workbook(reading)["council"]) == 1
    reading.is_candidate = True
    with pytest.raises(InputError, match="Diese Zahl ist weder ein Jahr noch ein Tag"):
        read_workbook(reading)


def test_a_text_of_digits_is_no_day_where_days_count_from_1904(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    put(changed(example, change), "Gremien", "Neu konstituiert am", "44818")
    assert "Das ist kein Datum." in faults(example, register)


def test_days_of_a_workbook_from_1904_are_read(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book["Gremien"]["F2"] = date(2022, 9, 14)

    assert read(changed(example, change), register)["council"].iloc[0]["reconstituted_on"] == "2022-09-14"


def test_lines_above_the_header_are_passed_over_and_told(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Gremien"].insert_rows(1, 2)
        book["Gremien"]["A1"] = "Stammdaten"

    plain = read(example, register)["council"].drop(columns="line")
    changed(example, change)
    assert read(example, register)["council"].drop(columns="line").equals(plain)
    (notice,) = notices(example, register)
    assert "Blatt „Gremien“, Zeile 3: Die Kopfzeile steht in Zeile 3 statt in Zeile 1" in notice


def test_two_headers_are_ambiguous(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Sitzungen"].insert_rows(1)
        for cell in book["Sitzungen"][2]:
            book["Sitzungen"].cell(1, cell.column).value = cell.value

    assert "Die Kopfzeile steht mehrfach da, in den Zeilen 1 und 2." in faults(changed(example, change), register)


def test_cells_merged_downwards_hold_for_each_line(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Sitzungen"].append([None, date(2026, 5, 12), "ja"])
        book["Sitzungen"].merge_cells("A2:A3")

    assert read(changed(example, change), register)["meeting"]["council_id"].tolist() == ["KPR-001", "KPR-001"]


def test_cells_merged_sideways_are_refused(example: Path, register: Register) -> None:
    message = faults(changed(example, lambda book: book["Sitzungen"].merge_cells("B2:C2")), register)
    assert "Blatt „Sitzungen“, Zeile 2, Spalte „Datum“: Hier sind Zellen über mehrere Spalten verbunden." in message


def test_an_ags_is_read_in_the_place_of_the_ars(example: Path, register: Register) -> None:
    put(example, "Gremium–Gebiet", "ARS", "07315000")
    assert read(example, register)["council_area"].iloc[0]["area_id"] == "073150000"


def test_columns_and_sheets_of_ones_own_are_told(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        free = book["Gremien"].max_column + 1
        book["Gremien"].cell(1, free).value = "Sitzungssaal"
        book["Gremien"].cell(2, free + 1).value = "ohne Kopf"
        book["Gremien"].cell(2, 900).value = "x"
        book.create_sheet("Notizen")["A1"] = "x"

    told = notices(changed(example, change), register)
    assert ["Blatt „Notizen“" in told[0], "weit rechts" in told[1], "Spalte „Sitzungssaal“" in told[2]] == [True] * 3
    assert "Blatt „Gremien“, Zeile 2, Spalte „AA“: Die Spalte AA hat in Zeile 1 keine Überschrift" in told[3]


def test_a_column_that_may_be_a_misspelt_one_is_refused_with_a_suggestion(example: Path, register: Register) -> None:
    message = faults(put(example, "Gremien", "Gegründet", "Gegrundet", line=1), register)
    assert "Spalte „Gegründet“: Diese Spalte fehlt. Abhilfe: Gemeint ist vielleicht „Gegrundet“." in message
    assert "Spalte „Gegrundet“: Diese Spalte ist in der Vorlage nicht vorgesehen." in message


def test_a_column_beside_one_of_nearly_the_same_name_is_refused(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Gremien"].cell(1, book["Gremien"].max_column + 1).value = "Themen."

    assert "Gemeint ist vielleicht „Themen“." in faults(changed(example, change), register)


def test_a_column_may_not_stand_there_twice(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Gremien"].cell(1, book["Gremien"].max_column + 1).value = "themen"

    assert "Spalte „Themen“: Diese Spalte gibt es mehrfach." in faults(changed(example, change), register)


def test_a_misspelt_sheet_is_suggested(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Sitzungen"].title = "Sitzungn"

    assert "Gemeint ist vielleicht „Sitzungn“." in faults(changed(example, change), register)


def test_an_empty_sheet_has_no_rows_and_is_told(example: Path, register: Register) -> None:
    def change(book: Workbook) -> None:
        book["Sitzungen"].delete_rows(1, 5)

    assert "Blatt „Sitzungen“: Das Blatt ist leer." in notices(changed(example, change), register)[0]


def test_opendocument_says_the_same_as_excel(example: Path, register: Register) -> None:
    book = openpyxl.load_workbook(example)
    tables = "".join(
        ods_table(
            sheet.title,
            [[None if value is None else _shown(value) for value in row] for row in sheet.iter_rows(values_only=True)],
        )
        for sheet in book.worksheets
    )
    written = example.with_suffix(".ods")
    written.write_bytes(ods(tables))
    plain, other = read(example, register), read(written, register)
    assert all(other[name].equals(plain[name]) for name in plain)


def _shown(value: object) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        *((f"v{name}", "") for name in ("00_sauber.xlsx", "02_zwei_kopfzeilen.xlsx", "03_datum_seriennummer.xlsx")),
        *((f"v{name}", "") for name in ("04_umlaute_zerlegt_kopf.xlsx", "04b_umlaute_zerlegt_woerter.xlsx")),
        *((f"v{name}", "") for name in ("05_nbsp_kennung.xlsx", "05b_nbsp_mitte.xlsx", "05d_zeilenumbruch_kopf.xlsx")),
        *((f"v{name}", "") for name in ("06_verbundene_kennung.xlsx", "10c_ags_statt_ars.xlsx", "14_1904.xlsx")),
        ("v20_frueherer_name_2025.xlsx", ""),
        ("w_makro.xlsm", ""),
        ("x1_fehlerwert_div0.xlsx", "Blatt „Gremien“, Zeile 2, Spalte „Jahresbudget in Euro“, Wert „#DIV/0!“"),
        ("x2_fehlerwert_nv_datum.xlsx", "Blatt „Gremien“, Zeile 2, Spalte „Neu konstituiert am“, Wert „#N/A“"),
        ("y_passwort.xlsx", "mit einem Kennwort geschützt"),
        ("y_gremien.ods", "Das Blatt „Angaben“ fehlt. Vorhanden: Gremien."),
    ],
)
def test_the_workbooks_that_were_got_wrong(name: str, outcome: str, register: Register) -> None:
    file = CASES / name
    if not file.exists():
        pytest.skip("needs ../shared/cases")
    reading = reading_of(file, register, period="2026-11")
    if not outcome:
        assert len(read_workbook(reading)["council"]) == 2
        return
    with pytest.raises(InputError) as caught:
        read_workbook(reading)
    assert outcome in str(caught.value)
