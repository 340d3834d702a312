"""Of the areas a profile is shown beside: how many have an active body, and of how many nobody knows."""

from __future__ import annotations

from typing import NamedTuple

from dashboard import db


class Coverage(NamedTuple):
    """How many areas have an active body, of how many the Stand is unknown, and how many there are."""

    active: int
    unclear: int
    areas: int


_COVERAGE = "SELECT count(*) FILTER (status = 'aktiv') AS active, count(*) FILTER (status = 'unklar') AS unclear, count(*) AS areas"


@db.per_build
def of_kind(level: str, kind: str) -> Coverage:
    """Of the areas of a kind."""
    [row] = db.records(
        Coverage,
        f"{_COVERAGE} FROM structure_shown() JOIN area USING (area_id) WHERE area.level = ? AND area.kind = ?",
        [level, kind],
    )
    return row


@db.per_build
def of_kommunen() -> Coverage:
    """Of all Kommunen."""
    [row] = db.records(
        Coverage, f"{_COVERAGE} FROM structure_shown() JOIN area USING (area_id) WHERE area.level = 'kommune'"
    )
    return row
