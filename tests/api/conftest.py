"""The API over the embedded build, and over the small atlas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from pipelines.store.versions import PublishedFolder
from tests.dashboard.conftest import lage_folder, lage_shown
from tests.dashboard.small_atlas import shown

__all__ = ["lage_folder", "lage_shown"]


@pytest.fixture(scope="session")
def _embedded_client(embedded: PublishedFolder) -> FlaskClient:
    """One application for all tests: making it takes longer than most of them."""
    from dashboard.app import create_app

    with shown(embedded.folder):
        return create_app().test_client()


@pytest.fixture
def api(embedded: PublishedFolder, _embedded_client: FlaskClient) -> Iterator[FlaskClient]:
    """A visitor of the API over the embedded build."""
    with shown(embedded.folder):
        yield _embedded_client


@pytest.fixture
def small(lage_shown: Path) -> FlaskClient:
    """A visitor of the API over the small atlas."""
    from dashboard.app import create_app

    return create_app().test_client()
