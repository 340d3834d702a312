"""A version becomes public in one step, by one build at a time, and a killed build leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.errors import BuildError
from pipelines.published import KEPT_VERSIONS, Pointer, PublishedFolder


def publish(folder: PublishedFolder, version: str) -> Pointer:
    pointer = Pointer(
        version,
        f"fingerprint-{version}",
        f"atlas-{version}.duckdb",
        {"kreis": {"svg": f"boundaries/kreis-{version}.svg.json"}},
        f"rejected-{version}.csv",
    )
    with folder.building() as workshop:
        (workshop / pointer.database).write_text(version)
        (workshop / pointer.rejected).write_text(version)
        (workshop / "boundaries").mkdir()
        (workshop / "boundaries" / f"kreis-{version}.svg.json").write_text(version)
        folder.swap(workshop, pointer)
    return pointer


def test_pointer_names_what_was_swapped_in(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    assert folder.current() is None
    pointer = publish(folder, "1")
    assert folder.current() == pointer
    assert folder.database(pointer).read_text() == "1"
    assert (tmp_path / "boundaries" / "kreis-1.svg.json").exists()


def test_an_interrupted_build_changes_nothing_and_is_cleared_away(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    pointer = publish(folder, "1")
    with pytest.raises(RuntimeError, match="mitten im Aufbau"), folder.building() as workshop:
        (workshop / "atlas-2.duckdb").write_text("halb fertig")
        raise RuntimeError("mitten im Aufbau")
    assert folder.current() == pointer
    assert not list(tmp_path.glob("*2*"))
    (tmp_path / ".building-killed").mkdir()
    publish(folder, "3")
    assert not list(tmp_path.glob(".building-*"))


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    with folder.building(), pytest.raises(BuildError, match="anderer Aufbau"), PublishedFolder(tmp_path).building():
        pass
    with folder.building():
        pass


def test_only_the_last_versions_stay(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    for version in "12345":
        publish(folder, version)
    assert len(list(tmp_path.glob("atlas-*.duckdb"))) == KEPT_VERSIONS
    assert len(list(tmp_path.glob("rejected-*.csv"))) == KEPT_VERSIONS
    assert (tmp_path / "boundaries" / "kreis-5.svg.json").exists()


def test_a_pointer_to_a_database_that_is_gone_counts_as_nothing_published(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    folder.database(publish(folder, "1")).unlink()
    assert json.loads((tmp_path / "current.json").read_text())["version"] == "1"
    assert folder.current() is None
