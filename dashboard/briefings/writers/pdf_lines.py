"""How wide the cells of a table of a PDF have to be for how few lines: by this the page description shares its width out.

Widths are in sizes of the type, from the advances of its letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.briefings.model import Cell

# More lines than this are not told apart, and of texts of more words how they fall into lines is not tried out.
MOST_LINES, MOST_WORDS = 16, 7
# So many rows tell how high a table becomes.
MOST_ROWS = 60
_BREAK = re.compile("[ \n\u200b\u00ad]|(?<=[-–/])")


# Advances of FiraGO in thousandths of the size, digits as they stand in tables.
_ADVANCES = {
    240: ".,:;",
    265: " \u00a0",
    277: "ij",
    295: "lI",
    305: "J",
    323: "()[]",
    335: "f",
    361: "t",
    383: "r",
    405: "-„“",
    435: "z*",
    470: "sc",
    491: "xvyFL",
    513: "kgTZ+/–",
    538: "EXaeäY",
    545: "SV",
    560: "C0123456789",
    578: "hnuüAÄ",
    587: "oöbpdqßKP",
    606: "RB",
    638: "GD",
    665: "UÜH",
    688: "NOÖQ",
    723: "w&",
    778: "M",
    826: "W%",
    850: "m",
}
_ADVANCE = {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
_OTHER, _BOLD = 560, 1.03


@lru_cache(maxsize=20_000)
def width(text: str, *, bold: bool = False) -> float:
    """How wide a text is on one line, in sizes."""
    return sum(_ADVANCE.get(letter, _OTHER) for letter in text) / 1000 * (_BOLD if bold else 1)


def sampled(rows: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
    """Some rows, evenly from all of them."""
    step = -(-len(rows) // MOST_ROWS) or 1
    return rows[::step]


@lru_cache(maxsize=5_000)
def line_widths(text: str, *, bold: bool = False) -> Sequence[float]:
    """The least widths in which a text takes one line, two, three and so on, in sizes; each less than the one before."""
    words = [width(word, bold=bold) for word in _BREAK.split(text) if word]
    if len(words) < 2:
        return [round(sum(words), 2)]
    space = width(" ")
    whole, longest = sum(words) + space * (len(words) - 1), max(words)
    if len(words) > MOST_WORDS:
        # Of every line some is lost to the word that goes to the next.
        found = [whole, *(max(longest, whole / count + longest / 3) for count in range(2, MOST_LINES + 1))]
    else:
        found = [_narrowest(words, space, count) for count in range(1, len(words) + 1)]
    return [round(each, 2) for place, each in enumerate(found) if not place or each < found[place - 1] - 0.01]


def _narrowest(words: Sequence[float], space: float, lines: int) -> float:
    """The width of the widest line where words in their order are shared among some lines as evenly as possible."""
    if lines == 1:
        return sum(words) + space * (len(words) - 1)
    return min(
        max(_narrowest(words[:cut], space, 1), _narrowest(words[cut:], space, lines - 1))
        for cut in range(1, len(words) - lines + 2)
    )
