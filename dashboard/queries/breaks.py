"""Where series change their meaning, see the table `series_break`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard import db


class SeriesBreak(NamedTuple):
    """A row of the table `series_break`; None in source, indicator or area means all of them."""

    source_id: str | None
    indicator_id: str | None
    area_id: str | None
    period: int
    until: int | None
    kind: str
    label: str
    reason: str
    source: str | None
    source_url: str | None
    stops_trend: bool
    successor_id: str | None


@db.per_build
def every() -> Sequence[SeriesBreak]:
    """Every break, oldest first."""
    return db.records(
        SeriesBreak, f"SELECT {', '.join(SeriesBreak._fields)} FROM series_break ORDER BY period, reason, area_id"
    )


def of_indicator(indicator_id: str) -> Sequence[SeriesBreak]:
    """The breaks that concern an indicator, in whatever area, oldest first."""
    return _by_indicator().get(indicator_id, ())


def of_series(indicator_id: str, area_id: str) -> Sequence[SeriesBreak]:
    """The breaks that concern an indicator in one area, oldest first."""
    return [row for row in of_indicator(indicator_id) if row.area_id in (None, area_id)]


@db.per_build
def _by_indicator() -> Mapping[str, Sequence[SeriesBreak]]:
    rows = every()
    return {
        each["indicator_id"]: [
            row
            for row in rows
            if row.indicator_id in (None, each["indicator_id"]) and row.source_id in (None, each["source_id"])
        ]
        for each in db.query("SELECT indicator_id, source_id FROM indicator")
    }
