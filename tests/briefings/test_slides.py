"""Presentations: every number and sentence of the briefing, in placeholders, inside the slide, for eyes and for screen readers."""

from __future__ import annotations

import itertools
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Pt

from dashboard.briefings.model import (
    Briefing,
    Cell,
    Chart,
    Column,
    KeyFigure,
    KeyFigures,
    Picture,
    Section,
    Sentences,
    Series,
    Table,
)
from dashboard.briefings.writers import slides
from dashboard.briefings.writers.plain_text import marked, plain
from dashboard.briefings.writers.raster import UndrawableError
from dashboard.briefings.writers.slide_table import TooTallError
from tests.briefings.office_reader import A, C, P, dates, parts, text
from tests.briefings.sample import AWKWARD, BRIEFING, DRAWING, LONG, STATUS, YEARS


@pytest.fixture(scope="module")
def written() -> bytes:
    return slides.write(BRIEFING)


@pytest.fixture(scope="module")
def deck(written):
    return Presentation(BytesIO(written))


def briefing(*blocks, **changed) -> Briefing:
    """The sample with one section of these blocks."""
    return replace(BRIEFING, sections=(Section("lage", "Lage", blocks),), **changed)


def tables(deck) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def test_each_table_stands_once_and_whole_under_repeated_heads(deck):
    drawn = tables(deck)
    for table in (STATUS, YEARS, LONG):
        heads = [column.title for column in table.columns]
        rows = [row for part in drawn if part[0] == heads for row in part[1:]]
        assert rows == [[plain(marked(cell)) for cell in row] for row in table.rows]
    assert len(drawn) == sum(
        1 for part in drawn if part[0] in [[c.title for c in t.columns] for t in (STATUS, YEARS, LONG)]
    )


def test_charts_are_native_with_the_numbers_of_the_briefing_and_a_gap_where_there_is_none(written, deck):
    chart = BRIEFING.sections[1].blocks[1]
    (drawn,) = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [str(category) for category in drawn.plots[0].categories] == list(chart.categories)
    assert [(s.name, tuple(s.values)) for s in drawn.plots[0].series] == [
        (s.name, tuple(s.values)) for s in chart.series
    ]
    space = next(part for name, part in parts(written).items() if name.startswith("ppt/charts/chart"))
    assert space.find(f".//{C}dispBlanksAs").get("val") == "gap"
    assert [point.get("idx") for point in space.find(f".//{C}val").iter(f"{C}pt")] == ["0", "1", "2", "4", "5", "6"]
    assert drawn.chart_title.text_frame.text == chart.title
    assert drawn.value_axis.axis_title.text_frame.text == chart.unit
    with ZipFile(BytesIO(written)) as package:
        book = openpyxl.load_workbook(
            BytesIO(next(package.read(name) for name in package.namelist() if name.endswith(".xlsx")))
        )
    rows = list(book["Werte"].iter_rows(values_only=True))
    assert rows[0] == ("Jahr", "Fälle")
    assert rows[1:] == list(zip(chart.categories, chart.series[0].values, strict=True))


def test_a_line_is_cut_at_its_breaks_and_named_once():
    years = ("2014", "2015", "2016", "2017", "2018")
    chart = Chart(
        "Lauf",
        Picture(DRAWING, "Ein Bild"),
        YEARS,
        "lines",
        years,
        (Series("Ort", (1, 2, 3, None, 5)), Series("Land", (5, 4, 3, 2, 1), cuts=(2, 4))),
    )
    file = slides.write(briefing(chart))
    (drawn,) = [
        shape.chart for slide in Presentation(BytesIO(file)).slides for shape in slide.shapes if shape.has_chart
    ]
    assert [(series.name, tuple(series.values)) for series in drawn.plots[0].series] == [
        ("Ort", (1, 2, 3, None, 5)),
        ("Land", (5, 4, None, None, None)),
        ("Land", (None, None, 3, 2, None)),
        ("Land", (None, None, None, None, 1)),
    ]
    space = next(part for name, part in parts(file).items() if name.startswith("ppt/charts/chart"))
    hidden = [entry.find(f"{C}idx").get("val") for entry in space.iter(f"{C}legendEntry")]
    assert hidden == ["2", "3"]
    assert [child.tag for child in space.find(f".//{C}legend")][:3] == [
        f"{C}legendPos",
        f"{C}legendEntry",
        f"{C}legendEntry",
    ]
    looks = [ElementTree.tostring(series.find(f"{C}spPr")) for series in space.iter(f"{C}ser")]
    assert looks[1] == looks[2] == looks[3] != looks[0]


def test_every_sentence_key_figure_and_source_is_on_a_slide_in_its_order(deck):
    said = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    for section in BRIEFING.sections:
        places = [said.index(text) for block in section.blocks if isinstance(block, Sentences) for text in block.texts]
        assert places == sorted(places)
    for figure in BRIEFING.sections[0].blocks[1].figures:
        assert f"{figure.label}\n{figure.figure}\n{figure.explanation}" in said
    for source in BRIEFING.sources():
        assert source.attribution in said
    assert BRIEFING.address in said


