"""Numbers as the Polizeiliche Kriminalstatistik prints them: `9754`, `9,993`, `11615.9`, `57.1`; as German offices do: `9.993`, `57,1`."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Thousands with comma, decimals with point. "11,5" is neither and must not become 115.
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_GERMAN_DECIMALS = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}", re.ASCII)
_ENGLISH_DECIMALS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+", re.ASCII)
_ERROR = re.compile(
    r"#(?:N/A|NV|DIV/0!|REF!|BEZUG!|VALUE!|WERT!|NAME\?|NUM!|ZAHL!|NULL!|GETTING_DATA|SPILL!|CALC!)", re.I
)
_OF_BASE_ZERO = re.compile(r"#DIV/0!", re.I)
# Beyond nine decimals only the binary representation of a spreadsheet cell is left.
_FINEST = 9


def is_error(text: str) -> bool:
    """Whether a cell holds the error value of a spreadsheet (`#N/A`, `#DIV/0!` …)."""
    return _ERROR.fullmatch(text) is not None


def is_division_by_zero(text: str) -> bool:
    """Whether a cell holds the error value of a division by 0."""
    return _OF_BASE_ZERO.fullmatch(text) is not None


def writes_german(percentages: Iterable[str]) -> bool:
    """Whether a file writes decimals with comma: some percentages do and none is written with point."""
    texts = list(percentages)
    return any(map(_GERMAN_DECIMALS.fullmatch, texts)) and not any(map(_ENGLISH_DECIMALS.fullmatch, texts))


def from_german(text: str) -> str:
    """`9.993` and `57,1` as the PKS writes them: `9,993` and `57.1`."""
    return text.translate(str.maketrans(".,", ",."))


def parse(text: str, *, whole: bool = False) -> float:
    """The number a cell states; raises ValueError with a German sentence where it states none, a negative one, or a broken count."""
    if is_error(text):
        raise ValueError("Hier steht der Fehlerwert einer Tabellenkalkulation.")
    if not _NUMBER.fullmatch(text):
        if _NUMBER.fullmatch(text.removeprefix("-")):
            raise ValueError("Eine negative Zahl kann hier nicht stehen.")
        raise ValueError("Das ist keine Zahl, wie die PKS sie schreibt (Tausender mit Komma, Dezimalen mit Punkt).")
    number = float(text.replace(",", ""))
    if whole and not number.is_integer():
        raise ValueError("Hier steht eine ganze Zahl, keine mit Dezimalstellen.")
    return number


def decimals_of_most(values: list[float]) -> int:
    """With how many decimals a column is published: the fewest (0 to 9) that write at least half of its values exactly.

    The majority decides, so that one unrounded cell in a rounded column does not turn rounding into contradiction.
    """
    for decimals in range(_FINEST):
        exact = sum(abs(value - round(value, decimals)) < 10.0**-_FINEST for value in values)
        if 2 * exact >= len(values):
            return decimals
    return _FINEST
