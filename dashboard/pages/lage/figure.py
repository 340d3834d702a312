"""The card with map or table, legend, strip of values, definition and sources. The scripts fill what depends on the values."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.maps import drawing
from dashboard.pages.lage import controls
from dashboard.queries import frame
from dashboard.texts import overview as texts
from dashboard.web import components
from dashboard.web.components import aria


def card() -> html.Section:
    """The whole figure."""
    return html.Section(
        [_head(), _map(), html.Div(id="lage-tabelle", hidden=True), _strip(), _about(), _foot()],
        className="flaeche bild",
        **aria(labelledby="lage-titel"),
    )


def _head() -> html.Div:
    mark = html.Span(components.demo_mark(), id="lage-demo", hidden=True)
    title = html.Div([html.H2(id="lage-titel"), mark], className="bild-titel")
    return html.Div(
        [html.Div([title, html.P(texts.MAP_LOADING, id="lage-satz")]), controls.view()], className="bild-kopf"
    )


def _map() -> html.Div:
    hint = html.Div(id="lage-hinweis", className="kartenhinweis", hidden=True)
    frame_of_map = html.Div(hint, id="lage-karte", className="kartenrahmen")
    return html.Div(
        [frame_of_map, html.Div([_legend(), _councils(), _zoom()], className="beiwerk")],
        id="lage-kartenansicht",
        className="kartenansicht",
    )


def _legend() -> html.Div:
    return html.Div(
        [html.H3(id="lage-einheit"), html.Div(id="lage-legende"), html.P(id="lage-verfahren", className="klein")],
        className="legende",
        role="group",
        **aria(label=texts.LEGEND),
    )


def _councils() -> html.Div:
    items = [html.Li([picture(status), texts.STATUSES[status]]) for status in drawing.MARKS]
    marks = [components.demo_mark()] if frame.build()["demo"] else []
    without = html.Li(texts.SCRIPT["councilLegendNone"], className="ohne")
    return html.Div(
        [html.H3([texts.COUNCIL_LEGEND, *marks]), html.Ul([*items, without], className="marken-liste")],
        id="lage-marken",
        className="legende",
    )


def picture(status: str) -> html.Img:
    """The mark of a status beside its word."""
    return html.Img(src=drawing.mark(status), alt="", className="zeichenbild", width="16", height="16")


def _zoom() -> html.Div:
    def button(what: str, sign: str, label: str) -> html.Button:
        return html.Button(
            sign, type="button", className="knopf", title=label, **{**aria(label=label), "data-zoom": what}
        )

    zoom = [
        button("ein", "+", texts.ZOOM_IN),
        button("aus", "−", texts.ZOOM_OUT),
        button("alles", texts.ZOOM_ALL, texts.ZOOM_ALL),
    ]
    pan = [button(what, sign, texts.PAN[what]) for what, sign in zip(texts.PAN, "←↑↓→", strict=True)]
    return html.Div(
        [
            html.Div(zoom, className="gruppe"),
            html.Div(pan, className="gruppe"),
            html.P(texts.ZOOM_HINT, className="klein"),
        ],
        className="zoom",
        role="group",
        **aria(label=texts.ZOOM),
    )


def _strip() -> html.Figure:
    return html.Figure(
        [html.Figcaption(id="lage-streifensatz", className="klein"), html.Div(id="lage-streifen")],
        className="streifenbild",
    )


def _about() -> html.Details:
    caveats = html.Div([html.H3(texts.CAVEATS), html.Ul(id="lage-hinweise")])
    return html.Details(
        [html.Summary(texts.DEFINITION), html.Div([html.Div(id="lage-definition"), caveats], className="erklaerung")],
        className="aufklapp",
    )


def _foot() -> html.Div:
    links = [*_files(), html.Li(components.copy_link(id="lage-verweis"))]
    sources = components.source_note([html.Span(id="lage-quelle"), frame.build()["boundaries_note"]])
    return html.Div([html.Ul(links, className="link-reihe"), sources], className="bild-fuss")


def _files() -> list[html.Li]:
    """The view as files; the script of the page writes the parameters of the view behind each address (data-datei)."""
    names = texts.DOWNLOADS
    picture: Any = {"data-png": "/karte.svg", "data-datei": "/karte.svg"}
    png = html.Button(names["png"], type="button", className="knopf-text", **picture)
    return [
        *(html.Li(html.A(names[kind], href=path, **_file(path))) for kind, path in texts.FILE_PATHS.items()),
        html.Li(png),
    ]


def _file(path: str) -> Any:
    return {"data-datei": path, "download": ""}
