"""Aggregated tables (XLSX): percentages and n as an office printed them, with the marks of German tables."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
from python_calamine import CalamineError, CalamineWorkbook

from pipelines.surveys.answers import DeliveryError
from pipelines.surveys.codebook import ALL, TOP, Scale, codebook
from pipelines.surveys.disclosure import Cells
from pipelines.surveys.mapping import MAPPING_FILE, MappedItem, Mapping

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
_COUNT = re.compile(r"\d{1,3}(?:[.\u202f\u00a0 ]\d{3})+|\d+")
# nothing there is a zero; the others say that a value exists or not, but not which
_NOTHING = {"-", "–", "—"}
_WITHHELD = {"x", "X", ".", "/", "…", "...", "k. A.", "k.A.", "k. a.", "n. v."}
_TOLERANCE_PCT = 1.5
_CURE = "Die Tabelle beim Absender prüfen und berichtigt neu liefern."


class CellError(Exception):
    """A cell is not what it should be; a German reason."""


@dataclass(frozen=True)
class Share:
    """One percentage: NaN where the table does not show it; `weak` where it stands in brackets."""

    pct: float
    weak: bool = False


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet with their number formats; rows and columns count from 0. Merged cells repeat their first one."""

    title: str
    cells: list[list[Any]]
    percent: frozenset[tuple[int, int]]

    def text(self, row: int, column: int) -> str:
        """A cell as text without blanks around it; "" outside the sheet."""
        inside = row < len(self.cells) and column < len(self.cells[row])
        return " ".join(str(self.cells[row][column]).split()) if inside else ""


def percentage(cell: object, *, as_percent_format: bool = False) -> Share:
    """The share a cell shows. 21.4, "21,4", "21,4 %", 0.214 with a percent format, "(25,0)", "–" for zero, "x" or "." for not shown.

    Raises CellError for anything else, and for numbers outside 0 to 100.
    """
    if isinstance(cell, bool) or cell is None or cell == "":
        raise CellError("Die Zelle ist leer.")
    if isinstance(cell, int | float):
        return Share(_within(float(cell) * 100 if as_percent_format else float(cell)))
    text = str(cell).strip()
    if text in _NOTHING:
        return Share(0.0)
    if text in _WITHHELD:
        return Share(np.nan)
    weak = text.startswith("(") and text.endswith(")")
    inner = text.strip("() ")
    if weak and (inner in _WITHHELD or inner == ""):
        return Share(np.nan)
    number = inner.removesuffix("%").strip()
    if not _NUMBER.fullmatch(number):
        raise CellError("Hier wird ein Anteil in Prozent erwartet.")
    return Share(_within(float(number.replace(".", "").replace(",", ".") if "," in number else number)), weak)


def count(cell: object) -> int:
    """A number of persons: 312, "1.204", "1 204". Raises CellError for anything else; n is never guessed."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer() and cell >= 0:
        return int(cell)
    text = str(cell).strip().strip("()") if isinstance(cell, str) else ""
    if not _COUNT.fullmatch(text):
        raise CellError("Hier wird die Zahl der Befragten (n) erwartet.")
    return int(re.sub(r"\D", "", text))


def _within(pct: float) -> float:
    if not 0 <= pct <= 100 + _TOLERANCE_PCT:
        raise CellError("Ein Anteil liegt zwischen 0 und 100 Prozent.")
    return min(pct, 100.0)


class Workbook:
    """An opened workbook: values as calculated (calamine), number formats and merged cells (openpyxl)."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(b"PK"):
            kind = "eine HTML-Seite" if content.lstrip()[:1] == b"<" else "keine Excel-Datei"
            raise DeliveryError(
                f"Der Inhalt ist {kind}, erwartet wird .xlsx.", "Die Tabelle als .xlsx speichern und neu liefern."
            )
        try:
            self._values = CalamineWorkbook.from_filelike(io.BytesIO(content))
            self._styled = openpyxl.load_workbook(io.BytesIO(content))
        except (CalamineError, OSError, KeyError, zipfile.BadZipFile) as error:
            raise DeliveryError(
                "Die Excel-Datei ist beschädigt oder unvollständig.", "Die Tabelle neu speichern und liefern."
            ) from error
        self.names = list(self._values.sheet_names)

    def sheet(self, title: str) -> Sheet:
        """One sheet. Raises DeliveryError where there is none of that name."""
        if title not in self.names:
            raise DeliveryError(
                f"{MAPPING_FILE} nennt ein Blatt, das es nicht gibt.",
                f"Vorhanden sind: {', '.join(self.names)}.",
                value=title,
            )
        cells = self._values.get_sheet_by_name(title).to_python(skip_empty_area=False)
        styled = self._styled[title]
        for merged in styled.merged_cells.ranges:
            first = cells[merged.min_row - 1][merged.min_col - 1]
            for row in range(merged.min_row - 1, min(merged.max_row, len(cells))):
                for column in range(merged.min_col - 1, min(merged.max_col, len(cells[row]))):
                    cells[row][column] = first
        percent = frozenset(
            (cell.row - 1, cell.column - 1)
            for row in styled.iter_rows()
            for cell in row
            if "%" in (cell.number_format or "")
        )
        return Sheet(title, cells, percent)


