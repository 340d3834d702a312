"""The section on the Stand: how many Kommunen have which one, before and after, and which have another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.exports.changes import reason, since, status
from dashboard.pages.neues.lists import Listing, kommune_with_kreis, listing, reasons_line
from dashboard.queries.changes import Changes, StatusChange
from dashboard.texts import changes as texts
from dashboard.texts.statuses import STATUSES
from dashboard.web.table import Column, Table, numbers

_ORDER = {code: place for place, code in enumerate(STATUSES)}


@dataclass(frozen=True)
class StatusSection:
    """`lines` say how many there are and why; `changed` is None where there is none."""

    count: str
    lines: Sequence[str]
    totals: Table
    changed: Listing | None


def section(found: Changes) -> StatusSection:
    """The section for two versions."""
    count = len(found.statuses)
    one, many = texts.STATUSES
    sentence = texts.NO_STATUSES if not count else one if count == 1 else many.format(count=german.number(count))
    lines = [sentence, reasons_line(each.reason for each in found.statuses)]
    changed = _changed(sorted(found.statuses, key=_place)) if count else None
    return StatusSection(german.number(count), list(filter(None, lines)), _totals(found), changed)


def _totals(found: Changes) -> Table:
    before, after = (Counter(of.values()) for of in found.stands)
    rows = [_total(label, before[code], after[code]) for code, label in STATUSES.items()]
    rows.append(_total(texts.TOTALS_SUM, before.total(), after.total()))
    columns = [Column(texts.HEAD_STATUS), *numbers(texts.HEAD_BEFORE, texts.HEAD_AFTER, texts.HEAD_DIFFERENCE)]
    return Table(texts.TOTALS_CAPTION, columns, rows, "neues-summen")


def _total(label: str, before: int, after: int) -> Sequence[str]:
    return label, german.number(before), german.number(after), german.signed(after - before)


def _place(change: StatusChange) -> tuple[int, int, str]:
    """By what it was and became, in the order of the Stände; a Kommune that one version does not have comes last."""
    last = len(_ORDER)
    return _ORDER.get(change.before or "", last), _ORDER.get(change.after or "", last), german.sort_key(change.label)


def _changed(changes: Sequence[StatusChange]) -> Listing:
    heads = (texts.HEAD_KOMMUNE, texts.HEAD_STATUS, texts.HEAD_SINCE, texts.HEAD_REASON)
    rows = [
        (
            kommune_with_kreis(each.area_id, each.label),
            f"{status(each.before)} → {status(each.after)}",
            since(each.since, at_least=each.at_least) if each.after else "",
            reason(each.reason),
        )
        for each in changes
    ]
    return listing(texts.STATUSES_CAPTION, [Column(head) for head in heads], rows)
