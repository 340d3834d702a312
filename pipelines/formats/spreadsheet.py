"""Spreadsheets (.xlsx, .xls) as text, sheet by sheet."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import python_calamine

from pipelines.formats.content import FETCH_AGAIN, Line, content_of
from pipelines.store.releases import SIGNATURES

if TYPE_CHECKING:
    from pipelines.store.reading import Reading


def sheets_of(reading: Reading) -> dict[str, list[Line]]:
    """Every sheet of a spreadsheet as text, rows and columns counted from the first cell. Raises InputError for a file that is none."""
    content = content_of(reading)
    suffix = "." + reading.release.release_id.rpartition(".")[2]
    if not content.startswith(SIGNATURES[suffix]):
        reading.problem(f"Der Inhalt ist keine {suffix}-Datei.", FETCH_AGAIN)
        reading.stop_if_problems()
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {name: _rows(workbook, name) for name in workbook.sheet_names}
    except (python_calamine.CalamineError, OSError) as error:
        reading.problem(
            f"Die Tabelle lässt sich nicht öffnen, sie ist unvollständig oder beschädigt ({error}).", FETCH_AGAIN
        )
        reading.stop_if_problems()
        raise


def _rows(workbook: python_calamine.CalamineWorkbook, name: str) -> list[Line]:
    cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [(number, [_as_text(cell) for cell in row]) for number, row in enumerate(cells, start=1)]


def _as_text(cell: object) -> str:
    """A spreadsheet stores whole numbers as floats; as text they are whole again. Dates are written as 2026-11-23."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell).strip()
