"""The file of a backup: lines of JSON, packed with gzip. First what it is, then a line per row, `[table, {column: value}]`, last how many rows
there are of each table and the SHA-256 of all lines before: whether a file is whole is known before anything is changed.
"""

from __future__ import annotations

import gzip
import json
import os
import secrets
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.internal import revision
from dashboard.texts import internal_command as texts

FORMAT = "praeventionsatlas-intern-1"
_MAGIC = b"\x1f\x8b"  # of gzip
Row = tuple[str, Mapping[str, Any]]


class BackupError(Exception):
    """A file cannot be written, or is none to restore from; the message is German and names the cure."""


@dataclass(frozen=True)
class Contents:
    """What is in a backup: the revision of its tables, when it was made (UTC), its rows by table, its SHA-256."""

    revision: str
    made: str
    rows: dict[str, int]
    checksum: str


def write(file: Path, of_revision: str, made: str, rows: Iterable[Row]) -> Contents:
    """Write a new file, for its owner alone, whole or not at all. Raises BackupError; an existing file is left as it is."""
    counted: Counter[str] = Counter()
    with _new_file(file) as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=6) as packed:
        checksum = sha256()

        def put(value: object) -> None:
            line = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            checksum.update(line)
            packed.write(line)

        put({"format": FORMAT, "revision": of_revision, "made": made})
        for table, row in rows:
            put([table, dict(row)])
            counted[table] += 1
        contents = Contents(of_revision, made, dict(counted), checksum.hexdigest())
        put({"rows": contents.rows, "sha256": contents.checksum})
    return contents


def check(file: Path) -> Contents:
    """Read a file to its end. Raises BackupError where it is none, is not whole, or belongs to a newer program."""
    counted: Counter[str] = Counter()
    checksum, before = sha256(), sha256()
    head: dict[str, Any] = {}
    last: Any = None
    for line, last in _lines(file):
        head = head or _head(file, last)
        before = checksum.copy()
        checksum.update(line)
        if isinstance(last, list):
            counted[last[0]] += 1
    if not isinstance(last, dict) or last.get("sha256") != before.hexdigest() or last.get("rows") != dict(counted):
        raise BackupError(texts.BACKUP_DAMAGED.format(file=file))
    return Contents(head["revision"], head["made"], dict(counted), before.hexdigest())


def rows(file: Path) -> Iterator[Row]:
    """The rows of a file that was found whole."""
    return ((value[0], value[1]) for _, value in _lines(file) if isinstance(value, list))


def _head(file: Path, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BackupError(texts.NO_BACKUP.format(file=file))
    if value["revision"] > revision.REVISION:
        raise BackupError(texts.BACKUP_NEWER.format(file=file, found=value["revision"], known=revision.REVISION))
    return value


def _lines(file: Path) -> Iterator[tuple[bytes, Any]]:
    """Each line as it stands and what it says."""
    try:
        with gzip.open(file) as packed:
            for line in packed:
                yield line, json.loads(line)
    except FileNotFoundError:
        raise BackupError(texts.NO_FILE.format(file=file)) from None
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError):
        packed_at_all = file.read_bytes()[: len(_MAGIC)] == _MAGIC
        raise BackupError((texts.BACKUP_DAMAGED if packed_at_all else texts.NO_BACKUP).format(file=file)) from None
    except OSError as error:
        raise BackupError(texts.UNREADABLE.format(file=file, reason=error.strerror)) from None


@contextmanager
def _new_file(file: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name when it is whole and on the disk."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as raw:
            yield raw
            raw.flush()
            os.fsync(raw.fileno())
        os.link(draft, file)
    except FileExistsError:
        raise BackupError(texts.EXISTS.format(file=file)) from None
    except OSError as error:
        raise BackupError(texts.UNWRITABLE.format(file=file, reason=error.strerror)) from None
    finally:
        draft.unlink(missing_ok=True)
