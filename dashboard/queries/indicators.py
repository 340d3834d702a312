"""The indicators of comparison and search boxes: those that have values."""

from __future__ import annotations

from dashboard import db


@db.per_build
def indicators() -> list[db.Row]:
    """Every indicator that has at least one value, in order, with the years in which it has any."""
    return db.query(
        """
        WITH seen AS (
            SELECT indicator_id, list(DISTINCT period ORDER BY period) AS periods
            FROM observation WHERE level <> 'land' GROUP BY indicator_id
        ),
        categories AS (
            SELECT indicator_id, list(code ORDER BY code) AS codes, list(label ORDER BY code) AS labels
            FROM indicator_category GROUP BY indicator_id
        )
        SELECT indicator.*, seen.periods, categories.codes, categories.labels,
               source.attribution, source.licence, source.synthetic AS demo
        FROM indicator
        JOIN seen USING (indicator_id)
        JOIN source USING (source_id)
        LEFT JOIN categories USING (indicator_id)
        ORDER BY indicator.position, indicator.indicator_id
        """
    )
