"""Filled templates without what nobody reads: the known columns of the known sheets are written anew into a workbook of their own.

Left behind are other sheets and columns, comments, hidden parts, and the properties of the workbook (author, last editor, company).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from pipelines.formats.cells import Cell, Row
from pipelines.formats.number_formats import EPOCH_1904
from pipelines.formats.templates import REPORT_COLUMN, REPORT_SHEET, FilledTemplate
from pipelines.formats.text import alike, folded
from pipelines.registry.cells import text_of
from pipelines.store.reducing import Reduced

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# A fixed day keeps equal content equal byte for byte.
_CREATED = datetime(2026, 1, 1)


def reduced_workbook(
    filled: FilledTemplate,
    tables: Mapping[str, Sequence[str]],
    labelled: Mapping[str, Sequence[str]],
    silent: Sequence[str],
    optional: Mapping[str, Sequence[str]] | None = None,
) -> Reduced:
    """`tables` are the headers to keep by sheet; `labelled` the labels of sheets that hold one value beside each label.

    `silent` are sheets of the template itself, whose absence need not be told; `optional` the headers by sheet that may be missing:
    what is stored lacks them too.
    """
    import xlsxwriter

    written, told = io.BytesIO(), {alike(title) for title in (*tables, *labelled, *silent, REPORT_SHEET)}
    dropped = [f"das Blatt „{folded(name)}“" for name in filled.book.names if alike(name) not in told]
    options = {"in_memory": True, "strings_to_formulas": False, "date_1904": filled.book.epoch == EPOCH_1904}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"created": _CREATED})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for title, labels in labelled.items():
            known, rows = {alike(label) for label in labels}, _rows(filled, title)
            kept = [(line, cells[:2]) for line, cells in rows if alike(text_of(cells[0])) in known]
            _write(book.add_worksheet(title), kept, day)
            if len(kept) < sum(any(cell is not None for cell in cells) for _, cells in rows):
                dropped.append(f"weitere Zeilen des Blattes „{title}“")
        for title, headers in tables.items():
            table = filled.table(title, headers, (optional or {}).get(title, ()))
            kept_headers = [each for each in headers if table is None or each in table.columns]
            target = book.add_worksheet(title)
            target.write_row(0, 0, kept_headers)
            if table is not None:
                _write(
                    target,
                    [(line, [cells[table.columns[each]] for each in kept_headers]) for line, cells in table.rows],
                    day,
                )
            dropped += _other_columns(filled, title, kept_headers)
    return Reduced(written.getvalue(), ".xlsx", dropped)


def _rows(filled: FilledTemplate, title: str) -> list[Row]:
    sheet = filled.sheet(title)
    return sheet.rows if sheet else []


def _other_columns(filled: FilledTemplate, title: str, headers: Sequence[str]) -> list[str]:
    """The columns of a sheet that are not kept, from the row that holds all the others."""
    known = {alike(header) for header in headers}
    silent = {*known, alike(REPORT_COLUMN)}
    for _, cells in _rows(filled, title):
        texts = [text_of(cell) for cell in cells]
        if known <= set(map(alike, texts)):
            return [f"die Spalte „{text}“" for text in texts if text and alike(text) not in silent]
    return []


def _write(target: Worksheet, rows: list[Row], day: Format) -> None:
    for line, cells in rows:
        for column, cell in enumerate(cells):
            _write_cell(target, line - 1, column, cell, day)


def _write_cell(target: Worksheet, row: int, column: int, cell: Cell, day: Format) -> None:
    if isinstance(cell, bool):
        target.write_boolean(row, column, cell)
    elif isinstance(cell, float):
        target.write_number(row, column, cell)
    elif isinstance(cell, date):
        target.write_datetime(row, column, cell, day)
    elif cell is not None:
        target.write_string(row, column, text_of(cell))
