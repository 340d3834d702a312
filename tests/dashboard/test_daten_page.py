"""The page "Daten und Methoden": sources, definitions, quality, areas, and the texts about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

import pytest

from dashboard import german
from dashboard.pages.daten import PAGES, catalogue, quality, sources
from dashboard.pages.daten.parts import Cell, Content
from dashboard.queries import catalogue as queries
from dashboard.queries.catalogue import Row
from dashboard.texts import statuses
from dashboard.texts.data_pages import SHEETS
from dashboard.web.page import Request
from dashboard.web.prose import FOLDER, markup, prose
from dashboard.web.templates import linked, render
from tests.conftest import SCHEMA
from tests.dashboard.small_atlas import VERSION, publish, shown

CONTENT = sorted(FOLDER.glob("*.md"))


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with shown(publish(tmp_path_factory.mktemp("published"))) as folder:
        yield folder


def page_html(path: str = "", **parameters: str) -> str:
    """The page at a path for these parameters; without a path all pages one after the other."""
    asked = {name: [value] for name, value in parameters.items()}
    documents = [each.document(Request(each.path, parameters=asked)) for each in PAGES if path in ("", each.path)]
    assert {document.status for document in documents} == {200 if set(parameters) <= {"suche"} else 400}
    return "".join(render(document.template, content=document.content) for document in documents)


def words(content: str) -> str:
    """What stands there, without markup."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", content)))


def texts_of(rows: Sequence[Sequence[Content]]) -> list[str]:
    """Every cell of a table as text."""
    return [cell.text if isinstance(cell, Cell) else cell for row in rows for cell in row]


def entries(content: str) -> list[str]:
    """The entries of the catalogue that are shown, as their opening tags."""
    return [
        tag for tag in re.findall(r'<details class="daten-kennzahl"[^>]*>', content) if not re.search(r"\shidden", tag)
    ]


@pytest.mark.parametrize("path", [each.path for each in PAGES])
def test_every_page_has_headed_sections_and_leads_to_all_others(path: str) -> None:
    content = page_html(path)
    assert content.count("<h1") == 1
    sections = re.findall(r'<section id="([^"]+)"', content)
    assert sections
    assert all(f'aria-labelledby="{each}-titel"' in content and f'id="{each}-titel"' in content for each in sections)
    [navigation] = re.findall(r'<nav class="daten-inhalt".*?</nav>', content, re.DOTALL)
    assert re.findall(r'href="([^"]+)"', navigation) == [each.path for each in SHEETS.values()]
    assert re.findall(r'href="([^"]+)" aria-current="page"', navigation) == [path]


FORMER_ANCHORS = (
    "quellen",
    "veroeffentlichungen",
    "aenderungen",
    "kennzahlen",
    "befragungen",
    "methoden",
    "vergleich",
    "grenzen-der-zahlen",
    "qualitaet",
    "gebiete",
    "zitieren",
    "glossar",
)


@pytest.mark.parametrize("anchor", FORMER_ANCHORS)
def test_an_anchor_of_before_is_a_section_of_the_first_page_or_an_entry_that_leads_on(anchor: str) -> None:
    content = page_html("/daten")
    entry = re.search(rf'<li id="{anchor}">\s*<a href="([^"]+)"', content)
    assert entry or f'<section id="{anchor}"' in content
    if entry and anchor != "aenderungen":
        path, _, fragment = entry[1].partition("#")
        assert f'<section id="{fragment or anchor}"' in page_html(path)


@pytest.mark.parametrize(
    "part",
    [
        "Polizeiliche Kriminalstatistik",
        "Datenlizenz Deutschland",
        "jährlich",
        "Nur das Hellfeld.",
        "0123456789ab…",
        "0123456789abcdef" * 4,
        "12 kB",
        "Fälle je 100.000 Einwohner",
        "Zeile 7",
        "Die Kommune ist nicht bekannt.",
        "Namen prüfen.",
        "9.001",
        "Kein Gebiet steht in einem Jahr zweimal.",
        "Altähren",
        "01.07.2014",
        "Letzte Sitzung älter als: 18 Monate (6 bis 120)",
        f"Datenstand {VERSION} (Stand 30.09.2026)",
        "darf nicht als Beleg verwendet werden",
        "berechnet und schematisch",
        "f" * 64,
    ],
)
def test_the_page_says(part: str) -> None:
    assert part in words(page_html())


@pytest.mark.parametrize(
    "link",
    [
        "/daten/zurueckgewiesen.csv",
        "/daten/aehnliche-gebiete.csv",
        "/daten/kennzahl/straftaten.csv",
        "/daten/kennzahl/straftaten-programme.csv",
        "/daten/grenzen/kreis.geojson",
    ],
)
def test_every_file_is_linked(link: str) -> None:
    assert f'href="{link}"' in page_html()


def test_every_rule_says_what_makes_an_occasion_and_what_a_hint() -> None:
    assert re.search(r"<li>Anlass: Schwelle erreicht\.</li>\s*<li>Hinweis: Schwelle fast erreicht\.</li>", page_html())


def test_only_official_sources_are_cited() -> None:
    [citation] = re.findall(r"<blockquote>.*?</blockquote>", page_html(), re.DOTALL)
    assert "© Polizeiliche Kriminalstatistik" in citation
    assert "Register der Gremien" not in citation


