"""How a column is found: by its header as written, by the question code in it, and without regard to spaces, composition and case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipelines.formats.text import alike, folded

# "SICH[NACHT]. Wie sicher fühlen Sie sich …?": LimeSurvey writes code and text of a question, with a separator of the user's choice.
_CODE_AND_TEXT = re.compile(r"(?P<code>[A-Za-z]\w*(?:\[[^\[\]]*\]){0,2})\s?[.:|–-]\s+(?P<text>\S.*)")


def code_of(header: str) -> str:
    """The question code a header begins with; "" where it holds none beside a text."""
    found = _CODE_AND_TEXT.fullmatch(folded(header))
    return found["code"] if found else ""


def text_of(header: str) -> str:
    """The question in words behind the code; "" where a header holds only one of the two."""
    found = _CODE_AND_TEXT.fullmatch(folded(header))
    return found["text"] if found else ""


def places(header: Sequence[str], name: str) -> list[int]:
    """Where the columns of that name stand; more than one means that the name is ambiguous.

    The strictest comparison that finds anything counts: whole header, then question code, then both without case.
    """
    comparisons: list[tuple[Callable[[str], str], Callable[[str], str]]] = [
        (folded, folded),
        (code_of, folded),
        (alike, alike),
        (lambda cell: alike(code_of(cell)), alike),
    ]
    for of_cell, of_name in comparisons:
        wanted = of_name(name)
        if wanted and (found := [place for place, cell in enumerate(header) if of_cell(cell) == wanted]):
            return found
    return []


def first_of(header: Sequence[str], names: Iterable[str]) -> str | None:
    """The first of several names that the header has."""
    return next((name for name in names if places(header, name)), None)
