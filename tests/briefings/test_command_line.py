"""The command line of briefings: files whole or not at all, and every mistake answered in German with an exit code."""

from __future__ import annotations

import errno
import io
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from dashboard import db
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue, command_files, command_line, work
from dashboard.briefings.command_failures import run
from dashboard.briefings.formats import FORMATS
from dashboard.briefings.writers import formats
from pipelines.store.versions import PublishedFolder
from tests.conftest import ROOT
from tests.dashboard.small_atlas import shown

KOBLENZ, MONTABAUR = "071110000", "071435002"


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def call(*arguments: str) -> tuple[int, str]:
    """The exit code of a command, and what it says on standard error."""
    said = io.StringIO()
    console = Console(file=said, width=300)
    code = run(
        lambda: command_line.app(list(arguments), standalone_mode=False, prog_name=command_line.PROGRAM), console
    )
    return code, said.getvalue()


def test_a_briefing_is_written_in_every_format_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "folder"
    assert call("profil", MONTABAUR, "--format", "xlsx,csv,html", "--out", str(out)) == (0, "")
    version = db.shown().version
    briefing = catalogue.build(Selection("profil", MONTABAUR, version=version))
    names = [FORMATS[name].file_name(briefing) for name in ("xlsx", "html", "csv")]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    for name in ("xlsx", "html", "csv"):
        path = out / FORMATS[name].file_name(briefing)
        assert path.read_bytes() == formats.write(name, briefing)
        assert path.stat().st_mode & 0o777 == 0o644
    printed = capsys.readouterr().out
    assert all(f"{out / name} (" in printed for name in names)
    # Again: nothing changes, and it says so.
    assert call("profil", MONTABAUR, "--format", "csv", "--out", str(out))[0] == 0
    assert capsys.readouterr().out.endswith("(unverändert)\n")


def test_an_area_may_be_called_by_its_name(tmp_path: Path) -> None:
    assert call("profil", "Koblenz", "--format", "csv", "--out", str(tmp_path))[0] == 0
    assert [KOBLENZ in path.name for path in tmp_path.iterdir()] == [True]


def test_only_the_sections_asked_for_are_written(tmp_path: Path) -> None:
    call("profil", MONTABAUR, "--format", "html", "--sections", "anlaesse,struktur", "--out", str(tmp_path))
    [file] = tmp_path.iterdir()
    text = file.read_text()
    assert "abschnitt-anlaesse" in text
    assert "abschnitt-struktur" in text
    assert "abschnitt-kennzahlen" not in text


