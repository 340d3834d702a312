"""Word documents: every number and sentence of the briefing under real styles, and the words that a screen reader needs."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

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
    Subheading,
    Table,
)
from dashboard.briefings.writers import word
from dashboard.briefings.writers.plain_text import marked, plain
from dashboard.briefings.writers.raster import UndrawableError
from tests.briefings.office_reader import W, dates, parts, text
from tests.briefings.sample import AWKWARD, BRIEFING, LONG, STATUS, YEARS


@pytest.fixture(scope="module")
def written() -> bytes:
    return word.write(BRIEFING)


@pytest.fixture(scope="module")
def document(written):
    return Document(BytesIO(written))


@pytest.fixture(scope="module")
def body(written):
    return parts(written)["word/document.xml"]


def briefing(*blocks, **changed) -> Briefing:
    """The sample with one section of these blocks."""
    return replace(BRIEFING, sections=(Section("lage", "Lage", blocks),), **changed)


def tables(document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def wide(columns: int) -> Table:
    return Table(
        "breit",
        "Breite Tabelle",
        (
            Column("Gebiet", heads_row=True),
            *(Column(f"Verwaltungsgemeinschaft {n}", "decimal", 1) for n in range(columns)),
        ),
        tuple((Cell(f"Ort {row}"), *(Cell(f"{row}{n},5", n + 0.5) for n in range(columns))) for row in range(3)),
    )


def test_each_table_stands_once_and_whole(document):
    expected = [
        [[column.title for column in table.columns], *([plain(marked(cell)) for cell in row] for row in table.rows)]
        for table in (YEARS, STATUS, LONG)
    ]
    drawn = tables(document)
    assert drawn[1:] == expected
    assert drawn[0][1][:2] == ["Kommunen mit aktivem Gremium", "59 von 170"]
    assert "Demodaten" in drawn[0][1][2]
    assert "Demodaten" not in drawn[0][2][2]


def test_sentences_stand_under_their_styles_in_their_order(document):
    said = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    styles = {"text": "Normal", "points": "List Bullet", "numbered": "List Number", "notice": "Hinweis"}
    expected = [
        (styles[block.kind], sentence)
        for section in BRIEFING.sections
        for block in section.blocks
        if isinstance(block, Sentences)
        for sentence in block.texts
    ]
    assert [pair for pair in said if pair in expected] == expected
    assert said[0] == ("Title", BRIEFING.title)
    headings = [text for style, text in said if style == "Heading 1"]
    assert headings == [section.heading for section in BRIEFING.sections] + ["Über dieses Dokument"]
    assert ("Heading 2", "Verlauf") in said


def test_the_contents_list_the_real_headings_and_can_be_updated(document, body):
    contents = next(body.iter(f"{W}sdt"))
    assert "TOC \\o" in text(contents, f"{W}instrText")
    links = [(link.get(f"{W}anchor"), text(link, f"{W}t")) for link in contents.iter(f"{W}hyperlink")]
    places = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    headings = [p.text for p in document.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    assert [said for _, said in links] == headings
    assert {anchor for anchor, _ in links} == places
    kinds = [char.get(f"{W}fldCharType") for char in contents.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_heads_of_tables_come_again_and_rows_stay_whole(body):
    for table in body.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        properties = table.find(f"{W}tblPr")
        assert properties.find(f"{W}tblStyle").get(f"{W}val") == "Atlas"
        assert properties.find(f"{W}tblLook").get(f"{W}firstRow") == "1"
        assert properties.find(f"{W}tblCaption").get(f"{W}val")
        assert len(properties.find(f"{W}tblDescription").get(f"{W}val")) > 20


def test_captions_count_by_fields(document, body):
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert captions == [
        "Abbildung 1: Erfasste Fälle 2014–2020",
        f"Tabelle 1: {YEARS.title}",
        "Abbildung 2: Stand der Kommunen – Demodaten (erfunden)",
        f"Tabelle 2: {STATUS.title} – Demodaten (erfunden)",
        f"Tabelle 3: {LONG.title}",
    ]
    instructions = [part.text.strip() for part in body.iter(f"{W}instrText") if "SEQ" in part.text]
    assert instructions == [
        f"SEQ {word} \\* ARABIC" for word in ("Abbildung", "Tabelle", "Abbildung", "Tabelle", "Tabelle")
    ]


def test_pictures_say_what_they_show(document):
    alts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert alts[0] == BRIEFING.sections[1].blocks[1].picture.alt
    assert alts[1].startswith("Karte der Kommunen nach Stand.")
    assert "Demodaten" in alts[1]
    assert len({shape._inline.docPr.get("id") for shape in document.inline_shapes}) == len(alts)
    room = document.sections[0].page_width - document.sections[0].left_margin - document.sections[0].right_margin
    assert all(0 < shape.width <= room for shape in document.inline_shapes)


def test_the_language_is_german_everywhere(written):
    every = parts(written)
    assert every["word/styles.xml"].find(f"{W}docDefaults//{W}lang").get(f"{W}val") == "de-DE"
    assert every["word/settings.xml"].find(f"{W}themeFontLang").get(f"{W}val") == "de-DE"
    assert not any(part.findall(f".//{W}lang[@{W}val='en-US']") for part in every.values())
    assert every["word/settings.xml"].find(f"{W}updateFields") is None  # Word would ask before opening


def test_head_and_foot_say_version_page_and_demo(document):
    section = document.sections[0]
    assert section.header.paragraphs[0].text == f"{BRIEFING.title}\tDemodaten"
    foot = section.footer.paragraphs[0]
    assert "Datenstand 2026-11-23.1a2b3c4d" in foot.text
    assert foot.text.endswith("Seite 1 von 1")
    instructions = [part.text.strip() for part in foot._p.iter(qn("w:instrText"))]
    assert instructions == ["PAGE", "NUMPAGES"]
    assert next(section.header._element.iter("{urn:schemas-microsoft-com:vml}textpath")) is not None


def test_without_invented_values_nothing_says_demo():
    official = word.write(briefing(Sentences(("Satz.",)), YEARS, demo=False))
    said = {name: text(part, f"{W}t") for name, part in parts(official).items()}
    assert [name for name, words in said.items() if "Demodaten" in words.replace("Enthält keine Demodaten.", "")] == []
    assert b"PowerPlusWaterMark" not in official


def test_sources_marks_and_address_stand_at_the_end(document):
    said = [paragraph.text for paragraph in document.paragraphs]
    end = "\n".join(said[said.index("Über dieses Dokument", 12) :])
    for source in BRIEFING.sources():
        assert source.attribution in end
    assert "[k] übernommen" in end
    assert BRIEFING.address in end
    assert BRIEFING.version in end


def test_each_numbered_list_begins_with_one():
    file = word.write(briefing(Sentences(("Eins.", "Zwei."), "numbered"), Sentences(("Neu eins.",), "numbered")))
    every = parts(file)
    used = [part.get(f"{W}val") for part in every["word/document.xml"].iter(f"{W}numId")]
    assert len(used) == 3
    assert used[0] == used[1] != used[2]
    starts = {
        number.get(f"{W}numId"): number.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for number in every["word/numbering.xml"].findall(f"{W}num")
        if number.find(f"{W}lvlOverride") is not None
    }
    assert starts == dict.fromkeys(used, "1")


def test_wide_tables_lie_down_with_their_heading_and_stay_within_the_margins():
    document = Document(
        BytesIO(
            word.write(briefing(Sentences(("Hoch.",)), Subheading("Breites"), wide(6), Sentences(("Wieder hoch.",))))
        )
    )
    lying = [section.orientation for section in document.sections]
    assert lying == [0, 1, 0]
    inside = [[p.text for p in section.iter_inner_content() if hasattr(p, "text")] for section in document.sections]
    assert "Breites" in inside[1]
    assert "Wieder hoch." in inside[2]
    for section in document.sections:
        assert "Datenstand" in section.footer.paragraphs[0].text
        room = section.page_width - section.left_margin - section.right_margin
        for block in section.iter_inner_content():
            if hasattr(block, "rows"):
                assert sum(column.width for column in block.columns) <= room


def test_tables_wider_than_any_page_stand_in_parts_under_the_same_first_column():
    table = wide(20)
    drawn = tables(Document(BytesIO(word.write(briefing(table)))))
    assert len(drawn) > 1
    found = {
        (row[0], head): said
        for part in drawn
        for row in part[1:]
        for head, said in zip(part[0][1:], row[1:], strict=True)
    }
    assert found == {
        (row[0].text, column.title): cell.text
        for row in table.rows
        for column, cell in zip(table.columns[1:], row[1:], strict=True)
    }


def test_tables_never_touch(body):
    figures = KeyFigures((KeyFigure("Größe", "1"),))
    file = word.write(briefing(figures, figures, YEARS, STATUS, wide(6)))
    for inside in (body, parts(file)["word/document.xml"]):
        tags = [child.tag for child in inside[0]]
        assert (f"{W}tbl", f"{W}tbl") not in list(itertools.pairwise(tags))
        assert tags[-1] == f"{W}sectPr"


def test_properties_are_of_the_briefing_and_the_bytes_too(written, document):
    about = document.core_properties
    assert (about.title, about.language) == (BRIEFING.title, "de-DE")
    assert about.created == about.modified == BRIEFING.built_at
    assert word.write(BRIEFING) == written
    assert dates(written) == {(1980, 1, 1, 0, 0, 0)}


def test_awkward_names_stand_literally_and_control_characters_are_left_out(document):
    names = [row.cells[0].text for row in document.tables[2].rows][1:]
    assert names == [name.strip() for name in AWKWARD]
    odd = word.write(briefing(Sentences(("Vor\x0bher\x00 und\nnachher\ufffe.",)), title="T\x1bitel"))
    assert "Vorher und nachher." in text(parts(odd)["word/document.xml"], f"{W}t")


def test_what_cannot_be_drawn_is_an_error_in_german():
    with pytest.raises(UndrawableError, match="Die Abbildung „Ein Bild“"):
        word.write(briefing(Chart("Bild", Picture("<svg width='1'", "Ein Bild"), YEARS)))


def test_order_of_properties_is_that_of_the_format(body):
    """Word refuses a paragraph whose properties stand in another order."""
    order = [
        "pStyle",
        "keepNext",
        "keepLines",
        "numPr",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
        "sectPr",
    ]
    for properties in body.iter(f"{W}pPr"):
        places = [order.index(re.sub(r"\{.*\}", "", child.tag)) for child in properties]
        assert places == sorted(places)
