"""The step of the build that fills the tables of the section "exchange" of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipelines.database import incoming, insert
from pipelines.exchange.declared import exchange
from pipelines.exchange.distances import great_circles
from pipelines.exchange.partners import publish_partners
from pipelines.exchange.roundtables import publish_roundtables
from pipelines.exchange.solutions import publish_solutions

if TYPE_CHECKING:
    import duckdb


def publish_exchange(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill all tables of the exchange. Needs the findings, similar areas and what the registry says of every Kommune."""
    declared = exchange()
    thresholds = declared.model_dump(exclude={"reason", "partner_order", "working"})
    insert(connection, "exchange_rule", [thresholds | {"partner_order": declared.order_in_words}])
    publish_solutions(connection)
    apart = distances(connection)
    areas = apart.index.to_numpy()
    pairs = pd.DataFrame(
        {
            "area_id": np.repeat(areas, len(areas)),
            "other_id": np.tile(areas, len(areas)),
            "distance_km": apart.to_numpy().ravel(),
        }
    )
    with incoming(connection, pairs):
        connection.execute("CREATE TEMP TABLE distance AS FROM incoming")
    publish_partners(connection)
    connection.execute("DROP TABLE distance")
    publish_roundtables(connection, apart)


def distances(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Kilometres between the points of all Kommunen, area_id in index and columns."""
    places = connection.execute("SELECT area_id, lon, lat FROM area WHERE level = 'kommune' ORDER BY area_id").df()
    apart = great_circles(places["lon"].to_numpy(dtype=float), places["lat"].to_numpy(dtype=float))
    return pd.DataFrame(apart, index=places["area_id"], columns=places["area_id"])
