"""Bodies (Gremien) with what the profiles show of them: functions and institutions, never a person."""

from __future__ import annotations

from dashboard import db

_PUBLIC = """
    council_id, name, type, counts_as_body, founded_on, founded_precision, reconstituted_on, chair, fte, participation_level, has_concept,
    rules_of_procedure_year, topics, digital_attendance, digital_forms, online_exchange, release_id
"""


def councils() -> list[db.Row]:
    """Every body by its id, with its meetings counted: `meetings` is None where none is known and the list may lack some."""
    return db.query(f"""
        WITH met AS (
            SELECT council_id, count(*) AS meetings, count(*) FILTER (is_public) AS public_meetings, max(held_on) AS last_meeting_on
            FROM council_meeting GROUP BY council_id
        ),
        complete AS (SELECT release_id FROM registry_scope WHERE topic = 'meeting' AND complete)
        SELECT {_PUBLIC}, if(release_id IN (FROM complete), coalesce(meetings, 0), meetings) AS meetings,
               if(release_id IN (FROM complete), coalesce(public_meetings, 0), public_meetings) AS public_meetings, last_meeting_on
        FROM council LEFT JOIN met USING (council_id) ORDER BY council_id
    """)


def areas_of() -> dict[str, list[db.Row]]:
    """By body, the areas it is responsible for; `is_current`: on the day of the build, and of today's area."""
    return _grouped("""
        SELECT council_id, area_id, area.label, valid_from, valid_until, former_name,
               former_name IS NULL AND coalesce(valid_from <= as_of, true) AND coalesce(valid_until >= as_of, true) AS is_current
        FROM council_area JOIN area USING (area_id) CROSS JOIN build ORDER BY council_id, area_id
    """)


def members_of() -> dict[str, list[db.Row]]:
    """By body, the institutions in it."""
    return _grouped(
        "SELECT DISTINCT council_id, institution, sector FROM council_member ORDER BY council_id, sector, institution"
    )


def reports_of() -> dict[str, list[db.Row]]:
    """By body, the dated reports about it, newest first."""
    return _grouped(
        "SELECT council_id, status, as_of, source FROM council_status ORDER BY council_id, as_of DESC, status, source"
    )


@db.per_build
def releases_with_all_members() -> frozenset[str]:
    """Releases whose lists of members are complete: there, no row means none."""
    rows = db.query("SELECT release_id FROM registry_scope WHERE topic = 'member' AND complete")
    return frozenset(row["release_id"] for row in rows)


def _grouped(sql: str) -> dict[str, list[db.Row]]:
    groups: dict[str, list[db.Row]] = {}
    for row in db.query(sql):
        groups.setdefault(row.pop("council_id"), []).append(row)
    return groups
