"""The live part of /analyse: what its form and its figures ask, and what answers them. Both are asked with a query string, as an address has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from dash import ClientsideFunction, Input, Output, dcc, html, no_update

from dashboard.addresses.analysis_selection import Selection
from dashboard.analysis import funnel, rank_bands, scatter, series, spread
from dashboard.analysis.board import board
from dashboard.analysis.layout import Figure
from dashboard.analysis.rows import Board
from dashboard.queries import analysis
from dashboard.web.page import Island
from dashboard.web.place import Place

Answer = Callable[[str | None], str]
Draw = Callable[[Board, Selection, frozenset[str]], Figure]
BLANK: Figure = {"data": [], "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}}}
TOOLS = ("select", "lasso", "pan")  # Plotly's words for rectangle, lasso, move


def _scatter(rows: Board, selection: Selection, chosen: frozenset[str]) -> Figure:
    return scatter.figure(rows, chosen, colour=selection.colour, intervals=selection.intervals)


# By the name in ids (analyse-platz-<name>); in the order of the document.
FIGURES: dict[str, Draw] = {
    "zusammenschau": _scatter,
    "trichter": lambda rows, _, chosen: funnel.figure(rows, chosen),
    "verteilung": lambda rows, _, chosen: spread.figure(rows, chosen),
    "verlauf": lambda rows, selection, _: series.figure(rows, index=selection.index),
    "rang": lambda rows, _, chosen: rank_bands.figure(rows, chosen),
}


def _graph(name: str) -> Place:
    """A figure at its place. Whoever does not see it has the table; so it is hidden from screen readers there, and has no buttons in it."""
    graph = dcc.Graph(
        id=f"analyse-{name}",
        figure=BLANK,
        config={
            "responsive": True,  # in width; the height is the figure's own, which `responsive` of the graph itself would take away
            "displayModeBar": False,
            "displaylogo": False,
            "showSendToCloud": False,
            "showTips": False,
            "showAxisDragHandles": False,
            "showAxisRangeEntryBoxes": False,
            "doubleClick": "reset",
            "scrollZoom": False,
            "editable": False,
            "locale": "de",
        },
    )
    return Place(graph, place=f"analyse-platz-{name}")


def island(answer: Answer) -> Island:
    """Two conversations. `answer`: from a query string to the parts of the document as HTML; and one for each figure."""

    def layout() -> html.Div:
        asked = [html.Div(id=f"analyse-frage-{name}") for name in FIGURES]
        return html.Div(
            [html.Div(id="analyse-frage"), html.Div(id="analyse-antwort"), *asked, *(_graph(name) for name in FIGURES)]
        )

    def add_callbacks(app: Any) -> None:
        app.callback(
            Output("analyse-antwort", "children"), Input("analyse-frage", "children"), prevent_initial_call=True
        )(answer)
        app.clientside_callback(ClientsideFunction("analysis", "place"), Input("analyse-antwort", "children"))
        for name, draw in FIGURES.items():
            app.callback(
                Output(f"analyse-{name}", "figure"),
                Input(f"analyse-frage-{name}", "children"),
                prevent_initial_call=True,
            )(_drawing(draw))

    return Island(layout, add_callbacks)


def _drawing(draw: Draw) -> Callable[[str | None], Any]:
    """The answer of a figure; without a question it stays as it is."""
    return lambda question: drawn(draw, question) if question else no_update


def drawn(draw: Draw, question: str) -> Figure:
    """A figure for a question: what dragging does in it (one of TOOLS, or nothing), "?", and a query string.

    What a visitor encircled is not kept as an outline: it is chosen by then, and Plotly would choose it again after every drawing. `meta`
    tells the script the ranges to go back to, and whether areas can be encircled in this figure.
    """
    tool, _, query = question.partition("?")
    selection, _ = analysis.read(parse_qs(query))
    figure = draw(board(selection), selection, frozenset(analysis.chosen(selection)))
    layout = figure["layout"]
    ranges = {name: axis["range"] for name, axis in layout.items() if "axis" in name and "range" in axis}
    drags = layout["dragmode"] == TOOLS[0]  # the others have no areas to choose
    own: dict[str, Any] = {
        "dragmode": (tool if tool in TOOLS else False) if drags else layout["dragmode"],
        "selections": [],
        "selectionrevision": question,
        "meta": {"ranges": ranges, "drags": drags},
    }
    return {**figure, "layout": {**layout, **own}}
