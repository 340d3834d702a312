"""Territorial changes since 2012: which former Kommune became (part of) which Kommune of today."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.names import normalise, split_kind, without_parenthesis
from geo.tables import Row, read_table

_COLUMNS = ("old_name", "old_kind", "new_area_id", "changed_on", "verified", "part_only", "source_url", "note")
_OLD_KINDS = ("vg", "verbandsfrei", "ortsgemeinde")
# Before the reform of 2010 nothing is recorded, and a change cannot lie ahead of the register it explains.
_EARLIEST = date(2010, 1, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of table `area_change`, plus `old_kind` ("vg", "verbandsfrei" or "ortsgemeinde")."""

    old_name: str
    old_kind: str
    new_area_id: str
    changed_on: date
    verified: bool
    part_only: bool
    source_url: str | None
    note: str | None


def load_changes(file: Path, known_areas: Container[str]) -> tuple[Change, ...]:
    """Read changes.csv; raises TableError where the new area is not in `known_areas`, a date is impossible, or a row
    claims to be verified without a source."""
    return tuple(_change(row, known_areas) for row in read_table(file, _COLUMNS, ";"))


def _change(row: Row, known_areas: Container[str]) -> Change:
    new_area_id = row.key("new_area_id", 9)
    if new_area_id not in known_areas:
        raise row.fault(
            "new_area_id", "keine Kommune von heute.", "Bitte den neunstelligen Regionalschlüssel der heutigen Kommune eintragen."
        )
    changed_on = row.day("changed_on")
    if not _EARLIEST <= changed_on <= date.today():
        raise row.fault("changed_on", "vor 2010 oder in der Zukunft.", "Bitte den Tag eintragen, an dem die Änderung galt.")
    verified = row.choice("verified", ("true", "false")) == "true"
    if verified and not row["source_url"].startswith(("https://", "http://")):
        raise row.fault(
            "source_url", "als belegt gemeldet, aber ohne Quelle.", "Bitte die Adresse der Quelle eintragen oder verified auf false setzen."
        )
    return Change(
        old_name=row["old_name"],
        old_kind=row.choice("old_kind", _OLD_KINDS),
        new_area_id=new_area_id,
        changed_on=changed_on,
        verified=verified,
        part_only=row.choice("part_only", ("true", "false")) == "true",
        source_url=row["source_url"] or None,
        note=row["note"] or None,
    )


def existence(changes: Iterable[Change]) -> dict[str, tuple[date, bool]]:
    """Per Kommune of today the day of its latest known change, and whether a source confirms every row of that day."""
    by_area: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_area[change.new_area_id].append(change)
    latest = {area_id: max(change.changed_on for change in rows) for area_id, rows in by_area.items()}
    return {
        area_id: (day, all(change.verified for change in by_area[area_id] if change.changed_on == day)) for area_id, day in latest.items()
    }


def find_former(text: str, changes: Iterable[Change]) -> list[Change]:
    """The changes whose former Kommune is called `text` in any spelling, "VG" or "Stadt" beside it allowed.

    "Simmern" finds "Simmern (Hunsrück)". Empty where no former Kommune has that name; never an area of today.
    """
    kind = None
    if found := split_kind(text):
        text, kind = found
    wanted = normalise(text)
    named = [row for row in changes if wanted in (normalise(row.old_name), normalise(without_parenthesis(row.old_name)))]
    return [row for row in named if kind is None or (kind == "vg") == (row.old_kind == "vg")]
