"""The web side of the Datenpflege, as small as can be: puts jobs down and waits for what comes of them (docs/jobs.md)."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

from pipelines.work.queue import DRAFTS, FAILED, FINISHED, WAITING
from pipelines.work.worker import Worker

MADE = "2026-11-23T08:00:00.000000Z"
PATIENCE_SECONDS = 300.0


def put(
    root: Path, kind: str, *, made: str = MADE, file: Path | None = None, job_id: str = "", **parameters: Any
) -> str:
    """Let a job wait; the file of a visitor lies in its input."""
    job_id = job_id or secrets.token_hex(16)
    draft = root / DRAFTS / secrets.token_hex(16)
    (draft / "input").mkdir(parents=True)
    if file:
        shutil.copyfile(file, draft / "input" / f"file{file.suffix}")
    (draft / "job.json").write_text(json.dumps({"kind": kind, "made": made, **parameters}), encoding="utf-8")
    (root / WAITING).mkdir(exist_ok=True)
    draft.rename(root / WAITING / job_id)
    return job_id


def ended(root: Path, job_id: str, seconds: float = PATIENCE_SECONDS) -> tuple[str, dict[str, Any]]:
    """The state in which a job ended, and its outcome."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for state in (FINISHED, FAILED):
            if (root / state / job_id).is_dir():
                return state, json.loads((root / state / job_id / "outcome.json").read_text(encoding="utf-8"))
        time.sleep(0.05)
    raise TimeoutError(job_id)


@contextmanager
def working(worker: Worker) -> Iterator[Event]:
    """A worker that runs in the block."""
    stop = Event()
    thread = Thread(target=worker.run, args=[stop])
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join()


def beat(root: Path) -> Mapping[str, Any]:
    """The last sign of life of a worker; {} where there is none."""
    file = root / "worker.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
