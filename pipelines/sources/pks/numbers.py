"""Numbers as the Polizeiliche Kriminalstatistik prints them: `9754`, `9,993`, `11615.9`, `57.1`."""

from __future__ import annotations

import re

# Thousands with comma, decimals with point. "11,5" is neither and must not become 115.
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
# Beyond nine decimals only the binary representation of a spreadsheet cell is left.
_FINEST = 9


def parse(text: str, *, whole: bool = False) -> float:
    """The number a cell states; raises ValueError with a German sentence where it states none, a negative one, or a broken count."""
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
