"""An atlas that somebody of the Leitstelle signs in to, with an internal database and a folder of jobs of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.server import serving

NAME, PASSWORD = "leitstelle-1", "Hagebutte-Kran-Zinnober"


@contextmanager
def door(published: Path, internal: Path) -> Iterator[str]:
    """The address of an atlas with one account."""
    own = {
        "ATLAS_INTERNAL": str(internal),
        "ATLAS_DATABASE_URL": f"sqlite:///{internal}/internal.sqlite",
        "ATLAS_MAINTENANCE": str(internal / "maintenance"),
    }
    environment = {**os.environ, **own}
    for command, typed in (
        (["dashboard.internal", "upgrade"], ""),
        (["dashboard.users", "add", NAME, "--role", "leitstelle", "--password-stdin"], PASSWORD),
    ):
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, input=typed, text=True, check=True)
    with serving(published, ATLAS_AUTH="local", **own) as server:
        yield server.address


def sign_in(page: Page, password: str = PASSWORD) -> None:
    """Fill in the form of the login, and send it."""
    page.get_by_label("Konto").fill(NAME)
    page.get_by_label("Passwort").fill(password)
    page.get_by_role("button", name="Anmelden").click()
