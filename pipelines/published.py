"""The published folder: which version is current, how a new one takes its place, and that only one build runs at a time."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from pipelines.errors import BuildError

FOLDER = Path(os.environ.get("ATLAS_PUBLISHED", Path(__file__).parents[1] / "data" / "published"))
KEPT_VERSIONS = 3


@dataclass(frozen=True)
class Pointer:
    """What current.json says: the version being served, its files (relative to the folder), the fingerprint of its inputs."""

    version: str
    fingerprint: str
    database: str
    boundaries: dict[str, dict[str, str]]
    rejected: str


class PublishedFolder:
    """Files of the last versions beside each other; a version is public once current.json names it."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.pointer_file = folder / "current.json"

    def current(self) -> Pointer | None:
        """The version being served; None where nothing (complete) is published."""
        if not self.pointer_file.exists():
            return None
        pointer = Pointer(**json.loads(self.pointer_file.read_text(encoding="utf-8")))
        return pointer if self.database(pointer).exists() else None

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

    def swap(self, workshop: Path, pointer: Pointer) -> None:
        """Move the new files beside the old ones, then point to them in one step; files of older versions go afterwards."""
        for built in sorted(path for path in workshop.rglob("*") if path.is_file()):
            target = self.folder / built.relative_to(workshop)
            target.parent.mkdir(exist_ok=True)
            built.replace(target)
        draft = workshop / "current.json"
        draft.write_text(json.dumps(asdict(pointer), indent=1), encoding="utf-8")
        draft.replace(self.pointer_file)
        self._forget_old(pointer)

    def _forget_old(self, pointer: Pointer) -> None:
        databases = sorted(self.folder.glob("atlas-*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in databases[KEPT_VERSIONS:]:
            if old.name != pointer.database:
                old.unlink()
                (self.folder / f"rejected-{old.stem.removeprefix('atlas-')}.csv").unlink(missing_ok=True)
        in_use = {name for files in pointer.boundaries.values() for name in files.values()}
        boundaries = sorted((self.folder / "boundaries").glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in boundaries[KEPT_VERSIONS * len(in_use) :]:
            if f"boundaries/{old.name}" not in in_use:
                old.unlink()
