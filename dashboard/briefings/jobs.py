"""Jobs of writing a briefing, as folders: the web processes put them down, the renderer (renderer.py) takes them up; they share nothing else.

A job is a folder named after what is asked for, and its state is the folder it lies in: waiting, running, then finished or failed. It changes
its state by being renamed, so nobody ever sees half of it. Beside the selection nothing is kept of whoever asked.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.addresses.briefing_selection import FORMAT_NAMES, Selection, is_version_name
from dashboard.briefings.identity import identity, revision
from dashboard.versions import ROOT

LOG = logging.getLogger(__name__)
WAITING, RUNNING, FINISHED, FAILED = "waiting", "running", "finished", "failed"
# In the order in which a job goes through them: looked for in this order, one that moves on meanwhile is not missed.
STATES = (WAITING, RUNNING, FINISHED, FAILED)
DRAFTS = "drafts"
NOTE = "job.json"
MOST_WAITING = 40
_ID = re.compile(r"[0-9a-f]{32}")
_CONTENT = re.compile(r"[a-z0-9_]{1,40}")
_DIGEST = re.compile(r"[0-9A-Za-z]{1,64}")
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,250}")


class QueueFullError(Exception):
    """So many jobs wait that another one would wait too long."""


@dataclass(frozen=True)
class Job:
    """`selection` with its data version and one format; `since`: second (of the epoch) at which its state began; `revision`: of the code that
    asked. A finished one has the name of its `file` and its `digest` (SHA-256), a failed one the `reason`, in German with its cure."""

    id: str
    state: str
    selection: Selection
    revision: str
    since: float
    file: str = ""
    digest: str = ""
    reason: str = ""


def folder() -> Path:
    """Where jobs and finished files lie: ATLAS_BRIEFINGS, by default data/briefings."""
    return Path(os.environ.get("ATLAS_BRIEFINGS") or ROOT / "data" / "briefings")


def is_id(text: str) -> bool:
    """Whether a text can be the name of a job."""
    return _ID.fullmatch(text) is not None


class Jobs:
    """The jobs of a folder, which is made when the first one is asked for. Errors of the file system are raised as they are (OSError)."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or folder()

    def place(self, state: str, job_id: str) -> Path:
        """The folder of a job in a state."""
        return self.root / state / job_id

    @property
    def drafts(self) -> Path:
        """Where what is not yet whole lies."""
        return self.root / DRAFTS

    def make_folders(self) -> None:
        """Make what is missing of the folders."""
        for name in (*STATES, DRAFTS):
            (self.root / name).mkdir(parents=True, exist_ok=True)

    def ask_all(self, selections: Sequence[Selection], beside: str = "") -> list[Job]:
        """The jobs for some selections, all of them or none: QueueFullError where there is not room for each, OSError as `ask`."""
        found = [self.find(identity(each, beside)) for each in selections]
        new = sum(job is None or job.state == FAILED for job in found)
        if new and len(self.ids(WAITING)) + new > MOST_WAITING:
            raise QueueFullError
        return [self.ask(each, beside) for each in selections]

    def ask(self, selection: Selection, beside: str = "") -> Job:
        """The job for a selection (with its data version and one format): the one there is, or a new one, also in place of a failed one;
        `beside` as of identity.

        Raises QueueFullError, and OSError where the folder cannot be written.
        """
        job_id = identity(selection, beside)
        found = self.find(job_id)
        if found and found.state != FAILED:
            return found
        if len(self.ids(WAITING)) >= MOST_WAITING:
            raise QueueFullError
        self.make_folders()
        if found:
            self.remove(found)
        draft = Path(tempfile.mkdtemp(dir=self.drafts))
        try:
            _write(draft / NOTE, {"selection": asdict(selection), "revision": revision()})
            draft.rename(self.place(WAITING, job_id))
        except FileExistsError:
            shutil.rmtree(draft)  # somebody else asked for the same just now
        except OSError as error:
            shutil.rmtree(draft, ignore_errors=True)
            if not self.place(WAITING, job_id).is_dir():  # "not empty" is how some file systems say that it exists
                raise error
        return self.find(job_id) or Job(job_id, WAITING, selection, revision(), time.time())

    def find(self, job_id: str) -> Job | None:
        """The job of that name; None where there is none, or none that can be read."""
        if not is_id(job_id):
            return None
        for _ in range(2):  # one that is put back meanwhile is found the second time
            for state in STATES:
                job = self._read(state, job_id)
                if job:
                    return job
        return None

    def waiting(self) -> list[str]:
        """Names of the jobs that wait, in the order in which they will be taken."""
        asked = {job_id: _changed(self.place(WAITING, job_id) / NOTE) for job_id in self.ids(WAITING)}
        return sorted(asked, key=lambda job_id: (asked[job_id], job_id))

    def begin(self) -> Job | None:
        """Take the job that has waited longest; None where none waits. Only the renderer does."""
        for job_id in self.waiting():
            job = self._read(WAITING, job_id)
            if job:
                with suppress(FileNotFoundError):  # taken away just now
                    return self._move(job, RUNNING)
        return None

    def finish(self, job: Job, file: str, digest: str) -> Job:
        """Offer the file that lies in the folder of a running job."""
        return self._end(job, FINISHED, file=file, digest=digest)

    def fail(self, job: Job, reason: str) -> Job:
        """Say of a running job why there is no file. Where not even that can be written, it has failed without a reason."""
        self._empty(job.id)
        try:
            return self._end(job, FAILED, reason=reason)
        except OSError:
            return self._move(job, FAILED)

    def put_back(self) -> list[str]:
        """Let every running job wait again, in its old place: who took them is no more. Gives their names; one that cannot be moved stays
        behind and keeps nobody from the others."""
        names = self.ids(RUNNING)
        for job_id in names:
            job = self._read(RUNNING, job_id)
            if job:
                try:
                    self.put_back_one(job)
                except OSError:
                    LOG.exception("Der Auftrag %s lässt sich nicht zurückstellen.", job_id)
        return names

    def put_back_one(self, job: Job) -> Job:
        """Let a running job wait again, in its old place."""
        self._empty(job.id)
        return self._move(job, WAITING)

    def file(self, job: Job) -> Path:
        """The file of a finished job."""
        return self.place(FINISHED, job.id) / job.file

    def opened(self, job: Job) -> BinaryIO:
        """The same to be read from; OSError where it is gone, or no file but a way to another one."""
        handle = os.open(self.file(job), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise FileNotFoundError(self.file(job))
        return os.fdopen(handle, "rb")

    def remove(self, job: Job) -> None:
        """Take a job away with its file; whoever reads that just now reads to its end."""
        shutil.rmtree(self.place(job.state, job.id), ignore_errors=True)

    def ids(self, state: str) -> list[str]:
        """Names of the jobs in a state; whatever else lies there is none."""
        try:
            with os.scandir(self.root / state) as entries:
                return [each.name for each in entries if is_id(each.name) and each.is_dir(follow_symlinks=False)]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def all(self, state: str) -> Iterator[Job]:
        """The jobs in a state that can be read."""
        for job_id in self.ids(state):
            job = self._read(state, job_id)
            if job:
                yield job

    def _empty(self, job_id: str) -> None:
        """Take away what lies beside the note of a running job."""
        for path in self.place(RUNNING, job_id).iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != NOTE:
                path.unlink()

    def _read(self, state: str, job_id: str) -> Job | None:
        place = self.place(state, job_id)
        try:
            note = json.loads((place / NOTE).read_text(encoding="utf-8"))
            job = Job(
                job_id, state, _selection(note["selection"]), str(note["revision"]), _changed(place), **_outcome(note)
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return job if _is_readable(job) and (state != FINISHED or self._has_file(job)) else None

    def _has_file(self, job: Job) -> bool:
        """Whether the file of a finished job lies beside its note: as a file, not as a way to another one."""
        if not (_FILE_NAME.fullmatch(job.file) and _DIGEST.fullmatch(job.digest)):
            return False
        try:
            return stat.S_ISREG(self.file(job).lstat().st_mode)
        except OSError:
            return False

    def _end(self, job: Job, state: str, **added: str) -> Job:
        place = self.place(RUNNING, job.id)
        _write(place / NOTE, {"selection": asdict(job.selection), "revision": job.revision, **added})
        return self._move(Job(job.id, RUNNING, job.selection, job.revision, job.since, **added), state)

    def _move(self, job: Job, state: str) -> Job:
        source, target = self.place(job.state, job.id), self.place(state, job.id)
        if target.is_dir():  # asked for anew while it was put back: the newer one counts
            shutil.rmtree(target)
        os.utime(source)  # its state begins now; when it was asked for, the note says
        source.rename(target)
        return Job(job.id, state, job.selection, job.revision, _changed(target), job.file, job.digest, job.reason)


def _write(path: Path, note: Mapping[str, Any]) -> None:
    """Whole or not at all."""
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(note, ensure_ascii=False, default=dict), encoding="utf-8")
    draft.replace(path)


def _is_readable(job: Job) -> bool:
    """Whether it asks for one file that can be named; whether there is such content and version, whoever writes it says."""
    asked = job.selection
    is_one = len(asked.formats) == 1 and asked.formats[0] in FORMAT_NAMES
    return is_one and _CONTENT.fullmatch(asked.content) is not None and is_version_name(asked.version)


def _outcome(note: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(note.get(name, "")) for name in ("file", "digest", "reason")}


def _selection(note: Mapping[str, Any]) -> Selection:
    lists = {name: tuple(map(str, note[name])) for name in ("sections", "formats")}
    texts = {name: str(note[name]) for name in ("content", "area", "version")}
    parameters = {str(name): str(value) for name, value in note["parameters"].items()}
    return Selection(**texts, **lists, parameters=parameters)  # type: ignore[arg-type]


def _changed(path: Path) -> float:
    """When it was changed; of what has just gone, now."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()
