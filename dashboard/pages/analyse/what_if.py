"""The page "Was wäre, wenn": measures in Kommunen, what they would settle and which coverage would follow. Every state is an address."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from dash import ClientsideFunction, Input, Output, html
from markupsafe import Markup

from dashboard.addresses.notices import wrong
from dashboard.addresses.what_if_selection import PATH
from dashboard.charts import gain_bar
from dashboard.pages.analyse.frame import framed
from dashboard.pages.analyse.what_if_form import Form, form
from dashboard.pages.analyse.what_if_parts import Parts, drawn_map, parts
from dashboard.queries import what_if as queries
from dashboard.queries.what_if import Measure
from dashboard.texts import what_if as texts
from dashboard.web.page import Document, Island, Page, Request
from dashboard.web.templates import render


@dataclass(frozen=True)
class Content:
    """What what_if.html.j2 draws; `map` and `patterns` of the bars once for the page, `looks` in the words of the legend for the script."""

    form: Form
    parts: Parts
    measures: tuple[Measure, ...]
    patterns: Markup
    map: Markup
    looks: str


def document(request: Request) -> Document:
    """The page for the parameters of the address; what the address gets wrong stands on top."""
    selection, notices = queries.read(request.parameters)
    patterns = Markup(gain_bar.shared_patterns())  # noqa: S704 (drawn by us)
    drawn = parts(selection)
    looks = json.dumps(texts.LOOKS, ensure_ascii=False)
    content = Content(form(selection), drawn, queries.measures(), patterns, drawn_map(drawn), looks)
    return framed("what_if", content, notices, selection.chosen, SCRIPTS)


def answer(query: str | None) -> str:
    """The parts for what the form asks, as HTML; what cannot be applied changes nothing and is said."""
    selection, notices = queries.read(parse_qs(query or ""))
    refused = [notice.message for notice in wrong(notices)]
    drawn = None if refused else parts(selection)
    return str(render("analyse/what_if_answer.html.j2", parts=drawn, refused=refused))


def layout() -> html.Div:
    """Two texts: the query the form asks with, and the HTML that answers it (see pages/anlaesse/page.py)."""
    return html.Div([html.Div(id="wenn-frage"), html.Div(id="wenn-antwort")])


def add_callbacks(app: Any) -> None:
    """Ask, compute, return; the script then puts the answer where the document had its parts (assets/what_if.js)."""
    app.callback(Output("wenn-antwort", "children"), Input("wenn-frage", "children"), prevent_initial_call=True)(answer)
    app.clientside_callback(ClientsideFunction("what_if", "place"), Input("wenn-antwort", "children"))


SCRIPTS = ("copy_link.js", "what_if.js")
PAGE = Page("analyse_was_waere_wenn", PATH, texts.TITLE, document, Island(layout, add_callbacks), navigation=False)
