"""What a number format makes of a number: a day, a time, a duration, a percentage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from pipelines.formats.cells import Cell
from pipelines.formats.text import MOST_REMEMBERED

# Days are counted from 1 January 1900 (as 1, with a 29 February that never was) or, in old workbooks from Macs, from 1904.
EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


@dataclass(frozen=True)
class Formats:
    """The cell styles of a workbook by what they make of a number; every other style leaves it a number."""

    dates: frozenset[str | None]
    durations: frozenset[str | None]
    percent: frozenset[str | None]

    @property
    def special(self) -> frozenset[str | None]:
        """The styles whose numbers are more than numbers."""
        return self.dates | self.percent

    @classmethod
    def of(cls, codes: dict[str, str]) -> Formats:
        """From the number format of each style."""
        from openpyxl.styles.numbers import is_date_format, is_timedelta_format

        return cls(
            frozenset(style for style, code in codes.items() if is_date_format(code)),
            frozenset(style for style, code in codes.items() if is_timedelta_format(code)),
            frozenset(style for style, code in codes.items() if is_percent(code)),
        )


def is_percent(number_format: str) -> bool:
    """Whether a number format multiplies by a hundred: `0.0%` does, `0.0"%"` only writes the sign."""
    return "%" in re.sub(r'"[^"]*"|\\.|_.', "", number_format)


@lru_cache(maxsize=MOST_REMEMBERED, typed=True)
def as_date(number: float, epoch: datetime, *, duration: bool = False) -> Cell:
    """The day, time or duration a serial number means; the number itself where a workbook can show none."""
    from openpyxl.utils.datetime import from_excel

    try:
        moment: datetime | time | timedelta = from_excel(number, epoch, duration)
    except (OverflowError, ValueError):
        return number
    return day_or_moment(moment) if isinstance(moment, datetime) else moment


def day_or_moment(moment: datetime) -> date | datetime:
    """A moment at midnight is a day."""
    return moment.date() if moment.time() == time() else moment
