"""Territorial changes since 2012: which former Kommune became (part of) which Kommune of today."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.keys import filled_up
from geo.names import normalise, split_kind, without_parenthesis
from geo.tables import Row, read_table

_COLUMNS = (
    "old_name",
    "old_kind",
    "old_area_id",
    "old_area_source",
    "new_area_id",
    "changed_on",
    "verified",
    "part_only",
    "source_url",
    "note",
)
_OLD_DIGITS = {"vg": 9, "verbandsfrei": 9, "ortsgemeinde": 12}
_OLD_KINDS = tuple(_OLD_DIGITS)
_LAND = "07"
# Before the reform of 2010 nothing is recorded, and a change cannot lie ahead of the register it explains.
_EARLIEST = date(2010, 1, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of table `area_change`, plus `old_kind` ("vg", "verbandsfrei" or "ortsgemeinde").

    `old_area_id` is the key it had, as read in `old_area_source`; None where it is not known or is still in use today.
    """

    old_name: str
    old_kind: str
    old_area_id: str | None
    old_area_source: str | None
    new_area_id: str
    changed_on: date
    verified: bool
    part_only: bool
    source_url: str | None
    note: str | None


def load_changes(file: Path, known_areas: Container[str], keys_of_today: Container[str]) -> tuple[Change, ...]:
    """Read changes.csv; raises TableError where the new area is not in `known_areas`, a date is impossible, a row claims to be
    verified without a source, or an old key has no source, is one of `keys_of_today` or belongs to somebody else."""
    rows = tuple(read_table(file, _COLUMNS, ";"))
    changes = tuple(_change(row, known_areas, keys_of_today) for row in rows)
    _one_key_each(rows)
    return changes


def _change(row: Row, known_areas: Container[str], keys_of_today: Container[str]) -> Change:
    new_area_id = row.key("new_area_id", 9)
    if new_area_id not in known_areas:
        raise row.fault(
            "new_area_id",
            "keine Kommune von heute.",
            "Bitte den neunstelligen Regionalschlüssel der heutigen Kommune eintragen.",
        )
    changed_on = row.day("changed_on")
    if not _EARLIEST <= changed_on <= date.today():
        raise row.fault(
            "changed_on", "vor 2010 oder in der Zukunft.", "Bitte den Tag eintragen, an dem die Änderung galt."
        )
    verified = row.choice("verified", ("true", "false")) == "true"
    if verified and not row["source_url"].startswith(("https://", "http://")):
        raise row.fault(
            "source_url",
            "als belegt gemeldet, aber ohne Quelle.",
            "Bitte die Adresse der Quelle eintragen oder verified auf false setzen.",
        )
    return Change(
        old_name=row["old_name"],
        old_kind=row.choice("old_kind", _OLD_KINDS),
        old_area_id=_old_key(row, keys_of_today),
        old_area_source=row["old_area_source"] or None,
        new_area_id=new_area_id,
        changed_on=changed_on,
        verified=verified,
        part_only=row.choice("part_only", ("true", "false")) == "true",
        source_url=row["source_url"] or None,
        note=row["note"] or None,
    )


def _old_key(row: Row, keys_of_today: Container[str]) -> str | None:
    """The key of the former Kommune; a key without a source is as good as a guess, and one in use today leads to today's area."""
    if not row["old_area_id"]:
        if row["old_area_source"]:
            raise row.fault(
                "old_area_source",
                "Quelle ohne Schlüssel.",
                "Bitte den früheren Schlüssel eintragen oder die Zelle leeren.",
            )
        return None
    key = row.key("old_area_id", _OLD_DIGITS[row["old_kind"]])
    if not key.startswith(_LAND):
        raise row.fault(
            "old_area_id",
            "kein Schlüssel aus Rheinland-Pfalz.",
            "Er beginnt mit 07; bitte mit führender Null eintragen.",
        )
    if key in keys_of_today:
        raise row.fault(
            "old_area_id", "ein Schlüssel von heute.", "Bitte die Zelle leeren: Er führt schon zur heutigen Kommune."
        )
    if not row["old_area_source"].startswith(("https://", "http://")):
        raise row.fault(
            "old_area_source",
            "Schlüssel ohne Quelle.",
            "Bitte die Adresse eintragen, unter der er steht, oder beide Zellen leeren.",
        )
    return key


def _one_key_each(rows: Iterable[Row]) -> None:
    """A former Kommune has one key in all its rows, and no other has the same."""
    by_key: dict[str, str] = {}
    by_body: dict[tuple[str, ...], str] = {}
    for row in rows:
        key, name = row["old_area_id"], row["old_name"]
        if key and by_key.setdefault(key, name) != name:
            raise row.fault(
                "old_area_id", f"steht schon bei „{by_key[key]}“.", "Bitte den Schlüssel einer der beiden berichtigen."
            )
        if by_body.setdefault((name, row["old_kind"], row["changed_on"]), key) != key:
            raise row.fault(
                "old_area_id",
                f"anders als in den übrigen Zeilen von „{name}“.",
                "Bitte in allen Zeilen gleich eintragen.",
            )


def existence(changes: Iterable[Change]) -> dict[str, tuple[date, bool]]:
    """Per Kommune of today the day of its latest known change, and whether a source confirms every row of that day."""
    by_area: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_area[change.new_area_id].append(change)
    latest = {area_id: max(change.changed_on for change in rows) for area_id, rows in by_area.items()}
    return {
        area_id: (day, all(change.verified for change in by_area[area_id] if change.changed_on == day))
        for area_id, day in latest.items()
    }


def find_former(text: str, changes: Iterable[Change]) -> list[Change]:
    """The changes whose former Kommune is called `text` in any spelling, "VG" or "Stadt" beside it allowed, or had that key.

    "Simmern" finds "Simmern (Hunsrück)", and so do 071405007 and 071405007000. Empty where there was no such Kommune; never an
    area of today.
    """
    key = text.replace(" ", "")
    if key.isdigit():
        return [row for row in changes if row.old_area_id and key in (row.old_area_id, filled_up(row.old_area_id))]
    kind = None
    if split := split_kind(text):
        text, kind = split
    spelling = normalise(text)
    named = [
        row for row in changes if spelling in (normalise(row.old_name), normalise(without_parenthesis(row.old_name)))
    ]
    return [row for row in named if kind is None or (kind == "vg") == (row.old_kind == "vg")]
