"""The report on a file, as a check wrote it: read with care, counted, filtered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.german import number
from dashboard.maintenance import jobs
from dashboard.maintenance.jobs import RUNNING, Job
from dashboard.maintenance.worker_files import REPORT, as_agreed
from dashboard.texts import maintenance as texts

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)
MOST_SHOWN = 500
LONGEST_VALUE = 200  # characters
EARLY_REPORT = "report.json"


@dataclass(frozen=True)
class Problem:
    """`place`: where it is, in words."""

    severity: str
    place: str
    value: str
    reason: str
    cure: str

    @property
    def word(self) -> str:
        """Its severity."""
        return texts.SEVERITIES[self.severity]


@dataclass(frozen=True)
class Report:
    """`counts`: how many of each severity there are, also of those that are not among the `problems` (the first ones)."""

    problems: Sequence[Problem]
    counts: Mapping[str, int]
    rows: int

    def of(self, severity: str) -> list[Problem]:
        """The problems of a severity, of all where it is ""."""
        return [each for each in self.problems if severity in ("", each.severity)][:MOST_SHOWN]

    def count(self, severity: str = "") -> int:
        """How many there are of a severity, of all where it is ""."""
        return self.counts[severity] if severity else sum(self.counts.values())

    def verdict(self, *, of_changes: bool = False) -> str:
        """What follows from it for a file, or for changes made in forms."""
        worst = next((each for each in SEVERITIES if self.counts[each]), "")
        return (texts.VERDICTS_OF_CHANGES if of_changes else texts.VERDICTS)[worst]


def report_of(job: Job) -> Report | None:
    """The report of a check; of one that still runs as soon as it is written. None while there is none."""
    of_changes = bool(job.parameters.get("edits"))
    if job.is_over:
        return _report(job.outcome, of_changes=of_changes)
    if job.state != RUNNING:
        return None
    return _report(
        as_agreed(REPORT, jobs.read_json(jobs.folder() / RUNNING / job.id / "output" / EARLY_REPORT)),
        of_changes=of_changes,
    )


def count_words(severity: str, count: int) -> str:
    """How many of a severity: "2 Warnungen"."""
    one, many = texts.SEVERITY_COUNTS[severity]
    return one if count == 1 else many.format(n=number(count))


def _report(note: Mapping[str, Any] | None, *, of_changes: bool) -> Report | None:
    """`of_changes`: nobody has a file whose lines could be counted."""
    if note is None or "problems" not in note:
        return None
    problems = [_problem({**each, "line": None} if of_changes else each) for each in note["problems"]]
    counted = {severity: sum(each.severity == severity for each in problems) for severity in SEVERITIES}
    stated = {severity: n for severity, n in note.get("counts", {}).items() if severity in SEVERITIES}
    return Report(problems, counted | stated, note.get("rows", 0))


def _problem(note: Mapping[str, Any]) -> Problem:
    return Problem(
        note["severity"],
        _place(note),
        _text(note.get("value"))[:LONGEST_VALUE],
        _text(note.get("reason")),
        _text(note.get("cure")),
    )


def _place(note: Mapping[str, Any]) -> str:
    parts = {"sheet": texts.SHEET, "line": texts.LINE, "column": texts.COLUMN}
    return ", ".join(words.format(**{name: note[name]}) for name, words in parts.items() if note.get(name))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
