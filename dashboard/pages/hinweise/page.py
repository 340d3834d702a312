"""Texts of content/hinweise as pages, with the places that only the operator can fill; each is linked from the foot of every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import quote

from markupsafe import Markup, escape

from dashboard.addresses import feedback_selection
from dashboard.addresses.notices import Notice, status_of
from dashboard.addresses.parameters import Reader
from dashboard.queries import frame
from dashboard.texts import public_pages as texts
from dashboard.web import documents
from dashboard.web.links import Link, link
from dashboard.web.operator import statements
from dashboard.web.page import Document, Page, Request
from dashboard.web.prose import FOLDER, blocks, markup

DEMO_ONLY = " {demo}"  # ends a line of a text that holds only where data are invented


@dataclass(frozen=True)
class Content:
    """What the template sees. `sections` are links to the headings; `incomplete`: the operator has left a place of this text empty."""

    title: str
    text: Markup
    sections: Sequence[Link]
    incomplete: bool
    notices: Sequence[Notice] = ()
    lead: str = ""
    mail: str = ""


def document(name: str, request: Request) -> Document:
    """One of the texts."""
    reader = Reader(request.parameters, ())
    reader.check_names()
    return _document(_content(name), reader.notices)


def feedback(request: Request) -> Document:
    """How to reach the operator, with the page that led here."""
    page, notices = feedback_selection.read(request.parameters, documents.is_page)
    version = frame.build()["version"]
    lead = (
        texts.FEEDBACK_LEAD.format(page=page, version=version) if page else texts.FEEDBACK_ANY.format(version=version)
    )
    subject = texts.FEEDBACK_SUBJECT.format(page=page or texts.FEEDBACK_WHOLE, version=version)
    office = statements()["rueckmeldung_email"]
    mail = f"mailto:{office}?subject={quote(subject)}" if office else ""
    return _document(replace(_content("rueckmeldung"), lead=lead, mail=mail), notices)


def _document(content: Content, notices: Sequence[Notice]) -> Document:
    content = replace(content, notices=notices)
    return Document(content.title, "hinweise/page.html.j2", content, status_of(notices))


def _content(name: str) -> Content:
    text = _text(name)
    parts = blocks(text)
    named = {piece.place for part in parts for line in part.lines for piece in line if piece.place}
    sections = [
        Link("".join(piece.text for piece in part.lines[0]), f"#{part.id}") for part in parts if part.kind == "h2"
    ]
    stated = statements()
    return Content(
        texts.TITLES[name], markup(text, _places(stated)), sections, any(not stated[place] for place in named)
    )


def _text(name: str) -> str:
    """As it stands in its file, without the lines about invented data where there are none."""
    lines = (FOLDER / "hinweise" / f"{name}.md").read_text(encoding="utf-8").splitlines()
    demo = frame.build()["demo"]
    return "\n".join(line.removesuffix(DEMO_ONLY) for line in lines if demo or not line.endswith(DEMO_ONLY))


def _places(stated: Mapping[str, str]) -> dict[str, Markup]:
    return {name: _place(name, value) for name, value in stated.items()}


def _place(name: str, value: str) -> Markup:
    """What the operator says, an address as a link; marked where nothing is said."""
    if not value:
        return Markup('<mark class="auszufuellen">{}</mark>').format(texts.MISSING.format(label=texts.PLACES[name]))
    if value.startswith("https://"):
        return link(value, value)
    return link(value, f"mailto:{value}") if "@" in value and " " not in value else escape(value)


def _page(name: str) -> Page:
    draw = feedback if name == "rueckmeldung" else partial(document, name)
    return Page(name, f"/{name}", texts.TITLES[name], draw, navigation=False, footer=True)


PAGES = tuple(map(_page, texts.TITLES))
