"""A printed table without what the mapping does not speak of: the cells it names are written anew, alone, into a new workbook."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from pipelines.surveys.sheets import Sheet, Workbook
from pipelines.surveys.tables import needed_cells

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from pipelines.store.reading import Reading
    from pipelines.surveys.mapping import Mapping

# A fixed day keeps equal content equal byte for byte.
_CREATED = datetime(2026, 1, 1)


def reduced_tables(reading: Reading, mapping: Mapping, content: bytes) -> tuple[bytes, list[str]]:
    """The new workbook, and what is left behind, in words."""
    import xlsxwriter

    book = Workbook(content)
    needed = needed_cells(reading, mapping, book)
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as target:
        target.set_properties({"created": _CREATED})
        percent = target.add_format({"num_format": "0.0%"})
        for title, cells in needed.items():
            _write(target.add_worksheet(title), book.sheet(title), cells, percent)
    left = [f"das Blatt „{title}“" for title in book.names if title not in needed]
    partly = [
        f"Zellen des Blattes „{title}“ ohne Zuordnung"
        for title in needed
        if _has_more(book.sheet(title), needed[title])
    ]
    return written.getvalue(), [*left, *partly]


def _write(target: Worksheet, sheet: Sheet, cells: set[tuple[int, int]], percent: Format) -> None:
    for row, column in sorted(cells):
        cell = sheet.cell(row, column)
        if isinstance(cell, float):
            target.write_number(row, column, cell, percent if (row, column) in sheet.percent else None)
        elif cell is not None:
            target.write_string(row, column, str(cell))


def _has_more(sheet: Sheet, cells: set[tuple[int, int]]) -> bool:
    return any(
        sheet.text(row, column) and (row, column) not in cells
        for row, line in enumerate(sheet.cells)
        for column in range(len(line))
    )
