"""One at a time: a lock that the system gives back when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import logging
import math
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.problems import BuildError, words_of

LOG = logging.getLogger(__name__)
WAIT_SECONDS = 120.0
QUIET_SECONDS = 1.0  # whoever waits longer is told
_POLL_SECONDS = 0.1


@contextmanager
def alone_in(folder: Path, refusal: str, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the folder itself locked: no file is left behind. Raises BuildError(refusal) when somebody else holds it that long."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise BuildError(f"Der Ordner {folder} lässt sich nicht öffnen: {words_of(error)}.") from error
    try:
        _wait_for(handle, refusal, time.monotonic() + wait_seconds)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, refusal: str, until: float) -> None:
    tell_at = time.monotonic() + QUIET_SECONDS
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise BuildError(refusal) from None
            if time.monotonic() >= tell_at:
                LOG.warning(
                    "Ein anderer Aufruf arbeitet gerade hier; gewartet wird bis zu %.0f s.", until - time.monotonic()
                )
                tell_at = math.inf
            time.sleep(_POLL_SECONDS)
