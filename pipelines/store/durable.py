"""How a file comes onto the disk: whole or not at all, also when the process or the machine stops in between."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

DRAFT_SUFFIX = ".part"


def write_draft(target: Path, content: bytes) -> Path:
    """Write `content` beside `target` under a name of its own, down to the disk. Leaves nothing behind when that fails (OSError)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=DRAFT_SUFFIX)
    draft, complete = Path(name), False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, draft) if target.exists() else draft.chmod(0o644)
        complete = True
    finally:
        if not complete:
            draft.unlink(missing_ok=True)
    return draft


def take_place(draft: Path, target: Path) -> None:
    """The draft becomes the target in one step that a crash cannot halve."""
    draft.replace(target)
    sync_folder(target.parent)


def write_durably(target: Path, content: bytes) -> None:
    """Both in one: afterwards `target` holds `content`, or what it held before."""
    draft = write_draft(target, content)
    try:
        take_place(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Bring what others wrote into a file down to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk."""
    sync_file(folder)


def remove_drafts(folder: Path) -> None:
    """Remove what killed processes left in a folder. Only for who holds the lock of it: nobody else is writing there."""
    for left in folder.glob(f".*{DRAFT_SUFFIX}"):
        left.unlink(missing_ok=True)
