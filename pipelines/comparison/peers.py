"""Similar areas into the database: what geo needs to know of every Kommune and Kreis, and the lists it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from geo.peers import VARIABLES, similar_areas
from pipelines.database import insert_frame
from pipelines.problems import BuildError

if TYPE_CHECKING:
    import duckdb

# The newest year of each variable; the change of one year says little, so the mean of five is taken.
_TABLE = """
    -- grain: Kommune or Kreis
    WITH newest AS (SELECT variable, max(year) AS year FROM context GROUP BY variable),
    of_kreis AS (
        SELECT area_id AS kreis_id,
               avg(value) FILTER (variable = 'foreigners' AND context.year = newest.year) AS foreigners_pct,
               avg(value) FILTER (variable = 'change' AND context.year > newest.year - 5) AS change_per_10k
        FROM context JOIN newest USING (variable) GROUP BY area_id
    ),
    gemeinde AS (SELECT unnest([kommune_id, kreis_id]) AS area_id, inhabitants FROM area WHERE level = 'gemeinde'),
    largest AS (SELECT area_id, max(inhabitants) AS inhabitants FROM gemeinde GROUP BY area_id)
    SELECT area.area_id, area.level, area.kind, area.inhabitants, area.density_per_km2,
           100 * largest.inhabitants / area.inhabitants AS largest_pct, of_kreis.foreigners_pct, of_kreis.change_per_10k
    FROM area
    LEFT JOIN largest ON largest.area_id = area.area_id
    LEFT JOIN of_kreis ON of_kreis.kreis_id = area.kreis_id
    WHERE area.level IN ('kreis', 'kommune')
    ORDER BY area.area_id
"""


def publish_peers(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Fill `peer`. Returns the lists as columns unit_id, peer_id, each body once (see values.own_values).

    Raises BuildError where an area lacks a variable that others have.
    """
    table = connection.execute(_TABLE).df()
    known = [each for each in VARIABLES if table[each.column].notna().any()]
    for each in known:
        _refuse_gaps(table, each.column, each.words)
    lists = [similar_areas(kin, known) for _, kin in table.groupby("level")] if known else []
    if lists:
        insert_frame(connection, "peer", pd.concat(lists, ignore_index=True).sort_values(["area_id", "position"]))
    return connection.execute("""
        -- grain: body × similar body; of a kreisfreie Stadt the list it has as a Kreis
        SELECT area_id AS unit_id, peer_id FROM peer JOIN area USING (area_id)
        WHERE area.kind <> 'kreisfreie_stadt' OR area.level = 'kreis'
        ORDER BY ALL
    """).df()


def _refuse_gaps(table: pd.DataFrame, column: str, words: str) -> None:
    gaps = table.loc[table[column].isna(), "area_id"].tolist()
    if gaps:
        raise BuildError(
            f"Ähnliche Gebiete: „{words}“ fehlt für {', '.join(gaps[:5])} ({len(gaps)} Gebiete). "
            "Abhilfe: die Tabelle der Quelle regionalatlas oder gemeindeverzeichnis vervollständigen."
        )
