"""Questions of the page "Lage" about areas, indicators and coverage; the values themselves: lage_values.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from dashboard import db
from dashboard.addresses.periods import YEARS
from dashboard.texts.statuses import STATUSES

LEVELS = ("kreis", "kommune", "gemeinde")


@db.per_build
def indicators() -> list[db.Row]:
    """Every indicator that has values at one of the levels of the map, in order; with its source and its categories.

    `periods` are its years, `surveyed` how many areas have a value in each; `has_cases` says whether counted cases stand behind the
    value, `survey` whether answers of a survey do; `beside` are the levels at which values stand beside a
    reference, `compared` those at which they have a verdict; `own` those at which areas have values of their own in the newest year, of a
    survey in the last five (a kreisfreie Stadt has those of a Kreis and counts as one); `surveyed_newest` how many areas these are of a survey;
    `land_reference` is what stands there for the Land, "" where it is its own value; `ended` the year after the last one the publisher states.
    """
    return db.query(
        f"""
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
            SELECT indicator_id, list(DISTINCT area.level) AS beside,
                   list(DISTINCT area.level) FILTER (verdict_998 <> 'none') AS compared
            FROM comparison JOIN area USING (area_id) GROUP BY indicator_id
        ),
        categories AS (
            SELECT indicator_id, list(code ORDER BY code) AS codes, list(label ORDER BY code) AS labels
            FROM indicator_category GROUP BY indicator_id
        ),
        latest AS (
            SELECT indicator_id, max(period) - CASE WHEN indicator_id IN (SELECT indicator_id FROM survey_measure) THEN {YEARS - 1} ELSE 0 END AS since
            FROM observation WHERE level <> 'land' GROUP BY indicator_id
        ),
        owners AS (
            SELECT indicator_id, count(DISTINCT area_id) AS surveyed_newest,
                   list(DISTINCT observation.level) FILTER (observation.level = 'kreis' OR area.kind <> 'kreisfreie_stadt') AS own
            FROM observation JOIN latest USING (indicator_id) JOIN area USING (area_id)
            WHERE observation.level <> 'land' AND period >= since AND status IN ('ok', 'provisional') GROUP BY indicator_id
        ),
        added AS (SELECT indicator_id, max(label) AS label FROM kreis_sum GROUP BY indicator_id),
        ends AS (SELECT indicator_id, max(period) AS ended FROM series_break WHERE kind = 'ended' GROUP BY indicator_id)
        SELECT indicator.* EXCLUDE (synonyms, levels), coalesce(added.label, '') AS land_reference, ends.ended, list_filter(indicator.levels, lambda level: level <> 'land') AS levels,
               seen.periods, seen.has_numerator AND indicator.scale = 'rate' AS has_cases,
               survey_measure.item_id IS NOT NULL AS survey, CASE WHEN survey_measure.item_id IS NOT NULL THEN seen.surveyed END AS surveyed,
               coalesce(owners.surveyed_newest, 0) AS surveyed_newest, coalesce(owners.own, []) AS own,
               list_filter(indicator.levels, lambda level: list_contains(coalesce(judged.compared, []), level)) AS compared,
               coalesce(judged.beside, []) AS beside,
               source.title AS source_title, source.attribution, source.licence, source.synthetic AS demo, categories.codes, categories.labels
        FROM indicator
        JOIN seen USING (indicator_id)
        JOIN source USING (source_id)
        LEFT JOIN owners USING (indicator_id)
        LEFT JOIN survey_measure USING (indicator_id)
        LEFT JOIN judged USING (indicator_id)
        LEFT JOIN categories USING (indicator_id)
        LEFT JOIN added USING (indicator_id)
        LEFT JOIN ends USING (indicator_id)
        WHERE len(list_intersect(indicator.levels, ['kreis', 'kommune', 'gemeinde'])) > 0
        ORDER BY indicator.position, indicator.indicator_id
        """
    )


@db.per_build
def areas(level: str) -> list[db.Row]:
    """The areas of one level, by id."""
    return db.query(
        """
        SELECT area.area_id, area.label, area.kind, area.inhabitants, area.inhabitants_date, area.kreis_id, shown.status, shown.confirmed_on
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


# Kommunen by their Stand, and the inhabitants where it is aktiv or unklar: the columns of every table of coverage.
_COVERAGE_COLUMNS = """
    count(*) AS kommunen,
    count(*) FILTER (status = 'aktiv') AS aktiv,
    count(*) FILTER (status = 'ruht_vermutlich') AS ruht_vermutlich,
    count(*) FILTER (status = 'in_planung') AS in_planung,
    count(*) FILTER (status = 'ruhend') AS ruhend,
    count(*) FILTER (status = 'aufgeloest') AS aufgeloest,
    count(*) FILTER (status = 'kein_gremium') AS kein_gremium,
    count(*) FILTER (status = 'unklar') AS unklar,
    sum(area.inhabitants) AS inhabitants,
    coalesce(sum(area.inhabitants) FILTER (status = 'aktiv'), 0) AS covered,
    coalesce(sum(area.inhabitants) FILTER (status = 'unklar'), 0) AS inhabitants_unclear
"""


@db.per_build
def coverage() -> db.Row:
    """The 170 Kommunen by their Stand, and the inhabitants where it is aktiv or unklar."""
    return db.one(f"""
        SELECT {_COVERAGE_COLUMNS}, max(inhabitants_date) AS inhabitants_date
        FROM structure_shown() JOIN area USING (area_id)
        WHERE area.level = 'kommune'
    """)


def coverage_of(kommunen: Collection[str]) -> db.Row:
    """The same of some of the Kommunen, added up from memory; without the day of the inhabitants."""
    rows = [row for row in areas("kommune") if row["area_id"] in kommunen]
    statuses = Counter(row["status"] for row in rows)
    return {
        "kommunen": len(rows),
        **{status: statuses[status] for status in STATUSES},
        "inhabitants": sum(row["inhabitants"] for row in rows),
        "covered": sum(row["inhabitants"] for row in rows if row["status"] == "aktiv"),
        "inhabitants_unclear": sum(row["inhabitants"] for row in rows if row["status"] == "unklar"),
    }


@db.per_build
def beside_the_status() -> db.Row:
    """Kommunen with what stands beside their Stand and is in none of its counts.

    `above_none`: an active body of the Landkreis where the own Stand is kein Gremium or aufgelöst (`none` of them), `above_inactive` where it
    is not aktiv (`inactive`); `parts`: bodies of single Gemeinden; `conflicting` reports; `before_merger`: a body older than the Kommune.
    """
    return db.one("""
        SELECT count(*) FILTER (status IN ('kein_gremium', 'aufgeloest')) AS none,
               count(*) FILTER (status IN ('kein_gremium', 'aufgeloest') AND above_council_id IS NOT NULL) AS above_none,
               count(*) FILTER (status <> 'aktiv') AS inactive,
               count(*) FILTER (status <> 'aktiv' AND above_council_id IS NOT NULL) AS above_inactive,
               count(*) FILTER (part_councils > 0) AS parts,
               count(*) FILTER (conflicting) AS conflicting,
               (SELECT count(*) FROM finding WHERE kind = 'G13') AS before_merger
        FROM structure_shown() JOIN area USING (area_id)
        WHERE area.level = 'kommune'
    """)


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
               shown.status, shown.status_reported, shown.confirmed_on, shown.conflicting, shown.part_councils, shown.last_meeting_on, shown.meetings_unknown,
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
