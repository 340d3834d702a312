"""Data and methods: where every number comes from, what it means, what was left out. A first page leads to one page for each part.

Every part is in its document, folded where it is long; the search of the catalogue is a form and works without a script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import db, german
from dashboard.addresses import catalogue_selection
from dashboard.pages.daten import areas, overview
from dashboard.pages.daten.catalogue import UNFOLDED, Catalogue, catalogue
from dashboard.pages.daten.methods import Comparison, Methods, axes, breaks, land_figures, spreads, thresholds
from dashboard.pages.daten.parts import Folded
from dashboard.pages.daten.quality import Quality, quality
from dashboard.pages.daten.sheets import sheet_document, sheet_page
from dashboard.pages.daten.sources import Releases, Source, releases, sources
from dashboard.pages.daten.surveys import Surveys, surveys
from dashboard.queries import catalogue as queries
from dashboard.queries import need_structure
from dashboard.queries.ages import reach
from dashboard.queries.occasions import finding_kinds
from dashboard.texts import catalogue as texts
from dashboard.texts import certainty as certainty_texts
from dashboard.texts import data_pages as page_texts
from dashboard.values import ages
from dashboard.web.page import Document, Page, Request
from dashboard.web.prose import prose


@dataclass(frozen=True)
class SourcesPart:
    """Who publishes what, and every file; `land_figures` is None where there are none."""

    sources: Sequence[Source]
    releases: Releases
    data_age: str
    land_figures: Folded | None


@dataclass(frozen=True)
class CataloguePart:
    """The catalogue, and how many results are unfolded."""

    catalogue: Catalogue
    unfolded: int


def indicators(request: Request) -> Document:
    """The page of the catalogue; `suche` of the address searches it."""
    typed, notices = catalogue_selection.read(request.parameters)
    part = CataloguePart(catalogue(typed), UNFOLDED)
    title = page_texts.SHEET_TITLE.format(title=page_texts.SHEETS["indicators"].title)
    return sheet_document("indicators", part, notices, ("catalogue.js",), title)


@db.per_build
def _sources() -> SourcesPart:
    return SourcesPart(
        sources(queries.sources()),
        releases(queries.releases()),
        ages.of_everything(reach()),
        land_figures(queries.land_figures()),
    )


@db.per_build
def _methods() -> Methods:
    return Methods(prose("methoden"), thresholds(finding_kinds()))


@db.per_build
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


@db.per_build
def _surveys() -> Surveys | None:
    return surveys(queries.surveys(), queries.survey_items(), queries.comparability_groups())


@db.per_build
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


@db.per_build
def _quality() -> Quality:
    return quality(queries.rejected(), queries.report(), queries.checks())


def _glossary() -> Markup:
    return prose("glossar")


PAGES = (
    overview.PAGE,
    sheet_page("sources", _sources),
    Page(
        "daten_indicators",
        catalogue_selection.PATH,
        page_texts.SHEETS["indicators"].title,
        indicators,
        navigation=False,
    ),
    sheet_page("methods", _methods),
    sheet_page("comparison", _comparison),
    sheet_page("surveys", _surveys),
    sheet_page("areas", _areas),
    sheet_page("quality", _quality),
    sheet_page("glossary", _glossary),
)
