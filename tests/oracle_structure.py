"""The dull Python version of the Stand, and of table `structure`: what the registry says of each Kommune and Landkreis on one day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from tests.oracle import CAUTIOUS_FIRST, Row, Tables, months_before


def structure(tables: Tables, as_of: date) -> dict[str, Row]:
    """Table `structure` of one day: area_id → row."""
    rows = {area["area_id"]: _area_row(tables, area, as_of) for area in _judged_areas(tables)}
    stands = statuses(tables, as_of)
    for area in _judged_areas(tables):
        above = rows.get(area["kreis_id"]) if area["level"] == "kommune" else None
        covered = above is not None and stands[above["area_id"]] == "aktiv"
        rows[area["area_id"]]["above_council_id"] = above["council_id"] if above and covered else None
    return rows


def statuses(tables: Tables, day: date, months: int = 18, stale_months: int = 24) -> dict[str, str]:
    """The Stand of every Kommune and Landkreis on a day: area_id → one of seven codes."""
    return {
        area["area_id"]: _status(tables, area["area_id"], day, months, stale_months) for area in _judged_areas(tables)
    }


def _judged_areas(tables: Tables) -> list[Row]:
    return [area for area in tables["area"] if area["level"] == "kommune" or area["kind"] == "landkreis"]


def _status(tables: Tables, area_id: str, day: date, months: int, stale_months: int) -> str:
    chosen = _chosen(tables, _reports(tables, area_id, day), day, stale_months)
    if chosen is None or chosen["as_of"] < months_before(day, stale_months):
        return "unklar"
    if chosen["status"] != "aktiv":
        return str(chosen["status"])
    met, limit = _last_meeting(tables, chosen["council_id"], day), months_before(day, months)
    if met is not None and met >= limit:
        return "aktiv"
    if not _meetings_complete(tables, chosen["release_id"], day):
        return "aktiv"
    founded = _founded(_council(tables, chosen["council_id"]), day)
    return "aktiv" if met is None and founded is not None and founded[1] >= limit else "ruht_vermutlich"


def _last_meeting(tables: Tables, council_id: str | None, day: date) -> date | None:
    held = [row["held_on"] for row in tables["council_meeting"] if row["council_id"] == council_id]
    return max((each for each in held if each <= day), default=None)


def _meetings_complete(tables: Tables, release_id: str, day: date) -> bool:
    """Of the day of the build the list says it itself; of an earlier one only if it reaches back 18 months."""
    if not any(
        row["complete"]
        for row in tables["registry_scope"]
        if (row["release_id"], row["topic"]) == (release_id, "meeting")
    ):
        return False
    listed = [row["held_on"] for row in tables["council_meeting"] if row["release_id"] == release_id]
    return day == tables["build"][0]["as_of"] or (bool(listed) and min(listed) <= months_before(day, 18))


def _founded(council: Row, day: date) -> tuple[date, date] | None:
    """First and last day on which the body may have been founded or constituted anew, whichever is later."""
    founded, anew = council.get("founded_on"), council.get("reconstituted_on")
    if anew is not None and anew <= day and (founded is None or anew >= founded or founded > day):
        return anew, anew
    if founded is None or founded > day:
        return None
    if council["founded_precision"] == "year":
        return founded, date(founded.year, 12, 31)
    if council["founded_precision"] == "month":
        return founded, date(founded.year, founded.month, monthrange(founded.year, founded.month)[1])
    return founded, founded


def _reports(tables: Tables, area_id: str, as_of: date) -> list[Row]:
    reports = []
    for link in tables["council_area"]:
        if link["area_id"] != area_id or link["former_name"] is not None:
            continue
        if (link["valid_from"] and link["valid_from"] > as_of) or (link["valid_until"] and link["valid_until"] < as_of):
            continue
        council = _council(tables, link["council_id"])
        if council["counts_as_body"]:
            reports += [report for report in tables["council_status"] if report["council_id"] == council["council_id"]]
    reports += [report | {"council_id": None} for report in tables["area_status"] if report["area_id"] == area_id]
    return [report for report in reports if report["as_of"] <= as_of]


def _council(tables: Tables, council_id: str) -> Row:
    return next(council for council in tables["council"] if council["council_id"] == council_id)


def _newest(reports: list[Row]) -> Row:
    last = max(report["as_of"] for report in reports)
    same_day = [report for report in reports if report["as_of"] == last]
    return sorted(same_day, key=lambda report: (CAUTIOUS_FIRST.index(report["status"]), report["source"]))[0]


def _newest_of_each(reports: list[Row]) -> list[Row]:
    bodies = {report["council_id"] for report in reports}
    return [_newest([report for report in reports if report["council_id"] == body]) for body in bodies]


def _chosen(tables: Tables, reports: list[Row], day: date, stale_months: int = 24) -> Row | None:
    """The report on which the Stand rests: an active body reported lately, of several the one that met last; else the newest."""
    candidates = _newest_of_each(reports)
    limit = months_before(day, stale_months)
    active = [report for report in candidates if report["status"] == "aktiv" and report["as_of"] >= limit]
    if active:
        meetings = {report["council_id"]: _last_meeting(tables, report["council_id"], day) for report in active}
        last_met = max((met for met in meetings.values() if met), default=None)
        candidates = [report for report in active if meetings[report["council_id"]] == last_met]
    if not candidates:
        return None
    last = max(report["as_of"] for report in candidates)
    same_day = [report for report in candidates if report["as_of"] == last]

    def order(report: Row) -> tuple[int, bool, str]:
        return CAUTIOUS_FIRST.index(report["status"]), report["council_id"] is None, report["council_id"] or ""

    return min(same_day, key=order)


def _meaning(status: str) -> str | None:
    if status in {"aktiv", "ruhend"}:
        return status
    return None if status == "unklar" else "keines"


def _contradicted(chosen: Row, reports: list[Row]) -> bool:
    for other in reports:
        different_bodies = (
            None not in (other["council_id"], chosen["council_id"]) and other["council_id"] != chosen["council_id"]
        )
        meanings = {_meaning(other["status"]), _meaning(chosen["status"])}
        if None in meanings or len(meanings) == 1:
            continue
        as_old_or_newer = other["as_of"] >= chosen["as_of"]
        if different_bodies:
            last_word = other in _newest_of_each(reports)
            if last_word and as_old_or_newer and other["release_id"] != chosen["release_id"]:
                return True
            continue
        recent = other["source"] != chosen["source"] and other["as_of"] >= months_before(chosen["as_of"], 3)
        if as_old_or_newer or recent:
            return True
    return False


def _area_row(tables: Tables, area: Row, as_of: date) -> Row:
    reports = _reports(tables, area["area_id"], as_of)
    chosen = _chosen(tables, reports, as_of)
    release = chosen["release_id"] if chosen else None
    complete = {row["topic"] for row in tables["registry_scope"] if row["release_id"] == release and row["complete"]}
    body = chosen["council_id"] if chosen else None
    row = {
        "area_id": area["area_id"],
        "council_id": body,
        "status_reported": chosen["status"] if chosen else "unklar",
        "confirmed_on": chosen["as_of"] if chosen else None,
        "conflicting": bool(chosen and _contradicted(chosen, reports)),
        "part_councils": _parts(tables, area, as_of),
        "release_id": release,
    }
    return row | _body_facts(tables, body, as_of, complete) | _area_facts(tables, area["area_id"], as_of, complete)


def _parts(tables: Tables, area: Row, as_of: date) -> int:
    towns = [town for town in tables["area"] if town["kind"] == "ortsgemeinde"]
    inside = [town for town in towns if area["area_id"] in (town["kommune_id"], town["kreis_id"])]
    bodies = set()
    for town in inside:
        for newest in _newest_of_each(_reports(tables, town["area_id"], as_of)):
            is_recent = newest["as_of"] >= months_before(as_of, 24)
            if newest["council_id"] is not None and newest["status"] in {"aktiv", "ruhend"} and is_recent:
                bodies.add(newest["council_id"])
    return len(bodies)


def _body_facts(tables: Tables, body: str | None, as_of: date, complete: set[str]) -> Row:
    council = _council(tables, body) if body else {}
    held = [row for row in tables["council_meeting"] if body and row["council_id"] == body and row["held_on"] <= as_of]
    founded = _founded(council, as_of) if body else None
    recent = sum(row["held_on"] > months_before(as_of, 12) for row in held)
    return {
        "founded_on": founded[0] if founded else None,
        "last_meeting_on": _last_meeting(tables, body, as_of),
        "last_public_meeting_on": max((row["held_on"] for row in held if row["is_public"]), default=None),
        "meetings_12m": recent or (0 if body and "meeting" in complete else None),
        "chair": council.get("chair"),
        "fte": council.get("fte"),
        "participation_level": council.get("participation_level"),
    }


def _area_facts(tables: Tables, area_id: str, as_of: date, complete: set[str]) -> Row:
    def of_area(table: str) -> list[Row]:
        return [row for row in tables[table] if row["area_id"] == area_id]

    certified, analyses = (
        of_area("qualification"),
        [row["completed_on"] for row in of_area("analysis") if row["completed_on"] <= as_of],
    )
    year_ago = months_before(as_of, 12)
    running = [
        row
        for row in of_area("project")
        if row["started_on"] <= as_of and (row["ended_on"] is None or row["ended_on"] > year_ago)
    ]
    contacts = [row["held_on"] for row in of_area("contact") if row["held_on"] <= as_of]
    recent = sum(day > months_before(as_of, 24) for day in contacts)
    return {
        "certified_persons": sum(row["persons"] for row in certified)
        if certified
        else (0 if "qualification" in complete else None),
        "last_analysis_on": max(analyses, default=None),
        "analyses": len(analyses) or (0 if "analysis" in complete else None),
        "projects_12m": len(running) or (0 if "project" in complete else None),
        "last_contact_on": max(contacts, default=None),
        "contacts_24m": recent or (0 if "contact" in complete else None),
    }
