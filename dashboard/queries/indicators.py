"""The indicators of comparison and search boxes: those that have values."""

from __future__ import annotations

from typing import TypedDict, cast

from dashboard import db


class Indicator(TypedDict):
    """A row of the table `indicator` with what is said of its source. `periods`: years with a value; `codes` and `labels`: of categories,
    None for numbers; `demo`: the source is invented; `land_reference`: what stands for the Land in comparisons, "" where it is its own value;
    `ended`: the year after the last one the publisher states."""

    indicator_id: str
    topic: str
    title: str
    short_title: str
    definition: str
    numerator: str
    denominator: str | None
    unit: str
    unit_short: str
    scale: str
    decimals: int
    polarity: str
    inherits: bool
    levels: list[str]
    source_id: str
    pks_key: str | None
    caveats: list[str]
    synonyms: list[str]
    periods: list[int]
    codes: list[int] | None
    labels: list[str] | None
    attribution: str
    licence: str
    demo: bool
    land_reference: str
    ended: int | None


@db.per_build
def indicators() -> list[Indicator]:
    """Every indicator that has at least one value, in order, with the years in which it has any."""
    rows = db.query(
        """
        WITH seen AS (
            SELECT indicator_id, list(DISTINCT period ORDER BY period) AS periods
            FROM observation WHERE level <> 'land' GROUP BY indicator_id
        ),
        categories AS (
            SELECT indicator_id, list(code ORDER BY code) AS codes, list(label ORDER BY code) AS labels
            FROM indicator_category GROUP BY indicator_id
        ),
        added AS (SELECT indicator_id, max(label) AS label FROM kreis_sum GROUP BY indicator_id),
        ends AS (SELECT indicator_id, max(period) AS ended FROM series_break WHERE kind = 'ended' GROUP BY indicator_id)
        SELECT indicator.*, seen.periods, categories.codes, categories.labels,
               source.attribution, source.licence, source.synthetic AS demo, coalesce(added.label, '') AS land_reference, ends.ended
        FROM indicator
        JOIN seen USING (indicator_id)
        JOIN source USING (source_id)
        LEFT JOIN categories USING (indicator_id)
        LEFT JOIN added USING (indicator_id)
        LEFT JOIN ends USING (indicator_id)
        ORDER BY indicator.position, indicator.indicator_id
        """
    )
    return cast(list[Indicator], rows)
