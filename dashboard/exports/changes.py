"""What changed between two versions as tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard import german
from dashboard.exports.table import Cell, Table
from dashboard.exports.workbook import workbook
from dashboard.queries import frame
from dashboard.queries.changes import Changes, ValueChange
from dashboard.queries.changes.values import Value
from dashboard.texts import changes as texts
from dashboard.texts import occasions, statuses

Line = tuple[Cell, ...]


@dataclass(frozen=True)
class _Row:
    """A change in codes; `name` says in words what `id` is. `count` is that of values, else None."""

    subject: str
    area_id: str | None
    label: str | None
    id: str
    name: str
    period: str | None
    change: str
    before: str | None
    after: str | None
    since: date | None
    at_least: bool
    reason: str
    synthetic: bool
    count: int | None = None


def everything(found: Changes, *, machine: bool = False) -> Table:
    """One row per change of a Stand, a finding, a file, and per indicator, year and kind of change of values."""
    names = texts.COLUMNS_MACHINE if machine else texts.COLUMNS
    rows = [*_statuses(found), *_findings(found), *_releases(found), *_series(found)]
    return Table(texts.SHEET, names, [_coded(row, found) if machine else _in_words(row, found) for row in rows])


def values(found: Changes, *, machine: bool = False) -> Table:
    """One row per value that is another than before, or gone."""
    names = texts.COLUMNS_VALUES_MACHINE if machine else texts.COLUMNS_VALUES
    return Table(texts.SHEET_VALUES, names, [_value(each, found, machine=machine) for each in found.values])


def as_workbook(found: Changes, areas: str) -> bytes:
    """Both tables, and a sheet that says what they are; `areas`: in which Kommunen, in words, "" for all."""
    demo = texts.DEMO if found.synthetic else "nein"
    notes: list[Line] = [
        (texts.NOTE_EARLIER, found.earlier),
        (texts.NOTE_LATER, found.later),
        (texts.NOTE_AREAS, areas or texts.ALL_AREAS),
        (texts.NOTE_DEMO, demo),
        (texts.NOTE_READING, texts.READING),
    ]
    tables = [everything(found), values(found), Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, notes)]
    return workbook(tables, texts.TITLE, demo if found.synthetic else "", frame.build()["built_at"])


def reason(code: str) -> str:
    """A reason in words (see queries/changes/reasons.py)."""
    words = texts.REASONS | texts.JOINED
    return re.sub(r"\w+|\W", lambda part: words[part[0]], code)


def status(code: str | None) -> str:
    """A Stand in words."""
    return texts.NO_AREA if code is None else statuses.STATUSES[code]


def since(day: date, *, at_least: bool) -> str:
    """The day since which a version says something."""
    return (texts.SINCE_AT_LEAST if at_least else texts.SINCE).format(day=german.day(day))


# What stands before and after are codes, and their words depend on what changed; that a version does not have an area is said of a Stand.
_STATES: dict[str, Callable[[str], str]] = {"status": status, "finding": occasions.SEVERITY.__getitem__}
_NOTHING_STATED = {"status": texts.NO_AREA}


def _statuses(found: Changes) -> Iterator[_Row]:
    for each in found.statuses:
        yield _Row(
            "status",
            each.area_id,
            each.label,
            each.area_id,
            "",
            None,
            "changed",
            each.before,
            each.after,
            each.since,
            each.at_least,
            each.reason,
            each.synthetic,
        )


def _findings(found: Changes) -> Iterator[_Row]:
    for each in found.findings:
        finding = each.finding
        yield _Row(
            "finding",
            finding.area_id,
            finding.label,
            finding.finding_id,
            f"{finding.kind} {finding.title}",
            None,
            each.state,
            each.before,
            each.after,
            finding.since,
            finding.at_least,
            each.reason,
            finding.synthetic,
        )


def _releases(found: Changes) -> Iterator[_Row]:
    for each in found.releases:
        release = each.release
        former = release if each.state == "removed" else each.before
        yield _Row(
            "release",
            None,
            None,
            release.release_id,
            release.source,
            release.period,
            each.state,
            former and former.release_id,
            None if each.state == "removed" else release.release_id,
            release.since,
            False,
            "",
            release.synthetic,
        )


def _series(found: Changes) -> Iterator[_Row]:
    for each in found.series:
        for state, count in (("added", each.added), ("changed", each.changed), ("removed", each.removed)):
            if count:
                yield _Row(
                    "values",
                    None,
                    None,
                    each.indicator.indicator_id,
                    each.indicator.title,
                    str(each.period),
                    state,
                    None,
                    None,
                    None,
                    False,
                    "; ".join(each.reasons) if state != "added" else "",
                    each.synthetic,
                    count,
                )


def _coded(row: _Row, found: Changes) -> Line:
    return (
        row.subject,
        row.area_id,
        row.label,
        row.id,
        row.period,
        row.change,
        row.count,
        row.before,
        row.after,
        row.since,
        row.at_least if row.since else None,
        row.reason or None,
        row.synthetic,
        found.earlier,
        found.later,
    )


def _in_words(row: _Row, found: Changes) -> Line:
    words = _STATES.get(row.subject, str)
    return (
        texts.SUBJECTS[row.subject],
        row.area_id,
        row.label,
        row.name or None,
        row.period,
        texts.STATES[row.change],
        row.count,
        _NOTHING_STATED.get(row.subject) if row.before is None else words(row.before),
        _NOTHING_STATED.get(row.subject) if row.after is None else words(row.after),
        since(row.since, at_least=row.at_least) if row.since else None,
        "; ".join(map(reason, row.reason.split("; "))) if row.reason else None,
        row.synthetic,
        found.earlier,
        found.later,
    )


def _value(change: ValueChange, found: Changes, *, machine: bool) -> Line:
    before, after = change.before, change.after

    def number(value: Value | None) -> Cell:
        return value and (value.value if machine or value.word is None else value.word)

    def state(value: Value | None) -> Cell:
        return value and (value.status if machine else texts.VALUE_STATUSES[value.status])

    return (
        change.indicator.indicator_id if machine else change.indicator.title,
        before.area_id,
        before.label,
        before.period,
        number(before),
        number(after),
        change.indicator.unit,
        state(before),
        state(after),
        change.reason if machine else reason(change.reason),
        before.release_id,
        after and after.release_id,
        change.synthetic,
        found.earlier,
        found.later,
    )
