"""Where things stand on the pages of a PDF, measured by poppler: nothing over the edge, nothing over another, also in tables that are too wide."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.briefings.model import Briefing, Cell, Column, Section, Sentences, Table
from dashboard.briefings.writers import pdf
from tests.briefings.sample import BRIEFING

MARGIN = 20 / 25.4 * 72
# What is larger than this is the word behind the text.
LARGEST_TYPE = 40
WORDS = ["Häufigkeitszahl", "Aufklärungsquote", "Einwohner", "Verkehrsunfallfluchtbekämpfungsmaßnahmenkoordination"]
pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) misst, wo was steht")


@dataclass(frozen=True)
class Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: Sequence[Word]


def pages(written: bytes, folder: Path) -> list[Page]:
    """The words of each page and where they stand, in points from its upper left corner."""
    file = folder / "briefing.pdf"
    file.write_bytes(written)
    found = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, text=True, check=True).stdout
    result = []
    for width, height, body in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', found, re.DOTALL):
        boxes = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', body)
        words = [Word(*map(float, sides), text) for *sides, text in boxes]
        result.append(
            Page(float(width), float(height), [word for word in words if word.bottom - word.top < LARGEST_TYPE])
        )
    return result


def misplaced(page: Page) -> list[str]:
    """Words beyond the margins, and words that stand over their neighbour on the same line."""
    over = [word for word in page.words if word.left < MARGIN - 1 or word.right > page.width - MARGIN + 1]
    over += [word for word in page.words if word.top < 20 or word.bottom > page.height - 20]
    lines: dict[int, list[Word]] = {}
    for word in page.words:
        lines.setdefault(round(word.bottom), []).append(word)
    for line in lines.values():
        ordered = sorted(line, key=lambda word: word.left)
        over += [right for left, right in pairwise(ordered) if right.left < left.right - 0.5]
    return [word.text for word in over]


def with_table(table: Table) -> Briefing:
    return replace(BRIEFING, sections=(Section("eins", "Eins", (Sentences(("Vorher.",)), table)),))


def wide(columns: int, word: str = "") -> Table:
    """A table of so many columns of numbers beside one of names."""
    heads = [Column("Kommune", heads_row=True)]
    heads += [Column(f"{WORDS[place % len(WORDS)]} {2000 + place}", "decimal", 1) for place in range(columns)]
    return Table(
        "breit",
        "Breite Tabelle",
        heads,
        [
            [
                Cell(word or "Reihe in Musterstadt"),
                *[Cell(f"{row}.{place:03d},5") for place in range(columns)],
            ]
            for row in range(20)
        ],
    )


def test_nothing_of_the_sample_stands_over_an_edge_or_a_neighbour(tmp_path: Path) -> None:
    for page in pages(pdf.write(BRIEFING), tmp_path):
        assert page.words
        assert misplaced(page) == []


@pytest.mark.parametrize(("columns", "is_lying"), [(4, False), (12, True), (45, True)])
def test_wide_tables_are_turned_and_then_divided(columns: int, is_lying: bool, tmp_path: Path) -> None:
    written = pdf.write(with_table(wide(columns)))
    found = pages(written, tmp_path)
    turned = [page for page in found if page.width > page.height]
    assert bool(turned) == is_lying
    for page in found:
        assert misplaced(page) == []
    said = " ".join(word.text for page in found for word in page.words)
    for place in range(columns):
        assert f"7.{place:03d},5" in said
    parts = int(match[1]) if (match := re.search(r"Teil 1 von (\d+)", said)) else 1
    assert (parts > 1) == (columns == 45)
    assert said.count("Reihe") == parts * 20


@pytest.mark.parametrize(
    "word",
    [
        "https://www.rlp.de/" + "sehr-lange-adresse/" * 12,
        "https://www.beispiel.de/ort/rheinland-pfalz-vorstellung-kriminalitaetsstatistik-2017-9693160.html",
        "X" * 200,
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantengattin",
        "_".join(["schluessel"] * 20),
        "1" * 120,
        "=" + "SUMME(A1:A9)+" * 15,
    ],
)
def test_endless_words_break_in_cells_and_sentences(word: str, tmp_path: Path) -> None:
    briefing = replace(
        BRIEFING,
        title=f"Profil {word}"[:90],
        sections=(Section("eins", word[:80], (Sentences((word,)), wide(5, word))),),
    )
    written = pdf.write(briefing)
    for page in pages(written, tmp_path):
        assert misplaced(page) == []
    said = re.sub(r"[\s\u200b\u00ad-]", "", "".join(page.extract_text() for page in PdfReader(BytesIO(written)).pages))
    assert re.sub(r"-", "", word) in said


def test_the_head_of_a_table_stands_on_each_of_its_pages(tmp_path: Path) -> None:
    with_rows = []
    for page in pages(pdf.write(BRIEFING), tmp_path):
        said = " ".join(word.text for word in sorted(page.words, key=lambda word: (word.bottom, word.left)))
        if re.search(r"Verbandsgemeinde \d+ \d+", said):
            with_rows.append(re.search(r"Kommune Einwohner Verbandsgemeinde \d+ \d+", said) is not None)
    assert len(with_rows) > 3 and all(with_rows)
