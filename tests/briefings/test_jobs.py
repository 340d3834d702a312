"""Jobs as folders: asked for once, taken in their order, never half, and nothing believed that lies there by chance."""

from __future__ import annotations

import errno
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import heartbeat, identity, shelf
from dashboard.briefings import jobs as module
from dashboard.briefings.jobs import DRAFTS, FAILED, FINISHED, RUNNING, STATES, WAITING, Job, Jobs, QueueFullError

VERSION, OLD = "2026-11-23.1a2b3c4d", "2026-10-01.0a1b2c3d"
PROFILE = Selection(
    "profil", "071435002", ("ueberblick", "lage"), {"ortsart": "vg,=1"}, version=VERSION, formats=("pdf",)
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def other(number: int) -> Selection:
    return replace(PROFILE, area=f"{number:09d}")


def test_one_that_cannot_be_put_back_keeps_nobody_from_the_others(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(3):
        jobs.ask(other(number))
    begun = [job for job in (jobs.begin() for _ in range(3)) if job]
    put_back_one = Jobs.put_back_one

    def refused(self: Jobs, job: Job) -> Job:
        if job.id == begun[1].id:
            raise PermissionError(job.id)
        return put_back_one(self, job)

    monkeypatch.setattr(Jobs, "put_back_one", refused)
    jobs.put_back()
    assert jobs.waiting() == [begun[0].id, begun[2].id]
    assert jobs.ids(RUNNING) == [begun[1].id]
    assert f"Der Auftrag {begun[1].id} lässt sich nicht zurückstellen." in caplog.text


def note_of(**odd: object) -> str:
    """A note with something that nobody asks for."""
    return json.dumps({"selection": {**asdict(PROFILE), **odd}, "revision": ""}, default=dict)


@pytest.fixture
def jobs(tmp_path: Path) -> Jobs:
    return Jobs(tmp_path / "briefings")


def written(jobs: Jobs, selection: Selection = PROFILE, content: bytes = b"%PDF") -> Job:
    """A finished job."""
    jobs.ask(selection)
    job = jobs.begin()
    assert job
    (jobs.place(RUNNING, job.id) / "profil.pdf").write_bytes(content)
    return jobs.finish(job, "profil.pdf", "abc")


def test_a_job_goes_through_its_states_and_keeps_what_was_asked_for(jobs: Jobs) -> None:
    asked = jobs.ask(PROFILE)
    assert (asked.state, asked.selection, dict(asked.selection.parameters)) == (WAITING, PROFILE, {"ortsart": "vg,=1"})
    begun = jobs.begin()
    assert begun == jobs.find(asked.id)
    assert begun
    assert (begun.state, begun.selection, jobs.waiting()) == (RUNNING, PROFILE, [])
    (jobs.place(RUNNING, begun.id) / "profil.pdf").write_bytes(b"%PDF")
    done = jobs.finish(begun, "profil.pdf", "abc")
    assert done == jobs.find(asked.id)
    assert (done.state, done.file, done.digest, jobs.file(done).read_bytes()) == (
        FINISHED,
        "profil.pdf",
        "abc",
        b"%PDF",
    )
    assert jobs.begin() is None


def test_asked_for_again_it_is_the_same_job(jobs: Jobs) -> None:
    first = jobs.ask(PROFILE)
    assert jobs.ask(replace(PROFILE)).id == first.id
    done = written(jobs)
    assert jobs.ask(PROFILE) == done
    assert (
        len(
            {
                jobs.ask(each).id
                for each in (PROFILE, replace(PROFILE, formats=("pptx",)), replace(PROFILE, version=OLD))
            }
        )
        == 3
    )


def test_other_code_writes_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    own = identity.identity(PROFILE)
    monkeypatch.setattr(identity, "revision", lambda: "ffffffffffff")
    assert identity.identity(PROFILE) != own
    assert len(own) == identity.DIGITS


def test_the_code_is_named_by_every_line_of_it() -> None:
    assert len(identity.revision()) == 12
    assert {".py", ".j2"} <= identity._ENDINGS


def test_two_who_ask_at_once_share_a_job(jobs: Jobs) -> None:
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(jobs.ask, [PROFILE] * 40))
    assert {job.id for job in asked} == set(jobs.waiting())
    assert names(jobs.root / DRAFTS) == []


def test_the_queue_has_an_end(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 3)
    asked = [jobs.ask(other(number)) for number in range(3)]
    with pytest.raises(QueueFullError):
        jobs.ask(other(3))
    assert jobs.ask(other(1)) == asked[1]  # that one waits already
    jobs.begin()
    jobs.ask(other(3))


def test_the_longest_waiting_is_taken_first_and_keeps_its_place_when_put_back(jobs: Jobs) -> None:
    asked = [jobs.ask(other(number)).id for number in (3, 1, 2)]
    for age, job_id in zip((30, 20, 10), asked, strict=True):
        os.utime(jobs.place(WAITING, job_id) / "job.json", (time.time() - age,) * 2)
    first = jobs.begin()
    assert first
    assert first.id == asked[0]
    (jobs.place(RUNNING, first.id) / "half.pdf").write_bytes(b"%")
    assert jobs.put_back() == [asked[0]]
    assert jobs.waiting() == asked
    assert names(jobs.place(WAITING, asked[0])) == ["job.json"]


def test_what_failed_says_why_and_may_be_asked_for_again(jobs: Jobs) -> None:
    jobs.ask(PROFILE)
    job = jobs.begin()
    assert job
    (jobs.place(RUNNING, job.id) / "half.pdf").write_bytes(b"%")
    failed = jobs.fail(job, "zu groß")
    assert (failed.state, failed.reason, failed.file) == (FAILED, "zu groß", "")
    assert names(jobs.place(FAILED, job.id)) == ["job.json"]
    assert jobs.ask(PROFILE).state == WAITING
    assert jobs.ids(FAILED) == []


def test_a_full_disk_leaves_no_job_and_no_draft(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "kein Platz")

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(OSError, match="kein Platz"):
        jobs.ask(PROFILE)
    assert jobs.find(identity.identity(PROFILE)) is None
    assert names(jobs.root / DRAFTS) == []


def test_where_not_even_the_reason_can_be_written_it_has_failed(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs.ask(PROFILE)
    job = jobs.begin()
    assert job

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "kein Platz")

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(OSError, match="kein Platz"):
        jobs.finish(job, "profil.pdf", "abc")
    assert (jobs.fail(job, "zu groß").state, jobs.ids(RUNNING)) == (FAILED, [])


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../finished", "a" * 31, "a" * 33, "A" * 32, "/etc/passwd", "a" * 31 + "\n", "ä" * 32]
)
def test_a_name_that_is_none_finds_nothing(jobs: Jobs, name: str) -> None:
    written(jobs)
    assert jobs.find(name) is None


