"""What the API says of areas, for those of one page of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import db


def facts(area_ids: Sequence[str]) -> dict[str, db.Row]:
    """By id: the row of the table `area`, with names of its kind and its Kreis and with every Polizeipräsidium in it."""
    rows = db.query(
        """
        WITH police AS (
            SELECT area_id, list(praesidium ORDER BY praesidium) AS praesidien FROM area_police
            WHERE area_id IN (SELECT unnest($ids)) GROUP BY area_id
        )
        SELECT area.*, area_kind.label AS kind_label, kreis.label AS kreis, coalesce(police.praesidien, []) AS praesidien
        FROM area JOIN area_kind ON area_kind.kind = area.kind LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        LEFT JOIN police ON police.area_id = area.area_id
        WHERE area.area_id IN (SELECT unnest($ids))
        """,
        {"ids": list(area_ids)},
    )
    return {row["area_id"]: row for row in rows}


def similar(area_ids: Sequence[str]) -> dict[str, list[db.Row]]:
    """By id: its similar areas, most similar first."""
    rows = db.query(
        """
        SELECT peer.area_id AS of_area, peer_id AS area_id, area.label, peer.position, distance, reasons
        FROM peer JOIN area ON area.area_id = peer_id WHERE peer.area_id IN (SELECT unnest($ids))
        ORDER BY peer.area_id, peer.position
        """,
        {"ids": list(area_ids)},
    )
    return _grouped(rows)


def former(area_ids: Sequence[str]) -> dict[str, list[db.Row]]:
    """By id: the former areas that became (part of) it, newest change first."""
    rows = db.query(
        """
        SELECT new_area_id AS of_area, old_area_id AS area_id, old_name AS name, changed_on, verified, part_only, kind
        FROM area_change WHERE new_area_id IN (SELECT unnest($ids)) ORDER BY new_area_id, changed_on DESC, old_name, old_area_id
        """,
        {"ids": list(area_ids)},
    )
    return _grouped(rows)


def _grouped(rows: list[db.Row]) -> dict[str, list[db.Row]]:
    groups: dict[str, list[db.Row]] = {}
    for row in rows:
        groups.setdefault(row.pop("of_area"), []).append(row)
    return groups
