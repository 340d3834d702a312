"""Jobs of the Datenpflege as folders (docs/jobs.md): the web puts them down and reads what came of them, only the worker moves them.

What lies there was written by others: a job that cannot be read fails with a reason, no way out of the folder is followed, and what is no job
is left alone.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from errno import ENOTDIR
from pathlib import Path
from typing import Any, BinaryIO

from pipelines.store.durable import write_durably

WAITING, RUNNING, FINISHED, FAILED = "waiting", "running", "finished", "failed"
DRAFTS, PREVIEWS = "drafts", "previews"
FOLDERS = (WAITING, RUNNING, FINISHED, FAILED, DRAFTS, PREVIEWS)
KINDS = frozenset({"check", "publish", "rollback", "inspect"})
FIRST = frozenset({"publish", "rollback"})  # somebody waits for what the public sees; a check may take a minute
NOTE, PROGRESS, OUTCOME, CRASHES = "job.json", "progress.json", "outcome.json", "crashes.json"
WORKPLACE = ".work"
MOST_BYTES = 40_000_000  # of a note or an outcome
ROOT = Path(__file__).parents[2]
_ID = re.compile(r"[0-9a-f]{32}")
_MADE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z", re.ASCII)
_UNREADABLE = {
    "reason": "Der Auftrag ist nicht lesbar: Seine Beschreibung (job.json) fehlt oder ist beschädigt.",
    "cure": "Den Vorgang auf der Seite „Datenpflege“ neu beginnen.",
}


@dataclass(frozen=True)
class Job:
    """`made`: when it was asked for (UTC); `parameters` as in docs/jobs.md, not looked into here."""

    id: str
    kind: str
    made: str
    parameters: Mapping[str, Any]

    @property
    def turn(self) -> tuple[bool, str, str]:
        """By which jobs are ordered: what changes what is published first, then what was asked for first."""
        return self.kind not in FIRST, self.made, self.id


def folder() -> Path:
    """Where jobs lie: ATLAS_MAINTENANCE, by default data/maintenance."""
    return Path(os.environ.get("ATLAS_MAINTENANCE") or ROOT / "data" / "maintenance")


def is_id(text: object) -> bool:
    """Whether this can be the name of a job."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


