"""The macros of the page "Daten und Methoden": what each kind of cell becomes, escaped, and what is folded."""

from __future__ import annotations

import pytest

from dashboard.pages.daten.parts import Cell, Content, Folded, table
from dashboard.web.links import Link
from dashboard.web.table import Column
from dashboard.web.templates import environment
from tests.dashboard.document import parse, text_of


def macro(call: str, content: object) -> str:
    """What a macro of the page writes for this content."""
    source = f'{{% import "daten/parts.html.j2" as parts with context %}}{{{{ parts.{call} }}}}'
    return " ".join(environment().from_string(source).render(content=content).split())


@pytest.mark.parametrize(
    ("content", "markup"),
    [
        ("a < b", "a &lt; b"),
        (Cell('"a" & b'), "&#34;a&#34; &amp; b"),
        (Cell("a", file="b<.csv"), 'a<span class="daten-datei">b&lt;.csv</span>'),
        (Cell("a", link=Link("e<", "/b?c=1&d")), 'a <a href="/b?c=1&amp;d" class="daten-original">e&lt;</a>'),
        (Cell(link=Link("e", "/b")), '<a href="/b">e</a>'),
        (Cell(code="a<b"), "<code>a&lt;b</code>"),
        (Cell("01…", checksum="01<23"), "<details><summary><code>01…</code></summary><code>01&lt;23</code></details>"),
        (Cell(items=("a<", "b")), "<ul> <li>a&lt;</li> <li>b</li> </ul>"),
    ],
)
def test_a_cell_is_written_as_its_kind_says(content: Content, markup: str) -> None:
    assert macro("cell(content)", content) == markup


def test_invented_data_are_marked_behind_the_text_or_the_file() -> None:
    for content in (Cell("a", demo=True), Cell("a", demo=True, file="b.csv")):
        written = macro("cell(content)", content)
        assert "Demodaten" in text_of(parse(written))
        assert written.startswith("a")
    assert macro("cell(content)", Cell("a", demo=True)).startswith("a <")


def test_a_folded_part_holds_every_row_under_its_head() -> None:
    rows = table("Dateien", [Column("Datei"), Column("Zahl", numeric=True)], [(f"d{n}.csv", str(n)) for n in range(9)])
    tree = parse(macro("folded(content)", Folded("Dateien (9)", "Vorrede", rows)))
    [details] = tree.findall(".//details[@class='daten-klappe']")
    assert text_of(details.findall("summary")[0]) == "Dateien (9)"
    assert text_of(details.findall("p")[0]) == "Vorrede"
    assert [text_of(each) for each in details.findall(".//tbody/tr/th")] == [f"d{n}.csv" for n in range(9)]
    assert [each.get("data-kopf") for each in details.findall(".//tbody/tr/td")] == ["Zahl"] * 9


def test_a_folded_list_of_claims_names_each_with_its_id() -> None:
    tree = parse(macro("folded(content)", Folded("Prüfungen", claims=[("Kein Gebiet zweimal.", "gebiete")])))
    assert [text_of(each) for each in tree.findall(".//details/ul/li")] == ["Kein Gebiet zweimal. gebiete"]
