"""The process that writes briefings, beside the web: python -m dashboard.briefings.renderer

It takes jobs from their folders (jobs.py) and gives each to a process of its own pool, bounded in time and memory. It loads no writer itself
and stays small. Stopped at any moment, also by force, it takes up at its next start what was not finished.
"""

from __future__ import annotations

import logging.config
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

from pebble import ProcessExpired, ProcessFuture, ProcessPool

import logs
from dashboard import versions
from dashboard.briefings import heartbeat, shelf
from dashboard.briefings.content import UnknownBriefingError
from dashboard.briefings.full_disk import is_full
from dashboard.briefings.identity import revision
from dashboard.briefings.jobs import Job, Jobs
from dashboard.texts import briefing_jobs as texts
from dashboard.versions import NotPublishedError, OtherSchemaError, UnknownVersionError, UnusableVersionError

LOG = logging.getLogger(__name__)
SECONDS = 20  # for one file
MEGABYTES = 400  # of data one process of the pool may hold
JOBS_PER_PROCESS = 10  # then it is renewed: what typst remembers of one document, the next ones need not bear
PAUSE_SECONDS = 0.1
RESTART_SECONDS = 1  # after the pool has broken
BEAT_EVERY, TIDY_EVERY = 10, 100  # pauses
Work = Callable[[Any, Path, Path], tuple[str, str]]


def _prepare() -> None:
    from dashboard.briefings import work  # loaded in the processes of the pool alone

    work.prepare()


def _write(selection: Any, place: Path, drafts: Path) -> tuple[str, str]:
    from dashboard.briefings import work

    return work.write(selection, place, drafts)


class Renderer:
    """`work` writes one job (a function that can be found by its name in another process), `prepare` is called in each process before."""

    def __init__(
        self,
        jobs: Jobs,
        *,
        work: Work = _write,
        prepare: Callable[[], None] = _prepare,
        processes: int | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self.jobs = jobs
        self.seconds = seconds
        self.processes = processes or min(os.cpu_count() or 1, 2)
        self._work, self._prepare = work, prepare
        self._tried: set[str] = set()  # jobs that have broken their process once
        self._running: dict[ProcessFuture[tuple[str, str]], Job] = {}

    def run(self, stop: Event) -> None:
        """Write what is asked for until told to stop; only one renderer of a folder does, any other waits for its end."""
        self.jobs.make_folders()

        def wait() -> bool:
            if not waited.is_set():
                LOG.info(texts.STANDBY)
                waited.set()
            return not stop.wait(PAUSE_SECONDS)

        waited = Event()
        with heartbeat.alone(self.jobs.root, wait) as is_alone:
            if not is_alone:
                return
            LOG.info(texts.STARTED)
            while not stop.is_set():
                self.jobs.put_back()
                self._serve(stop)
                stop.wait(RESTART_SECONDS)
            heartbeat.end(self.jobs.root)

    def _serve(self, stop: Event) -> None:
        """One life of the pool: until told to stop, or until its processes cannot be started any more."""
        pool = ProcessPool(self.processes, JOBS_PER_PROCESS, self._prepare, context=get_context("spawn"))
        turn = 0
        try:
            while not stop.is_set() and (turn == 0 or pool.active):
                if turn % BEAT_EVERY == 0:
                    heartbeat.beat(self.jobs.root)
                if turn % TIDY_EVERY == 0:
                    self._tidy()
                self._collect()
                self._take(pool)
                stop.wait(PAUSE_SECONDS)
                turn += 1
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
            self._collect()
            self._running.clear()
            self.jobs.put_back()

    def _take(self, pool: ProcessPool) -> None:
        while len(self._running) < self.processes:
            job = self.jobs.begin()
            if job is None:
                return
            if job.revision != revision():
                self.jobs.fail(job, texts.OTHER_CODE)
                continue
            arguments = (job.selection, self.jobs.place(job.state, job.id), self.jobs.drafts)
            self._running[pool.schedule(self._work, arguments, timeout=self.seconds)] = job

    def _collect(self) -> None:
        for future in [each for each in self._running if each.done()]:
            job = self._running.pop(future)
            try:
                self._end(job, future)
            except FileNotFoundError:  # somebody has taken away the job
                LOG.warning(texts.TAKEN_AWAY.format(job=job.id))

    def _end(self, job: Job, future: ProcessFuture[tuple[str, str]]) -> None:
        error = None if future.cancelled() else future.exception()
        if future.cancelled() or isinstance(error, CancelledError | BrokenProcessPool):
            return  # nobody has written it: it is put back
        if error is None:
            error = self._finish(job, *future.result())
        if isinstance(error, ProcessExpired) and job.id not in self._tried:
            self._tried.add(job.id)  # the process may have been full of what it had written before
            self.jobs.put_back_one(job)
            return
        self._tried.discard(job.id)
        if error is not None:
            reason = self.reason(job, error)
            LOG.log(logging.ERROR if reason == texts.BROKEN else logging.WARNING, "%s: %s", job.id, reason)
            if reason == texts.BROKEN:
                LOG.error("%s\n%s", job.selection, error.__cause__ or error)  # where in the other process
            self.jobs.fail(job, reason)

    def _finish(self, job: Job, file: str, digest: str) -> OSError | None:
        try:
            self.jobs.finish(job, file, digest)
        except OSError as error:
            return error
        return None

    def reason(self, job: Job, error: BaseException) -> str:
        """Why there is no file, in German, with what helps."""
        match error:
            case TimeoutError():
                return texts.TOO_LONG.format(seconds=f"{self.seconds:g}".replace(".", ","))
            case MemoryError() | ProcessExpired():
                return texts.TOO_LARGE.format(megabytes=MEGABYTES)
            case UnknownBriefingError():
                return str(error)
            case UnknownVersionError() | OtherSchemaError() | UnusableVersionError() | NotPublishedError():
                return texts.NOT_KEPT.format(version=job.selection.version)
            case OSError() if is_full(error):
                return texts.NO_ROOM
        return texts.BROKEN

    def _tidy(self) -> None:
        kept = {each.version for each in versions.kept()}
        try:
            kept.add(versions.current().version)
        except NotPublishedError as error:
            LOG.error("%s", error)
            return  # nothing is known of what is kept
        shelf.tidy(self.jobs, kept)


def main() -> None:
    """Run until SIGTERM or Ctrl-C."""
    try:
        logging.config.dictConfig(logs.configuration())
    except logs.LogSettingError as error:
        sys.exit(str(error))
    stop = Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        Renderer(Jobs()).run(stop)
    except FileNotFoundError as error:
        sys.exit(texts.FOLDER_GONE.format(error=error))
    except OSError as error:
        sys.exit(texts.UNWRITABLE.format(error=error))
    LOG.info(texts.ENDED)


if __name__ == "__main__":
    main()
