"""What the jobs of the tests do, in processes of their own: each says in a parameter what shall become of it."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.problems import BuildError
from pipelines.work import child
from pipelines.work.queue import RUNNING, Job, Queue


def prepare(root: Path) -> None:
    """Stands for the files the worker writes when it starts."""
    (root / "sources.json").write_text("[]")


def do(root: Path, job: Job) -> None:
    """As the worker does a job, with the deeds of the tests."""
    child.WORK["inspect"] = _deed
    child.run(root, job)


def _deed(queue: Queue, job: Job, tell: child.Tell) -> Mapping[str, Any]:
    asked = job.parameters.get("deed")
    place = queue.place(RUNNING, job.id)
    tell("Es wird gearbeitet", 1, 2)
    with (queue.root / "begun").open("a") as begun:
        begun.write(f"{job.id}\n")
    if asked == "refuse":
        raise BuildError("So geht es nicht. Abhilfe: anders machen.")
    if asked == "err":
        raise ValueError("Geheimnis")
    if asked == "hang":
        time.sleep(600)
    if asked == "eat":
        return {"eaten": len(bytearray(3_000_000_000))}
    if asked == "die" or (asked == "die once" and not (place / "crashes.json").exists()):
        os.kill(os.getpid(), signal.SIGKILL)
    if asked == "die with a receipt":  # as if somebody else had made the change complete
        (place / "outcome.json").write_text(json.dumps({"version": "1"}))
        os.kill(os.getpid(), signal.SIGKILL)
    return {"done": job.parameters.get("name", "")}
