"""Every change that leads to an area of today: kept by hand, found between lists, or both in one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.changes import Change
from geo.gemeinden import Edition
from geo.history import History
from geo.keys import GEMEINDE_DIGITS, KOMMUNE_DIGITS, kommune_part
from geo.names import normalise
from geo.succession import Comparison, Found

_NOT_KEPT = "Aus dem Vergleich der Gemeindeverzeichnisse vom {older:%d.%m.%Y} und {newer:%d.%m.%Y}; der Tag ist nicht eingetragen."


def listed_changes(history: History) -> tuple[Change, ...]:
    """The changes up to the Gebietsstand of the newest list, oldest first, their successors as they are today.

    A change that only comparing shows has the later of the two Gebietsstände as its day, and says so in its note.
    """
    past = history.settled
    waiting = {row for rows in history.ahead().values() for row in rows}
    rows: list[Change] = []
    matched: set[Change] = set()
    for step in history.comparisons:
        for found in step.found:
            kept = _kept_of(found, step, past) or _kept_of(found, step, waiting, key_is_known=False)
            matched.update(kept[:1])
            rows += _today(_row(found, step, kept[0] if kept else None), history)
    for row in past:
        if row not in matched:
            rows += _today(row, history)
    rows = [_without_key_in_use(row, history) for row in rows]
    order = {row: place for place, row in enumerate(history.kept)}
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: (row.changed_on, order.get(row, len(order)))))


def _kept_of(found: Found, step: Comparison, kept: Iterable[Change], *, key_is_known: bool = True) -> list[Change]:
    """The rows kept by hand that tell of what was found, also under another new key than the list has (`key_is_known` false)."""
    return [
        row
        for row in kept
        if step.older.reference_date < row.changed_on <= step.newer.reference_date
        and row.new_area_id == (found.new_id if key_is_known else row.new_area_id)
        and (row.old_area_id == found.old_id or normalise(row.old_name) == normalise(found.old_name))
    ]


def _row(found: Found, step: Comparison, kept: Change | None) -> Change:
    if kept:
        row = replace(kept, new_area_id=found.new_id, new_name=found.new_name, part_only=found.part_only)
    else:
        note = _NOT_KEPT.format(older=step.older.reference_date, newer=step.newer.reference_date)
        row = Change(
            kind=found.kind,
            old_name=found.old_name,
            old_kind=_old_kind(found, step.older),
            old_area_id=found.old_id,
            old_area_source=None,
            new_area_id=found.new_id,
            new_name=found.new_name,
            changed_on=step.newer.reference_date,
            verified=False,
            part_only=found.part_only,
            source_url=None,
            note=note,
        )
    return replace(row, found_after=step.older.reference_date, found_by=step.newer.reference_date)


def _old_kind(found: Found, older: Edition) -> str:
    if len(found.old_id) == GEMEINDE_DIGITS:
        return "ortsgemeinde"
    return "vg" if older.kommunen[found.old_id][0].in_verbandsgemeinde else "verbandsfrei"


def _today(row: Change, history: History) -> Iterator[Change]:
    """The row with the successor's successors where later lists no longer have it."""
    key, newest = row.new_area_id, history.newest
    if key in newest.kommunen or key in newest.by_id:
        yield row
        return
    holders = [each for each in history.editions if key in each.kommunen or key in each.by_id]
    for holder in holders[-1:]:
        members = [each.area_id for each in holder.kommunen[key]] if len(key) == KOMMUNE_DIGITS else [key]
        reach = history.reach(holder.reference_date, members)
        targets = sorted({kommune_part(each) if len(key) == KOMMUNE_DIGITS else each for each in reach.ids})
        for target in targets:
            yield replace(row, new_area_id=target, new_name=None, part_only=row.part_only or len(targets) > 1)


def _without_key_in_use(row: Change, history: History) -> Change:
    """A key that is (still, or again) one of today leads to today's area, not through a change."""
    key = row.old_area_id
    if key and (key in history.newest.kommunen or key in history.newest.by_id):
        return replace(row, old_area_id=None, old_area_source=None)
    return row
