"""Every content as slides and as Word document: all its numbers, nothing outside, nothing unsaid; and set by an office program where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.catalogue import CONTENTS
from dashboard.briefings.model import Briefing, Chart, Sentences, Table
from dashboard.briefings.writers import slide_chart, slides, word
from dashboard.briefings.writers.plain_text import marked, plain
from pipelines.store.versions import PublishedFolder
from tests.briefings.office_reader import P, pages, parts
from tests.briefings.sample import BRIEFING
from tests.dashboard.small_atlas import shown

AREAS = {"kreis": ("07143", "07111"), "kommune": ("071435002", "07111"), "gemeinde": ("071435010010",)}
PARAMETERS = {"vergleich": {"gebiete": "071435002,071435003,07111"}}
# Heights of lines that an office program sets differ a little from ours.
EMU = 12_700


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _asked() -> list[tuple[str, str]]:
    """Each content with areas of each of its levels, or once for the whole Land."""
    return [
        (key, area)
        for key, content in CONTENTS.items()
        for area in dict.fromkeys(area for level in content.levels for area in AREAS.get(level, ("",))) or ("",)
    ]


@pytest.fixture(scope="module", params=_asked(), ids="-".join)
def written(request) -> Briefing:
    key, area = request.param
    return catalogue.build(Selection(key, area, parameters=PARAMETERS.get(key, {})))


def _cells(table: Table) -> dict[tuple[int, str], str]:
    return {
        (number, plain(column.title)): plain(marked(cell)).strip()
        for number, row in enumerate(table.rows)
        for column, cell in zip(table.columns, row, strict=True)
    }


def _found(drawn: list[list[list[str]]], table: Table) -> dict[tuple[int, str], str]:
    """The cells of the parts of a table, by the number of their row, counted in each group of columns."""
    heads = {plain(column.title) for column in table.columns}
    cells: dict[tuple[int, str], str] = {}
    rows: dict[tuple[str, ...], int] = {}
    for part in drawn:
        assert set(part[0]) <= heads
        for row in part[1:]:
            number = rows.setdefault(tuple(part[0]), 0)
            rows[tuple(part[0])] += 1
            cells.update({(number, head): said.strip() for head, said in zip(part[0], row, strict=True)})
    return cells


def test_slides_hold_every_number_inside_their_edges(written: Briefing) -> None:
    file = slides.write(written)
    deck = Presentation(BytesIO(file))
    drawn: dict[str, list[list[list[str]]]] = {}
    said = []
    for slide in deck.slides:
        title = slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height - (
                0 if shape.placeholder_format.idx >= 30 else 38 * EMU
            )
            if shape.has_table:
                name = re.sub(r" \(\d+\u00a0von\u00a0\d+\)$", "", title)
                drawn.setdefault(name.removesuffix(" – Zahlen"), []).append(
                    [[cell.text for cell in row.cells] for row in shape.table.rows]
                )
            elif shape.has_text_frame:
                assert shape.text_frame.text.strip()
                said.append(shape.text_frame.text)
    every = list(written.tables())
    for title in {table.title for table in every}:
        same = [table for table in every if table.title == title]
        if len(same) == 1:
            assert _found(drawn[plain(title)], same[0]) == _cells(same[0])
    assert set(drawn) == {plain(table.title) for table in every}
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    native = [b for s in written.sections for b in s.blocks if isinstance(b, Chart) and slide_chart.is_native(b)]
    assert [_lines(chart) for chart in charts] == [
        {plain(series.name): [value for value in series.values if value is not None] for series in chart.series}
        for chart in native
    ]
    for name, part in parts(file).items():
        if name.startswith("ppt/slides/slide"):
            for kind in ("pic", "graphicFrame"):
                for frame in part.iter(f"{P}{kind}"):
                    assert len(next(frame.iter(f"{P}cNvPr")).get("descr") or "") > 20
    together = " ".join(" ".join(said).split())
    for words in _sentences(written):
        assert words in together


def _lines(chart: object) -> dict[str, list[float]]:
    """What is drawn under each name: a line that is cut is several series."""
    lines: dict[str, list[float]] = {}
    for series in chart.plots[0].series:
        lines.setdefault(series.name, []).extend(value for value in series.values if value is not None)
    return lines


def test_documents_hold_every_number(written: Briefing) -> None:
    document = Document(BytesIO(word.write(written)))
    drawn = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    drawn = [part for part in drawn if part[0] != ["Kennzahl", "Wert", "Erläuterung"]]
    at = 0
    for table in _in_order(written):
        taken = [drawn[at]]
        heads = set(drawn[at][0])
        at += 1
        while heads != {plain(column.title) for column in table.columns}:
            taken.append(drawn[at])
            heads |= set(drawn[at][0])
            at += 1
        assert _found(taken, table) == _cells(table)
    assert at == len(drawn)
    pictures = sum(hasattr(block, "picture") for section in written.sections for block in section.blocks)
    assert len(document.inline_shapes) == pictures
    assert all(len(shape._inline.docPr.get("descr")) > 20 for shape in document.inline_shapes)
    together = " ".join(" ".join(paragraph.text for paragraph in document.paragraphs).split())
    for words in _sentences(written):
        assert words in together


def _in_order(briefing: Briefing) -> list[Table]:
    """Tables as they stand in a document: one that stands in its own right not already below a picture."""
    blocks = [block for section in briefing.sections for block in section.blocks]
    own = {block.name for block in blocks if isinstance(block, Table)}
    placed: dict[str, Table] = {}
    for block in blocks:
        table = block if isinstance(block, Table) else getattr(block, "table", None)
        if table is not None and (isinstance(block, Table) or table.name not in own):
            placed.setdefault(table.name, table)
    return list(placed.values())


def _sentences(briefing: Briefing) -> Iterator[str]:
    for section in briefing.sections:
        for block in section.blocks:
            if isinstance(block, Sentences):
                for text in block.texts:
                    yield from (
                        " ".join(piece.split()) for piece in re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])", plain(text))
                    )


def test_an_office_program_sets_the_slides_one_by_one(tmp_path) -> None:
    deck = slides.write(BRIEFING)
    set_pages = pages(deck, ".pptx", tmp_path)
    assert len(set_pages) == len(Presentation(BytesIO(deck)).slides)
    assert "Kommunalprofil Verbandsgemeinde" in set_pages[0]
    together = "\n".join(set_pages)
    assert together.count("Verbandsgemeinde 170") == 1
    assert "nicht veröffentlicht [x]" in together


def test_an_office_program_sets_the_document_with_its_fields(tmp_path) -> None:
    set_pages = pages(word.write(BRIEFING), ".docx", tmp_path)
    assert len(set_pages) >= 5
    for number, page in enumerate(set_pages, 1):
        assert f"Seite {number} von {len(set_pages)}" in " ".join(page.split())
    # The head of the long table comes again on each of its pages.
    assert sum(bool(re.search(r"Kommune\s+Einwohner\n", page)) for page in set_pages) >= 3
