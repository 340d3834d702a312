"""How each part of the atlas is: what answers, what does not, and what helps. Said in German, for those who run it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path

from dashboard import db, german, versions
from dashboard.briefings import heartbeat
from dashboard.briefings import jobs as briefings
from dashboard.internal import database, place, revision
from dashboard.internal.faults import InternalDatabaseError
from dashboard.maintenance import jobs as maintenance
from dashboard.queries.published_schema import schema_of_shown
from dashboard.texts import operation as texts
from dashboard.users import secret, settings, user_file
from dashboard.users.secret import SecretError
from dashboard.users.settings import Mode
from dashboard.users.user_file import UserFileError
from dashboard.versions import NotPublishedError, OtherSchemaError, UnusableVersionError

FEWEST_BYTES = 1_000_000_000  # free on a disk; a build and its files take a third of it


class Grade(IntEnum):
    """From well to worst: a part works, one that public pages do without does not, or public pages cannot be served."""

    WELL = 0
    IMPAIRED = 1
    DOWN = 2

    @property
    def word(self) -> str:
        """As it is answered to programs."""
        return texts.GRADES[self]

    @property
    def shown(self) -> str:
        """As it is shown."""
        return texts.GRADES_SHOWN[self]


@dataclass(frozen=True)
class Part:
    """A part of the atlas, how it is, in a sentence, and what to do where that is not well."""

    name: str
    grade: Grade
    text: str
    cure: str = ""


def parts() -> list[Part]:
    """Every part, asked just now."""
    return [published(), internal(), login(), worker(), renderer(), disk()]


def worst(asked: Iterable[Part]) -> Grade:
    """How the whole is."""
    return max((part.grade for part in asked), default=Grade.WELL)


def published() -> Part:
    """The database that public pages show, and whether it is the one that was published last."""
    try:
        shown = db.shown()
        schema_of_shown()
    except NotPublishedError as error:
        return Part(texts.PUBLISHED, Grade.DOWN, str(error), texts.PUBLISHED_CURE)
    except (OtherSchemaError, UnusableVersionError):
        text = texts.UNREADABLE.format(version=shown.version)
        return Part(texts.PUBLISHED, Grade.DOWN, text, texts.PUBLISHED_CURE)
    if missing := versions.missing_file(shown):
        return Part(texts.PUBLISHED, Grade.DOWN, texts.FILE_MISSING.format(file=missing), texts.PUBLISHED_CURE)
    return _followed(shown.version)


def _followed(shown: str) -> Part:
    try:
        current = versions.current().version
    except NotPublishedError as error:
        text = texts.SHOWN_WITHOUT_POINTER.format(shown=shown, error=error)
        return Part(texts.PUBLISHED, Grade.IMPAIRED, text, texts.PUBLISHED_CURE)
    if current != shown:
        text = texts.NOT_FOLLOWED.format(shown=shown, current=current)
        return Part(texts.PUBLISHED, Grade.IMPAIRED, text, texts.NOT_FOLLOWED_CURE)
    return Part(texts.PUBLISHED, Grade.WELL, texts.SHOWN.format(version=shown))


def internal() -> Part:
    """The database of what is not public."""
    try:
        with database.reading() as connection:
            return Part(texts.INTERNAL, Grade.WELL, texts.INTERNAL_ANSWERS.format(revision=revision.stored(connection)))
    except InternalDatabaseError as error:
        reason, cure = error.fault.value
        return Part(texts.INTERNAL, Grade.IMPAIRED, texts.INTERNAL_FAULT.format(reason=reason), german.capital(cure))


def login() -> Part:
    """What tells who somebody is: the key of sessions and forms, and the file of accounts where the atlas has its own."""
    try:
        secret.key()
        if settings.mode() is Mode.LOCAL:
            user_file.accounts()
    except (SecretError, UserFileError) as error:
        reason, _, cure = str(error).partition(" Abhilfe: ")
        return Part(texts.LOGIN, Grade.IMPAIRED, texts.LOGIN_FAULT.format(reason=reason), german.capital(cure))
    return Part(texts.LOGIN, Grade.WELL, texts.LOGIN_READY)


def worker() -> Part:
    """The service that takes in new data."""
    beat = maintenance.worker()
    if beat is None:
        return Part(texts.WORKER, Grade.IMPAIRED, texts.WORKER_NEVER, texts.WORKER_CURE)
    if not beat.is_alive:
        return Part(texts.WORKER, Grade.IMPAIRED, texts.WORKER_SILENT.format(at=clock(beat.at)), texts.WORKER_CURE)
    return Part(texts.WORKER, Grade.WELL, texts.WORKER_BUSY if beat.job else texts.WORKER_IDLE)


def renderer() -> Part:
    """The service that writes briefings."""
    if heartbeat.is_alive(briefings.folder()):
        return Part(texts.RENDERER, Grade.WELL, texts.RENDERER_ALIVE)
    return Part(texts.RENDERER, Grade.IMPAIRED, texts.RENDERER_SILENT, texts.RENDERER_CURE)


def disk() -> Part:
    """The least free space below the folders that are written to."""
    free = min(map(_free, _folders()))
    room = german.number(free / 1e9, 1)
    if free < FEWEST_BYTES:
        return Part(texts.DISK, Grade.IMPAIRED, texts.DISK_FULL.format(room=room), texts.DISK_CURE)
    return Part(texts.DISK, Grade.WELL, texts.DISK_ROOM.format(room=room))


def clock(at: float) -> str:
    """Seconds since 1970 as a day and time of here; what is no time, as not known."""
    try:
        return f"{datetime.fromtimestamp(at, german.GERMANY):%d.%m.%Y, %H:%M:%S} Uhr"
    except (OverflowError, OSError, ValueError):
        return german.UNKNOWN


def _folders() -> Sequence[Path]:
    return versions.folder(), place.folder(), maintenance.folder(), briefings.folder()


def _free(folder: Path) -> int:
    """Bytes free where a folder is, or will be made."""
    existing = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir())
    return shutil.disk_usage(existing).free
