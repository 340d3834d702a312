"""The page that gives the code to copy for a map or a chart, with a preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.addresses import embedding_selection as addresses
from dashboard.addresses.notices import Notice, status_of
from dashboard.maps import view as map_view
from dashboard.pages.einbetten import embedded_chart as charts
from dashboard.pages.einbetten.origin import source_line
from dashboard.queries import frame, selections
from dashboard.texts import embedding as texts
from dashboard.web import canonical, embedding
from dashboard.web.page import Document, Page, Request

WIDTH, MAP_HEIGHT, CHART_HEIGHT = 720, 900, 480  # pixels


@dataclass(frozen=True)
class Embedded:
    """A figure that can be embedded: its title, its path on this server, the line of its source, and its height in pixels."""

    title: str
    path: str
    source: str
    height: int


@dataclass(frozen=True)
class Content:
    """What the template sees; `embedded` None where the address names nothing. `address` is complete where the operator has stated one."""

    notices: Sequence[Notice]
    embedded: Embedded | None
    code: str
    oembed: str
    allowed: str
    has_address: bool


def embedded(parameters: Mapping[str, Any]) -> tuple[Embedded | None, list[Notice]]:
    """The figure an address names (as the first page writes it, or as a chart), and what it asks for in vain."""
    picture, refused = addresses.read_picture(parameters)
    if picture in addresses.CHARTS:
        chart, notices = addresses.read_chart(parameters, frame.build()["version"])
        found = charts.drawn(chart)
        if found is None:
            return None, [*notices, charts.missing(chart)]
        of_chart = found.series.indicator
        source = source_line(of_chart["attribution"], of_chart["licence"])
        path = f"{addresses.CHART_PATH}?{chart.query()}"
        return Embedded(found.figure.title, path, source, CHART_HEIGHT), notices
    of_map = {name: value for name, value in parameters.items() if name != addresses.PICTURE.name}
    view, notices = selections.of_map(of_map)
    indicator = selections.map_indicator(view)
    query = selections.map_query(view)
    source = source_line(indicator["attribution"], indicator["licence"])
    path = f"{addresses.MAP_PATH}?{query}" if query else addresses.MAP_PATH
    return Embedded(map_view.painted(view, indicator).title, path, source, MAP_HEIGHT), [*refused, *notices]


def frame_code(figure: Embedded, address: str, width: int = WIDTH, height: int | None = None) -> str:
    """The frame as HTML, with the line of its source under it; `address` of the document inside."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(figure.title)}" width="{width}" height="{height or figure.height}" '
        f'style="border:0;max-width:100%" loading="lazy"></iframe>\n<p>{escape(figure.source)}</p>'
    )


def document(request: Request) -> Document:
    """The page."""
    figure, notices = embedded(request.parameters)
    content = Content(
        notices,
        figure,
        frame_code(figure, canonical.absolute(figure.path)) if figure else "",
        canonical.absolute("/oembed?url=…"),
        _allowed(),
        canonical.absolute("/") != "/",
    )
    return Document(texts.TITLE, "einbetten/code.html.j2", content, status_of(notices))


def _allowed() -> str:
    if not embedding.is_allowed():
        return ""
    who = embedding.embedders()
    return texts.ALLOWED.format(who=texts.ANYBODY if who == embedding.ANYBODY else who)


PAGE = Page("embedding", addresses.PATH, texts.TITLE, document, navigation=False)
