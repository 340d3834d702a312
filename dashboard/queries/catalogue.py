"""Questions of the page "Daten und Methoden": where every number comes from, what it means, and what was left out.

Most are asked once: the page remembers what it drew from them, not the rows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard import db

Row = db.Row


@db.per_build
def build() -> Row:
    """The build on show, with its fingerprint."""
    return db.one("SELECT * FROM build")


def sources() -> list[Row]:
    """Sources used in this build, official ones first."""
    return db.query("""
        SELECT source_id, title, publisher, licence, licence_url, url, attribution, cadence, format, caveats, synthetic
        FROM source WHERE source_id IN (SELECT source_id FROM release) ORDER BY synthetic, title
    """)


def releases() -> list[Row]:
    """Every file used in this build, newest period first within its source."""
    return db.query("""
        SELECT source.title AS source, source.synthetic, release.* EXCLUDE (source_id)
        FROM release JOIN source USING (source_id) ORDER BY source.synthetic, source.title, period DESC, published DESC
    """)


@db.per_build
def indicators() -> list[Row]:
    """Definitions, with the span of years, the number of own values, the sources of these, and whether one of them is invented."""
    return db.query("""
        WITH origins AS (
            SELECT indicator_id, bool_or(source.synthetic) AS synthetic,
                   string_agg(DISTINCT source.title, '; ') FILTER (source.source_id <> indicator.source_id AND source.synthetic) AS further
            FROM (SELECT DISTINCT indicator_id, release_id FROM observation)
            JOIN indicator USING (indicator_id) JOIN release USING (release_id) JOIN source ON source.source_id = release.source_id
            GROUP BY indicator_id
        )
        SELECT indicator.*, concat_ws('; ', source.title, origins.further) AS source,
               coalesce(origins.synthetic, source.synthetic) AS synthetic,
               min(period) AS first_period, max(period) AS last_period, count(observation.area_id) AS observations,
               (SELECT list(label ORDER BY code) FROM indicator_category WHERE indicator_id = indicator.indicator_id) AS categories
        FROM indicator JOIN source USING (source_id) LEFT JOIN origins USING (indicator_id) LEFT JOIN observation USING (indicator_id)
        GROUP BY ALL ORDER BY indicator.position, indicator.indicator_id
    """)


def observations(indicator_id: str) -> list[Row]:
    """Own values of one indicator in every area and year; inherited ones are not listed, they are those of the Kreis.

    Of a survey the denominator is who answered, `n_eff` the size of a simple random sample of the same precision.
    """
    return db.query(
        """
        WITH precision AS (
            SELECT survey.release_id, estimate.area_id, estimate.year AS period, round(n_eff) AS n_eff
            FROM survey_measure AS measure
            JOIN survey_estimate AS estimate
              ON estimate.item_id = measure.item_id AND estimate.category = measure.category AND estimate.subgroup = 'alle'
            JOIN survey USING (survey_id)
            WHERE measure.indicator_id = $indicator AND estimate.status <> 'suppressed'
        )
        SELECT observation.area_id, area.label, area_kind.label AS kind, observation.level, observation.period, value, low, high,
               indicator_category.label AS category, numerator, denominator, unknown, precision.n_eff, status, note, observation.release_id,
               source.synthetic
        FROM observation
        LEFT JOIN indicator_category ON indicator_category.indicator_id = observation.indicator_id AND code = value
        LEFT JOIN precision USING (release_id, area_id, period)
        JOIN area USING (area_id)
        JOIN area_kind ON area_kind.kind = area.kind
        JOIN release USING (release_id)
        JOIN source USING (source_id)
        WHERE observation.indicator_id = $indicator ORDER BY length(observation.area_id), observation.area_id, observation.period
    """,
        {"indicator": indicator_id},
    )


def rejected() -> list[Row]:
    """Rows that were not published, with reason and cure."""
    return db.query("""
        SELECT source.title AS source, release_id, sheet, line, column_name, value, reason, cure
        FROM rejected_row JOIN release USING (release_id) JOIN source USING (source_id)
        ORDER BY source, release_id, sheet, line, column_name
    """)


def report() -> list[Row]:
    """What was read and published per source and indicator, beside the build before."""
    return db.query("""
        SELECT source.title AS source, indicator.title AS indicator, coalesce(indicator.decimals, 0) AS decimals,
               indicator.scale = 'category' AS is_category,
               build_report.* EXCLUDE (source_id, indicator_id)
        FROM build_report JOIN source USING (source_id) LEFT JOIN indicator USING (indicator_id)
        ORDER BY source.title, indicator.position NULLS FIRST
    """)


def checks() -> list[Row]:
    """Every check of the build; all are passed."""
    return db.query("SELECT check_id, claim FROM check_passed ORDER BY check_id")


def changes() -> list[Row]:
    """Former areas and what they became, newest first."""
    return db.query("""
        SELECT old_name, area.label AS new_label, changed_on, verified, part_only, area_change.source_url, area_change.note
        FROM area_change JOIN area ON area.area_id = new_area_id ORDER BY changed_on DESC, old_name
    """)


def area_counts() -> list[Row]:
    """Areas by level and kind."""
    return db.query("""
        SELECT area.level, area_kind.label_plural AS kind, count(*) AS areas
        FROM area JOIN area_kind ON area_kind.kind = area.kind
        GROUP BY area.level, area_kind.label_plural, area_kind.position
        ORDER BY list_position(['land', 'kreis', 'kommune', 'gemeinde'], area.level), area_kind.position
    """)


def population() -> list[Row]:
    """Which concept of population is used, for which years and how many areas, from which source."""
    return db.query("""
        SELECT concept, min(year) AS first_year, max(year) AS last_year, count(DISTINCT area_id) AS areas,
               list(DISTINCT source.title ORDER BY source.title) AS sources
        FROM population JOIN release USING (release_id) JOIN source USING (source_id) GROUP BY concept ORDER BY concept
    """)


def inhabitants_date() -> Any:
    """The day at which the inhabitants of the areas are counted."""
    return db.one("SELECT max(inhabitants_date) AS day FROM area")["day"]


def boundary_levels() -> list[str]:
    """Levels whose boundaries are published, from large areas to small ones."""
    return [level for level in ("land", "kreis", "kommune", "gemeinde") if level in db.published().boundaries]


def boundary_file(level: str) -> Path:
    """The GeoJSON of a level that boundary_levels names."""
    return db.published().boundaries[level]["geojson"]


def surveys() -> list[Row]:
    """Every delivery of a survey, superseded ones too, newest year first within its Kommune."""
    return db.query("""
        SELECT area.label, year, survey.title, sampling, mode, field_start, field_end, respondents, complete, population_size, weighted, deff,
               max_weight_ratio, survey.notes, superseded, source.synthetic, survey_id
        FROM survey JOIN area USING (area_id) JOIN release USING (release_id) JOIN source USING (source_id)
        ORDER BY area.label COLLATE NOCASE.NOACCENT, year DESC, survey_id DESC
    """)


def survey_items() -> list[Row]:
    """The codebook: every question with its scale, the answers joined into the headline share, and the indicator that rests on it."""
    return db.query("""
        WITH answers AS (
            SELECT item_id, list(label ORDER BY position) FILTER (in_scale) AS scale_labels,
                   any_value(label) FILTER (code = 'top') AS top_label
            FROM survey_category GROUP BY item_id
        )
        SELECT survey_item.*, answers.scale_labels, answers.top_label, indicator.short_title AS indicator
        FROM survey_item
        LEFT JOIN answers USING (item_id)
        LEFT JOIN survey_measure USING (item_id)
        LEFT JOIN indicator USING (indicator_id)
        ORDER BY survey_item.position, indicator.position
    """)


def comparability_groups() -> list[Row]:
    """Which surveys may be compared on which question: same question, scale, mode and sampling; groups of one survey are counted too."""
    return db.query("""
        SELECT survey_item.question, survey_item.scale, survey.mode, survey.sampling, count(DISTINCT survey_id) AS surveys,
               count(DISTINCT estimate.area_id) AS areas
        FROM survey_estimate AS estimate JOIN survey USING (survey_id) JOIN survey_item USING (item_id)
        WHERE estimate.subgroup = 'alle' AND estimate.category = 'top'
        GROUP BY survey_item.question, survey_item.scale, survey.mode, survey.sampling, comparability_group, survey_item.position
        ORDER BY survey_item.position, surveys DESC, mode, sampling
    """)


def series_breaks() -> list[Row]:
    """Where series change their meaning, by source or area; grain: reason."""
    return db.query("""
        SELECT series_break.period, until, series_break.kind, reason, series_break.source, source_url, stops_trend, area.label AS area,
               list(DISTINCT indicator.short_title ORDER BY indicator.short_title) FILTER (indicator.short_title IS NOT NULL) AS indicators
        FROM series_break LEFT JOIN indicator USING (indicator_id) LEFT JOIN area USING (area_id)
        GROUP BY ALL
        ORDER BY area.label NULLS FIRST, series_break.period DESC, reason
    """)


def land_figures() -> list[Row]:
    """Published totals of the Land with the page each was read on, the newest first."""
    return db.query("""
        SELECT year, key, measure, value, source_url, published, derived FROM land_figure ORDER BY year DESC, key, measure
    """)


def spreads() -> list[Row]:
    """How much areas of a kind differ beyond chance in the newest year of each rate."""
    return db.query("""
        SELECT indicator.short_title AS indicator, label, period, areas, value, median, phi, tau2, indicator.decimals
        FROM comparison_group AS spread JOIN indicator USING (indicator_id)
        WHERE spread.reference = 'kind' AND tau2 IS NOT NULL
        QUALIFY period = max(period) OVER (PARTITION BY indicator_id)
        ORDER BY indicator.position, label
    """)


def peers() -> list[Row]:
    """Every area with its similar areas and the reasons."""
    return db.query("""
        SELECT peer.area_id, area.label, area_kind.label AS kind, peer.position, peer_id, other.label AS peer_label, distance, reasons
        FROM peer JOIN area USING (area_id) JOIN area AS other ON other.area_id = peer_id JOIN area_kind ON area_kind.kind = area.kind
        ORDER BY length(peer.area_id), peer.area_id, peer.position
    """)
