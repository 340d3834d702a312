"""What is kept on disk of finished and failed jobs: so many bytes, only of versions that are kept themselves, and no leftovers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Collection
from pathlib import Path

from dashboard.briefings.jobs import FAILED, FINISHED, STATES, Jobs

MOST_BYTES = 500_000_000
FAILED_SECONDS = 3600  # how long the reason of a failure is kept
DRAFT_SECONDS = 60  # nobody takes longer over a draft


def tidy(jobs: Jobs, kept: Collection[str], most_bytes: int = MOST_BYTES) -> None:
    """Take away files of versions that are not among `kept`, the oldest files beyond `most_bytes`, old failures, drafts nobody finished, and
    jobs nobody can read. What has another kind of name is left alone."""
    finished = sorted(jobs.all(FINISHED), key=lambda job: job.since, reverse=True)
    room = most_bytes
    for job in finished:
        size = size_of(jobs.place(FINISHED, job.id))
        room -= size
        if job.selection.version not in kept or room < 0:
            jobs.remove(job)
            room += size
    for job in jobs.all(FAILED):
        if time.time() - job.since > FAILED_SECONDS:
            jobs.remove(job)
    for state in STATES:
        readable = {job.id for job in jobs.all(state)}
        for job_id in set(jobs.ids(state)) - readable:
            # One that has moved on meanwhile is no longer there.
            _remove_if_old(jobs.place(state, job_id))
    if jobs.drafts.is_dir():
        for path in jobs.drafts.iterdir():
            _remove_if_old(path)


def size_of(place: Path) -> int:
    """Bytes of the files in a folder."""
    try:
        return sum(path.stat().st_size for path in place.iterdir())
    except FileNotFoundError:
        return 0


def _remove_if_old(path: Path) -> None:
    try:
        if time.time() - path.lstat().st_mtime < DRAFT_SECONDS:
            return
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except FileNotFoundError:
        return
