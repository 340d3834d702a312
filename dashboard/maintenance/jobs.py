"""Jobs for the worker of the pipelines, as folders (docs/jobs.md): the web puts them down and reads what came of them, and moves none.

What lies in the folder was written by others: a job that cannot be read is none, and no way out of the folder is followed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.maintenance.worker_files import FAILURE, HEARTBEAT, OUTCOMES, PROGRESS, as_agreed
from dashboard.versions import ROOT

WAITING, RUNNING, FINISHED, FAILED = "waiting", "running", "finished", "failed"
# In the order in which a job goes through them: looked for in this order, one that moves on meanwhile is not missed.
STATES = (WAITING, RUNNING, FINISHED, FAILED)
OVER = frozenset({FINISHED, FAILED})
DRAFTS, PREVIEWS = "drafts", "previews"
KINDS = frozenset({"check", "publish", "rollback", "inspect"})
FIRST = frozenset({"publish", "rollback"})  # done before other kinds
MOST_WAITING = 20
SILENT_SECONDS = 10  # after so long without a beat the worker counts as not running
FORGOTTEN_SECONDS = 24 * 3600  # a draft that old was left by a process that died
LARGEST_JSON = 40_000_000  # bytes
_ID = re.compile(r"[0-9a-f]{32}")
_INPUT_NAME = re.compile(r"[a-z0-9_]{1,40}(\.[a-z0-9]{1,10})?")
_OUTPUT_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,150}")


class QueueFullError(Exception):
    """So many jobs wait that another one would wait too long."""


@dataclass(frozen=True)
class Progress:
    """What the worker does just now: a German sentence, how much of it is done, of how much (None where it does not know)."""

    step: str
    done: int
    total: int | None


@dataclass(frozen=True)
class Job:
    """`made`: when it was asked for (UTC, as internal.database.now); `parameters` and `outcome` as in docs/jobs.md, {} where there is none.
    What an outcome says in particular is looked into by `legible` alone."""

    id: str
    state: str
    kind: str
    made: str
    parameters: Mapping[str, Any]
    progress: Progress | None = None
    outcome: Mapping[str, Any] = field(default_factory=dict)

    @property
    def turn(self) -> tuple[bool, str, str]:
        """By which the worker orders jobs that wait."""
        return self.kind not in FIRST, self.made, self.id

    @property
    def is_over(self) -> bool:
        """Whether nothing changes any more."""
        return self.state in OVER

    @property
    def is_legible(self) -> bool:
        """Whether somebody can be told what came of it; one that failed without words has failed all the same."""
        return not self.is_over or bool(self.outcome) or self.state == FAILED

    def legible(self) -> Job:
        """The same job; without its outcome where that is not what was agreed."""
        agreed = FAILURE if self.state == FAILED else OUTCOMES[self.kind]
        return self if as_agreed(agreed, self.outcome) else replace(self, outcome={})


@dataclass(frozen=True)
class Heartbeat:
    """The last sign of life of the worker: seconds since 1970, the revision of its code, the job it does ("" for none)."""

    at: float
    revision: str
    job: str

    @property
    def is_alive(self) -> bool:
        """Whether it came within the last ten seconds."""
        return abs(time.time() - self.at) < SILENT_SECONDS


def folder() -> Path:
    """Where jobs lie: ATLAS_MAINTENANCE, by default data/maintenance."""
    return Path(os.environ.get("ATLAS_MAINTENANCE") or ROOT / "data" / "maintenance")


def drafts() -> Path:
    """Where lies what is not yet whole; made where it is missing, with a folder of jobs that nobody else may look into. Raises OSError."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    made = folder() / DRAFTS
    made.mkdir(exist_ok=True)
    return made


def is_id(text: str) -> bool:
    """Whether a text can be the name of a job."""
    return _ID.fullmatch(text) is not None


def new_id() -> str:
    """A name nobody can guess."""
    return secrets.token_hex(16)