def test_titles_are_titles_and_none_stands_twice(deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.shapes[0] == slide.shapes.title for slide in deck.slides)  # read first


def test_everything_is_a_filled_placeholder_inside_the_slide(deck):
    for slide in deck.slides:
        assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)
        for shape in slide.shapes:
            assert shape.is_placeholder
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_text_frame:
                assert shape.text_frame.text.strip()
        content = [shape for shape in slide.shapes if shape.placeholder_format.idx < 30]
        for upper, lower in itertools.pairwise(content):
            both = sorted((upper, lower), key=lambda shape: shape.top)
            beside = both[0].left + both[0].width <= both[1].left or both[1].left + both[1].width <= both[0].left
            assert beside or both[0].top + both[0].height <= both[1].top + Pt(1)


def test_tables_are_as_high_as_their_rows_and_end_above_the_footer(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.height == pytest.approx(sum(row.height for row in shape.table.rows), abs=10)
                assert shape.top + shape.height <= Pt(498)


def test_pictures_charts_and_tables_say_what_they_show(written):
    frames = 0
    for name, part in parts(written).items():
        if not name.startswith("ppt/slides/slide"):
            continue
        for kind in ("pic", "graphicFrame"):
            for frame in part.iter(f"{P}{kind}"):
                about = next(frame.iter(f"{P}cNvPr"))
                assert len(about.get("descr")) > 20
                frames += 1
    assert frames == len(tables(Presentation(BytesIO(written)))) + 2


def test_every_run_is_german_and_the_theme_is_ours(written):
    for name, part in parts(written).items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/", "ppt/charts/chart")):
            for run in [*part.iter(f"{A}r"), *part.iter(f"{A}fld")]:
                assert run.find(f"{A}rPr").get("lang") == "de-DE", name
    theme = parts(written)["ppt/theme/theme1.xml"]
    assert theme.find(f".//{A}accent1/{A}srgbClr").get("val") == "0B5563"
    assert theme.find(f".//{A}majorFont/{A}latin").get("typeface") == "Arial"


def test_invented_values_are_marked_on_their_slide_and_at_their_figure(deck):
    for slide in deck.slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        badge = "Demodaten" in said
        holds = any(
            "[e]" in cell
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in [c.text for c in row.cells]
        )
        if slide.shapes.title.text_frame.text.startswith(("Stand der Kommunen", "Auf einen Blick")):
            assert badge
            assert any("Demodaten" in text and len(text) > 12 for text in said)
        elif slide.shapes.title.text_frame.text.startswith(("Erfasste", "Alle Kommunen")):
            assert not badge
        assert badge or not holds
        assert any("Datenstand 2026-11-23.1a2b3c4d" in text and "enthält Demodaten" in text for text in said)


def test_without_invented_values_nothing_says_demo():
    official = briefing(Sentences(("Satz.",)), YEARS, demo=False, stem="x")
    assert not [
        name
        for name, part in parts(slides.write(official)).items()
        if name.startswith(("ppt/slides/", "ppt/notes")) and "emodaten" in ElementTree.tostring(part, "unicode")
    ]


def test_notes_hold_sources_version_and_the_meaning_of_marks(deck):
    notes = {slide.shapes.title.text_frame.text: slide.notes_slide.notes_text_frame.text for slide in deck.slides}
    assert all("2026-11-23.1a2b3c4d" in said and BRIEFING.address in said for said in notes.values())
    assert "PKS Bundeskriminalamt" in notes["Erfasste Fälle 2014–2020"]
    assert "2017 ist nicht veröffentlicht" in notes["Erfasste Fälle 2014–2020"]
    assert "[k] übernommen" in notes[STATUS.title]


def test_properties_are_of_the_briefing_and_the_bytes_too(written, deck):
    about = deck.core_properties
    assert (about.title, about.language) == (BRIEFING.title, "de-DE")
    assert about.created == about.modified == BRIEFING.built_at.replace(tzinfo=None)
    assert "Demodaten" in about.keywords
    assert slides.write(BRIEFING) == written
    assert dates(written) == {(1980, 1, 1, 0, 0, 0)}


def test_awkward_names_stand_literally_and_control_characters_are_left_out(written):
    drawn = "\n".join(text(part, f"{A}t") for name, part in parts(written).items() if "slides/slide" in name)
    for name in AWKWARD:
        assert name.strip() in drawn
    odd = slides.write(briefing(Sentences(("Vor\x0bher\x00 und\nnachher\ufffe.",)), title="T\x1bitel"))
    assert "Vorher und nachher." in "".join(text(part, f"{A}t") for part in parts(odd).values())


def test_names_of_series_are_never_formulas_in_the_spreadsheet_of_a_chart():
    table = Table("t", "T", (Column("=SUMME(1)", heads_row=True),), ((Cell("a"),),))
    chart = Chart(
        "=1",
        Picture(DRAWING, "Ein Bild"),
        table,
        "bars",
        ("=1+1", "@x"),
        (Series("+49", (1.5, None)), Series("=2", (3, 4))),
    )
    with ZipFile(BytesIO(slides.write(briefing(chart)))) as package:
        book = openpyxl.load_workbook(
            BytesIO(next(package.read(name) for name in package.namelist() if name.endswith(".xlsx")))
        )
    cells = [cell for row in book["Werte"].iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells] == ["=SUMME(1)", "+49", "=2", "=1+1", 1.5, 3, "@x", 4]
    assert {cell.data_type for cell in cells} == {"s", "n"}


def test_stands_keep_their_colours_and_hatches():
    table = replace(YEARS, name="stand")
    names = ("aktiv", "ruht vermutlich", "in Planung", "ruhend", "aufgelöst", "kein Gremium", "unklar")
    chart = Chart(
        "Stand",
        Picture(DRAWING, "Ein Bild"),
        table,
        "stacked_bars",
        ("Kommunen",),
        tuple(Series(n, (v,)) for n, v in zip(names, (59, 9, 8, 9, 10, 35, 40), strict=True)),
    )
    file = slides.write(briefing(chart))
    space = next(part for name, part in parts(file).items() if name.startswith("ppt/charts/chart"))
    fills = [next(iter(series.find(f"{C}spPr"))) for series in space.iter(f"{C}ser")]
    assert [fill.tag for fill in fills] == [
        f"{A}{'pattFill' if n in ('ruht vermutlich', 'unklar') else 'solidFill'}" for n in names
    ]
    shades = [next(fill.iter(f"{A}srgbClr")).get("val") for fill in fills]
    assert shades == ["0D4F5C", "A9D6E2", "8FC6D8", "F0D27A", "D98B3B", "8A559A", "76838B"]


def test_long_texts_and_wide_tables_are_split_and_nothing_is_lost():
    sentences = tuple(f"Satz {number} über die Kommune und ihre Gremien." for number in range(40))
    endless = "Ein sehr langer Absatz über Zuständigkeiten. " * 60
    wide = Table(
        "breit",
        "Breite Tabelle",
        (
            Column("Gebiet", heads_row=True),
            *(Column(f"Verwaltungszusammenarbeit {n}", "decimal", 1) for n in range(14)),
        ),
        tuple(
            (Cell(f"Ort {row}"), *(Cell(f"{row * 100 + n},5", row * 100 + n + 0.5) for n in range(14)))
            for row in range(30)
        ),
    )
    deck = Presentation(
        BytesIO(slides.write(briefing(Sentences(sentences, "points"), Sentences((endless.strip(),)), wide)))
    )
    texts = [
        [paragraph.text for paragraph in shape.text_frame.paragraphs]
        for slide in deck.slides
        if slide.slide_layout.name == "Text"
        for shape in slide.placeholders
        if shape.placeholder_format.idx == 10
    ]
    assert max(len(portion) for portion in texts) <= 7
    assert " ".join(text for portion in texts for text in portion).startswith(" ".join([*sentences, endless.strip()]))
    found = {}
    for drawn in tables(deck):
        assert drawn[0][0] == "Gebiet"
        for row in drawn[1:]:
            found.update({(row[0], head): said for head, said in zip(drawn[0][1:], row[1:], strict=True)})
    assert found == {
        (row[0].text, column.title): cell.text
        for row in wide.rows
        for column, cell in zip(wide.columns[1:], row[1:], strict=True)
    }
    test_everything_is_a_filled_placeholder_inside_the_slide(deck)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 13])
