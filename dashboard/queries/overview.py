"""Questions of the page "Lage und Abdeckung" about areas, indicators and coverage; the values themselves: lage_values.py."""

from __future__ import annotations

from datetime import date

from dashboard import db

LEVELS = ("kreis", "kommune", "gemeinde")


@db.per_build
def indicators() -> list[db.Row]:
    """Every indicator that has values at one of the levels of the map, in order; with its source and its categories.

    `periods` are its years, `surveyed` how many areas have a value in each; `has_cases` says whether counted cases stand behind the
    value, `survey` whether answers of a survey do; `compared` are the levels at which values are compared.
    """
    return db.query(
        """
        WITH years AS (
            SELECT indicator_id, period, count(numerator) AS counted,
                   count(DISTINCT area_id) FILTER (status IN ('ok', 'provisional')) AS surveyed
            FROM observation WHERE level <> 'land' GROUP BY indicator_id, period
        ),
        seen AS (
            SELECT indicator_id, list(period ORDER BY period) AS periods, list(surveyed ORDER BY period) AS surveyed,
                   sum(counted) > 0 AS has_numerator
            FROM years GROUP BY indicator_id
        ),
        judged AS (
            SELECT indicator_id, list(DISTINCT area.level) AS compared FROM comparison JOIN area USING (area_id) GROUP BY indicator_id
        ),
        categories AS (
            SELECT indicator_id, list(code ORDER BY code) AS codes, list(label ORDER BY code) AS labels
            FROM indicator_category GROUP BY indicator_id
        )
        SELECT indicator.* EXCLUDE (synonyms, levels), list_filter(indicator.levels, lambda level: level <> 'land') AS levels,
               seen.periods, seen.has_numerator AND indicator.scale = 'rate' AS has_cases,
               survey_measure.item_id IS NOT NULL AS survey, CASE WHEN survey_measure.item_id IS NOT NULL THEN seen.surveyed END AS surveyed,
               list_filter(indicator.levels, lambda level: list_contains(coalesce(judged.compared, []), level)) AS compared,
               source.title AS source_title, source.attribution, source.licence, source.synthetic AS demo, categories.codes, categories.labels
        FROM indicator
        JOIN seen USING (indicator_id)
        JOIN source USING (source_id)
        LEFT JOIN survey_measure USING (indicator_id)
        LEFT JOIN judged USING (indicator_id)
        LEFT JOIN categories USING (indicator_id)
        WHERE len(list_intersect(indicator.levels, ['kreis', 'kommune', 'gemeinde'])) > 0
        ORDER BY indicator.position, indicator.indicator_id
        """
    )


@db.per_build
def areas(level: str) -> list[db.Row]:
    """The areas of one level, by id."""
    return db.query(
        """
        SELECT area.area_id, area.label, area.kind, area.inhabitants, area.inhabitants_date, area.kreis_id, shown.status
        FROM area LEFT JOIN structure_shown() AS shown USING (area_id)
        WHERE area.level = ? ORDER BY area.area_id
        """,
        [level],
    )


@db.per_build
def kinds() -> dict[str, str]:
    """Names of the kinds of area."""
    return {row["kind"]: row["label"] for row in db.query("SELECT kind, label FROM area_kind ORDER BY position")}


@db.per_build
def kreis_names() -> dict[str, str]:
    """Names of the 36 Kreise."""
    return {
        row["area_id"]: row["label"]
        for row in db.query("SELECT area_id, label FROM area WHERE level = 'kreis' ORDER BY area_id")
    }


@db.per_build
def coverage() -> db.Row:
    """The 170 Kommunen by the status the registry shows of them, and the inhabitants where a body is active."""
    return db.one(
        """
        SELECT count(*) AS kommunen,
               count(*) FILTER (status = 'aktiv') AS active,
               count(*) FILTER (status = 'unklar') AS unclear,
               count(*) FILTER (status = 'kein_gremium') AS none,
               sum(inhabitants) AS inhabitants,
               coalesce(sum(inhabitants) FILTER (status = 'aktiv'), 0) AS covered,
               max(inhabitants_date) AS inhabitants_date
        FROM structure_shown() JOIN area USING (area_id)
        WHERE area.level = 'kommune'
        """
    )


