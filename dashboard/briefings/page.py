"""The page "Briefing": choose what is written, see all of it, have it written as files."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard import db
from dashboard.addresses.briefing_selection import CONTENT, PATH, address
from dashboard.addresses.notices import OK, Notice, status_of
from dashboard.briefings import catalogue, heartbeat, html, jobs
from dashboard.briefings.content import UnknownBriefingError
from dashboard.briefings.form import Form, form
from dashboard.briefings.identity import identity
from dashboard.briefings.reading import Reading, asked_for, read
from dashboard.texts import briefing_page as texts
from dashboard.web.links import NoticeLine, NoticeList
from dashboard.web.page import Document, Page, Request

TEMPLATE = "briefings/page.html.j2"
SCRIPTS = ("briefing.js", "copy_link.js")
MOST_PREVIEWS, LONGEST_PREVIEW = 6, 600_000  # remembered in a process; letters of one that is
_previews: OrderedDict[str, Markup] = OrderedDict()  # by what they depend on, the one asked for last at the end


@dataclass(frozen=True)
class Content:
    """`preview` is the whole document, or "" with the sentence that says what is needed for it; `is_silent`: nobody writes files just now."""

    notices: NoticeList | None
    form: Form
    preview: Markup
    instead: str
    is_silent: bool
    address: str


def document(request: Request) -> Document:
    """The page for an address; the document is drawn where the address names its content."""
    return of(read(request.parameters), with_preview=CONTENT.name in request.parameters)


def of(reading: Reading, *, with_preview: bool) -> Document:
    """The page for what was read of an address."""
    notices = list(reading.notices)
    preview, instead = Markup(), texts.CHOOSE_AREA_FIRST
    if not reading.missing and reading.content:
        instead = texts.NO_PREVIEW.format(show=texts.SHOW)
        if with_preview:
            preview, refused = _preview(reading)
            notices += refused
            instead = ""
    is_silent = not heartbeat.is_alive(jobs.folder())
    content = Content(_list(notices), form(reading), preview, instead, is_silent, _own_address(reading))
    # Whether somebody writes files may be otherwise the next moment: the page is never remembered, its preview is.
    return Document(texts.TITLE, TEMPLATE, content, status_of(notices), scripts=SCRIPTS, keep=False)


def _own_address(reading: Reading) -> str:
    """What brings this state back, with its data version."""
    return address(replace(reading.selection, version=reading.selection.version or db.shown().version))


def _preview(reading: Reading) -> tuple[Markup, list[Notice]]:
    files, beside = asked_for(reading)
    key = identity(replace(files[0], formats=()), beside)
    if key in _previews:
        _previews.move_to_end(key)
        return _previews[key], []
    with db.reading(reading.selection.version or None):
        try:
            drawn = html.preview(catalogue.build(reading.selection))
        except UnknownBriefingError as error:
            return Markup(), [Notice(str(error), error.status)]
    if len(drawn) <= LONGEST_PREVIEW:
        _previews[key] = drawn
        while len(_previews) > MOST_PREVIEWS:
            _previews.popitem(last=False)
    return drawn, []


def _list(notices: Sequence[Notice]) -> NoticeList | None:
    if not notices:
        return None
    head = texts.NOTICE_OK if status_of(notices) == OK else texts.NOTICE
    return NoticeList(head, [NoticeLine(notice.message) for notice in dict.fromkeys(notices)])


PAGE = Page("briefing", PATH, texts.NAVIGATION, document)
