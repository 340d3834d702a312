"""The worker of the Datenpflege and its processes, killed at random moments of check, publication and return: old or new, and a restart finishes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from pipelines.work.queue import FINISHED, RUNNING, WAITING, Queue
from tests.work.small_atlas import NEXT, YEARS, SmallAtlas, log, note, small_atlas, started, working

ROUNDS, KILLS = 3, 3  # in each round check, publication and return are killed so often
PATIENCE_SECONDS = 600.0
WITH_NEXT = [*YEARS, NEXT]


def children_of(process: subprocess.Popen[str]) -> list[int]:
    """Processes a worker has started; of what spawns them, too."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []


def wait_until_running(atlas: SmallAtlas, job: str) -> bool:
    """Whether a job runs, and is not over already."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if (atlas.jobs / RUNNING / job / "progress.json").exists():
            return True
        if not any((atlas.jobs / state / job).exists() for state in (WAITING, RUNNING)):
            return False
        time.sleep(0.02)
    raise TimeoutError(job)


def killed_while(atlas: SmallAtlas, job: str, chance: random.Random, expected: tuple[list[str], list[str]]) -> int:
    """Kill the worker, its process (once: two would make the job fail), or both, until the job is over; answers how often."""
    kills, alone = 0, chance.randrange(3)
    while any((atlas.jobs / state / job).exists() for state in (WAITING, RUNNING)):
        process = started(atlas)
        try:
            if wait_until_running(atlas, job):
                time.sleep(chance.uniform(0, 12))
                victims = children_of(process) if kills == alone else [process.pid, *children_of(process)]
                for pid in victims if chance.random() < 0.7 else victims[:1]:
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                kills += 1
                assert atlas.shown() in expected
        finally:
            process.kill()
            process.wait()
        if kills >= KILLS:
            break
    with working(atlas):
        state, outcome = atlas.ended(job)
        assert state == FINISHED, outcome
    assert atlas.years() == expected[1]
    return kills


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_at_any_moment_the_old_or_the_new_is_shown(tmp_path: Path, seed: int) -> None:
    atlas, chance, old = small_atlas(tmp_path), random.Random(seed), list(YEARS)
    assert atlas.years() == old
    first, check = atlas.version, atlas.check(NEXT)
    kills = killed_while(atlas, check, chance, (old, old))
    kills += killed_while(atlas, atlas.publish(check, first), chance, (old, WITH_NEXT))
    kills += killed_while(atlas, atlas.roll_back(first, atlas.version), chance, (WITH_NEXT, old))
    assert kills >= KILLS  # publishing may be over before it is killed
    assert not note(atlas)
    assert Queue(atlas.jobs).ids(RUNNING) == Queue(atlas.jobs).ids(WAITING) == []
    assert not list(atlas.published.folder.glob(".building-*"))
    assert "Unerwarteter Fehler" not in log(atlas)
