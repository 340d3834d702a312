"""The page "Daten und Methoden": sources, definitions, quality, areas, and the texts about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import html

from dashboard import components
from dashboard.pages import daten as page
from dashboard.pages.daten import quality, sources
from dashboard.pages.daten.prose import FOLDER, blocks, prose
from dashboard.queries import daten as queries
from tests.conftest import SCHEMA
from tests.dashboard.small_atlas import VERSION, publish, shown
from tests.dashboard.test_anlaesse_page import by_id, parts, text_of

CONTENT = sorted(FOLDER.glob("*.md"))


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with shown(publish(tmp_path_factory.mktemp("published"))) as folder:
        yield folder


def test_the_page_has_every_section_and_links_to_it() -> None:
    drawn = page.layout()
    sections = [each.id for each in parts(drawn) if isinstance(each, html.Section) and hasattr(each, "id")]
    links = [each.href for each in parts(drawn) if isinstance(each, html.A)]
    assert len(sections) == 11
    assert [f"#{section}" for section in sections] == links[:11]


@pytest.mark.parametrize("part", [
    "Polizeiliche Kriminalstatistik", "Datenlizenz Deutschland", "jährlich", "Nur das Hellfeld.", "0123456789ab…", "0123456789abcdef" * 4,
    "12 kB", "Fälle je 100.000 Einwohner", "Zeile 7", "Die Kommune ist nicht bekannt.", "Namen prüfen.", "9.001",
    "Kein Gebiet steht in einem Jahr zweimal.", "Altähren", "01.07.2014", "Letzte Sitzung älter als: 18 Monate (6 bis 120)",
    f"Datenstand {VERSION} (Stand 30.09.2026)", "darf nicht als Beleg verwendet werden", "berechnet und schematisch", "f" * 64,
])
def test_the_page_says(part: str) -> None:
    assert part in text_of(page.layout())


def test_only_official_sources_are_cited() -> None:
    citation = next(text_of(each) for each in parts(page.layout()) if isinstance(each, html.Blockquote))
    assert "© Polizeiliche Kriminalstatistik" in citation
    assert "Register der Gremien" not in citation


@pytest.mark.parametrize(("text", "count"), [("", 1), ("kriminalitat", 1), ("STRAFTATEN hellfeld", 0), ("straftaten alle", 1), ("xyz", 0)])
def test_the_catalogue_is_searched_by_every_word(text: str, count: int) -> None:
    assert len(queries.indicators_matching(text)) == count
    said, drawn = page.search(text)
    assert said == ("1 Kennzahl" if count == 1 else "0 Kennzahlen")
    assert ("Keine Kennzahl passt" in text_of(drawn)) == (count == 0)


def test_the_address_searches_and_unknown_parameters_are_said() -> None:
    drawn = page.layout(suche="kriminalität", foo="1")
    assert by_id(drawn, "daten-suche").value == "kriminalität"
    assert "Die Angabe „foo“ in der Adresse ist nicht bekannt" in text_of(drawn)


@pytest.mark.parametrize(("text", "shown_as"), [("2021", "2021"), ("2021-04", "04/2021"), ("2021-04-15", "15.04.2021")])
def test_a_day_of_publication_is_as_precise_as_known(text: str, shown_as: str) -> None:
    assert sources.published(text) == shown_as


def test_prose_knows_headings_lists_bold_and_links() -> None:
    head, paragraph, items = blocks("### Titel\nEin **fettes** Wort und\n[ein Verweis](/daten).\n\n- eins\n- **zwei**: 2")
    assert head.children == "Titel"
    assert [type(each).__name__ for each in paragraph.children] == ["str", "B", "str", "A", "str"]
    assert paragraph.children[3].href == "/daten"
    assert len(items.children) == 2


@pytest.mark.parametrize("file", CONTENT, ids=lambda path: path.stem)
def test_every_text_is_read_without_a_left_over_sign(file: Path) -> None:
    said = text_of(prose(file.stem))
    assert len(said) > 500
    assert not re.search(r"\*\*|^#|\]\(|�", said)


def test_the_methods_state_the_age_the_contract_judges_by() -> None:
    months = re.search(r"structure_shown\(stale_months := (\d+)\)", SCHEMA.read_text(encoding="utf-8"))
    assert months
    assert f"höchstens {months[1]} Monate alt" in text_of(prose("methoden"))


def test_the_basis_of_a_rule_links_to_its_source() -> None:
    linked = components.linked("Wer es sagt: https://example.org/seite.", "Quelle")
    assert [each.href for each in linked if isinstance(each, html.A)] == ["https://example.org/seite"]
    assert "".join(each if isinstance(each, str) else each.children for each in linked) == "Wer es sagt: Quelle."


def test_without_surveys_and_placed_kommunen_the_page_says_so_or_leaves_out() -> None:
    said = text_of(page.layout())
    assert "In diesem Datenstand gibt es keine Befragung." in said
    assert "Merkmale von Bedarf und Struktur" not in said


def test_categories_have_no_median() -> None:
    row = queries.report()[0] | {"is_category": True}
    assert "9.001" not in text_of(quality.report([row]))
    assert "9.001" in text_of(quality.report([row | {"is_category": False}]))
