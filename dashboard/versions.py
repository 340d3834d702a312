"""The published versions: which one is shown, which older ones can still be opened, and where their files lie.

The build replaces files whole and never changes one (pipelines/store/versions.py), so whatever is read here stays true.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


class NotPublishedError(Exception):
    """There is no published database to show; the message is German, names the file and belongs in the log."""


class UnknownVersionError(Exception):
    """No version of that name is kept."""


class OtherSchemaError(Exception):
    """The version is kept, but was built for another state of the contract and cannot be opened by this code."""


class UnusableVersionError(Exception):
    """The version is kept, but a file of it is missing or damaged."""


@dataclass(frozen=True)
class Version:
    """A published version; all paths exist. `schema_version` is None where the build did not state it.

    `day` of the build, YYYY-MM-DD, `built_at` its time (UTC); `demo`: it holds invented data; `data` is equal for versions built from the same
    releases. Of the current version, and of one whose build did not state them, they are empty. `rules`: equal for versions with the same rules
    and thresholds, "" where nobody looked into the database.
    """

    version: str
    database: Path
    boundaries: Mapping[str, Mapping[str, Path]]
    schema_version: int | None = None
    day: str = ""
    built_at: str = ""
    demo: bool = False
    data: str = ""
    rules: str = ""


_preview: ContextVar[Version | None] = ContextVar("preview", default=None)


def folder() -> Path:
    """Where the build publishes: ATLAS_PUBLISHED, by default data/published."""
    return Path(os.environ.get("ATLAS_PUBLISHED", ROOT / "data" / "published"))


def current() -> Version:
    """What current.json points to. Raises NotPublishedError where the pointer is missing, unreadable, or points to nothing."""
    return _current(folder())


def preview(root: Path) -> Version:
    """The version that was built into a folder of its own, to be looked at before it is published, with what
    versions.json says of it. Raises NotPublishedError as `current`."""
    built = _current(root)
    return next((each for each in _listed(root) if each.version == built.version), built)


@contextmanager
def with_preview(version: Version) -> Iterator[None]:
    """In the block a version that is not published counts as the newest of those kept."""
    token = _preview.set(version)
    try:
        yield
    finally:
        _preview.reset(token)


def pointer() -> Path:
    """The file that says which version is the current one."""
    return folder() / "current.json"


def file_state(path: Path) -> tuple[int, int, int] | None:
    """Another value as soon as another file lies there, or it was written to; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def kept() -> list[Version]:
    """Every version that versions.json lists, newest first; none where there is no list, or none that can be read."""
    looked_at, listed = _preview.get(), _listed(folder())
    if looked_at is None:
        return listed
    return [looked_at, *(each for each in listed if each.version != looked_at.version)]


def find(name: str, beside: Version) -> Version:
    """The kept version of that name, for code that opens `beside`.

    Raises UnknownVersionError, OtherSchemaError where the two were built for different states of the contract, or UnusableVersionError where
    a file is missing.
    """
    version = next((each for each in kept() if each.version == name), None)
    if version is None:
        raise UnknownVersionError(name)
    if version.schema_version != beside.schema_version:
        raise OtherSchemaError(name)
    if missing_file(version) is not None:
        raise UnusableVersionError(name)
    return version


def _current(root: Path) -> Version:
    file = root / "current.json"
    try:
        entry = json.loads(file.read_text(encoding="utf-8"))
        listed = {each.version: each.schema_version for each in _listed(root)}
        version = _version(entry, listed.get(entry["version"]), root)
    except FileNotFoundError as error:
        raise NotPublishedError(f"Der Zeiger auf die Datenbank fehlt: {file}") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotPublishedError(f"Der Zeiger auf die Datenbank ist nicht lesbar: {file}") from error
    if (missing := missing_file(version)) is not None:
        raise NotPublishedError(f"Der Zeiger {file} nennt eine Datei, die es nicht gibt: {missing}")
    return version


def _listed(root: Path) -> list[Version]:
    try:
        entries = json.loads((root / "versions.json").read_text(encoding="utf-8"))
        return [_version(entry, entry["schema_version"], root) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _version(entry: Mapping[str, Any], schema_version: int | None, root: Path) -> Version:
    boundaries = {
        level: {form: root / name for form, name in files.items()} for level, files in entry["boundaries"].items()
    }
    stated: dict[str, Any] = {name: str(entry.get(name, "")) for name in ("day", "built_at", "data")}
    stated["demo"] = bool(entry.get("demo"))
    return Version(str(entry["version"]), root / entry["database"], boundaries, schema_version, **stated)


def missing_file(version: Version) -> Path | None:
    """The first file of a version that is not there; None where all are."""
    files = (version.database, *(path for named in version.boundaries.values() for path in named.values()))
    return next((path for path in files if not path.is_file()), None)
