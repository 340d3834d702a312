"""Whether the renderer runs: it touches a file every second, and holds a lock that lets only one of several work."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

FILE, LOCK = "heartbeat", "renderer.lock"
SILENT_SECONDS = 10  # after so long without a beat it counts as not running


def beat(root: Path) -> None:
    """Say that the renderer runs."""
    (root / FILE).touch()


def end(root: Path) -> None:
    """Say that it does not any more."""
    (root / FILE).unlink(missing_ok=True)


def is_alive(root: Path) -> bool:
    """Whether it has said so within the last ten seconds."""
    try:
        return abs(time.time() - (root / FILE).stat().st_mtime) < SILENT_SECONDS
    except OSError:
        return False


@contextmanager
def alone(root: Path, wait: Callable[[], bool]) -> Iterator[bool]:
    """Hold the lock in the block. Whoever finds it held calls `wait` until it is free, and goes without it once that gives False; the lock
    ends with the process that holds it, however that ends."""
    with (root / LOCK).open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not wait():
                    yield False
                    return
            else:
                yield True
                return
