"""The atlas over the small published folder with its three rules, an internal database of the test's own, and whoever a test wants to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard import german
from dashboard.app import create_app
from dashboard.internal import courses, database
from dashboard.internal.upgrade import upgrade
from dashboard.users import recognition
from dashboard.users.roles import Role, User
from tests.dashboard.small_atlas import publish, shown

LEITSTELLE = User("leitstelle-1", Role.LEITSTELLE)


def ago(days: int) -> str:
    """A day before today, as it is stored."""
    return (german.today() - timedelta(days)).isoformat()


@dataclass
class Visitor:
    """A browser of somebody."""

    client: FlaskClient
    token: str = field(default="", init=False)

    def get(self, address: str) -> TestResponse:
        answer = self.client.get(address)
        found = re.search(rb'name="csrf" value="([^"]+)"', answer.data)
        self.token = found[1].decode() if found else self.token
        return answer

    def post(self, address: str, /, **fields: str | int | list[str]) -> TestResponse:
        return self.client.post(address, data={"csrf": self.token, **fields})

    def record(self, finding_id: str, **fields: str) -> TestResponse:
        """Fill in the form of an occasion as it is now."""
        self.get(f"/pflege/anlaesse/{finding_id}")
        course = courses.of_finding(finding_id)
        typed = {"on": ago(0), "revision": str(course.revision if course else 0), **fields}
        return self.post(f"/pflege/anlaesse/{finding_id}", **typed)


Becomes = Callable[[User], Visitor]


@pytest.fixture(scope="session")
def three_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("three_rules"))


@pytest.fixture
def internal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An internal database for this test alone."""
    folder = tmp_path / "internal"
    monkeypatch.setenv("ATLAS_INTERNAL", str(folder))
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{folder}/internal.sqlite")
    upgrade()
    yield
    database.engine().dispose()


@pytest.fixture
def visitor(internal: None, three_rules: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Becomes]:
    """A browser of whoever is named."""

    def become(user: User) -> Visitor:
        monkeypatch.setattr(recognition, "recognise", lambda: user)
        return Visitor(create_app().test_client())

    with shown(three_rules):
        yield become


@pytest.fixture
def staff(visitor: Becomes) -> Visitor:
    """Somebody of the Leitstelle."""
    return visitor(LEITSTELLE)
