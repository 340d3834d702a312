"""On which single indicators the place of a Kommune in need and structure hangs: the places without each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_COUNTING = """
    -- grain: indicator that counts; those of an axis with no more than must count are not left out
    SELECT axis, indicator_id FROM need_structure_input WHERE weight > 0
    QUALIFY count(*) OVER (PARTITION BY axis) > (SELECT least_inputs FROM need_structure_rule)
    ORDER BY position
"""
_WITHOUT_ONE = """
    -- grain: Kommune: where it stands on an axis without one indicator, by the rule for own weights
    INSERT INTO need_structure_driver
    SELECT other.area_id, $axis, $indicator_id,
           CASE $axis WHEN 'need' THEN other.need_percentile ELSE other.structure_percentile END,
           CASE $axis WHEN 'need' THEN other.need_class ELSE other.structure_class END,
           other.status,
           CASE WHEN other.status = 'ok' AND usual.status = 'ok'
                THEN (other.need_class, other.structure_class) <> (usual.need_class, usual.structure_class) END
    FROM need_structure_weighted(weights := MAP([$indicator_id], [CAST(0 AS DOUBLE)])) AS other
    JOIN need_structure AS usual USING (area_id)
    ORDER BY other.area_id
"""


def publish_need_drivers(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill need_structure_driver. Needs area and need_structure*."""
    for axis, indicator_id in connection.execute(_COUNTING).fetchall():
        connection.execute(_WITHOUT_ONE, {"axis": axis, "indicator_id": indicator_id})
