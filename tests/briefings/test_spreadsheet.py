"""The workbook of a briefing, opened again by two readers: each number, day, word and mark, and what a screen reader needs."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from dashboard.briefings.model import MARKS, Briefing, Cell, Column, Section, Table
from dashboard.briefings.writers import spreadsheet
from dashboard.briefings.writers.sheets import sheets
from tests.briefings.sample import AWKWARD, BRIEFING, STATUS
from tests.briefings.written_sheets import displayed, expected, head_of

HEAD = 4  # lines above the head of a table whose note and sources are short

BYTES = spreadsheet.write(BRIEFING)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(BYTES))


def with_table(table: Table) -> Briefing:
    return replace(BRIEFING, sections=[Section("einer", "Einer", [table])])


def opened(table: Table) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(spreadsheet.write(with_table(table))))


def plain(value: object) -> object:
    """Numbers as such, days without a time."""
    return value.date() if isinstance(value, datetime) else value


def test_every_table_is_read_again_number_by_number(book: Workbook) -> None:
    other = CalamineWorkbook.from_filelike(io.BytesIO(BYTES))
    for sheet in sheets(BRIEFING):
        first = book[sheet.table.name]
        second = other.get_sheet_by_name(sheet.table.name).to_python()
        for line, row in enumerate(sheet.table.rows, start=HEAD + 1):
            for place, cell in enumerate(row):
                read, also = first.cell(line + 1, place + 1), second[line][place]
                if cell.value is None:
                    assert isinstance(read.value, str | None)
                    assert also == (read.value or "")
                else:
                    assert plain(read.value) == plain(also) == cell.value
                assert displayed(read).replace("\u00a0", " ") == expected(cell).replace("\u00a0", " ")


def test_what_is_kept_secret_or_unknown_has_no_number_anywhere(book: Workbook) -> None:
    sheet = book[STATUS.name]
    assert sheet.cell(HEAD + 3, 4).value == "[x] nicht veröffentlicht"
    assert sheet.cell(HEAD + 6, 6).value == "[m] keine Angabe"
    assert sheet.cell(HEAD + 2, 2).value == "[u] unklar"
    # A true nought is one.
    assert sheet.cell(HEAD + 4, 5).value == 0


def test_marks_stand_beside_values_for_programs_too(book: Workbook) -> None:
    sheet = book[STATUS.name]
    assert sheet.cell(HEAD + 1, 7).value == "Zeichen"
    assert sheet.cell(HEAD + 2, 7).value == "[u] Stand; [k] Häufigkeitszahl"
    assert sheet.cell(HEAD + 2, 4).value == 9433
    assert sheet.cell(HEAD + 2, 4).number_format == '#,##0.0" [k]"'
    assert [cell.value for cell in book["alle_kommunen"][HEAD + 1]] == ["Kommune", "Einwohner"]


def test_a_long_note_stands_on_lines_of_its_own() -> None:
    note = "Ein Satz, der gilt. " * 20
    sheet = opened(replace(STATUS, note=note))[STATUS.name]
    head = head_of(sheet)
    assert head > HEAD + 1
    above = [str(sheet.cell(line, 1).value or "") for line in range(2, head - 1)]
    assert " ".join(above).split() == note.split()
    assert max(map(len, above)) <= 150
    assert [cell.value for cell in sheet[head]][:2] == ["Kommune", "Stand"]
    assert sheet.freeze_panes == f"A{head + 1}"


def test_a_mark_on_most_values_names_the_others() -> None:
    columns = (Column("Ort", heads_row=True), *(Column(name, "integer") for name in "abcd"))
    row = (Cell("A"), Cell("1", 1), *(Cell("2", 2, ("e",)) for _ in "bcd"))
    assert opened(Table("t", "T", columns, [row]))["t"].cell(HEAD + 2, 6).value == "[e] alle Werte außer a"


def test_a_mark_on_every_value_is_said_once() -> None:
    row = (Cell("A"), Cell("1", 1, ("e",)), Cell("2", 2, ("e", "k")))
    table = Table("t", "T", (Column("Ort", heads_row=True), Column("x", "integer"), Column("y", "integer")), [row])
    assert opened(table)["t"].cell(HEAD + 2, 4).value == "[k] y; [e] alle Werte"


def test_words_beside_a_number_are_not_lost() -> None:
    row = (Cell("A"), Cell("11, davon 2 nicht eindeutig", 11))
    sheet = opened(Table("t", "T", (Column("Ort", heads_row=True), Column("x", "integer")), [row]))["t"]
    assert [cell.value for cell in sheet[HEAD + 2]] == ["A", 11, "x: 11, davon 2 nicht eindeutig"]


def test_each_sheet_holds_one_named_table_and_no_merged_cell(book: Workbook) -> None:
    names = []
    for sheet in book:
        [table] = sheet.tables.values()
        names.append(table.name.casefold())
        assert table.ref.split(":")[1] == sheet.cell(sheet.max_row, sheet.max_column).coordinate
        assert not sheet.merged_cells.ranges
        assert all(heading.value for heading in sheet[re.sub(r"\D", "", table.ref.split(":")[0])])
    assert len(set(names)) == len(book.sheetnames)
    assert book.sheetnames == [
        "Deckblatt",
        "kennwerte",
        "faelle_nach_jahren",
        "stand_der_kommunen",
        "alle_kommunen",
        "aussagen",
        "Hinweise",
    ]
    assert book[STATUS.name].freeze_panes == f"A{HEAD + 2}"  # its names are too long to stay beside the rest
    assert book["alle_kommunen"].freeze_panes == f"B{HEAD + 2}"


def test_names_that_a_program_would_run_stay_names(book: Workbook) -> None:
    sheet = book[STATUS.name]
    read = [sheet.cell(line, 1) for line in range(HEAD + 2, HEAD + 2 + len(AWKWARD))]
    assert [cell.value for cell in read] == list(AWKWARD)
    assert {cell.data_type for cell in read} == {"s"}
    with zipfile.ZipFile(io.BytesIO(BYTES)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not [name for name, text in parts.items() if "worksheets/sheet" in name and re.search("<f[ >]", text)]
    assert "<dc:language>de-DE</dc:language>" in parts["docProps/core.xml"]
    assert 'title="Stand der Kommunen im Landkreis Musterkreis am 23.11.2026"' not in parts["docProps/core.xml"]
    assert any('altText="Stand der Kommunen' in text for name, text in parts.items() if "tables/" in name)


def test_the_cover_leads_to_every_sheet_and_says_how_old_it_is(book: Workbook) -> None:
    cover = book["Deckblatt"]
    words = [str(cell.value) for row in cover.iter_rows() for cell in row if cell.value is not None]
    assert words[0] == BRIEFING.title
    assert {BRIEFING.subtitle, "23.11.2026", BRIEFING.address} <= set(words)
    assert any("frei erfunden" in word for word in words)
    links = {cell.value: cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in book.sheetnames if name != "Deckblatt"}
    assert all(book[name].cell(head_of(book[name]) - 1, 1).hyperlink.location == "'Deckblatt'!A1" for name in links)


def test_title_note_and_sources_stand_above_each_table(book: Workbook) -> None:
    for sheet in sheets(BRIEFING):
        above = [book[sheet.table.name].cell(line, 1).value or "" for line in (1, 2, 3)]
        assert above[0] == sheet.table.title + (" · Demodaten (frei erfunden)" if sheet.table.synthetic else "")
        assert above[1] == sheet.table.note
        assert all(source.attribution in above[2] for source in sheet.sources)


def test_the_notes_explain_the_marks_that_are_used_and_name_the_sources(book: Workbook) -> None:
    notes = [(row[0].value, row[1].value) for row in book["Hinweise"].iter_rows(min_row=4)]
    for mark in MARKS:
        assert ((f"Zeichen [{mark}]", MARKS[mark]) in notes) == (mark in BRIEFING.marks())
    said = [note for topic, note in notes if topic == "Quelle"]
    assert len(said) == len(BRIEFING.sources())
    assert all(source.attribution in text for source, text in zip(BRIEFING.sources(), said, strict=True))


def test_key_figures_and_sentences_are_tables_too(book: Workbook) -> None:
    figures = [[cell.value for cell in row] for row in book["kennwerte"].iter_rows(min_row=HEAD + 2)]
    assert figures[0] == [
        "Kommunen mit aktivem Gremium",
        "59 von 170",
        59,
        "40 weitere unklar",
        "Auf einen Blick",
        "[e] Wert, Zahl",
    ]
    texts = [row[3].value for row in book["aussagen"].iter_rows(min_row=HEAD + 2)]
    assert "Gremien sind freiwillig." in texts
    assert len(texts) == 7


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+879", 879),
        ("−3,2", -3.2),
        ("±0", 0),
        ("1.234,5", 1234.5),
        ("2014", 2014),
        ("0,25", 0.25),
        ("−1.234\u00a0%", -1234),
        ("9.433", 9433.4),
    ],
)
@pytest.mark.parametrize("marks", [(), ("m",), ("s", "e"), ("k", "v")])
def test_a_number_is_shown_as_the_page_writes_it(text: str, value: float, marks: tuple[str, ...]) -> None:
    row = (Cell("A"), Cell(text, value, marks))
    read = opened(Table("t", "T", (Column("Ort", heads_row=True), Column("x", "decimal", 3)), [row]))["t"].cell(
        HEAD + 2, 2
    )
    assert read.value == value
    assert displayed(read) == expected(row[1])


@pytest.mark.parametrize("text", ["22.11.2026", "11/2026", "2026"])
def test_a_day_is_shown_as_precise_as_the_page_writes_it(text: str) -> None:
    row = (Cell("A"), Cell(text, date(2026, 11, 22), ("e",)))
    read = opened(Table("t", "T", (Column("Ort", heads_row=True), Column("x", "date")), [row]))["t"].cell(HEAD + 2, 2)
    assert plain(read.value) == date(2026, 11, 22)
    assert displayed(read) == f"{text} [e]"


def test_a_table_without_rows_says_so_and_names_its_columns() -> None:
    sheet = opened(replace(STATUS, rows=()))[STATUS.name]
    assert sheet.cell(2, 1).value.startswith("Keine Zeilen.")
    assert [cell.value for cell in sheet[HEAD + 1]] == [column.title for column in STATUS.columns]
    assert not sheet.tables


def test_columns_of_one_title_are_told_apart() -> None:
    columns = (Column("Ort", heads_row=True), Column("Wert"), Column("wert"), Column("Zeichen"))
    row = (Cell("A"), Cell("1", 1, ("v",)), Cell("2", 2), Cell("z"))
    heads = [cell.value for cell in opened(Table("t", "T", columns, [row]))["t"][HEAD + 1]]
    assert heads == ["Ort", "Wert", "wert (2)", "Zeichen", "Zeichen (2)"]


def test_sheets_have_names_a_program_takes() -> None:
    long = "a_name_of_more_than_thirty_one_letters"
    names = spreadsheet.sheet_names([long, f"{long}_2", "history", "hinweise", "deckblatt", "kurz"])
    assert len({name.casefold() for name in names} | {"hinweise", "deckblatt"}) == len(names) + 2
    assert all(len(name) <= 31 for name in names)
    assert names[-1] == "kurz"
    assert "history" not in names


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert spreadsheet.write(BRIEFING) == BYTES