@pytest.mark.parametrize(
    "note",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"selection": {}}',
        "[" * 100_000,
        note_of(formats=[]),
        note_of(formats=["exe"]),
        note_of(formats=["pdf", "pptx"]),
        note_of(version=""),
        note_of(version="../../etc"),
        note_of(content="/etc"),
        '{"selection": {"content": "x", "area": "", "sections": 3, "parameters": {}, "version": "", "formats": []}, "revision": ""}',
    ],
)
def test_a_note_nobody_can_read_is_no_job_and_stops_nobody(jobs: Jobs, note: str) -> None:
    odd = jobs.place(WAITING, "0" * 32)
    odd.mkdir(parents=True)
    (odd / "job.json").write_text(note)
    os.utime(odd / "job.json", (1, 1))
    assert jobs.find("0" * 32) is None
    asked = jobs.ask(PROFILE)
    begun = jobs.begin()
    assert begun
    assert begun.id == asked.id


@pytest.mark.parametrize("file", ["", "../../secret", "a/b.pdf", ".hidden", "x" * 300])
def test_a_finished_job_with_a_file_elsewhere_is_none(jobs: Jobs, file: str) -> None:
    done = written(jobs)
    path = jobs.place(FINISHED, done.id) / "job.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "file": file}))
    assert jobs.find(done.id) is None


@pytest.mark.parametrize("instead", ["nothing", "folder", "way"])
def test_a_finished_job_without_its_file_is_none_and_is_written_anew(jobs: Jobs, instead: str) -> None:
    done = written(jobs)
    file = jobs.file(done)
    file.unlink()
    if instead == "folder":
        file.mkdir()
    elif instead == "way":
        file.symlink_to("/etc/passwd")
    assert jobs.find(done.id) is None
    with pytest.raises(OSError):
        jobs.opened(done)
    assert jobs.ask(PROFILE).state == WAITING


def test_a_digest_that_is_none_is_no_job(jobs: Jobs) -> None:
    done = written(jobs)
    path = jobs.place(FINISHED, done.id) / "job.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "digest": 'a"b'}))
    assert jobs.find(done.id) is None


