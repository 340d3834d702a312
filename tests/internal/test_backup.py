"""Backups: whole while others write, restored whole or not at all, on either database and from one to the other."""

from __future__ import annotations

import gzip
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from dashboard.internal import audit, backup_file, database, sessions
from dashboard.internal.backup import backup, restore
from dashboard.internal.backup_file import BackupError
from dashboard.internal.revision import REVISION
from dashboard.internal.tables import NOTE
from dashboard.internal.upgrade import upgrade
from tests.internal.conftest import new_database


def note(words: str) -> None:
    with database.begin() as connection:
        values = {"area_id": "07143", "text": words, "recorded_at": database.now(), "recorded_by": "leitstelle-1"}
        connection.execute(insert(NOTE).values(values))
        audit.record(connection, "leitstelle-1", "leitstelle", "note_added", "07143")


def notes() -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(select(NOTE.c.text).order_by(NOTE.c.id)).scalars())


def log_is_whole() -> bool:
    with database.reading() as connection:
        return audit.verify(connection).fault == ""


def test_what_was_backed_up_comes_back_and_the_rest_is_kept(ready: str, tmp_path: Path) -> None:
    note("Größe „erst“\nzweite Zeile")
    with database.begin() as connection:
        sessions.begin(connection, "leitstelle-1", "leitstelle", "")
    contents = backup(tmp_path / "first")
    assert (contents.revision, contents.rows["note"], "session" in contents.rows) == (REVISION, 1, False)
    assert (tmp_path / "first").stat().st_mode & 0o777 == 0o600
    note("danach")
    restored = restore(tmp_path / "first", tmp_path)
    assert notes() == ["Größe „erst“\nzweite Zeile"]
    with database.reading() as connection:
        assert sessions.live(connection) == []
        [newest] = audit.newest(connection, 1)
    assert (newest.action, newest.checksum) == ("database.restore", contents.checksum)
    assert log_is_whole()
    note("weiter")  # numbers go on where the restored ones end
    assert restored.kept
    restore(restored.kept, tmp_path)
    assert notes()[-1] == "danach"
    with pytest.raises(Exception, match="only ever added"), database.begin() as connection:
        connection.execute(text("DELETE FROM audit"))


def test_a_backup_of_sqlite_moves_to_postgresql(
    internal: Path, server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note("zieht um")
    backup(tmp_path / "moving")
    with monkeypatch.context() as patch:
        patch.setenv("ATLAS_DATABASE_URL", new_database(server))
        assert restore(tmp_path / "moving", tmp_path).kept is None
        assert notes() == ["zieht um"]
        assert log_is_whole()
        database.engine().dispose()


def test_a_backup_made_while_others_write_is_of_one_moment(ready: str, tmp_path: Path) -> None:
    writers = [threading.Thread(target=lambda: [note("x") for _ in range(15)]) for _ in range(2)]
    for writer in writers:
        writer.start()
    for number in range(5):
        contents = backup(tmp_path / str(number))
        assert contents.rows.get("note", 0) == contents.rows.get("audit", 0)
    for writer in writers:
        writer.join()
    restore(tmp_path / "4", tmp_path)
    assert log_is_whole()


def damaged(whole: bytes, kind: str) -> bytes:
    lines = gzip.decompress(whole).splitlines(keepends=True)
    return {
        "cut off": whole[: len(whole) // 2],
        "end missing": gzip.compress(b"".join(lines[:-1])),
        "row missing": gzip.compress(b"".join([lines[0], *lines[2:]])),
        "row changed": gzip.compress(b"".join(lines).replace(b"bleibt", b"anders")),
        "bit changed": whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:],
        "newer": gzip.compress(b"".join(lines).replace(REVISION.encode(), b"9999", 1)),
        "no JSON": gzip.compress(b"no json\n"),
        "other JSON": gzip.compress(b'["note",{}]\n'),
        "not packed": b"SQLite format 3\0",
        "empty": b"",
    }[kind]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("cut off", "beschädigt"),
        ("end missing", "unvollständig"),
        ("row missing", "unvollständig"),
        ("row changed", "beschädigt"),
        ("bit changed", "beschädigt"),
        ("newer", "neueren Fassung"),
        ("no JSON", "beschädigt"),
        ("other JSON", "keine Sicherung"),
        ("not packed", "keine Sicherung"),
        ("empty", "unvollständig"),
    ],
)
def test_a_file_that_is_no_whole_backup_changes_nothing(internal: Path, tmp_path: Path, kind: str, said: str) -> None:
    note("bleibt")
    backup(tmp_path / "whole")
    (tmp_path / "bad").write_bytes(damaged((tmp_path / "whole").read_bytes(), kind))
    with pytest.raises(BackupError, match=said) as caught:
        restore(tmp_path / "bad", tmp_path)
    assert "Abhilfe" in str(caught.value)
    assert notes() == ["bleibt"]


@pytest.mark.parametrize("odd", [("no_such_table", {"id": 1}), ("note", {"no_such_column": 1})])
def test_a_restore_that_fails_half_way_changes_nothing(ready: str, tmp_path: Path, odd: backup_file.Row) -> None:
    note("bleibt")
    backup(tmp_path / "whole")
    contents = backup_file.check(tmp_path / "whole")
    rows = [*backup_file.rows(tmp_path / "whole"), odd]
    backup_file.write(tmp_path / "odd", contents.revision, contents.made, rows)
    note("auch")
    with pytest.raises(BackupError, match="beschädigt"):
        restore(tmp_path / "odd", tmp_path)
    assert notes() == ["bleibt", "auch"]
    assert log_is_whole()


def test_an_existing_file_is_not_overwritten(internal: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(BackupError, match="gibt es schon"):
        backup(tmp_path / "there")
    with pytest.raises(BackupError, match="Rechte"):
        backup(tmp_path / "no such folder" / "x")
    assert (tmp_path / "there").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_damaged_database_is_put_aside(internal: Path, tmp_path: Path) -> None:
    note("gesichert")
    backup(tmp_path / "whole")
    database.engine().dispose()
    (internal / "internal.sqlite").write_bytes(b"broken" * 1000)
    restored = restore(tmp_path / "whole", tmp_path)
    assert notes() == ["gesichert"]
    assert restored.kept
    assert restored.kept.read_bytes() == b"broken" * 1000


def test_a_missing_database_is_made_from_its_backup(internal: Path, tmp_path: Path) -> None:
    note("gesichert")
    backup(tmp_path / "whole")
    database.engine().dispose()
    (internal / "internal.sqlite").unlink()
    assert restore(tmp_path / "whole", tmp_path).kept is None
    assert notes() == ["gesichert"]
    assert upgrade() == (REVISION, REVISION)
