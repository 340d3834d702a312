"""From a page to an answer: the request read, the document asked for, the frame drawn around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, request

from dashboard.queries import frame as queries
from dashboard.texts.comparison_page import HEADER_SEARCH, SEARCH
from dashboard.web import assets, search_lists
from dashboard.web.delivery import Answer
from dashboard.web.island import Islands
from dashboard.web.page import Document, Page, Request
from dashboard.web.templates import render

PROFILE_ADDRESS = "/gebiet/{id}"
# What every page may use: the search box in its head, pictures of charts.
SCRIPTS = ("header_search.js", "figures.js")
PAGES = "pages"  # extension of the server: the pages of the navigation


@dataclass(frozen=True)
class Frame:
    """What stands around a document: the pages of the navigation, the build, the sources, the lists of the search boxes."""

    path: str
    navigation: Sequence[Page]
    version: str
    demo: bool
    attributions: Sequence[str]
    styles: Sequence[str]
    scripts: Sequence[str]
    modules: Sequence[str]
    search_lists: Mapping[str, object]
    search_label: str = HEADER_SEARCH
    profile_address: str = PROFILE_ADDRESS


def frame_of(path: str, document: Document, navigation: Sequence[Page]) -> Frame:
    """The frame of a document at an address."""
    build, scripts = queries.build(), (*SCRIPTS, *document.scripts)
    return Frame(
        path,
        navigation,
        build["version"],
        build["demo"],
        tuple(dict.fromkeys([*queries.attributions(), build["boundaries_note"]])),
        assets.styles(),
        tuple(map(assets.address, scripts)),
        tuple(map(assets.address, assets.imported(scripts))),
        {**search_lists.addresses(), "words": SEARCH},
    )


def html(path: str, document: Document, navigation: Sequence[Page], island: Mapping[str, Any] | None = None) -> str:
    """The whole document as text; `island` is what wakes the one it holds (web/island.py)."""
    frame = frame_of(path, document, navigation)
    return render("frame.html.j2", document=document, content=document.content, frame=frame, island=island)


def respond(document: Document, navigation: Sequence[Page], island: Mapping[str, Any] | None = None) -> Response:
    """The document as an answer to the current request; it may be remembered."""
    response = Answer(html(request.path, document, navigation, island), document.status, mimetype="text/html")
    response.keep = True
    return response


def current_request(**arguments: str) -> Request:
    """The request being answered."""
    return Request(request.path, arguments, request.args.to_dict(flat=False))


def register(server: Flask, pages: Sequence[Page], islands: Islands) -> None:
    """One route per page; their titles make the navigation."""
    navigation = tuple(page for page in pages if page.navigation)
    server.extensions[PAGES] = navigation

    def answer_with(page: Page) -> None:
        def view(**arguments: str) -> Response:
            island = islands.configuration(page) if page.island else None
            return respond(page.document(current_request(**arguments)), navigation, island)

        for rule in page.rules:
            server.add_url_rule(rule, page.name if rule == page.path else f"{page.name}:{rule}", view)

    for page in pages:
        answer_with(page)


def message(title: str, *paragraphs: str) -> str:
    """A page that only says what is the matter and what to do; needs neither database nor script."""
    return render("message.html.j2", title=title, paragraphs=paragraphs)
