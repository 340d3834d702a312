"""The pages for those who run the atlas: what is wrong is said with its cure, and the log shows no area to who may not see any."""

from __future__ import annotations

import ast
import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard import db, german
from dashboard.app import create_app
from dashboard.internal import audit
from dashboard.internal.database import begin
from dashboard.internal.upgrade import upgrade
from dashboard.operations import audit_page
from dashboard.texts import operation as texts
from dashboard.texts.maintenance import JOB_TITLES
from dashboard.users import access
from dashboard.users.frame import INTERNAL
from dashboard.users.roles import Role, User

# The functions that write into the log, or hand on to the one that does.
WRITERS = {"record", "_log", "_store", "_end_sessions", "_said"}
JOB = "0123456789abcdef" * 2


@pytest.fixture
def server(published: Path) -> Flask:
    upgrade()
    return create_app()


@pytest.fixture
def visitor(server: Flask) -> FlaskClient:
    return server.test_client()


def record(count: int = 1, action: str = "contact.add") -> None:
    with begin() as connection:
        for number in range(count):
            audit.record(connection, "leitstelle-1", "leitstelle", action, "07143", detail=f"Nummer {number}")


def test_what_does_not_run_is_said_with_what_helps(visitor: FlaskClient, folders: Path) -> None:
    page = visitor.get("/pflege/betrieb").text
    assert "2 Teile des Atlas laufen nicht" in page
    assert "python -m pipelines work" in page
    assert "python -m dashboard.briefings.renderer" in page
    assert "Kein Auftrag wartet." in page
    assert "2 Teile des Atlas laufen nicht, wie sie sollen." in visitor.get("/pflege").text


def test_jobs_are_listed_without_what_they_hold(visitor: FlaskClient, folders: Path) -> None:
    place = folders / "maintenance" / "failed" / JOB
    place.mkdir(parents=True)
    note = {"kind": "check", "made": "2026-11-23T10:00:00.000000Z", "file_name": "geheimer-name.xlsx"}
    (place / "job.json").write_text(json.dumps(note))
    (place / "outcome.json").write_text(json.dumps({"reason": "Kein Platz.", "cure": "Platz schaffen."}))
    page = visitor.get("/pflege/betrieb").text
    assert "Kein Platz. Platz schaffen." in page
    assert "Prüfung und Vorschau" in page
    assert "geheimer-name" not in page


def test_a_job_that_is_done_says_what_it_found(visitor: FlaskClient, folders: Path) -> None:
    place = folders / "maintenance" / "finished" / JOB
    place.mkdir(parents=True)
    (place / "job.json").write_text(json.dumps({"kind": "check", "made": "2026-11-23T10:00:00.000000Z"}))
    for counts, said in (
        ({"error": 1, "warning": 2, "note": 0}, "1 Fehler, 2 Warnungen"),
        ({"error": 0}, "nichts beanstandet"),
        ({"error": "viele"}, "nichts beanstandet"),
    ):
        (place / "outcome.json").write_text(json.dumps({"counts": counts}))
        assert said in visitor.get("/pflege/betrieb").text
    (place / "outcome.json").write_text(json.dumps({"version": "2026-11-23.00000004"}))
    assert "Datenstand 2026-11-23.00000004" in visitor.get("/pflege/betrieb").text


def test_the_log_names_areas(visitor: FlaskClient) -> None:
    area_id, label = db.one("SELECT area_id, label FROM area WHERE level = 'kommune' LIMIT 1").values()
    with begin() as connection:
        for subject in (area_id, f"G2-{area_id}", "99"):
            audit.record(connection, "leitstelle-1", "leitstelle", "contact.add", subject)
    page = visitor.get("/pflege/protokoll").text
    assert f">{area_id} ({label})<" in page
    assert f">G2-{area_id} ({label})<" in page
    assert ">99<" in page