def read_tables(reading: Reading, mapping: Mapping, content: bytes) -> Cells:
    """Every mapped row and column. Raises InputError naming sheet, line, column and value for everything that is wrong."""
    book, sheets = Workbook(content), dict[str, Sheet]()
    rows: list[tuple[str, str | None, str, str, float, float, bool]] = []
    for item in mapping.item:
        title = str(item.sheet)
        if title not in sheets:
            sheets[title] = book.sheet(title)
        rows += _TableReader(
            reading, sheets[title], item, uncertain=bool(mapping.weighted) and mapping.deff is None
        ).read()
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


@dataclass(frozen=True)
class _TableReader:
    reading: Reading
    sheet: Sheet
    item: MappedItem
    uncertain: bool

    def read(self) -> list[tuple[str, str | None, str, str, float, float, bool]]:
        places = {header: self._column(header) for header in [*self.item.columns, str(self.item.n_column)]}
        if None in places.values():
            return []
        label_column = self._column(self.item.label_column) if self.item.label_column else 0
        shares = []
        for label, group in self.item.rows.items():
            row = self._row(label, label_column or 0)
            if row is not None:
                shares += self._read_row(
                    row, group, {header: place for header, place in places.items() if place is not None}
                )
        return shares

    def _column(self, header: str) -> int | None:
        """The column under a header: its lowest line, or all lines joined by " / "."""
        lines = [line - 1 for line in self.item.header_rows]
        width = max((len(self.sheet.cells[line]) for line in lines if line < len(self.sheet.cells)), default=0)
        paths = [
            list(dict.fromkeys(text for line in lines if (text := self.sheet.text(line, column))))
            for column in range(width)
        ]
        hits = [column for column, path in enumerate(paths) if path and header in (path[-1], " / ".join(path))]
        if len(hits) != 1:
            there = ", ".join(" / ".join(path) for path in paths if path)
            reason = "steht mehrfach in den Kopfzeilen" if hits else "steht nicht in den Kopfzeilen"
            self.reading.problem(
                f"Diese Spalte {reason}.",
                f"Gefunden: {there}.",
                line=self.item.header_rows[-1],
                column=header,
                sheet=self.sheet.title,
            )
            return None
        return hits[0]

    def _row(self, label: str, label_column: int) -> int | None:
        start = max(self.item.header_rows)
        hits = [row for row in range(start, len(self.sheet.cells)) if self.sheet.text(row, label_column) == label]
        if len(hits) != 1:
            reason = "gibt es mehrfach" if hits else "gibt es nicht"
            self.reading.problem(
                f"Diese Zeile {reason}.",
                "Die Beschriftung so schreiben, wie sie in der ersten Spalte steht.",
                value=label,
                sheet=self.sheet.title,
            )
            return None
        return hits[0]

    def _read_row(
        self, row: int, group: str, places: dict[str, int]
    ) -> list[tuple[str, str | None, str, str, float, float, bool]]:
        n_header, book = str(self.item.n_column), codebook()
        try:
            n = float(count(self.sheet.cells[row][places[n_header]]))
        except CellError as fault:
            self._fault(fault, row, n_header, places[n_header])
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
            value=self.sheet.text(row, column) or None,
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
        if np.isfinite(total) and abs(total - 100) > _TOLERANCE_PCT:
            self.reading.problem(
                f"Die Anteile ergeben zusammen {total:.1f} statt 100 Prozent.".replace(".", ",", 1),
                'Fehlt eine Kategorie, sie zuordnen; enthält die Basis auch „weiß nicht“, base = "alle" setzen.',
                line=row + 1,
                sheet=self.sheet.title,
            )
