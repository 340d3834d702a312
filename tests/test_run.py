"""The rules of a test run: no stray database, one folder for all workers, marks by folder, cases by tier."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings

from dashboard import db
from tests.conftest import ROOT, StrayDatabaseError, pytest_collection_modifyitems
from tests.examples import examples


def test_what_is_published_here_cannot_be_opened() -> None:
    with pytest.raises(StrayDatabaseError):
        duckdb.connect(str(ROOT / "data" / "published" / "atlas.duckdb"), read_only=True)


def test_a_database_of_this_run_opens(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "own.duckdb")).close()


def test_the_dashboard_finds_nothing_published_unless_a_test_says_where() -> None:
    db.forget()
    with pytest.raises(db.NotPublishedError):
        db.query("SELECT 1")


def test_a_program_that_a_test_starts_finds_nothing_published() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from dashboard import versions; print(versions.folder().exists())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "False"
    assert not Path(os.environ["ATLAS_PUBLISHED"]).exists()


@pytest.mark.parametrize(("profile", "cases"), [("default", 40), ("fast", 4), ("long", 400)])
def test_the_tier_decides_how_many_cases_are_generated(profile: str, cases: int) -> None:
    before = settings.get_current_profile_name()
    settings.load_profile(profile)
    try:
        assert examples(40) == cases
        assert examples(1) >= 2
    finally:
        settings.load_profile(before)


@dataclass
class Collected:
    """A test as far as marking looks at it."""

    path: Path
    marks: list[str] = field(default_factory=list)

    def add_marker(self, mark: str) -> None:
        self.marks.append(mark)


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ("tests/browser/test_daten.py", ["browser"]),
        ("tests/geo/slow/test_official.py", ["slow"]),
        ("tests/long/test_kills.py", ["long"]),
        ("tests/pipelines/test_findings.py", []),
    ],
)
def test_marks_come_from_the_folder(path: str, marks: list[str]) -> None:
    collected = Collected(ROOT / path)
    pytest_collection_modifyitems([collected])  # type: ignore[list-item]
    assert collected.marks == marks
