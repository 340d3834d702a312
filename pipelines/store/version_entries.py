"""What current.json and versions.json say of a published version, and the check that a file somebody touched can say so at all."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Pointer:
    """What current.json says: the version being served, its files (relative to the folder), the fingerprint of its inputs."""

    version: str
    fingerprint: str
    database: str
    boundaries: dict[str, dict[str, str]]
    rejected: str

    @property
    def files(self) -> set[str]:
        """Every file of the version, relative to the folder; files of boundaries may belong to several versions."""
        return {self.database, self.rejected, *(name for files in self.boundaries.values() for name in files.values())}

    @property
    def pointer(self) -> Pointer:
        """The part of a version that current.json holds."""
        return Pointer(self.version, self.fingerprint, self.database, self.boundaries, self.rejected)


@dataclass(frozen=True)
class Version(Pointer):
    """What versions.json says of a version that can still be opened. `data` is equal for versions built from the same releases."""

    schema_version: int
    day: str  # of the build, JJJJ-MM-TT
    built_at: str  # UTC
    demo: bool
    data: str


def pointer_of(entry: object) -> Pointer | None:
    """The pointer a file holds; None where it cannot be one, or leads out of the folder."""
    names = _sound_fields(entry, Pointer)
    return Pointer(**names) if names else None


def version_of(entry: object) -> Version | None:
    """The version an entry describes; None where it cannot be one, or leads out of the folder."""
    names = _sound_fields(entry, Version)
    return Version(**names) if names else None


def _sound_fields(entry: object, kind: type[Pointer]) -> dict[str, Any] | None:
    if not isinstance(entry, dict):
        return None
    expected = {"str": str, "int": int, "bool": bool}
    for field in fields(kind):
        if type(entry.get(field.name)) is not expected.get(str(field.type), dict):
            return None
    files = [entry["database"], entry["rejected"]]
    for named in entry["boundaries"].values():
        if not isinstance(named, dict):
            return None
        files += named.values()
    return {field.name: entry[field.name] for field in fields(kind)} if all(map(_is_inside, files)) else None


def _is_inside(name: object) -> bool:
    return isinstance(name, str) and bool(name) and not Path(name).is_absolute() and ".." not in Path(name).parts
