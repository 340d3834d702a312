"""Lists that replace each other: which of all that are stored counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipelines.store.options import period_span, published_span
from pipelines.store.releases import Release, newest


def published_last(releases: Sequence[Release], source_id: str) -> Release | None:
    """Of a source whose every delivery replaces the one before, the one that counts; None where there is none.

    By the day of publication: a period may be a month or a year, whose names say nothing of their order.
    """
    return max(newest([*releases], source_id), key=_in_time, default=None)


def _in_time(release: Release) -> tuple[date, date, str]:
    return (
        published_span(release.published).first,
        period_span(release.period).last,
        # further ones of a day are numbered after the name
        release.path.name.partition(".")[0],
    )
