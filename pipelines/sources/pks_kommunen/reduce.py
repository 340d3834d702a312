"""What is stored of a filled pks_kommunen.xlsx: the columns of its one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.registry.reduce import reduced_workbook
from pipelines.sources.pks_kommunen.columns import COLUMNS, SHEET
from pipelines.sources.pks_kommunen.read import TEMPLATE_SHEETS, opened

if TYPE_CHECKING:
    from pipelines.store.reading import Reading
    from pipelines.store.reducing import Reduced


def reduce(reading: Reading) -> Reduced:
    """The sheet Fälle written anew, rows on their lines."""
    return reduced_workbook(opened(reading), {SHEET: [column.header for column in COLUMNS]}, {}, silent=TEMPLATE_SHEETS)
