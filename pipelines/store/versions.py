"""The published folder: which versions there are and which is current, how a new one takes its place, and that only one build runs."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pipelines.problems import BuildError

FOLDER = Path(os.environ.get("ATLAS_PUBLISHED", Path(__file__).parents[2] / "data" / "published"))
# Which versions stay: see versions_to_keep.
STATES_TO_KEEP = 10
MONTHS_TO_KEEP = 24


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


@dataclass(frozen=True)
class Version(Pointer):
    """What versions.json says of a version that can still be opened. `data` is equal for versions built from the same releases."""

    schema_version: int
    day: str  # of the build, JJJJ-MM-TT
    built_at: str  # UTC
    demo: bool
    data: str


def versions_to_keep(versions: Sequence[Version]) -> list[Version]:
    """The rule, in one place. `versions` and the answer: newest first.

    The newest one stays, and the one before it, which open pages still ask for. Of all others stay the last ten states of the data (a
    rebuild from the same releases is no new state: its newest version stands for it) and the newest version of each of the last 24 months.
    """
    if not versions:
        return []
    states = {version.data: version for version in reversed(versions)}
    months = {version.day[:7]: version for version in reversed(versions)}
    newest_month = _month_number(versions[0])
    kept = [
        *versions[:2],
        *sorted(states.values(), key=versions.index)[:STATES_TO_KEEP],
        *(version for version in months.values() if newest_month - _month_number(version) < MONTHS_TO_KEEP),
    ]
    return [version for version in versions if version in kept]


def _month_number(version: Version) -> int:
    year, month, _ = version.day.split("-")
    return 12 * int(year) + int(month)


class PublishedFolder:
    """Files of the last versions beside each other; a version is public once current.json names it."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.pointer_file = folder / "current.json"
        self.versions_file = folder / "versions.json"

    def current(self) -> Pointer | None:
        """The version being served; None where nothing (complete) is published."""
        if not self.pointer_file.exists():
            return None
        pointer = Pointer(**json.loads(self.pointer_file.read_text(encoding="utf-8")))
        return pointer if self.database(pointer).exists() else None

    def versions(self) -> list[Version]:
        """The versions that can still be opened, newest first. Raises BuildError for a list that cannot be read."""
        if not self.versions_file.exists():
            return []
        try:
            listed = [Version(**entry) for entry in json.loads(self.versions_file.read_text(encoding="utf-8"))]
        except (ValueError, TypeError) as error:
            raise BuildError(
                f"{self.versions_file.name} ist nicht lesbar. Abhilfe: die Datei löschen; ältere Stände sind dann nicht mehr da."
            ) from error
        return [version for version in listed if self.database(version).exists()]

    def database(self, pointer: Pointer) -> Path:
        """Where the database of a version lies."""
        return self.folder / pointer.database

    @contextmanager
    def building(self) -> Iterator[Path]:
        """A fresh folder to build in, on the same disk, gone afterwards. Raises BuildError when another build is running."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BuildError(
                    "Es läuft schon ein anderer Aufbau. Abhilfe: warten, bis er fertig ist, dann erneut aufrufen."
                ) from error
            for left_by_a_killed_build in self.folder.glob(".building-*"):
                shutil.rmtree(left_by_a_killed_build)
            workshop = Path(tempfile.mkdtemp(dir=self.folder, prefix=".building-"))
            try:
                yield workshop
            finally:
                shutil.rmtree(workshop)

    def swap(self, workshop: Path, version: Version) -> None:
        """Move the new files beside the old ones, list the version, then point to it in one step; what is not kept goes afterwards.

        A kill in between leaves a version that is listed, complete and not yet current, or files that the next build removes.
        """
        kept = versions_to_keep([version, *(each for each in self.versions() if each.version != version.version)])
        before = self.current()
        for built in sorted(path for path in workshop.rglob("*") if path.is_file()):
            target = self.folder / built.relative_to(workshop)
            target.parent.mkdir(exist_ok=True)
            built.replace(target)
        pointer = {field.name: getattr(version, field.name) for field in fields(Pointer)}
        _replace(self.versions_file, [asdict(each) for each in kept], workshop)
        _replace(self.pointer_file, pointer, workshop)
        self._remove_all_but({name for each in (*kept, before) if each for name in each.files})

    def _remove_all_but(self, in_use: set[str]) -> None:
        for pattern in ("atlas-*.duckdb", "rejected-*.csv", "boundaries/*"):
            for path in self.folder.glob(pattern):
                if path.relative_to(self.folder).as_posix() not in in_use:
                    path.unlink()


def _replace(file: Path, content: object, workshop: Path) -> None:
    draft = workshop / file.name
    draft.write_text(json.dumps(content, indent=1), encoding="utf-8")
    draft.replace(file)
