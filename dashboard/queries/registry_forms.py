"""What forms of the registry need of the published database: which bodies there are, and the rows of a list as they stand there.

Only rows of one list are given (a source): bodies of the Leitstelle's list are changed by forms, those of public reports are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dashboard import db


class ListedBody(NamedTuple):
    """An area with a body that is responsible for it today; without a body `council_id` and `council` are None.

    `reported` and `confirmed_on`: the newest report of the list on the body, else on the area; `last_meeting_on` of the body.
    """

    area_id: str
    label: str
    level: str
    kommune_id: str | None
    kreis_id: str
    kreis: str
    status: str
    council_id: str | None
    council: str | None
    reported: str | None
    confirmed_on: date | None
    last_meeting_on: date | None


class FormArea(NamedTuple):
    """An area that rows of the registry may name."""

    area_id: str
    label: str
    level: str
    kommune_id: str | None


# By sheet of the registry (forms.json): its rows in the columns that the sheet has, with release_id.
_ROWS: Mapping[str, str] = {
    "council": "SELECT *, NULL AS area_id FROM council",
    "council_area": "SELECT council_area.*, release_id FROM council_area JOIN council USING (council_id)",
    "status": """
        SELECT council_id, NULL AS area_id, status, as_of, source, release_id FROM council_status
        UNION ALL SELECT NULL, area_id, status, as_of, source, release_id FROM area_status
    """,
    "member": "SELECT *, NULL AS area_id FROM council_member",
    "group": "SELECT *, NULL AS area_id FROM council_group",
    "meeting": "SELECT *, NULL AS area_id FROM council_meeting",
    "qualification": "SELECT *, NULL AS council_id FROM qualification",
    "contact": "SELECT *, NULL AS council_id FROM contact",
    "analysis": "SELECT *, NULL AS council_id FROM analysis",
    "project": "SELECT * FROM project",
}
# Newest first, where a sheet has a day.
_ORDER: Mapping[str, str] = {
    "council_area": "area_id",
    "status": "as_of DESC, source",
    "member": "institution",
    "group": "name",
    "meeting": "held_on DESC",
    "qualification": "year DESC, kind",
    "contact": "held_on DESC",
    "analysis": "completed_on DESC",
    "project": "started_on DESC, title",
}


def bodies(source_id: str) -> list[ListedBody]:
    """Every Kommune and Landkreis with its bodies of this list, and every Gemeinde that has one; who was confirmed longest ago stands first."""
    return db.records(
        ListedBody,
        """
        WITH own AS (
            SELECT council_id, council.name FROM council JOIN release USING (release_id) WHERE source_id = $source
        ),
        pairs AS (
            SELECT area_id, council_id, name FROM council_area JOIN own USING (council_id) CROSS JOIN build
            WHERE former_name IS NULL AND coalesce(valid_until >= as_of, true)
        ),
        listed AS (
            FROM pairs UNION ALL SELECT area_id, NULL, NULL FROM structure WHERE area_id NOT IN (SELECT area_id FROM pairs)
        ),
        of_body AS (
            SELECT council_id, arg_max(status, as_of) AS status, max(as_of) AS as_of
            FROM council_status JOIN release USING (release_id) WHERE source_id = $source GROUP BY council_id
        ),
        of_area AS (
            SELECT area_id, arg_max(status, as_of) AS status, max(as_of) AS as_of
            FROM area_status JOIN release USING (release_id) WHERE source_id = $source GROUP BY area_id
        ),
        met AS (SELECT council_id, max(held_on) AS held_on FROM council_meeting GROUP BY council_id)
        SELECT listed.area_id, area.label, area.level, area.kommune_id, coalesce(area.kreis_id, area.area_id) AS kreis_id,
               coalesce(kreis.label, area.label) AS kreis, coalesce(shown.status, 'unklar') AS status, listed.council_id,
               listed.name AS council,
               if(listed.council_id IS NULL, of_area.status, of_body.status) AS reported,
               if(listed.council_id IS NULL, of_area.as_of, of_body.as_of) AS confirmed_on,
               met.held_on AS last_meeting_on
        FROM listed JOIN area USING (area_id)
        LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        LEFT JOIN structure_shown() AS shown ON shown.area_id = listed.area_id
        LEFT JOIN of_body ON of_body.council_id = listed.council_id
        LEFT JOIN of_area ON of_area.area_id = listed.area_id
        LEFT JOIN met ON met.council_id = listed.council_id
        ORDER BY confirmed_on NULLS FIRST, area.label COLLATE NOCASE.NOACCENT, council
    """,
        {"source": source_id},
    )


def checksum(source_id: str) -> str:
    """sha256 of the list on show, "" where there is none."""
    found = db.query("SELECT sha256 FROM release WHERE source_id = ? ORDER BY published DESC LIMIT 1", [source_id])
    return str(found[0]["sha256"]) if found else ""


def rows(sheet: str, source_id: str, *, area_id: str = "", council_id: str = "") -> list[db.Row]:
    """The rows of a sheet that stand at a body, or at an area; with level and label of the area they name. KeyError for no such sheet."""
    subject = "council_id = $subject" if council_id else "listed.area_id = $subject"
    return db.query(
        f"""
        SELECT listed.* EXCLUDE (release_id), area.level AS area_level, area.label AS area_label
        FROM ({_ROWS[sheet]}) AS listed JOIN release USING (release_id) LEFT JOIN area ON area.area_id = listed.area_id
        WHERE source_id = $source AND {subject} ORDER BY {_ORDER.get(sheet, "1")}
        """,
        {"source": source_id, "subject": council_id or area_id},
    )


def area(area_id: str) -> FormArea | None:
    """A Landkreis, Kommune or Gemeinde; None for any other text."""
    found = db.records(
        FormArea,
        "SELECT area_id, label, level, kommune_id FROM area WHERE area_id = ? AND level <> 'land'",
        [area_id],
    )
    return found[0] if found else None


def areas_of(council_id: str) -> list[FormArea]:
    """The areas a body is responsible for."""
    return db.records(
        FormArea,
        "SELECT area_id, label, level, kommune_id FROM area JOIN council_area USING (area_id) WHERE council_id = ? ORDER BY area_id",
        [council_id],
    )
