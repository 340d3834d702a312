"""What changed between two kept versions: Stand, occasions for advice, files and values, each with its reason.

Versions never change, so an answer is remembered by the names of both. Both are opened one after the other, never one inside the other: a
question is asked of each, and what differs is found here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard import db
from dashboard.queries.changes.findings import FindingChange, finding_changes
from dashboard.queries.changes.pair import Pair
from dashboard.queries.changes.releases import ReleaseChange, release_changes
from dashboard.queries.changes.secrecy import without_secrets
from dashboard.queries.changes.statuses import StatusChange, status_changes
from dashboard.queries.changes.values import SeriesChange, ValueChange, value_changes

__all__ = ["Changes", "FindingChange", "ReleaseChange", "SeriesChange", "StatusChange", "ValueChange", "between"]

_REMEMBERED = 4  # pairs of versions


@dataclass(frozen=True)
class Changes:
    """Everything that changed from the version `earlier` to the version `later`. `day`: of the build of the later one; `as_of`: the days
    at which the registries of both are judged; `data`: fingerprints of the releases of both; `synthetic`: their registries are invented. Of
    `values` none is shown that would tell what is kept secret now. `stands`: the Stand of every Kommune in both, by its key."""

    earlier: str
    later: str
    day: date
    as_of: tuple[date, date]
    data: tuple[str, str]
    stands: tuple[Mapping[str, str], Mapping[str, str]]
    statuses: Sequence[StatusChange]
    findings: Sequence[FindingChange]
    releases: Sequence[ReleaseChange]
    series: Sequence[SeriesChange]
    values: Sequence[ValueChange]
    synthetic: bool


@lru_cache(maxsize=_REMEMBERED)
def between(earlier: str, later: str) -> Changes:
    """Compare two kept versions by their names. Raises what db.read_from raises where one cannot be opened."""
    pair = Pair(earlier, later)
    try:
        series, values = value_changes(pair)
        return Changes(
            earlier,
            later,
            pair.day,
            pair.as_of,
            pair.data,
            _stands(pair),
            status_changes(pair),
            finding_changes(pair),
            release_changes(pair),
            series,
            without_secrets(pair, values),
            pair.synthetic,
        )
    finally:
        for name in (earlier, later):  # an open version takes some 10 MB, and this one need not be asked again
            db.close(name)


def _stands(pair: Pair) -> tuple[dict[str, str], dict[str, str]]:
    before, after = pair.statuses
    return {key: each.status for key, each in before.items()}, {key: each.status for key, each in after.items()}
