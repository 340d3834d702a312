"""How a whole folder takes the place of another: complete or not at all, also when the process or the machine stops in between."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.problems import BuildError
from pipelines.store.durable import sync_file, sync_folder
from pipelines.store.exclusive import alone_in

CHECKSUMS = "SHA256SUMS"
# The file by which a folder is known to be one of these.
SIGN = "datapackage.json"
_HERE = -100  # AT_FDCWD: paths are as given
_EXCHANGE = 2  # RENAME_EXCHANGE: both names change places in one step


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A fresh folder beside `target`, which takes its place when the block ends well; else `target` stays what it was.

    Raises BuildError where another run is writing, or `target` holds something else.
    """
    _require_own(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    workshop = target.parent / f".{target.name}.neu"
    with alone_in(
        workshop, f"In den Ordner {target} wird gerade schon geschrieben. Abhilfe: warten, dann erneut aufrufen."
    ):
        try:
            for left_by_a_killed_run in workshop.iterdir():
                shutil.rmtree(left_by_a_killed_run)
            draft = workshop / "entwurf"
            draft.mkdir()
            yield draft
            _bring_to_disk(draft)
            take_place(draft, target)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)


def _require_own(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise BuildError(f"{target} ist kein Ordner. Abhilfe: einen anderen mit --out nennen.")
    if target.is_dir() and any(target.iterdir()) and not (target / SIGN).is_file():
        raise BuildError(
            f"Im Ordner {target} liegt etwas anderes; er wird nicht ersetzt. Abhilfe: einen leeren oder neuen Ordner mit --out nennen."
        )


def take_place(draft: Path, target: Path) -> None:
    """The draft becomes the target in one step; what was there lies where the draft was."""
    if target.exists():
        _exchange(draft, target)
    else:
        draft.rename(target)
    sync_folder(target.parent)


def _exchange(one: Path, other: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return
    code = ctypes.get_errno()
    if code not in (errno.EINVAL, errno.ENOSYS):
        raise OSError(code, os.strerror(code), str(other))
    # A file system that cannot: the old folder steps aside first, and comes back where the new one cannot take its place.
    aside = one.with_name("vorher")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise


def _bring_to_disk(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        sync_folder(path) if path.is_dir() else sync_file(path)
    sync_folder(folder)


def checksum(file: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def write_checksums(folder: Path) -> Path:
    """Write SHA256SUMS over every file of the folder, as `sha256sum --check` reads it."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    target = folder / CHECKSUMS
    target.write_text("".join(f"{checksum(folder / name)}  {name}\n" for name in files), encoding="utf-8")
    return target