def test_a_source_of_many_files_is_folded_and_the_others_are_not() -> None:
    [one, *_] = queries.releases()
    many = [one | {"source": "Viele"} for _ in range(sources.MANY + 1)]
    alone, both = sources.releases([one]), sources.releases([one, *many])
    assert alone.few
    assert (alone.few.caption, alone.many) == ("Veröffentlichungen in diesem Datenstand", [])
    [folded] = both.many
    assert folded.head == f"Dateien der Quelle „Viele“ ({sources.MANY + 1})"
    assert folded.table
    assert len(folded.table.rows) == sources.MANY + 1
    assert both.few
    assert len(both.few.rows) == 1


@pytest.mark.parametrize(
    ("searched", "count"),
    [
        ("", 1),
        ("kriminalitat", 1),
        ("KRIMINALITÄT", 1),
        ("kriminalitaet", 1),
        ("STRAFTATEN hellfeld", 0),
        ("straftaten alle", 1),
        ("xyz", 0),
        ("%", 1),
    ],
)
def test_the_catalogue_is_searched_by_every_word(searched: str, count: int) -> None:
    content = page_html("/daten/kennzahlen", suche=searched)
    assert len(entries(content)) == count
    [status] = re.findall(r'<p id="daten-anzahl" role="status">(.*?)</p>', content)
    assert status == ("1 Kennzahl" if count else catalogue.status(searched, 0))
    assert ("Keine Kennzahl passt zu" in status) == (count == 0)
    assert bool(re.search(r'class="daten-thema"\s+hidden', content)) == (count == 0)


def test_few_results_are_unfolded_and_everything_is_not() -> None:
    assert all(re.search(r"\sopen", entry) for entry in entries(page_html("/daten/kennzahlen", suche="straftaten")))
    assert not any(re.search(r"\sopen", entry) for entry in entries(page_html("/daten/kennzahlen")))
    assert not any(re.search(r"\sopen", entry) for entry in entries(page_html("/daten/kennzahlen", suche="!")))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Körperverletzung", "korperverletzung"),
        ("Koerperverletzung", "korperverletzung"),
        ("Straßen-Raub, schwer", "strassen raub schwer"),
        ("  §  ", ""),
        ("Neue Übergriffe", "neu ubergriffe"),
    ],
)
def test_letters_are_folded_as_people_type_them(typed: str, folded: str) -> None:
    assert catalogue.fold(typed) == folded


def test_the_search_is_a_form_that_needs_no_script() -> None:
    content = page_html("/daten/kennzahlen", suche="straftaten")
    form = re.search(r"<form.*?</form>", content, re.DOTALL).group()  # type: ignore[union-attr]
    assert 'action="/daten/kennzahlen"' in form
    assert re.search(r'name="suche"\s+value="straftaten"', form)
    assert "<button" in form
    assert re.search(r'<a href="/daten/kennzahlen" id="daten-alle">', form)
    assert re.search(r'id="daten-alle" hidden>', page_html("/daten/kennzahlen"))


def test_the_address_is_written_as_text_and_unknown_parameters_are_said() -> None:
    content = page_html("/daten/kennzahlen", suche='"><script>x</script>', foo="1")
    assert "<script>" not in content
    assert 'value="&#34;&gt;&lt;script&gt;' in content
    assert "Die Angabe „foo“ in der Adresse ist nicht bekannt" in words(content)


@pytest.mark.parametrize(("text", "day"), [("2021", "2021"), ("2021-04", "04/2021"), ("2021-04-15", "15.04.2021")])
def test_a_day_of_publication_is_as_precise_as_known(text: str, day: str) -> None:
    assert german.date_as_known(text) == day


def test_prose_knows_headings_lists_bold_and_links() -> None:
    html = markup("### Titel\nEin **fettes** Wort & <i>\n[ein Verweis](/daten).\n\n- eins\n- **zwei**: 2")
    assert re.sub(r">\s+<", "><", html).strip() == (
        '<h3>Titel</h3><p>Ein <b>fettes</b> Wort &amp; &lt;i&gt; <a href="/daten">ein Verweis</a>.</p>'
        "<ul><li>eins</li><li><b>zwei</b>: 2</li></ul>"
    )


@pytest.mark.parametrize("file", CONTENT, ids=lambda path: path.stem)
def test_every_text_is_read_without_a_left_over_sign(file: Path) -> None:
    text = words(prose(file.stem))
    assert len(text) > 500
    assert not re.search(r"\*\*|^#|\]\(|�", text)


def test_the_methods_state_the_age_the_contract_judges_by() -> None:
    thresholds = re.search(
        r"structure_shown\(months := (\d+), stale_months := (\d+)\)", SCHEMA.read_text(encoding="utf-8")
    )
    assert thresholds
    assert f"höchstens {thresholds[2]} Monate alt" in words(prose("methoden"))
    assert f"letzten {thresholds[1]} Monaten getagt" in words(prose("methoden"))
    assert thresholds.groups() == (str(statuses.MONTHS), str(statuses.STALE_MONTHS))


def test_the_basis_of_a_rule_links_to_its_source() -> None:
    text = linked("Wer es sagt: https://example.org/seite.", "Quelle")
    assert text == 'Wer es sagt: <a href="https://example.org/seite">Quelle</a>.'


def test_without_surveys_and_placed_kommunen_the_page_says_so_or_leaves_out() -> None:
    text = words(page_html())
    assert "In diesem Datenstand gibt es keine Befragung." in text
    assert "Merkmale von Bedarf und Struktur" not in text


def reported(row: Row) -> list[str]:
    """The cells of one row of the report."""
    table = quality.report_of([row]).table
    assert table
    return texts_of(table.rows)


def test_categories_have_no_median() -> None:
    row = queries.report()[0] | {"is_category": True}
    assert "9.001" not in reported(row)
    assert "9.001" in reported(row | {"is_category": False})
