"""The pages below "Daten und Methoden": what each is called, and what all of them have around their sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.addresses.notices import Notice, status_of
from dashboard.addresses.parameters import Reader
from dashboard.texts.data_pages import SHEET_TITLE, SHEETS, SheetWords
from dashboard.web.page import Document, Page, Request


@dataclass(frozen=True)
class Sheet:
    """What the templates see: the words of the page, those of all its neighbours, and `part`, which is its own."""

    words: SheetWords
    notices: Sequence[str]
    neighbours: Sequence[SheetWords]
    part: Any


def sheet_document(
    name: str, part: Any, notices: Sequence[Notice] = (), scripts: Sequence[str] = (), title: str = ""
) -> Document:
    """The document of one of SHEETS; `title` where it is not that of the page."""
    words = SHEETS[name]
    content = Sheet(words, [each.message for each in notices], list(SHEETS.values()), part)
    return Document(title or words.title, f"daten/{name}.html.j2", content, status_of(notices), scripts=scripts)


def sheet_page(name: str, part: Callable[[], Any]) -> Page:
    """A page below "Daten und Methoden" that has no parameters; `part` gives what it shows."""

    def document(request: Request) -> Document:
        reader = Reader(request.parameters, ())
        reader.check_names()
        return sheet_document(name, part(), reader.notices, title=SHEET_TITLE.format(title=SHEETS[name].title))

    return Page(f"daten_{name}", SHEETS[name].path, SHEETS[name].title, document, navigation=False)
