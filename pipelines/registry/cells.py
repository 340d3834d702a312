"""From a cell of the registry workbook to its canonical text, or a reason and a cure in German."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from pipelines.formats.cells import Cell, ErrorValue, as_text
from pipelines.formats.number_formats import EPOCH_1900, as_date
from pipelines.formats.text import alike, folded
from pipelines.registry.layout import NONE, UNKNOWN, YES_NO, Column

RawCell = Cell
_EARLIEST_YEAR, _LATEST_YEAR = 1950, 2150
# A number below is a year or nothing; as a day it would lie before 1927.
_EARLIEST_SERIAL = 10_000
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{1,2})\.(\d{4})")
_YEAR = re.compile(r"\d{4}")
_BETWEEN_WORDS = re.compile(r"[;,\r\n]")
_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")


class CellError(ValueError):
    """A cell cannot be read; `reason` and `cure` are German sentences."""

    def __init__(self, reason: str, cure: str) -> None:
        self.reason = reason
        self.cure = cure
        super().__init__(f"{reason} {cure}")


@dataclass(frozen=True)
class Limits:
    """The days a date of the list may not exceed, its own Stand and the day of the build; and from which day its serial numbers count."""

    as_of: date
    today: date
    epoch: datetime = EPOCH_1900


def text_of(cell: RawCell) -> str:
    """The cell as a person sees it, folded: whole numbers without .0, dates German, empty cells empty."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return folded(cell)
    if isinstance(cell, datetime | date):
        return f"{cell.day:02d}.{cell.month:02d}.{cell.year}"
    return folded(as_text(cell))


def yes_or_no(cell: RawCell) -> str | None:
    """The code of ja or nein, also where a spreadsheet stores WAHR or FALSCH; None for anything else."""
    return YES_NO.get(({True: "ja", False: "nein"}[cell] if isinstance(cell, bool) else text_of(cell)).casefold())


def serial_day(cell: RawCell, limits: Limits) -> date | None:
    """The day a number without a date format means. As text only where days count from 1900, as nearly everywhere."""
    if isinstance(cell, str) and _SERIAL.fullmatch(text_of(cell)) and limits.epoch == EPOCH_1900:
        cell = float(text_of(cell))
    if not isinstance(cell, float) or cell < _EARLIEST_SERIAL:
        return None
    day = as_date(cell, limits.epoch)
    return day if isinstance(day, date) and day.year <= _LATEST_YEAR else None


def convert(cell: RawCell, column: Column, allowed: dict[str, str], limits: Limits) -> dict[str, str | None]:
    """Canonical texts of one cell by column name: ISO dates, codes for words, decimal points. Raises CellError."""
    if isinstance(cell, ErrorValue):
        raise CellError(
            "Hier steht der Fehlerwert einer Formel statt einer Angabe.",
            "Die Formel berichtigen oder die Angabe selbst eintragen; Unbekanntes leer lassen.",
        )
    if text_of(cell) == "" or (column.may_say_unknown and alike(text_of(cell)) == UNKNOWN):
        if column.required:
            raise CellError("Die Angabe fehlt.", "Bitte eintragen; diese Spalte darf nicht leer sein.")
        empty: dict[str, str | None] = {column.name: None}
        return empty | ({_precision(column): None} if column.kind == "founding" else {})
    if column.kind == "words":
        return {column.name: _words(cell, allowed, column)}
    if allowed:
        return {column.name: _word(cell, allowed, column)}
    if column.kind == "founding":
        day, precision = _founding(cell, limits)
        return {column.name: _not_late(day, column, limits).isoformat(), _precision(column): precision}
    if column.kind == "date":
        return {column.name: _not_late(_day(cell, limits), column, limits).isoformat()}
    return {column.name: _plain(cell, column, limits)}


def _precision(column: Column) -> str:
    return column.name.removesuffix("_on") + "_precision"


def _plain(cell: RawCell, column: Column, limits: Limits) -> str:
    if column.kind in {"number", "integer"}:
        return _number(cell, column)
    if column.kind == "year":
        return _year(cell, column, limits)
    return text_of(cell)


def _words(cell: RawCell, allowed: dict[str, str], column: Column) -> str:
    """Codes of the words between semicolons, commas or line breaks, each once and in the order of the list."""
    words = [folded(word) for word in _BETWEEN_WORDS.split(as_text(cell)) if folded(word)] or [text_of(cell)]
    codes = {_code(word, allowed, column) for word in words}
    none = allowed.get(NONE)
    if none in codes and len(codes) > 1:
        others = " · ".join(word for word in allowed if word != NONE)
        raise CellError(
            f"„{NONE}“ steht hier neben anderen Angaben.",
            f"Entweder nur „{NONE}“ eintragen oder nur, was es gibt: {others}.",
        )
    return ";".join(code for code in allowed.values() if code in codes)


