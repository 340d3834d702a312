"""The older workbooks of Excel (.xls, BIFF), read by xlrd."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pipelines.formats.archive import DAMAGED
from pipelines.formats.cells import (
    SAVE_ANEW,
    Budget,
    Cell,
    ErrorValue,
    Merged,
    SheetCells,
    UnreadableFile,
)
from pipelines.formats.number_formats import EPOCH_1900, EPOCH_1904, as_date, is_percent

if TYPE_CHECKING:
    import xlrd

# A cell takes at least six bytes here and a hundred in memory.
MOST_BYTES = 30_000_000


class XlsBook:
    """An opened workbook of this kind."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        import xlrd

        if len(content) > MOST_BYTES:
            raise UnreadableFile(f"Die Mappe ist größer als {MOST_BYTES // 1_000_000} Millionen Byte.", SAVE_ANEW)
        try:
            self._book = xlrd.open_workbook(
                file_contents=content, logfile=io.StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
            )
        except _damage() as error:
            if "encrypted" in str(error):
                raise UnreadableFile(
                    "Die Mappe ist mit einem Kennwort geschützt.",
                    "Den Kennwortschutz in der Tabellenkalkulation aufheben, speichern und neu aufnehmen.",
                ) from error
            raise UnreadableFile(f"{DAMAGED}.") from error
        self._budget = budget
        self.epoch = EPOCH_1904 if self._book.datemode else EPOCH_1900

    @property
    def names(self) -> list[str]:
        """The sheets of cells, as ordered in the workbook."""
        return list(self._book.sheet_names())

    def read(self, name: str) -> SheetCells:
        """The filled cells of one sheet. Raises UnreadableFile where it is damaged."""
        try:
            sheet = self._book.sheet_by_name(name)
            cells = SheetCells(name, self._budget, sheet.visibility != 0)
            for line in range(sheet.nrows):
                for column in range(sheet.row_len(line)):
                    self._put(cells, sheet, line, column)
            cells.merged += [
                Merged(first + 1, left + 1, last, right) for first, last, left, right in sheet.merged_cells
            ]
            self._book.unload_sheet(name)
        except UnreadableFile:
            raise
        except _damage() as error:
            raise UnreadableFile(f"{DAMAGED}.", sheet=name) from error
        return cells

    def _put(self, cells: SheetCells, sheet: xlrd.sheet.Sheet, line: int, column: int) -> None:
        import xlrd

        kind, value = sheet.cell_type(line, column), sheet.cell_value(line, column)
        if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
            return
        cell: Cell = value
        if kind == xlrd.XL_CELL_DATE:
            cell = as_date(value, self.epoch)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            cell = bool(value)
        elif kind == xlrd.XL_CELL_ERROR:
            cell = ErrorValue(xlrd.error_text_from_code.get(value, f"Fehler:{value}"))
        elif kind == xlrd.XL_CELL_NUMBER and is_percent(self._format(sheet, line, column)):
            cells.percent.add((line + 1, column + 1))
        cells.put(line + 1, column + 1, cell)

    def _format(self, sheet: xlrd.sheet.Sheet, line: int, column: int) -> str:
        style = self._book.xf_list[sheet.cell_xf_index(line, column)]
        return str(self._book.format_map[style.format_key].format_str)


def _damage() -> tuple[type[Exception], ...]:
    """What xlrd raises on damaged files: its own errors, and whatever follows from a wrong number read."""
    import struct

    import xlrd
    from xlrd.compdoc import CompDocError
    from xlrd.formula import FormulaError

    own = (xlrd.XLRDError, CompDocError, FormulaError)
    return (
        *own,
        struct.error,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    )
