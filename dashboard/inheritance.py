"""Which value an area shows in a year: its own, else that of the nearest area above that has something to pass down.

The same as `observation_shown` in the contract: whatever an area has of its own stands, and what is kept secret of a nearer area is never
replaced by the value of a farther one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

GIVES = ("ok", "provisional")
SUPPRESSED = "suppressed"
PASSED_DOWN = (*GIVES, SUPPRESSED)
KREIS_DIGITS = 5


class _Row(Protocol):
    @property
    def period(self) -> int: ...
    @property
    def status(self) -> str: ...


_R = TypeVar("_R", bound=_Row)


def by_year(own: Iterable[_R], above: Iterable[Iterable[_R]]) -> dict[int, _R]:
    """{year: the row that is shown}; `above` holds the rows of the areas above, the nearest first."""
    years = {row.period: row for row in own}
    for rows in above:
        for row in rows:
            if row.status in PASSED_DOWN:
                years.setdefault(row.period, row)
    return years


def giver_level(giver_id: str) -> str:
    """Level of the area of this key, which gives its value to areas below: kreis or kommune."""
    return "kreis" if len(giver_id) == KREIS_DIGITS else "kommune"
