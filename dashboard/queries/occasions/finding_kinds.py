"""The kinds of findings with their thresholds as the database states them, and what a reader can choose."""

from __future__ import annotations

from dashboard import db
from dashboard.addresses.occasion_choices import Choices, FindingKind, Threshold
from dashboard.addresses.occasion_selection import Selection
from dashboard.queries import area_filter, areas, frame
from dashboard.texts import occasions as texts


@db.per_build
def finding_kinds() -> tuple[FindingKind, ...]:
    """Every kind of finding with its thresholds, in the order of display."""
    thresholds = db.query("""
        SELECT kind, name, label, default_value AS "default", min_value AS minimum, max_value AS maximum, step, unit, shared,
               CASE WHEN shared THEN list(lower(kind) || '_' || name) OVER (PARTITION BY shared, name) END AS former
        FROM finding_parameter ORDER BY kind, position
    """)
    kinds = db.query(
        "SELECT kind, position, title, question, basis, rule, occasion, hint, invented FROM finding_kind ORDER BY position"
    )
    return tuple(
        FindingKind(**kind, thresholds=tuple(_threshold(row) for row in thresholds if row["kind"] == kind["kind"]))
        for kind in kinds
    )


def _threshold(row: db.Row) -> Threshold:
    """A shared one is the same whichever kind names it."""
    return Threshold(
        **row | {"kind": texts.OF_STATUS, "former": tuple(sorted(row["former"]))}
        if row["shared"]
        else row | {"former": ()}
    )


def status_thresholds(selection: Selection) -> dict[str, float]:
    """The thresholds of the Stand in force, by the names they have in structure_shown."""
    return {each.name: selection.value_of(each) for each in choices().thresholds if each.shared}


def area_label(area_id: str) -> str:
    """Name of an area as lists show it; nothing for nothing."""
    return db.one("SELECT label FROM area WHERE area_id = ?", [area_id])["label"] if area_id else ""


@db.per_build
def choices() -> Choices:
    """What can be filtered by: kinds of findings, what areas are filtered by everywhere, and every area."""
    return Choices(
        kinds=finding_kinds(),
        where=area_filter.choices(),
        areas=areas.areas(),
        version=frame.build()["version"],
    )
