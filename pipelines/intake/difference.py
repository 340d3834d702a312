"""What a preview would change against the version on show: Stand, occasions for advice, values, bodies (`difference` of docs/jobs.md)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.inputs import SCHEMA_VERSION
from pipelines.build.recipe import SETTINGS
from pipelines.database import identifier, literal
from pipelines.formats.units import of_one

MOST_LISTED, MOST_JUMPS = 500, 10
LEAST_JUMP = 2  # times the usual change: half of all changes are larger than that is
_VALUES = Path(__file__).with_name("changed_values.sql")
_NOTHING_BEFORE = "Es ist noch nichts veröffentlicht, womit zu vergleichen wäre."
_OTHER_SCHEMA = (
    "Der veröffentlichte Stand ist von einer anderen Fassung des Programms und anders aufgebaut; verglichen wird nicht."
)
_UNREADABLE = "Der veröffentlichte Stand lässt sich nicht lesen; verglichen wird nicht."
# What the registry says, by the column that names of whom; the file a row comes from plays no part.
_OF_BODIES = ("council", "council_area", "council_status", "council_meeting", "council_member", "council_group")
_OF_AREAS = ("area_status", "qualification", "contact", "analysis", "project")
_SIDES = ("previous", "preview")
Connection = duckdb.DuckDBPyConnection
Rows = list[dict[str, Any]]


def difference(previous: Path | None, preview: Path) -> dict[str, Any]:
    """Compare the database published until now (None: there is none) with that of a preview.

    `reason` says in German why nothing was compared, and is None where it was. Both must have been made by this program.
    """
    found: dict[str, Any] = {"status": [], "occasions": [], "values": [], "jumps": []}
    rows, bodies = Counter[str](), {change: list[str]() for change in ("new", "gone", "changed")}
    as_of = None
    if (reason := _why_not(previous)) is None:
        with duckdb.connect(":memory:", config=dict(SETTINGS)) as connection:
            for name, database in zip(_SIDES, (previous, preview), strict=True):
                connection.execute(f"ATTACH {literal(database)} AS {name} (READ_ONLY)")
            connection.execute(_VALUES.read_text(encoding="utf-8"))
            found = {
                "status": _statuses(connection),
                "occasions": _occasions(connection),
                "values": _values(connection),
                "jumps": _jumps(connection),
            }
            rows, bodies, as_of = _rows(connection), _bodies(connection), _as_of(connection)
            for row in (*found["values"], *found["jumps"]):
                row["unit_one"] = of_one(row["unit"])
    listed = {name: each[:MOST_LISTED] for name, each in (found | bodies).items()}
    changes = Counter(row["change"] for row in found["occasions"])
    return {
        "reason": reason,
        "as_of": as_of,
        **{name: listed[name] for name in found},
        "rows": {change: rows[change] for change in bodies},
        "bodies": {change: listed[change] for change in bodies},
        "occasion_changes": {change: changes[change] for change in bodies},
        "counts": {name: len(found[name]) for name in ("status", "occasions", "values")},
    }


def _why_not(previous: Path | None) -> str | None:
    if previous is None:
        return _NOTHING_BEFORE
    try:
        with duckdb.connect(str(previous), read_only=True) as connection:
            [(schema,)] = connection.execute("SELECT schema_version FROM build").fetchall()
    except (duckdb.Error, ValueError):
        return _UNREADABLE
    return None if schema == SCHEMA_VERSION else _OTHER_SCHEMA


def _records(connection: Connection, sql: str, parameters: list[Any] | None = None) -> Rows:
    answer = connection.execute(sql, parameters or [])
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _statuses(connection: Connection) -> Rows:
    """Kommunen with another Stand, in words, by key; None where a version does not have the area."""
    sides = []
    for name in _SIDES:
        connection.execute(f"USE {name}")  # views and macros name their tables without the database
        sql = """
            SELECT area_id AS area, area.label AS name, status_kind.label AS status
            FROM structure_shown() JOIN area USING (area_id) JOIN status_kind USING (status) WHERE level = 'kommune'
        """
        sides.append({row["area"]: row for row in _records(connection, sql)})
    connection.execute("USE memory")
    before, after = sides
    return [
        {
            "area": area,
            "name": (after.get(area) or before[area])["name"],
            "before": before.get(area, {}).get("status"),
            "after": after.get(area, {}).get("status"),
        }
        for area in sorted(before.keys() | after.keys())
        if before.get(area, {}).get("status") != after.get(area, {}).get("status")
    ]


def _occasions(connection: Connection) -> Rows:
    """Findings that are new, gone, or of another urgency, by kind and area: what the page "Neues" tells of two versions."""
    return _records(
        connection,
        """
        WITH side AS (
            SELECT there.*, title, position, area.label AS name, true AS is_after
            FROM preview.finding AS there JOIN preview.area USING (area_id) JOIN preview.finding_kind ON finding_kind.kind = there.kind
            UNION ALL BY NAME
            SELECT there.*, title, position, area.label AS name, false AS is_after
            FROM previous.finding AS there JOIN previous.area USING (area_id) JOIN previous.finding_kind ON finding_kind.kind = there.kind
        ),
        compared AS (
            SELECT finding_id, any_value(severity) FILTER (NOT is_after) AS before, any_value(severity) FILTER (is_after) AS after,
                   arg_max(kind, is_after) AS kind, arg_max(title, is_after) AS title, max(position) AS position,
                   arg_max(area_id, is_after) AS area, arg_max(name, is_after) AS name
            FROM side GROUP BY finding_id
        )
        SELECT kind, title, area, name, before, after,
               CASE WHEN before IS NULL THEN 'new' WHEN after IS NULL THEN 'gone' ELSE 'changed' END AS change
        FROM compared WHERE before IS DISTINCT FROM after
        ORDER BY list_position(['new', 'gone', 'changed'], change), position, area
        """,
    )


def _as_of(connection: Connection) -> dict[str, str]:
    """The day at which each version judges registry and findings, JJJJ-MM-TT; where it moves, values change without a new report."""
    [(before, after)] = connection.execute(
        "SELECT previous.build.as_of, preview.build.as_of FROM previous.build, preview.build"
    ).fetchall()
    return {"before": before.isoformat(), "after": after.isoformat()}


_VALUE = """
    SELECT indicator_id AS indicator, title, area_id AS area, coalesce(now.label, former.label) AS name, period, {before}, {after},
           unit, decimals, suppressed, change
    FROM changed_value LEFT JOIN preview.area AS now USING (area_id) LEFT JOIN previous.area AS former USING (area_id)
    LEFT JOIN preview.indicator_category AS word ON word.indicator_id = changed_value.indicator_id AND word.code = after
    LEFT JOIN preview.indicator_category AS former_word
           ON former_word.indicator_id = changed_value.indicator_id AND former_word.code = before
