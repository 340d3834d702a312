"""Which releases are withdrawn and restored so that a build reads what a kept version was built from, and when that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.build.inputs import Inputs
from pipelines.problems import BuildError
from pipelines.store.releases import Release, ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.work.publish import Place
from pipelines.work.rollback import planned, rollback
from tests.pipelines.test_versions import publish, version

DAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    for published in ("2026-01-01", "2026-02-01", "2026-03-01"):
        add(store, "gremien_demo", published)
    return store


def add(store: ReleaseStore, source: str, published: str, period: str = "2026") -> Release:
    return store.add(source, Path("liste.csv"), period, published, content=f"{source} {period} {published}".encode())


def read(store: ReleaseStore) -> set[tuple[str, str]]:
    inputs = Inputs(demo=True, day=DAY, store=store)
    return {(each.release_id, each.sha256) for each in inputs.read}


def withdrawn(releases: list[Release]) -> list[str]:
    return [each.release_id for each in releases if each.withdrawn]


def test_all_that_came_later_is_withdrawn_also_what_counted_never(store: ReleaseStore) -> None:
    oldest = store.all()[0]
    assert [release_id for release_id, _ in read(store)] == ["gremien_demo_2026_2026-03-01.csv"]
    releases = planned(store.all(), {(oldest.release_id, oldest.sha256)}, DAY, demo=True)
    assert withdrawn(releases) == ["gremien_demo_2026_2026-02-01.csv", "gremien_demo_2026_2026-03-01.csv"]
    store.become(releases)
    assert read(store) == {(oldest.release_id, oldest.sha256)}


def test_what_was_withdrawn_since_counts_again(store: ReleaseStore) -> None:
    target = read(store)
    store.become([replace(each, withdrawn=DAY) for each in store.all()])
    assert read(store) == set()
    assert withdrawn(planned(store.all(), target, DAY, demo=True)) == [
        "gremien_demo_2026_2026-01-01.csv",
        "gremien_demo_2026_2026-02-01.csv",
    ]


def test_only_the_newest_boundaries_are_read_and_older_ones_are_left_alone(store: ReleaseStore) -> None:
    for period in ("2024", "2025"):
        add(store, "vg250", f"{period}-12-31", period)
    target = read(store)
    assert len(target) == 2
    add(store, "vg250", "2026-10-01")
    assert withdrawn(planned(store.all(), target, DAY, demo=True)) == ["vg250_2026_2026-10-01.csv"]


def test_what_is_gone_or_has_other_bytes_is_named(store: ReleaseStore) -> None:
    target = read(store)
    newest = store.find("gremien_demo_2026_2026-03-01.csv")
    store.remove(newest)
    with pytest.raises(BuildError, match=r"nicht mehr gespeichert .*gremien_demo_2026_2026-03-01"):
        planned(store.all(), target, DAY, demo=True)
    store.add("gremien_demo", Path("liste.csv"), "2026", "2026-03-01", content=b"other")
    with pytest.raises(BuildError, match=r"nicht mehr gespeichert .*gremien_demo_2026_2026-03-01"):
        planned(store.all(), target, DAY, demo=True)


@pytest.mark.parametrize(
    ("name", "base", "demo", "reason"),
    [
        ("9", "2", True, "Den Stand „9“ gibt es nicht"),
        ("1", "1", True, "Inzwischen gilt ein anderer Stand"),
        ("2", "2", True, "ist der, der gezeigt wird"),
        ("1", "2", False, "enthält erfundene Daten"),
        ("1", "2", True, "aus einer früheren Fassung des Programms"),
    ],
)
def test_going_back_is_refused_with_a_reason(
    store: ReleaseStore, tmp_path: Path, name: str, base: str, demo: bool, reason: str
) -> None:
    folder, before = PublishedFolder(tmp_path / "published"), store.lock.read_bytes()
    for number in ("1", "2"):
        publish(folder, version(number))
    with pytest.raises(BuildError, match=reason):
        rollback(name, base, Place(store, folder, DAY), lambda *_: None, demo=demo)
    assert store.lock.read_bytes() == before
