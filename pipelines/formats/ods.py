"""OpenDocument spreadsheets (.ods): the values as last calculated, repeated rows and cells unfolded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from pipelines.formats.archive import DAMAGED, Archive
from pipelines.formats.cells import (
    NO_RESULT,
    Budget,
    Cell,
    ErrorValue,
    Merged,
    SheetCells,
    UnreadableFile,
    error_value,
)
from pipelines.formats.number_formats import EPOCH_1900, day_or_moment

_CONTENT = "content.xml"
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?")
# Text beside a cell (comments) or drawn over it is none of the cell.
_BESIDE = {"office:annotation", "table:shapes", "draw:frame", "draw:custom-shape", "table:tracked-changes"}
_NUMBERS = {"float", "percentage", "currency"}


@dataclass
class _OpenCell:
    """A cell between its start and its end."""

    attributes: dict[str, str]
    repeated: int
    paragraphs: list[str] = field(default_factory=list)

    @property
    def is_plain_number(self) -> bool:
        """Whether the text beside the value says nothing more: in a formula it may be an error value."""
        return "office:value" in self.attributes and "table:formula" not in self.attributes


class OdsBook:
    """An opened workbook of this kind; all sheets stand in one part and are read at once."""

    def __init__(self, archive: Archive, budget: Budget) -> None:
        if "meta-inf/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableFile(
                "Die Mappe ist mit einem Kennwort geschützt.",
                "Den Kennwortschutz in der Tabellenkalkulation aufheben, speichern und neu aufnehmen.",
            )
        self.epoch = EPOCH_1900  # dates are stored as dates
        self._sheets = _ContentParser(budget).parse(archive)

    @property
    def names(self) -> list[str]:
        """The sheets, as ordered in the workbook."""
        return list(self._sheets)

    def read(self, name: str) -> SheetCells:
        """The filled cells of one sheet."""
        return self._sheets[name]


class _ContentParser:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._sheets: dict[str, SheetCells] = {}
        self._sheet: SheetCells | None = None
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._line = self._column = 0
        self._row_repeated = 1
        self._row: list[tuple[int, Cell, bool]] = []
        self._cell: _OpenCell | None = None
        self._beside = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end

    def parse(self, archive: Archive) -> dict[str, SheetCells]:
        """The sheets by name. Raises UnreadableFile."""
        archive.parse(_CONTENT, self._parser)
        return self._sheets

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._beside or tag in _BESIDE:
            self._beside += 1
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._cell = _OpenCell(attributes, _repeats(attributes, "table:number-columns-repeated"))
        elif tag == "text:p" and self._cell is not None and not self._cell.is_plain_number:
            self._cell.paragraphs.append("")
            self._parser.CharacterDataHandler = self._add_text
        elif tag == "text:s" and self._cell is not None:
            self._add_text(" " * min(_repeats(attributes, "text:c"), 100))
        elif tag in {"text:tab", "text:line-break"} and self._cell is not None:
            self._add_text(" ")
        elif tag == "table:table-row":
            self._row_repeated, self._column = _repeats(attributes, "table:number-rows-repeated"), 0
        elif tag == "table:table":
            name = attributes.get("table:name", f"Tabelle{len(self._sheets) + 1}")
            hidden = attributes.get("table:style-name", "") in self._hidden_styles
            self._sheet, self._line = SheetCells(name, self._budget, hidden), 0
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _end(self, tag: str) -> None:
        if self._beside:
            self._beside -= 1
        elif tag == "text:p":
            self._parser.CharacterDataHandler = None
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._close_cell()
        elif tag == "table:table-row":
            self._close_row()
        elif tag == "table:table" and self._sheet is not None:
            self._sheets[self._sheet.name] = self._sheet
            self._sheet = None

    def _add_text(self, text: str) -> None:
        # text may be met outside a paragraph of the cell
        if self._cell is not None and self._cell.paragraphs and not self._beside:
            self._cell.paragraphs[-1] += text

    def _close_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or self._sheet is None:
            return
        try:
            value = _value(cell)
        except ValueError as error:
            raise UnreadableFile(
                f"{DAMAGED}: Diese Zelle enthält keinen gültigen Wert.",
                sheet=self._sheet.name,
                line=self._line + 1,
                value=" ".join(cell.paragraphs)[:60],
            ) from error
        across, down = (_repeats(cell.attributes, f"table:number-{each}-spanned") for each in ("columns", "rows"))
        if across > 1 or down > 1:
            line, column = self._line + 1, self._column + 1
            self._sheet.merged.append(Merged(line, column, line + down - 1, column + across - 1))
        if value is not None:
            percent = cell.attributes.get("office:value-type") == "percentage"
            self._budget.take(cell.repeated * self._row_repeated)
            self._row += [(self._column + place, value, percent) for place in range(1, cell.repeated + 1)]
        self._column += cell.repeated

    def _close_row(self) -> None:
        if self._sheet is not None and self._row:
            for line in range(self._line + 1, self._line + self._row_repeated + 1):
                for column, value, percent in self._row:
                    self._sheet.put(line, column, value)
                    if percent:
                        self._sheet.percent.add((line, column))
        self._row = []
        self._line += self._row_repeated


def _repeats(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes[name])) if name in attributes else 1


def _value(cell: _OpenCell) -> Cell:
    """What a cell means. Raises ValueError for what cannot be."""
    attributes, text = cell.attributes, "\n".join(cell.paragraphs)
    kind = attributes.get("office:value-type", "")
    if attributes.get("calcext:value-type") == "error":
        return error_value(text.strip()) or ErrorValue(text.strip() or "Fehler")
    if "table:formula" in attributes and (error := error_value(text.strip())):
        return error
    if kind in _NUMBERS:
        return float(attributes["office:value"])
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    if kind == "date":
        return day_or_moment(datetime.fromisoformat(attributes["office:date-value"][:26]))
    if kind == "time":
        return _duration(attributes["office:time-value"])
    if kind == "" and not text and "table:formula" in attributes:
        return NO_RESULT
    return text or attributes.get("office:string-value") or None


def _duration(text: str) -> timedelta | time:
    """Below a day a time of day, else how long something took."""
    parts = _DURATION.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in parts.groups()[1:])
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if parts[1] or length >= timedelta(days=1):
        return -length if parts[1] else length
    return (datetime.combine(date.min, time()) + length).time()
