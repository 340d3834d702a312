"""Values of the chosen areas, what is known of their difference, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import db
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.addresses.comparison_selection import Selection
from dashboard.addresses.parameters import REFERENCES
from dashboard.queries.areas import areas

# A survey is rare: beside others stands the newest one of this many years. The same as in the comparison at build time.
WINDOW_YEARS = "CASE WHEN scale = 'share' THEN 3 ELSE 1 END"

_GIVERS = [KEY_LENGTHS[level] for level in ("gemeinde", "kommune", "kreis")]

# grain: chosen area × observation of an area that may give it a value: itself, and for indicators that are inherited its Kommune and Kreis
_CANDIDATES = """
    givers AS (SELECT unnest($takers) AS area_id, unnest($places) AS place, unnest($givers) AS giver_id),
    candidates AS (
        SELECT givers.area_id, givers.place, givers.giver_id = givers.area_id AS own, indicator.scale, givers.giver_id,
               observation.* EXCLUDE (area_id, level)
        FROM givers
        JOIN observation ON observation.area_id = givers.giver_id
        JOIN indicator USING (indicator_id)
        WHERE givers.giver_id = givers.area_id
           OR (indicator.inherits AND observation.status IN ('ok', 'provisional') AND list_contains(indicator.levels, $level))
    )
