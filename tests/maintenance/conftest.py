"""Datenpflege over two versions of the small atlas, with an internal database and a folder of jobs of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.internal import database
from dashboard.internal.upgrade import upgrade
from tests.dashboard.published_versions import publish_versions
from tests.dashboard.small_atlas import shown
from tests.maintenance.desk import NEW, OLD, Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Somebody of the Leitstelle at this machine; the worker runs."""
    published = tmp_path / "published"
    published.mkdir()
    publish_versions(published, [NEW, OLD])
    monkeypatch.setenv("ATLAS_MAINTENANCE", str(tmp_path / "maintenance"))
    monkeypatch.setenv("ATLAS_INTERNAL", str(tmp_path / "internal"))
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{tmp_path}/internal/internal.sqlite")
    upgrade()
    with shown(published):
        made = Desk(create_app().test_client(), tmp_path / "maintenance", published)
        made.beat()
        yield made
    database.engine().dispose()