class Queue:
    """The jobs of a folder. Errors of the file system are raised as they are (OSError)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def place(self, state: str, job_id: str) -> Path:
        """The folder of a job in a state."""
        return self.root / state / job_id

    def preview(self, job_id: str) -> Path:
        """The published folder that was built for a check."""
        return self.root / PREVIEWS / job_id

    def workplace(self, job_id: str) -> Path:
        """Where the process of a running job keeps what it needs for the moment."""
        return self.root / DRAFTS / f"{job_id}{WORKPLACE}"

    def clear_workplaces(self) -> None:
        """Take away what processes that are no more have left; only while no job runs."""
        for left in (self.root / DRAFTS).glob(f"*{WORKPLACE}"):
            shutil.rmtree(left, ignore_errors=True)

    def make_folders(self) -> None:
        """Make what is missing of the folders; what was handed in is nobody else's. A link to a folder is none (NotADirectoryError)."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in FOLDERS:
            (self.root / name).mkdir(exist_ok=True)
            if (self.root / name).is_symlink():
                raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(self.root / name))

    def ids(self, state: str) -> list[str]:
        """Names of the jobs in a state; whatever else lies there is none."""
        if (self.root / state).is_symlink():
            return []
        try:
            with os.scandir(self.root / state) as entries:
                return sorted(each.name for each in entries if is_id(each.name) and each.is_dir(follow_symlinks=False))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def find(self, state: str, job_id: str) -> Job | None:
        """The job of that name in a state; None where there is none that can be read."""
        place = self.place(state, job_id)
        note = self._read(place / NOTE) if is_id(job_id) else None
        if not isinstance(note, dict):
            return None
        kind, made = note.get("kind"), note.get("made")
        if not (isinstance(kind, str) and kind in KINDS and isinstance(made, str) and _MADE.fullmatch(made)):
            return None
        return Job(job_id, kind, made, note)

    def all(self, state: str) -> Iterator[Job]:
        """The jobs in a state that can be read."""
        return (job for job_id in self.ids(state) if (job := self.find(state, job_id)))

    def begin(self) -> Job | None:
        """Take the job whose turn it is; None where none waits. What cannot be done at all is put aside."""
        for job_id in self.ids(WAITING):
            if any(self.place(state, job_id).exists() for state in (RUNNING, FINISHED, FAILED)):
                shutil.rmtree(self.place(WAITING, job_id))  # asked for again: the answer is there already
            elif self.find(WAITING, job_id) is None:
                self._move(WAITING, job_id, FAILED, _UNREADABLE)
        for job in sorted(self.all(WAITING), key=lambda job: job.turn):
            if not any(map(Path.is_symlink, self.place(WAITING, job.id).rglob("*"))):
                self._move(WAITING, job.id, RUNNING)
                return job
            self._move(WAITING, job.id, FAILED, _UNREADABLE)
        return None

    def put_back(self, job_id: str) -> None:
        """Let a running job wait again, in its old place."""
        for name in (PROGRESS, OUTCOME):
            (self.place(RUNNING, job_id) / name).unlink(missing_ok=True)
        self._move(RUNNING, job_id, WAITING)

    def outcome(self, job_id: str, state: str = RUNNING) -> dict[str, Any] | None:
        """What came of a job; None where it has not ended."""
        outcome = self._read(self.place(state, job_id) / OUTCOME)
        return outcome if isinstance(outcome, dict) else None

    def end(self, job_id: str, outcome: Mapping[str, Any]) -> str:
        """Move a running job where it belongs by its outcome, and answer the state: one with a `reason` has failed."""
        state = FAILED if "reason" in outcome else FINISHED
        self._move(RUNNING, job_id, state, outcome)
        return state

    def crashes(self, job_id: str) -> int:
        """Count one more process that a running job has brought down, and answer how many that makes."""
        file = self.place(RUNNING, job_id) / CRASHES
        before = self._read(file)
        count = (before if isinstance(before, int) else 0) + 1
        write_json(file, count)
        return count

    def _read(self, file: Path) -> Any:
        """What a file below the folder holds; None where it cannot be read, is none, is too large, or where it or a folder on the way to it
        is but a link."""
        try:
            with _opened(self.root, file) as opened:
                status = os.fstat(opened.fileno())
                if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
                    return None
                return json.loads(opened.read())
        except (OSError, ValueError, RecursionError):
            return None

    def _move(self, state: str, job_id: str, target: str, outcome: Mapping[str, Any] | None = None) -> None:
        place = self.place(state, job_id)
        if outcome is not None and self._read(place / OUTCOME) != outcome:
            try:
                write_durably(place / OUTCOME, json.dumps(outcome, ensure_ascii=False).encode())
            except OSError:  # a full disk: moving needs no room, and without words it has failed all the same
                target = FAILED
        os.utime(place)  # its state begins now
        place.rename(self.place(target, job_id))


def write_json(file: Path, content: object) -> None:
    """Whole or not at all; not waited for until it is on the disk."""
    draft = file.with_name(f".{file.name}.new")
    draft.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    draft.replace(file)


def write_progress(place: Path, step: str, done: int, total: int | None) -> None:
    """Say in the folder of a running job what is done just now (a German sentence), and how much of how much."""
    write_json(place / PROGRESS, {"step": step, "done": done, "total": total, "at": time.time()})


def _opened(root: Path, file: Path) -> BinaryIO:
    """A file below a folder, step by step: no link is followed. Raises OSError."""
    *folders, name = file.relative_to(root).parts
    place = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for each in folders:
            upper, place = place, os.open(each, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=place)
            os.close(upper)
        return os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=place), "rb")
    finally:
        os.close(place)
