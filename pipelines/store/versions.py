"""The published folder: which versions there are and which is current, how a new one takes its place, and that only one build runs."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from pipelines.problems import BuildError
from pipelines.store import manifest
from pipelines.store.durable import remove_drafts, sync_file, sync_folder, write_durably
from pipelines.store.version_entries import Pointer, Version, pointer_of, version_of

__all__ = ["Pointer", "PublishedFolder", "Version", "versions_to_keep"]

FOLDER = Path(os.environ.get("ATLAS_PUBLISHED", Path(__file__).parents[2] / "data" / "published"))
# Which versions stay: see versions_to_keep.
STATES_TO_KEEP = 10
MONTHS_TO_KEEP = 24


def versions_to_keep(versions: Sequence[Version]) -> list[Version]:
    """The rule, in one place. `versions` and the answer: newest first.

    With and without invented data each for itself, because neither is compared with the other. The newest one stays, and the one before it,
    which open pages still ask for. Of all others stay the last ten states of the data (a rebuild from the same releases is no new state: its
    newest version stands for it) and the newest version of each of the last 24 months.
    """
    kept = [
        stays for demo in (True, False) for stays in _kept_of_kind([each for each in versions if each.demo == demo])
    ]
    return [version for version in versions if version in kept]


def _kept_of_kind(versions: Sequence[Version]) -> list[Version]:
    if not versions:
        return []
    states = {version.data: version for version in reversed(versions)}
    months = {version.day[:7]: version for version in reversed(versions)}
    newest_month = _month_number(versions[0])
    return [
        *versions[:2],
        *sorted(states.values(), key=versions.index)[:STATES_TO_KEEP],
        *(version for version in months.values() if newest_month - _month_number(version) < MONTHS_TO_KEEP),
    ]


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
        """The version being served; where the pointer is broken the newest one that is complete; None where there is none."""
        pointer = pointer_of(_content(self.pointer_file))
        if pointer and self.database(pointer).is_file():
            return pointer
        return next((version.pointer for version in self.versions() if not self.damaged(version)), None)

    def versions(self) -> list[Version]:
        """The versions that can still be opened, newest first: as listed, or, where the list cannot be read, as their manifests say."""
        listed = self._listed()
        if listed is None:
            listed = self._described()
        return [version for version in listed if self.database(version).is_file()]

    def with_demo(self) -> bool:
        """Whether the version being served holds invented data, as a first build would."""
        current = self.current()
        return next((version.demo for version in self.versions() if current and version.pointer == current), True)

    def damaged(self, pointer: Pointer, *, thorough: bool = True) -> list[str]:
        """Files of a version that are gone or were changed; `thorough` compares checksums, else sizes.

        One without a manifest counts as damaged in that.
        """
        name = manifest.manifest_name(pointer.version)
        described = manifest.read(self.folder / name)
        return manifest.damaged(self.folder, described[1], thorough=thorough) if described else [name]

    def mend(self) -> list[str]:
        """Write pointer and list anew where they are broken, and drop versions that lost a file. Answers what was mended, in German."""
        mended = []
        current, listed = self.current(), self._listed()
        whole = [version for version in self.versions() if self._is_whole(version)]
        if current and current not in [version.pointer for version in whole]:
            whole = [version for version in self._described() if version.pointer == current] + whole
        if current and (listed or []) != whole:
            with self.building() as workshop:
                _replace(self.versions_file, [asdict(version) for version in whole], workshop)
            lost = sorted({version.version for version in listed or ()} - {version.version for version in whole})
            gone = f"; nicht mehr vollständig und darum fort: {', '.join(lost)}" if lost else ""
            mended.append(f"{self.versions_file.name} war beschädigt und ist neu geschrieben{gone}.")
        if current and pointer_of(_content(self.pointer_file)) != current:
            with self.building() as workshop:
                _replace(self.pointer_file, asdict(current), workshop)
            mended.append(f"{self.pointer_file.name} war beschädigt und zeigt auf den Stand {current.version}.")
        return mended

    def _listed(self) -> list[Version] | None:
        """The list as it stands; None where there is none that can be read."""
        content = _content(self.versions_file)
        if not isinstance(content, list):
            return None
        versions = [version for entry in content if (version := version_of(entry))]
        return versions if len(versions) == len(content) else None

    def _described(self) -> list[Version]:
        """The complete versions that have a manifest, newest first."""
        manifests = filter(None, map(manifest.read, self.folder.glob(manifest.PATTERN)))
        versions = [version for entry, _ in manifests if (version := version_of(entry)) and self._is_whole(version)]
        return sorted(versions, key=lambda version: version.built_at, reverse=True)

    def _is_whole(self, version: Version) -> bool:
        """By size, because there may be many versions. One from before there were manifests is taken as it is."""
        if not (self.folder / manifest.manifest_name(version.version)).exists():
            return all((self.folder / name).is_file() for name in version.files)
        return not self.damaged(version, thorough=False)

    def holds(self, name: str) -> Version | None:
        """The version of that name, listed and with all its files."""
        return next((each for each in self.versions() if each.version == name and self._is_whole(each)), None)

    def point_to(self, version: Version) -> None:
        """Make a version that is held the current one. Only for who knows that no build is running."""
        write_durably(self.pointer_file, json.dumps(asdict(version.pointer), indent=1).encode())

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
            remove_drafts(self.folder)
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
        described = workshop / manifest.manifest_name(version.version)
        described.write_text(manifest.describe(workshop, asdict(version), version.files), encoding="utf-8")
        for built in sorted(path for path in workshop.rglob("*") if path.is_file()):
            target = self.folder / built.relative_to(workshop)
            target.parent.mkdir(exist_ok=True)
            sync_file(built)
            built.replace(target)
        for folder in (self.folder, *(path for path in self.folder.iterdir() if path.is_dir())):
            sync_folder(folder)
        _replace(self.versions_file, [asdict(each) for each in kept], workshop)
        _replace(self.pointer_file, asdict(version.pointer), workshop)
        in_use = [each for each in (*kept, before) if each]
        self._remove_all_but({name for each in in_use for name in (*each.files, manifest.manifest_name(each.version))})

    def _remove_all_but(self, in_use: set[str]) -> None:
        for pattern in ("atlas-*.duckdb", "rejected-*.csv", manifest.PATTERN, "boundaries/*"):
            for path in self.folder.glob(pattern):
                if path.relative_to(self.folder).as_posix() not in in_use:
                    with suppress(OSError):  # the new version is public; the next build tries again
                        path.unlink()


def _content(file: Path) -> object:
    """What a JSON file holds; None where it is not there or is none."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _replace(file: Path, content: object, workshop: Path) -> None:
    draft = workshop / file.name
    draft.write_text(json.dumps(content, indent=1), encoding="utf-8")
    sync_file(draft)
    draft.replace(file)
    sync_folder(file.parent)
