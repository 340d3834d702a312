"""What can befall the internal database: each is said in German with its cure, and what was stored before is still there afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from dashboard.internal import audit, backup, database
from dashboard.internal.faults import Fault, InternalDatabaseError
from dashboard.internal.upgrade import upgrade
from dashboard.web import errors
from tests.conftest import ROOT


def write() -> None:
    with database.begin() as connection:
        audit.record(connection, "leitstelle-1", "leitstelle", "publish", "Datenstand", detail="Grund " * 50)


def rows() -> int:
    with database.reading() as connection:
        assert audit.verify(connection).fault == ""
        return audit.count(connection)


def refused() -> InternalDatabaseError:
    with pytest.raises(InternalDatabaseError, match="Abhilfe: ") as caught:
        write()
    return caught.value


@pytest.fixture
def file(internal: Path) -> Path:
    write()
    return internal / "internal.sqlite"


def test_a_missing_file_is_not_made_by_whoever_asks(file: Path) -> None:
    file.unlink()
    assert refused().fault is Fault.MISSING
    assert not file.exists()


def test_an_empty_file_wants_an_upgrade(file: Path) -> None:
    database.engine().dispose()
    file.write_bytes(b"")
    refused()
    assert refused().fault is Fault.OLDER


@pytest.mark.parametrize("size", [100, 5000, 20000])
def test_a_truncated_file_is_said_to_be_damaged(file: Path, size: int) -> None:
    database.engine().dispose()
    with file.open("r+b") as opened:
        opened.truncate(size)
    with pytest.raises(InternalDatabaseError) as caught:
        rows()
        write()
    assert caught.value.fault is Fault.DAMAGED


def test_a_file_replaced_while_it_is_open_is_noticed(file: Path, tmp_path: Path) -> None:
    with sqlite3.connect(file) as source, sqlite3.connect(tmp_path / "other") as target:
        source.backup(target)
    source.close()
    target.close()
    write()
    assert rows() == 2
    for ending in ("-wal", "-shm"):  # they belong to the file that goes
        file.with_name(file.name + ending).unlink()
    (tmp_path / "other").replace(file)
    assert rows() == 1
    write()
    assert rows() == 2
    shutil.copy(ROOT / "README.md", tmp_path / "no database")
    (tmp_path / "no database").replace(file)
    assert refused().fault is Fault.DAMAGED


def other_inode(file: Path, content: bytes) -> None:
    """Another file in its place, as a copy that is moved there."""
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    file.with_name("new").write_bytes(content)
    file.with_name("new").replace(file)


def content_of(file: Path) -> bytes:
    """All that is stored, as one file."""
    with sqlite3.connect(file) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        content: bytes = opened.serialize()
    opened.close()
    return content


def test_a_file_put_back_after_one_of_an_older_program_is_used_again(file: Path, tmp_path: Path) -> None:
    good = content_of(file)
    older = tmp_path / "older"
    older.write_bytes(good)
    with sqlite3.connect(older) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '0001'")
    opened.close()
    other_inode(file, content_of(older))
    assert refused().fault is Fault.OLDER
    other_inode(file, good)
    write()
    assert rows() == 2


def test_what_is_written_after_a_restore_stands_in_the_restored_file(file: Path, tmp_path: Path) -> None:
    """Another process restores; this one has connections to the file that it put aside."""
    backup.backup(tmp_path / "backup")
    content_of(file)
    with sqlite3.connect(file) as asked:
        [[root]] = asked.execute("SELECT rootpage FROM sqlite_master WHERE name = 'note'").fetchall()
    asked.close()
    with file.open("r+b") as opened:
        opened.seek((root - 1) * 4096)
        opened.write(b"\xff" * 4096)
    assert refused().fault is Fault.DAMAGED
    command = [sys.executable, "-m", "dashboard.internal", "restore", str(tmp_path / "backup")]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(list(file.parent.glob("*.beschaedigt-*Z"))) == 1
    write()
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as stored:
        assert stored.execute("SELECT action FROM audit ORDER BY number").fetchall() == [
            ("publish",),
            ("database.restore",),
            ("publish",),
        ]
    stored.close()


@pytest.mark.parametrize("content", [b"", b"\0" * 200_000, b"no database " * 20_000], ids=["empty", "zeros", "words"])
def test_a_file_overwritten_while_it_is_open_takes_nothing_any_more(file: Path, content: bytes) -> None:
    good = content_of(file)
    write()
    assert file.with_name("internal.sqlite-wal").exists()
    file.write_bytes(content)
    for _ in range(2):
        assert refused().fault in (Fault.DAMAGED, Fault.OLDER)
    with pytest.raises(InternalDatabaseError):
        rows()
    other_inode(file, good)
    write()
    assert rows() == 2


def test_a_damaged_page_of_an_open_file_is_found_before_anything_more_is_written(file: Path) -> None:
    content_of(file)
    assert rows() == 1
    with file.open("r+b") as opened:
        opened.seek(3 * 4096)
        opened.write(b"\xff" * 4096 * 4)
    assert refused().fault is Fault.DAMAGED


def test_a_change_is_not_kept_in_a_file_that_was_put_aside_meanwhile(file: Path) -> None:
    good = content_of(file)
    with pytest.raises(InternalDatabaseError) as caught, database.begin() as connection:
        audit.record(connection, "leitstelle-1", "leitstelle", "publish", "Datenstand")
        other_inode(file, good)
    assert caught.value.fault is Fault.LOCKED
    assert rows() == 1


def test_checkpoints_of_sqlite_itself_interrupt_nobody(file: Path) -> None:
    for _ in range(3):
        write()
        content_of(file)
    assert rows() == 4


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)


def test_somebody_else_who_writes_is_waited_for_and_then_named(impatient: None, file: Path) -> None:
    database._accesses.clear()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert rows() == 1  # reading goes on
    assert refused().fault is Fault.LOCKED
    other.execute("COMMIT")
    other.close()
    write()
    assert rows() == 2


def test_one_change_within_another_is_refused_instead_of_waiting_for_ever(impatient: None, file: Path) -> None:
    with database.begin():
        assert refused().fault is Fault.LOCKED
    write()


def test_a_killed_writer_leaves_nothing_half(file: Path) -> None:
    killed = (
        "import os, signal\nfrom dashboard.internal import audit, database\n"
        "with database.begin() as connection:\n"
        "    audit.record(connection, 'leitstelle-1', 'leitstelle', 'publish', 'x')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)
    assert ended.returncode < 0
    assert rows() == 1
    write()
    assert rows() == 2


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o000, 0o600), (0o755, 0o444), (0o755, 0o000)])
def test_rights_that_are_missing_are_said(file: Path, tmp_path: Path, folder_mode: int, file_mode: int) -> None:
    database.engine().dispose()
    tmp_path.chmod(0o755)
    file.chmod(file_mode)
    file.parent.chmod(folder_mode)
    if os.geteuid() == 0:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        assert refused().fault is Fault.RIGHTS
    finally:
        database.engine().dispose()
        os.seteuid(os.getuid())
        file.parent.chmod(0o700)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{tmp_path}/file/internal.sqlite")
    with pytest.raises(InternalDatabaseError, match="Rechte"):
        upgrade()


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("Hier lässt sich kein kleiner Datenträger einhängen.")
    try:
        monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{small}/internal.sqlite")
        upgrade()
        done = 0
        with pytest.raises(InternalDatabaseError, match="kein Platz") as caught:
            while done < 2000:
                write()
                done += 1
        assert caught.value.fault is Fault.FULL
        assert done > 10
        assert rows() == done
        database.engine().dispose()
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_server_that_does_not_answer_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"postgresql://atlas:geheim@/atlas?host={tmp_path}")
    error = refused()
    assert error.fault is Fault.UNREACHABLE
    assert "geheim" not in str(error)


def test_a_server_that_ends_a_connection_is_said_and_asked_again(server: Path, ready: str) -> None:
    if ready.startswith("sqlite"):
        pytest.skip("SQLite ist kein Server")
    write()
    with pytest.raises(InternalDatabaseError) as caught, database.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert caught.value.fault is Fault.UNREACHABLE
    write()
    assert rows() == 2


@pytest.mark.parametrize("address", ["nonsense", "mysql://a/b", "sqlite://", "sqlite:///:memory:", "postgresql://host"])
def test_an_address_nobody_understands_is_said(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("ATLAS_DATABASE_URL", address)
    assert refused().fault is Fault.ADDRESS


def test_visitors_read_that_it_is_not_available_and_not_where_it_lies(file: Path) -> None:
    server = Flask("trial")
    errors.register(server)
    server.add_url_rule("/pflege", "page", lambda: write() or "written")
    assert server.test_client().get("/pflege").text == "written"
    file.unlink()
    answer = server.test_client().get("/pflege")
    assert answer.status_code == 503
    assert "interne Datenbank" in answer.text
    assert str(file.parent) not in answer.text
