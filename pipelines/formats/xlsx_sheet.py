"""The cells of one sheet of an .xlsx workbook, from its XML. Nothing is laid out: what is far away costs no more than what is near."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from xml.parsers import expat

from pipelines.formats.archive import DAMAGED, Archive
from pipelines.formats.cells import (
    NO_RESULT,
    Cell,
    ErrorValue,
    Merged,
    SheetCells,
    UnreadableFile,
    error_value,
    letters,
    text_cell,
)
from pipelines.formats.number_formats import Formats, as_date, day_or_moment

LAST_LINE, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
# What a text in the cell itself may be made of; every other element comes after the cell.
_RICH_TEXT = frozenset(
    [
        "is",
        "r",
        "rPr",
        "rFont",
        "b",
        "i",
        "strike",
        "condense",
        "extend",
        "outline",
        "shadow",
        "u",
        "vertAlign",
        "sz",
        "color",
        "family",
        "charset",
        "scheme",
    ]
)


def local_name(tag: str) -> str:
    """The name of an element or attribute without its prefix."""
    return tag.rpartition(":")[2]


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold: `_x000a_` is a line break."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True)
class Values:
    """What stored cells refer to: texts by number, number formats by style, and the day from which dates count."""

    texts: list[Cell]
    formats: Formats
    epoch: datetime

    def of(self, kind: str, style: str | None, text: str) -> Cell:
        """What a stored cell means. Raises ValueError or LookupError for what no workbook may hold."""
        if kind == "s":
            return self.texts[_index(text)]
        if kind in {"str", "inlineStr"}:
            return text_cell(unescaped(text))
        text = text.strip()
        if not text:
            return None
        if kind == "n":
            number = _finite(text)
            return (
                as_date(number, self.epoch, duration=style in self.formats.durations)
                if style in self.formats.dates
                else number
            )
        if kind == "b":
            return text in {"1", "true"}
        if kind == "e":
            return error_value(text) or ErrorValue(text)
        if kind == "d":
            return day_or_moment(datetime.fromisoformat(text.removesuffix("Z")))
        raise ValueError(f"Zellart {kind}")


def read_cells(archive: Archive, part: str, values: Values, cells: SheetCells) -> None:
    """Put every filled cell of a part into `cells`. Raises UnreadableFile with the place of what is damaged.

    Written for speed, as a year of the PKS has 300,000 cells: ends of elements are not listened to, a cell is put when
    the next one begins.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    special, percent = values.formats.special, values.formats.percent
    columns = _Columns()
    cell: dict[str, str] = {}
    line, line_text, row = 0, "", dict[int, Cell]()
    has_value = has_formula = False
    text: list[str] = []

    def put() -> None:
        nonlocal has_value, has_formula
        reference = cell["r"]
        name = reference.rstrip(_DIGITS)
        column = columns[name]
        own_line = line if reference == name + line_text else int(reference.removeprefix(name))
        if not 0 < own_line <= LAST_LINE:
            raise UnreadableFile(f"{DAMAGED}: Eine Zelle liegt außerhalb jedes Blattes.", value=reference[:20])
        stored, kind, style = "".join(text), cell.get("t", "n"), cell.get("s")
        cells.budget.characters -= len(stored)
        try:
            if not has_value:
                value: Cell = NO_RESULT
            elif kind == "n" and style not in special and stored:
                value = _finite(stored)
            else:
                value = values.of(kind, style, stored)
                if isinstance(value, float) and style in percent:
                    cells.percent.add((own_line, column))
        except (ValueError, LookupError) as error:
            reason = f"{DAMAGED}: Diese Zelle enthält keinen gültigen Wert."
            raise UnreadableFile(reason, line=own_line, column=name, value=stored[:60]) from error
        if value is not None:
            (row if own_line == line else cells.line(own_line))[column] = value
        has_value = has_formula = False
        text.clear()
        parser.CharacterDataHandler = text.append

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cell, line, line_text, row, has_value, has_formula
        if name == "v":
            has_value = True
            text.clear()  # the formula
        elif name == "c":
            if has_value or has_formula:
                put()
            if "r" not in attributes:  # it follows the one before
                before = columns[cell["r"].rstrip(_DIGITS)] if cell else 0
                attributes = attributes | {"r": letters(before + 1) + line_text}
            cell = attributes
        elif name == "row":
            if has_value or has_formula:
                put()
            cells.budget.cells -= len(row)
            line = int(attributes.get("r", line + 1))
            line_text, row, cell = str(line), cells.line(line), {}
        elif name == "f":
            has_formula = True
        elif name == "t":
            has_value = True
        elif name == "rPh":  # a reading aid, whose text is not the cell's
            parser.CharacterDataHandler = None
        elif name not in _RICH_TEXT and (has_value or has_formula):
            put()
        if name == "mergeCell":
            _merge(cells, columns, attributes.get("ref", ""))

    def root(name: str, _: dict[str, str]) -> None:
        # names are told apart by the prefix of the root, which is nearly always none
        prefix = name.removesuffix(local_name(name))
        parser.CharacterDataHandler = text.append
        parser.StartElementHandler = (lambda name, cell: start(name.removeprefix(prefix), cell)) if prefix else start

    parser.StartElementHandler = root
    archive.parse(part, parser)
    if has_value or has_formula:
        put()


class _Columns(dict[str, int]):
    """The number of a column by its name."""

    def __missing__(self, name: str) -> int:
        number = 0
        for letter in name:
            number = number * 26 + ord(letter) - ord("A") + 1 if "A" <= letter <= "Z" else LAST_COLUMN + 1
        if not 0 < number <= LAST_COLUMN:
            raise UnreadableFile(f"{DAMAGED}: Eine Zelle liegt außerhalb jedes Blattes.", value=name[:20])
        self[name] = number
        return number


def _merge(cells: SheetCells, columns: _Columns, reference: str) -> None:
    first, _, last = reference.partition(":")
    corners = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if corners[0] and corners[1]:
        cells.merged.append(
            Merged(int(corners[0][2]), columns[corners[0][1]], int(corners[1][2]), columns[corners[1][1]])
        )


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:  # infinite, or no number
        raise ValueError(text)
    return number


def _index(text: str) -> int:
    number = int(text)
    if number < 0:
        raise LookupError(number)
    return number
