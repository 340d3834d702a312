"""What can be the matter with the internal database, said in German with its cure; of its own exceptions nobody else need know."""

from __future__ import annotations

from enum import Enum

from dashboard.texts import internal as texts


class Fault(Enum):
    """Each with what is the matter and what helps."""

    MISSING = texts.MISSING, texts.MISSING_CURE
    OLDER = texts.OLDER, texts.UPGRADE_CURE
    NEWER = texts.NEWER, texts.NEWER_CURE
    FOREIGN = texts.FOREIGN, texts.FOREIGN_CURE
    DAMAGED = texts.DAMAGED, texts.DAMAGED_CURE
    LOCKED = texts.LOCKED, texts.LOCKED_CURE
    FULL = texts.FULL, texts.FULL_CURE
    RIGHTS = texts.RIGHTS, texts.RIGHTS_CURE
    UNREACHABLE = texts.UNREACHABLE, texts.UNREACHABLE_CURE
    ADDRESS = texts.ADDRESS, texts.ADDRESS_CURE
    FAILED = texts.FAILED, texts.FAILED_CURE


class InternalDatabaseError(Exception):
    """It cannot be used. The message names its place and, where there is one, what it said itself: for the log and the commands, not for visitors."""

    def __init__(self, fault: Fault, place: str, said: object = "") -> None:
        reason, cure = fault.value
        self.fault = fault
        because = f" ({said})" if str(said) else ""
        super().__init__(f"{place}: {reason}{because}. {texts.CURE.format(cure=cure)}")


# The beginnings of SQLite's names of errors.
_OF_SQLITE = (
    ("SQLITE_BUSY", Fault.LOCKED),
    ("SQLITE_LOCKED", Fault.LOCKED),
    ("SQLITE_FULL", Fault.FULL),
    ("SQLITE_READONLY", Fault.RIGHTS),
    ("SQLITE_PERM", Fault.RIGHTS),
    ("SQLITE_CANTOPEN", Fault.RIGHTS),
    ("SQLITE_CORRUPT", Fault.DAMAGED),
    ("SQLITE_NOTADB", Fault.DAMAGED),
    ("SQLITE_IOERR", Fault.DAMAGED),
)
# The beginnings of PostgreSQL's states.
_OF_POSTGRESQL = (
    ("53100", Fault.FULL),
    ("55P03", Fault.LOCKED),
    ("40", Fault.LOCKED),
    ("25006", Fault.RIGHTS),
    ("42501", Fault.RIGHTS),
    ("28", Fault.RIGHTS),
    ("3D", Fault.MISSING),
    ("XX", Fault.DAMAGED),
    ("08", Fault.UNREACHABLE),
    ("53", Fault.UNREACHABLE),
    ("57", Fault.UNREACHABLE),
)


def fault_of(error: BaseException | None) -> Fault:
    """What an exception of sqlite3 or psycopg means."""
    name = getattr(error, "sqlite_errorname", None)
    if name is not None:
        return next((fault for start, fault in _OF_SQLITE if name.startswith(start)), Fault.FAILED)
    state = getattr(error, "sqlstate", "") or (
        "08" if hasattr(error, "sqlstate") else ""
    )  # None: there was no answer at all
    return next((fault for start, fault in _OF_POSTGRESQL if state.startswith(start)), Fault.FAILED)
