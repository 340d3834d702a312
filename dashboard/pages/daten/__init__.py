"""Data and methods: where every number comes from, what it means, what was left out, and what it does not say.

Plain HTML: every part is in the document, folded where it is long; the search of the catalogue is a form and works without a script.
All but the catalogue is drawn once per build.
"""

from __future__ import annotations

from typing import Any

from dashboard import db, german
from dashboard.addresses.notices import Notice, short, status_of
from dashboard.pages.daten import areas, catalogue, certainty, quality, sources, surveys
from dashboard.pages.daten.prose import prose
from dashboard.pages.daten.tables import prosa
from dashboard.queries import catalogue as queries
from dashboard.queries import need_structure, occasions
from dashboard.texts import catalogue as texts
from dashboard.texts import certainty as certainty_texts
from dashboard.web import components
from dashboard.web.components import KeyFigure
from dashboard.web.markup import Content, Markup, el, plain
from dashboard.web.page import Document, Page, Request

TITLE = texts.TITLE
SCRIPTS = ("catalogue.js",)

_SECTIONS = {
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


def document(request: Request) -> Document:
    """The page; `suche` of the address searches the catalogue."""
    parameters = request.parameters
    searched = parameters.get("suche", [""])[0].strip()
    notices = [Notice(texts.UNKNOWN_PARAMETER.format(name=short(name))) for name in sorted(set(parameters) - {"suche"})]
    told = [plain(components.notice(notice.message)) for notice in notices]
    head = el("div", el("h1", TITLE), el("p", texts.LEAD, class_="leitsatz"), class_="seitenkopf")
    content = el("div", told, head, _figures(), _contents(), _sections(searched), class_="seite", id="daten")
    return Document(TITLE, "markup.html.j2", content, status_of(notices), scripts=SCRIPTS)


def _sections(searched: str) -> list[Markup]:
    searchable = _section("kennzahlen", catalogue.section(queries.indicators(), searched))
    return [_lasting().get(name, searchable) for name in _SECTIONS]


@db.per_build
def _lasting() -> dict[str, Markup]:
    """Every section no parameter changes."""
    build = queries.build()
    contents: dict[str, Content] = {
        "quellen": sources.source_list(queries.sources()),
        "veroeffentlichungen": [el("p", texts.RELEASES_LEAD), sources.release_tables(queries.releases())],
        "befragungen": surveys.section(queries.surveys(), queries.survey_items(), queries.comparability_groups()),
        "methoden": [prosa(prose("methoden")), quality.thresholds(occasions.finding_kinds())],
        "vergleich": _comparison(),
        "grenzen-der-zahlen": prosa(prose("grenzen")),
        "qualitaet": [
            quality.rejected(queries.rejected()),
            quality.report(queries.report()),
            quality.checks(queries.checks()),
        ],
        "gebiete": [
            areas.counts(queries.area_counts()),
            areas.boundaries(build, queries.boundary_levels()),
            areas.population(queries.inhabitants_date(), queries.population()),
            areas.changes(queries.changes()),
        ],
        "zitieren": _citation(build),
        "glossar": prosa(prose("glossar")),
    }
    return {name: _section(name, content) for name, content in contents.items()}


@db.per_build
def _figures() -> Markup:
    build, indicators = queries.build(), queries.indicators()
    as_of = texts.AS_OF.format(day=german.day(build["as_of"]))
    values = german.number(sum(each["observations"] for each in indicators))
    built = texts.BUILT.format(day=german.day(build["built_at"].date()))
    return plain(
        components.key_figures(
            [
                KeyFigure(german.number(len(queries.sources())), texts.FIGURE_SOURCES, as_of),
                KeyFigure(german.number(len(queries.releases())), texts.FIGURE_RELEASES, built),
                KeyFigure(german.number(len(indicators)), texts.FIGURE_INDICATORS.format(values=values), as_of),
                KeyFigure(
                    german.number(len(queries.rejected())),
                    texts.FIGURE_REJECTED,
                    texts.FIGURE_CHECKS.format(count=german.number(len(queries.checks()))),
                ),
            ],
            texts.FIGURES,
        )
    )


def _contents() -> Markup:
    links = [el("li", el("a", title, href=f"#{name}")) for name, title in _SECTIONS.items()]
    return el("nav", el("ul", links, class_="link-reihe"), class_="daten-inhalt", aria_label=texts.CONTENTS)


def _section(name: str, content: Content) -> Markup:
    return el(
        "section",
        el("h2", _SECTIONS[name], id=f"{name}-titel"),
        content,
        id=name,
        class_="flaeche daten-abschnitt",
        aria_labelledby=f"{name}-titel",
    )


def _comparison() -> Content:
    inputs, places = need_structure.inputs(), need_structure.places()
    axes = certainty.axes(inputs, max(place["variants"] for place in places)) if places else None
    return [
        prosa(prose("vergleich")),
        certainty.peers(),
        axes,
        certainty.breaks(queries.series_breaks()),
        certainty.spreads(queries.spreads()),
    ]


def _citation(build: dict[str, Any]) -> Content:
    named = german.listing(
        list(dict.fromkeys(source["attribution"] for source in queries.sources() if not source["synthetic"]))
    )
    text = texts.CITATION_TEXT.format(version=build["version"], day=german.day(build["as_of"]), sources=named)
    demo = plain(components.notice(texts.CITATION_DEMO)) if build["demo"] else None
    return [el("blockquote", text), demo, el("p", texts.FINGERPRINT, el("code", build["fingerprint"]), class_="quelle")]


PAGE = Page("daten", "/daten", TITLE, document)
