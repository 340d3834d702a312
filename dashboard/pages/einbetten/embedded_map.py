"""The map of an address of the first page as a document for a frame: drawn by the server, with legend and source, without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard.addresses import embedding_selection
from dashboard.addresses.map_selection import Selection
from dashboard.addresses.notices import Notice, status_of
from dashboard.addresses.weights import in_force, sentence
from dashboard.maps import view as map_view
from dashboard.maps.painted import STANDS, Painted
from dashboard.pages.einbetten.origin import FRAME, SHEET, Origin, origin
from dashboard.pages.lage.legend import Legend, legend
from dashboard.queries import frame, marked_areas, need_structure, selections
from dashboard.texts import embedding as texts
from dashboard.texts import overview as map_texts
from dashboard.web import canonical
from dashboard.web.page import Document, Page, Request


@dataclass(frozen=True)
class Content:
    """What the template sees. `notes`: what else must be said of the picture; `open_at`, `table_at`: the same in the atlas."""

    notices: Sequence[Notice]
    painted: Painted
    map: Markup
    legend: Legend
    notes: Sequence[str]
    demo: bool
    origin: Origin
    open_at: str
    table_at: str


def document(request: Request) -> Document:
    """The map; what the address says in vain is said, as on the first page."""
    view, notices = selections.of_map(request.parameters)
    indicator = selections.map_indicator(view)
    painted = map_view.painted(view, indicator)
    svg = map_view.drawing_of(view.level).svg(painted, map_view.chosen(view))
    content = Content(
        notices,
        painted,
        Markup(svg),  # noqa: S704 (drawn by us)
        # Where the first page has its bar of the seven Stände, a frame has a legend like any other.
        Legend(painted.classes, painted.extra) if painted.layer == STANDS else legend(painted),
        _notes(view),
        bool(indicator["demo"]),
        origin(indicator["attribution"], indicator["licence"], str(frame.build()["boundaries_note"])),
        canonical.absolute(selections.map_address(view)),
        canonical.absolute(selections.map_address(replace(view, view="tabelle"))),
    )
    return Document(
        painted.title,
        "einbetten/embedded_map.html.j2",
        content,
        status_of(notices),
        sheet=SHEET,
        frame=FRAME,
        embeddable=True,
    )


def _notes(view: Selection) -> list[str]:
    """Own weights, and which areas are marked."""
    return [
        *([sentence(in_force(need_structure.inputs(), view.weights))] if view.weights else []),
        *([map_texts.PICTURE_MARKED.format(words=marked_areas.words(view))] if view.is_filtered else []),
    ]


PAGE = Page("embedded_map", embedding_selection.MAP_PATH, texts.TITLE, document, navigation=False)