def test_the_log_is_paged_and_chosen_from(visitor: FlaskClient) -> None:
    record(audit_page.ROWS + 5)
    record(1, "note.add")
    first = visitor.get("/pflege/protokoll").text
    assert first.count("Nummer ") == audit_page.ROWS
    older = visitor.get("/pflege/protokoll?vor=7").text
    assert (older.count("Nummer "), "Ältere Einträge" in older) == (6, False)
    assert visitor.get("/pflege/protokoll?aktion=note.add").text.count("Nummer ") == 1
    assert "steht nichts im Protokoll" in visitor.get("/pflege/protokoll?tag=2001-01-01").text
    assert "„gestern“ ist kein Tag" in visitor.get("/pflege/protokoll?tag=gestern").text
    file = visitor.get("/pflege/protokoll.csv?aktion=note.add")
    assert file.get_data(as_text=True).count("\n") == 2
    assert file.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "query", ["vor=0", "vor=-1", "vor=99999999999", "aktion=%00", "aktion='--", "tag=9999-12-31", "vor=x&vor=1"]
)
def test_addresses_that_make_no_sense_are_answered(visitor: FlaskClient, query: str) -> None:
    record()
    for path in ("/pflege/protokoll", "/pflege/protokoll.csv"):
        assert visitor.get(f"{path}?{query}").status_code == 200


def test_a_changed_row_is_found(visitor: FlaskClient) -> None:
    record(3)
    assert "Alle 3 Einträge sind unverändert" in visitor.get("/pflege/protokoll?pruefen=1").text
    with begin() as connection:
        for trigger in (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        ):
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql("UPDATE audit SET subject = 'anders' WHERE number = 2")
    assert 'role="alert"' in visitor.get("/pflege/protokoll?pruefen=1").text


@pytest.mark.parametrize(
    ("role", "sees", "subjects"),
    [
        (Role.LEITSTELLE, 200, True),
        (Role.BETRIEB, 200, False),
        (Role.MINISTERIUM, 404, False),
        (Role.KOMMUNE, 404, False),
    ],
)
def test_who_runs_the_atlas_sees_no_areas(
    server: Flask, monkeypatch: pytest.MonkeyPatch, role: Role, sees: int, subjects: bool
) -> None:
    record()
    trial = Flask("trial")
    trial.extensions.update(server.extensions)
    access.register(trial, lambda: User("betrieb-1", role))
    from dashboard.operations import routes

    routes.register(trial)
    for path in ("/pflege/protokoll", "/pflege/protokoll.csv"):
        answer = trial.test_client().get(path)
        assert answer.status_code == sees
        assert ("07143" in answer.get_data(as_text=True)) is subjects
    assert trial.test_client().get("/pflege/betrieb").status_code == sees


def test_every_action_of_the_log_has_german_words() -> None:
    found = {action for file in Path("dashboard").rglob("*.py") for action in _actions_of(file)}
    found |= {f"asked_{kind}" for kind in JOB_TITLES} | {"done_publish", "done_rollback"}
    assert {"login", "account_added", "course.record", "erase.area", "database.restore"} <= found
    assert found - set(texts.ACTIONS) == set()


def _actions_of(file: Path) -> set[str]:
    """The names a file gives to what it writes into the log, literally or by a constant of its own."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    pairs = [(node.targets[0], node.value) for node in tree.body if isinstance(node, ast.Assign)]
    both = [
        (names, values) for names, values in pairs if isinstance(names, ast.Tuple) and isinstance(values, ast.Tuple)
    ]
    named = {
        ast.unparse(name): getattr(value, "value", None)
        for names, values in both
        for name, value in zip(names.elts, values.elts, strict=True)
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    logging = [call for call in calls if ast.unparse(call.func).rpartition(".")[2] in WRITERS]
    given = [getattr(each, "value", named.get(ast.unparse(each))) for call in logging for each in call.args]
    return {each for each in given if isinstance(each, str) and re.fullmatch(r"log(in|out)|[a-z]+[._][a-z_]+", each)}


def test_the_log_speaks_of_roles_and_times_as_the_other_pages_do(visitor: FlaskClient) -> None:
    with begin() as connection:
        row = audit.record(connection, "leitstelle-1", "leitstelle", "login", "leitstelle-1")
        at = audit.newest(connection, row)[0].at
    page = visitor.get("/pflege/protokoll").text
    assert german.local_time(at).removesuffix(" Uhr") in page
    assert "Leitstelle Kriminalprävention</td>" in page
    today = datetime.fromisoformat(at).astimezone(german.GERMANY).date()
    assert "Angemeldet" in visitor.get(f"/pflege/protokoll?tag={today}").text


def test_the_first_page_says_what_each_page_is_for(server: Flask) -> None:
    pages = [page for page in server.extensions[INTERNAL] if page.navigation and page.path != "/pflege"]
    assert [page.path for page in pages if not page.about] == []
