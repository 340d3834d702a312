"""The connection: read-only, closed to the outside, and readable errors where nothing is published."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import duckdb
import pytest

from dashboard import db
from tests.dashboard.lage_atlas import VERSION
from tests.dashboard.small_atlas import shown


def test_rows_come_by_name(lage_shown: Path) -> None:
    assert db.query("SELECT area_id, level FROM area WHERE area_id = $id", {"id": "07"}) == [
        {"area_id": "07", "level": "land"}
    ]
    assert db.published().version == VERSION


def test_equal_texts_of_an_answer_are_one_object(lage_shown: Path) -> None:
    first, second = db.query(
        "SELECT 'Verbands' || 'gemeinde' AS kind, ['a'] AS names, n FROM range(2) AS t(n) ORDER BY n"
    )
    assert first["kind"] is second["kind"]
    assert [first, second] == [{"kind": "Verbandsgemeinde", "names": ["a"], "n": n} for n in (0, 1)]


def test_nothing_can_be_written_and_no_file_be_read(lage_shown: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(duckdb.Error):
        db.query("DELETE FROM area")
    with pytest.raises(duckdb.Error):
        db.query(f"SELECT * FROM read_csv('{tmp_path / 'x.csv'}')")


def test_one_fails_unless_there_is_exactly_one_row(lage_shown: Path) -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        db.one("SELECT * FROM area")


def test_threads_ask_side_by_side(lage_shown: Path) -> None:
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(db.one("SELECT count(*) AS n FROM area")["n"])) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [10, 10, 10, 10]


def test_answers_are_remembered_until_another_build_is_shown(lage_shown: Path) -> None:
    steps: list[int] = []

    @db.per_build
    def count(step: int) -> int:
        steps.append(step)
        return step

    assert (count(1), count(1), count(2)) == (1, 1, 2)
    assert steps == [1, 2]
    db.forget()
    count(1)
    assert steps == [1, 2, 1]


@pytest.mark.parametrize(
    ("pointer", "message"),
    [
        (None, "Zeiger auf die Datenbank fehlt"),
        ("{", "nicht lesbar"),
        ("[]", "nicht lesbar"),
        ('{"version": "1"}', "nicht lesbar"),
        (
            json.dumps({"version": "1", "database": "weg.duckdb", "boundaries": {}}),
            "nennt eine Datei, die es nicht gibt",
        ),
    ],
)
def test_a_missing_or_wrong_pointer_is_told_with_its_path(tmp_path: Path, pointer: str | None, message: str) -> None:
    if pointer is not None:
        (tmp_path / "current.json").write_text(pointer, encoding="utf-8")
    with shown(tmp_path), pytest.raises(db.NotPublishedError, match=message) as raised:
        db.published()
    assert str(tmp_path) in str(raised.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.duckdb").write_text("<html>", encoding="utf-8")
    (tmp_path / "current.json").write_text(
        json.dumps({"version": "1", "database": "a.duckdb", "boundaries": {}}), encoding="utf-8"
    )
    with shown(tmp_path), pytest.raises(db.NotPublishedError, match="lässt sich nicht öffnen"):
        db.query("SELECT 1")
