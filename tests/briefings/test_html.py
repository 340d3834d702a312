"""A briefing as HTML: every word and number of it, in an order a screen reader can follow, harmless whatever it holds, and alone without a net."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pytest

from dashboard.briefings import html
from dashboard.briefings.model import MARKS, Chart, KeyFigures, Map, Picture, Sentences, Subheading
from tests.briefings.sample import AWKWARD, BRIEFING, DRAWING, STATUS
from tests.dashboard.document import by_id, parse, text_of

FILE = html.write(BRIEFING).decode()


@pytest.fixture(scope="module")
def tree() -> Element:
    return parse(FILE.removeprefix("<!doctype html>"))


def written(text: str) -> str:
    return " ".join(text.split())


def test_every_sentence_and_figure_stands_in_its_section(tree: Element) -> None:
    for section in BRIEFING.sections:
        [part] = tree.findall(f".//section[@aria-labelledby='abschnitt-{section.name}']")
        words = text_of(part)
        assert text_of(by_id(part, f"abschnitt-{section.name}")) == section.heading
        for block in section.blocks:
            if isinstance(block, Sentences):
                assert all(written(text) in words for text in block.texts)
            elif isinstance(block, KeyFigures):
                for figure in block.figures:
                    assert f"{figure.figure}{'Demodaten' if figure.synthetic else ''} {figure.label}" in words
            elif isinstance(block, Subheading):
                assert block.text in [text_of(heading) for heading in part.iter("h3")]
        assert all(source.attribution in words for source in section.sources)


def test_every_table_stands_once_cell_by_cell_with_its_marks_and_heads(tree: Element) -> None:
    for table in BRIEFING.tables():
        part = by_id(tree, f"tabelle-{table.name}")
        caption = text_of(part.find(".//caption"))
        assert caption == f"{table.title}{' Demodaten' if table.synthetic else ''}"
        heads = list(part.find(".//thead").iter("th"))
        assert [text_of(head) for head in heads] == [column.title for column in table.columns]
        assert {head.get("scope") for head in heads} == {"col"}
        rows = list(part.find(".//tbody"))
        assert [[text_of(cell) for cell in row] for row in rows] == [
            [written(" ".join([cell.text, *(f"[{mark}]" for mark in cell.marks)])) for cell in row]
            for row in table.rows
        ]
        assert all([cell.get("scope") for cell in row.iter("th")] == ["row"] for row in rows)
        assert table.note in text_of(part)


def test_a_picture_brings_its_alternative_text_and_its_numbers(tree: Element) -> None:
    figures = list(tree.iter("figure"))
    pictured = [block for section in BRIEFING.sections for block in section.blocks if isinstance(block, Chart | Map)]
    assert len(figures) == len(pictured) == 2
    for figure, block in zip(figures, pictured, strict=True):
        [image] = figure.iter("img")
        assert image.get("alt") == block.picture.alt
        assert (image.get("width"), image.get("height")) == ("640", "120")
        scheme, _, drawing = image.get("src", "").partition(",")
        assert scheme == "data:image/svg+xml"
        assert unquote(drawing) == DRAWING
        assert text_of(figure.find("figcaption")) == f"{block.title}{' Demodaten' if block.synthetic else ''}"
        by_id(tree, f"tabelle-{block.table.name}")
    # The values of the map stand in a table of its own, further below: a link leads there.
    assert f"#tabelle-{STATUS.name}" in [link.get("href") for link in tree.iter("a")]


def test_headings_go_down_step_by_step(tree: Element) -> None:
    levels = [int(each.tag[1]) for each in tree.iter() if re.fullmatch(r"h\d", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    page = parse(str(html.preview(BRIEFING)))
    assert min(int(each.tag[1]) for each in page.iter() if re.fullmatch(r"h\d", each.tag)) == 2


def test_it_says_how_old_it_is_what_is_invented_and_what_its_marks_mean(tree: Element) -> None:
    words = text_of(tree)
    assert BRIEFING.version in words
    assert "Stand der Meldungen: 23.11.2026" in words
    assert "Enthält Demodaten." in words
    assert all(f"[{mark}]" in words and MARKS[mark] in words for mark in BRIEFING.marks())
    assert MARKS["v"] not in words  # used nowhere
    assert all(
        source.attribution in words and source.licence in words for source in BRIEFING.sources() if not source.synthetic
    )
    plain = parse(str(html.preview(replace(BRIEFING, demo=False))))
    assert "Enthält keine Demodaten." in text_of(plain)


def test_awkward_names_stay_text(tree: Element) -> None:
    names = [text_of(cell) for cell in by_id(tree, f"tabelle-{STATUS.name}").iter("th") if cell.get("scope") == "row"]
    assert names == [written(name) for name in AWKWARD]
    assert "<b>" not in FILE


def test_a_drawing_cannot_leave_its_attribute() -> None:
    sly = Picture(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>"onload="x</text></svg>', '"><script>'
    )
    chart = replace(next(b for s in BRIEFING.sections for b in s.blocks if isinstance(b, Chart)), picture=sly)
    briefing = replace(BRIEFING, sections=[replace(BRIEFING.sections[1], blocks=[chart])])
    [image] = parse(str(html.preview(briefing))).iter("img")
    assert set(image.attrib) == {"src", "alt", "width", "height"}
    assert unquote(image.get("src", "").partition(",")[2]) == sly.svg
    assert image.get("alt") == sly.alt


def test_the_file_asks_nobody_for_anything(tree: Element) -> None:
    assert not [each.tag for each in tree.iter() if each.tag in ("script", "link", "iframe")]
    assert all(image.get("src", "").startswith("data:") for image in tree.iter("img"))
    [styles] = tree.iter("style")
    addresses = re.findall(r"url\(([^)]*)\)", "".join(styles.itertext()))
    assert addresses
    assert all(address.strip("'\"").startswith("data:") for address in addresses)
    assert "@import" not in "".join(styles.itertext())
    assert tree.find("html").get("lang") == "de"


def test_places_in_it_are_named_once_and_links_inside_lead_somewhere(tree: Element) -> None:
    names = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(names) == len(set(names))
    inside = [link.get("href", "")[1:] for link in tree.iter("a") if link.get("href", "").startswith("#")]
    assert inside
    assert set(inside) <= set(names)


def test_an_address_without_a_server_is_no_link_in_a_file() -> None:
    bare = replace(BRIEFING, address="/briefing?inhalt=profil")
    for text, linked in ((html.write(bare).decode(), False), (str(html.preview(bare)), True), (FILE, True)):
        links = [link.get("href", "") for link in parse(text.removeprefix("<!doctype html>")).iter("a")]
        assert any("inhalt=profil" in link for link in links) == linked
    assert "/briefing?inhalt=profil" not in html.write(bare).decode(), "on paper nobody knows where that is"


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert html.write(BRIEFING).decode() == FILE
