"""Changing over to what was published while this process runs: looked for, tried out, then shown. What cannot be shown changes nothing."""

from __future__ import annotations

import logging

from dashboard import db, versions
from dashboard.texts import operation as texts
from dashboard.versions import NotPublishedError, OtherSchemaError, UnusableVersionError, Version

LOG = logging.getLogger(__name__)
# A version that could not be shown is tried again after so many looks: a full disk or a missing right may be a matter of minutes.
LOOKS_UNTIL_AGAIN = 30


class Follower:
    """One per process. Looking costs two questions to the file system as long as nothing has changed."""

    def __init__(self) -> None:
        self._seen: object = ()  # pointer and database as they were at the last change, or nothing yet
        self._refused = ""  # why what is published is not shown; "" where it is
        self._looks = 0

    def look(self) -> None:
        """Show what current.json names now. Where it cannot be shown, the log says why, once."""
        pointer = versions.file_state(
            versions.pointer()
        )  # before it is read: what is written meanwhile is seen the next time
        self._looks += 1
        if (pointer, _database()) == self._seen and not (self._refused and self._looks >= LOOKS_UNTIL_AGAIN):
            return
        refused = change_over()
        if refused and refused != self._refused:
            LOG.error("%s", refused)
        self._seen, self._refused, self._looks = (pointer, _database()), refused, 0


def change_over() -> str:
    """Show the current version. Answers "" or, in German, why it cannot be shown; then what was shown before still is."""
    try:
        current, shown = versions.current(), _shown()
        if shown and shown.database == current.database:
            db.reopen()  # DuckDB would go on with the file it has open
        elif shown and _schema_differs(shown, current):
            return texts.OTHER_SCHEMA.format(version=current.version)
        with db.trying(current):
            _judge(current)
            db.show()
    except NotPublishedError as error:
        return str(error)
    except OtherSchemaError:
        return texts.OTHER_SCHEMA.format(version=current.version)
    except UnusableVersionError:
        return texts.UNUSABLE.format(version=current.version)
    if shown is None or shown.version != current.version:
        LOG.warning(texts.CHANGED_OVER, current.version)
    return ""


def _shown() -> Version | None:
    try:
        return db.shown()
    except NotPublishedError:
        return None


def _database() -> object:
    shown = _shown()
    return shown and versions.file_state(shown.database)


def _schema_differs(shown: Version, current: Version) -> bool:
    """Where one of the two does not state it, the questions will show."""
    return None not in (shown.schema_version, current.schema_version) and shown.schema_version != current.schema_version


def _judge(tried: Version) -> None:
    """Raises UnusableVersionError where the database being read is not the one it is called, or holds no areas."""
    row = db.one("SELECT version, (SELECT count(*) FROM area) AS areas FROM build")
    if row["version"] != tried.version or not row["areas"]:
        raise UnusableVersionError(tried.version)
