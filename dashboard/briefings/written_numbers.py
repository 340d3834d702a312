"""Numbers as they are written in German, read back: the one place that knows what of a text is a number, and that a range is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard import german

# As german.number, german.signed and german.percent write them.
_NUMBER = re.compile(rf"([{german.MINUS}+±]?)(\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(\d+))?(\s?%)?")
# Behind a number: a digit or point makes it something else, and these words make it an end of a range.
_CONTINUED = re.compile(r"[\d.]|\s?[–/]\s?\d|\s(?:bis|und mehr|oder mehr|oder weniger)\b")


@dataclass(frozen=True)
class WrittenNumber:
    """`text` as it stands there, with its `sign` ("" for none) and "%" (`is_percent`); `whole` and `fraction` are its digits, the whole ones
    with their points."""

    text: str
    sign: str
    whole: str
    fraction: str
    is_percent: bool

    @property
    def value(self) -> int | float:
        """The number: a percentage as it is written (8.3 of "8,3 %")."""
        digits = self.whole.replace(".", "")
        value: int | float = float(f"{digits}.{self.fraction}") if self.fraction else int(digits)
        return -value if self.sign == german.MINUS else value


def read(text: str) -> WrittenNumber | None:
    """A text that is a number and nothing else: "1.234,5", "8,3 %", "−3"; None for anything else."""
    return _of(_NUMBER.fullmatch(text))


def first(text: str) -> WrittenNumber | None:
    """The number a text begins with: 59 of "59 von 170"; None where it begins with a word, a day or a range ("44,6 bis 63,6 %")."""
    found = _NUMBER.match(text)
    return None if found is None or _CONTINUED.match(text, found.end()) else _of(found)


def _of(found: re.Match[str] | None) -> WrittenNumber | None:
    if found is None:
        return None
    sign, whole, fraction, percent = found.groups()
    return WrittenNumber(found[0], sign, whole, fraction or "", bool(percent))