"""


def _values(connection: Connection) -> Rows:
    """Every value that differs, the largest jump first; of a category its word stands for the number."""
    rows = _records(
        connection,
        _VALUE.replace("indicator_id AS", "changed_value.indicator_id AS").format(
            before="before, former_word.label AS word_before", after="after, word.label AS word_after"
        )
        + " ORDER BY jump DESC NULLS LAST, changed_value.indicator_id, period DESC, area_id",
    )
    for row in rows:
        for side in ("before", "after"):
            if (word := row.pop(f"word_{side}")) is not None:
                row[side] = word
    return rows


def _jumps(connection: Connection) -> Rows:
    """The largest changes measured by what is usual; of a new period against the one before it (`before_period`)."""
    return _records(
        connection,
        f"""
        SELECT indicator_id AS indicator, title, area_id AS area, label AS name, period, compared_with AS before, after, unit, decimals,
               suppressed, change, compared_period AS before_period, round(jump, 1) AS times_usual
        FROM changed_value JOIN preview.area USING (area_id)
        WHERE jump >= {LEAST_JUMP} ORDER BY jump DESC, indicator_id, area_id LIMIT {MOST_JUMPS}
        """,
    )


def _rows(connection: Connection) -> Counter[str]:
    """Rows of the registry that are new, others (one gone and one new of the same body or area), gone; without such, values."""
    counted = Counter[str]()
    for table in (*_OF_BODIES, *_OF_AREAS):
        key = "council_id" if table in _OF_BODIES else "area_id"
        sides = [f"SELECT {_columns(table)} FROM {side}.{identifier(table)}" for side in _SIDES]
        sql = f"""
            WITH gone AS (SELECT {key}, count(*) AS gone FROM ({sides[0]} EXCEPT ALL {sides[1]}) GROUP BY ALL),
                 new AS (SELECT {key}, count(*) AS new FROM ({sides[1]} EXCEPT ALL {sides[0]}) GROUP BY ALL)
            SELECT coalesce(new, 0) AS new, coalesce(gone, 0) AS gone FROM gone FULL JOIN new USING ({key})
        """
        for new, gone in connection.execute(sql).fetchall():
            changed = min(new, gone)
            counted.update({"new": new - changed, "changed": changed, "gone": gone - changed})
    if not counted.total():
        counted.update(dict(connection.execute("SELECT change, count(*) FROM changed_value GROUP BY ALL").fetchall()))
    return counted


def _bodies(connection: Connection) -> dict[str, list[str]]:
    """Names of bodies, by what became of them."""
    before, after = (_fingerprints(connection, side) for side in _SIDES)
    return {
        "new": sorted(after[key][0] for key in after.keys() - before.keys()),
        "gone": sorted(before[key][0] for key in before.keys() - after.keys()),
        "changed": sorted(after[key][0] for key in after.keys() & before.keys() if after[key] != before[key]),
    }


def _fingerprints(connection: Connection, side: str) -> dict[str, tuple[str, int]]:
    """Name of each body, and a number that is another one when anything is said otherwise of it."""
    facts = " UNION ALL ".join(
        f"SELECT council_id, hash('{table}', fact) AS print FROM (SELECT {_columns(table)} FROM {side}.{identifier(table)}) AS fact"
        for table in _OF_BODIES
    )
    sql = f"""
        SELECT council_id, any_value(name), sum(print) FROM ({facts}) JOIN {side}.council USING (council_id) GROUP BY council_id
    """
    return {key: (name, int(total)) for key, name, total in connection.execute(sql).fetchall()}


def _columns(table: str) -> str:
    return "*" if table == "council_area" else "* EXCLUDE (release_id)"
