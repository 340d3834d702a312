"""The page "Beratungsanlässe": a document for every address, and the island through which its controls ask for another one.

The query string is the state: form and links lead to addresses, and one reader understands them for the page, the island and the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from dash import ClientsideFunction, Input, Output, html

from dashboard.addresses.notices import Notice, status_of, wrong
from dashboard.addresses.occasion_selection import PATH, address
from dashboard.pages.anlaesse.chosen import Chosen, chosen
from dashboard.pages.anlaesse.form import Form, form
from dashboard.pages.anlaesse.parts import Parts, parts
from dashboard.queries import occasions as queries
from dashboard.queries import selections
from dashboard.queries.occasions import Selection
from dashboard.texts import occasions as texts
from dashboard.web.links import Link, NoticeLine, NoticeList
from dashboard.web.page import Document, Island, Page, Request
from dashboard.web.templates import render


@dataclass(frozen=True)
class Content:
    """What page.html.j2 draws. `notices`: what the address gets wrong, each with the way to the area that may have been meant."""

    notices: NoticeList | None
    form: Form
    parts: Parts
    chosen: Chosen


def document(request: Request) -> Document:
    """The page for the parameters of the address; what the address gets wrong stands on top."""
    choices = queries.choices()
    selection, notices = selections.of_occasions(request.parameters)
    list_parts = parts(selection, choices)
    lines = [NoticeLine(notice.message, _instead(notice)) for notice in notices]
    head = texts.NOTICE if wrong(notices) else texts.NOTICE_OK
    if selection.to_query() != list_parts.query:  # a page behind the last one
        lines.append(NoticeLine(texts.PAST_END.format(page=selection.page)))
        head = texts.NOTICE
    content = Content(
        NoticeList(head, lines) if lines else None, form(selection, choices), list_parts, chosen(selection, list_parts)
    )
    return Document(texts.TITLE, "anlaesse/page.html.j2", content, status_of(notices), scripts=SCRIPTS)


def _instead(notice: Notice) -> Link | None:
    return Link(texts.SHOW_AREA, address(Selection(view="liste", area=notice.near))) if notice.near else None


def answer(query: str | None) -> str:
    """The list for what the controls ask, as HTML; what cannot be applied changes nothing and is said."""
    choices = queries.choices()
    selection, notices = selections.of_occasions(parse_qs(query or ""))
    list_parts = None if notices else parts(selection, choices)
    return str(render("anlaesse/answer.html.j2", parts=list_parts, refused=[notice.message for notice in notices]))


def layout() -> html.Div:
    """Two texts: the query the form asks with, and the HTML that answers it.

    They are children of html.Div and no dcc.Store, whose bundle is 95 kB to load and 470 kB to run; that of html is 6 kB to load.
    """
    return html.Div([html.Div(id="anlaesse-frage"), html.Div(id="anlaesse-antwort")])


def add_callbacks(app: Any) -> None:
    """Ask, draw, return; the script then puts the answer where the document had its parts (assets/occasions.js)."""
    app.callback(
        Output("anlaesse-antwort", "children"), Input("anlaesse-frage", "children"), prevent_initial_call=True
    )(answer)
    app.clientside_callback(ClientsideFunction("occasions", "place"), Input("anlaesse-antwort", "children"))


SCRIPTS = ("copy_link.js", "occasions.js")
PAGE = Page("anlaesse", PATH, texts.TITLE, document, Island(layout, add_callbacks))
