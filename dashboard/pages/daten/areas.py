"""Areas: how many of which kind, their boundaries, inhabitants, and what became of former ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.pages.daten.parts import Cell, Content, Folded, folded, table
from dashboard.queries.catalogue import Row
from dashboard.texts import catalogue as texts
from dashboard.web.links import Link
from dashboard.web.table import Column, Table, numbers


@dataclass(frozen=True)
class Section:
    """`boundaries` says where the geometry comes from, `schematic` whether it is computed, `files` are its files; `inhabitants` which
    number of them is used for what."""

    counts: Table
    schematic: bool
    boundaries: str
    files: Sequence[Link]
    inhabitants_lead: str
    inhabitants: Table
    changes: Folded


def counts(rows: Sequence[Row]) -> Table:
    """Areas by level and kind."""
    columns = [Column(texts.HEAD_LEVEL), Column(texts.HEAD_AREA_KIND), *numbers(texts.HEAD_COUNT)]
    cells = [(texts.LEVELS[row["level"]], row["kind"], german.number(row["areas"])) for row in rows]
    return table(texts.AREAS_CAPTION, columns, cells, "daten-schmal", headed=False)


def files(levels: Sequence[str]) -> Sequence[Link]:
    """The boundaries of each level."""
    return [
        Link(texts.BOUNDARIES_DOWNLOAD.format(level=texts.LEVELS[level]), f"/daten/grenzen/{level}.geojson")
        for level in levels
    ]


def inhabitants(rows: Sequence[Row]) -> Table:
    """Which number of inhabitants is used for what."""
    columns = [
        Column(texts.HEAD_CONCEPT),
        Column(texts.HEAD_YEARS),
        *numbers(texts.HEAD_AREAS),
        Column(texts.HEAD_SOURCE),
    ]
    cells = [
        (
            texts.CONCEPTS[row["concept"]],
            german.years(row["first_year"], row["last_year"]),
            german.number(row["areas"]),
            german.listing(row["sources"]),
        )
        for row in rows
    ]
    return table(texts.POPULATION_CAPTION, columns, cells)


def changes(rows: Sequence[Row]) -> Folded:
    """Former areas and their successors."""
    heads = (texts.HEAD_OLD, texts.HEAD_NEW, texts.HEAD_DAY, texts.HEAD_VERIFIED, texts.HEAD_NOTE)
    cells = [
        (row["old_name"], row["new_label"], german.day(row["changed_on"]), _proof(row), _note(row)) for row in rows
    ]
    listed = table(texts.CHANGES_CAPTION, [Column(head) for head in heads], cells)
    return folded(texts.CHANGES, listed, texts.CHANGES_LEAD)


def _proof(row: Row) -> Content:
    is_proven = row["verified"] and row["source_url"]
    return Cell(link=Link(texts.VERIFIED, row["source_url"])) if is_proven else texts.NOT_VERIFIED


def _note(row: Row) -> str:
    return "; ".join([*([texts.PART] if row["part_only"] else []), *([row["note"]] if row["note"] else [])])
