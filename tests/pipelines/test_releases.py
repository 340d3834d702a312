"""Releases are stored as published, locked by checksum, and found newest per period."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipelines.problems import BuildError, InputError
from pipelines.store.releases import ReleaseStore


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
