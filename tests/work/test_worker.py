"""The worker does what is asked for, one after the other, and outlives whatever a job does to its process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pipelines.store.releases import ReleaseStore
from pipelines.work import child
from pipelines.work import worker as worker_module
from pipelines.work.queue import FAILED, FINISHED, RUNNING, WAITING, Queue
from pipelines.work.worker import Worker
from tests.conftest import ROOT
from tests.work import deeds
from tests.work.twin import PATIENCE_SECONDS, beat, ended, put, working


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "maintenance"


def worker(root: Path, seconds: float = 60.0) -> Worker:
    return Worker(root, work=deeds.do, prepare=deeds.prepare, seconds={"inspect": seconds})


def begun(root: Path) -> list[str]:
    return (root / "begun").read_text().split()


def test_jobs_are_done_in_the_order_of_asking(root: Path) -> None:
    later = put(root, "inspect", name="later", made="2099-01-01T00:00:00.000000Z")  # a clock that was set back since
    first = put(root, "inspect", name="first", made="2026-11-22T00:00:00.000000Z")
    second = put(root, "inspect", name="second")
    with working(worker(root)):
        assert ended(root, later) == (FINISHED, {"done": "later"})
        assert ended(root, first) == (FINISHED, {"done": "first"})
        alive = beat(root)
    assert begun(root) == [first, second, later]
    assert abs(alive["at"] - time.time()) < 60
    assert len(alive["revision"]) == 12
    assert beat(root) == {}
    assert json.loads((root / "finished" / first / "progress.json").read_text())["step"] == "Es wird gearbeitet"
    assert json.loads((root / "sources.json").read_text()) == []


def test_what_changes_what_is_published_is_taken_first(root: Path) -> None:
    asked = ["check", "inspect", "rollback", "check", "publish"]
    names = [put(root, kind, made=f"2026-11-22T00:00:0{at}.000000Z") for at, kind in enumerate(asked)]
    queue, begun = Queue(root), []
    queue.make_folders()
    while job := queue.begin():
        begun.append(job.id)
    assert begun == [names[2], names[4], names[0], names[1], names[3]]


def test_whatever_a_job_does_the_next_one_is_done(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    names = ["refuse", "err", "die", "die once", "eat", "die with a receipt", "go"]
    jobs = {
        name: put(root, "inspect", deed=name, made=f"2026-11-22T00:00:0{at}.000000Z") for at, name in enumerate(names)
    }
    with working(worker(root)):
        came = {name: ended(root, job) for name, job in jobs.items()}
    assert came["refuse"] == (FAILED, {"reason": "So geht es nicht.", "cure": "Anders machen."})
    assert came["err"][1]["reason"] == "Bei diesem Auftrag ist ein unerwarteter Fehler im Programm aufgetreten."
    assert came["die"][1]["reason"].startswith("Der Auftrag hat seinen Prozess zweimal zum Absturz gebracht")
    assert begun(root).count(jobs["die"]) == 2
    assert came["die once"] == (FINISHED, {"done": ""})
    assert came["eat"][1]["reason"] == "Der Arbeitsspeicher reicht nicht."
    assert came["die with a receipt"] == (FINISHED, {"version": "1"})
    assert came["go"] == (FINISHED, {"done": ""})
    assert "Geheimnis" not in caplog.text


@pytest.mark.parametrize(("outcome", "is_kept"), [({"reason": "Der Datenträger ist voll."}, False), ({"a": 1}, True)])
def test_what_a_failed_job_has_built_makes_room_for_the_reason(
    root: Path, outcome: dict[str, Any], is_kept: bool
) -> None:
    queue = Queue(root)
    queue.make_folders()
    put(root, "inspect")
    job = queue.begin()
    assert job
    built = [queue.workplace(job.id), queue.preview(job.id)]
    for place in built:
        place.mkdir()
        (place / "large").write_bytes(b"x")
    child.leave(queue, job, outcome)
    assert queue.outcome(job.id) == outcome
    assert [place.exists() for place in built] == [is_kept] * 2


def test_a_job_that_takes_too_long_is_ended(root: Path) -> None:
    job = put(root, "inspect", deed="hang")
    with working(worker(root, seconds=5.0)):
        state, outcome = ended(root, job)
    assert state == FAILED
    assert outcome["reason"] == "Der Auftrag war nach 1 Min. nicht fertig und wurde abgebrochen."


def test_a_worker_told_to_stop_lets_its_job_wait_again(root: Path) -> None:
    job = put(root, "inspect", deed="hang")
    with working(worker(root)) as stop:
        while not (root / "begun").exists():
            time.sleep(0.05)
        stop.set()
    assert Queue(root).ids(WAITING) == [job]
    assert Queue(root).ids(RUNNING) == []
    assert not (root / WAITING / job / "progress.json").exists()


def test_of_two_workers_one_works_and_the_other_takes_over(root: Path) -> None:
    with working(worker(root)) as stop_first:
        while not beat(root):
            time.sleep(0.05)
        with working(worker(root)):
            first = put(root, "inspect", name="1")
            assert ended(root, first) == (FINISHED, {"done": "1"})
            stop_first.set()
            second = put(root, "inspect", name="2")
            assert ended(root, second) == (FINISHED, {"done": "2"})
    assert begun(root) == [first, second]


def test_an_id_is_taken_once(root: Path) -> None:
    job = put(root, "inspect", name="first")
    with working(worker(root)):
        ended(root, job)
        put(root, "inspect", name="replayed", job_id=job)
        last = put(root, "inspect")
        ended(root, last)
    assert ended(root, job) == (FINISHED, {"done": "first"})
    assert Queue(root).ids(WAITING) == []


@pytest.mark.parametrize(
    "note",
    [
        None,
        "",
        "[]",
        '{"kind": "format", "made": "2026-11-23T08:00:00.000000Z"}',
        '{"kind": "inspect"}',
        '{"kind": ["inspect"], "made": 3}',
        '{"kind": "inspect", "made": "gestern"}',
        "[" * 100_000,
    ],
)
def test_a_job_that_cannot_be_read_fails_with_a_reason(root: Path, note: str | None) -> None:
    job = put(root, "inspect")
    (root / WAITING / job / "job.json").unlink()
    if note is not None:
        (root / WAITING / job / "job.json").write_text(note)
    queue = Queue(root)
    queue.make_folders()
    assert queue.begin() is None
    assert ended(root, job)[1]["reason"].startswith("Der Auftrag ist nicht lesbar")


def test_what_is_no_job_is_left_alone_and_no_link_is_followed(root: Path, tmp_path: Path) -> None:
    queue = Queue(root)
    queue.make_folders()
    outside = put(tmp_path / "elsewhere", "inspect")
    (root / WAITING / ("a" * 32)).symlink_to(tmp_path / "elsewhere" / WAITING / outside)
    (root / WAITING / "notes").mkdir()
    (root / WAITING / ("b" * 32)).write_text("a file")
    linked = put(root, "inspect")
    (root / WAITING / linked / "job.json").unlink()
    (root / WAITING / linked / "job.json").symlink_to(tmp_path / "elsewhere" / WAITING / outside / "job.json")
    assert queue.begin() is None
    assert ended(root, linked)[0] == FAILED
    assert sorted(path.name for path in (root / WAITING).iterdir()) == ["a" * 32, "b" * 32, "notes"]
    assert (tmp_path / "elsewhere" / WAITING / outside / "job.json").exists()


def test_a_job_that_holds_a_link_is_refused_and_nothing_is_written_where_it_leads(root: Path, tmp_path: Path) -> None:
    queue = Queue(root)
    queue.make_folders()
    job = put(root, "inspect")
    (root / WAITING / job / "output").symlink_to(tmp_path)
    assert queue.begin() is None
    assert ended(root, job)[0] == FAILED


def test_a_store_that_cannot_be_looked_at_has_no_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    store = ReleaseStore(tmp_path / "file" / "releases", tmp_path / "file" / "releases.lock.toml")
    monkeypatch.setattr(worker_module, "ReleaseStore", lambda: store)
    assert worker_module._state_of_store() is None


def test_only_the_job_that_is_taken_is_looked_through(root: Path, tmp_path: Path) -> None:
    queue = Queue(root)
    queue.make_folders()
    refused, taken, waits = (put(root, "inspect", made=f"2026-11-23T10:00:0{second}.000000Z") for second in range(3))
    for each in (refused, waits):
        (root / WAITING / each / "output").symlink_to(tmp_path)
    begun = queue.begin()
    assert begun and begun.id == taken
    assert ended(root, refused)[0] == FAILED
    assert queue.ids(WAITING) == [waits]


def test_no_folder_on_the_way_to_a_job_is_a_link(root: Path, tmp_path: Path) -> None:
    queue = Queue(root)
    queue.make_folders()
    job = put(tmp_path / "elsewhere", "inspect")
    (root / WAITING).rmdir()
    (root / WAITING).symlink_to(tmp_path / "elsewhere" / WAITING)
    assert (queue.ids(WAITING), queue.find(WAITING, job), queue.begin()) == ([], None, None)
    with pytest.raises(NotADirectoryError, match="waiting"):
        queue.make_folders()
    elsewhere = Queue(tmp_path / "elsewhere")
    assert elsewhere.find(WAITING, job)
    (tmp_path / "linked").symlink_to(tmp_path / "elsewhere")  # the folder of all jobs itself may be one
    assert Queue(tmp_path / "linked").find(WAITING, job)


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_worker_and_its_processes_log_in_the_chosen_form(
    root: Path, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_LOG", form)
    monkeypatch.setenv("ATLAS_MAINTENANCE", str(root))
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-m", "pipelines", "work"], cwd=ROOT, stderr=log, stdout=log)
        try:
            while not beat(root) and process.poll() is None:
                time.sleep(0.05)
        finally:
            process.terminate()
            process.wait()
    lines = (tmp_path / "log").read_text().splitlines()
    assert len(lines) == 2
    if form == "json":
        assert [json.loads(line)["level"] for line in lines] == ["INFO", "INFO"]
    assert "nimmt Aufträge an" in lines[0]
    assert "ist beendet" in lines[1]


def test_an_unknown_form_of_the_log_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_LOG", "xml")
    done = subprocess.run([sys.executable, "-m", "pipelines", "work"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "„xml“ gibt es nicht" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_bar_is_drawn_into_the_log_of_a_job() -> None:
    """DuckDB draws bars where it takes a process for one with somebody at the keyboard, as those that the worker starts look to it."""
    asked = "import duckdb; print(duckdb.sql(\"SELECT current_setting('enable_progress_bar')\").fetchall())"
    for bound, bars in (("", True), ("from pipelines.work import child; child._bound();", False)):
        command = [sys.executable, "-c", f"{bound}{asked}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == f"[({bars},)]"


def test_old_jobs_previews_and_inputs_go(root: Path) -> None:
    from pipelines.work import tidy

    queue, now = Queue(root), time.time()
    queue.make_folders()

    def finished(name: str, days: float, kind: str = "check", state: str = FINISHED, **parameters: object) -> str:
        job = put(
            root, kind, job_id=f"{len(queue.ids(state)) + 1:032x}" if state == FINISHED else f"{99:032x}", **parameters
        )
        (root / WAITING / job / "outcome.json").write_text(json.dumps({"state": name}))
        (root / WAITING / job).rename(root / state / job)
        (root / "previews" / job).mkdir()
        for place in (root / state / job, root / "previews" / job):
            os.utime(place, (now - days * tidy.DAY,) * 2)
        return job

    old = finished("ready", 31)
    failed = finished("", 31, state=FAILED)
    recent = [finished("ready", days) for days in (0, 1, 2, 3, 4, 5)]
    week = finished("ready", 8)
    survey = finished("refused", 0.1, survey={"year": 2025})
    published = finished("ready", 0.2)
    finished("", 0, kind="publish", check=published)
    shutil.rmtree(root / "previews" / published)
    tidy.tidy(queue, now)
    assert {old, failed}.isdisjoint(queue.ids(FINISHED) + queue.ids(FAILED))
    assert set(recent) <= set(queue.ids(FINISHED))
    with_input = [job for job in queue.ids(FINISHED) if (root / FINISHED / job / "input").exists()]
    assert set(recent) <= set(with_input)
    assert {week, survey, published}.isdisjoint(with_input)
    assert len(queue.ids("previews")) == tidy.MOST_PREVIEWS
    assert {old, failed, week}.isdisjoint(queue.ids("previews"))


def test_what_the_web_needs_is_written_anew_when_the_store_has_changed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ReleaseStore(tmp_path / "store" / "releases", tmp_path / "store" / "releases.lock.toml")
    monkeypatch.setattr(worker_module, "ReleaseStore", lambda: store)
    told = root / "sources.json"
    with working(worker(root)):
        ended(root, put(root, "inspect"))
        told.unlink()
        ended(root, put(root, "inspect"))
        assert not told.exists()
        store.add("gremien", Path("liste.xlsx"), "2026-09", "2026-09-30", content=b"list")
        until = time.monotonic() + PATIENCE_SECONDS
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.05)
    assert told.exists()
