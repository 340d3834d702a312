"""Sources and the files taken from them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dashboard import german
from dashboard.pages.daten.tables import DEMO, Column, bullets, folded, numbers, table, terms
from dashboard.texts import catalogue as texts
from dashboard.web.markup import Content, Markup, el

Row = dict[str, Any]
MANY = 20
_SHOWN_OF_CHECKSUM = 12
_COLUMNS = [
    Column(texts.HEAD_SOURCE),
    Column(texts.HEAD_PERIOD),
    Column(texts.HEAD_PUBLISHED),
    Column(texts.HEAD_SHA),
    *numbers(texts.HEAD_SIZE, texts.HEAD_READ, texts.HEAD_USED, texts.HEAD_REJECTED),
]


def source_list(sources: list[Row]) -> Markup:
    """One entry per source: who publishes what under which terms."""
    return el("ul", [el("li", _source(source)) for source in sources], class_="daten-quellen")


def release_tables(releases: list[Row]) -> Content:
    """Every file with its checksum and what became of its rows; a source of many files is folded, so that the others are seen."""
    by_source = {source: list(rows) for source, rows in groupby(releases, key=lambda row: row["source"])}
    few = [row for rows in by_source.values() if len(rows) <= MANY for row in rows]
    many = {source: rows for source, rows in by_source.items() if len(rows) > MANY}
    folds = [
        folded(head := texts.RELEASES_OF.format(source=source), len(rows), _table(head, rows))
        for source, rows in many.items()
    ]
    return [_table(texts.RELEASES_CAPTION, few) if few else None, folds]


def _table(caption: str, releases: list[Row]) -> Markup:
    return table(caption, _COLUMNS, map(_release, releases))


def _source(source: Row) -> Content:
    licence = el("a", source["licence"], href=source["licence_url"]) if source["licence_url"] else source["licence"]
    link = (
        el("a", texts.SOURCE_LINK, el("span", f": {source['title']}", class_="nur-vorlesen"), href=source["url"])
        if source["url"]
        else None
    )
    return [
        el("h3", source["title"], [" ", DEMO] if source["synthetic"] else None),
        terms(
            [
                (texts.PUBLISHER, source["publisher"]),
                (texts.LICENCE, licence),
                (texts.ATTRIBUTION, source["attribution"]),
                (texts.CADENCE, source["cadence"]),
                (texts.FORMAT, source["format"]),
                (texts.CAVEATS, bullets(source["caveats"])),
            ]
        ),
        link,
    ]


def _release(release: Row) -> list[Content]:
    name = [
        release["source"],
        el("span", release["release_id"], class_="daten-datei"),
        DEMO if release["synthetic"] else None,
    ]
    original = [" ", el("a", texts.ORIGINAL, href=release["url"], class_="daten-original")] if release["url"] else None
    checksum = el(
        "details",
        el("summary", el("code", f"{release['sha256'][:_SHOWN_OF_CHECKSUM]}…")),
        el("code", release["sha256"]),
    )
    kilobytes = german.number(release["size_bytes"] / 1000, 0 if release["size_bytes"] >= 10_000 else 1)
    counts = [german.number(release[name]) for name in ("rows_read", "rows_published", "rows_rejected")]
    return [
        name,
        _period(release["period"]),
        [published(release["published"]), original],
        checksum,
        texts.KILOBYTES.format(size=kilobytes),
        *counts,
    ]


def _period(text: str) -> str:
    return text.replace("-", "–") if len(text) == len("2014-2020") else text


def published(text: str) -> str:
    """A day of publication as precise as known: 2021 → 2021, 2021-04 → 04/2021, 2021-04-15 → 15.04.2021."""
    parts = text.split("-")
    return {1: text, 2: "/".join(reversed(parts)), 3: ".".join(reversed(parts))}[len(parts)]
