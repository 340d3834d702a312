"""A lock file damaged by hand is named, entry by entry, and breaks nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli_w

from pipelines.problems import BuildError, InputError
from pipelines.store.releases import Release, ReleaseStore

SOUND: dict[str, Any] = {
    "source_id": "pks",
    "file": "pks_2020_2021.csv.gz",
    "period": "2020",
    "published": "2021",
    "sha256": "0" * 64,
    "size_bytes": 4,
}


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")


@pytest.fixture
def stored(store: ReleaseStore, tmp_path: Path) -> Release:
    return store.add("pks", tmp_path / "a.csv", "2020", "2021", content=b"a;b\n")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"file": "../../etc/passwd"}, "„file“ ist nicht lesbar"),
        ({"file": "/etc/passwd"}, "„file“ ist nicht lesbar"),
        ({"file": ".."}, "„file“ ist nicht lesbar"),
        ({"file": ""}, "„file“ ist nicht lesbar"),
        ({"file": "a\u202eb.csv"}, "„file“ ist nicht lesbar"),
        ({"source_id": "../pks"}, "„source_id“ ist nicht lesbar"),
        ({"period": "2020-13"}, "„period“ gibt es im Kalender nicht"),
        ({"period": 2020}, "„period“ ist nicht ein Text"),
        ({"published": "2021-02-30"}, "„published“ gibt es im Kalender nicht"),
        ({"sha256": "x"}, "„sha256“ ist nicht lesbar"),
        ({"size_bytes": "4"}, "„size_bytes“ ist nicht eine ganze Zahl"),
        ({"size_bytes": True}, "„size_bytes“ ist nicht eine ganze Zahl"),
        ({"size_bytes": -1}, "„size_bytes“ ist negativ"),
        ({"url": "javascript:alert(1)"}, "„url“ beginnt nicht mit http"),
        ({"fetched": "gestern"}, "„fetched“ ist kein Tag"),
        ({"part": "../x"}, "„part“ ist nicht lesbar"),
        ({"sorce": "pks"}, "„sorce“ ist kein Feld"),
        ({"file": None}, "„file“ fehlt"),
        ({"sha256": None}, "„sha256“ fehlt"),
    ],
)
def test_an_entry_that_cannot_be_right_is_named(store: ReleaseStore, change: dict[str, Any], expected: str) -> None:
    entry = {key: value for key, value in {**SOUND, **change}.items() if value is not None}
    store.lock.write_text(tomli_w.dumps({"release": [{**SOUND, "file": "pks_2019_2020.csv.gz"}, entry]}))
    with pytest.raises(BuildError, match="Eintrag 2") as raised:
        store.all()
    assert expected in str(raised.value)
    assert "Abhilfe" in str(raised.value)
    assert "Eintrag 1" not in str(raised.value)


def test_an_entry_that_stands_twice_is_named(store: ReleaseStore) -> None:
    store.lock.write_text(tomli_w.dumps({"release": [SOUND, SOUND]}))
    with pytest.raises(BuildError, match=r"Eintrag 2 .*schon in Eintrag 1"):
        store.all()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'[[release]]\nfile = "C:\\Daten"\n', "Zeile 2"),
        (b"[[release]\n", "Zeile 1"),
        (b"\xff\xfe", "kein gültiges TOML"),
        (b"release = 1\n", "keine Liste"),
        (b"release = [1]\n", "Eintrag 1: ist kein Eintrag"),
        (b"a = 1\n", "„a“ gehört nicht hierher"),
        (b"<<<<<<< HEAD\n", "Zeile 1"),
    ],
)
def test_a_file_that_is_no_lock_file_is_refused(store: ReleaseStore, content: bytes, expected: str) -> None:
    store.lock.write_bytes(content)
    with pytest.raises(BuildError, match=expected):
        store.all()


def test_many_faults_are_told_up_to_twenty(store: ReleaseStore) -> None:
    store.lock.write_text(tomli_w.dumps({"release": [{"file": f"a{number}.csv"} for number in range(30)]}))
    with pytest.raises(BuildError) as raised:
        store.all()
    assert str(raised.value).count("\n  ") == 20
    assert "weitere" in str(raised.value)


def test_a_folder_instead_of_the_lock_file_is_said(store: ReleaseStore) -> None:
    store.lock.mkdir()
    with pytest.raises(BuildError, match="Das ist ein Ordner"):
        store.all()


def test_a_damaged_lock_file_stops_an_add_and_stays_as_it_is(store: ReleaseStore, tmp_path: Path) -> None:
    store.lock.write_bytes(b"[[release]\n")
    with pytest.raises(BuildError, match="TOML"):
        store.add("pks", tmp_path / "a.csv", "2020", "2021", content=b"a")
    assert store.lock.read_bytes() == b"[[release]\n"
    assert not list(store.store.rglob("*.gz"))


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda packed: packed[:-12], "lässt sich nicht entpacken"),
        (lambda packed: b"", "Prüfsumme"),
        (lambda packed: b"a;b\n", "lässt sich nicht entpacken"),
        (lambda packed: packed[:12] + b"\xff\xff" + packed[14:], "lässt sich nicht entpacken"),
        (lambda packed: packed + packed, "Prüfsumme"),
    ],
)
def test_a_stored_file_that_was_damaged_is_named(stored: Release, damage: Any, expected: str) -> None:
    stored.path.write_bytes(damage(stored.path.read_bytes()))
    with pytest.raises(InputError, match=expected) as raised:
        stored.read_bytes()
    assert str(raised.value).startswith("pks_2020_2021.csv: ")


def test_no_more_than_the_locked_size_is_unpacked(stored: Release) -> None:
    import gzip
    import tracemalloc

    stored.path.write_bytes(gzip.compress(bytes(200_000_000), 1))
    tracemalloc.start()
    with pytest.raises(InputError, match="Prüfsumme"):
        stored.read_bytes()
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_stored_file_that_vanishes_while_it_is_read_is_named(stored: Release) -> None:
    stored.path.unlink()
    with pytest.raises(InputError, match="Die Datei oder der Ordner fehlt"):
        stored.read_bytes()
    stored.path.mkdir()
    with pytest.raises(InputError, match="Das ist ein Ordner"):
        stored.read_bytes()


def test_a_file_others_open_is_checked_before(stored: Release) -> None:
    assert stored.sound_path == stored.path
    stored.path.write_bytes(stored.path.read_bytes()[:-3])
    with pytest.raises(InputError, match="lässt sich nicht entpacken"):
        stored.sound_path  # noqa: B018 - asking is what is tried
