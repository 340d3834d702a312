"""Whatever happens to the store from outside: no entry is lost, no file is half, nothing is left lying about."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pipelines.problems import BuildError, InputError
from pipelines.store import durable, exclusive
from pipelines.store.exclusive import alone_in
from pipelines.store.releases import Release, ReleaseStore, read_delivered
from tests.conftest import ROOT

CONTENT = b"a;b\n" * 1000
ADD = """
import sys
from pathlib import Path
from pipelines.store.releases import ReleaseStore
folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
for year in range(first, first + count):
    store.add("pks", Path("a.csv"), str(year), str(year + 1), content=b"%d" % year * 100_000)
    print(year, flush=True)
"""
WAITS = "Ein anderer Aufruf arbeitet gerade hier"


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")


def adding(folder: Path, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADD, str(folder), str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def left_behind(store: ReleaseStore) -> list[Path]:
    """Everything in the store that is neither locked nor the lock."""
    known = {store.lock, *(release.path for release in store.all())}
    return [path for path in store.lock.parent.rglob("*") if path.is_file() and path not in known]


def test_six_at_once_are_all_there(store: ReleaseStore) -> None:
    processes = [adding(store.lock.parent, 1900 + 10 * number, 5) for number in range(6)]
    for process in processes:
        _, told = process.communicate(timeout=60)
        assert process.returncode == 0
        assert [line for line in told.splitlines() if not line.startswith(WAITS)] == []
    assert len(store.all()) == 30
    assert all(release.read_bytes() == release.period.encode() * 100_000 for release in store.all())
    assert not left_behind(store)


def test_a_killed_one_disturbs_nobody(store: ReleaseStore) -> None:
    told: list[str] = []
    for number, wait in enumerate((0.001, 0.003, 0.005, 0.01, 0.02)):
        process = adding(store.lock.parent, 1900 + 20 * number, 20)
        assert process.stdout
        assert process.stdout.readline()  # it has begun
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate(timeout=20)
        told += [str(1900 + 20 * number), *rest.split()]
    periods = {release.period for release in store.all()}
    assert periods >= set(told)
    assert len(periods) <= len(told) + 5  # one each may have been locked and not told any more
    assert all(release.read_bytes() for release in store.all())
    store.add("pks", Path("a.csv"), "2020", "2021", content=CONTENT)
    assert not list(store.lock.parent.rglob("*.part"))


def test_drafts_of_a_killed_process_are_cleared_away(store: ReleaseStore) -> None:
    store.add("pks", Path("a.csv"), "2020", "2021", content=CONTENT)
    lefts = [store.lock.parent / ".x.part", store.store / "pks" / ".tmpabc.part"]
    for left in lefts:
        left.write_bytes(b"half")
    store.add("pks", Path("a.csv"), "2021", "2022", content=CONTENT)
    assert not any(left.exists() for left in lefts)


def test_who_waits_too_long_is_told_and_refused_in_german(
    store: ReleaseStore, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exclusive, "QUIET_SECONDS", 0.0)
    with (
        store.alone(),
        pytest.raises(BuildError, match="von einem anderen Aufruf geändert"),
        alone_in(store.lock.parent, "Der Speicher wird von einem anderen Aufruf geändert.", 0.2),
    ):
        pass
    assert len([each for each in caplog.messages if each.startswith(WAITS)]) == 1


def test_who_waits_gets_its_turn(store: ReleaseStore) -> None:
    other = ReleaseStore(store.store, store.lock)
    with store.alone():
        waiting = threading.Thread(target=lambda: other.add("pks", Path("a.csv"), "2020", "2021", content=CONTENT))
        waiting.start()
        time.sleep(0.3)
        assert store.all() == []
    waiting.join(10)
    assert [release.period for release in store.all()] == ["2020"]


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, code: int, module: object = os) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(module, name, failing)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("fsync", errno.ENOSPC, "Der Datenträger ist voll"),
        ("fsync", errno.EIO, "Lesefehler oder Schreibfehler"),
        ("fsync", errno.EDQUOT, "Kontingent"),
        ("fdopen", errno.ENOSPC, "Der Datenträger ist voll"),
    ],
)
def test_a_disk_that_fails_changes_nothing(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch, name: str, code: int, words: str
) -> None:
    store.add("pks", Path("a.csv"), "2020", "2021", content=CONTENT)
    before = store.lock.read_bytes()
    refuse(monkeypatch, name, code)
    with pytest.raises(BuildError, match=words):
        store.add("pks", Path("a.csv"), "2021", "2022", content=CONTENT)
    monkeypatch.undo()
    assert store.lock.read_bytes() == before
    assert not left_behind(store)


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_folder_nobody_may_write_to_is_said(store: ReleaseStore, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    refuse(monkeypatch, "mkstemp", code, durable.tempfile)
    with pytest.raises(BuildError, match=r"Es lässt sich nichts speichern: (Der Datenträger lässt|Die Berechtigung)"):
        store.add("pks", Path("a.csv"), "2021", "2022", content=CONTENT)
    assert not store.lock.exists()


def test_a_file_larger_than_allowed_is_not_half_stored(store: ReleaseStore) -> None:
    """What a full disk does, with the means of the system: the write itself fails after some bytes."""
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(BuildError, match="größer als erlaubt"):
            store.add("vg250", Path("a.gpkg"), "2021", "2022", content=bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert store.all() == []
    assert not left_behind(store)


def test_a_store_whose_folder_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    store = ReleaseStore(tmp_path / "data" / "releases", tmp_path / "data" / "releases.lock.toml")
    with pytest.raises(BuildError, match=r"lässt sich nicht öffnen|lässt sich nicht lesen"):
        store.add("pks", Path("a.csv"), "2021", "2022", content=CONTENT)


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "gone", "circle", "dangling"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "ta\u0308belle\n\u202e.csv"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "circle":
        path.symlink_to(path)
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nothing")
    with pytest.raises(InputError, match=r"keine gewöhnliche Datei|lässt sich nicht lesen") as raised:
        read_delivered(path)
    assert str(raised.value).isprintable()


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CONTENT)
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert read_delivered(tmp_path / "b.csv") == CONTENT


def test_a_name_that_is_no_text_is_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/\xff.csv"))
    with pytest.raises(InputError, match="Datei oder der Ordner fehlt") as raised:
        read_delivered(path)
    assert str(raised.value).encode()


def test_a_removed_release_is_gone_from_lock_and_store(store: ReleaseStore) -> None:
    first = store.add("pks", Path("a.csv"), "2020", "2021", content=CONTENT)
    second = store.add("pks", Path("a.csv"), "2021", "2022", content=CONTENT)
    store.remove(first)
    assert store.all() == [second]
    assert not left_behind(store)


def test_the_same_bytes_again_keep_what_was_known_of_their_origin(store: ReleaseStore) -> None:
    store.add("pks", Path("a.csv"), "2020", "2021", "https://x.example/a", content=CONTENT)
    again: Release = store.add("pks", Path("a.csv"), "2020", "2021", content=CONTENT)
    assert again.url == "https://x.example/a"
    assert store.all() == [again]
