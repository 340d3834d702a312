"""Several publications of the population beside each other: the newest of a year counts, and one day is counted once."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from geo.areas import Register
from pipelines.catalog import sources
from pipelines.problems import InputError
from pipelines.store.add import add_file
from pipelines.store.releases import ReleaseStore
from tests.pipelines.crime import checks, load_register, publish
from tests.pipelines.genesis_files import flat, population, table

STORED = ReleaseStore()
TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, register: Register) -> ReleaseStore:
    """The carried releases of crime and population, and four more tables with overlapping periods."""
    folder = tmp_path_factory.mktemp("store")
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    for source_id in ("gemeindeverzeichnis", "bevoelkerung", "regionalatlas", "pks"):
        for release in STORED.newest(source_id)[-2:]:
            copy = folder / release.release_id
            copy.write_bytes(release.read_bytes())
            store.add(source_id, copy, release.period, release.published)
    for content, period, published in (
        (
            table(register, (2008, 2018), "12411-01-01-4", times="columns", time="31.12.{}".format),
            "2008-2018",
            "2024-05-01",
        ),
        (flat(register, (1980, 1981)), "1980-1981", "2024-05-02"),
        (table(register, (1981,), "12411-01-01-4", time="31.12.{}".format), "1981", "2020-05-02"),
        (table(register, (1981, 1982)), "1981-1982", "2024-05-02"),
        (
            table(register, (1982, 1983), "12411-05-01-4", times="columns").replace(b"Stichtag;", b"Jahr;"),
            "1982-1983",
            "2026-01",
        ),
    ):
        file = folder / "12411.csv"
        file.write_bytes(content)
        add_file(store, sources()["bevoelkerung"], file, period, published, None, TODAY)
    return store


@pytest.fixture(scope="module")
def database(store: ReleaseStore, register: Register) -> duckdb.DuckDBPyConnection:
    return publish(register, store)[0]


def test_both_kinds_lie_beside_each_other(store: ReleaseStore) -> None:
    assert [release.release_id for release in store.newest("bevoelkerung")] == [
        "bevoelkerung_1980-1981_stichtag_2024-05-02.csv",
        "bevoelkerung_1981_stichtag_2020-05-02.csv",
        "bevoelkerung_1981-1982_2024-05-02.csv",
        "bevoelkerung_1982-1983_2026-01.csv",
        "bevoelkerung_1995-2019_2021-08-20.csv",
        "bevoelkerung_2008-2018_stichtag_2024-05-01.csv",
    ]


@pytest.mark.parametrize(
    ("area", "year", "concept", "release"),
    [
        ("07111", 1981, "reference_date", "bevoelkerung_1980-1981_stichtag_2024-05-02.csv"),
        ("07111", 1982, "annual_average", "bevoelkerung_1982-1983_2026-01.csv"),
        ("07111", 1981, "annual_average", "bevoelkerung_1981-1982_2024-05-02.csv"),
        ("07", 1980, "reference_date", "bevoelkerung_1980-1981_stichtag_2024-05-02.csv"),
        ("071110000000", 2008, "reference_date", "bevoelkerung_2008-2018_stichtag_2024-05-01.csv"),
    ],
)
def test_the_newest_publication_counts(
    area: str, year: int, concept: str, release: str, database: duckdb.DuckDBPyConnection, register: Register
) -> None:
    sql = "SELECT inhabitants, release_id FROM population WHERE area_id = ? AND year = ? AND concept = ?"
    [(inhabitants, release_id)] = database.execute(sql, [area, year, concept]).fetchall()
    _, men, women = population(register, year)[area[:5]]
    assert (inhabitants, release_id) == (men + women, release)


def test_the_gemeindeverzeichnis_counts_its_own_day(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT DISTINCT source_id FROM population JOIN release USING (release_id)
             WHERE year = 2018 AND concept = 'reference_date'"""
    assert database.execute(sql).fetchall() == [("gemeindeverzeichnis",)]


def test_every_check_finds_nothing(database: duckdb.DuckDBPyConnection) -> None:
    for check in checks():
        assert database.execute(check.read_text(encoding="utf-8")).fetchall() == [], check.name


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ("DELETE FROM population WHERE area_id = '07131' AND year = 1980", "bevoelkerung_kreise_ergeben_land"),
        (
            "UPDATE population SET inhabitants = inhabitants + 37 WHERE area_id = '07' AND year = 1982",
            "bevoelkerung_kreise_ergeben_land",
        ),
        (
            "UPDATE population SET inhabitants = inhabitants * 1.13 WHERE concept = 'pks_implied' AND year = 2019 AND area_id = '07131'",
            "bevoelkerung_der_pks_plausibel",
        ),
    ],
)
def test_a_check_finds_what_is_wrong(change: str, check: str, database: duckdb.DuckDBPyConnection) -> None:
    [file] = [file for file in checks() if file.stem == check]
    database.execute("BEGIN")
    database.execute(change)
    assert database.execute(file.read_text(encoding="utf-8")).fetchall()
    database.execute("ROLLBACK")


def test_differences_between_publications_are_told_and_large_ones_asked_about(
    store: ReleaseStore, register: Register, tmp_path: Path
) -> None:
    copy = ReleaseStore(tmp_path / "releases", tmp_path / "lock.toml")
    shutil.copytree(store.store, copy.store)
    shutil.copy(store.lock, copy.lock)
    file = tmp_path / "12411.csv"
    # the numbers of another year of the invented series, and of one far away
    for other, answer in ((1985, "notice"), (2900, "question")):
        file.write_bytes(table(register, (other,), time=lambda _: "1982"))
        if answer == "question":
            with pytest.raises(InputError, match="gemeinsamen Zahlen weichen"):
                add_file(copy, sources()["bevoelkerung"], file, "1982", "2026-07-02", None, TODAY)
            continue
        added = add_file(copy, sources()["bevoelkerung"], file, "1982", "2026-07-01", None, TODAY)
        [notice] = [
            str(each) for each in added.notices if "weichen von bevoelkerung_1982-1983_2026-01.csv ab" in str(each)
        ]
        assert "37 von 37" in notice
        assert notice.endswith("Es gilt 12411.csv.")


def test_a_refused_table_leaves_nothing(store: ReleaseStore, register: Register, tmp_path: Path) -> None:
    copy = ReleaseStore(tmp_path / "releases", tmp_path / "lock.toml")
    shutil.copytree(store.store, copy.store)
    shutil.copy(store.lock, copy.lock)
    before = (copy.lock.read_bytes(), sorted(copy.store.rglob("*")))
    file = tmp_path / "12411.csv"
    file.write_bytes(table(register, (2018,)))
    with pytest.raises(InputError, match="--period 2018"):
        add_file(copy, sources()["bevoelkerung"], file, "2019", "2024", None, TODAY)
    assert (copy.lock.read_bytes(), sorted(copy.store.rglob("*"))) == before
