"""What the places in need and structure hang on: the variants of each, and single indicators."""

from __future__ import annotations

from dashboard import db

Field = tuple[int, int]  # need class, structure class


@db.per_build
def shares() -> dict[str, dict[Field, float]]:
    """Of each Kommune with a place the share of the variants in every field in which one lies."""
    rows = db.query("SELECT area_id, need_class, structure_class, share FROM need_structure_share ORDER BY ALL")
    fields: dict[str, dict[Field, float]] = {}
    for row in rows:
        fields.setdefault(row["area_id"], {})[row["need_class"], row["structure_class"]] = row["share"]
    return fields


@db.per_build
def turning() -> dict[str, list[str]]:
    """The indicators without which a Kommune would lie in another field, of those of which there are any."""
    rows = db.query(
        """
        -- grain: Kommune that would lie in another field without one indicator or another
        SELECT area_id, list(indicator_id ORDER BY position) AS indicator_ids
        FROM need_structure_driver JOIN need_structure_input USING (axis, indicator_id) WHERE changes GROUP BY area_id
        """
    )
    return {row["area_id"]: row["indicator_ids"] for row in rows}


@db.per_build
def effects() -> list[db.Row]:
    """What leaving out one indicator does to all: how many Kommunen lie in another field (`moved`), of how many that have a place with and
    without it (`both`); how many lose or gain their place. In the order of the inputs."""
    return db.query(
        """
        -- grain: indicator that counts
        SELECT axis, indicator_id, count(*) FILTER (changes) AS moved, count(changes) AS both,
               count(*) FILTER (usual.status = 'ok' AND driver.status <> 'ok') AS lost,
               count(*) FILTER (usual.status <> 'ok' AND driver.status = 'ok') AS gained
        FROM need_structure_driver AS driver
        JOIN need_structure_input AS input USING (axis, indicator_id)
        JOIN need_structure AS usual USING (area_id)
        GROUP BY axis, indicator_id, position ORDER BY position
        """
    )


def drivers(area_id: str) -> list[db.Row]:
    """Where a Kommune stands on each axis without one indicator after the other, in the order of the inputs: `percentile` and `class` on
    that axis, `status` in the 3 × 3; `changes` None where it has no place with or without it."""
    return db.query(
        """
        -- grain: indicator that counts
        SELECT axis, indicator_id, driver.percentile, driver.class, driver.status, driver.changes
        FROM need_structure_driver AS driver JOIN need_structure_input AS input USING (axis, indicator_id)
        WHERE area_id = ? ORDER BY input.position
        """,
        [area_id],
    )


def every_driver() -> list[db.Row]:
    """The same of every Kommune, for a file."""
    return db.query(
        """
        -- grain: Kommune × indicator that counts
        SELECT area_id, axis, indicator_id, driver.percentile, driver.class, driver.status, driver.changes
        FROM need_structure_driver AS driver JOIN need_structure_input AS input USING (axis, indicator_id)
        ORDER BY area_id, input.position
        """
    )
