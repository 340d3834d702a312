"""What of Datenpflege needs attention, for the first internal page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dashboard.internal import database, registry_changes, submissions
from dashboard.maintenance import jobs, records, states
from dashboard.maintenance.addresses import CHANGES, UPLOAD, job_address
from dashboard.maintenance.jobs import FINISHED, WAITING
from dashboard.maintenance.states import State
from dashboard.texts import maintenance as texts
from dashboard.users.pages import Entry
from dashboard.users.roles import MAINTAINERS, User

MOST_LOOKED_AT = 30  # of what was handed in last
SILENT, PROPOSAL, READY = 90, 60, 40  # weights


def entries(user: User) -> Iterator[Entry]:
    """What waits for whoever publishes: a worker that does not run, proposals of Kommunen, checked files; for a Kommune what was declined. What has
    ended is noted first, so that it stands in the log though nobody opens its page before the job is cleared away."""
    if user.role not in MAINTAINERS:
        yield from _declined(user)
        return
    records.settle()
    if not jobs.is_working() and any(job.state == WAITING for job in jobs.newest()):
        yield Entry(texts.ATTENTION_SILENT, UPLOAD, SILENT)
    handed_in = records.newest(MOST_LOOKED_AT)
    published = records.attempts_of([each.job_id for each in handed_in])
    withdrawn = cache(records.withdrawn)
    for each in handed_in:
        job = jobs.find(each.job_id)
        if job is None or job.kind != "check" or job.state != FINISHED:
            continue
        state = states.of_check(job, each, published.get(each.job_id, ()), withdrawn)
        if state in states.WAITING_FOR_DECISION:
            words = texts.ATTENTION_STALE if state is State.STALE else texts.ATTENTION_READY
            words = texts.ATTENTION_PROPOSAL if each.area_id else words
            title = words.format(title=each.title, name=records.proposer(each))
            yield Entry(title, job_address(each.job_id), PROPOSAL if each.area_id else READY)


def _declined(user: User) -> Iterator[Entry]:
    """What the Leitstelle has declined and still stands in the list of changes of an account."""
    if not user.area:
        return
    with database.reading() as connection:
        listed = {change.job_id for change in registry_changes.of(connection, user.id)}
        for each in submissions.newest(connection, MOST_LOOKED_AT, by=user.id):
            if each.declined_at and each.job_id in listed:
                yield Entry(texts.ATTENTION_DECLINED.format(title=each.title), CHANGES, PROPOSAL)
