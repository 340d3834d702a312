"""The renderer: every job ends, with a file or with a reason; stopped or killed it loses nothing and offers nothing half."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import heartbeat, jobs
from dashboard.briefings.jobs import FAILED, FINISHED, RUNNING, WAITING, Job, Jobs
from dashboard.briefings.renderer import Renderer
from dashboard.texts import briefing_jobs as texts
from tests.briefings import works
from tests.conftest import ROOT

VERSION = "2026-11-23.1a2b3c4d"


def selection(content: str, number: int = 0) -> Selection:
    return Selection(content, f"{number:09d}", version=VERSION, formats=("pdf",))


def until(is_so: Callable[[], object], seconds: float = 30) -> None:
    """Wait, and fail where it never becomes so."""
    give_up = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up, "it takes too long"
        time.sleep(0.05)


def over(folder: Jobs, job: Job) -> bool:
    found = folder.find(job.id)
    return found is not None and found.state in (FINISHED, FAILED)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Jobs:
    monkeypatch.setenv("ATLAS_BRIEFINGS", str(tmp_path / "briefings"))
    return Jobs()


@contextmanager
def running(
    folder: Jobs, *, seconds: float = 10, prepare: Callable[[], None] = works.prepare_nothing
) -> Iterator[None]:
    """A renderer in a thread, ended at the end of the block."""
    stop = threading.Event()
    renderer = Renderer(folder, work=works.behave, prepare=prepare, processes=2, seconds=seconds)
    thread = threading.Thread(target=renderer.run, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(30)
        assert not thread.is_alive()


@contextmanager
def program(folder: Jobs, module: str = "tests.briefings.renderer_of_works") -> Iterator[subprocess.Popen[str]]:
    """The renderer as a process of its own; killed at the end of the block where it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        text=True,
        stderr=subprocess.PIPE,
        env={**os.environ, "ATLAS_BRIEFINGS": str(folder.root)},
    )
    try:
        until(lambda: heartbeat.is_alive(folder.root) or process.poll() is not None)
        yield process
    finally:
        process.kill()
        process.communicate(timeout=30)


def processes_below(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize(
    ("content", "seconds", "reason"),
    [
        ("endless", 1, texts.TOO_LONG.format(seconds="1")),
        ("hungry", 20, texts.TOO_LARGE.format(megabytes=400)),
        ("killed", 20, texts.TOO_LARGE.format(megabytes=400)),
        ("refused", 20, "Diesen Inhalt gibt es nicht."),
        ("gone", 20, texts.NOT_KEPT.format(version=VERSION)),
        ("full", 20, texts.NO_ROOM),
        ("wrong", 20, texts.BROKEN),
    ],
)
def test_what_cannot_be_written_says_why_and_the_next_one_is_written(
    folder: Jobs, content: str, seconds: float, reason: str
) -> None:
    bad, good = folder.ask(selection(content)), folder.ask(selection("quick"))
    with running(folder, seconds=seconds, prepare=works.limit_memory):
        until(lambda: over(folder, bad) and over(folder, good))
    ended = folder.find(bad.id)
    assert ended
    assert (ended.state, ended.reason, ended.file) == (FAILED, reason, "")
    assert [path.name for path in folder.place(FAILED, bad.id).iterdir()] == ["job.json"]
    done = folder.find(good.id)
    assert done
    assert hashlib.sha256(folder.file(done).read_bytes()).hexdigest() == done.digest
    assert list(folder.drafts.iterdir()) == []


def test_what_broke_its_process_is_tried_once_more(folder: Jobs) -> None:
    asked = folder.ask(selection("killed_once"))
    with running(folder):
        until(lambda: over(folder, asked))
    ended = folder.find(asked.id)
    assert ended
    assert (ended.state, ended.reason) == (FINISHED, "")


def test_what_other_code_asked_for_is_refused(folder: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "revision", lambda: "ffffffffffff")
        asked = folder.ask(selection("quick"))
    with running(folder):
        until(lambda: over(folder, asked))
    ended = folder.find(asked.id)
    assert ended
    assert (ended.state, ended.reason) == (FAILED, texts.OTHER_CODE)


def test_told_to_end_it_puts_back_what_it_has_begun(folder: Jobs) -> None:
    with program(folder) as process:
        asked = folder.ask(selection("endless"))
        until(lambda: folder.ids(RUNNING))
        pools = processes_below(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    found = folder.find(asked.id)
    assert found
    assert found.state == WAITING
    assert not heartbeat.is_alive(folder.root)
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pools))


def test_killed_it_leaves_nobody_behind_and_the_next_one_goes_on(folder: Jobs) -> None:
    asked = [folder.ask(selection("slow", number)) for number in range(4)]
    with program(folder) as process:
        until(lambda: folder.ids(RUNNING))
        pool = processes_below(process.pid)
        process.kill()
        process.wait()
    assert folder.ids(RUNNING)
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pool))
    with program(folder):
        until(lambda: all(over(folder, job) for job in asked))
    assert {job.id for job in folder.all(FINISHED)} == {job.id for job in asked}
    for job in folder.all(FINISHED):
        assert hashlib.sha256(folder.file(job).read_bytes()).hexdigest() == job.digest


def test_of_two_one_works_and_the_other_takes_over(folder: Jobs) -> None:
    with program(folder) as first, program(folder) as second:
        asked = folder.ask(selection("quick"))
        until(lambda: over(folder, asked))
        assert processes_below(second.pid) == []
        first.terminate()
        first.wait(timeout=20)
        later = folder.ask(selection("quick", 1))
        until(lambda: over(folder, later))
    found = folder.find(later.id)
    assert found
    assert found.state == FINISHED


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = subprocess.run(
        [sys.executable, "-m", "dashboard.briefings.renderer"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "ATLAS_BRIEFINGS": str(tmp_path / "file" / "briefings")},
    )
    assert run.returncode == 1
    assert "ATLAS_BRIEFINGS" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_process_that_watches_loads_no_writer() -> None:
    source = "import sys, dashboard.briefings.renderer; print([n for n in ('typst', 'pptx', 'docx', 'duckdb', 'flask') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
