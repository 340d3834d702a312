"""The one opener of workbooks: what is in the cells of each format, and where. What it refuses: test_spreadsheet_refused."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import numbers

from pipelines.formats.cells import NO_RESULT, letters
from pipelines.formats.number_formats import as_date, is_percent
from pipelines.formats.spreadsheet import Cell, ErrorValue, Merged, Sheet, as_text, error_value, open_workbook
from tests.pipelines.workbook_files import ods, ods_table, raw_xlsx, xlsx

OLD = Path(__file__).parents[1] / "samples" / "zellarten.xls"


def only_sheet(content: bytes) -> Sheet:
    book = open_workbook(content)
    return book.sheet(book.names[0])


def cells(content: bytes) -> list[list[Cell]]:
    return [row for _, row in only_sheet(content).rows]


def test_every_line_has_its_number_and_all_are_of_one_width() -> None:
    assert only_sheet(xlsx([["a", "b"], [], [None, None, 3]])).rows == [
        (1, ["a", "b", None]),
        (2, [None, None, None]),
        (3, [None, None, 3.0]),
    ]


def test_cells_have_the_type_they_were_stored_with() -> None:
    moment = datetime(2026, 11, 23, 14, 30)
    row = ["Text", 3, 0.25, True, date(2026, 11, 23), moment, time(14, 30), timedelta(hours=30), "  ", "\u00a0"]
    assert cells(xlsx([row])) == [
        ["Text", 3.0, 0.25, True, date(2026, 11, 23), moment, time(14, 30), timedelta(hours=30)]
    ]


@pytest.mark.parametrize("code", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_an_error_value_is_neither_empty_nor_text(code: str) -> None:
    stored = f'<sheetData><row r="1"><c r="A1" t="e"><f>1/0</f><v>{code}</v></c></row></sheetData>'
    assert cells(raw_xlsx(stored)) == [[ErrorValue(code)]]
    assert as_text(ErrorValue(code)) == code
    assert cells(xlsx([[code]])) == [[ErrorValue(code)]]  # pasted as text


@pytest.mark.parametrize(
    ("text", "code"), [("#NV", "#N/A"), ("#wert!", "#VALUE!"), ("Err:502", "Err:502"), ("# 3", None), ("#Text", None)]
)
def test_error_values_are_known_in_german_and_english(text: str, code: str | None) -> None:
    assert error_value(text) == (ErrorValue(code) if code else None)


def test_a_formula_without_its_result_is_no_empty_cell() -> None:
    stored = '<sheetData><row r="1"><c r="A1"><f>B1+1</f></c><c r="B1" t="str"><f>""</f><v></v></c></row></sheetData>'
    assert cells(raw_xlsx(stored)) == [[NO_RESULT]]


def test_dates_count_from_the_day_the_workbook_says() -> None:
    book = openpyxl.Workbook()
    target = book.active
    assert target is not None
    target["A1"] = 43_000
    target["A1"].number_format = "dd.mm.yyyy"
    buffer = io.BytesIO()
    book.save(buffer)
    assert cells(buffer.getvalue()) == [[date(2017, 9, 22)]]
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    buffer = io.BytesIO()
    book.save(buffer)
    assert cells(buffer.getvalue()) == [[date(2021, 9, 23)]]
    assert open_workbook(buffer.getvalue()).epoch == datetime(1904, 1, 1)


def test_a_cell_without_a_place_follows_the_one_before() -> None:
    stored = '<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="3"><c><v>4</v></c></row></sheetData>'
    assert cells(raw_xlsx(stored)) == [[1, None, 3], [None, None, None], [4, None, None]]


def test_rows_in_any_order_and_a_prefix_for_every_name_are_read() -> None:
    stored = (
        '<sheetData><row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c></row>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Kopf</t></is></c></row></sheetData>'
    )
    assert cells(raw_xlsx(stored)) == [["Kopf", None], [1, 2]]
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    prefixed = f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="1"><x:c r="B1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert cells(raw_xlsx("", more={"xl/worksheets/sheet1.xml": prefixed})) == [[None, 7]]


def test_texts_are_put_together_without_reading_aids() -> None:
    texts = "<si><r><t>Fäl</t></r><r><t>le</t></r><rPh><t>faele</t></rPh></si><si><t>a_x000a_b</t></si>"
    stored = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r><rPh><t>z</t></rPh></is></c></row></sheetData>'
        "<headerFooter><oddFooter>Seite</oddFooter></headerFooter>"
    )
    assert cells(raw_xlsx(stored, texts=texts)) == [["Fälle", "a\nb", "xy"]]


def test_number_formats_and_merged_cells_are_told() -> None:
    book = openpyxl.Workbook()
    target = book.active
    assert target is not None
    target.append([0.5, 50, 0.5, "n"])
    target["A1"].number_format = numbers.FORMAT_PERCENTAGE_00
    target["B1"].number_format = '0.0"%"'
    target.merge_cells("C1:D2")
    target["A2"] = "x"
    buffer = io.BytesIO()
    book.save(buffer)
    sheet = only_sheet(buffer.getvalue())
    assert sheet.percent == {(1, 1)}
    assert sheet.merged == [Merged(1, 3, 2, 4)]


@pytest.mark.parametrize(
    ("code", "percent"), [("0.0%", True), ('0.0"%"', False), (r"0\%", False), ("0.0 %", True), ("General", False)]
)
def test_only_a_sign_outside_quotes_makes_a_percentage(code: str, percent: bool) -> None:
    assert is_percent(code) is percent


def test_hidden_sheets_are_named_as_such() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Listen").sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    opened = open_workbook(buffer.getvalue())
    assert [(name, opened.sheet(name).hidden) for name in opened.names] == [("Sheet", False), ("Listen", True)]


def test_opendocument_cells_have_their_types_and_places() -> None:
    row = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2026-11-23"><text:p>23.11.26</text:p></table:table-cell>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>'
        '<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        '<table:table-cell office:value-type="string"><office:annotation><text:p>Notiz</text:p></office:annotation>'
        '<text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    repeated = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" table:number-columns-spanned="2" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    end = '<table:table-row table:number-rows-repeated="1048500"><table:table-cell/></table:table-row>'
    hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    table = f'<table:table table:name="T" table:style-name="ta2">{row}{blank}{repeated}{end}</table:table>'
    sheet = only_sheet(ods(table, styles=hidden))
    first = [1.5, 0.25, date(2026, 11, 23), True, time(14, 30), ErrorValue("#DIV/0!"), "a  b\nc"]
    none: list[Cell] = [None] * 7
    assert [cells for _, cells in sheet.rows] == [first, none, none, ["x", "x", *none[2:]], ["x", "x", *none[2:]]]
    assert (sheet.percent, sheet.hidden) == ({(1, 2)}, True)
    assert sheet.merged[0] == Merged(4, 1, 4, 2)


def test_tables_of_opendocument_keep_their_order() -> None:
    book = open_workbook(ods(ods_table("B", [["1"]]) + ods_table("A", [["2"]])))
    assert [(name, book.rows(name)) for name in book.names] == [("B", [(1, ["1"])]), ("A", [(1, ["2"])])]


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA"), (16384, "XFD")])
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert letters(column) == name


def test_an_old_workbook_has_the_same_kinds_of_cells() -> None:
    book = open_workbook(OLD.read_bytes())
    sheet = book.sheet("Fälle")
    none: list[Cell] = [None] * 6
    assert [row for _, row in sheet.rows] == [
        ["Schlüssel", 1204.0, 0.25, 25.0, date(2026, 11, 23), True],
        none,
        [None, "x", ErrorValue("#N/A"), ErrorValue("#DIV/0!"), None, None],
        ["verbunden", *none[1:]],
    ]
    assert (sheet.percent, sheet.merged) == ({(1, 3)}, [Merged(4, 1, 5, 2)])
    assert [(name, book.sheet(name).hidden) for name in book.names] == [("Fälle", False), ("Listen", True)]


def test_a_number_that_is_no_day_stays_what_it_was() -> None:
    epoch = datetime(1899, 12, 30)
    for number in (10**9, 1e9):
        kept = as_date(number, epoch)
        assert (kept, type(kept)) == (number, type(number))
