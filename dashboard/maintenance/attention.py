"""What of Datenpflege needs attention, for the first internal page."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.maintenance import jobs, records
from dashboard.maintenance.addresses import UPLOAD, job_address
from dashboard.maintenance.jobs import FINISHED, WAITING
from dashboard.texts import maintenance as texts
from dashboard.users.pages import Entry
from dashboard.users.roles import MAINTAINERS, User

MOST_LOOKED_AT = 30  # of what was handed in last
SILENT, PROPOSAL, READY = 90, 60, 40  # weights


def entries(user: User) -> Iterator[Entry]:
    """What waits for whoever publishes: a worker that does not run, proposals of Kommunen, checked files. What has ended is noted
    first, so that it stands in the log though nobody opens its page before the job is cleared away."""
    if user.role not in MAINTAINERS:
        return
    records.settle()
    if not jobs.is_working() and any(job.state == WAITING for job in jobs.newest()):
        yield Entry(texts.ATTENTION_SILENT, UPLOAD, SILENT)
    handed_in = records.newest(MOST_LOOKED_AT)
    published = records.attempts_of([each.job_id for each in handed_in])
    for each in handed_in:
        job = jobs.find(each.job_id)
        is_ready = job is not None and job.state == FINISHED and job.outcome.get("state") == "ready"
        if is_ready and each.job_id not in published:
            words = texts.ATTENTION_PROPOSAL if each.area_id else texts.ATTENTION_READY
            title = words.format(title=each.title, name=records.proposer(each))
            yield Entry(title, job_address(each.job_id), PROPOSAL if each.area_id else READY)