_COVERAGE_COLUMNS = """
    count(*) AS kommunen,
    count(*) FILTER (status = 'aktiv') AS active,
    count(*) FILTER (status = 'ruhend') AS dormant,
    count(*) FILTER (status = 'in_planung') AS planned,
    count(*) FILTER (status IN ('kein_gremium', 'aufgeloest')) AS none,
    count(*) FILTER (status = 'unklar') AS unclear,
    sum(area.inhabitants) AS inhabitants,
    coalesce(sum(area.inhabitants) FILTER (status = 'aktiv'), 0) AS covered
"""


@db.per_build
def coverage_by_kind() -> list[db.Row]:
    """Coverage per kind of Kommune, the whole in the last row (kind NULL); the Landkreise, which count apart, are not in it."""
    return db.query(
        f"""
        SELECT area_kind.label_plural AS label, {_COVERAGE_COLUMNS}
        FROM structure_shown() JOIN area USING (area_id) JOIN area_kind ON area_kind.kind = area.kind
        WHERE area.level = 'kommune'
        GROUP BY GROUPING SETS ((area_kind.label_plural, area_kind.position), ())
        ORDER BY area_kind.position NULLS LAST
        """
    )


@db.per_build
def coverage_by_kreis() -> list[db.Row]:
    """Coverage per Kreis in German order; a kreisfreie Stadt is one Kommune."""
    return db.query(
        f"""
        SELECT kreis.area_id, kreis.label, {_COVERAGE_COLUMNS}
        FROM structure_shown() JOIN area USING (area_id) JOIN area AS kreis ON kreis.area_id = area.kreis_id
        WHERE area.level = 'kommune'
        GROUP BY kreis.area_id, kreis.label
        ORDER BY kreis.label COLLATE NOCASE.NOACCENT
        """
    )


@db.per_build
def landkreise() -> db.Row:
    """How many of the Landkreise have an active body of their own."""
    return db.one(
        """
        SELECT count(*) AS landkreise, count(*) FILTER (status = 'aktiv') AS active
        FROM structure_shown() JOIN area USING (area_id) WHERE area.level = 'kreis'
        """
    )


def area(area_id: str) -> db.Row | None:
    """One area with its Kreis, its Kommune and what the registry shows of it; None where there is no such area."""
    rows = db.query(
        """
        SELECT area.area_id, area.label, area.level, area_kind.label AS kind, area.inhabitants, area.inhabitants_date, area.area_km2,
               area.police, area.kreis_id, kreis.label AS kreis, area.kommune_id, kommune.label AS kommune,
               shown.status, shown.status_reported, shown.confirmed_on, shown.conflicting, shown.part_councils, shown.last_meeting_on,
               council.name AS council, above.name AS above_council, shown.release_id IS NOT NULL AS has_record
        FROM area
        JOIN area_kind ON area_kind.kind = area.kind
        LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id AND area.level <> 'kreis'
        LEFT JOIN area AS kommune ON kommune.area_id = area.kommune_id AND area.level = 'gemeinde'
        LEFT JOIN structure_shown() AS shown ON shown.area_id = coalesce(area.kommune_id, area.area_id)
        LEFT JOIN council ON council.council_id = shown.council_id
        LEFT JOIN council AS above ON above.council_id = shown.above_council_id
        WHERE area.area_id = ?
        """,
        [area_id],
    )
    return rows[0] if rows else None


@db.per_build
def confirmed_since() -> date:
    """The oldest confirmation that still counts: that of the status the registry shows, 24 months before the day of the build."""
    day: date = db.one("SELECT CAST(as_of - to_months(24) AS DATE) AS since FROM build")["since"]
    return day
