"""Areas as the comparison knows them: bodies that stand at several levels, groups, and the nearest match of what does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import db, german, texts
from dashboard.addresses.area_keys import federal_key
from dashboard.addresses.notices import GONE, Notice, short
from dashboard.queries import search

LEVELS = ("kommune", "kreis", "gemeinde")
MOST = 10
GROUPS = ("kreis", "kind", "aehnliche")


@dataclass(frozen=True, slots=True)
class Area:
    """One row of the table `area`; rows of the same body (a kreisfreie Stadt is Kreis, Kommune and Gemeinde) share `body`."""

    area_id: str
    level: str
    label: str
    kind: str
    kind_label: str
    kind_plural: str
    kreis_id: str
    kreis: str | None
    inhabitants: int
    body: str


@dataclass(frozen=True)
class Areas:
    """All areas by id, and by body the row of each level."""

    by_id: Mapping[str, Area]
    bodies: Mapping[str, Mapping[str, Area]]
    former: Mapping[str, str]

    def at_level(self, area: Area, level: str) -> Area | None:
        """The same body at another level; None where it does not stand there."""
        return self.bodies[area.body].get(level)


@db.per_build
def areas() -> Areas:
    """Every area below the Land. `former`: names that are no more, in lower case, and keys, and the area of today."""
    rows = [
        Area(
            row["area_id"],
            row["level"],
            row["label"],
            row["kind"],
            row["kind_label"],
            row["kind_plural"],
            row["kreis_id"],
            row["kreis"],
            row["inhabitants"],
            row["main_id"],
        )
        for row in search.areas()
    ]
    bodies: dict[str, dict[str, Area]] = {}
    for area in rows:
        bodies.setdefault(area.body, {})[area.level] = area
    former = {row["old_name"].lower(): row["new_area_id"] for row in search.former_names() if not row["kept_name"]}
    former |= {row["old_area_id"]: row["new_area_id"] for row in search.former_keys()}
    return Areas({area.area_id: area for area in rows}, bodies, former)


@db.per_build
def _peers() -> dict[str, list[str]]:
    """Similar areas of each area, most similar first."""
    rows = db.query("SELECT area_id, list(peer_id ORDER BY position) AS peers FROM peer GROUP BY area_id")
    return {row["area_id"]: row["peers"] for row in rows}


def group(area: Area, name: str, known: Areas) -> tuple[list[Area], int]:
    """The area and up to nine others of the group, and how many others the group has.

    Of larger groups those whose number of inhabitants is nearest, so that one is not compared with whoever comes first in the alphabet.
    """
    others = _others(area, name, known)
    if name != "aehnliche":
        others.sort(key=lambda other: (abs(other.inhabitants - area.inhabitants), other.area_id))
    chosen = others[: MOST - 1]
    if name != "aehnliche":
        chosen.sort(key=lambda other: german.sort_key(other.label))
    return [area, *chosen], len(others)


def _others(area: Area, name: str, known: Areas) -> list[Area]:
    if name == "aehnliche":
        return [known.by_id[each] for each in _peers().get(area.area_id, []) if each in known.by_id]
    same_level = [
        other for other in known.by_id.values() if other.level == area.level and other.area_id != area.area_id
    ]
    if name == "kind":
        return [other for other in same_level if other.kind == area.kind]
    return [other for other in same_level if other.kreis_id == area.kreis_id] if area.level != "kreis" else []


def unknown_area(asked: str, known: Areas, status: int = GONE) -> Notice:
    """Told of what is no area: what it was, what it is the name of, or what it is nearly."""
    today, meant = former(asked, known), named(asked, known)
    near = today or meant or nearest(asked, known)
    template = (
        texts.FORMER_AREA
        if today
        else texts.NAME_OF_AREA
        if meant
        else texts.NEARLY_AREA
        if near
        else texts.UNKNOWN_AREA
    )
    name, key = (near.label, near.area_id) if near else ("", "")
    return Notice(template.format(value=short(asked), name=name, area_id=key), status, key)


def former(asked: str, known: Areas) -> Area | None:
    """The area of today of a name or key that is no longer in use: of a Gemeinde that moved, or of a Kommune that was dissolved."""
    if asked.isascii() and asked.isdigit():
        return _moved(asked, known) or known.by_id.get(known.former.get(asked[:9], ""))
    return known.by_id.get(known.former.get(asked.lower(), ""))


def nearest(asked: str, known: Areas) -> Area | None:
    """The area somebody may have meant: of a number the one with the longest common beginning, of a name the most similar one."""
    if asked.isascii() and asked.isdigit():
        return _longest_beginning(asked, known)
    names = _names(known)
    found = difflib.get_close_matches(asked.lower(), names, n=1, cutoff=0.75)
    return names[found[0]] if found else None


def _moved(asked: str, known: Areas) -> Area | None:
    """The Gemeinde whose key this was in another Verbandsgemeinde."""
    wanted = federal_key(asked)
    return next(
        (area for area in known.by_id.values() if len(area.area_id) == 12 and federal_key(area.area_id) == wanted), None
    )


def _longest_beginning(asked: str, known: Areas) -> Area | None:
    return next((known.by_id[asked[:length]] for length in (12, 9, 5) if asked[:length] in known.by_id), None)


def named(asked: str, known: Areas) -> Area | None:
    """The area of this key or of exactly this name."""
    return known.by_id.get(asked) or _names(known).get(asked.lower())


def _names(known: Areas) -> dict[str, Area]:
    """Names in lower case; of equal ones the Kommune before the Kreis before the Gemeinde."""
    order: Sequence[str] = ("gemeinde", "kreis", "kommune")
    return {area.label.lower(): area for level in order for area in known.by_id.values() if area.level == level}
