"""Questions of the page of one area about values: its own, those it inherits, those of areas of its kind, and how they compare."""

from __future__ import annotations

from dashboard import db


@db.per_build
def indicators() -> list[db.Row]:
    """Every indicator in order, with its source, its categories (codes, labels) and whether the source is invented."""
    return db.query("""
        SELECT indicator.*, source.title AS source, source.attribution, source.licence, source.synthetic,
               (SELECT map(list(code), list(label)) FROM indicator_category AS category
                WHERE category.indicator_id = indicator.indicator_id) AS categories
        FROM indicator JOIN source USING (source_id) ORDER BY indicator.position, indicator.indicator_id
    """)


def observations(area_ids: tuple[str, ...]) -> list[db.Row]:
    """Own values of these areas, by indicator, area and year."""
    return db.query(
        """
        SELECT indicator_id, area_id, period, value, low, high, numerator, denominator, status, note
        FROM observation WHERE list_contains(?, area_id) ORDER BY indicator_id, area_id, period
    """,
        [list(area_ids)],
    )


@db.per_build
def of_kind(level: str, kind: str) -> dict[str, dict[int, dict[str, float]]]:
    """{indicator: {year: {area: value}}} of every area of one kind at one level."""
    rows = db.query(
        """
        SELECT indicator_id, period, area_id, value FROM observation JOIN area USING (area_id, level)
        WHERE level = ? AND kind = ? AND value IS NOT NULL ORDER BY indicator_id, period, area_id
    """,
        [level, kind],
    )
    found: dict[str, dict[int, dict[str, float]]] = {}
    for row in rows:
        found.setdefault(row["indicator_id"], {}).setdefault(row["period"], {})[row["area_id"]] = row["value"]
    return found


def comparisons(area_ids: tuple[str, ...], references: tuple[str, ...]) -> list[db.Row]:
    """How these areas compare with each of these references, every indicator and year, with the name of what they are compared with."""
    return db.query(
        """
        SELECT comparison.indicator_id, comparison.period, comparison.area_id, comparison.reference, comparison.reference_value, comparison.areas,
               comparison.result_95, comparison.status, comparison.reason, comparison_group.label
        FROM comparison
        LEFT JOIN comparison_group USING (indicator_id, period, reference, group_id)
        WHERE list_contains(?, area_id) AND list_contains(?, reference)
    """,
        [list(area_ids), list(references)],
    )


def trends(area_ids: tuple[str, ...]) -> list[db.Row]:
    """Recent trend of these areas, every indicator."""
    return db.query("SELECT * FROM trend WHERE list_contains(?, area_id)", [list(area_ids)])


@db.per_build
def breaks() -> list[db.Row]:
    """Every year from which values are not comparable with those before; NULL in source, indicator or area means all of them."""
    return db.query("SELECT source_id, indicator_id, area_id, period, reason FROM series_break ORDER BY period, reason")


@db.per_build
def surveyed(kreis_id: str) -> tuple[int, int]:
    """How many Kommunen of a Kreis ("07": of the Land) have been surveyed, and how many Kommunen there are."""
    row = db.one(
        """
        SELECT count(*) AS kommunen, count(*) FILTER (area_id IN (SELECT area_id FROM survey)) AS surveyed
        FROM area WHERE level = 'kommune' AND starts_with(area_id, ?)
    """,
        [kreis_id],
    )
    return row["surveyed"], row["kommunen"]


def beside(indicator_id: str, level: str, kind: str, first: int, last: int) -> list[db.Row]:
    """The newest own value of these years of every area of one kind, in German order: area_id, label, period, value, low, high, status."""
    return db.query(
        """
        SELECT area_id, area.label, period, value, low, high, status
        FROM observation JOIN area USING (area_id, level)
        WHERE indicator_id = ? AND level = ? AND kind = ? AND period BETWEEN ? AND ? AND value IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY period DESC) = 1
        ORDER BY area.label COLLATE NOCASE.NOACCENT, area_id
    """,
        [indicator_id, level, kind, first, last],
    )


@db.per_build
def registry_sources() -> list[db.Row]:
    """Where reports about bodies come from: attribution, licence, synthetic."""
    return db.query("""
        SELECT DISTINCT source.attribution, source.licence, source.synthetic
        FROM (SELECT release_id FROM council_status UNION SELECT release_id FROM area_status) JOIN release USING (release_id)
        JOIN source USING (source_id) ORDER BY source.attribution
    """)
