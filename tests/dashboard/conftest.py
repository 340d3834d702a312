"""A published folder of five Kommunen and Gemeinden with hand-made values, and the dashboard showing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.dashboard.lage_atlas import publish
from tests.dashboard.small_atlas import shown


@pytest.fixture(scope="session")
def lage_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Database, boundaries and pointer; see lage_atlas.py for its rows."""
    return publish(tmp_path_factory.mktemp("lage"))


@pytest.fixture
def lage_shown(lage_folder: Path) -> Iterator[Path]:
    """The dashboard shows that folder."""
    with shown(lage_folder) as folder:
        yield folder


@pytest.fixture
def client(lage_shown: Path) -> FlaskClient:
    """A visitor of the web application over that folder."""
    from dashboard.app import create_app

    return create_app().test_client()
