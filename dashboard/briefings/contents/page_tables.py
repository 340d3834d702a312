"""A table of a page as a table of a briefing: the same words and numbers, each number also as a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any

from markupsafe import Markup

from dashboard import german
from dashboard.briefings.model import Cell, Column, ColumnKind, Table
from dashboard.web import table as page

# As german.number and german.percent write them; a difference bears its sign.
_NUMBER = re.compile(rf"([{german.MINUS}+±]?)(\d{{1,3}}(?:\.\d{{3}})*|\d+)(?:,(\d+))?({german.NBSP}%)?")
_NOTE = re.compile(r'<span class="[\w-]*beiwort">(.*?)</span>')  # smaller letters behind a name
_TAG = re.compile(r"<[^>]*>")


def number_of(text: str) -> int | float | None:
    """The number a German text is: "1.234,5" → 1234.5, "8,3 %" → 8.3, "−3" → -3; None where it is anything else, a span included."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    sign, whole, fraction, _ = found.groups()
    digits = whole.replace(".", "")
    value: int | float = float(f"{digits}.{fraction}") if fraction else int(digits)
    return -value if sign == german.MINUS else value


def plain(text: Any) -> str:
    """The words of a cell without its markup; a note behind a name stands in brackets."""
    return unescape(_TAG.sub("", _NOTE.sub(r"(\1)", text))).strip() if isinstance(text, Markup) else str(text)


def column(title: str, texts: Iterable[str], *, heads_row: bool = False) -> Column:
    """A column of numbers, of the kind and with the decimals its texts are written with; of text where none of them is a number."""
    found = [match for text in texts if (match := _NUMBER.fullmatch(text))]
    if not found:
        return Column(title, heads_row=heads_row)
    decimals = max(len(match[3] or "") for match in found)
    kind: ColumnKind = "percent" if any(match[4] for match in found) else "decimal" if decimals else "integer"
    return Column(title, kind, decimals, heads_row=heads_row)


def of_page(
    table: page.Table,
    name: str,
    *,
    title: str = "",
    note: str = "",
    synthetic: bool = False,
    marks: Mapping[int, Sequence[str]] | None = None,
) -> Table:
    """The table; `title`: another one than its caption; `marks` of every cell of a column, by its place."""
    rows = [[plain(text) for text in row] for row in table.rows]
    head_at = table.row_head or 0
    columns = [
        column(each.head, [row[place] for row in rows] if each.numeric else (), heads_row=place == head_at)
        for place, each in enumerate(table.columns)
    ]
    return Table(
        name,
        title or table.caption,
        columns,
        [
            [
                Cell(text, number_of(text) if columns[place].kind != "text" else None, (marks or {}).get(place, ()))
                for place, text in enumerate(row)
            ]
            for row in rows
        ],
        note,
        synthetic,
    )