def id_of(*words: str) -> str:
    """The one name for what the words ask for: asked for twice, it is done once."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


@contextmanager
def draft() -> Iterator[Path]:
    """A folder for what is not yet whole; what still lies there when the block ends is taken away. OSError where it cannot be made."""
    _take_away_forgotten(drafts())
    place = drafts() / f"{new_id()}.draft"
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def put(kind: str, parameters: Mapping[str, Any], files: Mapping[str, Path] | None = None, job_id: str = "") -> str:
    """Let a job wait, and give its name. `files` are moved into its input under the names they are given; with a `job_id` that was asked for
    before nothing happens.

    Raises QueueFullError, OSError where the folder cannot be written, and ValueError for a kind or name that the contract does not know.
    """
    job_id = job_id or new_id()
    names = dict(files or {})
    if kind not in KINDS or not is_id(job_id) or not all(map(_INPUT_NAME.fullmatch, names)):
        raise ValueError(kind)
    if find(job_id) is not None:
        return job_id
    if len(_ids(WAITING)) >= MOST_WAITING:
        raise QueueFullError
    with draft() as place:
        (place / "input").mkdir()
        for name, file in names.items():
            shutil.move(file, place / "input" / name)
        note = {**parameters, "kind": kind, "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
        (place / "job.json").write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        _let_wait(place, job_id)
    return job_id


def find(job_id: str) -> Job | None:
    """The job of that name; None where there is none, or none that can be read."""
    if not is_id(job_id):
        return None
    for _ in range(2):  # one that is put back meanwhile is found the second time
        for state in STATES:
            job = _read(state, job_id)
            if job is not None:
                return job
    return None


def newest(limit: int = 50) -> list[Job]:
    """The jobs asked for last, the newest first."""
    found = {job_id: _read(state, job_id) for state in STATES for job_id in _ids(state)}
    jobs = [job for job in found.values() if job is not None]
    return sorted(jobs, key=lambda job: (job.made, job.id), reverse=True)[:limit]


def place_in_queue(job: Job) -> int:
    """How many jobs are done before a waiting one, and itself: 1 is the next."""
    waiting = [each for job_id in _ids(WAITING) if (each := _read(WAITING, job_id))]
    return 1 + sum(each.turn < job.turn for each in waiting)


def worker() -> Heartbeat | None:
    """The last sign of life of the worker; None where it never ran here."""
    note = as_agreed(HEARTBEAT, read_json(folder() / "worker.json"))
    return Heartbeat(float(note["at"]), note.get("revision") or "", note.get("job") or "") if note else None


def is_working() -> bool:
    """Whether the worker runs just now."""
    beat = worker()
    return beat is not None and beat.is_alive


def preview_folder(job_id: str) -> Path:
    """Where the worker builds the preview of the check of that name."""
    return folder() / PREVIEWS / job_id


def opened(job: Job, name: str) -> BinaryIO:
    """A file of the output, to be read from; OSError where there is none, or no file but a way to another one."""
    if not _OUTPUT_NAME.fullmatch(name):
        raise FileNotFoundError(name)
    return open_file(folder() / job.state / job.id / "output" / name)


def inputs(job: Job) -> list[Path]:
    """The files a job was given, as far as they are still there."""
    place = folder() / job.state / job.id / "input"
    if place.is_symlink():
        return []
    try:
        with os.scandir(place) as entries:
            return sorted(Path(each.path) for each in entries if each.is_file(follow_symlinks=False))
    except OSError:
        return []


def read_json(path: Path) -> Any:
    """What a file of the folder holds; None where it cannot be read."""
    try:
        with open_file(path) as file:
            return json.loads(file.read(LARGEST_JSON))
    except (OSError, ValueError, RecursionError):
        return None


def open_file(path: Path) -> BinaryIO:
    """A file of the folder, to be read from; OSError where there is none, or where it or a folder it lies in is but a way to another one."""
    *folders, name = path.relative_to(folder()).parts
    place = os.open(folder(), os.O_RDONLY | os.O_DIRECTORY)
    for each in folders:
        place = _inside(place, each, os.O_DIRECTORY)
    handle = _inside(place, name, os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileNotFoundError(path)
    return os.fdopen(handle, "rb")


def _inside(place: int, name: str, how: int) -> int:
    """What lies in an open folder, which is closed."""
    try:
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | how, dir_fd=place)
    finally:
        os.close(place)


def _ids(state: str) -> list[str]:
    try:
        with os.scandir(folder() / state) as entries:
            return [each.name for each in entries if is_id(each.name) and each.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _read(state: str, job_id: str) -> Job | None:
    place = folder() / state / job_id
    if place.is_symlink():
        return None
    note = read_json(place / "job.json")
    if not isinstance(note, dict) or not isinstance(note.get("kind"), str) or note["kind"] not in KINDS:
        return None
    outcome = read_json(place / "outcome.json") if state in OVER else None
    return Job(
        job_id,
        state,
        note["kind"],
        str(note.get("made", "")),
        {name: value for name, value in note.items() if name not in ("kind", "made")},
        _progress(read_json(place / "progress.json")),
        outcome if isinstance(outcome, dict) else {},
    )


def _progress(note: Any) -> Progress | None:
    told = as_agreed(PROGRESS, note)
    return Progress(told["step"], told.get("done", 0), told.get("total")) if told else None


def _let_wait(place: Path, job_id: str) -> None:
    """A rename: nobody sees half of it, and of two who ask for the same the first wins."""
    target = folder() / WAITING / job_id
    target.parent.mkdir(exist_ok=True)
    try:
        place.rename(target)
    except OSError:
        if find(job_id) is None:
            raise


def _take_away_forgotten(place: Path) -> None:
    oldest = time.time() - FORGOTTEN_SECONDS
    with os.scandir(place) as entries:
        for each in entries:
            if each.is_dir(follow_symlinks=False) and each.stat(follow_symlinks=False).st_mtime < oldest:
                shutil.rmtree(each.path, ignore_errors=True)
