"""What is kept of stored releases: never another answer than reading anew, nothing of what is only offered, and no harm where it is damaged."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from errno import ENOSPC
from pathlib import Path
from typing import cast

import pandas as pd
import pytest

from geo.areas import Register
from pipelines.build.inputs import Inputs
from pipelines.command_line import app
from pipelines.problems import BuildError, InputError
from pipelines.store import kept as module
from pipelines.store.code import ROOT
from pipelines.store.judging import Others, Stored, Tables
from pipelines.store.kept import UNUSED_DAYS, Drawn, Kept
from pipelines.store.reading import Reading
from pipelines.store.releases import Release, ReleaseStore

DAY = date(2026, 3, 1)
REGISTER = cast("Register", None)


class Reader:
    """Reads what it is told to, and counts how often."""

    def __init__(self, note: Callable[[Reading], object] = lambda _: None) -> None:
        self.times = 0
        self._note = note

    def __call__(self, reading: Reading) -> Tables:
        self.times += 1
        reading.rows_read, reading.part = 3, "teil"
        reading.reject("Unlesbar.", "Weglassen.", line=2, value="x")
        self._note(reading)
        text, number = ["ä", None, reading.content.decode()], [1, 2, 3]
        return {
            "zahlen": pd.DataFrame({"text": pd.array(text, dtype="str"), "line": number, "share": [0.1, None, 1e-9]})
        }


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    for year in ("2019", "2020"):
        store.add("pks", Path("a.csv"), year, "2021", content=year.encode())
    store.add("bevoelkerung", Path("a.csv"), "2020", "2021", content=b"Leute")
    return store


def first(store: ReleaseStore) -> Release:
    return store.find("pks_2019_2021.csv")


def reading(release: Release, day: date = DAY) -> Reading:
    return Reading(release, REGISTER, day)


def kept(store: ReleaseStore, day: date = DAY, *lists: Release) -> Kept:
    return Kept(store, lists, day)


def entries(store: ReleaseStore) -> list[Path]:
    return sorted(store.kept.iterdir()) if store.kept.exists() else []


def test_what_was_read_once_is_not_read_again_and_is_the_same(store: ReleaseStore) -> None:
    read, once, again = Reader(), reading(first(store)), reading(first(store))
    tables = kept(store).tables(once, read)
    recalled = kept(store).tables(again, read)
    assert read.times == 1
    assert once == again
    assert tables.keys() == recalled.keys()
    pd.testing.assert_frame_equal(tables["zahlen"], recalled["zahlen"])


def test_without_a_store_everything_is_read_anew(store: ReleaseStore) -> None:
    read = Reader()
    for _ in range(2):
        Kept(None, (), DAY).tables(reading(first(store)), read)
    assert read.times == 2
    assert not entries(store)


@pytest.mark.parametrize(
    "note",
    [
        lambda reading: reading.today,
        lambda reading: reading.lies_ahead(DAY + timedelta(days=1)),
        lambda reading: reading.is_over(DAY.year),
        lambda reading: reading.problem("Falsch.", "Berichtigen."),
    ],
    ids=["asks for the day", "of a day to come", "of a year that goes on", "with a problem"],
)
def test_what_may_be_judged_otherwise_tomorrow_is_not_kept(
    store: ReleaseStore, note: Callable[[Reading], object]
) -> None:
    kept(store).tables(reading(first(store)), Reader(note))
    assert not entries(store)


def test_what_has_come_is_kept_for_later_days_and_not_for_earlier_ones(store: ReleaseStore) -> None:
    read = Reader(lambda reading: (reading.lies_ahead(DAY), reading.is_over(DAY.year - 1)))
    for day, times in ((DAY, 1), (DAY + timedelta(days=400), 1), (DAY - timedelta(days=1), 2)):
        kept(store, day).tables(reading(first(store), day), read)
        assert read.times == times


def test_nothing_is_kept_of_a_file_that_is_only_offered(store: ReleaseStore, tmp_path: Path) -> None:
    trial = ReleaseStore(tmp_path / "trial" / "releases", tmp_path / "trial" / "releases.lock.toml")
    offered = trial.add("pks", Path("a.csv"), "2019", "2021", content=b"anderes")
    assert offered.release_id == first(store).release_id
    kept(store).tables(reading(offered), Reader())
    assert not entries(store)


def test_nothing_is_kept_beside_a_list_of_gemeinden_that_is_only_offered(store: ReleaseStore) -> None:
    offered = replace(store.find("bevoelkerung_2020_2021.csv"), sha256="0" * 64)
    kept(store, DAY, offered).tables(reading(first(store)), Reader())
    assert not entries(store)


def test_a_column_that_would_come_back_as_another_one_is_not_kept(store: ReleaseStore) -> None:
    mixed = pd.DataFrame({"text": pd.Series(["a", 1, None], dtype=object)})
    kept(store).tables(reading(first(store)), lambda _: {"zahlen": mixed})
    assert not entries(store)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2] + b"?" + content[len(content) // 2 + 1 :],
        lambda content: content.replace(b"Unlesbar", b"Lesbar12"),
    ],
    ids=["empty", "cut off", "another byte", "other words"],
)
def test_what_is_damaged_is_read_anew(store: ReleaseStore, damage: Callable[[bytes], bytes]) -> None:
    read = Reader()
    kept(store).tables(reading(first(store)), read)
    [entry] = entries(store)
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    again = reading(first(store))
    kept(store).tables(again, read)
    assert (read.times, again.rejected[0].reason) == (2, "Unlesbar.")
    assert entry.read_bytes() == whole


def test_a_stored_file_that_was_changed_is_noticed_though_its_rows_are_kept(store: ReleaseStore) -> None:
    kept(store).tables(reading(first(store)), Reader())
    first(store).path.write_bytes(b"verfaelscht")
    with pytest.raises(InputError, match="beschädigt"):
        kept(store).tables(reading(first(store)), Reader())


def test_other_lists_and_other_code_read_anew(store: ReleaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    read, another = Reader(), store.find("bevoelkerung_2020_2021.csv")
    kept(store).tables(reading(first(store)), read)
    kept(store, DAY, another).tables(reading(first(store)), read)
    assert read.times == 2
    monkeypatch.setattr(module, "LOADED", "other")
    kept(store).tables(reading(first(store)), read)
    assert read.times == 3


def test_of_two_publications_that_differ_in_anything_each_is_read(store: ReleaseStore) -> None:
    read = Reader()
    kept(store).tables(reading(first(store)), read)
    kept(store).tables(reading(replace(first(store), part="07111")), read)
    assert read.times == 2


def test_a_build_whose_code_was_replaced_meanwhile_keeps_nothing(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    building = kept(store)
    building.tables(reading(first(store)), Reader())
    monkeypatch.setattr(module, "code_digest", lambda: "newer")
    building.tidy()
    assert not entries(store)


def test_what_old_code_read_is_named_after_it_though_newer_lies_on_the_disk(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "code_digest", lambda: "newer")
    kept(store).tables(reading(first(store)), Reader())
    [entry] = entries(store)
    assert entry.name.split("-")[2] == module.LOADED[:12]


def test_the_code_is_named_before_any_of_it_is_imported() -> None:
    said = "import sys, pipelines; print(sorted(each for each in sys.modules if each.startswith(('pipelines', 'geo'))))"
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "['pipelines', 'pipelines.store', 'pipelines.store.code']"


def test_where_nothing_can_be_kept_it_is_read_all_the_same(store: ReleaseStore) -> None:
    store.kept.write_text("keine Mappe")
    read = Reader()
    assert "zahlen" in kept(store).tables(reading(first(store)), read)
    kept(store).tidy()
    assert read.times == 1


@pytest.mark.parametrize(
    ("command", "uses_kept"),
    [(["build"], True), (["build", "--force"], False), (["check"], False)],
    ids=["build", "build --force", "check"],
)
def test_who_checks_or_insists_reads_everything_anew_and_keeps_nothing(
    command: list[str], uses_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Inputs] = []

    def noted(inputs: Inputs, *_: object, **__: object) -> None:
        given.append(inputs)
        raise BuildError("So weit.")

    for name in ("build", "check"):
        monkeypatch.setattr(f"pipelines.build.{name}", noted)
    with pytest.raises(BuildError, match="So weit"):
        app(command, standalone_mode=False)
    assert [each.keeper is not None for each in given] == [uses_kept]


def test_a_full_disk_is_not_filled_further(store: ReleaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    assert "zahlen" in kept(store).tables(reading(first(store)), Reader())
    assert not entries(store)


def judged(store: ReleaseStore, judge: Callable[[Reading, Tables, Others], None], others: list[Release]) -> None:
    beside = [(reading(each), Stored.of(each, {})) for each in others]
    kept(store).judge(reading(first(store)), {}, beside, judge)


def test_a_judge_is_asked_again_only_where_what_it_asks_for_has_changed(store: ReleaseStore) -> None:
    asked = []

    def judge(reading: Reading, tables: Tables, others: Others) -> None:
        asked.append([each.release.release_id for each in others.of("pks")])

    second, people = store.find("pks_2020_2021.csv"), store.find("bevoelkerung_2020_2021.csv")
    for others, times in (([second, people], 1), ([second, people], 1), ([second], 1), ([people], 2), ([second], 3)):
        judged(store, judge, others)
        assert len(asked) == times
    judged(store, judge, [replace(second, sha256="0" * 64)])  # only offered
    judged(store, judge, [second])
    assert len(asked) == 4


def test_a_judge_that_found_something_finds_it_again(store: ReleaseStore) -> None:
    times = 0

    def judge(reading: Reading, tables: Tables, others: Others) -> None:
        nonlocal times
        times += 1
        reading.problem("Zu viel.", "Prüfen.")

    judged(store, judge, [])
    judged(store, judge, [])
    assert times == 2


def test_boundaries_are_drawn_once(store: ReleaseStore, tmp_path: Path) -> None:
    drawn = Drawn({"kreis": {"svg": "kreis.json"}}, schematic=True, attribution="© Wir")
    times = 0

    def draw(folder: Path) -> Drawn:
        nonlocal times
        times += 1
        folder.mkdir()
        (folder / "kreis.json").write_bytes(b"{\n}")
        return drawn

    for name in ("one", "two"):
        folder = tmp_path / name
        assert kept(store).boundaries(None, folder, lambda folder=folder: draw(folder)) == drawn  # type: ignore[misc]
        assert (folder / "kreis.json").read_bytes() == b"{\n}"
    assert times == 1


def test_what_is_removed_leaves_nothing_and_what_is_not_used_goes(store: ReleaseStore) -> None:
    for release in store.all():
        kept(store).tables(reading(release), Reader())
    store.remove(first(store))
    assert len(entries(store)) == 2
    entry = entries(store)[0]
    month_ago = time.time() - (UNUSED_DAYS + 1) * 86_400
    os.utime(entry, (month_ago, month_ago))
    (store.kept / ".left-by-a-kill").touch()
    kept(store).tidy()
    assert entry not in entries(store)
    assert len(entries(store)) == 1
