"""Since when the published versions say what this build says: carried on from the version before, so it outlives the ones that are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.database import literal

if TYPE_CHECKING:
    import duckdb

_STATEMENTS = """
CREATE TEMP TABLE statement AS
SELECT 'finding' AS subject, finding_id AS id, kind FROM finding
UNION ALL
SELECT 'status', area_id || '-' || status, NULL FROM structure_shown()
UNION ALL
SELECT 'release', release_id, NULL FROM release
"""
_FIRST = "INSERT INTO known_since SELECT subject, id, $day, true FROM statement"
# A kind of finding that the version before did not have may have applied long since.
_CARRIED_ON = """
INSERT INTO known_since
SELECT subject, id, least(before.since, $day),
       coalesce(before.at_least, kind IS NOT NULL AND kind NOT IN (SELECT kind FROM predecessor.finding_kind))
FROM statement LEFT JOIN predecessor.known_since AS before USING (subject, id)
"""


def carry_on(connection: duckdb.DuckDBPyConnection, predecessor: Path | None, day: date) -> None:
    """Fill `known_since`. `predecessor` is the database of the newest version before that says the same kind of things, if there is one."""
    connection.execute(_STATEMENTS)
    if predecessor is None:
        connection.execute(_FIRST, {"day": day})
    else:
        connection.execute(f"ATTACH {literal(predecessor)} AS predecessor (READ_ONLY)")
        connection.execute(_CARRIED_ON, {"day": day})
        connection.execute("DETACH predecessor")
    connection.execute("DROP TABLE statement")
