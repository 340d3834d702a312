"""Own values of one indicator and year, kept as columns: who turns pages, filters or sorts asks for the same again, and a question of DuckDB
takes longer than all else of an answer.

A row as a tuple takes half a kilobyte; as columns of numbers, with its texts shared among rows and years, less than a hundred bytes.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import NamedTuple

from dashboard import db
from dashboard.addresses.areas import KEY_LENGTHS

MOST_ROWS = 24_000  # remembered in all; about 2 MB
_LEVELS = {length: level for level, length in KEY_LENGTHS.items()}


class Observation(NamedTuple):
    """A row of the table `observation`."""

    indicator_id: str
    period: int
    level: str
    area_id: str
    value: float | None
    low: float | None
    high: float | None
    numerator: float | None
    denominator: float | None
    unknown: float | None
    status: str
    note: str | None
    release_id: str


NUMBERS = ("value", "low", "high", "numerator", "denominator", "unknown")
COLUMNS = ", ".join(Observation._fields)


class Block:
    """The rows of one indicator and year, by level and area; a place counts from 0."""

    __slots__ = ("_notes", "_numbers", "_releases", "_statuses", "areas", "indicator_id", "period")

    def __init__(self, indicator_id: str, period: int, rows: list[Observation]) -> None:
        """`rows` in any order."""
        ordered = sorted(rows, key=lambda row: (len(row.area_id), row.area_id))
        self.indicator_id, self.period = indicator_id, period
        self.areas = tuple(sys.intern(row.area_id) for row in ordered)
        self._statuses = tuple(sys.intern(row.status) for row in ordered)
        self._releases = tuple(sys.intern(row.release_id) for row in ordered)
        self._notes = tuple(row.note and sys.intern(row.note) for row in ordered)
        # What is unknown is no number; the contract has none that is not finite.
        self._numbers = {
            name: array("d", [math.nan if (value := getattr(row, name)) is None else value for row in ordered])
            for name in NUMBERS
        }

    def __len__(self) -> int:
        return len(self.areas)

    def numbers(self, name: str, places: Iterable[int]) -> list[float | None]:
        """One of NUMBERS at some places."""
        column = self._numbers[name]
        return [None if (value := column[place]) != value else value for place in places]

    def rows(self, places: Sequence[int] | None = None) -> list[Observation]:
        """The rows at some places, by default all of them."""
        wanted = range(len(self)) if places is None else places
        areas = [self.areas[place] for place in wanted]
        columns = (
            repeat(self.indicator_id, len(areas)),
            repeat(self.period, len(areas)),
            [_LEVELS[len(area_id)] for area_id in areas],
            areas,
            *(self.numbers(name, wanted) for name in NUMBERS),
            [self._statuses[place] for place in wanted],
            [self._notes[place] for place in wanted],
            [self._releases[place] for place in wanted],
        )
        return list(map(Observation._make, zip(*columns, strict=True)))


def block(indicator_id: str, period: int) -> Block:
    """Every own value of one indicator and year."""
    remembered = _remembered()
    key = indicator_id, period
    found = remembered.pop(key, None)
    if found is None:
        sql = f"SELECT {COLUMNS} FROM observation WHERE indicator_id = ? AND period = ?"
        found = Block(indicator_id, period, db.records(Observation, sql, [indicator_id, period]))
        rows = sum(map(len, remembered.values())) + len(found)
        for oldest in list(remembered):
            if rows <= MOST_ROWS:
                break
            gone = remembered.pop(oldest, None)  # another thread may have been faster
            rows -= len(gone) if gone else 0
    remembered[key] = found
    return found


@db.per_build
def _remembered() -> dict[tuple[str, int], Block]:
    """The blocks used last, the newest at the end."""
    return {}
