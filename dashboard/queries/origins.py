"""Where values come from: the source of the release each rests on, which need not be the one its indicator names, and whether it is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard import db
from dashboard.addresses.periods import Newest, Period

_ABOVE = {
    "land": ("land",),
    "kreis": ("kreis",),
    "kommune": ("kommune", "kreis"),
    "gemeinde": ("gemeinde", "kommune", "kreis"),
}


class Origin(NamedTuple):
    """What is credited for values, and whether any of them is invented."""

    attribution: str
    licence: str
    synthetic: bool


class _Of(NamedTuple):
    indicator_id: str
    period: int
    level: str
    inherits: bool
    attribution: str
    licence: str
    synthetic: bool


class _OfRelease(NamedTuple):
    release_id: str
    attribution: str
    licence: str
    synthetic: bool


def of_level(indicator_id: str, level: str, period: Period | None = None) -> Origin | None:
    """Of the values a level shows of an indicator in a year, in several, or in any (None), inherited ones included; None where it shows
    nothing."""
    return together(_shown(indicator_id, level, period))


def attributions(indicator_id: str, level: str, period: Period | None = None) -> tuple[str, ...]:
    """What is credited for these values, source by source, official ones first."""
    return tuple(dict.fromkeys(each.attribution for each in _in_order(_shown(indicator_id, level, period))))


def _shown(indicator_id: str, level: str, period: Period | None) -> list[Origin]:
    first, last = period if isinstance(period, Newest) else (period, period)
    return [
        Origin(row.attribution, row.licence, row.synthetic)
        for row in _of_levels().get(indicator_id, ())
        if row.level in (_ABOVE[level] if row.inherits else (level,))
        and (first is None or last is None or first <= row.period <= last)
    ]


def of_releases(release_ids: Iterable[str]) -> Origin | None:
    """Of values that rest on these releases; None where none of them is known."""
    known = by_release()
    return together(known[release_id] for release_id in release_ids if release_id in known)


def together(origins: Iterable[Origin]) -> Origin | None:
    """One for several, official ones first; None for none."""
    each = _in_order(origins)
    if not each:
        return None
    attributions = dict.fromkeys(origin.attribution for origin in each)
    licences = dict.fromkeys(origin.licence for origin in each)
    return Origin("; ".join(attributions), "; ".join(licences), any(origin.synthetic for origin in each))


def _in_order(origins: Iterable[Origin]) -> list[Origin]:
    return sorted(dict.fromkeys(origins), key=lambda origin: (origin.synthetic, origin.attribution))


@db.per_build
def by_release() -> Mapping[str, Origin]:
    """Whom to credit for each release."""
    rows = db.records(
        _OfRelease, "SELECT release_id, attribution, licence, synthetic FROM release JOIN source USING (source_id)"
    )
    return {row.release_id: Origin(*row[1:]) for row in rows}


@db.per_build
def _of_levels() -> Mapping[str, Sequence[_Of]]:
    """By indicator: the sources of its values in each year at each level."""
    rows = db.records(
        _Of,
        """
        SELECT DISTINCT indicator_id, observation.period, observation.level, indicator.inherits, source.attribution, source.licence, source.synthetic
        FROM observation JOIN release USING (release_id) JOIN source USING (source_id) JOIN indicator USING (indicator_id)
        ORDER BY ALL
        """,
    )
    by_indicator: dict[str, list[_Of]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator_id, []).append(row)
    return by_indicator
