"""Tables as an XLSX workbook that screen readers can walk: one named table per sheet, header in the first row, no merged cells, German as
its language."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from dashboard.exports.table import Cell, Table

# A text is a text: a name that begins with "=" or looks like an address must not become a formula or a link.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60
_NARROWEST = 10
_SAMPLE = 200  # rows looked at for the width of a column


def workbook(tables: Sequence[Table], title: str, comments: str, created: datetime) -> bytes:
    """One sheet per table. `created` is the day of the data, so that the same data give the same bytes."""
    from dashboard.exports.german_workbook import GermanWorkbook  # 2 MB that a process needs only once somebody asks

    buffer = io.BytesIO()
    with GermanWorkbook(buffer, OPTIONS) as book:
        book.set_properties({"title": title, "comments": comments, "created": created})
        formats = _Formats(book)
        for table, name in zip(tables, table_names([table.name for table in tables]), strict=True):
            _sheet(book.add_worksheet(table.name), table, name, formats)
    return buffer.getvalue()


class _Formats:
    def __init__(self, book: Any) -> None:
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.number = book.add_format({"valign": "top"})
        self.day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"})
        self.time = book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top"})


def table_names(sheets: Sequence[str]) -> list[str]:
    """What the table of each sheet is called where programs list them: as the sheet, in letters a spreadsheet allows, each name once."""
    names: list[str] = []
    for sheet in sheets:
        name = re.sub(r"[^0-9A-Za-zÄÖÜäöüß]+", "_", sheet).strip("_")
        # A name must not begin with a digit or be that of a cell (A1, R1C1).
        if not name or name[0].isdigit() or re.fullmatch(r"[A-Za-z]{1,3}\d*|[Rr]\d*[Cc]\d*", name):
            name = f"Tabelle_{name}".rstrip("_")
        used = {each.casefold() for each in names}
        names.append(
            next(each for each in (name, *(f"{name}_{n}" for n in range(2, 999))) if each.casefold() not in used)
        )
    return names


def _sheet(sheet: Any, table: Table, name: str, formats: _Formats) -> None:
    if table.rows:  # a spreadsheet knows no table without rows
        header = [{"header": column} for column in table.columns]
        looks = {"name": name, "columns": header, "style": "Table Style Light 1"}
        sheet.add_table(0, 0, len(table.rows), len(table.columns) - 1, looks)
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
