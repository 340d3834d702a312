"""How offices spell shares and numbers of persons in their tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from pipelines.formats.spreadsheet import ErrorValue
from pipelines.formats.text import folded

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
_COUNT = re.compile(r"\d{1,3}(?:[.\u2009\u202f\u00a0' ]\d{3})+|\d+")
# "sehr sicher (n = 312)", "Insgesamt, n=1.204": the number of persons beside a word of the table
_WITH_N = re.compile(
    r"(?P<words>.*?)[\s,;:]*[(\[]?\s*\bn\s*=\s*(?P<n>\d[\d.\u2009\u202f\u00a0' ]*?)\s*[)\]]?", re.IGNORECASE
)
# nothing there is a zero; the others say that a value exists or not, but not which
_NOTHING = {"-", "–", "—"}
_WITHHELD = {"x", "X", ".", "/", "…", "...", "k. A.", "k.A.", "k. a.", "n. v."}
TOLERANCE_PCT = 1.5
_ERROR_VALUE = "Die Zelle enthält einen Fehlerwert der Tabellenkalkulation."


class CellError(Exception):
    """A cell is not what it should be; a German reason."""


@dataclass(frozen=True)
class Share:
    """One percentage: NaN where the table does not show it; `weak` where it stands in brackets."""

    pct: float
    weak: bool = False


def percentage(cell: object, *, as_percent_format: bool = False) -> Share:
    """The share a cell shows. 21.4, "21,4", "21,4 %", 0.214 with a percent format, "(25,0)", "–" for zero, "x" or "." for not shown.

    Raises CellError for anything else, and for numbers outside 0 to 100.
    """
    if isinstance(cell, ErrorValue):
        raise CellError(_ERROR_VALUE)
    if isinstance(cell, bool) or cell is None or cell == "":
        raise CellError("Die Zelle ist leer.")
    if isinstance(cell, int | float):
        return Share(_within(float(cell) * 100 if as_percent_format else float(cell)))
    text = folded(str(cell))
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
    if isinstance(cell, ErrorValue):
        raise CellError(_ERROR_VALUE)
    text = cell.strip().strip("()") if isinstance(cell, str) else ""
    if not _COUNT.fullmatch(text):
        raise CellError("Hier wird die Zahl der Befragten (n) erwartet.")
    return int(re.sub(r"\D", "", text))


def without_n(text: str) -> tuple[str, int | None]:
    """The words of a header or label, and the number of persons that stands beside them, if one does."""
    found = _WITH_N.fullmatch(folded(text))
    return (folded(found["words"]), count(found["n"])) if found and found["words"].strip() else (folded(text), None)


def _within(pct: float) -> float:
    if not 0 <= pct <= 100 + TOLERANCE_PCT:
        raise CellError("Ein Anteil liegt zwischen 0 und 100 Prozent.")
    return min(pct, 100.0)
