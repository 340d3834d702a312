"""Whether a sheet is a printed table, or answers of persons that nobody may be shown."""

from __future__ import annotations

import re

import numpy as np

from pipelines.surveys.answers import is_personal
from pipelines.surveys.figures import TOLERANCE_PCT, CellError, count, percentage
from pipelines.surveys.sheets import Sheet

# a printed table of a question has not more
_MOST_ROWS, _MOST_CATEGORIES = 300, 16


def is_printed_table(sheet: Sheet) -> bool:
    """Whether a sheet shows itself as a table of shares: most of its rows with figures have neighbours that add up to 100 %.

    Answers of persons do not, and stand beside texts. In doubt it is none.
    """
    rows = [row for row in range(len(sheet.cells)) if len(_figures(sheet, row)) > 1]
    if not rows or len(rows) > _MOST_ROWS or any(_has_remark(sheet, row) for row in rows):
        return False
    if any(is_personal(sheet.text(row, column)) for row in range(rows[0]) for column in range(len(sheet.cells[row]))):
        return False
    return 2 * sum(_adds_up(_figures(sheet, row)) for row in rows) >= len(rows)


def _figures(sheet: Sheet, row: int) -> list[float]:
    """The cells of a row, behind the first, that can be shares or numbers of persons; NaN for one not shown."""
    figures = []
    for column in range(1, len(sheet.cells[row])):
        try:
            share = percentage(sheet.cell(row, column), as_percent_format=(row, column) in sheet.percent)
            figures.append(share.pct)
        except CellError:
            try:
                figures.append(float(count(sheet.cell(row, column))))
            except CellError:
                continue
    return figures


def _has_remark(sheet: Sheet, row: int) -> bool:
    """Whether words stand among the figures of a row."""
    return any(len(re.sub(r"[\W\d_]", "", sheet.text(row, column))) > 3 for column in range(1, len(sheet.cells[row])))


def _adds_up(figures: list[float]) -> bool:
    """Whether neighbouring figures are a distribution; those not shown leave it open."""
    if len(figures) > _MOST_CATEGORIES:
        return False
    runs = (figures[start:end] for start in range(len(figures)) for end in range(start + 2, len(figures) + 1))
    return any(np.isnan(sum(run)) or abs(sum(run) - 100) <= TOLERANCE_PCT for run in runs)
