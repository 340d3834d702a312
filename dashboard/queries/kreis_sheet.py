"""What the sheet of a Kreis lists: its Kommunen with Stand, dates and findings, and its cases by year beside those of the Land."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard import db, german
from dashboard.addresses.areas import KEY_LENGTHS, LAND
from dashboard.queries.profile_values import Observation

# Without foreigner-law offences, all offences, the share that was cleared.
CRIME = ("straftaten_ohne_auslaenderrecht", "straftaten_insgesamt", "aufklaerungsquote")


class Registered(NamedTuple):
    """A Kommune or Landkreis with its Stand under the default thresholds, and how many findings it has under theirs.

    `council` is the name of the body on which the Stand rests; None in it or in a day is unknown. `demo`: Stand or a
    finding rests on invented data, as in the lists of /anlaesse.
    """

    area_id: str
    kreis_id: str
    level: str
    label: str
    kind: str
    kind_label: str
    inhabitants: int
    inhabitants_date: date
    status: str
    council: str | None
    confirmed_on: date | None
    last_meeting_on: date | None
    occasions: int
    hints: int
    demo: bool


@dataclass(frozen=True)
class Coverage:
    """Kommunen together: how many are of each Stand, and their inhabitants, those where it is aktiv (`covered`) and where it is unklar."""

    kommunen: int
    by_status: Mapping[str, int]
    inhabitants: int
    covered: int
    unclear_inhabitants: int
    occasions: int
    hints: int

    @property
    def active(self) -> int:
        """Kommunen with an active body."""
        return self.by_status.get("aktiv", 0)

    @property
    def unclear(self) -> int:
        """Kommunen whose Stand nobody knows."""
        return self.by_status.get("unklar", 0)


def together(kommunen: Sequence[Registered]) -> Coverage:
    """The sum of some Kommunen."""
    return Coverage(
        len(kommunen),
        Counter(each.status for each in kommunen),
        sum(each.inhabitants for each in kommunen),
        sum(each.inhabitants for each in kommunen if each.status == "aktiv"),
        sum(each.inhabitants for each in kommunen if each.status == "unklar"),
        sum(each.occasions for each in kommunen),
        sum(each.hints for each in kommunen),
    )


def kommunen(area_id: str) -> Sequence[Registered]:
    """The Kommunen of a Kreis or of the Land, in German order."""
    if area_id == LAND:
        return [each for each in _registered().values() if each.level == "kommune"]
    return _by_kreis().get(area_id, ())


def own_body(area_id: str) -> Registered | None:
    """What the registry says of a Landkreis itself; None of a kreisfreie Stadt and of the Land."""
    return _registered().get(area_id) if len(area_id) == KEY_LENGTHS["kreis"] else None


def landkreise() -> Sequence[Registered]:
    """What the registry says of every Landkreis itself."""
    return [each for each in _registered().values() if each.level == "kreis"]


@db.per_build
def _by_kreis() -> Mapping[str, Sequence[Registered]]:
    kreise: dict[str, list[Registered]] = {}
    for each in _registered().values():
        if each.level == "kommune":
            kreise.setdefault(each.kreis_id, []).append(each)
    return kreise


@db.per_build
def _registered() -> Mapping[str, Registered]:
    rows = db.records(
        Registered,
        """
        WITH counted AS (
            SELECT area_id, count(*) FILTER (severity = 'anlass') AS occasions, count(*) FILTER (severity = 'hinweis') AS hints,
                   bool_or(synthetic) AS synthetic
            FROM finding GROUP BY area_id
        )
        SELECT area.area_id, coalesce(area.kreis_id, area.area_id) AS kreis_id, area.level, area.label, area.kind, area_kind.label AS kind_label,
               area.inhabitants, area.inhabitants_date, shown.status, council.name AS council, shown.confirmed_on, shown.last_meeting_on,
               coalesce(counted.occasions, 0) AS occasions, coalesce(counted.hints, 0) AS hints,
               build.demo OR coalesce(source.synthetic, false) OR coalesce(counted.synthetic, false) AS demo
        FROM structure_shown() AS shown
        JOIN area USING (area_id)
        JOIN area_kind ON area_kind.kind = area.kind
        CROSS JOIN build
        LEFT JOIN counted ON counted.area_id = area.area_id
        LEFT JOIN council ON council.council_id = shown.council_id
        LEFT JOIN release ON release.release_id = shown.release_id
        LEFT JOIN source USING (source_id)
        """,
    )
    return {each.area_id: each for each in sorted(rows, key=lambda row: (german.sort_key(row.label), row.area_id))}


def crime(area_id: str) -> Mapping[int, Mapping[str, Observation]]:
    """{year: {indicator: value}} of a Kreis or the Land, oldest first."""
    return _crime().get(area_id, {})


@db.per_build
def _crime() -> Mapping[str, Mapping[int, Mapping[str, Observation]]]:
    rows = db.records(
        Observation,
        f"""
        SELECT {", ".join(Observation._fields)} FROM observation
        WHERE level IN ('land', 'kreis') AND indicator_id IN (?, ?, ?) ORDER BY area_id, period
        """,
        list(CRIME),
    )
    areas: dict[str, dict[int, dict[str, Observation]]] = {}
    for row in rows:
        areas.setdefault(row.area_id, {}).setdefault(row.period, {})[row.indicator_id] = row
    return areas
