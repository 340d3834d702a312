"""Sessions end, failures count by key, drafts belong to one account."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, update

from dashboard.internal import attempts, database, drafts, sessions
from dashboard.internal.database import moment
from dashboard.internal.tables import SESSION


@pytest.fixture
def connection(ready: str) -> Iterator[Connection]:
    with database.begin() as connection:
        yield connection


def test_a_session_ends_by_idleness_by_age_and_by_hand(connection: Connection) -> None:
    tokens = [sessions.begin(connection, "leitstelle-1", "leitstelle", "") for _ in range(3)]
    found = [sessions.find(connection, token) for token in tokens]
    assert all(each and each.is_live for each in found)
    assert sessions.find(connection, "another") is None
    for token, values in ((tokens[0], {"seen_at": moment(-1801)}), (tokens[1], {"ends_at": moment(-1)})):
        connection.execute(update(SESSION).where(SESSION.c.id_hash == sessions.hash_of(token)).values(values))
    states = [sessions.find(connection, token) for token in tokens]
    assert [each.is_live for each in states if each] == [False, False, True]
    assert len(sessions.live(connection, "leitstelle-1")) == 1
    assert sessions.end_all(connection, "leitstelle-1") == 2  # the idle one could be extended
    assert sessions.live(connection) == []


def test_failures_count_by_key_until_they_are_forgiven(connection: Connection) -> None:
    for key in ("account", "account", "address"):
        attempts.record(connection, key)
    attempts.record(connection, "account", succeeded=True)
    assert attempts.failures(connection, "account", 60).count == 2
    assert attempts.failures(connection, "account", -1).count == 0
    attempts.forgive(connection, "account")
    assert attempts.failures(connection, "account", 60) == attempts.Failures(0, "")
    assert attempts.successes(connection, "account") == 1
    assert attempts.failures(connection, "address", 60).count == 1


def test_a_draft_is_read_by_its_own_account_alone(connection: Connection) -> None:
    own = drafts.put(connection, "leitstelle-1", "/pflege/x", {"name": ["Größe"], "kinds": ["a", "b"]})
    assert drafts.get(connection, "leitstelle-2", own) is None
    draft = drafts.get(connection, "leitstelle-1", own)
    assert draft and draft.fields == {"name": ["Größe"], "kinds": ["a", "b"]}
    drafts.remove(connection, "leitstelle-2", own)
    assert drafts.get(connection, "leitstelle-1", own)
    for _ in range(drafts.MOST_PER_ACCOUNT):
        drafts.put(connection, "leitstelle-1", "/pflege/x", {})
    assert drafts.get(connection, "leitstelle-1", own) is None