def test_a_folder_in_the_place_of_a_running_job_stops_nobody(jobs: Jobs) -> None:
    jobs.ask(PROFILE)
    job = jobs.begin()
    assert job
    (jobs.place(RUNNING, job.id) / "odd" / "deep").mkdir(parents=True)
    (jobs.place(RUNNING, job.id) / "way").symlink_to(jobs.root)
    assert jobs.put_back() == [job.id]
    assert names(jobs.place(WAITING, job.id)) == ["job.json"]
    assert jobs.root.is_dir()


def test_where_the_folder_is_a_file_nobody_writes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert not heartbeat.is_alive(tmp_path / "file")
    assert Jobs(tmp_path / "file").find("0" * 32) is None


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_BRIEFINGS", "")
    assert module.folder() == module.ROOT / "data" / "briefings"


def test_what_else_lies_in_the_folder_is_left_alone(jobs: Jobs, tmp_path: Path) -> None:
    jobs.make_folders()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_text("x")
    for state in STATES:
        (jobs.root / state / "README").write_text("x")
        (jobs.root / state / "own").mkdir()
        (jobs.root / state / ("1" * 32)).symlink_to(elsewhere)
        (jobs.root / state / ("2" * 32)).write_text("x")
        assert jobs.ids(state) == []
    assert (jobs.begin(), jobs.put_back()) == (None, [])
    shelf.tidy(jobs, set())
    assert all({"README", "own"} <= set(names(jobs.root / state)) for state in STATES)
    assert (elsewhere / "keep.txt").exists()


def test_the_shelf_keeps_the_newest_files_of_kept_versions(jobs: Jobs) -> None:
    old = [written(jobs, other(number), b"x" * 1000) for number in range(4)]
    for age, job in zip((40, 30, 20, 10), old, strict=True):
        os.utime(jobs.place(FINISHED, job.id), (time.time() - age,) * 2)
    gone = written(jobs, replace(PROFILE, version=OLD))
    bytes_of_one = shelf.size_of(jobs.place(FINISHED, old[0].id))
    shelf.tidy(jobs, {VERSION}, most_bytes=2 * bytes_of_one + 10)
    assert {job.id for job in jobs.all(FINISHED)} == {old[2].id, old[3].id}
    assert jobs.find(gone.id) is None


def test_leftovers_go_once_they_are_old(jobs: Jobs) -> None:
    jobs.make_folders()
    before = time.time() - 2 * shelf.FAILED_SECONDS
    jobs.ask(PROFILE)
    job = jobs.begin()
    assert job
    failed = jobs.fail(job, "zu groß")
    unreadable = jobs.place(RUNNING, "3" * 32)
    unreadable.mkdir()
    (jobs.drafts / "half").mkdir()
    (jobs.drafts / "half" / "job.json").write_text("{")
    (jobs.drafts / "half.pdf").write_text("%")
    shelf.tidy(jobs, {VERSION})
    assert jobs.find(failed.id)
    assert unreadable.exists()
    assert len(names(jobs.drafts)) == 2
    for path in (jobs.place(FAILED, failed.id), unreadable, *jobs.drafts.iterdir()):
        os.utime(path, (before, before))
    shelf.tidy(jobs, {VERSION})
    assert jobs.find(failed.id) is None
    assert not unreadable.exists()
    assert names(jobs.drafts) == []


def test_nothing_of_the_visitor_is_kept(jobs: Jobs) -> None:
    asked = jobs.ask(PROFILE)
    note = json.loads((jobs.place(WAITING, asked.id) / "job.json").read_text(encoding="utf-8"))
    assert set(note) == {"selection", "revision"}
    assert set(note["selection"]) == {"content", "area", "sections", "parameters", "version", "formats"}


def test_the_renderer_counts_as_silent_after_ten_seconds(tmp_path: Path) -> None:
    assert not heartbeat.is_alive(tmp_path)
    heartbeat.beat(tmp_path)
    assert heartbeat.is_alive(tmp_path)
    os.utime(tmp_path / heartbeat.FILE, (time.time() - heartbeat.SILENT_SECONDS - 1,) * 2)
    assert not heartbeat.is_alive(tmp_path)
    heartbeat.beat(tmp_path)
    heartbeat.end(tmp_path)
    assert not heartbeat.is_alive(tmp_path)


def test_only_one_holds_the_lock_and_it_is_free_afterwards(tmp_path: Path) -> None:
    with heartbeat.alone(tmp_path, lambda: False) as first:
        assert first
        with heartbeat.alone(tmp_path, lambda: False) as second:
            assert not second
    with heartbeat.alone(tmp_path, lambda: False) as again:
        assert again
