"""Every area with its former names and keys: what search boxes look through and addresses are read against."""

from __future__ import annotations

from dashboard import db
from dashboard.addresses.areas import Area, Areas


def rows() -> list[db.Row]:
    """Every area below the Land, highest level first, then in German order. Thousands: whoever asks remembers what it makes of them.

    `kreis` is NULL where the area is a Kreis itself or a kreisfreie Stadt. `main_id` is the row a body that stands at several levels is
    named by: the Kommune of a kreisfreie Stadt or verbandsfreie Gemeinde, the area itself everywhere else.
    """
    return db.query(
        """
        SELECT area.area_id, area.level, area.label, area.kind, area_kind.label AS kind_label, area_kind.label_plural AS kind_plural,
               area.kreis_id,
               CASE WHEN area.level <> 'kreis' AND area.kind <> 'kreisfreie_stadt' THEN kreis.label END AS kreis,
               area.inhabitants,
               CASE WHEN area.kind = 'kreisfreie_stadt' THEN twin.area_id
                    WHEN area.kind IN ('grosse_kreisangehoerige_stadt', 'verbandsfreie_gemeinde') THEN area.kommune_id
                    ELSE area.area_id END AS main_id
        FROM area
        JOIN area_kind ON area_kind.kind = area.kind
        LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        LEFT JOIN area AS twin ON twin.level = 'kommune' AND twin.kreis_id = area.kreis_id AND area.kind = 'kreisfreie_stadt'
        WHERE area.level <> 'land'
        ORDER BY length(area.area_id), area.label COLLATE NOCASE.NOACCENT, area.area_id
        """
    )


def former_names() -> list[db.Row]:
    """Former Verbandsgemeinden and Gemeinden: old name and key, the area of today, year of the change, whether only a part went there.

    An area that kept its name is there for its former key, `kept_name`.
    """
    return db.query(
        """
        SELECT old_name, old_area_id, new_area_id, year(changed_on) AS year, part_only, old_name = area.name AS kept_name
        FROM area_change JOIN area ON area.area_id = area_change.new_area_id
        WHERE old_name <> area.name OR old_area_id IS NOT NULL
        ORDER BY old_name COLLATE NOCASE.NOACCENT, new_area_id
        """
    )


def former_keys() -> list[db.Row]:
    """Keys that are no longer in use, each with the area of today; of an area that was divided the part with most inhabitants."""
    return db.query(
        """
        SELECT old_area_id, arg_max(new_area_id, area.inhabitants) AS new_area_id
        FROM area_change JOIN area ON area.area_id = area_change.new_area_id
        WHERE old_area_id IS NOT NULL GROUP BY old_area_id ORDER BY old_area_id
        """
    )


def _similar() -> dict[str, list[str]]:
    rows = db.query("SELECT area_id, list(peer_id ORDER BY position) AS peers FROM peer GROUP BY area_id")
    return {row["area_id"]: row["peers"] for row in rows}


@db.per_build
def areas() -> Areas:
    """Every area below the Land, for addresses."""
    names = [Area(**{("body" if name == "main_id" else name): value for name, value in row.items()}) for row in rows()]
    bodies: dict[str, dict[str, Area]] = {}
    for area in names:
        bodies.setdefault(area.body, {})[area.level] = area
    former = {row["old_name"].lower(): row["new_area_id"] for row in former_names() if not row["kept_name"]}
    former |= {row["old_area_id"]: row["new_area_id"] for row in former_keys()}
    return Areas({area.area_id: area for area in names}, bodies, former, _similar())
