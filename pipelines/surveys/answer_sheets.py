"""Answers of single persons in a workbook: online surveys are exported, or saved again, as a spreadsheet too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from pipelines.formats.text import folded
from pipelines.surveys.answers import DeliveryError
from pipelines.surveys.delimited import Delimited
from pipelines.surveys.online import format_of

if TYPE_CHECKING:
    from pipelines.formats.spreadsheet import Cell
    from pipelines.surveys.sheets import Sheet, Workbook

# A header may stand below a title, but not deep inside a table.
_SEARCHED_ROWS = 10
_DELIMITER = ";"


def answers_in(book: Workbook) -> Delimited | None:
    """The sheet with the header of LimeSurvey or SoSci Survey, as if it were a CSV with the same lines; None where there is none.

    Raises DeliveryError where several sheets have one.
    """
    found = [file for sheet in _readable(book) if (file := _as_delimited(sheet)) is not None]
    if len(found) > 1:
        raise DeliveryError(
            "Mehrere Blätter der Mappe enthalten einzelne Antworten.", "Jede Befragung als eigene Datei liefern."
        )
    return found[0] if found else None


def _readable(book: Workbook) -> Iterator[Sheet]:
    """A sheet that cannot be read is told where it is needed."""
    for name in book.names:
        with suppress(DeliveryError):
            yield book.sheet(name)


def _as_delimited(sheet: Sheet) -> Delimited | None:
    head = next(
        (row for row, cells in enumerate(sheet.cells[:_SEARCHED_ROWS]) if format_of([_text(cell) for cell in cells])),
        None,
    )
    if head is None:
        return None
    header = [_text(cell) for cell in sheet.cells[head]]
    while not header[-1]:
        header.pop()
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=_DELIMITER)
    for cells in (*([] for _ in range(head)), *sheet.cells[head:]):
        texts = [_text(cell) for cell in cells]
        # a row of nothing is an empty line, so that lines keep their numbers
        writer.writerow(texts if any(texts) else [])
    return Delimited(written.getvalue(), "Mappe", _DELIMITER, header, head + 1)


def _text(cell: Cell) -> str:
    """A cell as a CSV of the same program would hold it, in one line."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, date | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return "" if cell is None else folded(str(cell))
