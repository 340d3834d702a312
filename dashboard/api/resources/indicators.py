"""Indicators: what is counted, per what, from whom, with which limits and breaks."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from marshmallow import Schema

from dashboard.addresses.map_selection import LEVEL
from dashboard.api import fields
from dashboard.api.origins import every_origin
from dashboard.api.parameters import choice
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, page_of
from dashboard.queries import breaks
from dashboard.queries import catalogue as queries
from dashboard.queries.api import indicators as api_queries
from dashboard.queries.api.observations import categories
from dashboard.texts.api import Words


class Category(Schema):
    """A value of an indicator with categories."""

    code = fields.integer("Wert in observations", "Value in observations")
    label = fields.text("Wort dazu", "Its word, in German")


class Limit(Schema):
    """Where the colour of the map changes."""

    level = fields.level()
    measure = fields.text("wert oder faelle (Fälle)", "wert: values, faelle: cases", values=("wert", "faelle"))
    upper = fields.number("Obere Grenze; sie gehört zur Klasse darunter", "Upper limit; belongs to the class below it")


class Break(Schema):
    """Where a series changes its meaning."""

    period = fields.integer("Erstes Jahr", "First year")
    until = fields.integer("Letztes Jahr; null: von da an", "Last year; null: from then on", nullable=True)
    kind = fields.text("Art des Bruchs", "Kind of break", example="definition")
    label = fields.text("Kurz", "In short, German")
    reason = fields.text("Grund", "Reason, German")
    source_url = fields.text("Fundstelle", "Where it is stated", nullable=True)
    stops_trend = fields.flag("Darüber führt keine Entwicklung", "No trend leads across it")


class SeriesBreakRow(Break):
    """The same with what it applies to."""

    source_id = fields.text("Alle Kennzahlen dieser Quelle", "All indicators of this source", nullable=True)
    indicator_id = fields.text("Nur diese Kennzahl", "This indicator only", nullable=True)
    area_id = fields.text("Nur dieses Gebiet", "This area only", nullable=True)


class IndicatorRow(Schema):
    """An indicator."""

    indicator_id = fields.text("Kennzahl", "Id", example="raub")
    topic = fields.text("Thema", "Topic, in German")
    title = fields.text("Titel, der für sich steht", "Title that stands alone, in German")
    short_title = fields.text("Titel unter dem Thema", "Title under its topic, in German")
    definition = fields.text("Definition", "Definition, in German")
    numerator = fields.text("Zähler in Worten", "Numerator in words, German")
    denominator = fields.text("Nenner in Worten", "Denominator in words, German", nullable=True)
    unit = fields.text("Einheit", "Unit, in German")
    unit_short = fields.text("Einheit, kurz", "Unit in short, German")
    scale = fields.text(
        "rate: Häufigkeit · share: Anteil in % · number: Zahl · category: Code",
        "rate · share in per cent · number · category: a code",
        values=("rate", "share", "number", "category"),
    )
    decimals = fields.integer("Dezimalen auf den Seiten", "Decimals on the pages")
    polarity = fields.text(
        "Ob höher besser ist; none: weder noch",
        "Whether higher is better; none: neither",
        values=("none", "higher_is_better", "lower_is_better"),
    )
    change = fields.text(
        "Wie Änderungen angegeben werden",
        "How changes are stated",
        values=("percent", "percentage_points", "absolute", "none"),
    )
    inherits = fields.flag(
        "Eine Kommune ohne eigenen Wert zeigt den des Kreises, so bezeichnet",
        "A Kommune without an own value shows that of its Kreis, marked",
    )
    levels = fields.texts("Ebenen der Karte", "Levels of the map")
    source_id = fields.text("Quelle (sources)", "Source (sources)")
    source = fields.text("Titel aller Quellen der Werte", "Titles of all sources of its values")
    synthetic = fields.synthetic()
    pks_key = fields.text("Straftatenschlüssel der PKS", "Offence keys of the PKS", nullable=True)
    first_period = fields.integer("Erstes Jahr mit Wert", "First year with a value", nullable=True)
    last_period = fields.integer("Letztes Jahr mit Wert", "Last year with a value", nullable=True)
    observations = fields.integer("Eigene Werte", "Own values")
    categories = fields.rows(Category, "Werte mit Kategorien", "Values with categories")
    class_limits = fields.rows(Limit, "Klassengrenzen der Karte", "Limits of the classes of the map")
    series_breaks = fields.rows(
        Break, "Brüche der Reihe in allen Gebieten", "Breaks of the series in all areas (of single ones: series-breaks)"
    )
    caveats = fields.texts("Vorbehalte", "Caveats, in German")
    synonyms = fields.texts("Andere Namen", "Other names, in German")


def find(asked: Asked) -> Found:
    """The indicators, in the order of the catalogue."""
    level = asked.values[LEVEL.name]
    wanted = [row for row in queries.indicators() if not level or level in row["levels"]]
    found = page_of(wanted, asked, every_origin())
    return Found(list(_whole(found.rows)), found.total, found.origins)


def item(key: str) -> Found | None:
    """One indicator."""
    rows = [row for row in queries.indicators() if row["indicator_id"] == key]
    return Found(list(_whole(rows)), 1, every_origin()) if rows else None


def nearest_key(key: str) -> str:
    """The indicator that may have been meant."""
    known = [row["indicator_id"] for row in queries.indicators()]
    return next(iter(difflib.get_close_matches(key.lower(), known, n=1)), "")


def _whole(rows: Iterable[Any]) -> Iterable[dict[str, Any]]:
    limits, words = api_queries.class_limits(), categories()
    for row in rows:
        name = row["indicator_id"]
        yield {
            **row,
            "categories": [{"code": code, "label": label} for code, label in sorted(words.get(name, {}).items())],
            "class_limits": limits.get(name, []),
            "series_breaks": [_break(each) for each in breaks.of_indicator(name) if each.area_id is None],
        }


def find_breaks(asked: Asked) -> Found:
    """Every break, oldest first."""
    rows = [{**_break(each), **{name: getattr(each, name) for name in _APPLIES_TO}} for each in breaks.every()]
    return page_of(rows, asked, every_origin())


_OF_BREAK = ("period", "until", "kind", "label", "reason", "source_url", "stops_trend")
_APPLIES_TO = ("source_id", "indicator_id", "area_id")


def _break(row: breaks.SeriesBreak) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _OF_BREAK}


BREAKS = Resource(
    "series-breaks",
    Words("Brüche der Reihen", "Breaks of series"),
    Words(
        "Wo Reihen ihre Bedeutung ändern, auch einzelner Gebiete. Ohne source_id, indicator_id, area_id: alle.",
        "Where series change their meaning, also of single areas. Without source_id, indicator_id, area_id: all of them.",
    ),
    SeriesBreakRow,
    find_breaks,
)
RESOURCE = Resource(
    "indicators",
    Words("Kennzahlen", "Indicators"),
    Words(
        "Was gezählt wird, je was, von wem; Klassengrenzen, Brüche der Reihe, Vorbehalte.",
        "What is counted, per what, by whom; class limits, breaks of the series, caveats.",
    ),
    IndicatorRow,
    find,
    (choice(LEVEL, Words("Auf dieser Ebene gezeigt", "Shown at this level"), lambda: fields.LEVELS),),
    ("indicator_id", "title", "topic"),
    "indicator_id",
    item,
    "raub",
    nearest_key,
)
