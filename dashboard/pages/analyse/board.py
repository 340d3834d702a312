"""The page "Analyse": two quantities of all areas at once, four further figures, one choice for all of them. Every state is an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from dashboard.addresses.analysis_selection import PATH
from dashboard.addresses.chosen_kommunen import in_address
from dashboard.pages.analyse.board_form import Form, form
from dashboard.pages.analyse.board_parts import Extent, Parts, parts
from dashboard.pages.analyse.frame import framed
from dashboard.pages.analyse.island import island
from dashboard.queries import analysis
from dashboard.texts import analysis_live
from dashboard.texts import analysis_pages as texts
from dashboard.web.page import Document, Page, Request
from dashboard.web.templates import render

NAME = "board"


@dataclass(frozen=True)
class Content:
    """What board.html.j2 draws. `script`: words of what the script says."""

    form: Form
    parts: Parts
    script: Mapping[str, str]


def document(request: Request) -> Document:
    """The page for the parameters of the address; what the address gets wrong stands on top."""
    selection, notices = analysis.read(request.parameters)
    chosen = analysis.chosen(selection) if selection.level == "kommune" else ()
    return framed(NAME, Content(form(selection), parts(selection), analysis_live.SCRIPT), notices, chosen, SCRIPTS)


def answer(question: str | None) -> str:
    """The parts for what the form asks, as HTML, with what of it cannot be had. `question`: how much of it is needed, "?", and a query string.

    Where all areas stay on show, the map does, and of the table what says the same for every axis, or all of it (board_parts.Extent).
    """
    wanted, _, query = (question or "").rpartition("?")
    selection, notices = analysis.read(parse_qs(query))
    extent = Extent(wanted) if wanted in list(Extent) else Extent.ALL
    if selection.only and extent is not Extent.ALL:  # what is chosen are the rows of the table
        extent = Extent.AREAS
    return str(
        render(
            "analyse/board_answer.html.j2",
            parts=parts(selection, extent),
            extent=extent,
            form=form(selection),
            chosen=in_address(analysis.chosen(selection)),
            messages=[notice.message for notice in notices],
        )
    )


SCRIPTS = ("analysis.js",)
PAGE = Page("analyse", PATH, texts.TITLE, document, island(answer))
