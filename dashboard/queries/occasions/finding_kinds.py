"""The kinds of findings with their thresholds as the database states them, and what a reader can choose."""

from __future__ import annotations

from dashboard import db
from dashboard.addresses.occasion_selection import Choices, FindingKind, Threshold
from dashboard.queries import areas, frame


@db.per_build
def finding_kinds() -> tuple[FindingKind, ...]:
    """Every kind of finding with its thresholds, in the order of display."""
    thresholds = db.query("""
        SELECT kind, name, label, default_value AS "default", min_value AS minimum, max_value AS maximum, step, unit
        FROM finding_parameter ORDER BY kind, position
    """)
    kinds = db.query("SELECT kind, position, title, question, basis, rule FROM finding_kind ORDER BY position")
    return tuple(
        FindingKind(**kind, thresholds=tuple(Threshold(**row) for row in thresholds if row["kind"] == kind["kind"]))
        for kind in kinds
    )


def area_label(area_id: str) -> str:
    """Name of an area as lists show it; nothing for nothing."""
    return db.one("SELECT label FROM area WHERE area_id = ?", [area_id])["label"] if area_id else ""


@db.per_build
def choices() -> Choices:
    """What can be filtered by: kinds of findings, the 36 Kreise, the kinds of Kommunen, and every area."""
    kreise = db.query("SELECT area_id, label FROM area WHERE level = 'kreis' ORDER BY label COLLATE NOCASE.NOACCENT")
    area_kinds = db.query("""
        SELECT DISTINCT area_kind.kind, area_kind.label_plural, area_kind.position
        FROM structure JOIN area USING (area_id) JOIN area_kind ON area_kind.kind = area.kind
        WHERE area.level = 'kommune' ORDER BY area_kind.position
    """)
    return Choices(
        kinds=finding_kinds(),
        kreise=tuple((row["area_id"], row["label"]) for row in kreise),
        area_kinds=tuple((row["kind"], row["label_plural"]) for row in area_kinds),
        areas=areas.areas(),
        version=frame.build()["version"],
    )
