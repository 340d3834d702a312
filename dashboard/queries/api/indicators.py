"""What the API says of indicators beside the catalogue."""

from __future__ import annotations

from dashboard import db


def class_limits() -> dict[str, list[db.Row]]:
    """Limits of the colours of the map by indicator: level, measure, upper, rising."""
    limits: dict[str, list[db.Row]] = {}
    for row in db.query("""
        SELECT indicator_id, level, measure, upper FROM class_limit
        ORDER BY indicator_id, list_position(['kreis', 'kommune', 'gemeinde'], level), measure DESC, position
    """):
        limits.setdefault(row.pop("indicator_id"), []).append(row)
    return limits
