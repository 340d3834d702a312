"""Up to ten areas side by side and against a reference. Plain HTML: every state is an address, and works without any script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

from dashboard.comparing import words
from dashboard.comparing.reading import PATH, address, read
from dashboard.markup import Content, Markup, el
from dashboard.pages.vergleich import controls, matrix, single
from dashboard.queries import search, vergleich
from dashboard.queries.vergleich import Selection
from dashboard.texts import vergleich as texts

TITLE = texts.TITLE
SCRIPTS = ("53-vergleich.js",)


def content(parameters: Mapping[str, Any]) -> tuple[str, Markup]:
    """Title and content of the page for the parameters of the address."""
    selection, notices = read(parameters)
    title = words.heading(selection)
    indicator = next(each for each in search.indicators() if each["indicator_id"] == selection.indicator)
    head = el("div", el("h1", title, tabindex="-1"), el("p", _lead(selection), class_="leitsatz"), _copy(selection), class_="seitenkopf vgl-kopf")
    shown = _shown(selection)
    return title, el("div", _notices(notices), head, controls.panel(selection, indicator), shown, class_="seite", id="vergleich",
                     data_zustand=address(selection), data_woerter=words_of_the_script())


def _shown(selection: Selection) -> Content:
    if not selection.areas:
        return controls.examples(selection)
    view = vergleich.look(selection)
    own = el("p", texts.ADDRESS.format(address=request.host_url.rstrip("/") + address(selection)), class_="vgl-adresse")
    return [*single.sections(view), matrix.section(view), own]


def _lead(selection: Selection) -> str:
    return words.group_sentence(selection) if selection.group else texts.LEAD


def _copy(selection: Selection) -> Content:
    if not selection.areas:
        return None
    button = el("button", texts.COPY_LINK, type="button", class_="knopf-text", id="vgl-kopieren")
    return el("p", button, el("span", role="status", class_="klein", id="vgl-kopiert"), class_="nur-mit-skript")


def _notices(notices: list[str]) -> Content:
    if not notices:
        return None
    lines = el("ul", [el("li", notice) for notice in notices])
    return el("div", el("p", texts.NOTICE), lines, class_="meldung meldung-hinweis", role="status")


def words_of_the_script() -> str:
    """What the script of the page says."""
    return f"{texts.COPIED}|{texts.COPY_FAILED}"


__all__ = ["PATH", "SCRIPTS", "TITLE", "content"]
