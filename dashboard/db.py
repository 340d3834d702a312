"""Read-only connections to the published database, and what was remembered of its answers.

A process shows one version (`shown`) until it changes over to the next one (`trying`, `show`; when, says queries/current_version.py); a request
that has begun keeps the one it began with (`hold`). An address that names another kept version is answered from that one (`reading`): its
database is opened beside, and closed again when too many are open. What is to be published is looked at in a block of its own (`previewing`):
nothing outside it can read from it, and nothing of it is remembered for others.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb

from dashboard import versions
from dashboard.versions import NotPublishedError, OtherSchemaError, UnusableVersionError, Version

Row = dict[str, Any]

# Every worker holds one such connection, and up to MOST_OTHERS for older versions. The largest question of a page takes 40 MB for some
# milliseconds, also with twelve years of data; one that needs more than the limit must be asked in parts (see queries/occasions).
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
MOST_OTHERS = 2  # versions open beside the one shown
MOST_PREVIEWS = 1
# What DuckDB raises where a file is cut off or its bytes are others: for a wrong checksum the plain class, which any error is a kind of.
_DAMAGE = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Record = TypeVar("_Record", bound=tuple[Any, ...])
_NOTHING = object()


@dataclass
class _Opened:
    """A version with its connection (none or one: it is opened on the first question) and the answers of functions by their arguments."""

    version: Version
    connections: list[duckdb.DuckDBPyConnection] = field(default_factory=list)
    answers: dict[Any, Any] = field(default_factory=dict)


@dataclass
class _Preview:
    """A version that is not published, and those that were opened while it was looked at."""

    shown: _Opened
    others: OrderedDict[str, _Opened] = field(default_factory=OrderedDict)


# One question at a time: together they would need more than the limit above. Nothing is lost, there is one process per core.
_asking = threading.RLock()
_shown: list[_Opened] = []  # none or one
_others: OrderedDict[str, _Opened] = OrderedDict()  # by name, the one read last at the end
_previews: OrderedDict[Path, _Preview] = OrderedDict()  # by the folder it was built into, the one read last at the end
_previewing: ContextVar[_Preview | None] = ContextVar("previewing", default=None)
_reading: ContextVar[str | None] = ContextVar("version", default=None)
_held: ContextVar[_Opened | None] = ContextVar("held", default=None)  # by a request, whatever is shown meanwhile


def pin() -> None:
    """Decide which version this process and those it will fork show: the current one, if there is one.

    Opens nothing: a database that was opened before a fork crashes the processes after it.
    """
    _shown.clear()
    _others.clear()
    _previews.clear()
    try:
        shown()
    except NotPublishedError:
        return  # whoever asks is told


def shown() -> Version:
    """The version this process shows. Raises NotPublishedError while there is none."""
    return _shown_state().version


def published() -> Version:
    """The version being read: the one shown, or the one named by `reading`."""
    return _state().version


def hold() -> None:
    """Let what follows in this context (a request, as a rule) be shown what is shown now, until `release`."""
    _held.set(_shown[0] if _shown else None)


def release() -> None:
    """The request has ended: what follows is shown what is shown then."""
    _reading.set(None)
    _held.set(None)


@contextmanager
def trying(version: Version) -> Iterator[None]:
    """Answer the block from a version that nobody is shown yet. Raises OtherSchemaError or UnusableVersionError where it turns out to be that."""
    before = _held.get()
    _held.set(_Opened(version))
    try:
        yield
    except (duckdb.Error, ValueError) as error:
        raise UnusableVersionError(version.version) from error
    finally:
        _held.set(before)


def show() -> None:
    """Show what is being tried from now on. The database shown before is closed when the last request that holds it has ended."""
    tried = _held.get()
    if tried is not None:
        with _asking:
            _shown[:] = [tried]
            if tried.version.version in _others:
                _close(_others.pop(tried.version.version))


def reopen() -> None:
    """Read the database shown from its file anew: another one lies there under the same name."""
    with _asking:
        for state in _shown:
            _close(state)
            state.answers.clear()


def read_from(name: str | None) -> None:
    """Answer what follows in this context (a request, as a rule) from the kept version of that name; None: from the one shown.

    Raises UnknownVersionError, OtherSchemaError or UnusableVersionError (see versions.find); then nothing has changed. The last also comes from
    a question, where the database turns out to be damaged.
    """
    if name is not None:
        _opened(name)
    _reading.set(name)


@contextmanager
def reading(name: str | None) -> Iterator[None]:
    """The same for the block alone."""
    before = _reading.get()
    read_from(name)
    try:
        yield
    finally:
        _reading.set(before)


@contextmanager
def previewing(root: Path) -> Iterator[None]:
    """In the block the version that was built into this folder is the one shown. Raises NotPublishedError where there is none."""
    version = versions.preview(root)
    with _asking:
        preview = _previews.pop(root, None)
        if preview is not None and preview.shown.version != version:
            _close_preview(preview)
            preview = None
        preview = _previews[root] = preview or _Preview(_Opened(version))
        while len(_previews) > MOST_PREVIEWS:
            _close_preview(_previews.popitem(last=False)[1])
    looking, held, before = _previewing.set(preview), _held.set(preview.shown), _reading.get()
    _reading.set(None)
    try:
        with versions.with_preview(version):
            yield
    finally:
        _previewing.reset(looking)
        _held.reset(held)
        _reading.set(before)


def is_preview() -> bool:
    """Whether what is shown just now is not published."""
    return _previewing.get() is not None


def per_build(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Remember the answers of a function, for each version its own, as long as this process has that version open."""

    @wraps(function)
    def ask(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        answers, key = _state().answers, (function, args, tuple(kwargs.items()))
        answer = answers.get(key, _NOTHING)
        if answer is _NOTHING:
            answer = answers[key] = function(*args, **kwargs)
        return answer  # type: ignore[no-any-return]

    return ask


def query(sql: str, params: Sequence[Any] | dict[str, Any] = (), version: str | None = None) -> list[Row]:
    """Rows as dictionaries by column name. Values go in as parameters (`?` or `$name`), never into the text.

    `version` is the name of a kept version (see `read_from` for what it raises), by default the one being read. Equal texts of an answer
    are one object: names of kinds and Kreise repeat in thousands of remembered rows (3 MB in all).
    """
    with _asking:
        names, rows = _ask(_state() if version is None else _opened(version), sql, params)
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
        names, rows = _ask(_state(), sql, params)
    if names != record._fields:  # type: ignore[attr-defined]
        raise TypeError(f"{record.__name__} has not the columns {', '.join(names)}")
    return list(map(partial(tuple.__new__, record), rows))  # what _make does, without a call of Python for each row


def one(sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> Row:
    """The only row of a question that has exactly one answer; ValueError otherwise."""
    (row,) = query(sql, params)
    return row


def close(name: str) -> None:
    """Close a version and forget its answers, unless it is the one shown; whoever asks for it opens it again."""
    with _asking:
        others = _beside()
        if name in others:
            _close(others.pop(name))


def forget() -> None:
    """Close every database and forget every remembered answer (another build is to be shown)."""
    with _asking:
        for state in (*_shown, *_others.values()):
            _close(state)
        for preview in _previews.values():
            _close_preview(preview)
        _shown.clear()
        _others.clear()
        _previews.clear()


def _shown_state() -> _Opened:
    held = _held.get()
    if held is not None:
        return held
    if not _shown:
        _shown.append(_Opened(versions.current()))
    return _shown[0]


def _state() -> _Opened:
    name = _reading.get()
    return _shown_state() if name is None else _opened(name)


def _opened(name: str) -> _Opened:
    with _asking:  # what is closed here answers nobody just now
        state = _shown_state()
        if name == state.version.version:
            return state
        others = _beside()
        if name not in others:
            others[name] = _Opened(versions.find(name, state.version))
        others.move_to_end(name)
        while len(others) > MOST_OTHERS:
            _close(others.popitem(last=False)[1])
        return others[name]


def _beside() -> OrderedDict[str, _Opened]:
    """What is open beside the version shown: in a preview nothing that others read from."""
    preview = _previewing.get()
    return _others if preview is None else preview.others


def _ask(state: _Opened, sql: str, params: Sequence[Any] | dict[str, Any]) -> tuple[tuple[str, ...], list[Any]]:
    """Names of the columns, and the rows."""
    try:
        answer = _connection(state).execute(sql, params or None)
        return tuple(column[0] for column in answer.description or []), answer.fetchall()
    except duckdb.Error as error:
        if state in _shown:
            raise
        if isinstance(error, duckdb.CatalogException | duckdb.BinderException):
            # It lacks a table or column, whatever it says of its schema.
            raise OtherSchemaError(state.version.version) from error
        if type(error) is duckdb.Error or isinstance(error, _DAMAGE):
            raise UnusableVersionError(state.version.version) from error
        raise


def _connection(state: _Opened) -> duckdb.DuckDBPyConnection:
    if not state.connections:
        path = state.version.database
        try:
            state.connections.append(duckdb.connect(str(path), read_only=True, config=LIMITS))
        except duckdb.Error as error:
            if state not in _shown:
                raise UnusableVersionError(state.version.version) from error
            raise NotPublishedError(f"Die Datenbank lässt sich nicht öffnen: {path}") from error
    return state.connections[0]


def _close(state: _Opened) -> None:
    while state.connections:
        state.connections.pop().close()


def _close_preview(preview: _Preview) -> None:
    for state in (preview.shown, *preview.others.values()):
        _close(state)
