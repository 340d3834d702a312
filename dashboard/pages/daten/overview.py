"""The first page of "Daten und Methoden": how much there is and how current, where everything stands, what the numbers do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard import db, german
from dashboard.addresses.parameters import Reader
from dashboard.pages.daten.areas import files as boundary_files
from dashboard.pages.daten.sheets import sheet_document
from dashboard.queries import catalogue as queries
from dashboard.queries.ages import reach
from dashboard.texts import catalogue as texts
from dashboard.texts import data_pages as page_texts
from dashboard.values import ages
from dashboard.values.key_figures import KeyFigure
from dashboard.web import operator
from dashboard.web.links import Link
from dashboard.web.page import Document, Page, Request
from dashboard.web.prose import prose


@dataclass(frozen=True)
class Citation:
    """How to cite this version of the data; `demo`: it holds invented data."""

    text: str
    demo: bool
    fingerprint: str


@dataclass(frozen=True)
class Overview:
    """`entries` are the ways to the other pages, `files` groups of links under their heads."""

    figures: Sequence[KeyFigure]
    data_age: str
    entries: Sequence[page_texts.Entry]
    files: Sequence[tuple[str, Sequence[Link]]]
    limits: Markup
    citation: Citation


def document(request: Request) -> Document:
    """The page; it has no parameters."""
    reader = Reader(request.parameters, ())
    reader.check_names()
    overview = _overview()
    overview = replace(overview, files=[*overview.files, *_open_data()])
    return sheet_document("overview", overview, reader.notices, ("moved_anchors.js",), page_texts.TITLE)


@db.per_build
def _overview() -> Overview:
    return Overview(
        _figures(), ages.of_everything(reach()), page_texts.ENTRIES, _files(), prose("grenzen"), _citation()
    )


def _figures() -> Sequence[KeyFigure]:
    build, indicators = queries.build(), queries.indicators()
    as_of = texts.AS_OF.format(day=german.day(build["as_of"]))
    values = german.number(sum(each["observations"] for each in indicators))
    checks = texts.FIGURE_CHECKS.format(count=german.number(len(queries.checks())))
    built = texts.BUILT.format(day=german.day(build["built_at"].date()))
    return [
        KeyFigure(german.number(len(queries.sources())), texts.FIGURE_SOURCES, as_of),
        KeyFigure(german.number(len(queries.releases())), texts.FIGURE_RELEASES, built),
        KeyFigure(german.number(len(indicators)), texts.FIGURE_INDICATORS.format(values=values), as_of),
        KeyFigure(german.number(len(queries.rejected())), texts.FIGURE_REJECTED, checks),
    ]


def _files() -> Sequence[tuple[str, Sequence[Link]]]:
    rejected = [Link(*page_texts.FILE_OF_REJECTED)] if queries.rejected() else []
    values = [Link(*page_texts.FILES_OF_INDICATORS), Link(*page_texts.FILE_OF_PEERS), *rejected]
    return [
        (page_texts.FILES_VALUES, values),
        (texts.BOUNDARIES, boundary_files(queries.boundary_levels())),
        (page_texts.FILES_CHANGES, [Link(*page_texts.FILES_OF_CHANGES)]),
    ]


def _open_data() -> Sequence[tuple[str, Sequence[Link]]]:
    """The way to the open data where the operator says that they are served, which the atlas itself does not."""
    address = operator.statements()["offene_daten"].rstrip("/")
    if not address.startswith(("https://", "http://")):
        return []
    return [
        (page_texts.FILES_OPEN_DATA, [Link(page_texts.FILE_OF_OPEN_DATA, f"{address}/{page_texts.OPEN_DATA_README}")])
    ]


def _citation() -> Citation:
    build = queries.build()
    official = [source["attribution"] for source in queries.sources() if not source["synthetic"]]
    named = german.listing(list(dict.fromkeys(official)))
    text = texts.CITATION_TEXT.format(version=build["version"], day=german.day(build["as_of"]), sources=named)
    return Citation(text, build["demo"], build["fingerprint"])


PAGE = Page("daten", page_texts.SHEETS["overview"].path, page_texts.NAVIGATION, document)
