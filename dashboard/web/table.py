"""A table of a page: what the macro `table` of templates/macros.html.j2 draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """Its head, whether it holds numbers (right-aligned, tabular), and a unit under the head."""

    head: str
    numeric: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """`rows` hold a cell (text or markup) per column; `row_head` is the place of the column that names its row, None for none.

    `label` names the scrolling frame, by default the caption; with `css` "stapelt" the rows become cards on a phone.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    css: str = ""
    row_head: int | None = 0
    label: str = ""
    hidden_caption: bool = False

    def cells(self, row: Sequence[Any]) -> Iterable[tuple[Column, Any]]:
        """Each cell of a row with its column."""
        return zip(self.columns, row, strict=True)


def numbers(*heads: str) -> list[Column]:
    """Columns of numbers."""
    return [Column(head, numeric=True) for head in heads]
