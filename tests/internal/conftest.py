"""An internal database for each test, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from dashboard.internal import database
from dashboard.internal.upgrade import upgrade
from tests.internal import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The socket's folder of a PostgreSQL of this run."""
    with postgresql.cluster() as folder:
        yield folder


@pytest.fixture
def embedded_url(tmp_path: Path) -> str:
    """Where SQLite may put its file; nothing is there yet."""
    return f"sqlite:///{tmp_path}/internal/internal.sqlite"


def new_database(folder: Path) -> str:
    """An empty database on the server."""
    name = f"atlas_{uuid4().hex[:12]}"
    engine = create_engine(
        f"postgresql+psycopg://{postgresql.SUPERUSER}@/postgres?host={folder}", isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"postgresql://{postgresql.SUPERUSER}@/{name}?host={folder}"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Both databases in turn, without any table; answers the address."""
    sqlite = request.param == "sqlite"
    address = request.getfixturevalue("embedded_url") if sqlite else new_database(request.getfixturevalue("server"))
    monkeypatch.setenv("ATLAS_DATABASE_URL", address)
    monkeypatch.setenv("ATLAS_INTERNAL", str(tmp_path / "internal"))
    yield address
    database.engine().dispose()


@pytest.fixture
def ready(empty: str) -> str:
    """The same with the tables of this program."""
    upgrade()
    return empty
