"""What all pages of the analysis have around their content: heading, row of pages, notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.addresses.notices import Notice, status_of, wrong
from dashboard.texts import analysis_pages as texts
from dashboard.web.links import NoticeLine, NoticeList
from dashboard.web.page import Document


@dataclass(frozen=True)
class Neighbour:
    """A page in the row; `address` keeps the areas that are chosen here."""

    title: str
    address: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """What the templates see, which extend analyse/layout.html.j2; `part` is the page's own."""

    words: texts.AnalysisPage
    neighbours: Sequence[Neighbour]
    notices: NoticeList | None
    part: Any


def framed(
    name: str,
    part: Any,
    notices: Sequence[Notice] = (),
    chosen: Sequence[str] = (),
    scripts: Sequence[str] = (),
    head: str = "",
) -> Document:
    """The document of one of texts.PAGES, drawn by analyse/<name>.html.j2.

    `chosen`: areas that go along to the other pages as `gebiete`; `head`: the sentence above the notices, which say what the address gets
    wrong.
    """
    words = texts.PAGES[name]
    along = f"?gebiete={','.join(chosen)}" if chosen else ""
    neighbours = [Neighbour(page.title, page.path + along, key == name) for key, page in texts.PAGES.items()]
    lines = [NoticeLine(notice.message) for notice in notices]
    head = head or (texts.NOTICE if wrong(notices) else texts.NOTICE_OK)
    content = Frame(words, neighbours, NoticeList(head, lines) if lines else None, part)
    title = f"{words.title} – {texts.TITLE}"
    return Document(title, f"analyse/{name}.html.j2", content, status_of(notices), scripts=tuple(scripts))
