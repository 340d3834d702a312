"""Links: in a cell of a table, inside a text, beside a notice about the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """What an address asks for in vain, with the way to what may have been meant."""

    message: str
    instead: Link | None = None


@dataclass(frozen=True, slots=True)
class NoticeList:
    """Notices under one head: what the macro `notice_list` of templates/macros.html.j2 draws."""

    head: str
    lines: Sequence[NoticeLine]


def link(text: str, href: str) -> Markup:
    """A text that leads to an address."""
    return Markup('<a href="{}">{}</a>').format(href, text)
