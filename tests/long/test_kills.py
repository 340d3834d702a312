"""A build killed at any moment changes nothing that is published, and the next one works as if nothing had happened."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from pipelines.store.versions import PublishedFolder
from tests.bench_server import environment
from tests.conftest import ROOT

KILLS = 10
BUILD = [sys.executable, "-m", "pipelines", "build", "--force"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file that is published; what a build works on is none of it."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def rows(folder: Path) -> int:
    published = PublishedFolder(folder)
    current = published.current()
    assert current
    with duckdb.connect(str(published.database(current)), read_only=True) as connection:
        [(count,)] = connection.execute("SELECT count(*) FROM observation").fetchall()
    return int(count)


def test_a_killed_build_changes_nothing(embedded: PublishedFolder, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    shutil.copytree(embedded.folder, folder)
    begun = time.monotonic()
    subprocess.run(BUILD, cwd=ROOT, env=environment(folder), check=True, capture_output=True)
    takes = time.monotonic() - begun
    before, count = contents(folder), rows(folder)
    killed = 0
    for number in range(KILLS):
        build = subprocess.Popen(
            BUILD, cwd=ROOT, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            build.wait(timeout=takes * (number + 0.5) / (KILLS + 1))
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
            build.wait(timeout=20)
            killed += 1
            assert contents(folder) == before
        assert rows(folder) == count
        before = contents(folder)
    assert killed >= KILLS // 2  # a faster machine may finish before the last ones
    subprocess.run(BUILD, cwd=ROOT, env=environment(folder), check=True, capture_output=True)
    assert rows(folder) == count
    assert not list(folder.glob(".building-*"))
