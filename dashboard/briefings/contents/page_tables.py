"""A table of a page as a table of a briefing: the same words and numbers, each number also as a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any

from markupsafe import Markup

from dashboard.briefings import written_numbers
from dashboard.briefings.model import Cell, Column, ColumnKind, Table
from dashboard.web import table as page

_NOTE = re.compile(r'<span class="[\w-]*beiwort">(.*?)</span>')  # smaller letters behind a name
_LINE_END = re.compile(r"<br ?/?>")
_TAG = re.compile(r"<[^>]*>")
_SOFT_HYPHEN = "\u00ad"


def number_of(text: str) -> int | float | None:
    """The number a German text is: "1.234,5" → 1234.5, "8,3 %" → 8.3, "−3" → -3; None where it is anything else, a span included."""
    found = written_numbers.read(text)
    return found.value if found else None


def plain(text: Any) -> str:
    """The words of a cell without its markup and without places to divide them; a note behind a name stands in brackets, lines are separated by
    semicolons."""
    said = str(text)
    if isinstance(text, Markup):
        said = unescape(_TAG.sub("", _LINE_END.sub("; ", _NOTE.sub(r"(\1)", said)))).strip()
    return said.replace(_SOFT_HYPHEN, "")


def column(title: str, texts: Iterable[str], *, heads_row: bool = False) -> Column:
    """A column of numbers, of the kind and with the decimals its texts are written with; of text where none of them is a number."""
    found = [number for text in texts if (number := written_numbers.read(text))]
    if not found:
        return Column(title, heads_row=heads_row)
    decimals = max(len(number.fraction) for number in found)
    kind: ColumnKind = "percent" if any(number.is_percent for number in found) else "decimal" if decimals else "integer"
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
