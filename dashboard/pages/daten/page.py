"""Data and methods: where every number comes from, what it means, what was left out, and what it does not say.

Every part is in the document, folded where it is long; the search of the catalogue is a form and works without a script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import db, german
from dashboard.addresses import catalogue_selection
from dashboard.addresses.notices import status_of
from dashboard.pages.daten import areas
from dashboard.pages.daten.catalogue import UNFOLDED, Catalogue, catalogue
from dashboard.pages.daten.methods import Comparison, Methods, axes, breaks, spreads, thresholds
from dashboard.pages.daten.quality import Quality, quality
from dashboard.pages.daten.sources import Releases, Source, releases, sources
from dashboard.pages.daten.surveys import Surveys, surveys
from dashboard.queries import catalogue as queries
from dashboard.queries import need_structure
from dashboard.queries.occasions import finding_kinds
from dashboard.texts import catalogue as texts
from dashboard.texts import certainty as certainty_texts
from dashboard.values.key_figures import KeyFigure
from dashboard.web.page import Document, Page, Request
from dashboard.web.prose import prose

SECTIONS = {
    "quellen": texts.SOURCES,
    "veroeffentlichungen": texts.RELEASES,
    "kennzahlen": texts.INDICATORS,
    "befragungen": certainty_texts.SURVEYS,
    "methoden": texts.METHODS,
    "vergleich": certainty_texts.COMPARISON,
    "grenzen-der-zahlen": texts.LIMITS,
    "qualitaet": texts.QUALITY,
    "gebiete": texts.AREAS,
    "zitieren": texts.CITATION,
    "glossar": texts.GLOSSARY,
}


@dataclass(frozen=True)
class Citation:
    """How to cite this version of the data; `demo`: it holds invented data."""

    text: str
    demo: bool
    fingerprint: str


@dataclass(frozen=True)
class Lasting:
    """Every section no parameter changes, made once per version of the data."""

    figures: Sequence[KeyFigure]
    sources: Sequence[Source]
    releases: Releases
    surveys: Surveys | None
    methods: Methods
    comparison: Comparison
    limits: Markup
    quality: Quality
    areas: areas.Section
    citation: Citation
    glossary: Markup


@dataclass(frozen=True)
class Content:
    """`sections` are the titles of all sections by their id."""

    notices: Sequence[str]
    sections: Mapping[str, str]
    catalogue: Catalogue
    unfolded: int
    lasting: Lasting


def document(request: Request) -> Document:
    """The page; `suche` of the address searches the catalogue."""
    typed, notices = catalogue_selection.read(request.parameters)
    content = Content([each.message for each in notices], SECTIONS, catalogue(typed), UNFOLDED, _lasting())
    return Document(texts.TITLE, "daten/page.html.j2", content, status_of(notices), scripts=("catalogue.js",))


@db.per_build
def _lasting() -> Lasting:
    return Lasting(
        figures=_figures(),
        sources=sources(queries.sources()),
        releases=releases(queries.releases()),
        surveys=surveys(queries.surveys(), queries.survey_items(), queries.comparability_groups()),
        methods=Methods(prose("methoden"), thresholds(finding_kinds())),
        comparison=_comparison(),
        limits=prose("grenzen"),
        quality=quality(queries.rejected(), queries.report(), queries.checks()),
        areas=_areas(),
        citation=_citation(),
        glossary=prose("glossar"),
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


def _comparison() -> Comparison:
    inputs, places = need_structure.inputs(), need_structure.places()
    variants = max((place["variants"] for place in places), default=0)
    return Comparison(
        text=prose("vergleich"),
        axes_lead=certainty_texts.AXES_LEAD.format(variants=german.number(variants)),
        axes=axes(inputs) if places else None,
        breaks=breaks(queries.series_breaks()),
        spreads=spreads(queries.spreads()),
    )


def _areas() -> areas.Section:
    build = queries.build()
    return areas.Section(
        counts=areas.counts(queries.area_counts()),
        schematic=build["boundaries_schematic"],
        boundaries=build["boundaries_note"],
        files=areas.files(queries.boundary_levels()),
        inhabitants_lead=texts.POPULATION_LEAD.format(day=german.day(queries.inhabitants_date())),
        inhabitants=areas.inhabitants(queries.population()),
        changes=areas.changes(queries.changes()),
    )


def _citation() -> Citation:
    build = queries.build()
    official = [source["attribution"] for source in queries.sources() if not source["synthetic"]]
    named = german.listing(list(dict.fromkeys(official)))
    text = texts.CITATION_TEXT.format(version=build["version"], day=german.day(build["as_of"]), sources=named)
    return Citation(text, build["demo"], build["fingerprint"])


PAGE = Page("daten", catalogue_selection.PATH, texts.TITLE, document)
