"""Forty mutated uploads through the form, with every kind of change; tests/long tries a thousand."""

from __future__ import annotations

from pathlib import Path

from tests.mutated_uploads import open_office, try_uploads

COUNT = 40


def test_mutated_uploads_are_answered_in_german_and_leave_nothing_but_jobs(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        assert try_uploads(office, range(COUNT)) == []
        assert office.statuses[303] > COUNT // 10
        assert {403, 422} <= office.statuses.keys()
        assert office.ends["ready"] and office.ends["refused"]