def _word(cell: RawCell, allowed: dict[str, str], column: Column) -> str:
    return _code({True: "ja", False: "nein"}[cell] if isinstance(cell, bool) else text_of(cell), allowed, column)


def _code(text: str, allowed: dict[str, str], column: Column) -> str:
    known = _codes(tuple(allowed.items()))
    if alike(text) in known:
        return known[alike(text)]
    close = difflib.get_close_matches(alike(text), known, n=1)
    suggestion = (
        f" Gemeint ist vielleicht „{next(word for word in allowed if alike(word) == close[0])}“." if close else ""
    )
    choices = [*allowed, *([UNKNOWN] if column.may_say_unknown else [])]
    several = ", mehrere durch Semikolon getrennt" if column.kind == "words" else ""
    raise CellError("Das Wort ist hier nicht bekannt.", f"Erlaubt sind{several}: {' · '.join(choices)}.{suggestion}")


@cache
def _codes(allowed: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The code by what a word is compared by; there are as many of these as there are lists of words."""
    return {alike(word): code for word, code in allowed}


def _day(cell: RawCell, limits: Limits) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if (day := serial_day(cell, limits)) is not None:
        return day
    text = text_of(cell)
    parts = _GERMAN_DATE.fullmatch(text)
    order = (3, 2, 1) if parts else (1, 2, 3)
    parts = parts or _ISO_DATE.fullmatch(text)
    if parts is None:
        raise CellError("Das ist kein Datum.", "Bitte als TT.MM.JJJJ schreiben, z. B. 14.09.2022.")
    return _calendar_day(*(int(parts[place]) for place in order))


def _calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise CellError("Diesen Tag gibt es im Kalender nicht.", "Bitte Tag, Monat und Jahr prüfen.") from error


def _founding(cell: RawCell, limits: Limits) -> tuple[date, str]:
    """The first day a founding can have been, and how precisely it is known."""
    text = text_of(cell)
    if _YEAR.fullmatch(text):
        return _calendar_day(int(text), 1, 1), "year"
    if month := _MONTH.fullmatch(text):
        return _calendar_day(int(month[2]), int(month[1]), 1), "month"
    return _day(cell, limits), "day"


def _not_late(day: date, column: Column, limits: Limits) -> date:
    if day.year < _EARLIEST_YEAR:
        raise CellError(f"Das Datum liegt vor {_EARLIEST_YEAR}.", "Bitte das Jahr prüfen.")
    if column.future:
        return day
    if day > limits.today:
        raise CellError(
            "Das Datum liegt in der Zukunft.", "Bitte das Jahr prüfen; Geplantes gehört nicht in diese Spalte."
        )
    if day > limits.as_of:
        raise CellError(
            f"Das Datum liegt nach dem Stand der Liste ({text_of(limits.as_of)}).",
            "Bitte das Datum oder den Stand auf dem Blatt Angaben prüfen.",
        )
    return day


def _number(cell: RawCell, column: Column) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = float(cell)
    elif _NUMBER.fullmatch(text_of(cell)):
        number = float(text_of(cell).replace(".", "").replace(",", "."))
    else:
        raise CellError(
            "Das ist keine Zahl.",
            "Bitte nur Ziffern eintragen, Dezimalstellen nach einem Komma; Unbekanntes leer lassen.",
        )
    if column.kind == "integer" and not number.is_integer():
        raise CellError("Erwartet wird eine ganze Zahl.", "Bitte ohne Nachkommastellen eintragen.")
    if not column.minimum <= number <= column.maximum:
        raise CellError(
            f"Die Zahl liegt nicht zwischen {column.minimum:g} und {column.maximum:.0f}.", "Bitte die Zahl prüfen."
        )
    return str(int(number)) if column.kind == "integer" else repr(number)


def _year(cell: RawCell, column: Column, limits: Limits) -> str:
    text = text_of(cell)
    if column.zero and text == "0":
        return text
    if not _YEAR.fullmatch(text) or int(text) < _EARLIEST_YEAR:
        raise CellError("Das ist kein Jahr.", "Bitte vierstellig eintragen, z. B. 2022.")
    if int(text) > limits.today.year:
        raise CellError("Das Jahr liegt in der Zukunft.", "Bitte das Jahr prüfen.")
    return text
