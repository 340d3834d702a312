"""What somebody or something broke in the published folder is noticed, mended or built anew."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.build import build, recipe
from pipelines.build.inputs import Inputs
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder, Version
from tests.conftest import DAY
from tests.pipelines.test_versions import names, publish, version


@pytest.fixture
def folder(tmp_path: Path) -> PublishedFolder:
    """Three versions, the third is current."""
    folder = PublishedFolder(tmp_path)
    for number in "123":
        publish(folder, replace(version(number), built_at=f"2026-11-2{number}T12:00:00"))
    return folder


BROKEN = ["", "{", "[1]", '[{"version": "1"}]', '{"a": 1}', "null", "\x00\x01"]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_list_is_written_anew_from_the_manifests(folder: PublishedFolder, text: str) -> None:
    before = folder.versions_file.read_text()
    folder.versions_file.write_text(text)
    assert names(folder.versions()) == ["3", "2", "1"]
    [told] = folder.mend()
    assert told.startswith("versions.json war beschädigt")
    assert folder.versions_file.read_text() == before
    assert folder.mend() == []


def test_a_list_that_is_gone_is_written_anew(folder: PublishedFolder) -> None:
    folder.versions_file.unlink()
    assert len(folder.mend()) == 1
    assert names(folder.versions()) == ["3", "2", "1"]


@pytest.mark.parametrize("text", [*BROKEN, '{"version": "3"}'])
def test_a_broken_pointer_is_repaired(folder: PublishedFolder, text: str) -> None:
    before = folder.pointer_file.read_text()
    folder.pointer_file.write_text(text)
    [told] = folder.mend()
    assert told == "current.json war beschädigt und zeigt auf den Stand 3."
    assert folder.pointer_file.read_text() == before


def test_a_pointer_that_leads_out_of_the_folder_is_none(folder: PublishedFolder, tmp_path: Path) -> None:
    pointer = json.loads(folder.pointer_file.read_text())
    folder.pointer_file.write_text(json.dumps({**pointer, "database": str(Path(__file__))}))
    assert folder.mend() == ["current.json war beschädigt und zeigt auf den Stand 3."]
    folder.pointer_file.write_text(json.dumps({**pointer, "rejected": "../../x"}))
    assert len(folder.mend()) == 1


def test_a_pointer_to_a_version_that_is_gone_goes_back_to_one_that_is_whole(folder: PublishedFolder) -> None:
    (folder.folder / "atlas-3.duckdb").unlink()
    assert folder.mend() == [
        "versions.json war beschädigt und ist neu geschrieben; nicht mehr vollständig und darum fort: 3.",
        "current.json war beschädigt und zeigt auf den Stand 2.",
    ]
    assert names(folder.versions()) == ["2", "1"]


def test_a_list_that_lacks_the_current_version_gets_it(folder: PublishedFolder) -> None:
    listed = json.loads(folder.versions_file.read_text())
    folder.versions_file.write_text(json.dumps(listed[1:]))
    assert len(folder.mend()) == 1
    assert names(folder.versions()) == ["3", "2", "1"]


def test_older_versions_that_lost_a_file_or_a_part_are_dropped(folder: PublishedFolder) -> None:
    (folder.folder / "rejected-1.csv").unlink()
    (folder.folder / "atlas-2.duckdb").write_text("")
    [told] = folder.mend()
    assert told.endswith("nicht mehr vollständig und darum fort: 1, 2.")
    assert names(folder.versions()) == ["3"]


@pytest.mark.parametrize("name", ["atlas-3.duckdb", "rejected-3.csv", "boundaries/kreis-3.svg.json"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("4"), lambda path: path.write_text("")])
def test_every_damage_to_the_current_version_is_seen(
    folder: PublishedFolder, name: str, damage: Callable[[Path], object]
) -> None:
    pointer = folder.current()
    assert pointer
    assert folder.damaged(pointer) == []
    damage(folder.folder / name)
    assert folder.damaged(pointer) == [name]


@pytest.mark.parametrize("text", ["", "{}", '{"version": {}, "files": {"a": 1}}', "[]"])
def test_a_manifest_that_is_broken_counts_as_damage(folder: PublishedFolder, text: str) -> None:
    pointer = folder.current()
    assert pointer
    (folder.folder / "manifest-3.json").write_text(text)
    assert folder.damaged(pointer) == ["manifest-3.json"]


def test_nothing_published_is_nothing_to_mend(tmp_path: Path) -> None:
    assert PublishedFolder(tmp_path).mend() == []
    assert not list(tmp_path.iterdir())


@pytest.fixture
def atlas(embedded: PublishedFolder, tmp_path: Path) -> PublishedFolder:
    """A copy of the published embedded data that a test may spoil."""
    shutil.copytree(embedded.folder, tmp_path / "published")
    return PublishedFolder(tmp_path / "published")


def inputs(day: date = DAY) -> Inputs:
    return Inputs(demo=True, day=day, store=ReleaseStore())


class Begun(Exception):  # noqa: N818 - no error
    """A build began."""


@pytest.fixture
def begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that really builds only says so."""

    def begin(*_: object) -> tuple[Version, list[object]]:
        raise Begun

    monkeypatch.setattr(recipe, "_build_in", begin)


@pytest.mark.parametrize("pattern", ["atlas-*.duckdb", "boundaries/*.svg.json", "rejected-*.csv", "manifest-*.json"])
@pytest.mark.usefixtures("begins")
def test_a_damaged_version_is_built_anew_though_nothing_changed(atlas: PublishedFolder, pattern: str) -> None:
    assert not build(inputs(), atlas, lambda _: None).rebuilt
    damaged = next(atlas.folder.glob(pattern))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    with pytest.raises(Begun):
        build(inputs(), atlas, lambda _: None)


def test_a_broken_pointer_needs_no_new_build(atlas: PublishedFolder) -> None:
    atlas.pointer_file.write_text("{")
    built = build(inputs(), atlas, lambda _: None)
    assert not built.rebuilt
    assert len(built.notices) == 1
    assert json.loads(atlas.pointer_file.read_text())["version"] == built.pointer.version


def test_an_unchanged_build_is_fast_though_it_looks_at_every_file(atlas: PublishedFolder) -> None:
    build(inputs(), atlas, lambda _: None)
    begun = time.process_time()  # what else the machine does does not count
    build(inputs(), atlas, lambda _: None)
    assert time.process_time() - begun < 0.4


def test_a_clock_that_is_behind_is_said(atlas: PublishedFolder) -> None:
    told = inputs(date(2019, 3, 1)).doubts_about_the_clock
    assert any("heute ist nach der Uhr dieses Rechners der 01.03.2019" in line for line in told)
    assert not inputs().doubts_about_the_clock


def test_a_database_that_cannot_be_read_is_nothing_to_compare_with(atlas: PublishedFolder, tmp_path: Path) -> None:
    pointer = atlas.current()
    assert pointer
    assert recipe._before(atlas, inputs()).current == atlas.database(pointer)
    atlas.database(pointer).write_bytes(b"x" * 100_000)
    assert recipe._before(atlas, inputs()) == recipe._Before(None, None)
    assert recipe._before(PublishedFolder(tmp_path / "empty"), inputs()) == recipe._Before(None, None)
