"""Up to ten areas side by side and against a reference, or a group of any size: every state is an address, and works without any script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.addresses.comparison_selection import MOST, PATH, Selection, address
from dashboard.addresses.notices import OK, Notice, status_of
from dashboard.comparison import sides
from dashboard.pages.vergleich import controls, filtered, indicator, matrix
from dashboard.pages.vergleich.years import Years, years
from dashboard.queries import comparison, selections
from dashboard.queries.areas import areas
from dashboard.queries.indicators import indicators
from dashboard.texts import comparison_filter as filter_texts
from dashboard.texts import comparison_page as texts
from dashboard.web import canonical
from dashboard.web.links import Link, NoticeLine, NoticeList
from dashboard.web.page import Document, Page, Request

TEMPLATE = "vergleich/page.html.j2"
SCRIPTS = ("comparison.js", "copy_link.js")


@dataclass(frozen=True)
class Content:
    """`address` brings this state back. With areas there is what they show, with a filter all Kommunen that pass (`filtered`, None where none
    does), with neither of them examples."""

    title: str
    lead: str
    address: str
    notices: NoticeList | None
    controls: controls.Controls
    examples: Sequence[Link] = ()
    now: indicator.Now | None = None
    years: Years | None = None
    matrix: matrix.Matrix | None = None
    filtered: filtered.Filtered | None = None
    nothing_passes: str = ""
    printed: str = ""


def document(request: Request) -> Document:
    """The page for the parameters of the address."""
    selection, notices = selections.of_comparison(request.parameters)
    if selection.areas:
        content = _chosen(selection, notices)
    elif selection.filtered:
        content = _filtered(selection, notices)
    else:
        content = _empty(selection, notices)
    return Document(content.title, TEMPLATE, content, status_of(notices), scripts=SCRIPTS)


def _chosen(selection: Selection, notices: Sequence[Notice]) -> Content:
    view = comparison.view(selection)
    own = address(selection)
    return Content(
        title=sides.heading(selection),
        lead=sides.group_sentence(selection) if selection.group else texts.LEAD,
        address=own,
        notices=_notices(notices, selection),
        controls=controls.controls(selection, view.indicator, view.newest),
        now=indicator.now(view),
        years=years(view),
        matrix=matrix.matrix(view),
        printed=texts.ADDRESS.format(address=canonical.absolute(own)),
    )


def _filtered(selection: Selection, notices: Sequence[Notice]) -> Content:
    view = comparison.of_filter(selection)
    chosen = next(each for each in indicators() if each["indicator_id"] == selection.indicator)
    own = address(selection)
    return Content(
        title=filtered.title(selection, len(view.selection.areas) if view else 0),
        lead="",
        address=own,
        notices=_notices(notices, selection),
        controls=controls.controls(selection, chosen, view.newest if view else chosen["periods"][-1]),
        filtered=filtered.filtered(view, selection) if view else None,
        nothing_passes="" if view else filter_texts.NOTHING_PASSES,
        printed=texts.ADDRESS.format(address=canonical.absolute(own)),
    )


def _empty(selection: Selection, notices: Sequence[Notice]) -> Content:
    chosen = next(each for each in indicators() if each["indicator_id"] == selection.indicator)
    return Content(
        title=texts.TITLE,
        lead=texts.LEAD_EMPTY,
        address=address(selection),
        notices=_notices(notices, selection),
        controls=controls.controls(selection, chosen, chosen["periods"][-1]),
        examples=controls.examples(selection),
    )


def _notices(notices: Sequence[Notice], selection: Selection) -> NoticeList | None:
    if not notices:
        return None
    head = texts.NOTICE_OK if status_of(notices) == OK else texts.NOTICE
    return NoticeList(head, [NoticeLine(notice.message, _instead(notice, selection)) for notice in notices])


def _instead(notice: Notice, selection: Selection) -> Link | None:
    """The way to the area that may have been meant, where it can stand beside the others."""
    near = areas().by_id.get(notice.near)
    row = areas().at_level(near, selection.level) if near and selection.areas else near
    if row is None or row in selection.areas or len(selection.areas) >= MOST:
        return None
    return Link(texts.TAKE_AREA.format(name=row.label), address(selection.own((*selection.areas, row))))


PAGE = Page("vergleich", PATH, texts.TITLE, document)
