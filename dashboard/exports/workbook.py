"""Tables as an XLSX workbook that screen readers can walk: one table per sheet, header in the first row, no merged cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from dashboard.exports.table import Cell, Table

_WIDEST = 60
_NARROWEST = 10
_SAMPLE = 200  # rows looked at for the width of a column


def workbook(tables: Sequence[Table], title: str, comments: str, created: datetime) -> bytes:
    """One sheet per table. `created` is the day of the data, so that the same data give the same bytes."""
    import xlsxwriter  # 2 MB that a process needs only once somebody asks for a workbook

    buffer = io.BytesIO()
    # A text is a text: a name that begins with "=" or looks like an address must not become a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title, "comments": comments, "created": created})
        formats = _Formats(book)
        for table in tables:
            _sheet(book.add_worksheet(table.name), table, formats)
    return buffer.getvalue()


class _Formats:
    def __init__(self, book: Any) -> None:
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.number = book.add_format({"valign": "top"})
        self.day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"})
        self.time = book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top"})


def _sheet(sheet: Any, table: Table, formats: _Formats) -> None:
    if table.rows:
        header = [{"header": name} for name in table.columns]
        sheet.add_table(
            0, 0, len(table.rows), len(table.columns) - 1, {"columns": header, "style": "Table Style Light 1"}
        )
    else:
        sheet.write_row(0, 0, table.columns)
    sheet.freeze_panes(1, 0)
    for number in range(len(table.columns)):
        sheet.set_column(number, number, _width(table, number))
    for line, row in enumerate(table.rows, start=1):
        for number, cell in enumerate(row):
            _write(sheet, line, number, cell, formats)


def _write(sheet: Any, line: int, number: int, cell: Cell, formats: _Formats) -> None:
    if cell is None:
        sheet.write_blank(line, number, None, formats.text)
    elif isinstance(cell, bool):
        sheet.write_string(line, number, "ja" if cell else "nein", formats.text)
    elif isinstance(cell, (int, float)):
        sheet.write_number(line, number, cell, formats.number)
    elif isinstance(cell, datetime):
        sheet.write_datetime(line, number, cell, formats.time)
    elif isinstance(cell, date):
        sheet.write_datetime(line, number, cell, formats.day)
    else:
        sheet.write_string(line, number, cell, formats.text)


def _width(table: Table, number: int) -> int:
    longest = max([len(table.columns[number]) + 3, *(len(str(row[number] or "")) for row in table.rows[:_SAMPLE])])
    return min(_WIDEST, max(_NARROWEST, longest))
