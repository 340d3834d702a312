"""Questions of the page of one area: which area it is, what lies around it, which areas are like it."""

from __future__ import annotations

from dashboard import db

# A kreisfreie Stadt is Kreis, Kommune and Gemeinde, a verbandsfreie Gemeinde Kommune and Gemeinde: one body, told by its Kommune.
_AREA = """
    SELECT area.*, area_kind.label AS kind_label, area_kind.label_plural AS kind_plural, kreis.label AS kreis, kommune.label AS kommune
    FROM area
    JOIN area_kind ON area_kind.kind = area.kind
    LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
    LEFT JOIN area AS kommune ON kommune.area_id = area.kommune_id
"""


def body(area_id: str) -> db.Row | None:
    """The body that an ARS names, in the row of its Kommune where it stands at several levels; None where there is no such area."""
    rows = db.query(
        f"""
        WITH asked AS (SELECT * FROM area WHERE area_id = ?),
        told AS (
            SELECT coalesce(max(area.area_id), any_value(asked.area_id)) AS area_id
            FROM asked
            LEFT JOIN area ON area.level = 'kommune' AND area.kind = asked.kind
                AND (area.area_id = asked.kommune_id OR (asked.level = 'kreis' AND area.kreis_id = asked.area_id))
        )
        {_AREA} JOIN told ON told.area_id = area.area_id
    """,
        [area_id],
    )
    return rows[0] if rows else None


def around(row: db.Row) -> list[db.Row]:
    """The areas above it, from the Land down, without rows of the same body; id and label."""
    above = [area_id for area_id in ("07", row["kreis_id"], row["kommune_id"]) if area_id and area_id != row["area_id"]]
    rows = db.query(
        "SELECT area_id, label, kind FROM area WHERE list_contains(?, area_id) ORDER BY length(area_id)", [above]
    )
    return [each for each in rows if each["kind"] != row["kind"]]


def parts(row: db.Row) -> list[db.Row]:
    """The areas one level below it, in German order; none for a Gemeinde and for a body that is one itself."""
    below = {"land": "kreis", "kreis": "kommune", "kommune": "gemeinde"}.get(row["level"])
    column = {"land": "'07'", "kreis": "kreis_id", "kommune": "kommune_id"}.get(row["level"], "''")
    return db.query(
        f"""
        SELECT area.area_id, area.label, area_kind.label AS kind FROM area JOIN area_kind ON area_kind.kind = area.kind
        WHERE level = ? AND {column} = ? AND area.kind <> ? ORDER BY area.label COLLATE NOCASE.NOACCENT
    """,
        [below, row["area_id"], row["kind"]],
    )


def changes(row: db.Row) -> list[db.Row]:
    """Former areas that became (part of) it; of a Gemeinde also those of its Kommune. Newest first."""
    return db.query(
        """
        SELECT old_name, changed_on, verified, part_only, area_change.source_url, area_change.note, area.label AS new_label, new_area_id
        FROM area_change JOIN area ON area.area_id = new_area_id
        WHERE new_area_id IN (?, ?) ORDER BY changed_on DESC, old_name
    """,
        [row["area_id"], row["kommune_id"]],
    )


def peers(area_id: str) -> list[db.Row]:
    """The most similar areas of the same kind, most similar first, with the reasons."""
    return db.query(
        """
        SELECT peer.peer_id AS area_id, area.label, kreis.label AS kreis, area.inhabitants, peer.reasons
        FROM peer JOIN area ON area.area_id = peer.peer_id LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        WHERE peer.area_id = ? ORDER BY peer.position
    """,
        [area_id],
    )


@db.per_build
def names() -> list[db.Row]:
    """Every name and key a reader may mean: areas of today, and former areas with what they became, each part a row of its own.

    `changed_on` is NULL for areas of today, `verbandsgemeinde` where an area lies in none, `former_id` where an old key is not known.
    """
    return db.query("""
        SELECT area.area_id, area.label AS name, area.label, area_kind.label AS kind, kreis.label AS kreis, area.ags,
               CASE WHEN kommune.kind = 'verbandsgemeinde' THEN kommune.name END AS verbandsgemeinde, area.inhabitants,
               CAST(NULL AS DATE) AS changed_on, CAST(NULL AS TEXT) AS former_id, true AS verified, false AS part_only
        FROM area JOIN area_kind ON area_kind.kind = area.kind LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        LEFT JOIN area AS kommune ON kommune.area_id = area.kommune_id AND area.level = 'gemeinde'
        UNION ALL
        SELECT area.area_id, old_name, area.label, area_kind.label, kreis.label, NULL, NULL, area.inhabitants, changed_on, old_area_id,
               verified, part_only
        FROM area_change JOIN area ON area.area_id = new_area_id JOIN area_kind ON area_kind.kind = area.kind
        LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
    """)
