"""The first page: where registered crime and prevention bodies stand. A document that stands without scripts; assets/map makes it live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard.addresses import map_selection
from dashboard.addresses.map_selection import Selection
from dashboard.addresses.notices import Notice, status_of
from dashboard.maps import drawing
from dashboard.maps import view as map_view
from dashboard.maps.painted import Painted
from dashboard.pages.lage import coverage
from dashboard.pages.lage.controls import Controls, controls
from dashboard.pages.lage.legend import Legend, legend
from dashboard.pages.lage.parts import Parts, figure, parts
from dashboard.pages.lage.settings import settings
from dashboard.queries import frame, overview, selections
from dashboard.texts import overview as texts
from dashboard.values.key_figures import KeyFigure
from dashboard.web.page import Document, Page, Request

SCRIPTS = ("map/page.js", "copy_link.js")


@dataclass(frozen=True)
class Council:
    """A status of the registry with its mark as an image."""

    mark: str
    name: str


@dataclass(frozen=True)
class Content:
    """What the template sees. `files` are one file per indicator, for browsers without scripts."""

    notices: Sequence[Notice]
    lead: str
    key_figures: Sequence[KeyFigure]
    view: Selection
    controls: Controls
    settings: Mapping[str, Any]
    painted: Painted
    legend: Legend
    map: Markup
    demo: bool
    demo_registry: bool
    councils: Sequence[Council]
    with_councils: bool
    parts: Parts
    boundaries: str
    coverage: coverage.Coverage
    files: Sequence[tuple[str, str]]


def document(request: Request) -> Document:
    """The page for the parameters of the address; what the address says wrongly is said on top."""
    view, notices = selections.of_map(request.parameters)
    map_figure, indicator = figure(view), selections.map_indicator(view)
    painted = map_figure.painted
    svg = map_view.drawing_of(view.level).svg(painted, map_view.chosen(view))
    content = Content(
        notices,
        coverage.lead(),
        coverage.key_figures(),
        view,
        controls(view),
        settings(view),
        painted,
        legend(painted),
        Markup(svg),  # noqa: S704 (drawn by us)
        bool(indicator["demo"]),
        bool(frame.build()["demo"]),
        [Council(drawing.mark(status, 16), texts.STATUSES[status]) for status in drawing.MARKS],
        view.level == "kommune" and painted.layer == "marken",
        parts(view, map_figure),
        frame.build()["boundaries_note"],
        coverage.section(),
        downloads(),
    )
    return Document(painted.title, "lage/page.html.j2", content, status_of(notices), scripts=SCRIPTS)


def downloads() -> list[tuple[str, str]]:
    """Address and name of one file per indicator, as the page usually shows it."""
    return [_download(map_selection.usual(indicator), indicator["title"]) for indicator in overview.indicators()]


def _download(usual: Selection, title: str) -> tuple[str, str]:
    name = texts.NO_SCRIPT_FILE.format(indicator=title, level=texts.LEVELS[usual.level], year=usual.year)
    return f"{texts.FILE_PATHS['csv']}?kennzahl={usual.indicator}", name


PAGE = Page("lage", map_selection.PATH, texts.TITLE, document)
