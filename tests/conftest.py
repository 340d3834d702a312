"""Small databases made from the contract, one build for the whole run, and a guard that keeps tests away from what is published here."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import settings

from dashboard.internal import database
from dashboard.internal.upgrade import upgrade
from pipelines.build import build
from pipelines.build.inputs import Inputs
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder

ROOT = Path(__file__).parents[1]
SHARED = (ROOT / ".." / "shared").resolve()
# Small files that are read in the tests: see its README.md.
SAMPLES = ROOT / "tests" / "samples"
# The day on which every build of the tests takes place.
DAY = date(2026, 11, 23)
SCHEMA = ROOT / "data" / "schema.sql"
# Folders, at any depth, whose tests carry a mark: `make test-fast` leaves all three out, `make test` the last.
MARKED_FOLDERS = {"browser", "slow", "long"}

# Chosen with --hypothesis-profile; see tests/examples.py. No deadline: what else the machine does is not the fault of a case.
settings.register_profile("usual", deadline=None)
settings.register_profile("fast", max_examples=10, deadline=None)
settings.register_profile("long", max_examples=1000, deadline=None)
settings.load_profile("usual")


class StrayDatabaseError(AssertionError):
    """A test opened a database that it did not make."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests by the folders in which they lie."""
    for item in items:
        for folder in MARKED_FOLDERS.intersection(item.path.relative_to(ROOT).parts):
            item.add_marker(folder)


class Atlas:
    """An empty published database in memory; rows are added by name, what a row does not say is NULL."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(":memory:")
        self.connection.execute(SCHEMA.read_text(encoding="utf-8"))

    def insert(self, table: str, **row: Any) -> None:
        """Add one row; unknown columns fail."""
        columns = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" for _ in row)
        self.connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', list(row.values()))

    def add_structure(self, *, meetings_complete: bool = True, **row: Any) -> None:
        """A row of `structure`, as if the registry had been judged, with the evidence on which its Stand rests."""
        self.insert("structure", **row)
        evidence = (
            "area_id",
            "council_id",
            "status_reported",
            "confirmed_on",
            "conflicting",
            "founded_on",
            "last_meeting_on",
            "release_id",
        )
        as_of = self.rows("SELECT as_of FROM build")[0][0]
        self.insert(
            "status_evidence",
            day=as_of,
            founded_until=row.get("founded_on"),
            meetings_complete=meetings_complete,
            nth_by_meeting=1,
            nth_by_report=1,
            **{name: row.get(name) for name in evidence},
        )

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """What a query answers."""
        return self.connection.execute(sql, list(parameters)).fetchall()


@pytest.fixture
def atlas() -> Iterator[Atlas]:
    """The contract, executed in memory."""
    small = Atlas()
    yield small
    small.connection.close()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of this run, the same for all its workers."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@contextmanager
def one_worker_at_a_time(folder: Path, name: str) -> Iterator[None]:
    """What the first worker makes under this lock, the next ones find made."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session", autouse=True)
def _only_databases_of_this_run(run_folder: Path) -> Iterator[None]:
    """A database outside the folder of this run cannot be opened; programs that a test starts find nothing published."""
    connect = duckdb.connect

    def guarded(database: str | Path = ":memory:", *args: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        if str(database) != ":memory:" and not Path(database).resolve().is_relative_to(run_folder.resolve()):
            raise StrayDatabaseError(f"{database}: tests open only databases they made")
        return connect(database, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", guarded)
        patch.setenv("ATLAS_PUBLISHED", str(run_folder / "nothing-published"))
        patch.setenv("ATLAS_BRIEFINGS", str(run_folder / "briefings"))
        patch.setenv("ATLAS_MAINTENANCE", str(run_folder / "maintenance"))
        patch.setenv("ATLAS_INTERNAL", str(run_folder / "internal"))
        patch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{run_folder}/internal/internal.sqlite")
        yield


@pytest.fixture
def internal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An internal database of this test alone, with its tables and nothing in them; answers its folder."""
    folder = tmp_path / "internal"
    monkeypatch.setenv("ATLAS_INTERNAL", str(folder))
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{folder}/internal.sqlite")
    upgrade()
    yield folder
    database.engine().dispose()


@pytest.fixture(scope="session")
def embedded(run_folder: Path) -> PublishedFolder:
    """The embedded data with the invented registry, built once for all tests that need the real thing."""
    folder = PublishedFolder(run_folder / "published")
    with one_worker_at_a_time(run_folder, "embedded"):
        build(Inputs(demo=True, day=DAY, store=ReleaseStore()), folder, lambda _: None)
    return folder


@pytest.fixture(scope="module")
def built(embedded: PublishedFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published database of that build, only to be read."""
    current = embedded.current()
    assert current
    with duckdb.connect(str(embedded.database(current)), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the development data; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("Die Entwicklungsdaten (../shared) liegen hier nicht; dieser Test braucht sie.")
    return SHARED
