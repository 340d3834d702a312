"""The list of changes of an account as it stands: what is open, what a check looks at, what is checked, and what a check found wrong where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.internal import database, registry_changes
from dashboard.internal.registry_changes import Change, ListFullError, Subject
from dashboard.maintenance import jobs, records
from dashboard.maintenance.jobs import FINISHED, Job
from dashboard.texts import registry_forms as texts
from dashboard.users import access
from dashboard.users.roles import User

EDIT_NAME = "Änderung {number}"  # how a check names an edit that could not be made


@dataclass(frozen=True)
class Fault:
    """What a check says of a change: the header of a column ("" for the whole row), reason and cure."""

    column: str
    reason: str
    cure: str


@dataclass(frozen=True)
class Checked:
    """Changes that were handed to one check."""

    job: Job
    changes: Sequence[Change]


@dataclass(frozen=True)
class ChangeList:
    """`faults` by the id of an open change; `refused`: a check has found mistakes in them; `failure`: why one did not end."""

    open: Sequence[Change] = ()
    running: Sequence[Checked] = ()
    ready: Sequence[Checked] = ()
    faults: Mapping[str, Sequence[Fault]] = field(default_factory=dict)
    refused: Sequence[Job] = ()
    failure: str = ""


def of(user: User) -> ChangeList:
    """The list of an account. What was published meanwhile leaves it."""
    with database.reading() as connection:
        changes = registry_changes.of(connection, user.id)
    checks = [
        Checked(job, [each for each in changes if each.job_id == job_id])
        for job_id in dict.fromkeys(each.job_id for each in changes if each.job_id)
        if (job := jobs.find(job_id))
    ]
    published = [each.id for check in checks if _is_published(check.job) for each in check.changes]
    if published:
        with database.begin() as connection:
            registry_changes.remove(connection, user.id, published)
    checks = [check for check in checks if not _is_published(check.job)]
    running = [check for check in checks if not check.job.is_over]
    ready = [check for check in checks if _is_ready(check.job)]
    over = [check for check in checks if check.job.is_over and not _is_ready(check.job)]
    elsewhere = {each.id for check in (*running, *ready) for each in check.changes} | set(published)
    return ChangeList(
        [each for each in changes if each.id not in elsewhere],
        running,
        ready,
        {name: said for check in over for name, said in _faults(check).items()},
        [check.job for check in over if check.job.state == FINISHED],
        next((str(check.job.outcome.get("reason", "")) for check in over if check.job.state != FINISHED), ""),
    )


def add_all(found: Sequence[tuple[str, Subject, Mapping[str, Any]]]) -> str:
    """Put changes on the list of whoever asks, all or none; why not, "" where they are on it. One that stands there already is not put again."""
    user = access.current().id
    try:
        with database.begin() as connection:
            listed = [change.edit for change in registry_changes.of(connection, user) if not change.job_id]
            new = [each for each in found if each[2] not in listed]
            for title, subject, edit in new:
                registry_changes.add(connection, user, title, subject, edit)
    except ListFullError:
        return texts.LIST_FULL.format(most=registry_changes.MOST_PER_ACCOUNT)
    return "" if new else texts.ALREADY_LISTED


def open_count(user: User) -> int:
    """How many changes of an account wait for a check."""
    return len(of(user).open)


def _is_ready(job: Job) -> bool:
    return job.state == FINISHED and job.outcome.get("state") == "ready"


def _is_published(job: Job) -> bool:
    return _is_ready(job) and any(attempt.version for attempt in records.attempts(job.id))


def _faults(check: Checked) -> dict[str, list[Fault]]:
    """By change what its check says of it: of its row in the new list, or of itself where it could not be made."""
    edits = _listed(check.job.parameters.get("edits"))
    places = _listed(check.job.outcome.get("places"))
    problems = [each for each in _listed(check.job.outcome.get("problems")) if isinstance(each, dict)]
    found: dict[str, list[Fault]] = {}
    for number, edit in enumerate(edits):
        change = next((each for each in check.changes if each.edit == edit and each.id not in found), None)
        if change is None:
            continue
        place = places[number] if number < len(places) else None
        name = EDIT_NAME.format(number=number + 1)
        found[change.id] = [_fault(each) for each in _of(problems, name, place)]
    return {change_id: faults for change_id, faults in found.items() if faults}


def _of(problems: Iterable[Mapping[str, Any]], name: str, place: Any) -> list[Mapping[str, Any]]:
    at = (place.get("sheet"), place.get("line")) if isinstance(place, dict) else None
    return [
        each
        for each in problems
        if each.get("severity") == "error"
        and (each.get("file") == name or (at is not None and (each.get("sheet"), each.get("line")) == at))
    ]


def _fault(problem: Mapping[str, Any]) -> Fault:
    return Fault(*(str(problem.get(name) or "") for name in ("column", "reason", "cure")))


def _listed(told: Any) -> list[Any]:
    return told if isinstance(told, list) else []
