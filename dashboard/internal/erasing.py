"""What is stored about an area, and deleting on request: of an area everything, or a text wherever somebody typed it.

The audit log cannot be changed and is not: it holds keys of areas, accounts and checksums, and no free text of contacts, notes and events.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, select, update

from dashboard.internal import audit
from dashboard.internal.tables import (
    AUDIT,
    CONTACT,
    COURSE,
    COURSE_EVENT,
    DRAFT,
    METADATA,
    NOTE,
    PUBLICATION,
    REGISTRY_CHANGE,
    SESSION,
    SUBMISSION,
)
from dashboard.texts import internal_retention as texts

# Rows in which a text is found go as a whole, or the text alone goes.
_GONE_WITH_TEXT = (CONTACT, DRAFT, REGISTRY_CHANGE)
_BLANKED = {
    NOTE: ("text",),
    COURSE: ("next_step",),
    COURSE_EVENT: ("function", "next_step", "note"),
    SUBMISSION: ("title", "declined_why"),
    PUBLICATION: ("reason",),
}
Rows = list[dict[str, Any]]


def stored_about(connection: Connection, area: str) -> dict[str, Rows]:
    """Everything stored about an area (ARS), by table; tables without any are left out. Of sessions not what would let somebody in."""
    found = {}
    for table, condition in _of_area(area).items():
        columns = [column for column in table.c if column.name not in ("id_hash", "provider_token")]
        rows = connection.execute(select(*columns).where(condition).order_by(*table.primary_key)).mappings()
        found[table.name] = [dict(row) for row in rows]
    return {name: rows for name, rows in found.items() if rows}


def erase_area(connection: Connection, area: str, by: str, role: str) -> dict[str, int]:
    """Delete contacts, notes, courses with their events, drafts and changes of an area; what was handed in for it stays without its title,
    and without the reason it was declined for. Answers the rows by table."""
    changed = {}
    for table, condition in _of_area(area).items():
        if table is SUBMISSION:
            blanked = update(table).where(condition).values(title=texts.BLANKED, declined_why="")
            changed[table.name] = connection.execute(blanked).rowcount
        elif table not in (AUDIT, SESSION):
            changed[table.name] = connection.execute(delete(table).where(condition)).rowcount
    return _said(connection, by, role, "erase.area", area, changed)


def erase_text(connection: Connection, words: str, by: str, role: str) -> dict[str, int]:
    """Take a text out of everything somebody typed, whatever its case; contacts, drafts and changes that contain it go as a whole. Answers the rows
    by table; those under `audit` contain it and stay."""
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    changed = {table.name: _delete_with(connection, table, pattern) for table in _GONE_WITH_TEXT}
    changed |= {table.name: _blank(connection, table, names, pattern) for table, names in _BLANKED.items()}
    kept = sum(_contains(row, pattern) for row in connection.execute(select(AUDIT)).mappings())
    return _said(connection, by, role, "erase.text", texts.TEXT_ERASED, changed) | ({"audit": kept} if kept else {})


def _of_area(area: str) -> dict[Table, ColumnElement[bool]]:
    """Each table that may hold something about an area, and which rows do; events of courses before the courses they are found by."""
    named = f"(^|[^0-9]){area}($|[^0-9])"  # the key of a Kreis begins those of its Kommunen
    of_courses = select(COURSE.c.finding_id).where(COURSE.c.area_id == area)
    by_column = {
        table: table.c.area_id == area
        for table in METADATA.sorted_tables
        if "area_id" in table.c and table is not COURSE
    }
    return {
        COURSE_EVENT: COURSE_EVENT.c.finding_id.in_(of_courses),
        COURSE: COURSE.c.area_id == area,
        **by_column,
        DRAFT: DRAFT.c.path.regexp_match(named) | DRAFT.c.fields.regexp_match(named),
        AUDIT: AUDIT.c.subject.regexp_match(named),
    }


def _contains(row: RowMapping, pattern: re.Pattern[str]) -> bool:
    return any(isinstance(value, str) and pattern.search(value) for value in row.values())


def _delete_with(connection: Connection, table: Table, pattern: re.Pattern[str]) -> int:
    rows = [row["id"] for row in connection.execute(select(table)).mappings() if _contains(row, pattern)]
    for row_id in rows:
        connection.execute(delete(table).where(table.c.id == row_id))
    return len(rows)


def _blank(connection: Connection, table: Table, names: tuple[str, ...], pattern: re.Pattern[str]) -> int:
    [key] = table.primary_key
    changed = 0
    for row in connection.execute(select(key, *(table.c[name] for name in names))).mappings().all():
        blanked = {name: pattern.sub(texts.BLANKED, row[name]) for name in names if pattern.search(row[name])}
        if blanked:
            fitting = {name: text[: getattr(table.c[name].type, "length", None)] for name, text in blanked.items()}
            connection.execute(update(table).where(key == row[key.name]).values(fitting))
            changed += 1
    return changed


def _said(
    connection: Connection, by: str, role: str, action: str, subject: str, changed: dict[str, int]
) -> dict[str, int]:
    found = {name: count for name, count in changed.items() if count}
    detail = "; ".join(f"{name}: {count}" for name, count in found.items()) or "–"
    audit.record(connection, by, role, action, subject, detail=detail)
    return found
