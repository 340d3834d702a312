"""The process that does one job, bounded in time (by the worker) and memory: whatever it does to itself, the worker goes on."""

from __future__ import annotations

import json
import logging.config
import os
import resource
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any

import logs
from geo import clock
from geo.tables import TableError
from pipelines.failures import words_of_failure
from pipelines.problems import BuildError, InputError
from pipelines.store.durable import write_durably
from pipelines.store.exclusive import alone_in
from pipelines.work.queue import OUTCOME, RUNNING, Job, Queue, write_progress

LOG = logging.getLogger(__name__)
MOST_MEMORY = 2_000_000_000  # bytes of data
NICENESS = 5  # who looks at a page goes first
ORPHAN_SECONDS = 60.0  # the process of a killed worker ends with it; so long it is waited for
FAILED = 1
_BUSY = "Ein anderer Vorgang arbeitet noch an einem Auftrag. Abhilfe: warten, dann erneut beginnen."
Tell = Callable[[str, int, int | None], None]


def _check(queue: Queue, job: Job, tell: Tell) -> Mapping[str, Any]:
    from pipelines.intake.check import check_job

    return check_job(job.parameters, queue.place(RUNNING, job.id), queue.preview(job.id).parent, tell)


def _inspect(queue: Queue, job: Job, tell: Tell) -> Mapping[str, Any]:
    inspect_job = import_module("pipelines.surveys.form").inspect_job
    outcome: Mapping[str, Any] = inspect_job(job.parameters, queue.place(RUNNING, job.id), tell)
    return outcome


def _publish(queue: Queue, job: Job, tell: Tell) -> Mapping[str, Any]:
    from pipelines.work.publish import publish_job

    return publish_job(queue, job, tell)


def _rollback(queue: Queue, job: Job, tell: Tell) -> Mapping[str, Any]:
    from pipelines.work.rollback import rollback_job

    return rollback_job(queue, job, tell)


# What each kind of job does: gets the queue, the job, and a function that tells of its progress; gives the outcome.
WORK: dict[str, Callable[[Queue, Job, Tell], Mapping[str, Any]]] = {
    "check": _check,
    "inspect": _inspect,
    "publish": _publish,
    "rollback": _rollback,
}


def run(root: Path, job: Job) -> None:
    """Do a job and write its outcome; ends the process with a code that is not 0 where there is none, or it is a failure."""
    _bound()
    queue = Queue(root)
    expected: tuple[type[Exception], ...] = (BuildError, InputError, TableError, MemoryError, OSError, *_of_database())
    with _WithoutValues(), alone_in(root / RUNNING, _BUSY, ORPHAN_SECONDS):
        place, workplace = queue.place(RUNNING, job.id), queue.workplace(job.id)
        workplace.mkdir(exist_ok=True)
        tempfile.tempdir = str(workplace)  # what a killed process leaves lies where the worker clears it away
        try:
            outcome = WORK[job.kind](queue, job, lambda *said: write_progress(place, *said))
        except expected as error:
            outcome = failure_of(error)
        leave(queue, job, outcome)
        if "reason" in outcome:
            sys.exit(FAILED)


def leave(queue: Queue, job: Job, outcome: Mapping[str, Any]) -> None:
    """Write what came of a job. What a failed one has built goes first: on a full disk it makes room for the reason."""
    if "reason" in outcome:
        for place in (queue.workplace(job.id), queue.preview(job.id)):
            shutil.rmtree(place, ignore_errors=True)
    content = json.dumps(outcome, ensure_ascii=False, default=str)
    write_durably(queue.place(RUNNING, job.id) / OUTCOME, content.encode())


def prepare(root: Path) -> None:
    """Write what the web needs to know of the pipelines: what can be imported, the forms and templates of the registry, and the lists of it
    that count."""
    _bound()
    from pipelines.intake.sources import importable
    from pipelines.registry import current_lists, forms
    from pipelines.store.releases import ReleaseStore

    with _WithoutValues():
        forms.write(root)
        write_durably(root / "sources.json", json.dumps(importable(), ensure_ascii=False, indent=1).encode())
        for release_id in current_lists.write(root, ReleaseStore(), clock.today()):
            LOG.error("Die Liste %s lässt sich nicht lesen und darum nicht zum Ausfüllen anbieten.", release_id)


def failure_of(error: Exception) -> dict[str, str]:
    """Reason and cure of what could not be done, in German, in the words of those who work with forms."""
    from pipelines.intake.findings import in_words_of_form, shown_value

    if isinstance(error, InputError):
        error = InputError(replace(problem, value=shown_value(problem)) for problem in error.problems)
    text = str(error) if isinstance(error, BuildError | InputError | TableError) else words_of_failure(error)
    reason, _, cure = in_words_of_form(text).partition(" Abhilfe: ")
    return {"reason": reason, "cure": cure[:1].upper() + cure[1:] or "Die Ursache beheben, dann erneut beginnen."}


def _bound() -> None:
    logging.config.dictConfig(logs.configuration())
    vars(sys.modules["__main__"]).setdefault(
        "__file__", __file__
    )  # without one DuckDB draws bars, as if somebody sat there
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    os.nice(NICENESS)
    Thread(target=_end_with_worker, daemon=True).start()


def _end_with_worker() -> None:
    """Without a worker nobody would bound this process, and the next worker takes up its job."""
    worker = parent_process()
    if worker is not None:
        worker.join()
        os._exit(FAILED)


class _WithoutValues:
    """Says of an error nobody expected where the program failed, then ends the process: what the error says of itself may quote a file."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or isinstance(error, SystemExit):
            return
        places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
        LOG.error("Unerwarteter Fehler %s (%s)", kind.__name__, " > ".join(places))
        os._exit(FAILED)


def _of_database() -> tuple[type[Exception], ...]:
    import duckdb

    return (duckdb.Error,)
