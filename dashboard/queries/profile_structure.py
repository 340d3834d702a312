"""Questions of the page of one area about its bodies: which there are, how they fared, who works in them, what they did."""

from __future__ import annotations

from dashboard import db


def structure(area_id: str) -> db.Row | None:
    """What the registry says of a Kommune or Landkreis on the day of the build; None where it keeps no statement (Land, Gemeinden)."""
    rows = db.query(
        """
        SELECT shown.*, council.name AS council, above.name AS above_council, coalesce(source.synthetic, build.demo) AS demo,
               source.attribution
        FROM structure_shown() AS shown
        CROSS JOIN build
        LEFT JOIN council ON council.council_id = shown.council_id
        LEFT JOIN council AS above ON above.council_id = shown.above_council_id
        LEFT JOIN release ON release.release_id = shown.release_id
        LEFT JOIN source USING (source_id)
        WHERE shown.area_id = ?
    """,
        [area_id],
    )
    return rows[0] if rows else None


@db.per_build
def active_of_kind(level: str, kind: str) -> tuple[int, int]:
    """How many areas of a kind have an active body, and how many there are."""
    row = db.one(
        """
        SELECT count(*) FILTER (status = 'aktiv') AS active, count(*) AS areas
        FROM structure_shown() JOIN area USING (area_id) WHERE area.level = ? AND area.kind = ?
    """,
        [level, kind],
    )
    return row["active"], row["areas"]


def councils(area_ids: tuple[str, ...]) -> list[db.Row]:
    """Bodies responsible for these areas, those that count first; `for_area` is the area and `former_name` the Kommune before a merger."""
    return db.query(
        """
        SELECT council.*, council_area.area_id AS for_area, area.label AS for_label, council_area.former_name,
               council_area.valid_from, council_area.valid_until
        FROM council_area JOIN council USING (council_id) JOIN area ON area.area_id = council_area.area_id
        WHERE list_contains(?, council_area.area_id)
        ORDER BY council.counts_as_body DESC, length(council_area.area_id) DESC, council.name
    """,
        [list(area_ids)],
    )


def part_councils(kommune_id: str) -> list[db.Row]:
    """Bodies of single Gemeinden inside a Kommune."""
    return db.query(
        """
        SELECT council.council_id, council.name, council.type, area.label AS for_label, area.area_id AS for_area
        FROM council_area JOIN council USING (council_id) JOIN area USING (area_id)
        WHERE area.level = 'gemeinde' AND area.kommune_id = ? AND area.kind = 'ortsgemeinde' ORDER BY area.label, council.name
    """,
        [kommune_id],
    )


def reports(area_id: str, council_ids: tuple[str, ...]) -> list[db.Row]:
    """Every dated report about these bodies and about the area itself (council_id NULL), oldest first."""
    return db.query(
        """
        SELECT council_id, status, as_of, source FROM council_status WHERE list_contains(?, council_id)
        UNION ALL
        SELECT NULL, status, as_of, source FROM area_status WHERE area_id = ?
        ORDER BY as_of, council_id
    """,
        [list(council_ids), area_id],
    )


def members(council_ids: tuple[str, ...]) -> list[db.Row]:
    """Institutions of these bodies by sector."""
    return db.query(
        """
        SELECT DISTINCT council_id, sector, institution FROM council_member
        WHERE list_contains(?, council_id) ORDER BY council_id, sector, institution
    """,
        [list(council_ids)],
    )


def groups(council_ids: tuple[str, ...]) -> list[db.Row]:
    """Working groups of these bodies; active is NULL where nobody knows."""
    return db.query(
        """
        SELECT DISTINCT council_id, name, active FROM council_group WHERE list_contains(?, council_id) ORDER BY council_id, name
    """,
        [list(council_ids)],
    )


def meetings(council_ids: tuple[str, ...]) -> list[db.Row]:
    """Meetings of these bodies, newest first."""
    return db.query(
        """
        SELECT council_id, held_on, is_public FROM council_meeting WHERE list_contains(?, council_id) ORDER BY held_on DESC
    """,
        [list(council_ids)],
    )


def qualifications(area_id: str) -> list[db.Row]:
    """Certificates by year, newest first."""
    return db.query(
        "SELECT kind, persons, year FROM qualification WHERE area_id = ? ORDER BY year DESC, kind", [area_id]
    )


def analyses(area_id: str) -> list[db.Row]:
    """Local analyses and surveys, newest first."""
    return db.query(
        "SELECT kind, completed_on, sampling, n FROM analysis WHERE area_id = ? ORDER BY completed_on DESC", [area_id]
    )


def contacts(area_id: str) -> list[db.Row]:
    """Contacts with the Leitstelle, newest first."""
    return db.query("SELECT kind, held_on FROM contact WHERE area_id = ? ORDER BY held_on DESC", [area_id])


def projects(area_id: str) -> list[db.Row]:
    """Projects and grants, newest first."""
    return db.query(
        """
        SELECT title, started_on, ended_on, grant_eur, beccaria_steps, evaluated FROM project WHERE area_id = ?
        ORDER BY started_on DESC, title
    """,
        [area_id],
    )


@db.per_build
def complete_topics() -> frozenset[str]:
    """Topics of the registry whose lists are complete in every release of it: there, no row means none."""
    rows = db.query("SELECT topic FROM registry_scope GROUP BY topic HAVING bool_and(complete)")
    return frozenset(row["topic"] for row in rows)


@db.per_build
def active_kommunen() -> tuple[int, int]:
    """How many of all Kommunen have an active body."""
    row = db.one("""
        SELECT count(*) FILTER (status = 'aktiv') AS active, count(*) AS areas
        FROM structure_shown() JOIN area USING (area_id) WHERE area.level = 'kommune'
    """)
    return row["active"], row["areas"]
