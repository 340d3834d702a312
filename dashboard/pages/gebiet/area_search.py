"""The search for an area without scripts: /suche?suche=…; it leads to the profile where only one area can be meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.addresses import area_search, profile_selection
from dashboard.addresses.notices import GONE, Notice, status_of
from dashboard.pages.gebiet import unknown_area
from dashboard.pages.gebiet.unknown_area import Suggestion
from dashboard.queries import frame
from dashboard.queries.area_search import areas_named
from dashboard.texts import area_search as texts
from dashboard.texts import profile_notices as notice_texts
from dashboard.web.page import Document, Page, Request

MOST = 50


@dataclass(frozen=True)
class Content:
    """What was found, under a sentence `lead` ("" for none); `notices` about the address."""

    title: str
    notices: Sequence[Notice]
    lead: str
    results: Sequence[Suggestion]


def document(request: Request) -> Document:
    """The profile that is meant, else the areas to choose from; 404 where nothing is called so."""
    typed, notices = area_search.read(request.parameters, frame.build()["version"])
    found = areas_named(typed)
    if found.meant and not notices:
        location = profile_selection.address(found.meant.area_id)
        return Document(texts.TITLE, "gebiet/area_search.html.j2", None, location=location)
    results = [
        Suggestion(each.name, profile_selection.address(each.area_id), each.detail) for each in found.matches[:MOST]
    ]
    lead = "" if typed or notices else texts.NOTHING_TYPED
    if len(found.matches) > MOST:
        lead = texts.FIRST_OF.format(shown=MOST, count=len(found.matches))
    if typed and not results:
        notices = [*notices, Notice(texts.NO_MATCH.format(text=typed), GONE)]
        results = unknown_area.suggestions(typed)
        lead = notice_texts.NEAREST if results else ""
    title = texts.RESULTS.format(text=typed) if typed else texts.TITLE
    return Document(title, "gebiet/area_search.html.j2", Content(title, notices, lead, results), status_of(notices))


PAGE = Page("suche", area_search.PATH, texts.TITLE, document, navigation=False)
