"""What a process of the renderer does with one job: the briefing built from its data version, written, and put where it will be offered."""

from __future__ import annotations

import hashlib
import os
import resource
import tempfile
from pathlib import Path

from dashboard import db, versions
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.formats import FORMATS
from dashboard.briefings.renderer import MEGABYTES
from dashboard.briefings.writers import formats

MOST_MEMORY = MEGABYTES * 1_000_000  # bytes
NICENESS = 3  # who looks at a page goes first


def prepare() -> None:
    """Called once in every process, before its first job."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    os.nice(NICENESS)


def write(selection: Selection, place: Path, drafts: Path) -> tuple[str, str]:
    """Write the one format of a selection into a folder; gives the name of the file and its SHA-256.

    Raises UnknownBriefingError for what cannot be written, the errors of versions.find where the data version cannot be opened, OSError where
    the file cannot be kept; then there is none.
    """
    _show_what_is_published()
    [name] = selection.formats
    with db.reading(selection.version):
        try:
            briefing = catalogue.build(selection)
            content = formats.write(name, briefing)
        except MemoryError:
            os._exit(1)  # what has run out of memory is not used again; the renderer tries once more in another process
    file = FORMATS[name].file_name(briefing)
    put(content, place / file, drafts)
    return file, hashlib.sha256(content).hexdigest()


def put(content: bytes, target: Path, drafts: Path) -> None:
    """A file, whole or not at all, also where the machine stops meanwhile."""
    handle, draft = tempfile.mkstemp(dir=drafts)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)  # drafts are their owner's alone
        Path(draft).replace(target)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def _show_what_is_published() -> None:
    """A process that has stood for a while follows a new version without being told."""
    if db.shown().version != versions.current().version:
        db.forget()
