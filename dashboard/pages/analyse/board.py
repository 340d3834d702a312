"""The page "Analyse": two quantities of all areas at once, four further figures, one choice for all of them. Every state is an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from dashboard.addresses.analysis_selection import PATH
from dashboard.pages.analyse.board_form import Form, form
from dashboard.pages.analyse.board_parts import Parts, parts
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


def answer(query: str | None) -> str:
    """The parts for what the form asks, as HTML, with what of it cannot be had."""
    selection, notices = analysis.read(parse_qs(query or ""))
    messages = [notice.message for notice in notices]
    return str(
        render(
            "analyse/board_answer.html.j2",
            parts=parts(selection, is_answer=True),
            form=form(selection),
            messages=messages,
        )
    )


SCRIPTS = ("analysis.js",)
PAGE = Page("analyse", PATH, texts.TITLE, document, island(answer))
