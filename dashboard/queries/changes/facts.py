"""What one version says, as far as it is compared with another: every function asks the version that is being read (db.reading)."""

from __future__ import annotations

from datetime import date
from itertools import compress
from typing import NamedTuple

from dashboard import db
from dashboard.queries.changes.reasons import Facts, Rule

STATUS_RULE = "structure_shown"


class Build(NamedTuple):
    """The day of the build, the day at which registry and findings are judged, and whether they are invented."""

    day: date
    as_of: date
    demo: bool


class Status(NamedTuple):
    """The Stand of a Kommune. `since`: day of the build since which it has it; `at_least`: it may have had it longer."""

    area_id: str
    label: str
    status: str
    confirmed_on: date | None
    last_meeting_on: date | None
    above_council_id: str | None
    since: date
    at_least: bool


class Finding(NamedTuple):
    """An occasion for advice at the default thresholds."""

    finding_id: str
    kind: str
    title: str
    area_id: str
    label: str
    variant: str
    severity: str
    release_id: str | None
    source_id: str | None
    synthetic: bool
    since: date
    at_least: bool


class Release(NamedTuple):
    """A file the version was built from. `of_registry`: it is a list of councils."""

    release_id: str
    source_id: str
    source: str
    period: str
    published: str
    sha256: str
    synthetic: bool
    of_registry: bool
    since: date


@db.per_build
def build() -> Build:
    """The build itself."""
    return db.records(Build, "SELECT CAST(left(version, 10) AS DATE) AS day, as_of, demo FROM build")[0]


@db.per_build
def statuses() -> dict[str, Status]:
    """Of every Kommune, by its key."""
    rows = db.records(
        Status,
        """
        SELECT area_id, label, status, confirmed_on, last_meeting_on, above_council_id, since, at_least
        FROM structure_shown() JOIN area USING (area_id)
        JOIN known_since ON subject = 'status' AND id = area_id || '-' || status
        WHERE level = 'kommune'
        """,
    )
    return {row.area_id: row for row in rows}


@db.per_build
def findings() -> dict[str, Finding]:
    """By their ids."""
    rows = db.records(
        Finding,
        """
        SELECT finding_id, finding.kind, finding_kind.title, area_id, label, variant, severity, finding.release_id, source_id,
               finding.synthetic, since, at_least
        FROM finding JOIN area USING (area_id) JOIN finding_kind ON finding_kind.kind = finding.kind
        JOIN known_since ON subject = 'finding' AND id = finding_id
        LEFT JOIN release ON release.release_id = finding.release_id
        ORDER BY finding_kind.position, area_id
        """,
    )
    return {row.finding_id: row for row in rows}


@db.per_build
def releases() -> dict[str, Release]:
    """By their ids."""
    rows = db.records(
        Release,
        """
        SELECT release_id, source_id, title AS source, period, published, sha256, synthetic,
               source_id IN (SELECT source_id FROM registry_scope JOIN release USING (release_id)) AS of_registry, since
        FROM release JOIN source USING (source_id) JOIN known_since ON subject = 'release' AND id = release_id
        ORDER BY source_id, release_id
        """,
    )
    return {row.release_id: row for row in rows}


@db.per_build
def rules() -> dict[str, Rule]:
    """Every rule by its name: that of the Stand, and those of the findings by kind."""
    prints = {row["rule"]: row["sha256"] for row in db.query("SELECT rule, sha256 FROM rule_fingerprint")}
    thresholds: dict[str, dict[str, float]] = {}
    pair: dict[str, float] = {}
    for row in db.query("SELECT kind, name, default_value, shared FROM finding_parameter ORDER BY kind, position"):
        thresholds.setdefault(row["kind"], {})[row["name"]] = row["default_value"]
        if row["shared"]:
            pair[row["name"]] = row["default_value"]
    kinds = {
        row["kind"]: Rule(
            prints.get(f"finding_{row['kind'].lower()}", ""), tuple(thresholds.get(row["kind"], {}).items())
        )
        for row in db.query("SELECT kind FROM finding_kind")
    }
    return kinds | {STATUS_RULE: Rule(prints.get(STATUS_RULE, ""), tuple(sorted(pair.items())))}


