"""The first page: where registered crime and prevention bodies stand. Drawn by the scripts 20- to 29- in assets from two answers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dash import Input, Output, callback, dcc, html

from dashboard.addresses.notices import OK, Notice, status_of
from dashboard.need import answer as need_answer
from dashboard.pages.lage import controls, coverage, figure, panel, settings
from dashboard.pages.lage import routes as map_routes
from dashboard.queries import selections
from dashboard.texts import overview as texts
from dashboard.web import components

PATH, TITLE = "/", texts.TITLE


def layout(**parameters: Any) -> html.Div:
    """The page for the parameters of the address; what the address says wrongly is told on top."""
    chosen, notices = selections.of_map(parameters)
    return components.page(
        TITLE,
        coverage.key_figures(),
        html.Div(
            [
                controls.row(),
                *controls.weights(chosen.indicator == need_answer.INDICATOR),
                html.Div([figure.card(), panel.aside(chosen)], className="lage-raster"),
                dcc.Store(id="lage-gebiet", data=chosen.area),
                html.P(id="lage-ansage", className="nur-vorlesen", role="status", **components.aria(live="polite")),
            ],
            id="lage",
            className="lage",
            **settings.attribute(chosen),
        ),
        coverage.section(),
        lead=coverage.lead(),
        notices=[_told(notice) for notice in notices],
    )


def _told(notice: Notice) -> Any:
    """What the address says wrongly, with the way to the area that may have been meant."""
    if not notice.near:
        return notice.message
    return [notice.message, " ", html.A(texts.SHOW_AREA, href=f"/?gebiet={notice.near}")]


def preloads(parameters: dict[str, Any]) -> list[str]:
    """Addresses the page will fetch first, so that the browser can ask for them before any script runs."""
    chosen, _ = selections.of_map(parameters)
    return [
        map_routes.map_address(chosen.level),
        map_routes.values_address(chosen.level, chosen.indicator, weights=chosen.weights),
    ]


def picture(parameters: dict[str, Any]) -> str:
    """Address of the map as an image; what the address says wrongly is left out."""
    return texts.FILE_PATHS["svg"] + (
        f"?{urlencode(parameters, doseq=True)}" if parameters and status(parameters) == OK else ""
    )


def status(parameters: dict[str, Any]) -> int:
    """Status of the document: 404 for an area that does not exist, 400 for anything else that cannot be read."""
    return status_of(selections.of_map(parameters)[1])


@callback(
    Output("lage-gebietskopf", "children"),
    Output("lage-gebietsfakten", "children"),
    Input("lage-gebiet", "data"),
    prevent_initial_call=True,
)
def show_area(area_id: str) -> tuple[Any, Any]:
    """Head and facts of the panel for the area chosen on the map."""
    return panel.head(area_id), panel.facts(area_id)
