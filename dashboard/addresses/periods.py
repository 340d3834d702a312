"""Which years a view can show: each one with data, and of surveys, which are not held everywhere every year, the newest value of each area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from dashboard import german
from dashboard.texts import periods as texts

NEWEST_IN_ADDRESS = "neueste"
YEARS = 5


class Newest(NamedTuple):
    """Of each area its newest value of the years from `first` to `last`."""

    first: int
    last: int


Period: TypeAlias = int | Newest


def newest(indicator: Mapping[str, Any]) -> Newest | None:
    """The last five years up to the newest one with data. None where one year says it all: of everything but surveys each year is that of
    all areas, and what is suppressed or unknown in the newest must not be filled from an older one."""
    last = indicator["periods"][-1]
    recent = [year for year in indicator["periods"] if year > last - YEARS]
    return Newest(last - YEARS + 1, last) if indicator["survey"] and len(recent) > 1 else None


def periods(indicator: Mapping[str, Any]) -> list[Period]:
    """Everything an indicator can be shown for; the usual one is the last."""
    several = newest(indicator)
    return [*indicator["periods"], *([several] if several else [])]


def in_title(period: Period) -> str:
    """ "2020" or "neuester Wert 2021–2025"."""
    return texts.IN_TITLE.format(years=german.years(*period)) if isinstance(period, Newest) else str(period)


def in_address(period: Period) -> str:
    """ "2020" or "neueste"."""
    return NEWEST_IN_ADDRESS if isinstance(period, Newest) else str(period)
