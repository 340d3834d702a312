"""Suggestions for roundtables: tables roundtable, roundtable_member, roundtable_outside."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from pipelines.database import insert_frame
from pipelines.exchange.declared import exchange, solution_kinds
from pipelines.exchange.seating import OUTSIDE, Limits, seat

if TYPE_CHECKING:
    import duckdb

_AREAS = "SELECT area_id FROM {table} WHERE kind = ? ORDER BY area_id"
_COLUMNS = {
    "roundtable": ["kind", "roundtable", "host_id", "members", "farthest_km", "mean_km"],
    "roundtable_member": ["kind", "roundtable", "area_id", "role", "distance_km"],
    "roundtable_outside": ["kind", "area_id", "nearest_km", "reason"],
}
_Rows = dict[str, list[tuple[Any, ...]]]


def publish_roundtables(connection: duckdb.DuckDBPyConnection, apart: pd.DataFrame) -> None:
    """Fill the three tables. `apart`: km between all Kommunen, area_id in index and columns. Needs finding and solution."""
    rows: _Rows = defaultdict(list)
    for kind in (each.kind for each in solution_kinds() if each.rule):
        open_areas, solved = (
            [row[0] for row in connection.execute(_AREAS.format(table=table), [kind]).fetchall()]
            for table in ("finding", "solution")
        )
        for table, found in tables_of(open_areas, solved, apart).items():
            rows[table] += [(kind, *row) for row in found]
    for table, columns in _COLUMNS.items():
        insert_frame(connection, table, pd.DataFrame(rows[table], columns=columns))


def tables_of(open_areas: list[str], solved: list[str], apart: pd.DataFrame) -> _Rows:
    """The rows of the three tables for one kind, by table, without the kind. Both lists in the order of their keys."""
    declared = exchange()
    limits = Limits(declared.least_members, declared.most_members, declared.reach_km)
    away = apart.loc[open_areas, solved].to_numpy(dtype=float)
    hosts = seat(away, apart.loc[solved, solved].to_numpy(dtype=float), limits).hosts
    rows: _Rows = defaultdict(list)
    for number, host in enumerate(np.unique(hosts[hosts != OUTSIDE]), start=1):
        members = sorted((float(away[place, host]), open_areas[place]) for place in np.flatnonzero(hosts == host))
        ways = [way for way, _ in members]
        rows["roundtable"].append((number, solved[host], len(ways), max(ways), round(sum(ways) / len(ways), 1)))
        rows["roundtable_member"].append((number, solved[host], "solved", 0.0))
        rows["roundtable_member"] += [(number, area_id, "open", way) for way, area_id in members]
    for place in np.flatnonzero(hosts == OUTSIDE):
        nearest = float(away[place].min()) if solved else None
        in_reach = nearest is not None and nearest <= limits.reach
        rows["roundtable_outside"].append((open_areas[place], nearest, "no_table" if in_reach else "nobody_in_reach"))
    return rows
