"""Answers of single persons, in memory only: columns of codes, as the file holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipelines.formats.text import folded

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

Positions: TypeAlias = "NDArray[np.int64]"
RowMask: TypeAlias = "NDArray[np.bool_]"

# Codes that may be printed. Anything else could be what a person wrote, or lead to one.
_CODE = re.compile(r"-?\d{1,4}|[A-Za-z]{1,3}\d{0,3}|-oth-|N/A|")
# A longer cell of a table is a remark, one with an address or a number to call leads to a person.
_LONGEST_WORD = 80
_REACHES = re.compile(r"@|\d[\d /-]{6,}\d")
_PERSONAL = re.compile(
    r"ip-?_?addr|ip-adresse|^ip$|token|zugangs|teilnahmecode|refurl|referrer|^ref$|^serial$|e-?mail|mailsent|telefon|handynummer|"
    r"vorname|nachname|^name$|\b(?:ihr|dein|mein)\b.*\bname\b|adresse|anschrift|kontaktdaten",
    re.IGNORECASE,
)
# A question may speak of these things and ask for none of them: „Wie oft erhalten Sie betrügerische E-Mails?“
_ASKS_FOR_PERSON = re.compile(
    r"\b(?:ihre?n?|deine?n?|unter welcher)\b[^.?!]{0,40}(?:e-?mail|nummer\b|anschrift|adresse|\bname\b|vorname|nachname)|"
    r"verlosung|gewinnspiel|kontaktdaten|zugangscode|teilnahmecode|personenkennung|ip-adresse",
    re.IGNORECASE,
)
_LONGEST_NAME, _MOST_WORDS = 40, 4


class DeliveryError(Exception):
    """The data file is not what it should be; reason and cure are German sentences, no answer is quoted."""

    def __init__(
        self, reason: str, cure: str, *, line: int | None = None, column: str | None = None, value: str | None = None
    ) -> None:
        super().__init__(reason)
        self.reason, self.cure, self.line, self.column, self.value = reason, cure, line, column, value

    def report_to(self, reading: Reading) -> None:
        """Note the problem and stop."""
        reading.problem(self.reason, self.cure, line=self.line, column=self.column, value=self.value)
        reading.stop_if_problems()


@dataclass(frozen=True)
class Column:
    """One column: `values` are the distinct texts in it, `codes` says which of them each person has."""

    name: str
    codes: Positions
    values: list[str]

    def texts(self, rows: Positions) -> list[str]:
        """The texts of the given rows."""
        return [self.values[code] for code in self.codes[rows]]

    def first(self, value: int, within: RowMask) -> int:
        """The first row within the kept ones that has the value."""
        return int(np.flatnonzero((self.codes == value) & within)[0])

    def translated(self, meanings: Iterable[int]) -> Positions:
        """Per row the number that `meanings` gives for its value, in the order of `values`."""
        return np.fromiter(meanings, dtype=np.int64, count=len(self.values))[self.codes]


@dataclass(frozen=True)
class Answers:
    """The columns asked for, of every person in the file. `line_of` leads from a row to its line in the file as published.

    `labels` holds, where the format has them, the questions in words; `missing` the codes a column declares as missing.
    """

    rows: int
    columns: dict[str, Column]
    line_of: Callable[[int], int]
    complete: RowMask
    missing: dict[str, Callable[[str], bool]] = field(default_factory=dict)

    def is_missing(self, column: str, value: str) -> bool:
        """Whether the format itself declares this value of the column as missing."""
        declared = self.missing.get(column)
        return declared is not None and declared(value)


def is_personal(column: str) -> bool:
    """Whether a column can lead to a person by its name, or by the question in words: machine address, token, referrer, name, e-mail."""
    words = folded(column)
    short = len(words) <= _LONGEST_NAME and len(words.split()) <= _MOST_WORDS
    return bool((_PERSONAL if short else _ASKS_FOR_PERSON).search(words))


def printable(value: str) -> str:
    """A value for a message: codes as they are, texts only by their length."""
    return value if _CODE.fullmatch(value) else f"Text mit {len(value)} Zeichen"


def printable_text(text: str) -> str:
    """A word of a printed table for a message; what could be more than a word only by its length."""
    return text if len(text) <= _LONGEST_WORD and not _REACHES.search(text) else f"Text mit {len(text)} Zeichen"


def column_of(name: str, texts: Iterable[str]) -> Column:
    """A column from its texts."""
    values, codes = np.unique(np.array(list(texts), dtype=object), return_inverse=True)
    return Column(name, codes.astype(np.int64), [str(value) for value in values])
