"""Values of the chosen areas, what is known of their difference, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import db
from dashboard.queries.vergleich.selection import REFERENCES, Selection

# A survey is rare: beside others stands the newest one of this many years. The same as in the comparison at build time.
WINDOW_YEARS = "CASE WHEN indicator.scale = 'share' THEN 3 ELSE 1 END"

# grain: chosen area × area that may give it a value: itself, and for indicators that are inherited its Kommune and its Kreis
_GIVERS = """
    chosen AS (SELECT unnest($areas) AS area_id, unnest(range(1, len($areas) + 1)) AS place),
    givers AS (
        SELECT chosen.area_id, chosen.place, area.level, above.giver_id, above.giver_id = chosen.area_id AS own
        FROM chosen JOIN area USING (area_id),
             (SELECT unnest(list_distinct([area.area_id, area.kommune_id, area.kreis_id])) AS giver_id) AS above
        WHERE above.giver_id IS NOT NULL AND length(above.giver_id) <= length(chosen.area_id)
    ),
    candidates AS (
        SELECT givers.area_id, givers.place, givers.own, indicator.scale, observation.*  EXCLUDE (area_id, level),
               observation.area_id AS giver_id
        FROM givers
        JOIN observation ON observation.area_id = givers.giver_id
        JOIN indicator USING (indicator_id)
        WHERE givers.own OR (indicator.inherits AND observation.status IN ('ok', 'provisional') AND list_contains(indicator.levels, givers.level))
    )
