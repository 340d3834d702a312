"""The atlas with accounts of its own, over the small published folder and an internal database of the test's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.internal import database
from dashboard.internal.upgrade import upgrade
from dashboard.users import passwords, user_file
from dashboard.users.roles import Role
from dashboard.users.user_file import Account
from tests.dashboard.lage_atlas import MARIENBERG, publish
from tests.dashboard.small_atlas import shown

PASSWORD = "Hagebutte-Kran-Zinnober"  # noqa: S105
KOMMUNE = MARIENBERG
AREAS = {Role.KOMMUNE: KOMMUNE}
LogIn = Callable[..., TestResponse]


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("lage"))


@pytest.fixture(scope="session")
def stored_password() -> str:
    return passwords.hashed(PASSWORD)


@pytest.fixture
def internal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An internal database and folder for this test alone."""
    folder = tmp_path / "internal"
    monkeypatch.setenv("ATLAS_INTERNAL", str(folder))
    monkeypatch.delenv("ATLAS_USERS", raising=False)
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{folder}/internal.sqlite")
    upgrade()
    yield folder
    database.engine().dispose()


def account(name: str, role: Role, stored: str, **other: str) -> Account:
    return Account(
        name, role, other.get("area", AREAS.get(role, "")), stored, other.get("totp", ""), "2026-01-01T00:00:00.000000Z"
    )


@pytest.fixture
def local(internal: Path, small_folder: Path, stored_password: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """ATLAS_AUTH=local with an account per role, named after it: leitstelle-1, …"""
    monkeypatch.setenv("ATLAS_AUTH", "local")
    user_file.write(
        {f"{role}-1": account(f"{role}-1", role, stored_password) for role in Role if role is not Role.PUBLIC}
    )
    with shown(small_folder):
        yield create_app()


def token_of(page: TestResponse) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found, page.text
    return found[1]


def log_in(client: FlaskClient, name: str, password: str = PASSWORD, **other: str) -> TestResponse:
    """Fill in the form of the login and send it."""
    address = other.pop("address", "/anmelden")
    form = {"csrf": token_of(client.get(address)), "konto": name, "passwort": password, **other}
    return client.post("/anmelden", data=form)
