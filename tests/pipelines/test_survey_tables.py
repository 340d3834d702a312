"""Printed tables of surveys in the workbooks and spellings offices use."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from geo.areas import Register
from pipelines.surveys.figures import without_n
from pipelines.surveys.printed import is_printed_table
from pipelines.surveys.sheets import Workbook
from tests.pipelines.survey_files import HEAD, excerpt_of_the_register, faults, read, shares

TABLES = 'format = "aggregat"\nweighted = false' + HEAD
ITEM = """
[[item]]
item = "wohngegend_nacht_allein"
scale_length = 4
sheet = "Tab 1"
header_rows = [3]
n_column = "n"
rows = { "Insgesamt" = "alle" }
columns = { "sehr sicher" = "sehr_sicher", "eher sicher" = "eher_sicher", "eher unsicher" = "eher_unsicher", "sehr unsicher" = "sehr_unsicher" }
"""
WITHOUT_N = ITEM.replace('n_column = "n"\n', "")
HEADERS = ["", "sehr sicher", "eher sicher", "eher unsicher", "sehr unsicher", "n"]
ROW: list[object] = ["Insgesamt", 21.4, 48.6, 22, 8, 312]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return excerpt_of_the_register(tmp_path_factory.mktemp("register"))


def band(headers: list[str], *rows: list[object], number_format: str = "", sheet: str = "Tab 1") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in [["Tabelle 1: Sicherheit nachts"], [], headers, *rows]:
        book.active.append(row)
    for cells in book.active.iter_rows(min_row=4, min_col=2, max_col=5):
        for cell in cells:
            cell.number_format = number_format or cell.number_format
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("number_format", "scale"),
    [
        ('0.0"%"', 1),
        ("0.0\\%", 1),
        ('0.0" %"', 1),
        ('0.0"% der Befragten"', 1),
        ("0.0%", 100),
        ("0.0 %", 100),
        ('[Red]0.0%;-0.0%;"–"', 100),
    ],
)
def test_a_sign_that_is_only_written_multiplies_nothing(
    tmp_path: Path, register: Register, number_format: str, scale: int
) -> None:
    row = ["Insgesamt", *(share / scale for share in (21.4, 48.6, 22, 8)), 312]
    content = band(HEADERS, row, number_format=number_format)
    assert shares(read(tmp_path, register, "band.xlsx", content, TABLES + ITEM))["sehr_sicher"] == ("312", "21.4", "ok")


@pytest.mark.parametrize(
    ("text", "words", "n"),
    [
        ("sehr sicher (n=312)", "sehr sicher", 312),
        ("Insgesamt (n = 1.204)", "Insgesamt", 1204),
        ("Insgesamt\n(n\u00a0=\u00a01\u202f204)", "Insgesamt", 1204),
        ("Insgesamt, N = 1204", "Insgesamt", 1204),
        ("Insgesamt [n=7]", "Insgesamt", 7),
        ("Insgesamt n=7", "Insgesamt", 7),
        ("sehr sicher", "sehr sicher", None),
        ("(n=12)", "(n=12)", None),
        ("Person=5", "Person=5", None),
    ],
)
def test_the_number_of_persons_beside_a_word(text: str, words: str, n: int | None) -> None:
    assert without_n(text) == (words, n)


def test_a_header_is_found_with_and_without_its_n(tmp_path: Path, register: Register) -> None:
    content = band([f"{header} (n=312)" if header.startswith("sehr") else header for header in HEADERS], ROW)
    assert shares(read(tmp_path, register, "band.xlsx", content, TABLES + ITEM))["top"][:2] == ("312", "70.0")


@pytest.mark.parametrize("label", ["Insgesamt (n = 1.204)", "Insgesamt, n=1204", "insgesamt\n(N = 1 204)"])
def test_n_may_stand_beside_the_label_of_a_row(tmp_path: Path, register: Register, label: str) -> None:
    content = band(HEADERS[:5], [label, *ROW[1:5]])
    assert shares(read(tmp_path, register, "band.xlsx", content, TABLES + WITHOUT_N))["top"][:2] == ("1204", "70.0")


def test_n_may_stand_above_all_columns_of_the_only_row(tmp_path: Path, register: Register) -> None:
    content = band([header and f"{header} (n=312)" for header in HEADERS[:5]], ROW[:5])
    assert shares(read(tmp_path, register, "band.xlsx", content, TABLES + WITHOUT_N))["top"][:2] == ("312", "70.0")


@pytest.mark.parametrize(
    "headers",
    [HEADERS[:5], ["", "sehr sicher (n=67)", "eher sicher (n=152)", "eher unsicher (n=69)", "sehr unsicher (n=25)"]],
)
def test_n_is_never_guessed(tmp_path: Path, register: Register, headers: list[str]) -> None:
    message = faults(tmp_path, register, "band.xlsx", band(headers, ROW[:5]), TABLES + WITHOUT_N)
    assert "Eine Fallzahl wird nie geschätzt" in message


@pytest.mark.parametrize(
    "header", ["sehr\u00a0sicher", "sehr\nsicher", " Sehr  sicher ", "sehr\u200b sicher", "se\u00adhr sicher"]
)
def test_headers_are_compared_as_texts_are(tmp_path: Path, register: Register, header: str) -> None:
    content = band([HEADERS[0], header, *HEADERS[2:]], ROW, sheet="Tab\u00a01")
    assert shares(read(tmp_path, register, "band.xlsx", content, TABLES + ITEM))["top"][:2] == ("312", "70.0")


def test_composed_and_decomposed_umlauts_are_the_same(tmp_path: Path, register: Register) -> None:
    item = ITEM.replace('"Insgesamt" = "alle"', '"M\u00e4nner" = "maennlich"').replace("Tab 1", "\u00dcbersicht")
    content = band(HEADERS, ["Ma\u0308nner", *ROW[1:]], sheet="U\u0308bersicht")
    assert shares(read(tmp_path, register, "band.xlsx", content, TABLES + item), "maennlich")["top"][:2] == (
        "312",
        "70.0",
    )


@pytest.mark.parametrize(("column", "header"), [("B", "sehr sicher"), ("F", "n")])
@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!"])
def test_error_values_are_refused_with_their_place(
    tmp_path: Path, register: Register, column: str, header: str, error: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(band(HEADERS, ROW)))
    book.active[f"{column}4"] = error
    book.active[f"{column}4"].data_type = "e"
    content = io.BytesIO()
    book.save(content)
    message = faults(tmp_path, register, "band.xlsx", content.getvalue(), TABLES + ITEM)
    assert f"Blatt „Tab 1“, Zeile 4, Spalte „{header}“, Wert „{error}“: Die Zelle enthält einen Fehlerwert" in message


def test_merged_cells_repeat_what_stands_in_them(tmp_path: Path, register: Register) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Tab 1")
        sheet.merge_range("A2:A3", "Gruppe")
        sheet.merge_range("B2:C2", "sicher")
        sheet.merge_range("D2:E2", "unsicher")
        sheet.merge_range("F2:F3", "n")
        sheet.write_row("B3", ["sehr", "eher", "eher", "sehr"])
        sheet.write_row("A4", ROW)
    item = ITEM.replace("[3]", "[2, 3]")
    for word in ("sehr sicher", "eher sicher", "eher unsicher", "sehr unsicher"):
        item = item.replace(f'"{word}" =', f'"{" / ".join(reversed(word.split()))}" =')
    assert shares(read(tmp_path, register, "band.xlsx", content.getvalue(), TABLES + item))["top"][:2] == (
        "312",
        "70.0",
    )


def ods(headers: list[str], row: list[object], kind: str) -> bytes:
    def cell(value: object) -> str:
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        percent = kind == "percentage" and value != row[-1]
        number = float(str(value)) / 100 if percent else value
        return f'<table:table-cell office:value-type="{"percentage" if percent else "float"}" office:value="{number}"/>'

    rows = "".join(
        f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>" for cells in (["Titel"], [""], headers, row)
    )
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Tab 1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return packed.getvalue()


@pytest.mark.parametrize("kind", ["float", "percentage"])
def test_an_open_document(tmp_path: Path, register: Register, kind: str) -> None:
    tables = read(tmp_path, register, "band.ods", ods(HEADERS, ROW, kind), TABLES + ITEM)
    assert shares(tables)["sehr_sicher"] == ("312", "21.4", "ok")


def test_a_workbook_with_macros_gives_its_values(tmp_path: Path, register: Register) -> None:
    content = band(HEADERS, ROW)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kinds = parts["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in (parts | {"[Content_Types].xml": kinds, "xl/vbaProject.bin": b"\xd0\xcf"}).items():
            archive.writestr(name, part)
    assert shares(read(tmp_path, register, "band.xlsm", packed.getvalue(), TABLES + ITEM))["top"][:2] == ("312", "70.0")


def test_a_password_is_named(shared: Path, tmp_path: Path, register: Register) -> None:
    path = shared / "cases" / "gremien" / "y_passwort.xlsx"
    if not path.is_file():
        pytest.skip("Der Fall (../shared/cases) liegt hier nicht; dieser Test braucht ihn.")
    message = faults(tmp_path, register, "band.xlsx", path.read_bytes(), TABLES + ITEM)
    assert "Kennwort" in message


@pytest.mark.parametrize(
    ("rows", "printed"),
    [
        ([HEADERS, ROW], True),
        ([HEADERS, ["Insgesamt", "21,4 %", "48,6", "(22)", "8", "312"], ["Hafen", "x", "x", "x", "x", 7]], True),
        ([HEADERS, ["Insgesamt", 21.4, 48.6, 22, 8, 312], ["( ) n < 30"]], True),
        ([["Name", "E-Mail", "Alter"], ["Mustermann", "person@example.org", 44]], False),
        ([["Nr", "F1", "F2", "F3"], [1, 2, 1, 4], [2, 4, 4, 1], [3, 1, 2, 2]], False),
        ([["Nr", "F1", "F2", "Was noch?"], [1, 20, 80, "mehr Licht am Bahnhof"]], False),
        ([["Nr", "E-Mail", "F2"], [1, 20, 80]], False),
        ([["Rücklauf 31,2 %"]], False),
    ],
)
def test_a_table_of_shares_shows_itself_as_one(rows: list[list[object]], printed: bool) -> None:
    content = band([str(cell) for cell in rows[0]], *rows[1:])
    assert is_printed_table(Workbook(content).sheet("Tab 1")) is printed
