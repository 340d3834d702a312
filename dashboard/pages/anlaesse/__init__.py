"""Occasions for advice: the work list with its filters, thresholds, evidence and offers.

The query string is the state. The controls write it on the client (assets/30-anlaesse.js), `show` answers to it, and what was answered
becomes the address of the page. One codec reads it everywhere (queries.anlaesse.read), for the page, the list and the downloads.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from dash import ALL, ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html, no_update

from dashboard.addresses.notices import Notice, status_of
from dashboard.pages.anlaesse import controls, draw
from dashboard.queries import occasions as queries
from dashboard.queries import selections
from dashboard.texts import occasions as texts
from dashboard.web import components

PATH, TITLE = "/anlaesse", texts.TITLE
Content = Any

# in the order of draw.Parts
_SHOWN = [
    Output(f"anlaesse-{name}", "children")
    for name in (
        "kennwerte",
        "gebiet",
        "anzahl",
        "liste",
        "seiten",
        "downloads",
        "regeln",
        "art-stand",
        "ortsart-stand",
        "schwellen-stand",
    )
]
_SET = {"type": "anlaesse-setzen", "name": ALL, "value": ALL}
_THRESHOLD = {"type": "anlaesse-schwelle", "name": ALL}
_FILTERS = ("ort", "kreis", "schwere", "art", "ortsart")


def layout(**parameters: Any) -> html.Div:
    """The page for the parameters of the address; what the address gets wrong stands on top."""
    choices = queries.choices()
    selection, notices = selections.of_occasions(parameters)
    shown = draw.parts(selection, choices)
    messages = [_told(notice) for notice in notices] + draw.past_end(selection, shown)
    return components.page(
        TITLE,
        *([controls.unknown(messages)] if messages else []),
        html.Div(shown.figures, id="anlaesse-kennwerte"),
        controls.filters(selection, choices),
        html.Div(shown.only_area, id="anlaesse-gebiet"),
        draw.list_section(shown),
        draw.rules_section(shown),
        dcc.Store(id="anlaesse-gefragt", data=selection.to_query()),
        dcc.Store(id="anlaesse-gezeigt", data=shown.query),
        dcc.Store(id="anlaesse-adresse"),
        lead=texts.LEAD,
        page_id="anlaesse",
    )


def _told(notice: Notice) -> Content:
    """What the address says wrongly, with the way to the area that may have been meant."""
    return (
        [notice.message, " ", html.A(texts.SHOW_AREA, href=f"{PATH}?gebiet={notice.near}")]
        if notice.near
        else notice.message
    )


def status(parameters: dict[str, Any]) -> int:
    """Status of the document: 404 for an area that does not exist, 400 for anything else that cannot be read."""
    return status_of(selections.of_occasions(parameters)[1])


@callback(
    *_SHOWN,
    Output("anlaesse-gezeigt", "data"),
    Output("anlaesse-schwellen-meldung", "children"),
    Input("anlaesse-gefragt", "data"),
    prevent_initial_call=True,
)
def show(asked: str) -> tuple[Any, ...]:
    """The list for what the controls ask; what cannot be applied changes nothing and is said."""
    choices = queries.choices()
    selection, notices = selections.of_occasions(parse_qs(asked))
    if notices:
        return *[no_update] * (len(_SHOWN) + 1), controls.refused([notice.message for notice in notices])
    return *draw.parts(selection, choices).children(), None


clientside_callback(
    ClientsideFunction("anlaesse", "ask"),
    Output("anlaesse-gefragt", "data"),
    *(Input(f"anlaesse-{name}", "value") for name in (*_FILTERS, "ansicht")),
    Input(_THRESHOLD, "value"),
    Input(_SET, "n_clicks"),
    Input("anlaesse-ohne-filter", "n_clicks"),
    State(_THRESHOLD, "id"),
    State("anlaesse-gezeigt", "data"),
    State("anlaesse-gefragt", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("anlaesse", "unfilter"),
    *(Output(f"anlaesse-{name}", "value") for name in _FILTERS),
    Input("anlaesse-ohne-filter", "n_clicks"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("anlaesse", "restore"),
    Output(_THRESHOLD, "value"),
    Input({"type": "anlaesse-schwelle-vorgabe", "name": ALL}, "n_clicks"),
    Input("anlaesse-schwellen-vorgabe", "n_clicks"),
    State(_THRESHOLD, "value"),
    State(_THRESHOLD, "id"),
    State("anlaesse-vorgaben", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("anlaesse", "remember"),
    Output("anlaesse-adresse", "data"),
    Input("anlaesse-gezeigt", "data"),
    prevent_initial_call=True,
)
