"""Sources and the files taken from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard import german
from dashboard.pages.daten.parts import Cell, Content, Folded, Term, bullets, folded, table, terms
from dashboard.queries.catalogue import Row
from dashboard.texts import catalogue as texts
from dashboard.web.links import Link
from dashboard.web.table import Column, Table, numbers

MANY = 20
DIGITS = 12  # of a checksum, before it is unfolded
_COLUMNS = [
    Column(texts.HEAD_SOURCE),
    Column(texts.HEAD_PERIOD),
    Column(texts.HEAD_PUBLISHED),
    Column(texts.HEAD_SHA),
    *numbers(texts.HEAD_SIZE, texts.HEAD_READ, texts.HEAD_USED, texts.HEAD_REJECTED),
]


@dataclass(frozen=True)
class Source:
    """Who publishes what under which terms; `address` is the publisher's own page, "" where none is known."""

    title: str
    demo: bool
    terms: Sequence[Term]
    address: str


@dataclass(frozen=True)
class Releases:
    """The files of sources with few of them in one table, those of each other source folded, so that the first are seen."""

    few: Table | None
    many: Sequence[Folded]


def sources(rows: Sequence[Row]) -> Sequence[Source]:
    """One entry per source."""
    return [_source(row) for row in rows]


def _source(row: Row) -> Source:
    licence = Cell(link=Link(row["licence"], row["licence_url"])) if row["licence_url"] else row["licence"]
    described = terms(
        [
            (texts.PUBLISHER, row["publisher"]),
            (texts.LICENCE, licence),
            (texts.ATTRIBUTION, row["attribution"]),
            (texts.CADENCE, row["cadence"]),
            (texts.FORMAT, row["format"]),
            (texts.CAVEATS, bullets(row["caveats"])),
        ]
    )
    return Source(row["title"], row["synthetic"], described, row["url"] or "")


def releases(rows: Sequence[Row]) -> Releases:
    """Every file with its checksum and what became of its rows."""
    by_source = {source: list(members) for source, members in groupby(rows, key=lambda row: row["source"])}
    few = [row for members in by_source.values() if len(members) <= MANY for row in members]
    many = {source: members for source, members in by_source.items() if len(members) > MANY}
    return Releases(
        _table(texts.RELEASES_CAPTION, few) if few else None,
        [
            folded(head := texts.RELEASES_OF.format(source=source), _table(head, members))
            for source, members in many.items()
        ],
    )


def _table(caption: str, rows: Sequence[Row]) -> Table:
    return table(caption, _COLUMNS, map(_release, rows))


def _release(row: Row) -> list[Content]:
    original = Link(texts.ORIGINAL, row["url"]) if row["url"] else None
    kilobytes = german.number(row["size_bytes"] / 1000, 0 if row["size_bytes"] >= 10_000 else 1)
    return [
        Cell(row["source"], demo=row["synthetic"], file=row["release_id"]),
        german.period(row["period"]),
        Cell(german.date_as_known(row["published"]), link=original),
        Cell(f"{row['sha256'][:DIGITS]}…", checksum=row["sha256"]),
        texts.KILOBYTES.format(size=kilobytes),
        *(german.number(row[name]) for name in ("rows_read", "rows_published", "rows_rejected")),
    ]
