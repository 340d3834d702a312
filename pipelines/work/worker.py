"""The worker: takes jobs from their folders one after the other and gives each to a process of its own: python -m pipelines work

It opens no file of a visitor and no database itself. Stopped at any moment, also by force, it takes up at its next start what was not finished,
and settles what was begun (store/change.py).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask
from threading import Event
from typing import TYPE_CHECKING

from pipelines.problems import BuildError, words_of
from pipelines.store import change
from pipelines.store.exclusive import alone_in
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.work import child, tidy
from pipelines.work.heartbeat import Heartbeat
from pipelines.work.queue import RUNNING, Job, Queue

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

LOG = logging.getLogger(__name__)
SECONDS = {"check": 900.0, "publish": 900.0, "rollback": 900.0, "inspect": 120.0}
PREPARE_SECONDS = 120.0
MOST_CRASHES = 2
PAUSE_SECONDS, TIDY_SECONDS = 0.1, 600.0
STARTED = "Die Datenpflege nimmt Aufträge an (Ordner {folder})."
STANDBY = "Die Datenpflege läuft schon in einem anderen Prozess; dieser wartet, bis jener endet."
ENDED = "Die Datenpflege ist beendet; was noch läuft, wird beim nächsten Start wieder aufgenommen."
UNPREPARED = "Formulare und Vorlagen ließen sich nicht schreiben; es gelten die bisherigen."
TOO_LONG = {
    "reason": "Der Auftrag war nach {minutes} Min. nicht fertig und wurde abgebrochen.",
    "cure": "Später erneut beginnen; dauert es wieder so lange, eine kleinere Datei einspielen.",
}
CRASHED = {
    "reason": "Der Auftrag hat seinen Prozess zweimal zum Absturz gebracht, meist weil der Arbeitsspeicher nicht reichte.",
    "cure": "Eine kleinere Datei einspielen oder die Stelle fragen, die den Atlas betreibt.",
}
UNEXPECTED = {
    "reason": "Bei diesem Auftrag ist ein unerwarteter Fehler im Programm aufgetreten.",
    "cure": "Die Stelle fragen, die den Atlas betreibt; wo es geschah, steht im Protokoll der Datenpflege.",
}


class Worker:
    """`work` does one job in a process of its own (a function that can be found there by its name)."""

    def __init__(
        self,
        root: Path,
        *,
        work: Callable[[Path, Job], None] = child.run,
        prepare: Callable[[Path], None] = child.prepare,
        seconds: dict[str, float] = SECONDS,
    ) -> None:
        self.queue = Queue(root)
        self._work, self._prepare, self._seconds = work, prepare, seconds
        self._heart = Heartbeat(root)

    def run(self, stop: Event) -> None:
        """Do what is asked for until told to stop. Only one worker of a folder does; any other waits for its end."""
        self.queue.make_folders()
        with ExitStack() as held:
            if not self._hold(held, stop):
                return
            LOG.info(STARTED.format(folder=self.queue.root))
            self._heart.begin()
            try:
                self._take_up()
                self._serve(stop)
            finally:
                self._take_up()
                self._heart.end()

    def _hold(self, held: ExitStack, stop: Event) -> bool:
        """Lock the folder for as long as `held` lasts; whether that came about before the worker was told to stop."""
        waits = False
        while not stop.is_set():
            try:
                held.enter_context(alone_in(self.queue.root, STANDBY))
            except BuildError as error:
                if not waits:
                    LOG.info("%s", error)
                waits = True
                stop.wait(PAUSE_SECONDS)
            else:
                return True
        return False

    def _take_up(self) -> None:
        """What was running when its process ended: what it had begun is settled; then it is over, or waits again."""
        _settle()
        self.queue.clear_workplaces()
        for job_id in self.queue.ids(RUNNING):
            try:
                self._close(job_id)
            except OSError as error:
                LOG.error("Der Auftrag %s lässt sich nicht zurückstellen: %s.", job_id, words_of(error))

    def _close(self, job_id: str) -> None:
        outcome = self.queue.outcome(job_id)
        if outcome is None:
            self.queue.put_back(job_id)
        else:
            self.queue.end(job_id, outcome)

    def _serve(self, stop: Event) -> None:
        prepared, tidied = self._write_files(stop), -TIDY_SECONDS
        while not stop.is_set():
            if time.monotonic() - tidied >= TIDY_SECONDS:
                tidy.tidy(self.queue, time.time())
                tidied = time.monotonic()
            job = self.queue.begin()
            if job is not None:
                self._do(job, stop)
            elif prepared != _state_of_store():
                prepared = self._write_files(stop)
            else:
                stop.wait(PAUSE_SECONDS)

    def _write_files(self, stop: Event) -> tuple[int, int] | None:
        """Write the files for the web, and answer the state of the store before: another one makes other files."""
        state = _state_of_store()
        process = self._start(self._prepare, self.queue.root)
        in_time = _wait(process, PREPARE_SECONDS, stop)
        if not stop.is_set() and (not in_time or process.exitcode):
            LOG.error(UNPREPARED)
        return state

    def _do(self, job: Job, stop: Event) -> None:
        self._heart.job = job.id
        process = self._start(self._work, self.queue.root, job)
        in_time = _wait(process, self._seconds[job.kind], stop)
        self._heart.job = ""
        self.queue.clear_workplaces()
        if process.exitcode == 0 or self.queue.outcome(job.id):
            self._close(job.id)
            return
        _settle()
        if self.queue.outcome(job.id) or stop.is_set():
            self._close(job.id)
        elif not in_time:
            minutes = max(1, round(self._seconds[job.kind] / 60))
            self.queue.end(job.id, TOO_LONG | {"reason": TOO_LONG["reason"].format(minutes=minutes)})
        elif process.exitcode and process.exitcode > 0:
            self.queue.end(job.id, UNEXPECTED)
        elif self.queue.crashes(job.id) >= MOST_CRASHES:
            self.queue.end(job.id, CRASHED)
        else:
            self.queue.put_back(job.id)

    def _start(self, target: Callable[..., None], *arguments: object) -> SpawnProcess:
        """Ctrl-C is for the worker alone, which then ends the process."""
        process = get_context("spawn").Process(target=target, args=arguments, daemon=True)
        before = pthread_sigmask(SIG_BLOCK, [SIGINT])
        try:
            process.start()
        finally:
            pthread_sigmask(SIG_SETMASK, before)
        return process


def _wait(process: SpawnProcess, seconds: float, stop: Event) -> bool:
    """Whether a process ended by itself, in time; else it is ended."""
    until = time.monotonic() + seconds
    while process.is_alive() and time.monotonic() < until and not stop.is_set():
        process.join(PAUSE_SECONDS)
    by_itself = not process.is_alive()
    if not by_itself:
        process.kill()
    process.join()
    return by_itself


def _state_of_store() -> tuple[int, int] | None:
    """Another value as soon as something was stored, withdrawn or restored, by whomever; None where nothing can be read, or ever was."""
    try:
        found = ReleaseStore().lock.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


def _settle() -> None:
    try:
        change.settle(ReleaseStore(), PublishedFolder())
    except BuildError as error:  # publishing says the same until somebody has seen to it
        LOG.error("%s", error)
