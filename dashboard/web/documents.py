"""From a page to an answer: the request read, the document asked for, the frame drawn around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from dashboard import db
from dashboard.addresses import area_search, feedback_selection
from dashboard.queries import frame as queries
from dashboard.texts.area_search import HEADER_SEARCH, SEARCH
from dashboard.web import assets, search_lists
from dashboard.web.delivery import Answer
from dashboard.web.island import Islands
from dashboard.web.page import Document, Page, Request
from dashboard.web.redirects import CATCH_ALL
from dashboard.web.templates import render

PROFILE_ADDRESS = "/gebiet/{id}"
# What every page may use: the search box in its head, pictures of charts.
SCRIPTS = ("header_search.js", "figures.js")
PLACES = "places"  # extension of the server: names of the pages that stand at an address
LOGIN = "login"  # extension of the server: where somebody signs in, if they can; set by whoever knows
PAGES = "pages"  # extension of the server: the pages in head or foot


@dataclass(frozen=True)
class Frame:
    """What stands around a document: the pages in head and foot, the build, the sources, the lists of the search boxes,
    the address of the login ("" where there is none)."""

    path: str
    navigation: Sequence[Page]
    footer: Sequence[Page]
    feedback: str
    version: str
    demo: bool
    invented_crime: bool
    attributions: Sequence[str]
    sheet: str
    scripts: Sequence[str]
    modules: Sequence[str]
    search_lists: Mapping[str, object]
    search_label: str = HEADER_SEARCH
    login: str = ""
    search_address: str = area_search.PATH
    longest_search: int = area_search.LONGEST
    profile_address: str = PROFILE_ADDRESS


def frame_of(path: str, document: Document, pages: Sequence[Page]) -> Frame:
    """The frame of a document at an address; `pages` are those in head or foot."""
    build, scripts = queries.build(), (*SCRIPTS, *document.scripts)
    return Frame(
        path,
        [page for page in pages if page.navigation],
        [page for page in pages if page.footer],
        feedback_selection.address(path if is_page(path) else ""),
        build["version"],
        build["demo"],
        queries.has_invented_crime(),
        tuple(dict.fromkeys([*queries.attributions(), build["boundaries_note"]])),
        assets.address(document.sheet),
        tuple(map(assets.address, scripts)),
        tuple(map(assets.address, assets.imported(scripts))),
        {**search_lists.addresses(), "words": SEARCH},
        login="" if db.is_preview() else current_app.extensions.get(LOGIN, ""),
    )


def html(path: str, document: Document, pages: Sequence[Page], island: Mapping[str, Any] | None = None) -> str:
    """The whole document as text; `island` is what wakes the one it holds (web/island.py)."""
    frame = frame_of(path, document, pages)
    return render(document.frame, document=document, content=document.content, frame=frame, island=island)


def respond(document: Document, pages: Sequence[Page], island: Mapping[str, Any] | None = None) -> Response:
    """The document as an answer to the current request, or the way to the one that answers instead; it may be remembered."""
    if document.location:
        return Response(status=302, headers={"Location": document.location})
    response = Answer(html(request.path, document, pages, island), document.status, mimetype="text/html")
    response.keep = document.keep
    if not document.keep:
        response.headers["Cache-Control"] = "no-store"
    response.embeddable = document.embeddable
    return response


def current_request(**arguments: str) -> Request:
    """The request being answered."""
    return Request(request.path, arguments, request.args.to_dict(flat=False))


def is_page(path: str) -> bool:
    """Whether a page stands at a path of this server; the one that says that there is none does not count."""
    try:
        endpoint, _ = current_app.url_map.bind("").match(path)
    except HTTPException:
        return False
    return endpoint.partition(":")[0] in current_app.extensions[PLACES]


def register(server: Flask, pages: Sequence[Page], islands: Islands) -> None:
    """One route per page; their titles make the navigation in head and foot."""
    framing = tuple(page for page in pages if page.navigation or page.footer)
    server.extensions[PAGES] = framing
    server.extensions[PLACES] = frozenset(page.name for page in pages if page.path != CATCH_ALL)

    def answer_with(page: Page) -> None:
        def view(**arguments: str) -> Response:
            # In a preview the document stands without: its conversation would read what is published.
            island = islands.configuration(page) if page.island and not db.is_preview() else None
            return respond(page.document(current_request(**arguments)), framing, island)

        for rule in page.rules:
            server.add_url_rule(rule, page.name if rule == page.path else f"{page.name}:{rule}", view)

    for page in pages:
        answer_with(page)


def message(title: str, *paragraphs: str) -> str:
    """A page that only says what is the matter and what to do; needs neither database nor script."""
    return render("message.html.j2", title=title, paragraphs=paragraphs)
