"""Signs of life of the worker, every second, whatever else it does: by them the web tells whether anybody takes up its jobs."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Event, Thread

from pipelines.work.queue import ROOT, write_json

FILE = "worker.json"
EVERY_SECONDS = 1.0


class Heartbeat:
    """`job`: the id of the job being done, "" for none."""

    def __init__(self, root: Path) -> None:
        self.job = ""
        self._file = root / FILE
        self._end = Event()
        self._thread = Thread(target=self._beat, daemon=True)

    def begin(self) -> None:
        """Beat from now on."""
        self._thread.start()

    def end(self) -> None:
        """Say that the worker runs no more."""
        self._end.set()
        self._thread.join()
        self._file.unlink(missing_ok=True)

    def _beat(self) -> None:
        while True:
            with suppress(OSError):  # a full disk: the next beat tries again
                write_json(self._file, {"at": time.time(), "revision": revision(), "job": self.job})
            if self._end.wait(EVERY_SECONDS):
                return


@cache
def revision() -> str:
    """Changes with any line of the pipelines and with any library they are installed with."""
    digest = hashlib.sha256()
    for path in (*sorted((ROOT / "pipelines").rglob("*.py")), ROOT / "requirements.lock"):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]
