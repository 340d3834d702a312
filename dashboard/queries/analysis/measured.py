"""What the figures of the analysis are drawn from: areas, official context, ranks, groups with their funnels. One question each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard import db


class AnalysedArea(NamedTuple):
    """An area with what it is told by; `kreis` is "" of a Kreis and of a kreisfreie Stadt, `status` None where no registry judges it."""

    area_id: str
    label: str
    kind: str
    kind_label: str
    kind_plural: str
    kreis_id: str
    kreis: str
    inhabitants: int
    density: float
    status: str | None


class RankSpan(NamedTuple):
    """The ranks an area may have among `areas` areas of its kind; rank 1 is the lowest value."""

    area_id: str
    period: int
    best: int
    worst: int
    areas: int


class Group(NamedTuple):
    """Areas that stand together in a year, by their kind or all of a level (reference "land"), with their common value."""

    reference: str
    group_id: str
    label: str
    areas: int
    value: float | None


@db.per_build
def areas(level: str) -> Sequence[AnalysedArea]:
    """Every area of a level, in German order of names. Grain: area."""
    return db.records(
        AnalysedArea,
        """
        SELECT area.area_id, area.label, area.kind, area_kind.label AS kind_label, area_kind.label_plural AS kind_plural, area.kreis_id,
               CASE WHEN area.level = 'kreis' OR area.kind = 'kreisfreie_stadt' THEN '' ELSE kreis.label END AS kreis,
               area.inhabitants, area.density_per_km2 AS density, shown.status
        FROM area JOIN area_kind ON area_kind.kind = area.kind JOIN area AS kreis ON kreis.area_id = area.kreis_id
        LEFT JOIN structure_shown() AS shown ON shown.area_id = area.area_id
        WHERE area.level = ?
        ORDER BY area.label COLLATE NOCASE.NOACCENT, area.area_id
        """,
        [level],
    )


@db.per_build
def kinds(level: str) -> Mapping[str, str]:
    """The kinds that stand at a level, in their order, with what several of them are called. Grain: kind."""
    rows = db.query(
        """
        SELECT kind, label_plural FROM area_kind
        WHERE kind IN (SELECT kind FROM area WHERE level = ?) ORDER BY position
        """,
        [level],
    )
    return {row["kind"]: row["label_plural"] for row in rows}


@db.per_build
def land_density() -> float | None:
    """Inhabitants per km² of the whole Land. Grain: the Land."""
    rows = db.query("SELECT density_per_km2 FROM area WHERE level = 'land'")
    return rows[0]["density_per_km2"] if rows else None


@db.per_build
def people_sources() -> tuple[str, ...]:
    """What is credited for inhabitants and areas of today. Grain: source."""
    rows = db.query("""
        SELECT DISTINCT source.attribution FROM edition JOIN release USING (release_id) JOIN source USING (source_id) WHERE newest ORDER BY ALL
    """)
    return tuple(row["attribution"] for row in rows)


def context_values(variable: str, year: int) -> Mapping[str, float]:
    """Values of a variable of official statistics by area, the Land among them. Grain: area."""
    rows = db.query("SELECT area_id, value FROM context WHERE variable = ? AND year = ?", [variable, year])
    return {row["area_id"]: row["value"] for row in rows}


def context_origin(variable: str, year: int) -> tuple[tuple[str, ...], bool]:
    """What is credited for these values, and whether any is invented. Grain: the whole."""
    row = db.one(
        """
        SELECT list(DISTINCT source.attribution ORDER BY source.attribution) AS attributions,
               coalesce(bool_or(source.synthetic), false) AS synthetic
        FROM context JOIN release USING (release_id) JOIN source USING (source_id) WHERE variable = ? AND year = ?
        """,
        [variable, year],
    )
    return tuple(row["attributions"] or ()), row["synthetic"]


def ranks(indicator_id: str, level: str) -> Sequence[RankSpan]:
    """The ranks areas of a level may have within their kind, every year. Grain: area × year."""
    return db.records(
        RankSpan,
        """
        SELECT area_id, period, best, worst, areas FROM area_rank JOIN area USING (area_id)
        WHERE indicator_id = ? AND level = ? AND reference = 'kind'
        """,
        [indicator_id, level],
    )


def groups(indicator_id: str, level: str, period: int) -> Sequence[Group]:
    """The kinds of a level in their order, then all of it. Grain: group. Kreisfreie Städte are one group, whatever level they are seen at."""
    return db.records(
        Group,
        """
        SELECT reference, group_id, comparison_group.label, areas, value
        FROM comparison_group LEFT JOIN area_kind ON area_kind.kind = group_id
        WHERE indicator_id = $indicator AND period = $period
          AND (reference = 'kind' AND group_id IN (SELECT kind FROM area WHERE level = $level) OR reference = 'land' AND group_id = $level)
        ORDER BY reference, area_kind.position
        """,
        {"indicator": indicator_id, "period": period, "level": level},
    )


def funnel(indicator_id: str, period: int, reference: str, group_id: str) -> list[db.Row]:
    """The limits of a group by number of inhabitants, rising; empty for what is no rate. Grain: number of inhabitants."""
    return db.query(
        "SELECT * FROM funnel(?, ?, ?, ?) ORDER BY inhabitants", [indicator_id, period, reference, group_id]
    )
