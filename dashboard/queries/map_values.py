"""The values of one indicator as the page "Lage" shows them, how they compare, and how they went."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import db

# Of a survey: how many answered, how many that are worth, and of an open one the share it may only call a mood; and of every release its source.
_SURVEYED = """
    surveyed AS (
        SELECT survey.release_id, estimate.area_id, estimate.year AS period, estimate.n, estimate.n_eff,
               CASE WHEN estimate.status = 'unrepresentative' THEN estimate.value_pct END AS mood_pct
        FROM survey_measure AS measure
        JOIN survey_estimate AS estimate
          ON estimate.item_id = measure.item_id AND estimate.category = measure.category AND estimate.subgroup = 'alle'
        JOIN survey USING (survey_id)
        WHERE measure.indicator_id = $indicator AND estimate.status <> 'suppressed'
    ),
    origin AS (SELECT release_id, source.synthetic, source.attribution FROM release JOIN source USING (source_id))
"""


def observations(indicator_id: str, level: str) -> list[db.Row]:
    """Own values of the Land, of the level, and, where the indicator is inherited, of the levels above it; by area and year."""
    return db.query(
        f"""
        WITH {_SURVEYED}
        SELECT observation.area_id, area.label, observation.level, observation.period, value, low, high, observation.numerator,
               observation.denominator, observation.unknown, observation.status, note, surveyed.n, surveyed.n_eff, surveyed.mood_pct,
               coalesce(origin.synthetic, false) AS synthetic
        FROM observation
        JOIN area USING (area_id)
        JOIN indicator USING (indicator_id)
        LEFT JOIN origin USING (release_id)
        LEFT JOIN surveyed USING (release_id, area_id, period)
        WHERE indicator_id = $indicator AND (
            observation.level IN ('land', $level)
            OR (indicator.inherits AND length(observation.area_id) < CASE $level WHEN 'kreis' THEN 5 WHEN 'kommune' THEN 9 ELSE 12 END))
        ORDER BY observation.area_id, observation.period
        """,
        {"indicator": indicator_id, "level": level},
    )


def class_limits(indicator_id: str, level: str) -> dict[str, list[float]]:
    """Upper limits of all classes but the last, rising, by measure (wert, faelle); a measure without limits has one class."""
    rows = db.query(
        "SELECT measure, upper FROM class_limit WHERE indicator_id = ? AND level = ? ORDER BY measure, position",
        [indicator_id, level],
    )
    limits: dict[str, list[float]] = {}
    for row in rows:
        limits.setdefault(row["measure"], []).append(row["upper"])
    return limits


def trends(indicator_id: str, level: str) -> list[db.Row]:
    """How the last years of every own series of the level, and of the Land, went."""
    return db.query(
        """
        SELECT area_id, first_period, last_period, result, reason, cases_result, cases_first_period
        FROM trend JOIN area USING (area_id) WHERE indicator_id = ? AND level IN ('land', ?) ORDER BY area_id
        """,
        [indicator_id, level],
    )


def values_of_years(indicator_id: str, level: str, periods: Sequence[int]) -> list[db.Row]:
    """One row per area of the level and year: what the map shows of it then, inherited values included; NULL where nothing is known."""
    return db.query(
        f"""
        WITH shown AS (
            SELECT * FROM observation_shown WHERE indicator_id = $indicator AND level = $level AND list_contains($periods, period)
        ),
        year AS (SELECT unnest($periods) AS period),
        {_SURVEYED}
        SELECT area.area_id, area.label, area.kind AS kind_id, area_kind.label AS kind, area.kreis_id, kreis.label AS kreis,
               area.inhabitants, area.inhabitants_date, year.period, shown.value, shown.low, shown.high, shown.numerator,
               coalesce(shown.status, 'missing') AS status, shown.note,
               surveyed.n, surveyed.n_eff, giver.area_id AS from_area_id, giver.label AS from_label,
               structure.status AS council_status, structure.confirmed_on,
               trend.result AS trend, trend.reason AS trend_reason, trend.first_period, trend.last_period,
               trend.cases_result AS cases_trend, trend.cases_first_period, shown.release_id,
               shown.synthetic, origin.attribution AS source
        FROM area
        CROSS JOIN year
        JOIN area_kind ON area_kind.kind = area.kind
        LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        LEFT JOIN shown ON shown.area_id = area.area_id AND shown.period = year.period
        LEFT JOIN origin ON origin.release_id = shown.release_id
        LEFT JOIN surveyed ON surveyed.release_id = shown.release_id AND surveyed.area_id = area.area_id AND surveyed.period = shown.period
        LEFT JOIN trend ON trend.indicator_id = $indicator AND trend.area_id = area.area_id
        LEFT JOIN area AS giver ON giver.area_id = shown.from_area_id AND giver.area_id <> area.area_id
        LEFT JOIN structure_shown() AS structure ON structure.area_id = area.area_id
        WHERE area.level = $level
        ORDER BY area.area_id, year.period
        """,
        {"indicator": indicator_id, "level": level, "periods": list(periods)},
    )
