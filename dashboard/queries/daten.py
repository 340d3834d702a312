"""Questions of the page "Daten und Methoden": where every number comes from, what it means, and what was left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard import db

Row = db.Row


@db.per_build
def build() -> Row:
    """The build on show, with its fingerprint."""
    return db.one("SELECT * FROM build")


@db.per_build
def sources() -> list[Row]:
    """Sources used in this build, official ones first."""
    return db.query("""
        SELECT source_id, title, publisher, licence, licence_url, url, attribution, cadence, format, caveats, synthetic
        FROM source WHERE source_id IN (SELECT source_id FROM release) ORDER BY synthetic, title
    """)


@db.per_build
def releases() -> list[Row]:
    """Every file used in this build, newest period first within its source."""
    return db.query("""
        SELECT source.title AS source, source.synthetic, release.* EXCLUDE (source_id)
        FROM release JOIN source USING (source_id) ORDER BY source.synthetic, source.title, period DESC, published DESC
    """)


@db.per_build
def indicators() -> list[Row]:
    """Definitions, with the span of years, the number of own values, and whether the source is invented."""
    return db.query("""
        SELECT indicator.*, source.title AS source, source.synthetic,
               min(period) AS first_period, max(period) AS last_period, count(observation.area_id) AS observations,
               (SELECT list(label ORDER BY code) FROM indicator_category WHERE indicator_id = indicator.indicator_id) AS categories
        FROM indicator JOIN source USING (source_id) LEFT JOIN observation USING (indicator_id)
        GROUP BY ALL ORDER BY indicator.position, indicator.indicator_id
    """)


def indicators_matching(text: str) -> list[Row]:
    """Indicators whose words hold every word of the text, accents and case ignored; all of them for an empty text."""
    held = db.query("""
        SELECT indicator_id,
               strip_accents(lower(concat_ws(' ', topic, title, short_title, definition, numerator, pks_key, indicator_id,
                                             array_to_string(synonyms, ' ')))) AS words,
               (SELECT list(strip_accents(lower(word))) FROM unnest(string_split(?, ' ')) AS split(word) WHERE word <> '') AS wanted
        FROM indicator
    """, [text])
    matching = {row["indicator_id"] for row in held if all(word in row["words"] for word in row["wanted"] or [])}
    return [indicator for indicator in indicators() if indicator["indicator_id"] in matching]


def observations(indicator_id: str) -> list[Row]:
    """Own values of one indicator in every area and year; inherited ones are not listed, they are those of the Kreis."""
    return db.query("""
        SELECT observation.area_id, area.label, area_kind.label AS kind, observation.level, observation.period, value, low, high,
               indicator_category.label AS category, numerator, denominator, status, note, observation.release_id, source.synthetic
        FROM observation
        LEFT JOIN indicator_category ON indicator_category.indicator_id = observation.indicator_id AND code = value
        JOIN area USING (area_id)
        JOIN area_kind ON area_kind.kind = area.kind
        JOIN release USING (release_id)
        JOIN source USING (source_id)
        WHERE observation.indicator_id = ? ORDER BY length(area_id), area_id, observation.period
    """, [indicator_id])


@db.per_build
def rejected() -> list[Row]:
    """Rows that were not published, with reason and cure."""
    return db.query("""
        SELECT source.title AS source, release_id, sheet, line, column_name, value, reason, cure
        FROM rejected_row JOIN release USING (release_id) JOIN source USING (source_id)
        ORDER BY source, release_id, sheet, line, column_name
    """)


@db.per_build
def report() -> list[Row]:
    """What was read and published per source and indicator, beside the build before."""
    return db.query("""
        SELECT source.title AS source, indicator.title AS indicator, coalesce(indicator.decimals, 0) AS decimals,
               indicator.scale = 'category' AS is_category,
               build_report.* EXCLUDE (source_id, indicator_id)
        FROM build_report JOIN source USING (source_id) LEFT JOIN indicator USING (indicator_id)
        ORDER BY source.title, indicator.position NULLS FIRST
    """)


@db.per_build
def checks() -> list[Row]:
    """Every check of the build; all are passed."""
    return db.query("SELECT check_id, claim FROM check_passed ORDER BY check_id")


@db.per_build
def changes() -> list[Row]:
    """Former areas and what they became, newest first."""
    return db.query("""
        SELECT old_name, area.label AS new_label, changed_on, verified, part_only, area_change.source_url, area_change.note
        FROM area_change JOIN area ON area.area_id = new_area_id ORDER BY changed_on DESC, old_name
    """)


@db.per_build
def area_counts() -> list[Row]:
    """Areas by level and kind."""
    return db.query("""
        SELECT area.level, area_kind.label_plural AS kind, count(*) AS areas
        FROM area JOIN area_kind ON area_kind.kind = area.kind
        GROUP BY area.level, area_kind.label_plural, area_kind.position
        ORDER BY list_position(['land', 'kreis', 'kommune', 'gemeinde'], area.level), area_kind.position
    """)


@db.per_build
def population() -> list[Row]:
    """Which concept of population is used, for which years and how many areas, from which source."""
    return db.query("""
        SELECT concept, min(year) AS first_year, max(year) AS last_year, count(DISTINCT area_id) AS areas,
               list(DISTINCT source.title ORDER BY source.title) AS sources
        FROM population JOIN release USING (release_id) JOIN source USING (source_id) GROUP BY concept ORDER BY concept
    """)


@db.per_build
def inhabitants_date() -> Any:
    """The day at which the inhabitants of the areas are counted."""
    return db.one("SELECT max(inhabitants_date) AS day FROM area")["day"]


def boundary_levels() -> list[str]:
    """Levels whose boundaries are published, from large areas to small ones."""
    return [level for level in ("land", "kreis", "kommune", "gemeinde") if level in db.published().boundaries]


def boundary_file(level: str) -> Path:
    """The GeoJSON of a level that boundary_levels names."""
    return db.published().boundaries[level]["geojson"]
