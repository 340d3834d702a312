"""A release that is withdrawn stays stored and counts nowhere; nothing but a yes lets it count again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo import clock
from pipelines import catalog
from pipelines.build.inputs import Inputs
from pipelines.command_line import app
from pipelines.problems import BuildError, InputError
from pipelines.store.add import add_file
from pipelines.store.areas import lists_among
from pipelines.store.releases import ReleaseStore
from pipelines.work import commands
from tests.mutated_files import STORED, fresh_store

DAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReleaseStore:
    store = fresh_store(tmp_path)
    known = next(each for each in STORED.newest("pks") if each.period == "2019")
    store.add("pks", Path("kreise.csv"), "2019", "2020", content=known.read_bytes(), values=known.values)
    monkeypatch.setattr(commands, "ReleaseStore", lambda: store)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    return store


def command(*arguments: str) -> None:
    app(list(arguments), standalone_mode=False)


def test_it_counts_in_no_build_until_it_is_restored(store: ReleaseStore) -> None:
    before = store.lock.read_bytes()
    command("withdraw", "pks_2019_2020.csv")
    withdrawn = store.find("pks_2019_2020.csv")
    assert withdrawn.withdrawn == DAY
    assert withdrawn.read_bytes()
    assert store.newest("pks") == []
    assert "pks" not in {each.source_id for each in store.counting()}
    assert "pks" not in {each.source_id for each in Inputs(demo=True, day=DAY, store=store).releases}
    with pytest.raises(BuildError, match="ist schon seit dem"):
        command("withdraw", "pks_2019_2020.csv")
    command("restore", "pks_2019_2020.csv")
    assert store.lock.read_bytes() == before
    with pytest.raises(BuildError, match="ist nicht zurückgezogen"):
        command("restore", "pks_2019_2020.csv")


def test_a_list_of_gemeinden_that_is_withdrawn_makes_no_register(store: ReleaseStore) -> None:
    [known] = lists_among(store.all())
    command("withdraw", known.release_id)
    assert lists_among(store.all()) == []


def test_the_same_bytes_again_need_a_yes(store: ReleaseStore, tmp_path: Path) -> None:
    file = tmp_path / "kreise.csv"
    file.write_bytes(store.find("pks_2019_2020.csv").read_bytes())
    command("withdraw", "pks_2019_2020.csv")
    source = catalog.sources()["pks"]
    with pytest.raises(InputError, match=r"als pks_2019_2020\.csv gespeichert und seit dem .* zurückgezogen"):
        add_file(store, source, file, "2019", "2020", None, DAY)
    assert store.newest("pks") == []
    added = add_file(store, source, file, "2019", "2020", None, DAY, accept_jumps=True)
    assert [each.reason for each in added.accepted] == [
        f"Diese Datei ist als pks_2019_2020.csv gespeichert und seit dem {DAY:%d.%m.%Y} zurückgezogen."
    ]
    assert [each.release_id for each in store.newest("pks")] == ["pks_2019_2020.csv"]


def test_withdrawn_bytes_may_be_taken_under_another_day(store: ReleaseStore, tmp_path: Path) -> None:
    file = tmp_path / "kreise.csv"
    file.write_bytes(store.find("pks_2019_2020.csv").read_bytes())
    source = catalog.sources()["pks"]
    with pytest.raises(InputError, match=r"schon als pks_2019_2020\.csv gespeichert, veröffentlicht 2020"):
        add_file(store, source, file, "2019", "2021-02-01", None, DAY, accept_jumps=True)
    command("withdraw", "pks_2019_2020.csv")
    with pytest.raises(InputError, match=r"als pks_2019_2020\.csv gespeichert und seit dem .* zurückgezogen"):
        add_file(store, source, file, "2019", "2021-02-01", None, DAY)
    added = add_file(store, source, file, "2019", "2021-02-01", None, DAY, accept_jumps=True)
    assert len(added.accepted) == 1
    assert [each.release_id for each in store.newest("pks")] == ["pks_2019_2021-02-01.csv"]
    assert store.find("pks_2019_2020.csv").withdrawn


@pytest.mark.parametrize("day", ['"gestern"', "20261123", '"2026-13-01"'])
def test_a_day_that_is_none_is_said(store: ReleaseStore, day: str) -> None:
    store.lock.write_text(
        store.lock.read_text().replace('published = "2020"', f'published = "2020"\nwithdrawn = {day}')
    )
    with pytest.raises(BuildError, match="„withdrawn“ ist"):
        store.all()