"""


@dataclass(frozen=True)
class Cell:
    """What one area shows of one indicator. `period` is the year of its value, `giver` the label of the area a value is inherited from,
    `giver_id` its key.

    `result` is lower, similar or higher, None where nothing can be said; `reason` then says why, None where nobody asked.
    """

    area_id: str
    indicator_id: str
    period: int
    value: float | None
    low: float | None
    high: float | None
    status: str
    giver: str | None
    giver_id: str | None
    result: str | None
    reason: str | None
    reference_value: float | None


@dataclass(frozen=True)
class Rank:
    """The ranks an area may have among `areas` areas of its kind, all of them together at 90 %; rank 1 is the lowest value."""

    best: int
    worst: int
    areas: int


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
    giver_id: str | None


def cells(chosen: Selection) -> list[Cell]:
    """Every indicator × area of which anything is known, in the newest year of the indicator that is not after the chosen one."""
    rows = db.query(
        f"""
        WITH {_CANDIDATES},
        dated AS (SELECT *, max(period) OVER (PARTITION BY indicator_id) AS newest FROM candidates WHERE period <= $year),
        nearest AS (
            SELECT * FROM dated WHERE period > newest - {WINDOW_YEARS}
            QUALIFY row_number() OVER (
                PARTITION BY area_id, indicator_id ORDER BY (status IN ('ok', 'provisional')) DESC, period DESC, length(giver_id) DESC) = 1
        ),
        judged AS (
            SELECT indicator_id, period, area_id, result_95, reason, reference_value
            FROM comparison WHERE reference = $reference AND list_contains($takers, area_id)
        )
        SELECT nearest.area_id, nearest.indicator_id, nearest.period, value, low, high,
               CASE WHEN own THEN status ELSE 'inherited' END AS status, CASE WHEN NOT own THEN giver_id END AS giver_id,
               judged.result_95 AS result, judged.reason, judged.reference_value
        FROM nearest
        LEFT JOIN judged ON own AND judged.indicator_id = nearest.indicator_id AND judged.period = nearest.period
            AND judged.area_id = nearest.area_id
        ORDER BY nearest.indicator_id, place
        """,
        {**_candidates(chosen), "year": chosen.year or 9999, "reference": REFERENCES[chosen.reference]},
    )
    return [Cell(**row, giver=_label(row["giver_id"])) for row in rows]


def _label(area_id: str | None) -> str | None:
    return areas().by_id[area_id].label if area_id else None


def series(chosen: Selection) -> list[Reading]:
    """All years of the chosen indicator, by area and year; an own value comes before an inherited one."""
    rows = db.query(
        f"""
        WITH {_CANDIDATES}
        SELECT area_id, period, value, low, high, CASE WHEN own THEN status ELSE 'inherited' END AS status,
               CASE WHEN NOT own THEN giver_id END AS giver_id
        FROM candidates
        WHERE indicator_id = $indicator
        QUALIFY row_number() OVER (PARTITION BY area_id, period ORDER BY own DESC, length(giver_id) DESC) = 1
        ORDER BY place, period
        """,
        {**_candidates(chosen), "indicator": chosen.indicator},
    )
    return [Reading(**row, giver=_label(row["giver_id"])) for row in rows]


def reference_series(chosen: Selection) -> tuple[str, list[tuple[int, float]]]:
    """Label and values over the years of what all the areas are compared with, of the years in which one of them is judged by it; empty
    where they have different references."""
    rows = db.query(
        """
        SELECT comparison_group.label, comparison_group.group_id, comparison_group.period, any_value(comparison_group.value) AS value,
               bool_or(comparison.result_95 IS NOT NULL) AS judged
        FROM comparison JOIN comparison_group USING (indicator_id, period, reference, group_id)
        WHERE indicator_id = $indicator AND reference = $reference AND list_contains($areas, comparison.area_id)
              AND comparison_group.value IS NOT NULL
        GROUP BY ALL ORDER BY comparison_group.period
        """,
        {**_areas(chosen), "indicator": chosen.indicator, "reference": REFERENCES[chosen.reference]},
    )
    if len({row["label"] for row in rows}) != 1:
        return "", []
    return rows[0]["label"], sorted({(row["period"], row["value"]) for row in rows if row["judged"]})


def ranks(chosen: Selection, indicator_id: str = "") -> dict[tuple[str, str, int], Rank]:
    """The ranks the areas may have by indicator, area and year, of one indicator or of all."""
    rows = db.query(
        """
        SELECT indicator_id, area_id, period, best, worst, areas FROM area_rank
        WHERE list_contains($areas, area_id) AND reference = 'kind' AND ($indicator = '' OR indicator_id = $indicator)
        """,
        {**_areas(chosen), "indicator": indicator_id},
    )
    return {
        (row["indicator_id"], row["area_id"], row["period"]): Rank(row["best"], row["worst"], row["areas"])
        for row in rows
    }


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
        {
            "indicator": chosen.indicator,
            "level": chosen.level,
            "kinds": sorted({area.kind for area in chosen.areas}),
            "period": period,
        },
    )


def trends(chosen: Selection) -> dict[str, db.Row]:
    """Trend of the chosen indicator by area: result, reason, first_period, last_period."""
    rows = db.query(
        "SELECT area_id, result, reason, first_period, last_period FROM trend WHERE indicator_id = $indicator AND list_contains($areas, area_id)",
        {**_areas(chosen), "indicator": chosen.indicator},
    )
    return {row["area_id"]: row for row in rows}


def breaks(indicator_id: str, source_id: str, area_ids: Sequence[str]) -> list[db.Row]:
    """Years from which the series is not comparable with before, with every reason: period, reason, area_id and label of the area it is
    about, NULL where it is about all."""
    return db.query(
        """
        SELECT series_break.period, reason, series_break.area_id, area.label
        FROM series_break LEFT JOIN area USING (area_id)
        WHERE (source_id IS NULL OR source_id = $source) AND (indicator_id IS NULL OR indicator_id = $indicator)
              AND (series_break.area_id IS NULL OR list_contains($areas, series_break.area_id))
        ORDER BY series_break.period, area.label NULLS FIRST
        """,
        {"source": source_id, "indicator": indicator_id, "areas": list(area_ids)},
    )


def _candidates(chosen: Selection) -> dict[str, Any]:
    """Every chosen area with each area that may give it a value, as three lists of equal length."""
    pairs = [
        (area.area_id, place, area.area_id[:length])
        for place, area in enumerate(chosen.areas)
        for length in _GIVERS
        if length <= len(area.area_id)
    ]
    takers, places, givers = (list(each) for each in zip(*pairs, strict=True))
    return {"takers": takers, "places": places, "givers": givers, "level": chosen.level}


def _areas(chosen: Selection) -> dict[str, Any]:
    return {"areas": [area.area_id for area in chosen.areas]}
