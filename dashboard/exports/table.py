"""A table on its way into a file: a name, a header, rows of typed cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from dashboard import texts

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

    @property
    def is_invented(self) -> bool:
        """Whether one of its columns for people says of a row that it holds invented data: what notes say of a file must not differ from it."""
        places = [place for place, column in enumerate(self.columns) if column.endswith(texts.DEMO_MARK)]
        return any(row[place] for row in self.rows for place in places)
