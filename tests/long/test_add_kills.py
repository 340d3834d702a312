"""`add` as a command: killed at any moment, and six at once. The store holds what was told, whole, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.store.releases import ReleaseStore
from tests.conftest import ROOT
from tests.mutated_files import fresh_store
from tests.mutations import STORED

KILLS = 10
YEARS = ("2014", "2015", "2016", "2017", "2018", "2019")


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return fresh_store(tmp_path)


def adding(store: ReleaseStore, year: str) -> subprocess.Popen[str]:
    file = store.lock.parent / f"kreise_{year}.csv"
    file.write_bytes(next(each for each in STORED.newest("pks") if each.period == year).read_bytes())
    command = [sys.executable, "-m", "pipelines", "add", "pks", str(file), "--period", year, "--published"]
    environment = {**os.environ, "ATLAS_RELEASES": str(store.lock.parent)}
    return subprocess.Popen(
        [*command, str(int(year) + 1), "--accept-jumps"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def periods(store: ReleaseStore) -> list[str]:
    """Every stored year, each read whole."""
    releases = [release for release in store.all() if release.source_id == "pks"]
    assert all(release.read_bytes() for release in releases)
    return [release.period for release in releases]


def test_a_killed_add_stores_all_or_nothing(store: ReleaseStore) -> None:
    begun = time.monotonic()
    first = adding(store, YEARS[0])
    _, told = first.communicate(timeout=120)
    assert first.returncode == 0, told
    takes, killed = time.monotonic() - begun, 0
    for number in range(KILLS):
        process = adding(store, YEARS[1])
        try:
            process.wait(timeout=takes * (0.4 + 0.7 * number / KILLS))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=20)
            killed += 1
        process.communicate()
        assert periods(store) in (list(YEARS[:1]), list(YEARS[:2]))
    assert killed >= KILLS // 3
    process = adding(store, YEARS[2])
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    assert not list(store.lock.parent.rglob("*.part"))


def test_six_at_once_are_all_there(store: ReleaseStore) -> None:
    processes = [adding(store, year) for year in YEARS]
    told = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(YEARS), told
    assert periods(store) == list(YEARS)
    assert not list(store.lock.parent.rglob("*.part"))
