"""How far something handed in is: checked, stale, declined, published, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from dashboard import versions
from dashboard.internal.publications import Publication
from dashboard.internal.submissions import Submission
from dashboard.maintenance import records
from dashboard.maintenance.jobs import FINISHED, Job
from dashboard.texts import maintenance as texts
from dashboard.versions import NotPublishedError


class State(StrEnum):
    """What became of a finished check."""

    REFUSED = "refused"  # it has mistakes
    DECLINED = "declined"  # a proposal that is not published
    REPLACED = "replaced"  # the same was checked anew
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"  # published, and gone since the way back to an earlier version
    STALE = "stale"  # compared with a version that is no longer on show
    READY = "ready"


WAITING_FOR_DECISION = frozenset({State.READY, State.STALE})


def current_version() -> str:
    """The name of what is published; "" while nothing is."""
    try:
        return versions.current().version
    except NotPublishedError:
        return ""


def is_stale(job: Job) -> bool:
    """Whether another version was published since the one a check was compared with."""
    return str(job.outcome.get("base", "")) != current_version()


def of_check(
    job: Job,
    handed_in: Submission | None,
    attempts: Sequence[Publication],
    withdrawn: Callable[[], Collection[str]] = records.withdrawn,
) -> State:
    """The state of a finished check; `attempts`: all to publish it; `withdrawn`: asked where it was published, once where a page asks of many."""
    going = [each for each in attempts if not records.has_failed(each)]
    if job.outcome.get("state") != "ready":
        return State.REFUSED
    if any(each.version for each in going):
        gone = withdrawn()
        return State.WITHDRAWN if gone and records.release_of(job) in gone else State.PUBLISHED
    if going:
        return State.PUBLISHING
    if handed_in and handed_in.declined_at:
        return State.DECLINED
    if handed_in and handed_in.next_job_id:
        return State.REPLACED
    return State.STALE if is_stale(job) else State.READY


def words(
    job: Job | None, handed_in: Submission | None, withdrawn: Callable[[], Collection[str]] = records.withdrawn
) -> str:
    """How far a job is, in German; `withdrawn` as in `of_check`."""
    if job is None:
        return texts.JOB_GONE_TITLE
    if job.kind == "check" and job.state == FINISHED and job.outcome.get("state") in ("ready", "refused"):
        return texts.CHECK_STATES[of_check(job, handed_in, records.attempts(job.id), withdrawn)]
    return texts.STATE_WORDS[job.state]
