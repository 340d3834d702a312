"""Territorial changes kept by hand, since 2012 and ahead of the newest list: which area became (part of) which other, when, who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from geo import clock
from geo.gemeinden import Edition
from geo.keys import GEMEINDE_DIGITS, KOMMUNE_DIGITS, filled_up
from geo.names import normalise, split_kind, without_parenthesis
from geo.tables import Row, read_table


class ChangeKind(StrEnum):
    """What became of an area."""

    MERGED = "merged"  # several became one, or one was taken into another
    DIVIDED = "divided"  # its parts lie in several
    RENAMED = "renamed"
    MOVED = "moved"  # a Gemeinde lies in another Verbandsgemeinde or Kreis
    NEW_KEY = "new_key"  # the same area under another key


_COLUMNS = (
    "kind",
    "old_name",
    "old_kind",
    "old_area_id",
    "old_area_source",
    "new_area_id",
    "new_name",
    "changed_on",
    "verified",
    "part_only",
    "source_url",
    "note",
)
_OLD_DIGITS = {"vg": KOMMUNE_DIGITS, "verbandsfrei": KOMMUNE_DIGITS, "ortsgemeinde": GEMEINDE_DIGITS}
_OLD_KINDS = tuple(_OLD_DIGITS)
_LAND = "07"
_WEB = ("https://", "http://")
# Before the reform of 2010 nothing is recorded, and what is still to come is no change yet.
_EARLIEST = date(2010, 1, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """A former area and (one of) its successors, plus `old_kind` ("vg", "verbandsfrei" or "ortsgemeinde").

    `old_area_id` is the key it had, None where it is not known or still in use; read in `old_area_source`, or in a loaded list.
    `found_after` and `found_by` are the Gebietsstände between which comparing shows the change, None where only the table tells it.
    """

    kind: ChangeKind
    old_name: str
    old_kind: str
    old_area_id: str | None
    old_area_source: str | None
    new_area_id: str
    new_name: str | None
    changed_on: date
    verified: bool
    part_only: bool
    source_url: str | None
    note: str | None
    found_after: date | None = None
    found_by: date | None = None


def load_changes(file: Path, editions: Sequence[Edition], *, complete: bool = True) -> tuple[Change, ...]:
    """Read changes.csv against the loaded lists (oldest first). Raises TableError for an impossible date, a row that claims to be verified
    without a source, a successor that no list knows although it should, and an old key that has no source, is one of today or belongs to
    somebody else. `complete=False`: the lists are excerpts and cannot know every successor."""
    rows = tuple(read_table(file, _COLUMNS, ";"))
    known = _KnownKeys(editions, complete)
    changes = tuple(_change(row, known) for row in rows)
    _one_key_each(rows)
    return changes


class _KnownKeys:
    """Keys of Kommunen and Gemeinden in the loaded lists."""

    def __init__(self, editions: Sequence[Edition], complete: bool) -> None:
        keys = [set(edition.kommunen) | set(edition.by_id) for edition in editions]
        self.ever = frozenset().union(*keys)
        self.today: Container[str] = keys[-1]
        self.newest = editions[-1].reference_date
        self.complete = complete

    def shows(self, row: Row, changed_on: date) -> bool:
        """Whether the lists reach far enough to show the change: not where it came later, nor where no list has the named successor (the
        lists count, and the row waits for one that has it)."""
        return changed_on <= self.newest and (row["new_area_id"] in self.ever or not row["new_name"])


def _change(row: Row, known: _KnownKeys) -> Change:
    changed_on = row.day("changed_on")
    if not _EARLIEST <= changed_on <= clock.today():
        raise row.fault(
            "changed_on", "vor 2010 oder in der Zukunft.", "Bitte den Tag eintragen, an dem die Änderung galt."
        )
    verified = row.choice("verified", ("true", "false")) == "true"
    if verified and not row["source_url"].startswith(_WEB):
        raise row.fault(
            "source_url",
            "als belegt gemeldet, aber ohne Quelle.",
            "Bitte die Adresse der Quelle eintragen oder verified auf false setzen.",
        )
    return Change(
        kind=ChangeKind(row.choice("kind", tuple(ChangeKind))),
        old_name=row["old_name"],
        old_kind=row.choice("old_kind", _OLD_KINDS),
        old_area_id=_old_key(row, changed_on, known),
        old_area_source=row["old_area_source"] or None,
        new_area_id=_new_key(row, changed_on, known),
        new_name=row["new_name"] or None,
        changed_on=changed_on,
        verified=verified,
        part_only=row.choice("part_only", ("true", "false")) == "true",
        source_url=row["source_url"] or None,
        note=row["note"] or None,
    )


def _new_key(row: Row, changed_on: date, known: _KnownKeys) -> str:
    """The successor: it stands in a list, or comes after the newest one and is named here."""
    key = row.key("new_area_id", GEMEINDE_DIGITS if len(row["new_area_id"]) == GEMEINDE_DIGITS else KOMMUNE_DIGITS)
    if not key.startswith(_LAND):
        raise row.fault("new_area_id", "kein Schlüssel aus Rheinland-Pfalz.", "Er beginnt mit 07.")
    if not known.shows(row, changed_on):
        if not row["new_name"]:
            raise row.fault(
                "new_name",
                f"fehlt, und die geladenen Listen reichen nur bis {known.newest:%d.%m.%Y}.",
                "Bitte den Namen des neuen Gebiets eintragen.",
            )
    elif known.complete and key not in known.ever:
        raise row.fault(
            "new_area_id",
            "keine Kommune und keine Gemeinde einer geladenen Liste.",
            "Bitte den Regionalschlüssel mit neun oder zwölf Ziffern aus dem Gemeindeverzeichnis eintragen.",
        )
    return key


def _old_key(row: Row, changed_on: date, known: _KnownKeys) -> str | None:
    """The key of the former area; a key without a source is as good as a guess, and one in use today leads to today's area."""
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
    if key in known.today and known.shows(row, changed_on):
        raise row.fault(
            "old_area_id", "ein Schlüssel von heute.", "Bitte die Zelle leeren: Er führt schon zur heutigen Kommune."
        )
    if known.complete and key not in known.ever and not row["old_area_source"].startswith(_WEB):
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
    """Per successor the day of its latest known change of territory, and whether a source confirms every row of that day."""
    by_area: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind in (ChangeKind.MERGED, ChangeKind.DIVIDED):
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