"""


@dataclass(frozen=True)
class Cell:
    """What one area shows of one indicator. `period` is the year of its value, `giver` the area a value is inherited from.

    `result` is lower, similar or higher, None where nothing can be said; `reason` then says why, None where nobody asked.
    """

    area_id: str
    indicator_id: str
    period: int
    value: float | None
    low: float | None
    high: float | None
    numerator: float | None
    status: str
    giver: str | None
    note: str | None
    result: str | None
    reason: str | None
    overdispersed: bool | None
    reference_value: float | None
    reference_label: str | None
    reference_areas: int | None
    best: int | None
    worst: int | None
    ranked: int | None


@dataclass(frozen=True)
class Reading:
    """One year of one area in a time series."""

    area_id: str
    period: int
    value: float | None
    low: float | None
    high: float | None
    status: str
    giver: str | None


def cells(chosen: Selection) -> list[Cell]:
    """Every indicator × area of which anything is known, in the newest year of the indicator that is not after the chosen one."""
    rows = db.query(
        f"""
        WITH {_GIVERS},
        newest AS (
            SELECT indicator_id, max(period) AS newest FROM candidates WHERE period <= $year GROUP BY indicator_id
        ),
        nearest AS (
            SELECT candidates.* FROM candidates JOIN newest USING (indicator_id) JOIN indicator USING (indicator_id)
            WHERE period <= newest AND period > newest - {WINDOW_YEARS}
            QUALIFY row_number() OVER (
                PARTITION BY area_id, indicator_id ORDER BY (status IN ('ok', 'provisional')) DESC, period DESC, length(giver_id) DESC) = 1
        )
        SELECT nearest.area_id, nearest.indicator_id, nearest.period, nearest.value, nearest.low, nearest.high,
               CASE WHEN nearest.own THEN nearest.numerator END AS numerator,
               CASE WHEN nearest.own THEN nearest.status ELSE 'inherited' END AS status,
               CASE WHEN NOT nearest.own THEN giver.label END AS giver, nearest.note,
               comparison.result_95 AS result, comparison.reason, comparison.overdispersed, comparison.reference_value,
               comparison_group.label AS reference_label, comparison.areas AS reference_areas,
               area_rank.best, area_rank.worst, area_rank.areas AS ranked
        FROM nearest
        JOIN area AS giver ON giver.area_id = nearest.giver_id
        LEFT JOIN comparison ON nearest.own AND comparison.indicator_id = nearest.indicator_id AND comparison.period = nearest.period
            AND comparison.area_id = nearest.area_id AND comparison.reference = $reference
        LEFT JOIN comparison_group ON comparison_group.indicator_id = comparison.indicator_id AND comparison_group.period = comparison.period
            AND comparison_group.reference = comparison.reference AND comparison_group.group_id = comparison.group_id
        LEFT JOIN area_rank ON nearest.own AND area_rank.indicator_id = nearest.indicator_id AND area_rank.period = nearest.period
            AND area_rank.area_id = nearest.area_id AND area_rank.reference = 'kind'
        ORDER BY nearest.indicator_id, nearest.place
        """,
        {**_areas(chosen), "year": chosen.year or 9999, "reference": REFERENCES[chosen.reference]},
    )
    return [Cell(**row) for row in rows]


def series(chosen: Selection) -> list[Reading]:
    """All years of the chosen indicator, by area and year; an own value comes before an inherited one."""
    rows = db.query(
        f"""
        WITH {_GIVERS}
        SELECT candidates.area_id, period, value, low, high, CASE WHEN own THEN status ELSE 'inherited' END AS status,
               CASE WHEN NOT own THEN area.label END AS giver
        FROM candidates JOIN area ON area.area_id = candidates.giver_id
        WHERE indicator_id = $indicator
        QUALIFY row_number() OVER (PARTITION BY candidates.area_id, period ORDER BY own DESC, length(giver_id) DESC) = 1
        ORDER BY place, period
        """,
        {**_areas(chosen), "indicator": chosen.indicator},
    )
    return [Reading(**row) for row in rows]


def reference_series(chosen: Selection) -> tuple[str, list[tuple[int, float]]]:
    """Label and values over the years of what all the areas are compared with; empty where they have different references."""
    rows = db.query(
        """
        SELECT comparison_group.label, comparison_group.group_id, comparison_group.period, any_value(comparison_group.value) AS value
        FROM comparison JOIN comparison_group USING (indicator_id, period, reference, group_id)
        WHERE indicator_id = $indicator AND reference = $reference AND list_contains($areas, comparison.area_id)
              AND comparison_group.value IS NOT NULL
        GROUP BY ALL ORDER BY comparison_group.period
        """,
        {**_areas(chosen), "indicator": chosen.indicator, "reference": REFERENCES[chosen.reference]},
    )
    if len({row["label"] for row in rows}) != 1:
        return "", []
    return rows[0]["label"], sorted({(row["period"], row["value"]) for row in rows})


def around(chosen: Selection, period: int) -> list[db.Row]:
    """Own values of the indicator of all areas of the level that are of a kind with one of the chosen, lowest first.

    Of a survey the newest value of three years. Columns: area_id, label, period, value, low, high.
    """
    return db.query(
        f"""
        SELECT area_id, area.label, observation.period, value, low, high
        FROM observation JOIN area USING (area_id) JOIN indicator USING (indicator_id)
        WHERE indicator_id = $indicator AND area.level = $level AND list_contains($kinds, area.kind)
              AND observation.status IN ('ok', 'provisional') AND value IS NOT NULL
              AND observation.period <= $period AND observation.period > $period - {WINDOW_YEARS}
        QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY observation.period DESC) = 1
        ORDER BY value, area.label
        """,
        {"indicator": chosen.indicator, "level": chosen.level, "kinds": sorted({area.kind for area in chosen.areas}), "period": period},
    )


def trends(chosen: Selection) -> dict[str, db.Row]:
    """Trend of the chosen indicator by area: result, reason, first_period, last_period."""
    rows = db.query(
        "SELECT area_id, result, reason, first_period, last_period FROM trend WHERE indicator_id = $indicator AND list_contains($areas, area_id)",
        {**_areas(chosen), "indicator": chosen.indicator},
    )
    return {row["area_id"]: row for row in rows}


def breaks(indicator_id: str, source_id: str, area_ids: Sequence[str]) -> list[db.Row]:
    """Years from which the series is not comparable with before, with every reason: period, reason, and the area it is about or NULL."""
    return db.query(
        """
        SELECT series_break.period, reason, area.label
        FROM series_break LEFT JOIN area USING (area_id)
        WHERE (source_id IS NULL OR source_id = $source) AND (indicator_id IS NULL OR indicator_id = $indicator)
              AND (series_break.area_id IS NULL OR list_contains($areas, series_break.area_id))
        ORDER BY series_break.period, area.label NULLS FIRST
        """,
        {"source": source_id, "indicator": indicator_id, "areas": list(area_ids)},
    )


def _areas(chosen: Selection) -> dict[str, Any]:
    return {"areas": [area.area_id for area in chosen.areas]}
