"""The structure of a PDF, as who hears it gets it: what pdf_structure.py finds wrong, and that it finds what is spoiled on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from dashboard.briefings.writers import pdf
from tests.briefings.pdf_structure import attribute, elements, failures, parts
from tests.briefings.sample import BRIEFING, STATUS


@pytest.fixture(scope="module")
def written() -> bytes:
    # With a table of contents, which it is too short to have.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "PAGES_WITH_CONTENTS", 1)
        return pdf.write(BRIEFING)


@pytest.fixture
def opened(written: bytes) -> Iterator[Pdf]:
    with pikepdf.open(BytesIO(written)) as document:
        yield document


def first(document: Pdf, kind: str) -> Any:
    return next(element for element, found, _ in elements(document) if found == kind)


def test_a_machine_finds_nothing_wrong(opened: Pdf) -> None:
    assert failures(opened) == []


def unnamed_font(document: Pdf) -> None:
    font = next(each for each in document.objects if isinstance(each, Dictionary) and "/ToUnicode" in each)
    del font["/ToUnicode"]


def unmarked_text(document: Pdf) -> None:
    page = document.pages[0]
    page.contents_add(b"BT ET 0 0 10 10 re f", prepend=True)


def head_as_data(document: Pdf) -> None:
    next(
        each for each, kind, _ in elements(document) if kind == "TH" and attribute(each, "/Scope") == Name.Row
    ).S = Name.TD


SPOILED: dict[str, Callable[[Pdf], object]] = {
    "01-007": lambda document: document.Root.MarkInfo.__setitem__("/Marked", False),
    "07-002": lambda document: document.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"),
    "11-006": lambda document: document.Root.__delitem__("/Lang"),
    "06-002": lambda document: document.Root.__delitem__("/Metadata"),
    "02-001": lambda document: first(document, "P").__setitem__("/S", Name.Paragraph),
    "01-005": unmarked_text,
    "09-004": lambda document: first(document, "L").__setitem__("/S", Name.Sect),
    "14-003": lambda document: first(document, "H1").__setitem__("/S", Name.H3),
    "13-004": lambda document: first(document, "Figure").__delitem__("/Alt"),
    "15-003": lambda document: first(document, "TH").__delitem__("/A"),
    "15-005": lambda document: first(document, "TR").__setitem__("/K", Array([parts(first(document, "TR"))[0]])),
    "heads of a row": head_as_data,
    "28-012": lambda document: document.pages[-1].Annots[0].__delitem__("/Contents"),
    "28-008": lambda document: document.pages[0].obj.__delitem__("/Tabs"),
    "10-001": unnamed_font,
    "/OpenAction": lambda document: document.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript)),
}


@pytest.mark.parametrize("number", SPOILED)
def test_what_is_spoiled_is_found(number: str, opened: Pdf) -> None:
    SPOILED[number](opened)
    assert any(failure.startswith(number) for failure in failures(opened))


def test_pictures_say_what_they_show(opened: Pdf) -> None:
    said = [str(element.Alt) for element, kind, _ in elements(opened) if kind == "Figure"]
    assert said == [
        "Linie der erfassten Fälle von 2014 bis 2020; 2017 ist nicht veröffentlicht.",
        "Karte der Kommunen nach Stand.",
    ]


def test_each_row_of_a_table_is_named_by_its_head(opened: Pdf) -> None:
    tables = [element for element, kind, _ in elements(opened) if kind == "Table"]
    assert len(tables) == len(list(BRIEFING.tables()))
    rows = [element for element, kind, _ in elements(opened, tables[1]) if kind == "TR"]
    assert len(rows) == 1 + len(STATUS.rows)
    assert [str(cell.S) for cell in parts(rows[1])] == ["/TH", *["/TD"] * (len(STATUS.columns) - 1)]
    assert attribute(parts(rows[1])[0], "/Scope") == Name.Row
    assert attribute(parts(rows[1])[1], "/Headers") is None


def test_headings_are_bookmarks_and_parts_have_their_kind(opened: Pdf) -> None:
    with opened.open_outline() as outline:
        marks = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert marks == [
        ("Auf einen Blick", []),
        ("Sicherheitslage", ["Verlauf"]),
        ("Präventionsstruktur", []),
        ("Zeichenerklärung", []),
        ("Quellen und Lizenzen", []),
    ]
    kinds = [kind for _, kind, _ in elements(opened)]
    assert kinds.count("H1") == 6  # those and the one of the table of contents
    assert kinds.count("H2") == 1
    assert kinds.count("TOCI") == 5 and kinds.count("Figure") == 2 and "L" in kinds


def test_it_holds_fira_go_and_nothing_of_the_machine(opened: Pdf) -> None:
    names = {str(each.BaseFont) for each in opened.objects if isinstance(each, Dictionary) and "/BaseFont" in each}
    assert {name.partition("+")[2].partition("-")[0] for name in names} == {"FiraGO"}
    assert str(opened.docinfo["/Title"]) == BRIEFING.title
    assert str(opened.docinfo["/CreationDate"]).startswith("D:20261123083000")