def test_filters_are_those_of_the_address(tmp_path: Path) -> None:
    filtered = "http://127.0.0.1:8050/anlaesse?kreis=07143&v=2026-01-01.00000000"
    assert call("beratungsliste", "--filter", filtered, "--format", "csv", "--out", str(tmp_path)) == (0, "")
    [file] = tmp_path.iterdir()
    selection = Selection("beratungsliste", "07", parameters={"kreis": "07143"}, version=db.shown().version)
    assert file.read_bytes() == formats.write("csv", catalogue.build(selection))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["profill", MONTABAUR], "Diesen Inhalt gibt es nicht. Gemeint ist vielleicht profil."),
        (["profil", "99"], "Das Gebiet „99“ gibt es nicht."),
        (["profil", "Koblens"], "Zu „Koblens“ passen mehrere Gebiete. Gemeint ist vielleicht: Koblenz (071110000)"),
        (["profil", "xyzxyz"], "Zu „xyzxyz“ wurde kein Gebiet gefunden."),
        (["profil", MONTABAUR, "--format", "pdg"], "Das Format „pdg“ gibt es nicht. Gemeint ist vielleicht „pdf“."),
        (["profil", MONTABAUR, "--format", " , "], "Kein Format angegeben."),
        (["profil", MONTABAUR, "--sections", "strukturen"], "Gemeint ist vielleicht „struktur“."),
        (
            ["profil", MONTABAUR, "--version", "2020-01-01.12345678"],
            "Den Datenstand „2020-01-01.12345678“ gibt es nicht.",
        ),
        (["profil", MONTABAUR, "--version", "../../etc"], "Den Datenstand „../../etc“ gibt es nicht."),
        (["profil", MONTABAUR, "--all"], "Entweder ein Gebiet oder --all"),
        (["profil", MONTABAUR, "--since", "2020-01-01.12345678"], "„Kommunalprofil“ vergleicht keine Datenstände"),
        (["profil", MONTABAUR, "--filter", "kreis=07143"], "„Kommunalprofil“ kennt keine Filter."),
        (["beratungsliste", "--filter", "kreiss=07143"], "Die Angabe „kreiss“"),
        (["beratungsliste", "--filter", "kreis=99999"], "Den Kreis „99999“ gibt es nicht"),
        (
            ["profil", MONTABAUR, "--formt", "pdf"],
            "Die Option --formt gibt es hier nicht. Gemeint ist vielleicht --format",
        ),
        (["profil", MONTABAUR, "--out"], "Der Option --out fehlt ihr Wert."),
        (["profil", MONTABAUR, KOBLENZ], "Der Aufruf hat mehr oder andere Angaben"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_asked_for_in_vain_is_named_with_its_cure(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = call(*arguments)
    assert (code, says in said) == (2, True), said
    assert not list(tmp_path.iterdir())


def test_a_file_of_the_same_name_and_other_content_stays(tmp_path: Path) -> None:
    arguments = ("profil", MONTABAUR, "--format", "csv", "--out", str(tmp_path))
    assert call(*arguments)[0] == 0
    [file] = tmp_path.iterdir()
    file.write_bytes(b"by hand")
    code, said = call(*arguments)
    assert code == 2
    assert "gibt es schon mit anderem Inhalt" in said
    assert file.read_bytes() == b"by hand"
    assert call(*arguments, "--overwrite") == (0, "")
    assert file.read_bytes() != b"by hand"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_none_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for target in ("file", "file/below"):
        code, said = call("profil", MONTABAUR, "--format", "csv", "--out", str(tmp_path / target))
        assert code == 1
        assert "lässt sich nicht schreiben (das ist kein Ordner)" in said


@pytest.mark.parametrize("name", ["ENOSPC", "EDQUOT"])
def test_on_a_full_disk_no_half_file_stays(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(getattr(errno, name), "full")

    monkeypatch.setattr(work.os, "fsync", full)
    code, said = call("profil", MONTABAUR, "--format", "csv", "--out", str(tmp_path))
    assert code == 1
    assert f"Der Datenträger ist voll ({tmp_path})" in said
    assert not list(tmp_path.iterdir())


def test_a_file_system_that_takes_no_more_leaves_no_half_file(tmp_path: Path, embedded: PublishedFolder) -> None:
    command = [
        sys.executable,
        "-m",
        "dashboard.briefings",
        "profil",
        MONTABAUR,
        "--format",
        "html",
        "--out",
        str(tmp_path),
    ]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env={"ATLAS_PUBLISHED": str(embedded.folder), "PATH": "/usr/bin", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert ended.returncode == 1, ended.stderr
    assert "Der Datenträger ist voll" in ended.stderr
    assert not list(tmp_path.iterdir())


def test_without_a_published_database_it_says_what_to_do(tmp_path: Path) -> None:
    with shown(tmp_path / "nothing"):
        code, said = call("profil", MONTABAUR, "--out", str(tmp_path))
    assert code == 1
    assert "make build" in said
    assert not list(tmp_path.iterdir())


def test_interrupted_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "write_files", interrupted)
    code, said = call("profil", MONTABAUR, "--out", str(tmp_path))
    assert code == 130
    assert "was schon geschrieben war, ist vollständig" in said
    assert not list(tmp_path.iterdir())


def test_an_error_nobody_foresaw_is_said_and_shown_where_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("nothing by nothing")

    monkeypatch.setattr(command_line, "write_files", broken)
    monkeypatch.delenv("ATLAS_DEBUG", raising=False)
    code, said = call("profil", MONTABAUR, "--out", str(tmp_path))
    assert code == 1
    assert "ZeroDivisionError: nothing by nothing" in said
    assert "Traceback" not in said
    monkeypatch.setenv("ATLAS_DEBUG", "1")
    assert "Traceback" in call("profil", MONTABAUR, "--out", str(tmp_path))[1]


def test_the_list_names_contents_sections_formats_and_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("list") == (0, "")
    printed = capsys.readouterr().out
    for key, content in catalogue.CONTENTS.items():
        assert f"{key}: {content.title}" in printed
        assert ", ".join(content.sections) in printed
    assert ", ".join(FORMATS) in printed
    assert f"{db.shown().version} (heute)" in printed


def test_the_help_is_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--help")[0] == 0
    assert "Briefings als Dateien schreiben" in capsys.readouterr().out


def test_every_area_is_one_of_the_level_a_content_is_written_of() -> None:
    kommunen = command_line._every_area(catalogue.CONTENTS["profil"])
    assert len(kommunen) == 170
    assert {len(key) for key in kommunen} == {9}


def test_a_file_is_read_back_before_it_is_called_the_same(tmp_path: Path) -> None:
    first = command_files.put(tmp_path / "a", b"1", tmp_path, overwrite=False)
    again = command_files.put(tmp_path / "a", b"1", tmp_path, overwrite=False)
    assert (first.is_new, again.is_new) == (True, False)
    with pytest.raises(command_files.MisuseError):
        command_files.put(tmp_path / "a", b"2", tmp_path, overwrite=False)
    assert (tmp_path / "a").read_bytes() == b"1"
