"""What the internal database keeps of jobs: who handed what in, who let it be published and why; each with its row in the audit log."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from dashboard.internal import audit, database, publications, registry_changes, submissions
from dashboard.internal.publications import PUBLISH, ROLLBACK, Publication
from dashboard.internal.submissions import Submission
from dashboard.maintenance import jobs
from dashboard.maintenance.jobs import FINISHED, Job
from dashboard.queries import registry_forms
from dashboard.users.roles import MAINTAINERS, Role, User


class DeclinedError(Exception):
    """A proposal was declined in the meantime."""


def submit(
    user: User,
    parameters: Mapping[str, Any],
    title: str,
    files: Mapping[str, Path] | None = None,
    *,
    checksum: str = "",
    note: str = "",
    kind: str = "check",
    again: str = "",
) -> str:
    """Ask for the check (or inspection) of a file or of edits, and give the name of the job. Raises what jobs.put raises; then nothing is kept.
    `again`: the check whose place it takes; a proposal stays that of its Kommune, and a check has one successor, however often it is asked for."""
    job_id, source = jobs.new_id(), str(parameters.get("source", ""))
    kept = Submission(job_id, database.now(), user.id, user.role, user.area, source, title[:300], checksum)
    with database.begin() as connection:
        if again:
            before = submissions.find(connection, again, held=True)
            if before and jobs.find(before.next_job_id):
                return before.next_job_id
            if before and before.area_id:
                kept = replace(kept, by=before.by, role=before.role, area_id=before.area_id)
            submissions.follow(connection, again, job_id)
            registry_changes.follow(connection, again, job_id)
        submissions.put(connection, kept)
        audit.record(connection, user.id, user.role, f"asked_{kind}", f"{source} {title}", checksum, note)
        jobs.put(kind, parameters, files, job_id)
    return job_id


def submission(job_id: str) -> Submission | None:
    """What was handed in for a job."""
    with database.reading() as connection:
        return submissions.find(connection, job_id)


def newest(limit: int, by: str = "") -> list[Submission]:
    """What was handed in last, by an account where it is given."""
    with database.reading() as connection:
        return submissions.newest(connection, limit, by)


def proposer(handed_in: Submission) -> str:
    """The name of the Kommune that handed something in, its key where the atlas does not know it (any more)."""
    area = registry_forms.area(handed_in.area_id)
    return area.label if area else handed_in.area_id


def may_see(user: User, job: Job) -> bool:
    """Whether somebody may see what came of a job: the Leitstelle of each, a Kommune of what it handed in or what is of its area."""
    if user.role in MAINTAINERS:
        return True
    handed_in = submission(job.id)
    return handed_in is not None and (handed_in.by == user.id or (bool(user.area) and handed_in.area_id == user.area))


def publish(user: User, check: Job, reason: str, *, demo: bool) -> str:
    """Ask for the publication of a check, and give the name of the job; asked for twice it is done once. Raises what jobs.put raises, and
    DeclinedError."""
    asked = attempts(check.id)
    open_one = next((each for each in asked if not has_failed(each)), None)
    if open_one:
        return open_one.job_id
    job_id = jobs.id_of(PUBLISH, check.id, str(len(asked)))
    base = str(check.outcome.get("base", ""))
    parameters = {"check": check.id, "base": base, "accept_warnings": True, "demo": demo}
    kept = Publication(job_id, PUBLISH, database.now(), user.id, reason, base, submission_job_id=check.id)
    return _ask(user, kept, parameters, subject=check.id, checksum=_checksum(check))


def roll_back(user: User, version: str, base: str, reason: str, *, demo: bool) -> str:
    """Ask for the way back to a version from the current one (`base`), and give the name of the job; asked for twice it is done once."""
    with database.reading() as connection:
        tried = sum(each.base_version == base and has_failed(each) for each in publications.newest(connection, 200))
    job_id = jobs.id_of(ROLLBACK, version, base, str(tried))
    parameters = {"version": version, "base": base, "demo": demo}
    kept = Publication(job_id, ROLLBACK, database.now(), user.id, reason, base)
    return _ask(user, kept, parameters, subject=version)


def decline(user: User, check: Job, why: str) -> bool:
    """Decline a proposal; False where it was declined before, or is published or about to be."""
    with database.begin() as connection:
        submissions.find(connection, check.id, held=True)
        asked = publications.of_submissions(connection, [check.id]).get(check.id, [])
        if not all(map(has_failed, asked)) or not submissions.decline(connection, check.id, user.id, why):
            return False
        audit.record(connection, user.id, user.role, "declined_check", check.id, detail=why)
    return True


def withdrawn() -> set[str]:
    """The releases that the way back to an earlier version took out, and that nothing brought back since; as far as the jobs are still there."""
    with database.reading() as connection:
        newest = publications.newest(connection, 200)
    gone: set[str] = set()
    for each in reversed(newest):
        if each.version and (gone or each.kind == ROLLBACK) and (job := jobs.find(each.job_id)):
            outcome = job.legible().outcome
            counts = {*outcome.get("restored", ()), str(outcome.get("release", ""))}
            gone = (gone | set(outcome.get("withdrawn", ()))) - counts
    return gone


def attempts(check_id: str) -> list[Publication]:
    """Every attempt to publish a check, the first one first."""
    return attempts_of([check_id]).get(check_id, [])


def attempts_of(check_ids: Collection[str]) -> dict[str, list[Publication]]:
    """The same of many checks; those that nobody published are left out."""
    with database.reading() as connection:
        return publications.of_submissions(connection, check_ids)


def has_failed(publication: Publication) -> bool:
    """Whether nothing came of it: its job has failed, or is not there any more."""
    if publication.version:
        return False
    job = jobs.find(publication.job_id)
    return job is None or job.state == jobs.FAILED


def history() -> list[Publication]:
    """Who let which version be published, newest first; what has just ended is noted before."""
    settle()
    with database.reading() as connection:
        return publications.done(connection)


def published_since(version: str, built_at: str) -> list[str]:
    """The titles of what was published after a version and counts still, newest first; what was built by a command has none. `built_at` (UTC): before
    its own publication was asked for, or for a version of which none is known."""
    after = takewhile(lambda each: each.version != version and each.at > built_at, history())
    later = [each.submission_job_id for each in after if each.kind == PUBLISH]
    gone = withdrawn()
    with database.reading() as connection:
        titles = submissions.titles(connection, later)
    return [titles[check] for check in later if check in titles and release_of(jobs.find(check)) not in gone]


def release_of(check: Job | None) -> str:
    """The id of the release that a finished check would store; "" for none."""
    release = check.legible().outcome.get("release") if check else None
    return str(release["id"]) if release else ""


def running() -> list[Publication]:
    """What is being published, or waits for it."""
    with database.reading() as connection:
        unfinished = publications.unfinished(connection)
    return [each for each in unfinished if (job := jobs.find(each.job_id)) and not job.is_over]


def settle() -> None:
    """Note the version of every publication whose job has ended well meanwhile: the worker, which knows it, sees no internal database."""
    with database.reading() as connection:
        unfinished = publications.unfinished(connection)
    ended = [(each, version) for each in unfinished if (version := _version_of(each))]
    if not ended:
        return
    with database.begin() as connection:
        for each, version in ended:
            if publications.finish(connection, each.job_id, version):
                audit.record(connection, each.by, Role.LEITSTELLE, f"done_{each.kind}", version, detail=each.job_id)


def _version_of(publication: Publication) -> str:
    """The version that its job has published; "" while it has not."""
    job = jobs.find(publication.job_id)
    return str(job.legible().outcome.get("version", "")) if job and job.state == FINISHED else ""


def _ask(user: User, kept: Publication, parameters: Mapping[str, Any], subject: str, checksum: str = "") -> str:
    with database.begin() as connection:
        handed_in = submissions.find(connection, kept.submission_job_id, held=True)
        if handed_in and handed_in.declined_at:
            raise DeclinedError
        if publications.find(connection, kept.job_id) is None:
            publications.put(connection, kept)
            audit.record(connection, user.id, user.role, f"asked_{kept.kind}", subject, checksum, kept.reason)
        jobs.put(kept.kind, parameters, job_id=kept.job_id)
    return kept.job_id


def _checksum(check: Job) -> str:
    release = check.outcome.get("release")
    return str(release.get("sha256", ""))[:64] if isinstance(release, dict) else ""
