"""Every account has a list of changes of its own, in the order in which they were entered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from dashboard.internal import database, registry_changes
from dashboard.internal.registry_changes import ListFullError, Subject

EDIT = {"action": "append", "sheet": "meeting", "values": {"held_on": "12.10.2026"}}


@pytest.fixture
def connection(ready: str) -> Iterator[Connection]:
    with database.begin() as connection:
        yield connection


def test_changes_belong_to_one_account(connection: Connection) -> None:
    registry_changes.add(connection, "leitstelle-1", "Sitzung", Subject(council_id="A"), EDIT)
    registry_changes.add(connection, "leitstelle-1", "Status", Subject(area_id="07143"), EDIT)
    first, second = registry_changes.of(connection, "leitstelle-1")
    assert (first.title, first.subject, first.edit, second.title) == (
        "Sitzung",
        Subject(council_id="A"),
        EDIT,
        "Status",
    )
    for harm in (registry_changes.remove, lambda *given: registry_changes.hand_over(*given, "0" * 32)):
        harm(connection, "leitstelle-2", [first.id])
    assert not registry_changes.replace(connection, "leitstelle-2", first.id, "Anderes", EDIT)
    assert registry_changes.of(connection, "leitstelle-1") == [first, second]
    assert registry_changes.of(connection, "leitstelle-2") == []


def test_a_changed_change_waits_for_a_check_again(connection: Connection) -> None:
    registry_changes.add(connection, "leitstelle-1", "Sitzung", Subject(council_id="A"), EDIT)
    (before,) = registry_changes.of(connection, "leitstelle-1")
    registry_changes.hand_over(connection, "leitstelle-1", [before.id], "0" * 32)
    assert registry_changes.of(connection, "leitstelle-1")[0].job_id == "0" * 32
    assert registry_changes.replace(connection, "leitstelle-1", before.id, "Status", EDIT)
    assert registry_changes.of(connection, "leitstelle-1")[0].job_id == ""
    registry_changes.remove(connection, "leitstelle-1", [before.id])
    assert registry_changes.of(connection, "leitstelle-1") == []


def test_a_list_has_an_end(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry_changes, "MOST_PER_ACCOUNT", 1)
    registry_changes.add(connection, "leitstelle-1", "Sitzung", Subject(), EDIT)
    with pytest.raises(ListFullError):
        registry_changes.add(connection, "leitstelle-1", "Sitzung", Subject(), EDIT)
