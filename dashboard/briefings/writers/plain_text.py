"""Text as office files take it: what XML cannot hold left out, marks behind their values, and how wide it will be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dashboard.briefings.model import Cell

# XML 1.0 has no way to write these, not even escaped; a name holds one only by a mistake of whoever typed it, and none of them is seen.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")

# Advances of Arial (and of the faces made to its measure) in thousandths of the size; capitals with marks are as wide as without.
_ADVANCES = {
    222: "ijl'|‚‘’",
    278: " !,./:;It[]\\\u00a0·f",
    333: "()-r`„“”°",
    389: "*",
    400: '"',
    500: "ckszxyvJ",
    556: "abdeghnopqu0123456789_?#$Läöüßéèáàâ–",
    600: "+=<>~−±×≤≥",
    667: "ABEKPSVXYÄ&",
    611: "FTZ",
    722: "CDHNRUwÜ",
    778: "GOQÖ",
    833: "mM",
    889: "%",
    1000: "W@—…→",
}
_ADVANCE = {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
_OTHER = 700
_BOLD = 1.08  # bold letters are wider


def plain(text: str) -> str:
    """One line of text that XML can hold: breaks become spaces, control characters, which have no look, are left out."""
    return _UNWRITABLE.sub("", _BREAKS.sub(" ", text))


def marked(cell: Cell) -> str:
    """What a cell says, with its marks in brackets: "9.433 [k]", "– [x]"."""
    return " ".join([plain(cell.text), *(f"[{mark}]" for mark in cell.marks)]).strip()


@lru_cache(maxsize=20_000)
def _thousandths(word: str) -> int:
    return sum(_ADVANCE.get(letter, _OTHER) for letter in word)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is on one line, in points, at a size in points."""
    return _thousandths(text) * size / 1000 * (_BOLD if bold else 1)


def longest_word(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """The width below which a column would break a word."""
    return max((width(word, size, bold=bold) for text in texts for word in text.split(" ")), default=0.0)


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a room of some points; a word that is wider than it is broken, as office programs do."""
    count, used, space = 1, 0.0, width(" ", size)
    for word in text.split(" "):
        needed = width(word, size, bold=bold)
        if used and used + space + needed > room:
            count, used = count + 1, 0.0
        if needed > room:
            whole = int(needed // room)
            count, used = count + whole, needed - whole * room
        else:
            used += needed + (space if used else 0.0)
    return count
