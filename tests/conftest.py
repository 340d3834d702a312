"""Small databases made from the contract, and where the development data lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.build import build
from pipelines.inputs import Inputs
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder

ROOT = Path(__file__).parents[1]
SHARED = (ROOT / ".." / "shared").resolve()
# The day on which every build of the tests takes place.
DAY = date(2026, 11, 23)
SCHEMA = ROOT / "data" / "schema.sql"


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
def embedded(tmp_path_factory: pytest.TempPathFactory) -> PublishedFolder:
    """The embedded data with the invented registry, built once for all tests that need the real thing."""
    folder = PublishedFolder(tmp_path_factory.mktemp("published"))
    build(Inputs(demo=True, day=DAY, store=ReleaseStore()), folder, lambda _: None)
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the development data; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("Die Entwicklungsdaten (../shared) liegen hier nicht; dieser Test braucht sie.")
    return SHARED
