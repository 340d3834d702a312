"""Rows of a stored file as they were published, found by the place at which the reader of the source says they stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.formats.delimited import delimited_lines
from pipelines.formats.spreadsheet import is_workbook, sheets_of
from pipelines.problems import InputError
from pipelines.store.reading import Reading

if TYPE_CHECKING:
    from pipelines.store.releases import Release


class PublishedFile:
    """A release opened once more, to show its rows word for word."""

    def __init__(self, reading: Reading) -> None:
        # what is told while opening has been told before
        self._reading = Reading(reading.release, reading.register, reading.today)

    @property
    def release(self) -> Release:
        """What was opened."""
        return self._reading.release

    def cells(self, sheet: str | None, line: int, expected: list[str]) -> tuple[str | None, list[str]]:
        """Sheet and cells of a row; where no sheet is named, that whose row holds the `expected` texts. Empty where it is not found."""
        named = self._sheets if sheet is None else {sheet: self._sheets.get(sheet, {})}
        rows = [(name, rows[line]) for name, rows in named.items() if line in rows]
        if not rows:
            return None, []
        found, cells = max(rows, key=lambda row: sum(text in row[1] for text in expected))
        return found or None, _without_trailing_blanks(cells)

    @cached_property
    def _sheets(self) -> dict[str, dict[int, list[str]]]:
        """Name → line → cells; a file without sheets has one without name."""
        try:
            if is_workbook(self._reading.content):
                return {name: dict(lines) for name, lines in sheets_of(self._reading).items()}
            # a row that covers several lines stands at its last one
            return {"": dict(delimited_lines(self._reading, None))}
        except InputError:
            return {}  # an archive: what is in it is not shown


def _without_trailing_blanks(cells: list[str]) -> list[str]:
    last = max((place for place, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]
