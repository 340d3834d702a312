"""What the sections of the page are made of: cells with more than a text, folded tables, terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from dashboard import german
from dashboard.web.links import Link
from dashboard.web.table import Column, Table

DENSE = "daten-dicht"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with, behind it, the mark of invented data, the name of a file, a link (alone where there is no text); or instead of it a
    list, a word as programs write it, or a checksum that unfolds."""

    text: str = ""
    demo: bool = False
    file: str = ""
    link: Link | None = None
    items: Sequence[str] = ()
    code: str = ""
    checksum: str = ""


Content: TypeAlias = str | Markup | Cell


@dataclass(frozen=True)
class Term:
    """A name and what it stands for."""

    name: str
    value: Content


@dataclass(frozen=True)
class Folded:
    """A part that is shut until it is opened: a table, or `claims` with their ids."""

    head: str
    lead: str = ""
    table: Table | None = None
    claims: Sequence[tuple[str, str]] = ()


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Content]], css: str = DENSE, *, headed: bool = True
) -> Table:
    """A table of the page; `headed`: the first cell names its row."""
    return Table(caption, columns, list(rows), css, row_head=0 if headed else None)


def folded(head: str, rows: Table, lead: str = "") -> Folded:
    """A folded table with the number of its rows."""
    return Folded(counted(head, len(rows.rows)), lead, rows)


def counted(head: str, count: int) -> str:
    """A head with a number behind it."""
    return f"{head} ({german.number(count)})"


def terms(pairs: Iterable[tuple[str, Content]]) -> Sequence[Term]:
    """Names and what they stand for; what is not there is left out."""
    return [Term(name, value) for name, value in pairs if value and value != Cell()]


def bullets(lines: Sequence[str] | None) -> Cell:
    """A list; nothing for nothing."""
    return Cell(items=lines or ())
