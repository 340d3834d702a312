"""Kommunen whose Stand changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import db
from dashboard.queries.changes import facts, reasons
from dashboard.queries.changes.pair import Pair


@dataclass(frozen=True)
class StatusChange:
    """`before` and `after` are codes, None where the version does not have the area. `since`: day of the build that first had the Stand of
    the later version (where the area is gone: of the earlier one); `at_least`: it may be older."""

    area_id: str
    label: str
    before: str | None
    after: str | None
    since: date
    at_least: bool
    reason: str
    synthetic: bool


def status_changes(pair: Pair) -> list[StatusChange]:
    """By key of the Kommune."""
    before, after = pair.statuses
    changed = [
        area_id
        for area_id in sorted(before.keys() | after.keys())
        if area_id not in before or area_id not in after or before[area_id].status != after[area_id].status
    ]
    former, present = pair.rule(facts.STATUS_RULE)
    under_former: dict[str, str] = {}
    if changed and former.thresholds != present.thresholds and former.fingerprint == present.fingerprint:
        with db.reading(pair.later):
            under_former = facts.statuses_under(former.thresholds)
    return [_change(pair, area_id, under_former) for area_id in changed]


def _change(pair: Pair, area_id: str, under_former: dict[str, str]) -> StatusChange:
    before, after = (statuses.get(area_id) for statuses in pair.statuses)
    told = after or before
    assert told is not None  # noqa: S101  one of the two versions has the area
    if before and after:
        data = reasons.of_data(*pair.status_facts(area_id), time_moved=pair.time_moved)
        rules = pair.rule(facts.STATUS_RULE)
        reason = reasons.of_change(before.status, after.status, under_former.get(area_id), data, rules)
    else:
        reason = reasons.RELEASE  # of the list of areas
    return StatusChange(
        area_id,
        told.label,
        before and before.status,
        after and after.status,
        told.since,
        told.at_least,
        reason,
        pair.synthetic,
    )
