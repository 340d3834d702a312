"""What the API says of areas, for those of one page of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import db
from dashboard.queries import overview


def facts(area_ids: Sequence[str]) -> dict[str, db.Row]:
    """By id: the row of the table `area`, with names of its kind and its Kreis and with every Polizeipräsidium in it.

    Asked in parts and put together here: one question for all of it takes three times as long.
    """
    places = {"ids": list(area_ids)}
    rows = db.query("SELECT * FROM area WHERE area_id IN (SELECT unnest($ids))", places)
    police: dict[str, list[str]] = {}
    for each in db.query(
        "SELECT area_id, praesidium FROM area_police WHERE area_id IN (SELECT unnest($ids)) ORDER BY ALL", places
    ):
        police.setdefault(each["area_id"], []).append(each["praesidium"])
    kinds, kreise = overview.kinds(), overview.kreis_names()
    return {
        row["area_id"]: {
            **row,
            "kind_label": kinds[row["kind"]],
            "kreis": kreise.get(row["kreis_id"]),
            "praesidien": police.get(row["area_id"], []),
        }
        for row in rows
    }


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
