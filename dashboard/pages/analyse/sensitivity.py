"""The page "Gewichte prüfen": need and structure under weights of one's own, and what the places of the default hang on.

The query string is the state: form and links lead to addresses, and one reader understands them for the page, the island and the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from dash import ClientsideFunction, Input, Output, html
from markupsafe import Markup

from dashboard.need import view as need_view
from dashboard.pages.analyse.frame import framed
from dashboard.pages.analyse.sensitivity_form import Form, form
from dashboard.pages.analyse.sensitivity_map import small_map
from dashboard.pages.analyse.sensitivity_parts import Parts, effects, parts
from dashboard.pages.lage.legend import Legend, legend
from dashboard.queries import need_structure, selections
from dashboard.texts import analysis_pages
from dashboard.texts import need as need_texts
from dashboard.texts import need_sensitivity as texts
from dashboard.web.page import Document, Island, Page, Request
from dashboard.web.table import Table
from dashboard.web.templates import render

NAME = "sensitivity"
SCRIPTS = ("copy_link.js", "sensitivity.js")


@dataclass(frozen=True)
class Content:
    """What sensitivity.html.j2 draws; `effects` None where no indicator can be left out."""

    form: Form
    map: Markup
    parts: Parts
    legend: Legend
    effects: Table | None


def document(request: Request) -> Document:
    """The page for the parameters of the address; without places it says so."""
    selection, notices = selections.of_sensitivity(request.parameters)
    part = None
    if need_structure.inputs() and need_structure.places():
        view = need_view.of_weights(selection.weights)
        drawn = parts(selection, view)
        svg = Markup(small_map(view, selection.pointed))  # noqa: S704 (drawn by us)
        part = Content(form(selection, view), svg, drawn, legend(drawn.painted), effects(view))
    return framed(NAME, part, notices, selection.pointed, SCRIPTS if part else ())


def answer(query: str | None) -> str:
    """The parts for what the controls ask, as HTML; what cannot be applied changes nothing and is said."""
    selection, notices = selections.of_sensitivity(parse_qs(query or ""))
    refused = [each.message for each in notices if each.message != need_texts.WEIGHTS_DEFAULT]  # what is on show stays
    if not need_structure.places():
        refused = [texts.NOTHING]
    if refused:
        return str(render("analyse/sensitivity_answer.html.j2", parts=None, refused=refused))
    drawn = parts(selection, need_view.of_weights(selection.weights))
    return str(render("analyse/sensitivity_answer.html.j2", parts=drawn, legend=legend(drawn.painted), refused=[]))


def layout() -> html.Div:
    """Two texts: the query the form asks with, and the HTML that answers it (see pages/anlaesse/page.py)."""
    return html.Div([html.Div(id="gewichte-frage"), html.Div(id="gewichte-antwort")])


def add_callbacks(app: Any) -> None:
    """Ask, draw, return; the script then puts the answer where the document had its parts (assets/sensitivity.js)."""
    app.callback(
        Output("gewichte-antwort", "children"),
        Input("gewichte-frage", "children"),
        prevent_initial_call=True,
    )(answer)
    app.clientside_callback(ClientsideFunction("sensitivity", "place"), Input("gewichte-antwort", "children"))


_TEXT = analysis_pages.PAGES[NAME]
PAGE = Page("analyse_gewichte", _TEXT.path, _TEXT.title, document, Island(layout, add_callbacks), navigation=False)
