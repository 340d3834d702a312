"""The audit log: one chain whoever writes, and no change to it that `verify` would not name."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from dashboard.internal import audit, database
from dashboard.internal.audit import Checkpoint
from dashboard.internal.tables import AUDIT, AUDIT_HEAD, METADATA

pytestmark = pytest.mark.usefixtures("ready")


def write(rows: int) -> None:
    with database.begin() as connection:
        for number in range(rows):
            audit.record(connection, "leitstelle-1", "leitstelle", "publish", f"Datenstand {number}", detail="Grund")


def drop_triggers(connection: Connection) -> None:
    """What somebody does who may do everything to the database."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION refuse_audit CASCADE"))
        return
    for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
        connection.execute(text(f"DROP TRIGGER {name}"))


def fault() -> str:
    with database.reading() as connection:
        return audit.verify(connection).fault


def test_rows_form_a_chain_that_verifies() -> None:
    write(3)
    with database.reading() as connection:
        assert [entry.number for entry in audit.newest(connection, 2)] == [3, 2]
        assert [entry.number for entry in audit.newest(connection, 2, before=2)] == [1]
        verdict = audit.verify(connection)
        assert (verdict.fault, verdict.end.number) == ("", 3)


def test_writers_at_once_give_one_chain() -> None:
    threads = [threading.Thread(target=write, args=(5,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert fault() == ""
    with database.reading() as connection:
        assert audit.count(connection) == 30


def test_nothing_is_recorded_of_what_did_not_happen() -> None:
    with pytest.raises(ValueError, match="undone"), database.begin() as connection:
        audit.record(connection, "leitstelle-1", "leitstelle", "publish", "Datenstand")
        raise ValueError("undone")
    assert fault() == ""


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (update(AUDIT).where(AUDIT.c.number == 2).values(detail="anders"), "Eintrag 2 "),
        (update(AUDIT).where(AUDIT.c.number == 2).values(by="betrieb-1"), "Eintrag 2 "),
        (delete(AUDIT).where(AUDIT.c.number == 3), "Eintrag 3 fehlt"),
        (delete(AUDIT).where(AUDIT.c.number == 1), "Eintrag 1 fehlt"),
        (delete(AUDIT).where(AUDIT.c.number > 3), "endet mit Eintrag 3, geschrieben waren aber 5"),
        (delete(AUDIT), "endet mit Eintrag 0"),
        (delete(AUDIT_HEAD), "vermerkt ist als letzter 0"),
        (update(AUDIT_HEAD).values(number=4), "vermerkt ist als letzter 4"),
    ],
)
def test_what_was_changed_is_named(statement: object, named: str) -> None:
    write(5)
    with pytest.raises(IntegrityError, match="only ever added"), database.begin() as connection:
        connection.execute(statement)  # type: ignore[call-overload]
    assert fault() == ""
    with database.begin() as connection:
        drop_triggers(connection)
        connection.execute(statement)  # type: ignore[call-overload]
    assert named in fault()


def over(table: str, key: str, postgresql: bool) -> str:
    """Write the same row once more, with another hash."""
    columns = [f'"{column.name}"' for column in METADATA.tables[table].c if column.name != "hash"]
    listed = ", ".join(columns)
    put = f"{'INSERT' if postgresql else 'INSERT OR REPLACE'} INTO {table} ({listed}, hash)"
    end = f" ON CONFLICT ({key}) DO UPDATE SET hash = EXCLUDED.hash" if postgresql else ""
    return f"{put} SELECT {listed}, 'x' FROM {table} WHERE {key} = 1{end}"


@pytest.mark.parametrize(("table", "key"), [("audit", "number"), ("audit_head", "id")])
def test_a_row_is_not_written_over_by_inserting_it_anew(ready: str, table: str, key: str) -> None:
    write(3)
    with pytest.raises(IntegrityError, match="only ever added"), database.begin() as connection:
        connection.execute(text(over(table, key, connection.dialect.name == "postgresql")))
    assert fault() == ""
    write(1)
    assert fault() == ""


def test_the_head_is_not_removed_with_everything_in_its_table(ready: str) -> None:
    if ready.startswith("sqlite"):
        pytest.skip("SQLite kennt kein TRUNCATE")
    write(1)
    with pytest.raises(IntegrityError, match="only ever added"), database.begin() as connection:
        connection.execute(text("TRUNCATE audit_head"))
    assert fault() == ""


def test_a_row_added_past_the_application_is_named() -> None:
    write(2)
    with database.begin() as connection:
        last = dict(connection.execute(select(AUDIT).where(AUDIT.c.number == 2)).mappings().one())
        added = {**last, "number": 3, "previous_hash": last["hash"]}
        connection.execute(insert(AUDIT).values({**added, "hash": audit.hash_of(added)}))
    assert "vermerkt ist als letzter 2" in fault()


def test_a_log_written_anew_is_found_by_a_checkpoint_kept_elsewhere() -> None:
    write(2)
    with database.begin() as connection:
        kept = audit.verify(connection).end
        drop_triggers(connection)
        connection.execute(delete(AUDIT))
        connection.execute(delete(AUDIT_HEAD))
    write(3)
    with database.reading() as connection:
        assert audit.verify(connection).fault == ""
        assert "Prüfpunkt" in audit.verify(connection, kept).fault
        assert "geschrieben waren aber 9" in audit.verify(connection, Checkpoint(9, kept.hash)).fault


def test_a_clock_set_back_is_said_and_changes_no_order(monkeypatch: pytest.MonkeyPatch) -> None:
    write(1)
    monkeypatch.setattr(audit, "now", lambda: "2020-01-01T00:00:00.000000Z")
    write(1)
    with database.reading() as connection:
        late, early = audit.newest(connection, 2)
    assert late.at == early.at
    assert "2020-01-01" in late.detail
    assert fault() == ""


def test_words_no_database_would_take_are_made_fit() -> None:
    with database.begin() as connection:
        audit.record(connection, "leitstelle-1", "leitstelle", "import", "a\0b" * 200)
    with database.reading() as connection:
        [entry] = audit.newest(connection, 1)
    assert len(entry.subject) == 300
    assert "\0" not in entry.subject
    assert fault() == ""
