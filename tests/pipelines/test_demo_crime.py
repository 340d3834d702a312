"""The invented figures of Kommunen: always the same, never more than their Kreis or their whole, and gone as soon as real ones are there."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from geo.areas import Register
from pipelines import catalog
from pipelines.build.inputs import Inputs
from pipelines.demo import write_demo
from pipelines.problems import BuildError
from pipelines.sources.pks.kreis_year import KreisYear
from pipelines.sources.pks.offences import offences
from pipelines.sources.pks_kommunen.columns import SHEET, SUPPRESSED
from pipelines.sources.pks_kommunen.demo import WHOLES, YEARS
from pipelines.store.judging import Others, Stored, judge_of
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release, ReleaseStore
from tests.pipelines.crime import TODAY, load_register

DEMO = "pks_kommunen_demo"
DISJOINT = ("224000", "****00", "674000", "730000", "510000")
# A number that is kept secret was one to four cases, or the next smallest of its Kreis: for sums the least it can be.
LEAST = 1


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def release() -> Release:
    [stored] = ReleaseStore().newest(DEMO)
    return stored


@pytest.fixture(scope="module")
def kreise(register: Register) -> dict[int, KreisYear]:
    read = reader_of(catalog.sources()["pks"])
    years = [
        KreisYear.of(each.release_id, read(Reading(each, register, TODAY))) for each in ReleaseStore().newest("pks")
    ]
    return {year.year: year for year in years if year}


@pytest.fixture(scope="module")
def reading(register: Register, release: Release) -> Reading:
    return Reading(release, register, TODAY)


@pytest.fixture(scope="module")
def table(reading: Reading) -> pd.DataFrame:
    return reader_of(catalog.sources()[DEMO])(reading)["faelle"]


@pytest.fixture(scope="module")
def cases(table: pd.DataFrame) -> dict[tuple[int, str, str], str]:
    """Cases as they stand there, by year, key and Kommune."""
    return {
        (int(year), key, area_id): number
        for year, key, area_id, number in table[["year", "key", "area_id", "cases"]].to_numpy().tolist()
    }


def test_generating_again_gives_the_stored_release(release: Release, tmp_path: Path) -> None:
    write_demo(ReleaseStore(), catalog.sources()[DEMO], tmp_path / "again.xlsx", TODAY)
    assert (tmp_path / "again.xlsx").read_bytes() == release.read_bytes()


def test_a_source_without_an_invented_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="keine erfundene Liste"):
        write_demo(ReleaseStore(), catalog.sources()["pks"], tmp_path / "x.xlsx", date(2026, 1, 1))


def test_it_is_a_filled_template(release: Release) -> None:
    assert CalamineWorkbook.from_path(release.path).sheet_names == [SHEET]


def test_every_kommune_of_a_landkreis_has_every_key_and_year_and_no_other_area_has(
    cases: dict[tuple[int, str, str], str], register: Register
) -> None:
    expected = {area.area_id for area in register.at("kommune") if area.kind != "kreisfreie_stadt"}
    assert len(expected) == 158
    by_year = {(year, key) for year, key, _ in cases}
    assert by_year == {(year, key) for year in YEARS for key in WHOLES if (year, key) != (2014, "890000")}
    assert Counter((year, key) for year, key, _ in cases) == dict.fromkeys(by_year, 158)
    assert {area for _, _, area in cases} == expected


def test_all_together_have_at_most_the_cases_of_their_kreis_and_nearly_all(
    cases: dict[tuple[int, str, str], str], kreise: dict[int, KreisYear]
) -> None:
    sums: dict[tuple[int, str, str], int] = defaultdict(int)
    for (year, key, area), number in cases.items():
        sums[year, key, area[:5]] += LEAST if number == SUPPRESSED else int(number)
    for (year, key, kreis), together in sums.items():
        official = kreise[year].cases[key, kreis]
        assert together <= official, (year, key, kreis)
        if key == "------":
            assert together >= 0.95 * official


def test_no_part_exceeds_its_whole(cases: dict[tuple[int, str, str], str]) -> None:
    relations = [(each.whole, part) for each in offences().part for part in each.parts]
    compared = 0
    for year, key, area in cases:
        for whole, part in relations:
            numbers = cases.get((year, part, area)), cases.get((year, whole, area))
            if key == part and None not in numbers and SUPPRESSED not in numbers:
                assert int(numbers[0] or 0) <= int(numbers[1] or 0), (year, part, whole, area)
                compared += 1
    assert compared > 8_000


def test_offences_that_exclude_each_other_fit_into_all_of_them(cases: dict[tuple[int, str, str], str]) -> None:
    for year, key, area in cases:
        if key == "------":
            parts = [cases[year, part, area] for part in DISJOINT]
            assert sum(int(number) for number in parts if number != SUPPRESSED) <= int(cases[year, key, area])


def test_cleared_cases_are_known_of_all_offences_alone(table: pd.DataFrame, kreise: dict[int, KreisYear]) -> None:
    cleared = table[table["key"] == "------"]
    assert (cleared["cleared"].astype(int) <= cleared["cases"].astype(int)).all()
    assert (table.loc[table["key"] != "------", "cleared"] == "").all()
    sums: Counter[tuple[int, str]] = Counter()
    for year, area_id, number in cleared[["year", "area_id", "cleared"]].to_numpy().tolist():
        sums[int(year), area_id[:5]] += int(number)
    for (year, kreis), together in sums.items():
        assert together <= kreise[year].by_key["------"][kreis].cleared


def test_at_least_two_are_suppressed_per_kreis_key_and_year_or_none(cases: dict[tuple[int, str, str], str]) -> None:
    hidden = Counter((year, key, area[:5]) for (year, key, area), number in cases.items() if number == SUPPRESSED)
    assert 50 < sum(hidden.values()) < 2_000
    assert min(hidden.values()) >= 2
    assert not [cell for cell, number in cases.items() if number in {"1", "2", "3", "4"}]


def test_nothing_gives_a_suppressed_number_away(
    reading: Reading, table: pd.DataFrame, kreise: dict[int, KreisYear], register: Register
) -> None:
    judge = judge_of(catalog.sources()[DEMO])
    assert judge
    read = reader_of(catalog.sources()["pks"])
    others = Others(Stored.of(each, read(Reading(each, register, TODAY))) for each in ReleaseStore().newest("pks"))
    judge(reading, {"faelle": table}, others)
    assert (reading.problems, reading.questions) == ([], [])


def test_size_alone_does_not_tell_the_order(cases: dict[tuple[int, str, str], str], register: Register) -> None:
    """Chance moves rates apart, so that nobody takes them for inhabitants alone."""
    rates = [
        int(cases[2020, "------", area.area_id]) / area.inhabitants
        for area in register.at("kommune")
        if area.kind == "verbandsgemeinde"
    ]
    assert max(rates) > 2 * min(rates)


# ── switched off ──


def inputs(store: ReleaseStore, *, demo: bool = True) -> Inputs:
    return Inputs(demo=demo, day=TODAY, store=store)


def copied(folder: Path, release: Release, source_id: str) -> ReleaseStore:
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    (folder / "faelle.xlsx").write_bytes(release.read_bytes())
    store.add(source_id, folder / "faelle.xlsx", release.period, release.published)
    return store


def test_only_a_build_with_demonstration_data_reads_it(release: Release, tmp_path: Path) -> None:
    store = copied(tmp_path, release, DEMO)
    assert [each.source_id for each in inputs(store).releases] == [DEMO]
    assert inputs(store, demo=False).releases == []


def test_any_real_release_switches_it_off_entirely(release: Release, tmp_path: Path) -> None:
    store = copied(tmp_path, release, DEMO)
    file = tmp_path / "echt.xlsx"
    file.write_bytes(release.read_bytes())
    store.add("pks_kommunen", file, "2024", "2025-05-01")
    assert [each.source_id for each in inputs(store).releases] == ["pks_kommunen"]
    assert DEMO not in {source.source_id for source in inputs(store).sources}
