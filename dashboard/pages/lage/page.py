"""The first page: where prevention bodies are missing, and what else is known of the areas.

A document that stands without scripts; assets/map makes it live.
"""

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
from dashboard.queries import frame, selections
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from dashboard.web import canonical
from dashboard.web.assets import FIRST_SHEET
from dashboard.web.page import Document, Page, Request

SCRIPTS = ("map/page.js", "copy_link.js")


@dataclass(frozen=True)
class Council:
    """A status of the registry with its mark as an image."""

    mark: str
    name: str


@dataclass(frozen=True)
class Content:
    """What the template sees."""

    notices: Sequence[Notice]
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


def document(request: Request) -> Document:
    """The page for the parameters of the address; what the address says wrongly is said on top."""
    view, notices = selections.of_map(request.parameters)
    map_figure, indicator = figure(view), selections.map_indicator(view)
    painted = map_figure.painted
    svg = map_view.drawing_of(view.level).svg(painted, map_view.chosen(view))
    content = Content(
        notices,
        view,
        controls(view),
        settings(view),
        painted,
        legend(painted),
        Markup(svg),  # noqa: S704 (drawn by us)
        bool(indicator["demo"]),
        bool(frame.build()["demo"]),
        [Council(drawing.mark(status, 16), STATUSES[status]) for status in drawing.MARKS],
        view.level == "kommune" and painted.layer == "marken",
        parts(view, map_figure),
        frame.build()["boundaries_note"],
        coverage.section(),
    )
    return Document(
        painted.title,
        "lage/page.html.j2",
        content,
        status_of(notices),
        scripts=SCRIPTS,
        sheet=FIRST_SHEET,
        embedding=canonical.oembed(selections.map_address(view)),
    )


PAGE = Page("lage", map_selection.PATH, texts.TITLE, document)
