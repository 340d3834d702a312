"""Which area a profile is of, what lies around and inside it, what it was, and which areas are like it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard import db
from dashboard.addresses.areas import KEY_LENGTHS, LAND, Area
from dashboard.queries import areas


@dataclass(frozen=True)
class ProfiledArea:
    """The body a profile is of, in the row of its Kommune where it stands at several levels, with the names of what it lies in.

    `kreis` and `kommune` are labels, None where it lies in none; `police` may be "mehrere"; `inhabitants_date` is their day.
    """

    area_id: str
    level: str
    label: str
    kind: str
    kind_label: str
    kreis_id: str | None
    kreis: str | None
    kommune_id: str | None
    kommune: str | None
    ags: str | None
    area_km2: float
    inhabitants: int
    inhabitants_date: date
    police: str | None


class Change(NamedTuple):
    """A former area that became (part of) `new_area_id`."""

    new_area_id: str
    old_name: str
    old_area_id: str | None
    changed_on: date
    verified: bool
    part_only: bool
    kind: str


class SimilarArea(NamedTuple):
    """An area of the same kind and what makes it similar."""

    area_id: str
    reasons: list[str]


class _Facts(NamedTuple):
    area_id: str
    ags: str | None
    area_km2: float
    inhabitants_date: date
    police: str | None


@db.per_build
def _facts() -> dict[str, _Facts]:
    """What only a profile says of an area, of all of them at once: a question for each would cost as much as five hundred rows."""
    rows = db.records(_Facts, "SELECT area_id, ags, area_km2, inhabitants_date, police FROM area")
    return {row.area_id: row for row in rows}


def profiled_area(area_id: str) -> ProfiledArea | None:
    """The body that an ARS names; None where there is no such area."""
    known = areas.areas().by_id
    if area_id != LAND and area_id not in known:
        return None
    body = land() if area_id == LAND else known[known[area_id].body]
    kommune = known.get(body.area_id[: KEY_LENGTHS["kommune"]]) if body.level in ("kommune", "gemeinde") else None
    facts = _facts()[body.area_id]
    return ProfiledArea(
        body.area_id,
        body.level,
        body.label,
        body.kind,
        body.kind_label,
        body.kreis_id or None,
        known[body.kreis_id].label if body.kreis_id else None,
        kommune.area_id if kommune else None,
        kommune.label if kommune else None,
        inhabitants=body.inhabitants,
        ags=facts.ags,
        area_km2=facts.area_km2,
        inhabitants_date=facts.inhabitants_date,
        police=facts.police,
    )


@db.per_build
def land() -> Area:
    """The Land, which is not among the areas of `queries.areas`."""
    row = db.one(
        """
        SELECT area_id, level, area.label, kind, area_kind.label AS kind_label, area_kind.label_plural AS kind_plural,
               '' AS kreis_id, NULL AS kreis, inhabitants, area_id AS body
        FROM area JOIN area_kind USING (kind) WHERE area_id = ?
    """,
        [LAND],
    )
    return Area(**row)


def around(area: ProfiledArea) -> list[tuple[str, str]]:
    """Key and label of the areas above it, from the Land down, without rows of the same body."""
    if area.level == "land":
        return []
    known = areas.areas().by_id
    above = [known[each] for each in (area.kreis_id, area.kommune_id) if each and each != area.area_id]
    return [(LAND, land().label), *((each.area_id, each.label) for each in above if each.kind != area.kind)]


@db.per_build
def _inside() -> dict[str, list[Area]]:
    """The areas one level below each, in German order."""
    inside: dict[str, list[Area]] = {}
    above = {"kreis": KEY_LENGTHS["land"], "kommune": KEY_LENGTHS["kreis"], "gemeinde": KEY_LENGTHS["kommune"]}
    for area in areas.areas().by_id.values():
        inside.setdefault(area.area_id[: above[area.level]], []).append(area)
    return inside


def parts(area: ProfiledArea) -> list[Area]:
    """The areas one level below it, in German order; none for a Gemeinde and for a body that is one itself."""
    return [each for each in _inside().get(area.area_id, ()) if each.kind != area.kind]


@db.per_build
def _changes() -> dict[str, list[Change]]:
    rows = db.records(
        Change,
        """
        SELECT new_area_id, old_name, old_area_id, changed_on, verified, part_only, kind FROM area_change
        ORDER BY changed_on DESC, old_name
    """,
    )
    changes: dict[str, list[Change]] = {}
    for row in rows:
        changes.setdefault(row.new_area_id, []).append(row)
    return changes


def changes(area_id: str | None) -> list[Change]:
    """Former areas of another territory that became (part of) an area, newest first; another name or key changed nothing."""
    return [each for each in _changes().get(area_id or "", []) if each.kind in ("merged", "divided")]


def all_changes() -> list[Change]:
    """Every former area with what it became, each part a row."""
    return [change for each in _changes().values() for change in each]


def similar_areas(area_id: str) -> list[SimilarArea]:
    """The most similar areas of the same kind, most similar first, with the reasons."""
    rows = db.records(SimilarArea, "SELECT peer_id AS area_id, reasons FROM peer WHERE area_id = ?", [area_id])
    reasons = {row.area_id: row for row in rows}
    return [reasons[each] for each in areas.areas().similar.get(area_id, ())]


@db.per_build
def official_name(area_id: str) -> str:
    """The short name of an area, without what tells its label from others."""
    return str(db.one("SELECT name FROM area WHERE area_id = ?", [area_id])["name"])
