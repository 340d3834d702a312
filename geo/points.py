"""Points for Gemeinden whose list has none: from another list by key, else the middle of the parts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.gemeinden import Edition, Gemeinde
from geo.history import History
from geo.tables import TableError

_LISTED = 5
_HALF = 0.5
# Of longitude, in the middle of the Land.
_KM_PER_DEGREE = 72.0


def with_points(history: History) -> Edition:
    """The newest list, every Gemeinde with a point. Raises TableError where neither another list nor the parts have one."""
    newest = history.newest
    if all(_has_point(each) for each in newest.gemeinden):
        return newest
    others = list(reversed(history.editions[:-1]))
    found = [_pointed(each, history, others) for each in newest.gemeinden]
    if lacking := [each for each in found if not _has_point(each)]:
        names = ", ".join(f"{each.name} ({each.area_id})" for each in lacking[:_LISTED])
        raise TableError(
            f"{newest.origin}: für {len(lacking)} Gemeinden ist kein Punkt bekannt: {names}. "
            "Bitte eine Liste mit Mittelpunkten aufnehmen (GV-ISys) oder den Zusammenschluss in geo/reference/changes.csv eintragen."
        )
    return replace(newest, gemeinden=tuple(_apart(found)))


def _apart(gemeinden: Sequence[Gemeinde]) -> Iterator[Gemeinde]:
    """Parts of a divided Gemeinde get its point all of them: every further one is moved aside by half its own extent."""
    taken: set[tuple[float | None, float | None]] = set()
    for gemeinde in gemeinden:
        while (gemeinde.lon, gemeinde.lat) in taken:
            gemeinde = replace(
                gemeinde, lon=(gemeinde.lon or 0.0) + _HALF * math.sqrt(gemeinde.area_km2) / _KM_PER_DEGREE
            )
        taken.add((gemeinde.lon, gemeinde.lat))
        yield gemeinde


def _has_point(gemeinde: Gemeinde) -> bool:
    return gemeinde.lon is not None and gemeinde.lat is not None


def _pointed(gemeinde: Gemeinde, history: History, others: Sequence[Edition]) -> Gemeinde:
    """With the point of the same Gemeinde in another list, else the mean of its parts weighted by area."""
    if _has_point(gemeinde):
        return gemeinde
    for edition in others:
        ids = history.sources(edition.reference_date, gemeinde.area_id)
        parts = [edition.by_id[each] for each in ids if _has_point(edition.by_id[each])]
        if parts and len(parts) == len(ids):
            return _at_middle(gemeinde, parts)
    return gemeinde


def _at_middle(gemeinde: Gemeinde, parts: Sequence[Gemeinde]) -> Gemeinde:
    whole = sum(part.area_km2 for part in parts)
    lon, lat = (
        sum((value or 0.0) * part.area_km2 for value, part in zip(values, parts, strict=True)) / whole
        for values in ([part.lon for part in parts], [part.lat for part in parts])
    )
    return replace(gemeinde, lon=lon, lat=lat)
