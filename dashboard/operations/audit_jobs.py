"""The jobs that rows of the audit log are about, in words: what was to be done with which file, and the way to its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.internal import publications, submissions
from dashboard.internal.audit import Entry
from dashboard.internal.database import reading
from dashboard.maintenance import jobs
from dashboard.maintenance.addresses import job_address
from dashboard.texts import operation as texts
from dashboard.web.links import link

_CHECK = "check"  # the log names no other job that a file was handed in for


def named(rows: Sequence[Entry]) -> Mapping[str, str]:
    """What stands on the page for each name of a job that the rows hold; a name of which nothing is known any more stays as it is. For whoever may
    see every job."""
    ids = sorted({text for row in rows for text in (row.subject, row.detail) if jobs.is_id(text)})
    return dict(_words(ids)) if ids else {}


def _words(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    with reading() as connection:
        asked = publications.of_jobs(connection, ids)
        checks = {job_id: asked[job_id].submission_job_id if job_id in asked else job_id for job_id in ids}
        titles = submissions.titles(connection, sorted(set(checks.values())))
    for job_id in ids:
        title = titles.get(checks[job_id], "")
        if job_id in asked or title:
            kind = texts.JOB_KINDS[asked[job_id].kind if job_id in asked else _CHECK]
            words = f"{kind}: {title}" if title else kind
            is_kept = jobs.find(job_id) is not None
            yield job_id, link(words, job_address(job_id)) if is_kept else texts.JOB_NOT_KEPT.format(job=words)
