"""What becomes of old jobs: how long they stay, what of them goes earlier."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from pipelines.work.queue import FAILED, FINISHED, PREVIEWS, RUNNING, WAITING, Job, Queue

DAY = 24 * 3600.0  # seconds
JOB_DAYS = 30
PREVIEW_DAYS, MOST_PREVIEWS = 7, 5
INPUT_DAYS = 7
SURVEY_INPUT_DAYS = 1  # answers of persons


def tidy(queue: Queue, now: float) -> None:
    """Take away what is older than it may be; `now` in seconds since 1970. What cannot be removed is tried again the next time.

    Jobs that are over stay 30 days. What a visitor brought goes once it is published, or after 7 days; of surveys once it is refused too, and the
    file of a mapping form after a day. The newest five previews stay, none longer than 7 days.
    """
    for state in (FINISHED, FAILED):
        for job_id in queue.ids(state):
            if _age(queue.place(state, job_id), now) > JOB_DAYS * DAY:
                shutil.rmtree(queue.place(state, job_id), ignore_errors=True)
    for place in _inputs_to_remove(queue, now):
        shutil.rmtree(place, ignore_errors=True)
    for preview in _previews_to_remove(queue, now):
        shutil.rmtree(preview, ignore_errors=True)


def published_checks(queue: Queue) -> set[str]:
    """Ids of the checks that were published."""
    return {str(job.parameters.get("check")) for job in queue.all(FINISHED) if job.kind == "publish"}


def _inputs_to_remove(queue: Queue, now: float) -> Iterator[Path]:
    published = published_checks(queue)
    for state in (FINISHED, FAILED):
        for job in queue.all(state):
            place = queue.place(state, job.id)
            if (place / "input").is_dir() and (
                job.id in published or _age(place, now) > DAY * _days_of_input(queue, job, state)
            ):
                yield place / "input"


def _days_of_input(queue: Queue, job: Job, state: str) -> int:
    if job.kind == "inspect":
        return SURVEY_INPUT_DAYS
    is_survey = job.parameters.get("survey") or (queue.place(state, job.id) / "input" / "mapping.toml").exists()
    is_refused = state == FAILED or (queue.outcome(job.id, state) or {}).get("state") == "refused"
    return 0 if is_survey and is_refused else INPUT_DAYS


def _previews_to_remove(queue: Queue, now: float) -> Iterator[Path]:
    known = {job_id for state in (WAITING, RUNNING, FINISHED) for job_id in queue.ids(state)}
    newest = sorted(queue.ids(PREVIEWS), key=lambda job_id: _age(queue.preview(job_id), now))
    for number, job_id in enumerate(newest):
        preview = queue.preview(job_id)
        is_old = number >= MOST_PREVIEWS or _age(preview, now) > PREVIEW_DAYS * DAY
        if job_id not in known or (is_old and job_id not in queue.ids(RUNNING)):
            yield preview


def _age(path: Path, now: float) -> float:
    """Seconds since it was changed; what has gone, or comes from the future, is new."""
    try:
        return max(0.0, now - path.stat().st_mtime)
    except FileNotFoundError:
        return 0.0
