"""The folder shared with the worker, seen from the web: whole jobs, asked for once, and nothing foreign that brings a page down."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from dashboard.maintenance import jobs
from pipelines.work.queue import Queue


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATLAS_MAINTENANCE", str(tmp_path / "maintenance"))
    return tmp_path / "maintenance"


def move(folder: Path, job_id: str, before: str, after: str) -> Path:
    """What the worker does."""
    (folder / after).mkdir(exist_ok=True)
    return (folder / before / job_id).rename(folder / after / job_id)


def test_a_job_is_put_down_whole_with_its_files(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "upload"
    file.write_bytes(b"list")
    job_id = jobs.put("check", {"source": "gremien", "period": None}, {"file.xlsx": file})
    assert (folder / "waiting" / job_id / "input" / "file.xlsx").read_bytes() == b"list"
    assert not file.exists()
    assert list((folder / "drafts").iterdir()) == []
    assert folder.stat().st_mode & 0o077 == 0
    job = jobs.find(job_id)
    assert job is not None
    assert (job.state, job.kind, job.parameters) == ("waiting", "check", {"source": "gremien", "period": None})


def test_what_the_worker_says_is_read_in_every_state(folder: Path) -> None:
    job_id = jobs.put("publish", {"check": "0" * 32})
    place = move(folder, job_id, "waiting", "running")
    (place / "progress.json").write_text('{"step": "Baut", "done": 3, "total": null, "at": 1}')
    running = jobs.find(job_id)
    assert running is not None and running.progress == jobs.Progress("Baut", 3, None) and not running.is_over
    (place / "outcome.json").write_text('{"version": "v"}')
    move(folder, job_id, "running", "finished")
    finished = jobs.find(job_id)
    assert finished is not None and finished.is_over and finished.outcome == {"version": "v"}
    assert [job.id for job in jobs.newest()] == [job_id]


def test_the_place_of_a_job_is_that_of_the_worker(folder: Path) -> None:
    """Publishing and going back are done before checks (docs/jobs.md)."""
    asked = [jobs.find(jobs.put(kind, {})) for kind in ("check", "inspect", "publish", "check", "rollback")]
    places = {job.id: jobs.place_in_queue(job) for job in asked if job}
    assert list(places.values()) == [3, 4, 1, 5, 2]
    queue = Queue(folder)
    queue.make_folders()
    taken = [job.id for _ in asked if (job := queue.begin())]
    assert taken == sorted(places, key=lambda name: places[name])


def test_what_is_asked_for_twice_is_done_once(folder: Path) -> None:
    name = jobs.id_of("publish", "check")
    assert jobs.put("publish", {}, job_id=name) == jobs.put("publish", {}, job_id=name) == name
    move(folder, name, "waiting", "finished")
    jobs.put("publish", {}, job_id=name)
    assert not (folder / "waiting" / name).exists()


def test_a_full_queue_takes_no_more(folder: Path) -> None:
    for _ in range(jobs.MOST_WAITING):
        jobs.put("rollback", {})
    with pytest.raises(jobs.QueueFullError):
        jobs.put("rollback", {})
    assert len(list((folder / "waiting").iterdir())) == jobs.MOST_WAITING


@pytest.mark.parametrize(
    "note",
    [
        "",
        "[]",
        "{",
        '{"kind": "foreign"}',
        '{"kind": 7}',
        '{"kind": ["check"]}',
        "[" * 100_000,
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
)
def test_what_cannot_be_read_is_no_job(folder: Path, note: str | bytes) -> None:
    place = folder / "finished" / ("a" * 32)
    place.mkdir(parents=True)
    (place / "job.json").write_bytes(note if isinstance(note, bytes) else note.encode())
    assert jobs.find("a" * 32) is None
    assert jobs.newest() == []


def test_no_way_out_of_the_folder_is_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('{"kind": "check", "secret": 1}')
    place = folder / "finished" / ("b" * 32)
    (place / "output").mkdir(parents=True)
    (place / "job.json").symlink_to(secret)
    (folder / "finished" / ("c" * 32)).symlink_to(place)
    assert jobs.find("b" * 32) is None
    (place / "job.json").unlink()
    (place / "job.json").write_text('{"kind": "check"}')
    assert jobs.find("c" * 32) is None
    job = jobs.find("b" * 32)
    assert job is not None
    (place / "output" / "report.json").symlink_to(secret)
    os.mkfifo(place / "output" / "pipe")
    for name in ("report.json", "pipe", "../job.json", ".", "", "missing.xlsx"):
        with pytest.raises(OSError):
            jobs.opened(job, name)
    (place / "output" / "report.xlsx").write_bytes(b"x")
    with jobs.opened(job, "report.xlsx") as file:
        assert file.read() == b"x"
    (place / "output").rename(tmp_path / "elsewhere")
    (place / "output").symlink_to(tmp_path / "elsewhere")
    (place / "input").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        jobs.opened(job, "report.xlsx")
    assert jobs.inputs(job) == []


def test_the_worker_lives_as_long_as_it_says_so(folder: Path) -> None:
    assert jobs.worker() is None
    folder.mkdir()
    for note, alive in (
        ({"at": time.time(), "revision": "r", "job": ""}, True),
        ({"at": 5}, False),
        ({"at": "x"}, False),
    ):
        (folder / "worker.json").write_text(json.dumps(note))
        assert jobs.is_working() is alive


def test_a_draft_left_by_a_dead_process_goes_after_a_day(folder: Path) -> None:
    left = folder / "drafts" / "left.draft"
    left.mkdir(parents=True)
    os.utime(left, (1, 1))
    jobs.put("rollback", {})
    assert not left.exists()
