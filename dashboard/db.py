"""The one read-only connection to the published database, and where the published files lie.

The database never changes while the process lives: a new build is a new file and a new pointer, and the web process is restarted.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb

ROOT = Path(__file__).parents[1]
Row = dict[str, Any]

# Every worker holds one such connection. The largest question of a page takes 40 MB for some milliseconds, also with twelve years of
# data; one that needs more than the limit must be asked in parts (see queries/occasions/findings_of_kind.py).
LIMITS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "64MB",
    # Give freed memory back within two seconds; by default up to half a gigabyte is kept for later.
    "allocator_background_threads": True,
    "allocator_flush_threshold": "1MB",
    "allocator_bulk_deallocation_flush_threshold": "1MB",
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Record = TypeVar("_Record", bound=tuple[Any, ...])
# One question at a time: together they would need more than the limit above. Nothing is lost, there is one process per core.
_asking = threading.Lock()
_opened: list[duckdb.DuckDBPyConnection] = []  # none or one
_forgetters: list[Callable[[], None]] = []


class NotPublishedError(Exception):
    """There is no published database to show; the message is German and says what to do."""


@dataclass(frozen=True)
class Published:
    """What data/published/current.json points to; all paths exist."""

    version: str
    database: Path
    boundaries: dict[str, dict[str, Path]]


def folder() -> Path:
    """Where the build publishes: ATLAS_PUBLISHED, by default data/published."""
    return Path(os.environ.get("ATLAS_PUBLISHED", ROOT / "data" / "published"))


def per_build(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Remember the answers of a function as long as this process shows this build."""
    remembered = cache(function)
    _forgetters.append(remembered.cache_clear)

    @wraps(function)
    def ask(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        return remembered(*args, **kwargs)  # type: ignore[arg-type]

    return ask


@per_build
def published() -> Published:
    """The current build. Raises NotPublishedError where the pointer is missing, unreadable, or points to nothing."""
    pointer = folder() / "current.json"
    try:
        said = json.loads(pointer.read_text(encoding="utf-8"))
        boundaries = {
            level: {form: folder() / name for form, name in files.items()}
            for level, files in said["boundaries"].items()
        }
        found = Published(str(said["version"]), folder() / said["database"], boundaries)
    except FileNotFoundError as error:
        raise NotPublishedError(f"Der Zeiger auf die Datenbank fehlt: {pointer}") from error
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise NotPublishedError(f"Der Zeiger auf die Datenbank ist nicht lesbar: {pointer}") from error
    for path in (found.database, *(path for files in boundaries.values() for path in files.values())):
        if not path.is_file():
            raise NotPublishedError(f"Der Zeiger {pointer} nennt eine Datei, die es nicht gibt: {path}")
    return found


def _connection() -> duckdb.DuckDBPyConnection:
    path = published().database
    if not _opened:
        try:
            _opened.append(duckdb.connect(str(path), read_only=True, config=LIMITS))
        except duckdb.Error as error:
            raise NotPublishedError(f"Die Datenbank lässt sich nicht öffnen: {path}") from error
    return _opened[0]


def query(sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
    """Rows as dictionaries by column name. Values go in as parameters (`?` or `$name`), never into the text.

    Equal texts of an answer are one object: names of kinds and Kreise repeat in thousands of remembered rows (3 MB in all).
    """
    with _asking:
        answer = _connection().execute(sql, params or None)
        names, rows = [column[0] for column in answer.description or []], answer.fetchall()
    shared: dict[str, str] = {}
    return [
        {
            name: shared.setdefault(value, value) if type(value) is str else value
            for name, value in zip(names, row, strict=True)
        }
        for row in rows
    ]


def records(record: type[_Record], sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[_Record]:
    """Rows as named tuples of a type whose fields are the columns, in their order: a third of the time and memory of dictionaries.

    TypeError where the question gives other columns.
    """
    with _asking:
        answer = _connection().execute(sql, params or None)
        names, rows = tuple(column[0] for column in answer.description or []), answer.fetchall()
    if names != record._fields:  # type: ignore[attr-defined]
        raise TypeError(f"{record.__name__} has not the columns {', '.join(names)}")
    return list(map(record._make, rows))  # type: ignore[attr-defined]


def one(sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> Row:
    """The only row of a question that has exactly one answer; ValueError otherwise."""
    (row,) = query(sql, params)
    return row


def forget() -> None:
    """Close the database and forget every remembered answer (another build is to be shown)."""
    with _asking:
        while _opened:
            _opened.pop().close()
    for clear in _forgetters:
        clear()
