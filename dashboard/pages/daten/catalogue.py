"""The catalogue of indicators: what each one counts, per what, from which source; and how it is searched.

Every indicator is in the document, those a search leaves out are hidden: the script searches without asking again.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Any

from dashboard import german
from dashboard.pages.daten.tables import DEMO, bullets, terms
from dashboard.texts import catalogue as texts
from dashboard.web.markup import Content, Markup, el

Row = dict[str, Any]
UNFOLDED = 3  # so few results are shown in full


def fold(text: str) -> str:
    """Letters as people type them: Ä like A and ae, ß like ss, signs like a space. text_search.js does the same."""
    letters = unicodedata.normalize("NFD", text.lower().replace("ß", "ss"))
    plain = re.sub(r"[^a-z0-9]+", " ", re.sub("[\u0300-\u036f]", "", letters)).strip()
    return re.sub("([aou])e", r"\1", plain)


def matches(indicator: Row, searched: str) -> bool:
    """Whether its words hold every word of the search."""
    held = _words(indicator)
    return all(word in held for word in fold(searched).split())


def _words(indicator: Row) -> str:
    named = ("topic", "title", "short_title", "definition", "numerator", "pks_key", "indicator_id")
    return fold(" ".join([*(indicator[name] or "" for name in named), *(indicator["synonyms"] or [])]))


def section(indicators: list[Row], searched: str) -> Content:
    """Search and entries, grouped by topic, each folded; a search with few results unfolds them."""
    found = {each["indicator_id"] for each in indicators if matches(each, searched)}
    unfold = bool(fold(searched)) and len(found) <= UNFOLDED
    topics = [
        _topic(topic, list(group), found, unfold=unfold)
        for topic, group in groupby(indicators, key=lambda each: each["topic"])
    ]
    return [_search(searched, len(found)), el("div", topics, id="daten-kennzahlen")]


def said(searched: str, count: int) -> str:
    """How many indicators are shown; spoken after a search."""
    one, many = texts.FOUND
    if not count:
        return texts.NOT_FOUND.format(text=searched)
    return one if count == 1 else many.format(count=german.number(count))


def _search(searched: str, count: int) -> Markup:
    one, many = texts.FOUND
    field = el(
        "input",
        id="daten-suche",
        type="search",
        name_="suche",
        value=searched,
        placeholder=texts.SEARCH_HINT,
        autocomplete="off",
        data_eine=one,
        data_viele=many,
        data_keine=texts.NOT_FOUND,
        data_aufgeklappt=UNFOLDED,
    )
    button = el("button", texts.SEARCH_BUTTON, class_="knopf", type="submit")
    everything = el("a", texts.SEARCH_ALL, href="/daten#kennzahlen", id="daten-alle", hidden=not searched)
    return el(
        "form",
        el("div", el("label", texts.SEARCH, for_="daten-suche"), field, class_="feld"),
        button,
        el("p", said(searched, count), id="daten-anzahl", role="status"),
        everything,
        class_="regler",
        role="search",
        aria_label=texts.SEARCH_FORM,
        action="/daten#kennzahlen",
        id="daten-suchen",
    )


def _topic(topic: str, indicators: list[Row], found: set[str], *, unfold: bool) -> Markup:
    entries = [_entry(each, is_found=each["indicator_id"] in found, unfold=unfold) for each in indicators]
    is_empty = not any(each["indicator_id"] in found for each in indicators)
    return el(
        "div", el("h3", topic), el("div", entries, class_="daten-kennzahlen"), class_="daten-thema", hidden=is_empty
    )


def _entry(indicator: Row, *, is_found: bool, unfold: bool) -> Markup:
    mark = [" ", DEMO] if indicator["synthetic"] else None
    return el(
        "details",
        el("summary", indicator["title"], mark),
        terms(_terms(indicator)),
        _downloads(indicator["indicator_id"]),
        class_="daten-kennzahl",
        data_woerter=_words(indicator),
        hidden=not is_found,
        open=is_found and unfold,
    )


def _terms(indicator: Row) -> list[tuple[str, Content]]:
    has_values = indicator["observations"] > 0
    years = german.years(indicator["first_period"], indicator["last_period"]) if has_values else texts.NO_VALUES
    return [
        (texts.DEFINITION, indicator["definition"]),
        (texts.NUMERATOR, indicator["numerator"]),
        (texts.DENOMINATOR, indicator["denominator"]),
        (texts.UNIT, indicator["unit"]),
        (texts.CATEGORIES, " · ".join(indicator["categories"] or [])),
        (texts.KEY, indicator["pks_key"]),
        (texts.POLARITY, texts.POLARITIES[indicator["polarity"]]),
        (texts.YEARS, years),
        (texts.LEVELS_LABEL, german.listing([texts.LEVELS[level] for level in indicator["levels"]])),
        (texts.OWN_VALUES, german.number(indicator["observations"])),
        (texts.INHERITS, texts.INHERITS_TRUE if indicator["inherits"] else texts.INHERITS_FALSE),
        (texts.HEAD_SOURCE, indicator["source"]),
        (texts.IDENTIFIER, el("code", indicator["indicator_id"])),
        (texts.CAVEATS, bullets(indicator["caveats"])),
    ]


def _downloads(indicator_id: str) -> Markup:
    address = f"/daten/kennzahl/{indicator_id}"
    return el(
        "p",
        texts.DOWNLOADS,
        " ",
        el("a", texts.DOWNLOAD_CSV, href=f"{address}.csv"),
        " · ",
        el("a", texts.DOWNLOAD_MACHINE, href=f"{address}-programme.csv"),
    )
