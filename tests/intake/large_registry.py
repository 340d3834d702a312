"""A registry of five megabytes: the invented list, with meetings, reports and members of more years and more institutions."""

from __future__ import annotations

import io
from datetime import date, timedelta
from itertools import cycle

import xlsxwriter
from openpyxl import load_workbook

from pipelines.store.releases import ReleaseStore

_REPEATED = {
    "Sitzungen": "Datum",
    "Kontakte und Veranstaltungen": "Datum",
    "Statusmeldungen": "Zuletzt bestätigt am",
    "Mitglieder nach Institution": "Institution",
}


def large_registry(rows: int) -> bytes:
    """The workbook with about so many further rows; every one of them says something else."""
    book = load_workbook(io.BytesIO(ReleaseStore().newest("gremien_demo")[-1].read_bytes()), read_only=True)
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"constant_memory": True, "in_memory": True}) as copy:
        day_format = copy.add_format({"num_format": "dd.mm.yyyy"})
        for sheet in book:
            lines = [list(row) for row in sheet.iter_rows(values_only=True)]
            if sheet.title in _REPEATED:
                lines += _further(lines, _REPEATED[sheet.title], rows // len(_REPEATED))
            target = copy.add_worksheet(sheet.title)
            for number, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        target.write_datetime(number, column, cell, day_format)
                    elif cell is not None:
                        target.write(number, column, cell)
    return written.getvalue()


def _further(lines: list[list[object]], header: str, count: int) -> list[list[object]]:
    place = lines[0].index(header)
    further = []
    for number, line in zip(range(count), cycle(lines[1:]), strict=False):
        cells = list(line)
        cell = cells[place]
        if isinstance(cell, date):
            cells[place] = cell - timedelta(days=number % 3000)
        else:
            cells[place] = f"{cell} {number % 40}"
        further.append(cells)
    return further
