"""The step of the build that fills the tables of the section "comparison, trend, rank" of the contract, need_structure*, contact_need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.comparison.contact_need import publish_contact_need
from pipelines.comparison.need_drivers import publish_need_drivers
from pipelines.comparison.need_structure import publish_need_structure
from pipelines.comparison.peers import publish_peers
from pipelines.comparison.ranks import ranks
from pipelines.comparison.series import publish_breaks
from pipelines.comparison.spread import poisson_limits
from pipelines.comparison.trends import trends
from pipelines.comparison.values import members, own_values, values_of_land
from pipelines.comparison.verdicts import against_references, comparisons, groups
from pipelines.comparison.waves import waves
from pipelines.database import incoming, insert_frame

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

# Indicators are compared each for itself; so many own values at a time keep the build within its memory.
PORTION = 10_000


def compare(connection: duckdb.DuckDBPyConnection) -> None:
    """Compare, rank and follow every own value. Needs the observations with their intervals, area, context, structure."""
    pairs = publish_peers(connection)
    publish_breaks(connection)
    own, of_land = own_values(connection), values_of_land(connection)
    exact = own[own["scale"] != "quota"]
    insert_frame(connection, "trend", trends(connection, exact))
    insert_frame(connection, "wave_comparison", waves(connection))
    insert_frame(connection, "poisson_limit", poisson_limits())
    publish_need_structure(connection)
    publish_need_drivers(connection)
    publish_contact_need(connection)
    portions = own["indicator_id"].map(own.groupby("indicator_id").size().cumsum() // PORTION)
    for _, part in own.groupby(portions):
        together = members(part)
        compared = against_references(part, together, pairs, of_land)
        insert_frame(connection, "comparison", comparisons(compared, part))
        _insert_groups(connection, groups(compared))
        insert_frame(connection, "area_rank", ranks(part, together[together["scale"] != "quota"]))


def _insert_groups(connection: duckdb.DuckDBPyConnection, group_rows: pd.DataFrame) -> None:
    with incoming(connection, group_rows):
        connection.execute("""
            INSERT INTO comparison_group BY NAME
            SELECT incoming.*,
                   CASE reference WHEN 'land' THEN coalesce(kreis_sum.label, area.label) WHEN 'kind' THEN area_kind.label_plural WHEN 'kreis' THEN area.label
                                  ELSE 'ähnliche Gebiete wie ' || area.label END AS label
            FROM incoming
            LEFT JOIN area_kind ON incoming.reference = 'kind' AND area_kind.kind = incoming.group_id
            LEFT JOIN kreis_sum ON incoming.reference = 'land' AND kreis_sum.indicator_id = incoming.indicator_id
                                   AND kreis_sum.period = incoming.period
            LEFT JOIN area ON area.area_id = CASE WHEN incoming.reference = 'land' THEN '07' ELSE incoming.group_id END
            ORDER BY incoming.indicator_id, incoming.period, reference, group_id
        """)
