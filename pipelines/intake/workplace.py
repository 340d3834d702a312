"""Copies to try something on: a store of releases and a published folder beside the real ones, which stay as they are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pipelines.store import manifest
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder


def copied_store(real: ReleaseStore, folder: Path) -> ReleaseStore:
    """A store with the same releases, by links: what is added to it or taken away changes the real one in nothing."""
    copy = ReleaseStore(folder / "releases", folder / real.lock.name)
    copy.store.mkdir(parents=True)
    with real.alone():
        shutil.copyfile(real.lock, copy.lock)
        for release in real.all():
            link = copy.store / release.source_id / release.path.name
            link.parent.mkdir(exist_ok=True)
            link.symlink_to(release.path.resolve())
    return copy


def copied_versions(real: PublishedFolder, folder: Path) -> PublishedFolder:
    """A published folder with the same versions, so that a build in it is compared with them as the next build will be.

    Files are linked, which costs no space, or copied where the disks differ.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    current = real.current()
    versions = [*real.versions(), *([current] if current else [])]
    names = {name for each in versions for name in (*each.files, manifest.manifest_name(each.version))}
    for name in (*sorted(names), real.versions_file.name, real.pointer_file.name):
        if (real.folder / name).is_file():
            (folder / name).parent.mkdir(exist_ok=True)
            _link(real.folder / name, folder / name)
    return PublishedFolder(folder)


def _link(real: Path, copy: Path) -> None:
    try:
        os.link(real, copy)
    except OSError:  # another disk
        shutil.copyfile(real, copy)
