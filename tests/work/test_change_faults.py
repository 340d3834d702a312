"""Killed at any moment, or with a full disk: the store counts exactly what the version shows, and the next one goes on."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.problems import BuildError
from pipelines.store import change
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.conftest import ROOT
from tests.work import changing

KILLS = 20


def is_whole(store: ReleaseStore, published: PublishedFolder) -> int:
    """The number of the version shown; of the releases exactly its own counts, and every file is there."""
    current = published.current()
    assert current
    assert not published.damaged(current)
    assert published.database(current).read_text() == current.version
    stored = store.all()
    assert [each.period for each in stored if not each.withdrawn] == [str(1900 + int(current.version))]
    assert all(each.read_bytes() for each in stored)
    assert {each.path for each in stored} == set((store.store / "pks").iterdir())
    assert not store.lock.with_name(change.NOTE).exists()
    return int(current.version)


def test_twenty_kills_leave_old_or_new(tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    published, chance = PublishedFolder(tmp_path / "published"), random.Random(14)
    reached, notes = 0, 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.work.changing", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert process.stdout
        assert process.stdout.read(1) == b"."  # it has begun, and has settled what the one before it left
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.communicate()
        notes += store.lock.with_name(change.NOTE).exists()
        change.settle(store, published)
        number = is_whole(store, published)
        assert number > reached
        reached = number
    assert notes, "no kill hit the moment that matters"


def test_a_full_disk_leaves_the_old(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=1500k", "none", disk], check=False).returncode:
        pytest.skip("Ein kleiner Datenträger lässt sich hier nicht einhängen.")
    store = ReleaseStore(disk / "releases", disk / "releases.lock.toml")
    published = PublishedFolder(disk / "published")
    try:
        for number in range(1, 100):
            try:
                changing.one(store, published, tmp_path, number)
            except (BuildError, OSError) as error:
                assert "voll" in str(error) or "No space" in str(error)
                break
        assert number > 2
        change.settle(store, published)
        assert is_whole(store, published) == number - 1
    finally:
        subprocess.run(["umount", disk], check=True)
