"""A table on its way into a file: a name, a header, rows of typed cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Table:
    """`name` becomes the sheet's name (at most 31 characters); every row has as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]

    def __post_init__(self) -> None:
        if len(set(self.columns)) != len(self.columns):
            raise ValueError(f"Die Tabelle {self.name} nennt eine Spalte zweimal.")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"Eine Zeile der Tabelle {self.name} hat {len(row)} statt {len(self.columns)} Zellen.")