def statuses_under(thresholds: tuple[tuple[str, float], ...]) -> dict[str, str]:
    """The Stand of every Kommune under other thresholds."""
    named, values = _named(thresholds)
    rows = db.query(f"SELECT area_id, status FROM structure_shown({named})", values)
    return {row["area_id"]: row["status"] for row in rows}


def severities_under(kind: str, thresholds: tuple[tuple[str, float], ...]) -> dict[str, str]:
    """What a rule finds under other thresholds: the severity by area."""
    named, values = _named(thresholds)
    rows = db.query(f'SELECT area_id, severity FROM "finding_{kind.lower()}"({named})', values)
    return {row["area_id"]: row["severity"] for row in rows}


def _named(thresholds: tuple[tuple[str, float], ...]) -> tuple[str, list[float]]:
    return ", ".join(f'"{name}" := ?' for name, _ in thresholds), [value for _, value in thresholds]


# Tables of the registry, by body and by area, with the day of a row where it has one.
_OF_BODIES = {
    "council": None,
    "council_status": "as_of",
    "council_meeting": "held_on",
    "council_member": None,
    "council_group": None,
}
_OF_AREAS = {
    "council_area": None,
    "area_status": "as_of",
    "qualification": None,
    "contact": "held_on",
    "analysis": "completed_on",
    "project": "started_on",
}
_OF_STATUS = ("council", "council_area", "council_status", "council_meeting", "area_status")
_DATED = [table for table, day in (_OF_BODIES | _OF_AREAS).items() if day]


@db.per_build
def registry_facts() -> dict[str, tuple[Facts, Facts]]:
    """Per Kommune what its Stand rests on (bodies, reports, meetings), and all that the registry says of it and the Gemeinden in it."""
    rows = [
        *(_rows(table, day, "JOIN council_area USING (council_id)") for table, day in _OF_BODIES.items()),
        *(_rows(table, day, "") for table, day in _OF_AREAS.items()),
    ]
    newest = ", ".join(f"max(day) FILTER (origin = '{table}')" for table in _DATED)
    answer = db.query(
        f"""
        WITH fact AS ({" UNION ALL ".join(rows)}),
        -- whether the lists are complete decides between none and unknown
        scope AS (SELECT coalesce(sum(hash(topic, complete)), 0) AS fingerprint FROM registry_scope)
        SELECT area.kommune_id AS area_id, any_value(scope.fingerprint) AS scope,
               coalesce(sum(fact.fingerprint) FILTER (list_contains($of_status, origin)), 0) AS of_status,
               sum(fact.fingerprint) AS of_all, [{newest}] AS newest
        FROM fact JOIN area USING (area_id) CROSS JOIN scope WHERE area.kommune_id IS NOT NULL GROUP BY area.kommune_id
        """,
        {"of_status": list(_OF_STATUS)},
    )
    counts = [table in _OF_STATUS for table in _DATED]
    return {
        row["area_id"]: (
            Facts(hash((row["of_status"], row["scope"])), tuple(compress(row["newest"], counts))),
            Facts(hash((row["of_all"], row["scope"])), tuple(row["newest"])),
        )
        for row in answer
    }


def _rows(table: str, day: str | None, place: str) -> str:
    """The rows of a table with their area, day and fingerprint; the file they come from plays no part."""
    columns = "*" if table == "council_area" else "* EXCLUDE (release_id)"
    return f"""
        SELECT area_id, '{table}' AS origin, CAST({day or "NULL"} AS DATE) AS day, hash('{table}', fact) AS fingerprint
        FROM (SELECT {columns} FROM {table}) AS fact {place}"""
