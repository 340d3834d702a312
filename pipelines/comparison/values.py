"""Own values, and which of them stand together in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import duckdb

YEAR = ["indicator_id", "period"]
# Surveys are rare: a year is compared with the newest value of each area from that year and the two before. The PKS is yearly.
WINDOW_YEARS = {"rate": 1, "share": 3, "quota": 1}
# A rate is cases per this many inhabitants, a share is a percentage.
PER, PERCENT = 100_000, 100

_OWN = """
    -- grain: indicator × area × year; a body that stands at several levels is compared in its highest row
    WITH territory AS (
        SELECT area_id, level, kind, kreis_id,
               CASE WHEN kind = 'kreisfreie_stadt' THEN kreis_id
                    WHEN kind IN ('grosse_kreisangehoerige_stadt', 'verbandsfreie_gemeinde') THEN kommune_id
                    ELSE area_id END AS unit_id
        FROM area
    ),
    -- a share of counted cases (Aufklärungsquote) has no interval, but cases and what they are a part of
    measured AS (
        SELECT indicator_id, CASE WHEN scale = 'share' AND source_id = 'pks' THEN 'quota' ELSE scale END AS scale
        FROM indicator WHERE scale IN ('rate', 'share')
    )
    SELECT indicator_id, period, area_id, unit_id, territory.level, kind, kreis_id, measured.scale, value, low, high,
           observation.numerator, observation.denominator, release_id,
           row_number() OVER (PARTITION BY indicator_id, period, unit_id ORDER BY length(area_id)) = 1 AS stands_for_unit
    FROM observation JOIN territory USING (area_id) JOIN measured USING (indicator_id)
    WHERE status IN ('ok', 'provisional')
      AND (low IS NOT NULL AND high IS NOT NULL OR measured.scale = 'quota' AND observation.numerator >= 0 AND observation.denominator > 0)
    ORDER BY indicator_id, period, area_id
"""


def own_values(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per own value with an interval, the Land included, and per own Aufklärungsquote, which has none.

    Columns: indicator_id, period, area_id, unit_id (one for all rows of the same body), level, kind, kreis_id, scale (rate, share, quota),
    value, low, high, numerator, denominator, release_id, stands_for_unit (true in one row per body and year).
    """
    return connection.execute(_OWN).df()


_OF_LAND = """
    -- grain: indicator × year; the official value of the Land has cases no Kreis has, so what areas add up to stands first
    SELECT indicator_id, period, value, numerator, denominator FROM kreis_sum WHERE value IS NOT NULL
    UNION ALL
    SELECT indicator_id, period, value, observation.numerator, observation.denominator FROM observation JOIN indicator USING (indicator_id)
    WHERE level = 'land' AND status IN ('ok', 'provisional') AND low IS NOT NULL AND scale = 'rate'
      AND (indicator_id, period) NOT IN (SELECT (indicator_id, period) FROM kreis_sum)
    ORDER BY indicator_id, period
"""


def values_of_land(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What areas are compared with when they are compared with the Land: columns indicator_id, period, value, numerator, denominator.
    Of crime the sum of the Kreise, else the Land's own rate; surveys have none."""
    return connection.execute(_OF_LAND).df()


def members(own: pd.DataFrame) -> pd.DataFrame:
    """Who is compared in a year: one row per indicator, year and body, with the newest value of its window.

    Adds `own_period`, the year the value is of. Years in which nobody has a value are left out, and so is the Land.
    """
    bodies = own[own["stands_for_unit"] & (own["level"] != "land")].drop(
        columns=["stands_for_unit", "area_id", "release_id"]
    )
    years = bodies[["indicator_id", "period"]].drop_duplicates()
    windows = bodies["scale"].map(WINDOW_YEARS)
    later = [
        bodies[windows > offset].assign(own_period=bodies["period"], period=bodies["period"] + offset)
        for offset in range(max(WINDOW_YEARS.values()))
    ]
    windowed = pd.concat(later, ignore_index=True).merge(years, on=["indicator_id", "period"])
    newest = windowed.sort_values("own_period", kind="stable").drop_duplicates(
        ["indicator_id", "period", "unit_id"], keep="last"
    )
    return newest.sort_values(["indicator_id", "period", "unit_id"], ignore_index=True)
