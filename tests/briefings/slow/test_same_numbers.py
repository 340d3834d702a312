"""Every content in every format, read again by other programs: no file holds another number, word or mark than the briefing it was made of."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache

import docx
import openpyxl
import pptx
import pypdf
import pytest
from python_calamine import CalamineWorkbook

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.model import Briefing, Cell, Chart, KeyFigures, Map, Sentences, Table
from dashboard.briefings.writers import csv_archive, formats
from dashboard.briefings.writers.number_formats import says_all
from dashboard.briefings.writers.sheets import ABSENT, sheets
from dashboard.briefings.writers.spreadsheet import sheet_names
from pipelines.store.versions import PublishedFolder
from tests.briefings.written_sheets import displayed, expected, head_of
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.small_atlas import shown

CASES = {
    "profil of a Verbandsgemeinde": Selection("profil", "071435002"),
    "profil of a kreisfreie Stadt": Selection("profil", "071110000"),
    "profil of a Kreis": Selection("profil", "07143"),
    "kreis": Selection("kreis", "07143"),
    "land": Selection("land"),
    "beratungsliste": Selection("beratungsliste", parameters={"kreis": "07143", "schwere": "anlass"}),
    "vergleich": Selection("vergleich", parameters={"gebiete": "071110000,071435002"}),
    "analyse": Selection("analyse"),
    "landtag": Selection("landtag", "07143"),
    "anonym": Selection("anonym", "071435002"),
}


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield
        briefing_of.cache_clear()


@cache
def briefing_of(name: str) -> Briefing:
    return catalogue.build(CASES[name])


@pytest.fixture(params=CASES)
def briefing(request: pytest.FixtureRequest) -> Briefing:
    return briefing_of(request.param)


def plain(text: str) -> str:
    """With one kind of space, one at a time."""
    return " ".join(text.split())


def dense(text: str) -> str:
    """Without spaces and without what only breaks lines."""
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", text)


def cells(tables: Iterable[Table]) -> Iterator[Cell]:
    return (cell for table in tables for row in table.rows for cell in row)


def test_every_content_there_is_is_tried() -> None:
    assert {selection.content for selection in CASES.values()} == set(catalogue.CONTENTS)


def test_what_is_kept_secret_or_not_there_has_no_number(briefing: Briefing) -> None:
    tables = list(briefing.tables())
    assert tables
    for cell in cells(tables):
        if {"x", "m"} & set(cell.marks):
            assert cell.value is None
            assert not re.search(r"\d", cell.text)
        if cell.value is not None and not isinstance(cell.value, str | bool | date):
            assert re.search(r"\d", cell.text), cell


def test_the_workbook_holds_each_value_and_shows_each_text(briefing: Briefing) -> None:
    content = formats.write("xlsx", briefing)
    book, other = openpyxl.load_workbook(io.BytesIO(content)), CalamineWorkbook.from_filelike(io.BytesIO(content))
    given = sheets(briefing)
    for sheet, name in zip(given, sheet_names([each.table.name for each in given]), strict=True):
        read, also = book[name], other.get_sheet_by_name(name).to_python()
        head = head_of(read)
        assert [cell.value for cell in read[head]] == [column.title for column in sheet.table.columns]
        assert read.max_row == head + len(sheet.table.rows)
        for line, row in enumerate(sheet.table.rows, start=head):
            for place, cell in enumerate(row):
                value = read.cell(line + 1, place + 1).value
                second = also[line][place]
                if isinstance(value, datetime):
                    value = value.date()
                if cell.value is None or isinstance(cell.value, str | bool):
                    assert plain(value or "") == plain(second) == plain(_of_absence(cell))
                else:
                    assert value == second == cell.value
                text = displayed(read.cell(line + 1, place + 1))
                if says_all(cell):
                    assert plain(text) == plain(expected(cell))
                else:  # the last column holds the words beside the number
                    assert cell.text in row[-1].text


def _of_absence(cell: Cell) -> str:
    marks = [mark for mark in cell.marks if mark in ABSENT]
    beside = [mark for mark in cell.marks if mark not in marks]
    return expected(cell).removesuffix("".join(f" [{mark}]" for mark in beside))


def test_the_archive_holds_each_value(briefing: Briefing) -> None:
    archive = zipfile.ZipFile(io.BytesIO(formats.write("csv", briefing)))
    for sheet in sheets(briefing):
        text = archive.read(csv_archive.file_name(sheet)).decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text), delimiter=";")
        assert [title.removeprefix("'") for title in head] == [column.title for column in sheet.table.columns]
        assert len(rows) == len(sheet.table.rows)
        for row, given in zip(rows, sheet.table.rows, strict=True):
            for text, cell in zip(row, given, strict=True):
                if isinstance(cell.value, date):
                    assert text == f"{cell.value:%d.%m.%Y}"
                elif isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
                    assert float(text.replace(",", ".")) == cell.value
                else:
                    assert plain(text.removeprefix("'")) == plain(_of_absence(cell))


def test_the_html_holds_each_text_once_in_its_place(briefing: Briefing) -> None:
    tree = parse(formats.write("html", briefing).decode().removeprefix("<!doctype html>"))
    for table in briefing.tables():
        part = by_id(tree, f"tabelle-{table.name}")
        rows = [[text_of(cell) for cell in row] for row in part.find(".//tbody")]
        assert rows == [
            [plain(" ".join([cell.text, *(f"[{mark}]" for mark in cell.marks)])) for cell in row] for row in table.rows
        ]
    words = text_of(tree)
    for said in statements(briefing):
        assert plain(said) in words


def test_the_text_document_holds_each_table(briefing: Briefing) -> None:
    read = docx.Document(io.BytesIO(formats.write("docx", briefing)))
    rows = [[plain(cell.text) for cell in row.cells] for table in read.tables for row in table.rows]
    written = {dense(" ".join(row)) for row in rows}
    for table in briefing.tables():
        for row in table.rows:
            texts = [dense(cell.text) for cell in row]
            assert any(all(text in line for text in texts) for line in written), row
    words = dense("".join(paragraph.text for paragraph in read.paragraphs))
    for block in blocks(briefing):
        if isinstance(block, Sentences):
            assert all(dense(text) in words or any(dense(text) in line for line in written) for text in block.texts)


def test_the_slides_hold_each_row_and_each_series(briefing: Briefing) -> None:
    slides = pptx.Presentation(io.BytesIO(formats.write("pptx", briefing))).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    lines = [
        dense("".join(cell.text for cell in row.cells))
        for shape in shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    everything = set(lines)
    for table in briefing.tables():
        for row in table.rows:
            numbers = [dense(cell.text) for cell in row if cell.value is not None]
            assert any(all(text in line for text in numbers) for line in everything), (table.name, row)
    drawn = [
        [value for plot in shape.chart.plots for series in plot.series for value in series.values if value is not None]
        for shape in shapes
        if shape.has_chart
    ]
    for block in blocks(briefing):
        if isinstance(block, Chart) and block.kind != "picture" and block.series:
            # A line that is cut is drawn as several, one behind the other.
            values = [value for series in block.series for value in series.values if value is not None]
            assert values in drawn, block.title


def test_the_paper_holds_each_number(briefing: Briefing) -> None:
    reader = pypdf.PdfReader(io.BytesIO(formats.write("pdf", briefing)))
    words = dense("".join(page.extract_text() for page in reader.pages))
    for cell in cells(briefing.tables()):
        if isinstance(cell.value, int | float):
            assert dense(cell.text) in words, cell
    for block in blocks(briefing):
        if isinstance(block, KeyFigures):
            assert all(dense(figure.figure) in words for figure in block.figures)


def blocks(briefing: Briefing) -> Iterator[object]:
    return (block for section in briefing.sections for block in section.blocks)


def statements(briefing: Briefing) -> Iterator[str]:
    """What is said beside tables."""
    for block in blocks(briefing):
        if isinstance(block, Sentences):
            yield from block.texts
        elif isinstance(block, KeyFigures):
            for figure in block.figures:
                yield from (figure.figure, figure.label, figure.explanation)
        elif isinstance(block, Chart | Map):
            yield block.title
    yield from (source.attribution for source in briefing.sources())
