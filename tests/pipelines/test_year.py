"""A year at a glance: what is there, what is missing and where it comes from, on one screen."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.build.inputs import Inputs
from pipelines.problems import BuildError
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.year import SourceInYear, Year, as_json, as_text, overview
from tests.conftest import DAY

STORED = ReleaseStore()


def inputs(store: ReleaseStore = STORED, *, demo: bool = True, day: date = DAY) -> Inputs:
    return Inputs(demo=demo, day=day, store=store)


def of(found: Year, source_id: str) -> SourceInYear:
    return next(source for source in found.sources if source.source_id == source_id)


def test_what_is_there_says_whether_it_is_built(embedded: PublishedFolder) -> None:
    found = overview(inputs(), embedded, 2020)
    [release] = of(found, "pks").releases
    assert (of(found, "pks").state, release.release_id, release.built) == ("present", "pks_2020_2021.csv", True)
    assert of(found, "pks").commands == []
    assert found.up_to_date
    assert "pks                  da: pks_2020_2021.csv (gebaut)\n" in as_text(found)


def test_a_range_of_years_counts_for_each_of_them(embedded: PublishedFolder) -> None:
    assert of(overview(inputs(), embedded, 2015), "bevoelkerung").state == "present"


def test_what_is_missing_comes_with_address_and_command(embedded: PublishedFolder) -> None:
    pks = of(overview(inputs(), embedded, 2024), "pks")
    assert pks.state == "missing"
    assert pks.address
    assert "/2024/Kreis/Faelle/KR-F-01-T01" in pks.address
    assert pks.commands == [
        "python -m pipelines fetch pks --year 2024",
        "python -m pipelines add pks DATEI --period 2024 --published JJJJ-MM-TT",
    ]
    survey = of(overview(inputs(), embedded, 2024), "befragungen")
    assert survey.state == "on_request"
    assert "--mapping" in survey.commands[0]


@pytest.mark.parametrize(
    ("source_id", "period"),
    [
        ("bevoelkerung", "ERSTES-LETZTES"),
        ("regionalatlas", "ERSTES-LETZTES"),
        ("pks_land", "ERSTES-LETZTES"),
        ("gemeindeverzeichnis", "2027"),
        ("pks_kommunen", "2027"),
    ],
)
def test_a_table_of_several_years_is_added_for_all_of_them(
    embedded: PublishedFolder, source_id: str, period: str
) -> None:
    [command] = of(overview(inputs(), embedded, 2027), source_id).commands
    assert command == f"python -m pipelines add {source_id} DATEI --period {period} --published JJJJ-MM-TT"


@pytest.mark.parametrize(("year", "named"), [(2019, False), (2020, True), (2021, True), (2022, False)])
def test_unusual_years_are_named_in_each_of_them_and_are_no_break(
    embedded: PublishedFolder, year: int, named: bool
) -> None:
    found = overview(inputs(), embedded, year)
    assert any("Corona" in remark for remark in found.remarks) == named
    assert not any("Corona" in reason for reason in found.breaks)
    lines = as_text(found).splitlines()
    assert any(line.startswith("Besonderheit: ") and "Corona" in line for line in lines) == named


def test_what_cuts_a_series_is_a_break_and_no_remark(embedded: PublishedFolder) -> None:
    found = overview(inputs(), embedded, 2013)
    assert any("Zensus 2011" in reason for reason in found.breaks)
    assert not any("Zensus" in remark for remark in found.remarks)
    assert "\nReihenbruch: " in as_text(found)


@pytest.mark.parametrize(("day", "state"), [(date(2027, 3, 31), "expected"), (date(2027, 4, 1), "missing")])
def test_what_has_not_come_yet_is_not_missing(embedded: PublishedFolder, day: date, state: str) -> None:
    found = overview(inputs(day=day), embedded, 2026)
    assert of(found, "pks").state == state
    assert ("kommt etwa April 2027" in as_text(found)) == (state == "expected")


def test_an_older_state_of_areas_is_not_needed_where_a_newer_one_is_there(embedded: PublishedFolder) -> None:
    found = of(overview(inputs(), embedded, 2019), "gemeindeverzeichnis")
    assert found.state == "superseded"
    assert found.releases[0].release_id == "gemeindeverzeichnis_2021_2021.csv"
    assert not found.commands


def test_invented_sources_are_left_out(embedded: PublishedFolder) -> None:
    found = overview(inputs(), embedded, 2025)
    assert not [source for source in found.sources if source.source_id.endswith("_demo")]
    assert of(found, "gremien").real_only
    assert all(release.built is None for release in of(found, "gremien_oeffentlich").releases)


def test_a_file_that_is_stored_and_not_built_is_said(embedded: PublishedFolder, tmp_path: Path) -> None:
    shutil.copytree(STORED.store, tmp_path / "releases")
    shutil.copy(STORED.lock, tmp_path / "releases.lock.toml")
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    store.add("pks", Path("a.csv"), "2021", "2022-04-05", content=b"a")
    found = overview(inputs(store), embedded, 2021)
    assert not found.up_to_date
    text = as_text(found)
    assert "da: pks_2021_2022-04-05.csv (noch nicht gebaut)" in text
    assert text.endswith("python -m pipelines build")


def test_what_was_withdrawn_is_said_and_does_not_count(tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    store.add("pks", Path("a.csv"), "2021", "2022-04-05", content=b"a")
    store.become([replace(each, withdrawn=DAY) for each in store.all()])
    found = overview(inputs(store), PublishedFolder(tmp_path / "published"), 2021)
    pks = of(found, "pks")
    assert (pks.state, pks.releases) == ("missing", [])
    assert [(each.release_id, each.since) for each in pks.withdrawn] == [("pks_2021_2022-04-05.csv", DAY.isoformat())]
    assert f"zurückgezogen: pks_2021_2022-04-05.csv (seit {DAY:%d.%m.%Y}); zählt wieder mit" in as_text(found)
    assert of(overview(inputs(store), PublishedFolder(tmp_path / "published"), 2020), "pks").withdrawn == []


def test_a_year_nobody_compared_the_keys_of_demands_a_decision(embedded: PublishedFolder) -> None:
    assert "offences.toml" in overview(inputs(), embedded, 2026).decisions[0]
    assert overview(inputs(), embedded, 2020).decisions == []


@pytest.mark.parametrize("year", [2014, 2020, 2024, 2025, 2026])
@pytest.mark.parametrize("demo", [True, False])
def test_it_fits_on_one_screen(embedded: PublishedFolder, year: int, demo: bool) -> None:
    assert len(as_text(overview(inputs(demo=demo), embedded, year)).splitlines()) <= 40


@pytest.mark.parametrize("year", [1999, 2028])
def test_a_year_that_is_none_of_the_atlas_is_refused(embedded: PublishedFolder, year: int) -> None:
    with pytest.raises(BuildError, match="Möglich sind 2000 bis 2027"):
        overview(inputs(), embedded, year)


def test_without_anything_built_it_still_answers(tmp_path: Path) -> None:
    found = overview(inputs(), PublishedFolder(tmp_path), 2020)
    assert found.version is None
    assert "nichts gebaut" in as_text(found)
    assert of(found, "pks").releases[0].built is False


def test_the_json_has_stable_names(embedded: PublishedFolder) -> None:
    content = json.loads(as_json(overview(inputs(), embedded, 2020)))
    assert list(content) == ["year", "today", "version", "up_to_date", "sources", "decisions", "breaks", "remarks"]
    assert set(content["sources"][0]) == {
        "source_id",
        "title",
        "state",
        "releases",
        "withdrawn",
        "expected_from",
        "address",
        "commands",
        "real_only",
    }


def test_a_release_is_taken_back_by_its_name(tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    store.add("pks", Path("a.csv"), "2021", "2022-04-05", content=b"a")
    assert store.find("pks_2021_2022-04-05.csv").period == "2021"
    with pytest.raises(BuildError, match=r"Ähnlich heißen: pks_2021_2022-04-05\.csv"):
        store.find("pks_2021_2022.csv")


def test_the_commands_print(
    embedded: PublishedFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines import command_line as commands
    from pipelines.work import commands as work_commands

    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    for published in ("2022-04-05", "2022-06-01"):
        store.add("pks", Path("a.csv"), "2021", published, content=published.encode())
    monkeypatch.setattr(commands, "PublishedFolder", lambda: embedded)
    for module in (commands, work_commands):
        monkeypatch.setattr(module, "ReleaseStore", lambda: store)
    commands.app(["year", "2021", "--json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out)["year"] == 2021
    commands.app(["remove", "pks_2021_2022-06-01.csv"], standalone_mode=False)
    assert "Für 2021 gilt wieder pks_2021_2022-04-05.csv." in capsys.readouterr().out
    commands.app(["remove", "pks_2021_2022-04-05.csv"], standalone_mode=False)
    assert "Für 2021 ist nun nichts gespeichert." in capsys.readouterr().out
