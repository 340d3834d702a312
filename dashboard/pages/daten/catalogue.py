"""The catalogue of indicators: what each one counts, per what, from which source."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import html

from dashboard import components, german
from dashboard.pages.daten.sources import terms
from dashboard.texts import daten as texts

Content = Any


def found(indicators: list[dict[str, Any]]) -> str:
    """How many indicators are shown; spoken after a search."""
    one, many = texts.FOUND
    return one if len(indicators) == 1 else many.format(count=german.number(len(indicators)))


def catalogue(indicators: list[dict[str, Any]], searched: str) -> Content:
    """Indicators grouped by topic, each folded; a search with few results unfolds them."""
    if not indicators:
        return html.P(texts.NOT_FOUND.format(text=searched))
    is_open = bool(searched) and len(indicators) <= 3
    return [part for topic, group in groupby(indicators, key=lambda each: each["topic"])
            for part in (html.H3(topic), html.Div([_entry(each, is_open) for each in group], className="daten-kennzahlen"))]


def _entry(indicator: dict[str, Any], is_open: bool) -> html.Details:
    marks: list[Content] = [" ", components.demo_mark()] if indicator["synthetic"] else []
    return html.Details([html.Summary([indicator["title"], *marks]), terms(_terms(indicator)), _downloads(indicator["indicator_id"])],
                        open=is_open, className="daten-kennzahl")


def _terms(indicator: dict[str, Any]) -> list[tuple[str, Content]]:
    has_values = indicator["observations"] > 0
    years = german.years(indicator["first_period"], indicator["last_period"]) if has_values else texts.NO_VALUES
    levels = german.listing([texts.LEVELS[level] for level in indicator["levels"]])
    caveats = html.Ul([html.Li(caveat) for caveat in indicator["caveats"]]) if indicator["caveats"] else None
    return [
        (texts.DEFINITION, indicator["definition"]), (texts.NUMERATOR, indicator["numerator"]),
        (texts.DENOMINATOR, indicator["denominator"]),
        (texts.UNIT, indicator["unit"]), (texts.CATEGORIES, " · ".join(indicator["categories"] or [])), (texts.KEY, indicator["pks_key"]),
        (texts.POLARITY, texts.POLARITIES[indicator["polarity"]]), (texts.YEARS, years), (texts.LEVELS_LABEL, levels),
        (texts.OWN_VALUES, german.number(indicator["observations"])),
        (texts.INHERITS, texts.INHERITS_TRUE if indicator["inherits"] else texts.INHERITS_FALSE),
        (texts.HEAD_SOURCE, indicator["source"]), (texts.IDENTIFIER, html.Code(indicator["indicator_id"])), (texts.CAVEATS, caveats),
    ]


def _downloads(indicator_id: str) -> html.P:
    address = f"/daten/kennzahl/{indicator_id}"
    return html.P([texts.DOWNLOADS, " ", html.A(texts.DOWNLOAD_CSV, href=f"{address}.csv"), " · ",
                   html.A(texts.DOWNLOAD_MACHINE, href=f"{address}-programme.csv")])
