"""Rows of a registry list while single ones are added, replaced or removed: read from any stored form, found by what a person sees of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from pipelines.formats.templates import FilledTemplate
from pipelines.formats.text import alike
from pipelines.registry.areas import place_of
from pipelines.registry.cells import CellError, Limits, RawCell, convert, serial_day, text_of
from pipelines.registry.layout import Column, Layout, Sheet

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.registry.template import Cell

# A stored list was judged when it was stored; here its days are only compared.
_ANY_DAY = date(2149, 12, 31)
_AREA = ("level", "area_name", "ars", "kreis")


@dataclass
class EditedRow:
    """A row by column name; `edit` is the number of the edit that wrote it, None for one that stands as it stood."""

    cells: dict[str, RawCell]
    edit: int | None = None


@dataclass(frozen=True)
class RowFinder:
    """Compares what somebody saw of a row with the rows of a sheet: days, numbers and words by their meaning, areas by what they are."""

    declared: Layout
    sheet: Sheet
    register: Register
    limits: Limits

    def find(self, rows: list[EditedRow], key: Mapping[str, str]) -> list[EditedRow]:
        """The rows that agree with every column of the key."""
        plain = {name: text for name, text in key.items() if name not in _AREA}
        found = [row for row in rows if all(self.agrees(row, name, text) for name, text in plain.items())]
        if len(plain) == len(key):
            return found
        area = self._area(key)
        return [row for row in found if area is not None and self._area(row.cells) == area]

    def agrees(self, row: EditedRow, name: str, text: str) -> bool:
        """Whether the cell of a column means what the text says."""
        column = next(each for each in self.sheet.columns if each.name == name)
        return self._meaning(column, row.cells.get(name)) == self._meaning(column, text)

    def _meaning(self, column: Column, cell: RawCell) -> object:
        if column.kind == "list":
            return sorted(alike(part) for part in text_of(cell).split(";") if part.strip())
        try:
            values = convert(cell, column, self.declared.allowed(column), self.limits)
        except CellError:
            return alike(text_of(cell))
        return {name: alike(value) if value else None for name, value in values.items()}

    def _area(self, cells: Mapping[str, RawCell]) -> str | None:
        level = self.declared.words["level"].get(text_of(cells.get("level")))
        name, kreis = text_of(cells.get("area_name")), text_of(cells.get("kreis"))
        try:
            place = place_of(self.register, level, name, cells.get("ars"), kreis)
        except CellError:
            return None
        return place.area.unit_id if place else None


def wide_limits(epoch: datetime) -> Limits:
    """Limits that let every day pass."""
    return Limits(_ANY_DAY, _ANY_DAY, epoch)


def rows_of(filled: FilledTemplate, sheet: Sheet, limits: Limits) -> list[EditedRow]:
    """The filled rows of a sheet, without the blank ones between them."""
    table = filled.table(sheet.title, sheet.headers, sheet.optional_headers)
    if table is None:
        return []
    places = {column: table.columns[column.header] for column in sheet.columns if column.header in table.columns}
    rows = [
        {column.name: _day_or(cells[at], column, limits) for column, at in places.items()} for _, cells in table.rows
    ]
    return [EditedRow(cells) for cells in rows if any(map(text_of, cells.values()))]


def typed(text: str, column: Column, limits: Limits) -> RawCell:
    """What somebody typed as a cell: a day or a number where it is one, else the text, so that the reader says what is wrong with it."""
    if not text.strip():
        return None
    if column.kind not in {"date", "number", "integer"}:
        return text
    try:
        value = convert(text, column, {}, limits)[column.name] or ""
    except CellError:
        return text
    return date.fromisoformat(value) if column.kind == "date" else float(value)


def written(row: EditedRow) -> dict[str, Cell]:
    """The row as the template writes it."""
    return {name: _plain(cell) for name, cell in row.cells.items()}


def _day_or(cell: RawCell, column: Column, limits: Limits) -> RawCell:
    """A serial number becomes its day, which no longer depends on the day that the workbook counts from."""
    return (serial_day(cell, limits) or cell) if column.kind in {"date", "founding"} else cell


def _plain(cell: RawCell) -> Cell:
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float):
        return cell
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    return None if cell is None else text_of(cell)
