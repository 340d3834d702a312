"""What holds for every content: fair words, valid tables, nothing secret with a number, drawings that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.model import MARKS, Briefing, Chart, Map, Sentences, Table
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

ASKED = {
    "kreis": Selection("kreis", "07143"),
    "land": Selection("land"),
    "beratungsliste": Selection("beratungsliste", parameters={"ansicht": "kommunen", "kreis": "07143"}),
    "vergleich": Selection("vergleich", parameters={"gebiete": "073150000,071435002,071435003"}),
    "vergleich eines Filters": Selection("vergleich", parameters={"kreis": "07143"}),
    "analyse": Selection("analyse", parameters={"gebiete": "073150000,071435002"}),
    "landtag": Selection("landtag", "07143"),
}
_UNFAIR = re.compile(
    r"gefährlich(?!e Körperverletzung)|unsicherste|Mangel|Täter|Brennpunkt|Schlusslicht|Spitzenreiter|schlechteste",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def briefings(embedded: PublishedFolder) -> Iterator[dict[str, Briefing]]:
    with shown(embedded.folder):
        yield {name: catalogue.build(selection) for name, selection in ASKED.items()}


def _texts(briefing: Briefing) -> Iterator[str]:
    yield from (briefing.title, briefing.subtitle)
    for section in briefing.sections:
        yield section.heading
        for block in section.blocks:
            if isinstance(block, Sentences):
                yield from block.texts
            elif isinstance(block, Chart | Map):
                yield from (block.title, block.picture.alt)
    for table in briefing.tables():
        yield from (table.title, table.note, *(column.title for column in table.columns))
        yield from (cell.text for row in table.rows for cell in row)


@pytest.mark.parametrize("name", ASKED)
def test_no_word_judges_an_area(briefings: dict[str, Briefing], name: str) -> None:
    assert [text for text in _texts(briefings[name]) if _UNFAIR.search(text)] == []


@pytest.mark.parametrize("name", ASKED)
def test_tables_have_names_a_sheet_can_bear_each_once(briefings: dict[str, Briefing], name: str) -> None:
    seen: dict[str, Table] = {}
    for section in briefings[name].sections:
        for block in section.blocks:
            table = block if isinstance(block, Table) else getattr(block, "table", None)
            if isinstance(table, Table):
                assert re.fullmatch(r"[a-z0-9_]+", table.name)
                assert seen.setdefault(table.name, table) is table
                assert table.rows


@pytest.mark.parametrize("name", ASKED)
def test_what_is_missing_or_secret_has_no_number(briefings: dict[str, Briefing], name: str) -> None:
    for table in briefings[name].tables():
        for row in table.rows:
            for cell in row:
                assert set(cell.marks) <= set(MARKS)
                if {"x", "m", "s"} & set(cell.marks):
                    assert cell.value is None, (table.name, cell)


@pytest.mark.parametrize("name", ASKED)
def test_invented_values_make_their_table_and_document_say_so(briefings: dict[str, Briefing], name: str) -> None:
    briefing = briefings[name]
    assert briefing.demo
    assert briefing.stem.endswith("_demodaten")
    for table in briefing.tables():
        if any("e" in cell.marks for row in table.rows for cell in row):
            assert table.synthetic, table.name


@pytest.mark.parametrize("name", ASKED)
def test_drawings_stand_alone(briefings: dict[str, Briefing], name: str) -> None:
    for section in briefings[name].sections:
        for block in section.blocks:
            if isinstance(block, Chart | Map):
                assert not re.search(r'class=|<style|="[\d.]+%"|var\(|https?://(?!www\.w3\.org)', block.picture.svg)
                assert len(block.picture.alt) > 40
