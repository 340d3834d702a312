"""A small published atlas with bodies of the invented list, and whoever asks at its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.users import recognition
from dashboard.users.roles import User
from pipelines.registry import forms
from tests.dashboard import small_atlas
from tests.dashboard.small_atlas import AEHREN, BAD, MAINZ, VERSION, ZELL, FileAtlas

RELEASE = "gremien_demo_2020_2021.csv"
BODIES = {
    "c1": ("Runder Tisch Zell", [ZELL]),
    "c2": ("Rat der beiden", [BAD, ZELL]),
    "c3": ("Präventionsrat Mainz", [MAINZ]),
}
REPORTED = {"c1": date(2024, 3, 1), "c2": date(2026, 3, 1), "c3": date(2026, 5, 1)}


def publish(folder: Path) -> Path:
    """The small atlas with three bodies, of which one is of two Kommunen, and an area reported to have none."""
    small_atlas.publish(folder)
    atlas = FileAtlas.again(folder / f"atlas-{VERSION}.duckdb")
    for council_id, (name, areas) in BODIES.items():
        atlas.insert(
            "council",
            council_id=council_id,
            name=name,
            type="runder_tisch",
            counts_as_body=True,
            founded_on=date(2016, 3, 1),
            founded_precision="month",
            fte=0.5,
            topics=["Jugend", "Einbruch"],
            release_id=RELEASE,
        )
        for area_id in areas:
            atlas.insert("council_area", council_id=council_id, area_id=area_id)
        day = REPORTED[council_id]
        atlas.insert(
            "council_status", council_id=council_id, status="aktiv", as_of=day, source="Abfrage", release_id=RELEASE
        )
    atlas.insert("council_meeting", council_id="c1", held_on=date(2024, 2, 1), is_public=True, release_id=RELEASE)
    atlas.insert("council_member", council_id="c1", institution="Grundschule", sector="schule", release_id=RELEASE)
    atlas.insert(
        "area_status", area_id=AEHREN, status="kein_gremium", as_of=date(2025, 1, 1), source="Anruf", release_id=RELEASE
    )
    atlas.insert("contact", area_id=ZELL, kind="beratung", held_on=date(2025, 5, 22), release_id=RELEASE)
    atlas.connection.close()
    return folder


class Visitor:
    """Somebody at the forms, with the token of their browser."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self._token = ""

    def get(self, address: str) -> TestResponse:
        """A page; its token is kept for what is sent next."""
        answer = self._client.get(address)
        if found := re.search(r'name="csrf"\s+value="([^"]+)"', answer.text):
            self._token = found[1]
        return answer

    def post(self, address: str, **fields: str | list[str]) -> TestResponse:
        """A form; a field whose name has a point in it is given with two underscores."""
        named = {name.replace("__", "."): value for name, value in fields.items()}
        return self._client.post(address, data={"csrf": self._token, **named})


@contextmanager
def visitor(user: User, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Whoever has this account, over the published folder and the forms that a worker has written."""
    from dashboard.app import create_app

    patch.setenv("ATLAS_MAINTENANCE", str(folder / "maintenance"))
    patch.setattr(recognition, "recognise", lambda: user)
    forms.write(folder / "maintenance")
    with small_atlas.shown(folder):
        yield Visitor(create_app().test_client())
