"""Making the internal database: the migrations give what tables.py says, once, for their owner alone, and refuse what is not theirs."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from dashboard.internal import audit, database, upgrade
from dashboard.internal.faults import Fault, InternalDatabaseError
from dashboard.internal.revision import REVISION
from dashboard.internal.tables import METADATA


def test_the_migrations_give_what_the_tables_say(ready: str) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        missing = compare_metadata(context, METADATA)
    assert missing == [], (
        "tables.py was changed: it needs a migration in dashboard/internal/migrations and its number in revision.py"
    )


def test_the_revision_of_the_program_is_the_newest_migration() -> None:
    assert upgrade.scripts().get_heads() == [REVISION]


def test_an_upgrade_repeated_changes_nothing(empty: str) -> None:
    assert upgrade.upgrade() == ("", REVISION)
    with database.begin() as connection:
        audit.record(connection, "betrieb-1", "betrieb", "test", "x")
    assert upgrade.upgrade() == (REVISION, REVISION)
    with database.reading() as connection:
        assert audit.count(connection) == 1


def test_upgrades_at_once_make_one_database(empty: str) -> None:
    results: list[tuple[str, str]] = []
    threads = [threading.Thread(target=lambda: results.append(upgrade.upgrade())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [("", REVISION), *[(REVISION, REVISION)] * 3]


def test_file_and_folder_are_for_their_owner_alone(internal: Path) -> None:
    with database.begin() as connection:
        audit.record(connection, "betrieb-1", "betrieb", "test", "x")
        modes = {file.name: file.stat().st_mode & 0o777 for file in internal.glob("*internal.sqlite*")}
    names = ("internal.sqlite", "internal.sqlite-wal", "internal.sqlite-shm", ".internal.sqlite.lock")
    assert modes == dict.fromkeys(names, 0o600)
    assert internal.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(("stored", "fault"), [("9999", Fault.NEWER), ("0001", Fault.OLDER), ("", Fault.OLDER)])
def test_another_revision_is_refused_by_whoever_asks(ready: str, stored: str, fault: Fault) -> None:
    with database.unchecked() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :stored"), {"stored": stored})
    database.access().fitting = database.UNKNOWN  # another process
    for ask in (database.begin, database.reading):
        with pytest.raises(InternalDatabaseError, match="Abhilfe") as caught, ask():
            pass
        assert caught.value.fault is fault
    if fault is Fault.NEWER:
        with pytest.raises(InternalDatabaseError, match="neueren Fassung"):
            upgrade.upgrade()


def test_tables_of_somebody_else_are_left_alone(empty: str) -> None:
    with upgrade.making() as connection:
        connection.execute(text("CREATE TABLE audit (theirs INTEGER)"))
    with pytest.raises(InternalDatabaseError, match="keine dieses Programms"):
        upgrade.upgrade()


def test_an_upgrade_that_fails_leaves_nothing_half(empty: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real, broken = upgrade.MIGRATIONS, tmp_path / "migrations"
    broken.mkdir()
    for module in upgrade.MIGRATIONS.glob("r000[1-3]*.py"):
        (broken / module.name).write_bytes(module.read_bytes())
    (broken / "r0004_broken.py").write_text(
        "from alembic import op\nrevision, down_revision = '0004', '0003'\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (x INTEGER)')\n    raise ArithmeticError('stopped')\n"
    )
    monkeypatch.setattr(upgrade, "MIGRATIONS", broken)
    monkeypatch.setattr("dashboard.internal.revision.REVISION", "0004")
    with pytest.raises(ArithmeticError):
        upgrade.upgrade()
    monkeypatch.setattr(upgrade, "MIGRATIONS", real)
    monkeypatch.setattr("dashboard.internal.revision.REVISION", REVISION)
    assert upgrade.upgrade() == ("", REVISION)
    with database.reading() as connection:
        assert not inspect(connection).has_table("half")
