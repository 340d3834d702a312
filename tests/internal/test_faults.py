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

from dashboard.internal import audit, database
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
