"""A version becomes public in one step, by one build at a time, and a killed build leaves nothing behind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipelines.problems import BuildError
from pipelines.store.versions import Pointer, PublishedFolder, Version, versions_to_keep


def version(
    name: str, *, data: str | None = None, day: str = "2026-11-23", schema_version: int = 2, demo: bool = True
) -> Version:
    return Version(
        version=name,
        fingerprint=f"fingerprint-{name}",
        database=f"atlas-{name}.duckdb",
        boundaries={"kreis": {"svg": f"boundaries/kreis-{name}.svg.json"}},
        rejected=f"rejected-{name}.csv",
        schema_version=schema_version,
        day=day,
        built_at=f"{day}T12:00:00",
        demo=demo,
        data=data or name,
    )


def publish(folder: PublishedFolder, built: Version) -> Pointer:
    with folder.building() as workshop:
        for name in built.files:
            (workshop / name).parent.mkdir(exist_ok=True)
            (workshop / name).write_text(built.version)
        folder.swap(workshop, built)
    pointer = folder.current()
    assert pointer
    return pointer


def test_pointer_names_what_was_swapped_in(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    assert folder.current() is None
    pointer = publish(folder, version("1"))
    assert pointer.version == "1"
    assert sorted(json.loads((tmp_path / "current.json").read_text())) == [
        "boundaries",
        "database",
        "fingerprint",
        "rejected",
        "version",
    ]
    assert folder.database(pointer).read_text() == "1"
    assert (tmp_path / "boundaries" / "kreis-1.svg.json").exists()


def test_an_interrupted_build_changes_nothing_and_is_cleared_away(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    pointer = publish(folder, version("1"))
    with pytest.raises(RuntimeError, match="mitten im Aufbau"), folder.building() as workshop:
        (workshop / "atlas-2.duckdb").write_text("halb fertig")
        raise RuntimeError("mitten im Aufbau")
    assert folder.current() == pointer
    assert not list(tmp_path.glob("*2*"))
    (tmp_path / ".building-killed").mkdir()
    publish(folder, version("3"))
    assert not list(tmp_path.glob(".building-*"))


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    with folder.building(), pytest.raises(BuildError, match="anderer Aufbau"), PublishedFolder(tmp_path).building():
        pass
    with folder.building():
        pass


def names(versions: list[Version]) -> list[str]:
    return [each.version for each in versions]


def test_the_last_ten_states_stay_with_all_their_files_and_are_listed_newest_first(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    for number in range(13):
        publish(folder, version(f"v{number}"))
    remaining = [f"v{number}" for number in range(12, 2, -1)]
    assert names(folder.versions()) == remaining
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    manifests = {f"manifest-{name}.json" for name in remaining}
    assert files == {"current.json", "versions.json", ".lock"} | manifests.union(
        *(version(name).files for name in remaining)
    )
    for listed in json.loads((tmp_path / "versions.json").read_text()):
        assert listed["schema_version"] == 2
        assert (tmp_path / listed["database"]).read_text() == listed["version"]
        assert (tmp_path / listed["boundaries"]["kreis"]["svg"]).exists()


def test_boundaries_that_a_kept_version_shares_with_a_forgotten_one_stay(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    shared = {"kreis": {"svg": "boundaries/kreis-shared.svg.json"}}
    for number in range(12):
        publish(folder, replace(version(f"v{number}"), boundaries=shared))
    assert [path.name for path in (tmp_path / "boundaries").iterdir()] == ["kreis-shared.svg.json"]


def test_rebuilds_from_the_same_releases_do_not_push_out_other_states(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    for number in range(10):
        publish(folder, version(f"v{number}"))
    for number in range(20):
        publish(folder, version(f"rebuilt{number}", data="v9"))
    assert names(folder.versions()) == ["rebuilt19", "rebuilt18", *(f"v{number}" for number in range(8, -1, -1))]


def test_a_build_without_invented_data_pushes_out_none_with_it(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    for number in range(3):
        publish(folder, version(f"demo{number}", data="invented"))
        publish(folder, version(f"real{number}", data="real", demo=False))
    assert names(folder.versions()) == ["real2", "demo2", "real1", "demo1"]


def test_a_version_built_again_is_listed_once(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    for name in ("1", "2", "1"):
        publish(folder, version(name))
    assert names(folder.versions()) == ["1", "2"]


def test_one_version_a_month_stays_for_two_years() -> None:
    days = [date(2024, 1, 15) + timedelta(days=number) for number in range(1050)]
    built: list[Version] = []
    for day in days:
        built = versions_to_keep([version(day.isoformat(), day=day.isoformat()), *built])
    days_left = [date.fromisoformat(name) for name in names(built)]
    assert days_left[:10] == days[:-11:-1]
    assert len(days_left) == 10 + 23
    months = [(each.year, each.month) for each in days_left[9:]]
    assert months == sorted(set(months), reverse=True)
    assert (months[0], months[-1]) == ((2026, 11), (2024, 12))
    assert all((each + timedelta(days=1)).day == 1 for each in days_left[10:])


def test_nothing_to_keep_of_nothing() -> None:
    assert versions_to_keep([]) == []


def test_a_version_of_another_schema_is_listed_with_it(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    publish(folder, version("1", schema_version=1))
    publish(folder, version("2", schema_version=2))
    assert [(each.version, each.schema_version) for each in folder.versions()] == [("2", 2), ("1", 1)]


def test_files_of_a_version_published_before_there_was_a_list_stay_until_the_next_but_one(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    publish(folder, version("1"))
    (tmp_path / "versions.json").unlink()
    (tmp_path / "manifest-1.json").unlink()  # nor were there manifests
    publish(folder, version("2"))
    assert names(folder.versions()) == ["2"]
    assert (tmp_path / "atlas-1.duckdb").exists()
    publish(folder, version("3"))
    assert not (tmp_path / "atlas-1.duckdb").exists()


def test_a_version_whose_database_somebody_removed_is_no_longer_listed(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    publish(folder, version("1"))
    publish(folder, version("2"))
    (tmp_path / "atlas-1.duckdb").unlink()
    publish(folder, version("3"))
    assert names(folder.versions()) == ["3", "2"]


def test_a_pointer_to_a_database_that_is_gone_counts_as_nothing_published(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    folder.database(publish(folder, version("1"))).unlink()
    assert json.loads((tmp_path / "current.json").read_text())["version"] == "1"
    assert folder.current() is None
