"""Aggregated tables (XLSX): percentages and n as an office printed them, with the marks of German tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipelines.formats.text import alike, folded
from pipelines.surveys.answer_sheets import answers_in
from pipelines.surveys.answers import DeliveryError, printable_text
from pipelines.surveys.codebook import ALL, TOP, Scale, codebook
from pipelines.surveys.disclosure import Cells
from pipelines.surveys.figures import TOLERANCE_PCT, CellError, Share, count, percentage, without_n
from pipelines.surveys.mapping import MappedItem, Mapping
from pipelines.surveys.online import format_of, program_name
from pipelines.surveys.sheets import Sheet, Workbook

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

_CURE = "Die Tabelle beim Absender prüfen und berichtigt neu liefern."


def read_tables(reading: Reading, mapping: Mapping, content: bytes) -> Cells:
    """Every mapped row and column. Raises InputError naming sheet, line, column and value for everything that is wrong."""
    book = Workbook(content)
    _refuse_persons(book)
    rows = [row for table in _tables(reading, mapping, book) for row in table.read()]
    reading.stop_if_problems()
    item_of, dimension, subgroup, category, n, pct, weak = (list(part) for part in zip(*rows, strict=True))
    size, unknown = np.array(n, dtype=float), np.full(len(rows), np.nan)
    return Cells(
        item_of,
        dimension,
        subgroup,
        category,
        size,
        np.array(pct, dtype=float) / 100,
        unknown,
        unknown,
        unknown,
        np.array(weak, dtype=float),
    )


def needed_cells(reading: Reading, mapping: Mapping, book: Workbook) -> dict[str, set[tuple[int, int]]]:
    """By sheet the rows and columns that the mapping speaks of, headers and labels included; counted from 0."""
    cells: dict[str, set[tuple[int, int]]] = {}
    for table in _tables(reading, mapping, book):
        cells.setdefault(table.sheet.title, set()).update(table.cells())
    return cells


def _tables(reading: Reading, mapping: Mapping, book: Workbook) -> list[_TableReader]:
    uncertain = bool(mapping.weighted) and mapping.deff is None
    return [_TableReader(reading, book.sheet(str(item.sheet)), item, uncertain) for item in mapping.item]


def _refuse_persons(book: Workbook) -> None:
    """Answers of single persons are no printed table, and nothing of them may be told in a message."""
    if (file := answers_in(book)) is not None:
        program = str(format_of(file.header))
        raise DeliveryError(
            f"Die Mappe ist kein Tabellenband, sie enthält einzelne Antworten aus {program_name(program)}.",
            f'In der Zuordnung format = "{program}" setzen und die Spalten zuordnen.',
        )


@dataclass(frozen=True)
class _TableReader:
    reading: Reading
    sheet: Sheet
    item: MappedItem
    uncertain: bool

    def read(self) -> list[tuple[str, str | None, str, str, float, float, bool]]:
        """One row per category of every mapped group."""
        found = self._places()
        if found is None:
            return []
        places, rows = found
        return [share for row, group in rows.items() for share in self._read_row(row, group, places)]

    def cells(self) -> set[tuple[int, int]]:
        """The cells read, with the headers above and the labels beside them."""
        places, rows = self._places() or ({}, {})
        columns = {*places.values(), self._label_column() or 0}
        return {(row, column) for row in (*rows, *self._header_lines()) for column in columns}

    def _places(self) -> tuple[dict[str, int], dict[int, str]] | None:
        """Header → column, and row → group; None, and noted, where something is not there."""
        headers = [*self.item.columns, *([self.item.n_column] if self.item.n_column else [])]
        places = {header: self._column(header) for header in headers}
        label_column = self._label_column()
        if None in places.values() or label_column is None:
            return None
        rows = {self._row(label, label_column): group for label, group in self.item.rows.items()}
        return (
            {header: place for header, place in places.items() if place is not None},
            {row: group for row, group in rows.items() if row is not None},
        )

    def _label_column(self) -> int | None:
        return self._column(self.item.label_column) if self.item.label_column else 0

    def _header_lines(self) -> list[int]:
        return [line - 1 for line in self.item.header_rows if line <= len(self.sheet.cells)]

    def _path(self, column: int) -> list[str]:
        """The lines of a header from top to bottom, each once."""
        return list(dict.fromkeys(text for line in self._header_lines() if (text := self.sheet.text(line, column))))

    def _column(self, header: str) -> int | None:
        """The column under a header: its lowest line, or all lines joined by " / "."""
        width = max((len(self.sheet.cells[line]) for line in self._header_lines()), default=0)
        paths = [self._path(column) for column in range(width)]
        spellings = [(path[-1], " / ".join(path)) if path else () for path in paths]
        hits = _matching(spellings, header)
        if len(hits) != 1:
            there = ", ".join(printable_text(" / ".join(path)) for path in paths if path)
            reason = "steht mehrfach in den Kopfzeilen" if hits else "steht nicht in den Kopfzeilen"
            self.reading.problem(
                f"Diese Spalte {reason}.",
                f"Gefunden: {there}." if there else "In der Zuordnung „header_rows“ prüfen.",
                line=self.item.header_rows[-1],
                column=header,
                sheet=self.sheet.title,
            )
            return None
        return hits[0]

    def _row(self, label: str, label_column: int) -> int | None:
        start = max(self.item.header_rows)
        labels = [(self.sheet.text(row, label_column),) for row in range(start, len(self.sheet.cells))]
        hits = _matching(labels, label)
        if len(hits) != 1:
            reason = "gibt es mehrfach" if hits else "gibt es nicht"
            self.reading.problem(
                f"Diese Zeile {reason}.",
                "Die Beschriftung so schreiben, wie sie in der ersten Spalte steht.",
                value=label,
                sheet=self.sheet.title,
            )
            return None
        return start + hits[0]

    def _n(self, row: int, places: dict[str, int]) -> int:
        """The number of persons a row is about: in its own column, beside its label, or above all columns of the only row.

        Raises CellError where it is in none of these places.
        """
        if self.item.n_column:
            return count(self.sheet.cells[row][places[self.item.n_column]])
        stated = {without_n(self.sheet.text(row, self._label_column() or 0))[1]} - {None}
        if not stated and len(self.item.rows) == 1:
            above = [{n for text in self._path(place) if (n := without_n(text)[1])} for place in places.values()]
            stated = set().union(*above) if all(above) else set()
        if len(stated) != 1:
            raise CellError(
                "Hier fehlt die Zahl der Befragten (n): weder nennt die Zuordnung ihre Spalte („n_column“), "
                "noch steht sie als „(n = 312)“ bei der Zeile. Eine Fallzahl wird nie geschätzt."
            )
        return next(n for n in stated if n is not None)

    def _read_row(
        self, row: int, group: str, places: dict[str, int]
    ) -> list[tuple[str, str | None, str, str, float, float, bool]]:
        book = codebook()
        try:
            n = float(self._n(row, places))
        except CellError as fault:
            column = places[self.item.n_column] if self.item.n_column else self._label_column() or 0
            self._fault(fault, row, self.item.n_column or "n", column)
            return []
        by_category: dict[str, Share] = {}
        for header, meaning in self.item.columns.items():
            share = self._share(row, header, places[header])
            before = by_category.get(meaning, Share(0.0))
            by_category[meaning] = Share(before.pct + share.pct, before.weak or share.weak)
        scale = book.scale_of(self.item.item)
        answered, n = self._on_valid_base(row, n, by_category, scale)
        dimension = next((each.dimension for each in book.dimension if group in each.subgroup), None)
        if group == ALL:
            dimension = None
        return [
            (self.item.item, dimension, group, code, n, share.pct, share.weak or self.uncertain)
            for code, share in answered.items()
        ]

    def _share(self, row: int, header: str, column: int) -> Share:
        try:
            return percentage(self.sheet.cells[row][column], as_percent_format=(row, column) in self.sheet.percent)
        except CellError as fault:
            self._fault(fault, row, header, column)
            return Share(np.nan)

    def _fault(self, fault: CellError, row: int, header: str, column: int) -> None:
        self.reading.problem(
            str(fault),
            _CURE,
            line=row + 1,
            column=header,
            value=printable_text(self.sheet.text(row, column)) or None,
            sheet=self.sheet.title,
        )

    def _on_valid_base(
        self, row: int, n: float, by_category: dict[str, Share], scale: Scale
    ) -> tuple[dict[str, Share], float]:
        """Shares of those who answered on the scale, with n; don't-know and answers beside the scale leave the base if they are in it."""
        on = {code: by_category[code] for code in scale.category if code in by_category}
        outside = sum(share.pct for code, share in by_category.items() if code not in scale.category)
        base_is_all = self.item.base == "alle"
        self._check_sum(row, sum(share.pct for share in on.values()) + (outside if base_is_all else 0))
        if base_is_all and np.isfinite(outside) and outside < 100:
            n = float(round(n * (100 - outside) / 100))
            on = {code: Share(min(share.pct * 100 / (100 - outside), 100.0), share.weak) for code, share in on.items()}
        joined = [on[code] for code in scale.top]
        top = Share(min(sum(share.pct for share in joined), 100.0), any(share.weak for share in joined))
        return {TOP: top, **on}, n

    def _check_sum(self, row: int, total: float) -> None:
        if np.isfinite(total) and abs(total - 100) > TOLERANCE_PCT:
            self.reading.problem(
                f"Die Anteile ergeben zusammen {total:.1f} statt 100 Prozent.".replace(".", ",", 1),
                'Fehlt eine Kategorie, sie zuordnen; enthält die Basis auch „weiß nicht“, base = "alle" setzen.',
                line=row + 1,
                sheet=self.sheet.title,
            )


def _matching(spellings: Sequence[Sequence[str]], wanted: str) -> list[int]:
    """Where one of the spellings is the wanted one: as written, else without case, else without the n beside it."""
    for compared in (folded, alike, lambda text: alike(without_n(text)[0])):
        if hits := [place for place, texts in enumerate(spellings) if compared(wanted) in map(compared, texts)]:
            return hits
    return []
