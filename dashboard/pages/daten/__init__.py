"""Data and methods: where every number comes from, what it means, what was left out, and what it does not say."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Input, Output, callback, clientside_callback, dcc, html

from dashboard import components, german
from dashboard.components import KeyFigure, aria
from dashboard.pages.daten import areas, catalogue, certainty, quality, sources, surveys
from dashboard.pages.daten.prose import prose
from dashboard.queries import anlaesse, need_structure
from dashboard.queries import daten as queries
from dashboard.texts import daten as texts
from dashboard.texts import daten_certainty as certainty_texts

PATH, TITLE = "/daten", texts.TITLE
Content = Any

_SECTIONS = {"quellen": texts.SOURCES, "veroeffentlichungen": texts.RELEASES, "kennzahlen": texts.INDICATORS,
             "befragungen": certainty_texts.SURVEYS, "methoden": texts.METHODS, "vergleich": certainty_texts.COMPARISON,
             "grenzen-der-zahlen": texts.LIMITS, "qualitaet": texts.QUALITY, "gebiete": texts.AREAS, "zitieren": texts.CITATION,
             "glossar": texts.GLOSSARY}


def layout(suche: str = "", **unknown: str) -> html.Div:
    """The page; `suche` of the address searches the catalogue."""
    build = queries.build()
    contents: dict[str, list[Content]] = {
        "quellen": [sources.source_list(queries.sources())],
        "veroeffentlichungen": [html.P(texts.RELEASES_LEAD), sources.release_table(queries.releases())],
        "kennzahlen": _catalogue(suche),
        "befragungen": surveys.section(queries.surveys(), queries.survey_items(), queries.comparability_groups()),
        "methoden": [html.Div(prose("methoden"), className="daten-prosa"), quality.thresholds(anlaesse.rules())],
        "vergleich": _comparison(),
        "grenzen-der-zahlen": [html.Div(prose("grenzen"), className="daten-prosa")],
        "qualitaet": [*quality.rejected(queries.rejected()), *quality.report(queries.report()), quality.checks(queries.checks())],
        "gebiete": [areas.counts(queries.area_counts()), *areas.boundaries(build, queries.boundary_levels()),
                    *areas.population(queries.inhabitants_date(), queries.population()), areas.changes(queries.changes())],
        "zitieren": _citation(build),
        "glossar": [html.Div(prose("glossar"), className="daten-prosa")],
    }
    notices = [texts.UNKNOWN_PARAMETER.format(name=name) for name in sorted(unknown)]
    return components.page(TITLE, _figures(build), _contents(), *(_section(name, contents[name]) for name in _SECTIONS), lead=texts.LEAD,
                           notices=notices, page_id="daten")


@callback(Output("daten-anzahl", "children"), Output("daten-kennzahlen", "children"), Input("daten-suche", "value"),
          prevent_initial_call=True)
def search(text: str | None) -> tuple[str, Content]:
    """The indicators that hold every word of the text."""
    found = queries.indicators_matching(text or "")
    return catalogue.found(found), catalogue.catalogue(found, text or "")


clientside_callback(ClientsideFunction("daten", "remember"), Output("daten-adresse", "data"), Input("daten-suche", "value"),
                    prevent_initial_call=True)


def _figures(build: dict[str, Any]) -> html.Section:
    indicators, as_of = queries.indicators(), texts.AS_OF.format(day=german.day(build["as_of"]))
    values = german.number(sum(each["observations"] for each in indicators))
    built = texts.BUILT.format(day=german.day(build["built_at"].date()))
    return components.key_figures([
        KeyFigure(german.number(len(queries.sources())), texts.FIGURE_SOURCES, as_of),
        KeyFigure(german.number(len(queries.releases())), texts.FIGURE_RELEASES, built),
        KeyFigure(german.number(len(indicators)), texts.FIGURE_INDICATORS.format(values=values), as_of),
        KeyFigure(german.number(len(queries.rejected())), texts.FIGURE_REJECTED,
                  texts.FIGURE_CHECKS.format(count=german.number(len(queries.checks())))),
    ], texts.FIGURES)


def _contents() -> html.Nav:
    links = [html.Li(html.A(title, href=f"#{name}")) for name, title in _SECTIONS.items()]
    return html.Nav(html.Ul(links, className="link-reihe"), className="daten-inhalt", **aria(label=texts.CONTENTS))


def _section(name: str, content: list[Content]) -> html.Section:
    return html.Section([html.H2(_SECTIONS[name], id=f"{name}-titel"), *content], id=name, className="flaeche daten-abschnitt",
                        **aria(labelledby=f"{name}-titel"))


def _catalogue(searched: str) -> list[Content]:
    found = queries.indicators_matching(searched)
    field = dcc.Input(id="daten-suche", type="search", value=searched, placeholder=texts.SEARCH_HINT, debounce=0.3, autoComplete="off")
    return [
        html.Div([html.Div([html.Label(texts.SEARCH, htmlFor="daten-suche"), field], className="feld"),
                  html.P(catalogue.found(found), id="daten-anzahl", role="status")], className="regler"),
        html.Div(catalogue.catalogue(found, searched), id="daten-kennzahlen"), dcc.Store(id="daten-adresse"),
    ]


def _comparison() -> list[Content]:
    inputs, places = need_structure.inputs(), need_structure.places()
    axes = certainty.axes(inputs, max(place["variants"] for place in places)) if places else []
    return [html.Div(prose("vergleich"), className="daten-prosa"), *certainty.peers(), *axes, certainty.breaks(queries.series_breaks()),
            certainty.spreads(queries.spreads())]


def _citation(build: dict[str, Any]) -> list[Content]:
    named = german.listing(list(dict.fromkeys(source["attribution"] for source in queries.sources() if not source["synthetic"])))
    text = texts.CITATION_TEXT.format(version=build["version"], day=german.day(build["as_of"]), sources=named)
    demo = [components.notice(texts.CITATION_DEMO)] if build["demo"] else []
    return [html.Blockquote(text), *demo, html.P([texts.FINGERPRINT, html.Code(build["fingerprint"])], className="quelle")]
