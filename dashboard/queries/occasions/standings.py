"""The Stand of every Kommune under the thresholds of a selection, and which Kommunen its filters let pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dashboard import db, german
from dashboard.addresses.occasion_selection import Selection
from dashboard.queries import area_filter
from dashboard.queries.occasions.finding_kinds import status_thresholds
from dashboard.queries.occasions.listed_areas import listed_areas

_REMEMBERED = 24  # sets of thresholds; 40 kB each


@dataclass(frozen=True, slots=True)
class Standing:
    """What is reported of one Kommune. `contact`: never (the list of contacts is complete and empty), unknown, or known."""

    status: str
    confirmed_on: date | None
    last_meeting_on: date | None
    last_contact_on: date | None
    contact: str
    release_id: str | None


def standings(selection: Selection) -> Mapping[str, Standing]:
    """Every Kommune by its key."""
    return _remembered(db.published().version, tuple(status_thresholds(selection).items()))


@lru_cache(maxsize=_REMEMBERED)
def _remembered(_version: str, thresholds: tuple[tuple[str, float], ...]) -> Mapping[str, Standing]:
    named = ", ".join(f"{name} := ?" for name, _ in thresholds)
    rows = db.query(
        f"""
        SELECT area_id, status, confirmed_on, last_meeting_on, last_contact_on, release_id,
               CASE WHEN last_contact_on IS NOT NULL THEN 'known' WHEN contacts_24m = 0 THEN 'never' ELSE 'unknown' END AS contact
        FROM structure_shown({named}) JOIN area USING (area_id) WHERE level = 'kommune'
        """,
        [value for _, value in thresholds],
    )
    return {row.pop("area_id"): Standing(**row) for row in rows}


def passing(selection: Selection) -> frozenset[str]:
    """The Kommunen that pass every filter on Kommunen; unlike on the map, their Stand follows the thresholds of the selection."""
    kommunen = area_filter.kommunen(replace(selection.where, statuses=()))
    wanted, within, name = selection.where.statuses, areas_within(selection.area), german.sort_key(selection.text)
    known, names = standings(selection) if wanted else {}, _names()
    return frozenset(
        area_id
        for area_id in kommunen
        if (not wanted or (area_id in known and known[area_id].status in wanted))
        and (within is None or area_id in within)
        and (not selection.chosen or area_id in selection.chosen)
        and name in names[area_id]
    )


def areas_within(area_id: str) -> frozenset[str] | None:
    """An area, what lies in it, and the Kommune it lies in; None: not filtered."""
    if not area_id:
        return None
    rows = db.query(
        """
        SELECT area.area_id FROM area JOIN area AS wanted ON wanted.area_id = ?
        WHERE wanted.level = 'land' OR area.area_id IN (wanted.area_id, wanted.kommune_id)
           OR (wanted.level = 'kreis' AND area.kreis_id = wanted.area_id)
    """,
        [area_id],
    )
    return frozenset(row["area_id"] for row in rows)


@db.per_build
def _names() -> dict[str, str]:
    """What a typed name is looked for in, by area."""
    return {area_id: german.sort_key(f"{area['label']} {area['name']}") for area_id, area in listed_areas().items()}
