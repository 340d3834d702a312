"""Up to ten areas side by side and against a reference. Plain HTML: every state is an address, and works without any script."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.addresses.comparison_selection import MOST, PATH, Selection, address
from dashboard.addresses.notices import OK, Notice, status_of
from dashboard.comparison import words
from dashboard.pages.vergleich import controls, matrix, single
from dashboard.queries import comparison, indicators, selections
from dashboard.queries.areas import areas
from dashboard.queries.comparison import View
from dashboard.texts import comparison_page as texts
from dashboard.web import canonical
from dashboard.web.copy_link import SCRIPT, copy_button
from dashboard.web.markup import Content, el
from dashboard.web.page import Document, Page, Request

TITLE = texts.TITLE
SCRIPTS = ("comparison.js", SCRIPT)


def document(request: Request) -> Document:
    """The page for the parameters of the address."""
    selection, notices = selections.of_comparison(request.parameters)
    title = words.heading(selection)
    indicator = next(each for each in indicators.indicators() if each["indicator_id"] == selection.indicator)
    head = el(
        "div",
        el("h1", title, tabindex="-1"),
        el("p", _lead(selection), class_="leitsatz"),
        _copy(selection),
        class_="seitenkopf vgl-kopf",
    )
    view = comparison.look(selection) if selection.areas else None
    panel = controls.panel(selection, indicator, view.newest if view else indicator["periods"][-1])
    body = el(
        "div",
        _notices(notices, selection),
        head,
        panel,
        _shown(selection, view),
        class_="seite",
        id="vergleich",
        data_zustand=address(selection),
    )
    return Document(title, "markup.html.j2", body, status_of(notices), scripts=SCRIPTS)


def _shown(selection: Selection, view: View | None) -> Content:
    if view is None:
        return controls.examples(selection)
    own = el("p", texts.ADDRESS.format(address=canonical.absolute(address(selection))), class_="vgl-adresse")
    return [*single.sections(view), matrix.section(view), own]


def _lead(selection: Selection) -> str:
    return words.group_sentence(selection) if selection.group else texts.LEAD


def _copy(selection: Selection) -> Content:
    if not selection.areas:
        return None
    return el("p", copy_button(address(selection)), class_="nur-mit-skript")


def _notices(notices: Sequence[Notice], selection: Selection) -> Content:
    if not notices:
        return None
    lines = el("ul", [el("li", notice.message, _instead(notice, selection)) for notice in notices])
    head = texts.NOTICE_FINE if status_of(notices) == OK else texts.NOTICE
    return el("div", el("p", head), lines, class_="meldung meldung-hinweis", role="status")


def _instead(notice: Notice, selection: Selection) -> Content:
    """The way to the area that may have been meant, where it can stand beside the others."""
    near = areas().by_id.get(notice.near)
    here = areas().at_level(near, selection.level) if near and selection.areas else near
    if here is None or here in selection.areas or len(selection.areas) >= MOST:
        return None
    chosen = selection.own((*selection.areas, here))
    return [" ", el("a", texts.TAKE_AREA.format(name=here.label), href=address(chosen), data_zustand=True)]


PAGE = Page("vergleich", PATH, TITLE, document)
