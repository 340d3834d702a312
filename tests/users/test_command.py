"""python -m dashboard.users: accounts from the first to the last, and no half file."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.internal import database, sessions
from dashboard.internal.faults import InternalDatabaseError
from dashboard.users import user_file
from dashboard.users.command_line import app
from dashboard.users.user_file import UserFileError
from tests.conftest import ROOT
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, STADT_KREIS
from tests.dashboard.small_atlas import shown
from tests.users.conftest import KOMMUNE, PASSWORD


def run(*words: str, typed: str = "") -> str:
    result = CliRunner().invoke(app, list(words), input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def add(name: str = "leitstelle-1", *more: str) -> str:
    return run("add", name, "--role", *(more or ("leitstelle",)), "--password-stdin", typed=f"{PASSWORD}\n")


def test_an_account_is_made_changed_and_removed(internal: Path) -> None:
    assert "angelegt" in add()
    assert stat.S_IMODE(user_file.path().stat().st_mode) == 0o600
    assert PASSWORD not in user_file.path().read_text()
    with database.begin() as connection:
        sessions.begin(connection, "leitstelle-1", "leitstelle", "")
    assert "leitstelle-1" in run("sessions")
    assert "Sitzungen: 1" in run("role", "leitstelle-1", "--role", "betrieb")
    assert "otpauth://" in run("totp", "leitstelle-1")
    assert "betrieb, mit Einmalcode" in run("list")
    assert "Schlüssel" not in run("totp", "leitstelle-1", "--off")
    assert "geändert" in run("password", "leitstelle-1", "--password-stdin", typed="Zwieback-Lot-Ahorn-9\n")
    assert "Sitzungen" in run("revoke", "leitstelle-1")
    assert "entfernt" in run("remove", "leitstelle-1")
    assert user_file.accounts() == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "Grosse Stelle", "--role", "betrieb", "--password-stdin"], "kann kein Konto heißen"),
        (["add", "kommune-1", "--role", "kommune", "--password-stdin"], "Gebiet"),
        (["add", "betrieb-1", "--role", "betrieb", "--area", "071435002", "--password-stdin"], "Gebiet"),
        (["add", "leitstelle-1", "--role", "betrieb", "--password-stdin"], "gibt es schon"),
        (["remove", "gibt-es-nicht"], "gibt es nicht"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(internal: Path, words: list[str], said: str) -> None:
    add()
    before = user_file.path().read_bytes()
    with pytest.raises(UserFileError, match=said):
        run(*words, typed=f"{PASSWORD}\n")
    assert user_file.path().read_bytes() == before


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("071435009", rf"„071435009“ gibt es nicht. Gemeint ist vielleicht: .*\({KOMMUNE}\)"),
        ("Hachenberg", rf"„Hachenberg“ gibt es nicht. Gemeint ist vielleicht: Hachenburg \({HACHENBURG}\)"),
        (STADT_KREIS, rf"Die Stadt oder Gemeinde .* Gemeint ist vielleicht: Koblenz \({KOBLENZ}\)"),
        ("xxxxxxxxxxxxxxxxxx", "„xxxxxxxxxxxxxxxxxx“ gibt es nicht. Die Schlüssel aller Gebiete nennt"),
    ],
)
def test_a_kommune_must_be_one_of_those_published(internal: Path, small_folder: Path, area: str, said: str) -> None:
    with shown(small_folder):
        with pytest.raises(UserFileError, match=said):
            add("kommune-1", "kommune", "--area", area)
        assert "angelegt" in add("kommune-1", "kommune", "--area", KOMMUNE)
        with pytest.raises(UserFileError, match=said):
            run("role", "kommune-1", "--role", "kommune", "--area", area)
    assert user_file.accounts()["kommune-1"].area == KOMMUNE


def test_without_published_data_no_kommune_is_made(internal: Path, tmp_path: Path) -> None:
    called = [sys.executable, "-m", "dashboard.users", "add", "k-1", "--role", "kommune", "--area", KOMMUNE]
    environment = {**os.environ, "ATLAS_PUBLISHED": str(tmp_path)}
    done = subprocess.run(called, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, user_file.exists()) == (1, False)
    assert "Das Gebiet lässt sich nicht prüfen" in done.stderr


@pytest.mark.parametrize(
    ("program", "words", "said"),
    [
        ("users", ["add", "a-1", "--role", "oeffentlich"], "Möglich sind: kommune, leitstelle, ministerium, betrieb."),
        ("users", ["add"], "Es fehlt: name. Hilfe: python -m dashboard.users add --help"),
        ("users", ["rol"], "Diesen Befehl gibt es nicht. Gemeint ist vielleicht role."),
        ("internal", ["erase", "--are", "07143"], "Gemeint ist vielleicht --area."),
        ("internal", ["verify-audit", "--known"], "fehlt ihr Wert. Hilfe: python -m dashboard.internal"),
    ],
)
def test_a_call_that_is_not_understood_is_answered_in_german(program: str, words: list[str], said: str) -> None:
    called = [sys.executable, "-m", f"dashboard.{program}", *words]
    done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_the_internal_database_no_account_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_INTERNAL", str(tmp_path))
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{tmp_path}/internal.sqlite")
    with pytest.raises(InternalDatabaseError):
        add()
    assert not user_file.path().exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Zeile 1, Spalte 2"),
        ('{"accounts": {"a-1": {"role": "koenig"}}}', "koenig"),
        ('{"accounts": {"a-1": {"role": "betrieb"}}}', "gültiges Konto"),
        ("[]", "gültiges Konto"),
    ],
)
def test_a_file_that_is_none_is_said_with_its_place(internal: Path, text: str, said: str) -> None:
    user_file.path().write_text(text)
    user_file.path().chmod(0o600)
    with pytest.raises(UserFileError, match=said):
        user_file.accounts()


def test_a_file_that_others_may_read_is_refused(internal: Path) -> None:
    add()
    user_file.path().chmod(0o644)
    with pytest.raises(UserFileError, match="chmod 600"):
        user_file.accounts()
    assert json.loads(user_file.path().read_text())["accounts"]
