"""Releases are stored as published, locked by checksum, and found newest per period."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.build.inputs import Inputs
from pipelines.problems import BuildError, InputError
from pipelines.store.releases import ReleaseStore
from pipelines.store.succession import published_last


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "von außen.csv"
    path.write_bytes("Schlüssel;Fälle\r\n".encode("latin-1"))
    return path


def test_bytes_come_back_as_published(store: ReleaseStore, file: Path) -> None:
    added = store.add("pks", file, "2020", "2021", url="https://www.bka.de/x")
    [read] = store.all()
    assert read == added
    assert read.release_id == "pks_2020_2021.csv"
    assert read.path.name == "pks_2020_2021.csv.gz"
    assert gzip.decompress(read.path.read_bytes()) == read.read_bytes() == file.read_bytes()


def test_newest_publication_per_period_wins(store: ReleaseStore, file: Path) -> None:
    store.add("pks", file, "2020", "2021-04-15")
    file.write_text("korrigiert")
    store.add("pks", file, "2020", "2021-09-01")
    store.add("pks", file, "2019", "2020")
    assert [(each.period, each.published) for each in store.newest("pks")] == [("2019", "2020"), ("2020", "2021-09-01")]


def test_same_name_with_other_content_is_refused(store: ReleaseStore, file: Path) -> None:
    store.add("pks", file, "2020", "2021")
    file.write_text("anders")
    with pytest.raises(BuildError, match="schon mit anderem Inhalt"):
        store.add("pks", file, "2020", "2021")
    assert len(store.all()) == 1


def test_a_changed_file_is_noticed(store: ReleaseStore, file: Path) -> None:
    release = store.add("pks", file, "2020", "2021")
    release.path.write_bytes(gzip.compress(b"veraendert"))
    with pytest.raises(InputError, match=r"pks_2020_2021\.csv: Die Prüfsumme"):
        release.read_bytes()


def test_a_locked_file_that_is_gone_is_named(store: ReleaseStore, file: Path) -> None:
    store.add("pks", file, "2020", "2021").path.unlink()
    with pytest.raises(BuildError, match=r"pks_2020_2021\.csv\.gz"):
        store.all()


def test_the_stored_releases_of_the_project_have_their_locked_bytes() -> None:
    releases = ReleaseStore().all()
    assert len(releases) >= 10
    for release in releases:
        assert len(release.read_bytes()) == release.size_bytes


def test_beside_one_that_was_withdrawn_another_of_that_day_counts(store: ReleaseStore, file: Path) -> None:
    wrong = store.add("pks", file, "2020", "2021")
    store.become([replace(wrong, withdrawn=date(2021, 5, 1))])
    file.write_text("richtig")
    for _ in range(2):  # the same bytes are the same release
        right = store.add("pks", file, "2020", "2021")
    assert right.path.name == "pks_2020_2021_02.csv.gz"
    assert store.counting() == store.newest("pks") == [right]
    assert len(store.all()) == 2


@pytest.mark.parametrize(
    "later", [("2026-11", "2026-11-25"), ("2026", "2026-11-25"), ("2026-10", "2026-11-25"), ("2026", "2026-12")]
)
def test_of_lists_that_replace_each_other_the_one_published_last_counts(
    store: ReleaseStore, file: Path, later: tuple[str, str]
) -> None:
    for period, published in (later, ("2026", "2026-11-20"), ("2026-11", "2026-11"), ("2025", "2025")):
        file.write_text(period + published)
        store.add("gremien_demo", file, period, published)
    shown = published_last(store.all(), "gremien_demo")
    assert shown is not None
    assert (shown.period, shown.published) == later
    inputs = Inputs(demo=True, day=date(2026, 12, 31), store=store)
    assert inputs.read == [shown]
    assert inputs.as_of.isoformat().startswith(later[1])
