"""What programs that watch over the atlas are told: enough to act, and nothing in particular to those it does not concern."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard import db
from dashboard.app import create_app
from dashboard.briefings import heartbeat
from dashboard.internal.upgrade import upgrade
from dashboard.operations.state import Grade
from tests.dashboard.published_versions import point_to
from tests.operations.conftest import NEW, OLD

OUTSIDE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def visitor(published: Path) -> FlaskClient:
    return create_app().test_client()


def beat(folder: Path, at: float | None = None) -> None:
    """The worker gives a sign of life."""
    (folder / "maintenance").mkdir(exist_ok=True)
    note = {"at": time.time() if at is None else at, "revision": "r", "job": ""}
    (folder / "maintenance" / "worker.json").write_text(json.dumps(note))


def states(visitor: FlaskClient) -> dict[str, str]:
    answer = visitor.get("/readyz", base_url="http://localhost").json
    assert answer
    return {part["name"]: part["status"] for part in answer["parts"]}


def test_a_process_answers_though_nothing_is_published(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_PUBLISHED", str(folders / "nowhere"))
    db.forget()
    visitor = create_app().test_client()
    assert (visitor.get("/healthz").status_code, visitor.get("/healthz").json) == (200, {"status": "ok"})
    assert visitor.get("/readyz").status_code == 503
    assert visitor.get("/readyz", environ_base=OUTSIDE).json == {"status": "nicht bereit"}
    assert visitor.get("/version").json["data"] is None  # type: ignore[index]


def test_without_worker_and_renderer_public_pages_are_ready_all_the_same(visitor: FlaskClient, folders: Path) -> None:
    answer = visitor.get("/readyz")
    assert answer.status_code == 200
    assert answer.json
    assert answer.json["status"] == Grade.IMPAIRED.word
    assert states(visitor)["Aufnahmedienst"] == states(visitor)["Schreibdienst"] == Grade.IMPAIRED.word
    assert all(part["cure"] for part in answer.json["parts"] if part["status"] != Grade.WELL.word)
    beat(folders)
    (folders / "briefings").mkdir()
    heartbeat.beat(folders / "briefings")
    assert states(visitor)["Aufnahmedienst"] == states(visitor)["Schreibdienst"] == Grade.WELL.word


def test_an_internal_database_that_is_missing_or_damaged_impairs_and_is_said(
    visitor: FlaskClient, folders: Path
) -> None:
    answer = visitor.get("/readyz")
    assert (answer.status_code, states(visitor)["Interne Datenbank"]) == (200, Grade.IMPAIRED.word)
    assert "python -m dashboard.internal upgrade" in answer.text
    upgrade()
    assert states(visitor)["Interne Datenbank"] == Grade.WELL.word
    damaged = folders / "damaged"
    damaged.write_bytes(b"no database at all, but long enough" * 100)
    damaged.replace(folders / "internal" / "internal.sqlite")
    for beside in (folders / "internal").glob("internal.sqlite-*"):
        beside.unlink()  # what was not yet written back would stand in for the damaged file
    assert states(visitor)["Interne Datenbank"] == Grade.IMPAIRED.word
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("seconds", [-60, 3600, -1e300, 1e300], ids="{:+.0e} s".format)
def test_a_sign_of_life_from_another_time_is_none(visitor: FlaskClient, folders: Path, seconds: float) -> None:
    beat(folders, time.time() + seconds)
    assert states(visitor)["Aufnahmedienst"] == Grade.IMPAIRED.word


def test_a_version_that_is_not_shown_yet_is_said(visitor: FlaskClient, published: Path) -> None:
    assert states(visitor)["Veröffentlichte Daten"] == Grade.WELL.word
    point_to(published, OLD)
    assert states(visitor)["Veröffentlichte Daten"] == Grade.IMPAIRED.word
    (published / "current.json").write_text("{")
    assert states(visitor)["Veröffentlichte Daten"] == Grade.IMPAIRED.word


@pytest.mark.parametrize("fault", ["gone", "cut off", "boundaries gone"])
def test_a_database_that_cannot_be_served_is_not_ready(visitor: FlaskClient, published: Path, fault: str) -> None:
    file = published / f"atlas-{NEW}.duckdb"
    if fault == "boundaries gone":
        file = published / next(
            iter(json.loads((published / "current.json").read_text())["boundaries"]["kreis"].values())
        )
    file.write_bytes(file.read_bytes()[:5000]) if fault == "cut off" else file.unlink()
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json and answer.json["status"]) == (503, Grade.DOWN.word)


@pytest.mark.parametrize(
    "asked",
    [
        {"environ_base": OUTSIDE},
        {"headers": {"X-Forwarded-For": "192.0.2.7"}},
        {"headers": {"Host": "atlas.example.de"}},
    ],
)
def test_particulars_are_told_at_this_machine_only(visitor: FlaskClient, asked: dict[str, object]) -> None:
    assert visitor.get("/readyz", **asked).json == {"status": "ok"}  # type: ignore[arg-type]


def test_the_version_names_program_and_data(visitor: FlaskClient) -> None:
    answer = visitor.get("/version")
    assert answer.json
    assert (answer.json["data"], answer.json["schema"]) == (NEW, 1)
    assert answer.headers["Cache-Control"] == "no-store"
    assert visitor.post("/version").status_code == 405
