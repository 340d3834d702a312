"""However a command ends, it ends with a few German lines and an exit code."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from pipelines.failures import DEBUG, run
from pipelines.problems import BuildError, InputError, Problem
from tests.conftest import ROOT


def ended(command: Callable[[], object]) -> tuple[int, str]:
    told = io.StringIO()
    return run(command, Console(file=told, width=200)), told.getvalue()


def raising(error: BaseException) -> Callable[[], object]:
    def command() -> None:
        raise error

    return command


def called(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pipelines", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, timeout=60)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (BuildError("So nicht."), "So nicht."),
        (InputError([Problem("a.csv", "Falsch.", "Richtig.", line=3)]), "a.csv, Zeile 3: Falsch. Abhilfe: Richtig."),
        (MemoryError(), "Der Arbeitsspeicher reicht nicht"),
        (OSError(errno.ENOSPC, "x", "/a/b"), "Der Datenträger ist voll (/a/b)"),
        (OSError(errno.EROFS, "x"), "Der Datenträger lässt sich nur lesen"),
        (PermissionError(errno.EACCES, "x"), "Die Berechtigung fehlt"),
        (OSError(errno.EBADMSG, "Bad message"), "Das System meldet „Bad message“"),
        (duckdb.OutOfMemoryException("could not allocate block"), "Der Arbeitsspeicher reicht der Datenbank nicht"),
        (duckdb.IOException("Could not write: No space left on device"), "Der Datenträger ist voll"),
        (duckdb.IOException("The file is not a valid DuckDB database file!"), "vielleicht beschädigt"),
        (duckdb.SerializationException("Failed to deserialize"), "vielleicht beschädigt"),
        (KeyError("geheim"), "Unerwarteter Fehler im Programm (KeyError)"),
        (RecursionError(), "Unerwarteter Fehler im Programm (RecursionError)"),
    ],
)
def test_what_went_wrong_is_said_in_german(error: Exception, expected: str) -> None:
    code, told = ended(raising(error))
    assert code == 1
    assert told.startswith("Abgebrochen, die veröffentlichten Daten sind unverändert.\n")
    assert expected in told
    assert "Traceback" not in told
    assert "geheim" not in told


def test_the_traceback_is_shown_to_who_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEBUG, "1")
    _, told = ended(raising(KeyError("geheim")))
    assert "Traceback" in told
    assert "KeyError" in told


@pytest.mark.parametrize("error", [KeyboardInterrupt(), duckdb.InterruptException("INTERRUPT Error: Interrupted!")])
def test_an_interruption_is_one_short_line(error: BaseException) -> None:
    assert ended(raising(error)) == (130, "Mit Strg+C abgebrochen, die veröffentlichten Daten sind unverändert.\n")


def test_marks_that_would_hide_something_are_shown() -> None:
    _, told = ended(raising(BuildError("a\x1b[2Jb\u202ec")))
    assert "a\\x1b[2Jb\\u202ec" in told


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["adt"], "Diesen Befehl gibt es nicht. Bekannt sind: build, check, add"),
        (["add"], "Es fehlt: source, file, --published.\nQuellen sind: "),
        (["import"], "Es fehlt: file, --source, --published.\nQuellen sind: "),
        (["import", "a.csv", "--published", "2021"], "Es fehlt: --source.\nQuellen sind: "),
        (["import", "a.csv"], "\nBeispiel: .venv/bin/python -m pipelines import gremien.xlsx --source gremien "),
        (["add", "pks", "a.csv"], "Es fehlt: --published."),
        (["add", "--perod", "3"], "Die Option --perod gibt es hier nicht. Gemeint ist vielleicht --period."),
        (["add", "pks", "a.csv", "--published"], "Der Option --published fehlt ihr Wert."),
        (["fetch", "--year", "abc"], "Mit dem Wert von --year lässt sich nichts anfangen."),
        (["check", "a", "b"], "Der Aufruf hat mehr oder andere Angaben, als der Befehl versteht."),
    ],
)
def test_a_call_that_is_wrong_is_explained(
    arguments: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines.command_line import app

    code, told = ended(lambda: app(arguments, standalone_mode=False))
    assert code == 2
    assert expected in told
    assert "--help" in told


def test_a_terminal_without_umlauts_gets_them_written_out(tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    ended_with = called("add", "pks", str(tmp_path / "fehlt.csv"), "--period", "2020", "--published", "2021", **plain)
    assert ended_with.returncode == 1
    assert b"Abgebrochen, die veroeffentlichten Daten sind unveraendert." in ended_with.stderr
    assert b"laesst sich nicht lesen" in ended_with.stderr
    helped = called("add", "--help", **plain)
    assert helped.returncode == 0
    assert b"Veroeffentlichung" in helped.stdout


@pytest.mark.parametrize("program", ["pipelines", "dashboard.users", "dashboard.internal", "dashboard.briefings"])
def test_a_python_without_the_packages_is_told_which_one_has_them(program: str) -> None:
    command = [sys.executable, "-S", "-m", program, "--help"]
    ended_with = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ended_with.returncode == 1
    assert f"„.venv/bin/python -m {program} …“ aufrufen" in ended_with.stderr
    assert "Traceback" not in ended_with.stderr


def test_strg_c_ends_a_command_with_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipelines", "check"]
    environment = {**os.environ, "ATLAS_PUBLISHED": str(tmp_path / "published")}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    assert process.stderr.readline()  # it has begun
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    # Where a package was being imported Python ends by the signal itself all the same; a shell reports 130 for both.
    assert process.returncode in (130, -signal.SIGINT)
    assert told.splitlines()[-1] == "Mit Strg+C abgebrochen, die veröffentlichten Daten sind unverändert."
    assert "Traceback" not in told
    assert not list((tmp_path / "published").glob(".building-*"))