def test_any_number_of_key_figures_fits(count):
    figures = tuple(KeyFigure(f"Größe {n}", f"{n} von 170", "Erklärung " * 12, n, synthetic=True) for n in range(count))
    deck = Presentation(BytesIO(slides.write(briefing(Sentences(("Ein Satz.",) * 5), KeyFigures(figures)))))
    said = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.idx in range(11, 17)
    ]
    assert [text.split("\n")[:2] for text in said] == [[figure.label, figure.figure] for figure in figures]
    assert all(text.endswith("Demodaten (erfunden)") for text in said)
    test_everything_is_a_filled_placeholder_inside_the_slide(deck)


def test_what_cannot_be_drawn_or_held_is_an_error_in_german():
    chart = Chart("Bild", Picture("<svg width='1'", "Ein Bild"), YEARS)
    with pytest.raises(UndrawableError, match="Die Abbildung „Ein Bild“"):
        slides.write(briefing(chart))
    table = Table("t", "Zu hoch", (Column("Ort", heads_row=True), Column("Text")), ((Cell("a"), Cell("Wort " * 6000)),))
    with pytest.raises(TooTallError, match="„Zu hoch“"):
        slides.write(briefing(table))


def test_an_empty_table_says_so():
    deck = Presentation(BytesIO(slides.write(briefing(replace(YEARS, rows=())))))
    assert tables(deck) == [[["Jahr", "Fälle", "Häufigkeitszahl"]]]
    assert any(
        "Keine Zeilen." in shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
