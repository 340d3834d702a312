"""The first internal page: what needs attention, and what there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, current_app

from dashboard.texts import users as texts
from dashboard.users import access, pages
from dashboard.users.frame import INTERNAL
from dashboard.users.pages import Entry, InternalPage
from dashboard.users.roles import SIGNED_IN
from dashboard.web.page import Document, Request

PATH = "/pflege"


@dataclass(frozen=True)
class Overview:
    """What the page shows to whoever asks."""

    entries: Sequence[Entry]
    pages: Sequence[InternalPage]


def document(_: Request) -> Document:
    """What needs the attention of whoever asks, and the pages open to them."""
    user = access.current()
    registered: list[InternalPage] = current_app.extensions.get(INTERNAL, [])
    open_pages = [page for page in registered if page.navigation and user.role in page.roles and page.path != PATH]
    return Document(texts.OVERVIEW, "users/overview.html.j2", Overview(pages.attention(user), open_pages))


PAGE = InternalPage("overview", PATH, texts.OVERVIEW, document, SIGNED_IN)


def register(server: Flask) -> None:
    """The first page."""
    pages.register_pages(server, [PAGE])
