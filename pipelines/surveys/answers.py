"""Answers of single persons, in memory only: columns of codes, as the file holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

Positions: TypeAlias = "NDArray[np.int64]"
RowMask: TypeAlias = "NDArray[np.bool_]"

# Codes that may be printed. Anything else could be what a person wrote, or lead to one.
_CODE = re.compile(r"-?\d{1,4}|[A-Za-z]{1,3}\d{0,3}|-oth-|N/A|")
_PERSONAL = re.compile(
    r"ip-?_?addr|ip-adresse|^ip$|token|zugangs|refurl|referrer|^ref$|^serial$|e-?mail|mailsent|telefon|vorname|nachname|^name$|adresse|anschrift",
    re.IGNORECASE,
)


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
    """Whether a column can lead to a person: machine address, token, referrer, name, e-mail."""
    return bool(_PERSONAL.search(column))


def printable(value: str) -> str:
    """A value for a message: codes as they are, texts only by their length."""
    return value if _CODE.fullmatch(value) else f"Text mit {len(value)} Zeichen"


def column_of(name: str, texts: Iterable[str]) -> Column:
    """A column from its texts."""
    values, codes = np.unique(np.array(list(texts), dtype=object), return_inverse=True)
    return Column(name, codes.astype(np.int64), [str(value) for value in values])
