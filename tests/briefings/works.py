"""What a process of the renderer may be given instead of a briefing: quick, slow, hungry, refusing, dying."""

from __future__ import annotations

import errno
import hashlib
import os
import resource
import signal
import time
from pathlib import Path

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import work
from dashboard.briefings.content import UnknownBriefingError
from dashboard.versions import UnknownVersionError


def prepare_nothing() -> None:
    """No limits."""


def limit_memory() -> None:
    """Those of the renderer, without its libraries' being loaded first."""
    resource.setrlimit(resource.RLIMIT_DATA, (work.MOST_MEMORY, work.MOST_MEMORY))


def behave(selection: Selection, place: Path, drafts: Path) -> tuple[str, str]:
    """Do what the content says."""
    match selection.content:
        case "slow":
            time.sleep(1)
        case "endless":
            while True:
                time.sleep(0.01)
        case "hungry":
            held = []
            while True:
                held.append(bytearray(50_000_000))
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "killed_once" if not (drafts.parent / "killed").exists():
            (drafts.parent / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "refused":
            raise UnknownBriefingError("Diesen Inhalt gibt es nicht.")
        case "gone":
            raise UnknownVersionError(selection.version)
        case "full":
            raise OSError(errno.ENOSPC, "No space left on device")
        case "wrong":
            raise ZeroDivisionError("our own mistake")
    content = f"{selection.content} {selection.area} {os.getpid()}".encode()
    work.put(content, place / "file.pdf", drafts)
    return "file.pdf", hashlib.sha256(content).hexdigest()
