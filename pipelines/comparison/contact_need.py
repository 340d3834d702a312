"""The need of a Kommune as far as it may be a reason to call there first: never because of figures that are invented among real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipelines.comparison import need_inputs
from pipelines.comparison.need_inputs import NeedStructure
from pipelines.comparison.need_structure import place, profiles
from pipelines.comparison.simulation import certainty, thirds
from pipelines.database import insert_frame

if TYPE_CHECKING:
    import duckdb

NEEDS = ("low", "middle", "high")

_INVENTED = """
    -- grain: kind of Kommune × input of need of which a value within that kind is invented and may be no reason
    SELECT DISTINCT area.kind, indicator_id
    FROM need_structure_value AS known
    JOIN area USING (area_id)
    JOIN indicator USING (indicator_id)
    JOIN observation USING (indicator_id, area_id, period)
    JOIN release ON release.release_id = observation.release_id
    JOIN source ON source.source_id = release.source_id
    WHERE known.axis = 'need' AND source.synthetic AND (indicator.pks_key IS NOT NULL OR NOT (SELECT demo FROM build))
    ORDER BY ALL
"""


def publish_contact_need(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill contact_need. Needs build, area, indicator, source, release, the observations and need_structure*."""
    declared, areas = need_inputs.load(), need_inputs.kommunen(connection)
    if areas.empty:
        return
    known = need_inputs.known_values(connection, declared, areas).merge(areas[["area_id", "kind"]], on="area_id")
    of_input = pd.MultiIndex.from_frame(known[["kind", "indicator_id"]])
    # unknown to the whole kind, for percentiles are those within it: as if nobody had ever counted or asked
    real = known[~of_input.isin(connection.execute(_INVENTED).fetchall())].drop(columns="kind")
    kinds = [_of_kind(declared, str(kind), rows) for kind, rows in profiles(declared, areas, real).groupby("kind")]
    insert_frame(connection, "contact_need", pd.concat(kinds).sort_values("area_id"))


def _of_kind(declared: NeedStructure, kind: str, profile: pd.DataFrame) -> pd.DataFrame:
    """Columns area_id, need: the third of need where the variants agree on it, whatever is known of the structure."""
    on = place(declared, kind, "need", profile)
    agreed = certainty(on.standings) > declared.assigned_from
    need = np.where(agreed, np.array(NEEDS)[thirds(on.standings.percentile) - 1], "not_assigned")
    areas = pd.DataFrame({"area_id": sorted(set(profile["area_id"]))})
    placed = pd.DataFrame({"area_id": on.areas, "need": need})
    return areas.merge(placed, on="area_id", how="left").fillna({"need": "unknown"})
