"""Areas: how many of which kind, their boundaries, inhabitants, and what became of former ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import german
from dashboard.pages.daten.tables import Column, folded, numbers, table
from dashboard.texts import catalogue as texts
from dashboard.web import components
from dashboard.web.markup import Content, Markup, el, plain

Row = dict[str, Any]


def counts(rows: list[Row]) -> Markup:
    """Areas by level and kind."""
    columns = [Column(texts.HEAD_LEVEL), Column(texts.HEAD_AREA_KIND), *numbers(texts.HEAD_COUNT)]
    shown = [(texts.LEVELS[row["level"]], row["kind"], german.number(row["areas"])) for row in rows]
    return table(texts.AREAS_CAPTION, columns, shown, class_="daten-schmal", headed=False)


def boundaries(build: Row, levels: list[str]) -> Content:
    """Where the geometry comes from, how exact it is, and the files."""
    schematic = plain(components.notice(texts.SCHEMATIC)) if build["boundaries_schematic"] else None
    links = [
        el(
            "li",
            el(
                "a", texts.BOUNDARIES_DOWNLOAD.format(level=texts.LEVELS[level]), href=f"/daten/grenzen/{level}.geojson"
            ),
        )
        for level in levels
    ]
    return [
        el("h3", texts.BOUNDARIES),
        schematic,
        el("p", build["boundaries_note"]),
        el("ul", links, class_="link-reihe"),
    ]


def population(day: date, rows: list[Row]) -> Content:
    """Which number of inhabitants is used for what."""
    columns = [
        Column(texts.HEAD_CONCEPT),
        Column(texts.HEAD_YEARS),
        *numbers(texts.HEAD_AREAS),
        Column(texts.HEAD_SOURCE),
    ]
    shown = [
        (
            texts.CONCEPTS[row["concept"]],
            german.years(row["first_year"], row["last_year"]),
            german.number(row["areas"]),
            german.listing(row["sources"]),
        )
        for row in rows
    ]
    return [
        el("h3", texts.POPULATION),
        el("p", texts.POPULATION_LEAD.format(day=german.day(day))),
        table(texts.POPULATION_CAPTION, columns, shown),
    ]


def changes(rows: list[Row]) -> Markup:
    """Former areas and their successors."""
    columns = [
        Column(head) for head in (texts.HEAD_OLD, texts.HEAD_NEW, texts.HEAD_DAY, texts.HEAD_VERIFIED, texts.HEAD_NOTE)
    ]
    shown = [
        (row["old_name"], row["new_label"], german.day(row["changed_on"]), _proof(row), _note(row)) for row in rows
    ]
    return folded(texts.CHANGES, len(rows), el("p", texts.CHANGES_LEAD), table(texts.CHANGES_CAPTION, columns, shown))


def _proof(row: Row) -> Content:
    return (
        el("a", texts.VERIFIED, href=row["source_url"]) if row["verified"] and row["source_url"] else texts.NOT_VERIFIED
    )


def _note(row: Row) -> str:
    return "; ".join([*([texts.PART] if row["part_only"] else []), *([row["note"]] if row["note"] else [])])
