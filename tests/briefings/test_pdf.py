"""The PDF of a briefing, read by others than its writer: what it says and in which order, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.briefings.model import MARKS, Briefing, Chart, KeyFigures, Map, Picture, Section, Sentences, Table
from dashboard.briefings.writers import pdf
from tests.briefings.sample import AWKWARD, BRIEFING, DRAWING, YEARS


@pytest.fixture(scope="module")
def written() -> bytes:
    return pdf.write(BRIEFING)


@pytest.fixture(scope="module")
def text(written: bytes) -> str:
    """Everything on its pages, as pypdf reads it, without white space and what divides words at the end of a line."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(written)).pages]
    return squeezed("\n".join(pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s|[\u00ad\u200b\u2010]|-(?=\n\w)", "", re.sub(r"-\n", "", text))


def told(briefing: Briefing) -> Iterator[str]:
    """What must stand in it, in its order."""
    yield briefing.title
    yield briefing.subtitle
    for section in briefing.sections:
        yield section.heading
        for block in section.blocks:
            match block:
                case Sentences():
                    yield from block.texts
                case KeyFigures():
                    for figure in block.figures:
                        yield from (figure.label, figure.figure, figure.explanation)
                case Table():
                    yield from of_table(block)
                case Chart() | Map():
                    yield block.title
                    if block.table is YEARS:
                        yield from of_table(block.table)


def of_table(table: Table) -> Iterator[str]:
    yield table.title
    yield from (column.title for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield cell.text + "".join(f"[{mark}]" for mark in cell.marks)


def test_everything_stands_in_it_in_its_order(text: str) -> None:
    place = text.index(squeezed(BRIEFING.subtitle))
    for piece in list(told(BRIEFING))[2:]:
        found = text.find(squeezed(piece), place)
        assert found >= 0, f"{piece!r} not after {text[place - 60 : place]!r}"
        place = found


def test_awkward_names_stand_as_they_are(text: str) -> None:
    for name in AWKWARD:
        assert squeezed(name) in text


def test_marks_are_explained_and_sources_named(text: str) -> None:
    for mark in BRIEFING.marks():
        assert squeezed(f"[{mark}] {MARKS[mark]}") in text
    for source in BRIEFING.sources():
        assert squeezed(f"{source.attribution}. Lizenz: {source.licence}") in text
    assert squeezed(BRIEFING.address) in text


def test_each_page_names_version_day_and_number_and_says_demodaten(written: bytes) -> None:
    pages = PdfReader(BytesIO(written)).pages
    for number, page in enumerate(pages, 1):
        said = page.extract_text()
        assert BRIEFING.version in said and "23.11.2026" in said
        assert f"Seite {number} von {len(pages)}" in said
        assert "Demodaten" in said


def test_without_demo_nothing_says_demodaten() -> None:
    plain = replace(BRIEFING, demo=False, sections=(Section("eins", "Eins", (Sentences(("Ein Satz.",)),)),))
    reader = PdfReader(BytesIO(pdf.write(plain)))
    assert len(reader.pages) == 1
    assert "Demodaten" not in reader.pages[0].extract_text()
    assert "Inhalt" not in reader.pages[0].extract_text()


def test_what_is_invented_says_so_where_it_stands(text: str) -> None:
    for piece in (
        "40 weitere unklar Demodaten",
        "Stand der Kommunen Demodaten",
        "Stand der Kommunen im Landkreis Musterkreis am 23.11.2026 Demodaten",
    ):
        assert squeezed(piece) in text
    assert squeezed("Fälle je 100.000 Einwohner, 2020 Demodaten") not in text


def test_a_table_below_a_picture_is_not_printed_twice(text: str) -> None:
    assert text.count(squeezed("letzte Sitzung")) == 1
    assert squeezed("Die Werte stehen in der Tabelle „Stand der Kommunen im Landkreis") in text


def test_same_briefing_same_bytes(written: bytes) -> None:
    assert pdf.write(BRIEFING) == written


def with_picture(svg: str, alt: str = "Ein Bild.") -> Briefing:
    chart = Chart("Fälle im Bild", Picture(svg, alt), YEARS)
    return replace(BRIEFING, sections=(Section("eins", "Eins", (chart,)),))


@pytest.mark.parametrize(
    ("svg", "alt", "message"),
    [
        (DRAWING.replace("</svg>", ""), "Bild", "„Fälle im Bild“ ist kein lesbares SVG"),
        (DRAWING.replace("</svg>", '<image href="http://x/y.png"/></svg>'), "Bild", "„Fälle im Bild“ ist kein les"),
        (DRAWING.replace('width="640" ', "", 1), "Bild", "Dem Bild „Fälle im Bild“ fehlen Breite und Höhe"),
        (DRAWING, " ", "Dem Bild „Fälle im Bild“ fehlt die Beschreibung"),
        (
            DRAWING.replace("59 aktiv", "\U0001f600"),
            "Bild",
            "die Schriften haben kein Zeichen für „\U0001f600“ (U+1F600).",
        ),
    ],
)
def test_a_picture_that_cannot_be_printed_is_an_error(svg: str, alt: str, message: str) -> None:
    with pytest.raises(pdf.PdfError, match=re.escape(message)):
        pdf.write(with_picture(svg, alt))
