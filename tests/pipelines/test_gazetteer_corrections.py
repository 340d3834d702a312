"""A list of a Gebietsstand that is stored already: compared with the stored one, and counted alone after it was published later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from geo.areas import Edition, Gemeinde, Register
from pipelines.catalog import sources
from pipelines.problems import InputError
from pipelines.store.add import add_file
from pipelines.store.areas import stored_register
from pipelines.store.reading import Reading
from pipelines.store.releases import ReleaseStore
from tests.geo.lists import AUGUST_2025, JUNE_2024, changed, gemeinde
from tests.pipelines.crime import checks, publish
from tests.pipelines.gazetteer_files import (
    GEMEINDEN,
    TODAY,
    add,
    gv_isys,
    own_csv,
    store_with_crime,
    store_with_embedded_list,
    told,
)
from tests.pipelines.genesis_files import table

KOBLENZ, HACHENBURG = "071110000000", "071435002"
CENSUS_DAY = date(2022, 5, 15)
CORRECTED, OF_2024 = "gemeindeverzeichnis_2021_2025-09-15.csv", "gemeindeverzeichnis_2024_2024-09-15.xlsx"


@pytest.fixture(scope="module")
def embedded() -> Edition:
    return Register.load(GEMEINDEN).editions[0]


def with_people(edition: Edition, more: Callable[[Gemeinde], int]) -> Edition:
    return replace(
        edition, gemeinden=tuple(replace(each, inhabitants=each.inhabitants + more(each)) for each in edition.gemeinden)
    )


@pytest.fixture(scope="module")
def published(
    tmp_path_factory: pytest.TempPathFactory, embedded: Edition
) -> tuple[duckdb.DuckDBPyConnection, list[Reading]]:
    """The list of 2021 corrected by one inhabitant everywhere, and one counted on the day of a census, of whose year GENESIS has the end."""
    folder = tmp_path_factory.mktemp("store")
    store = store_with_crime(folder)
    register = stored_register(store)
    (folder / "liste.csv").write_text(own_csv(with_people(embedded, lambda _: 1)), encoding="utf-8")
    add(store, folder / "liste.csv", "2021")
    of_2024 = replace(changed(embedded, JUNE_2024), inhabitants_date=CENSUS_DAY)
    (folder / "liste.xlsx").write_bytes(gv_isys(with_people(of_2024, lambda _: 2)))
    add(store, folder / "liste.xlsx", "2024", published="2024-09-15")
    (folder / "12411.csv").write_bytes(
        table(register, (2021, 2022), "12411-01-01-4", times="columns", time="31.12.{}".format)
    )
    add_file(
        store,
        sources()["bevoelkerung"],
        folder / "12411.csv",
        "2021-2022",
        "2023-06-20",
        None,
        TODAY,
        accept_jumps=True,
    )
    return publish(stored_register(store), store)


def counted(connection: duckdb.DuckDBPyConnection, area_id: str, year: int) -> list[tuple[object, ...]]:
    sql = "SELECT release_id, counted_on FROM population WHERE area_id = ? AND year = ? AND concept = 'reference_date'"
    return connection.execute(sql, [area_id, year]).fetchall()


def test_of_two_lists_of_one_gebietsstand_the_last_published_counts(
    published: tuple[duckdb.DuckDBPyConnection, list[Reading]], embedded: Edition
) -> None:
    connection, readings = published
    sql = "SELECT DISTINCT release_id FROM stage_gemeindeverzeichnis ORDER BY 1"
    assert connection.execute(sql).fetchall() == [(CORRECTED,), (OF_2024,)]
    sql = "SELECT DISTINCT release_id FROM population WHERE year = 2018 AND concept = 'reference_date'"
    assert connection.execute(sql).fetchall() == [(CORRECTED,)]
    [(koblenz,)] = connection.execute(
        "SELECT inhabitants FROM population WHERE area_id = ? AND year = 2018 AND concept = 'reference_date'", [KOBLENZ]
    ).fetchall()
    assert koblenz == embedded.by_id[KOBLENZ].inhabitants + 1
    [superseded] = [each for each in readings if each.release.release_id == "gemeindeverzeichnis_2021_2021.csv"]
    assert superseded.rows_published == 0
    assert "diese hier zählt nicht" in superseded.notices[-1].reason


def test_the_end_of_the_year_counts_before_another_day(
    published: tuple[duckdb.DuckDBPyConnection, list[Reading]],
) -> None:
    connection, _ = published
    [(release_id, day)] = counted(connection, "07111", 2022)
    assert str(release_id).startswith("bevoelkerung")
    assert day == date(2022, 12, 31)
    assert counted(connection, HACHENBURG, 2022) == [(OF_2024, CENSUS_DAY)]


def test_every_check_finds_nothing(published: tuple[duckdb.DuckDBPyConnection, list[Reading]]) -> None:
    for check in checks():
        assert published[0].execute(check.read_text(encoding="utf-8")).fetchall() == [], check.name


def offered(folder: Path, edition: Edition, name: str = "liste.csv") -> tuple[ReleaseStore, Path]:
    store = store_with_embedded_list(folder)
    (folder / name).write_text(own_csv(edition), encoding="utf-8")
    return store, folder / name


# the name of a stored release says nothing of a file that is offered
@pytest.mark.parametrize("name", ["liste.csv", "gemeindeverzeichnis_2021_2021.csv"])
def test_another_number_of_the_same_day_is_asked_about(tmp_path: Path, embedded: Edition, name: str) -> None:
    people = with_people(embedded, lambda each: 999_999 - each.inhabitants if each.area_id == KOBLENZ else 0)
    store, file = offered(tmp_path, people, name)
    with pytest.raises(InputError) as refused:
        add(store, file, "2021")
    assert "zwischen der gespeicherten und dieser Liste vom 01.01.2021" in str(refused.value)
    assert "Das Land hat 49" in str(refused.value)
    assert "Koblenz (071110000) 114024 → 999999" in str(refused.value)
    added = add(store, file, "2021", yes=True)
    assert "die zuletzt veröffentlichte gilt" in told(added)
    assert stored_register(store)[KOBLENZ].inhabitants == 999_999
    # and back again: what is stored may be the wrong one
    (tmp_path / "zurueck.csv").write_text(own_csv(with_people(embedded, lambda _: 1)), encoding="utf-8")
    add(store, tmp_path / "zurueck.csv", "2021", published="2025-10-01", yes=True)
    assert stored_register(store)[KOBLENZ].inhabitants == embedded.by_id[KOBLENZ].inhabitants + 1


def test_another_area_of_the_same_day_is_asked_about(tmp_path: Path, embedded: Edition) -> None:
    larger = tuple(
        replace(each, area_km2=each.area_km2 + 20) if each.name == "Hachenburg" else each for each in embedded.gemeinden
    )
    store, file = offered(tmp_path, replace(embedded, gemeinden=larger))
    with pytest.raises(InputError, match=r"Andere Fläche zwischen der gespeicherten .*Hachenburg"):
        add(store, file, "2021")


def test_a_merger_within_one_day_is_asked_about(tmp_path: Path, embedded: Edition) -> None:
    before = changed(embedded, AUGUST_2025)
    store, file = offered(tmp_path, before)
    add(store, file, "2025")
    whole = gemeinde("072325005503", "Obergeckler", "Südeifel", 7.75, 199, lon=6.294, lat=49.972)
    file.write_text(own_csv(changed(embedded, AUGUST_2025, {"072325005089", "072325005096"}, whole)), encoding="utf-8")
    with pytest.raises(InputError, match=r"Gebietsänderungen zwischen der gespeicherten und .*zusammengeschlossen"):
        add(store, file, "2025", published="2025-10-15")


def test_a_small_correction_needs_no_yes(tmp_path: Path, embedded: Edition) -> None:
    store, file = offered(tmp_path, with_people(embedded, lambda _: 1))
    assert "die zuletzt veröffentlichte gilt" in told(add(store, file, "2021"))


def test_an_offered_list_of_another_day_under_a_stored_name(tmp_path: Path, embedded: Edition) -> None:
    store, file = offered(tmp_path, changed(embedded, JUNE_2024), "gemeindeverzeichnis_2021_2021.csv")
    assert "Gebietsstand 30.06.2024" in told(add(store, file, "2024"))
    assert [each.reference_date for each in stored_register(store).editions] == [date(2021, 1, 1), JUNE_2024]


def test_the_first_list_replaces_nothing(tmp_path: Path, embedded: Edition) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    (tmp_path / "liste.csv").write_text(own_csv(embedded), encoding="utf-8")
    assert "ist schon gespeichert" not in told(add(store, tmp_path / "liste.csv", "2021"))


def test_a_day_that_does_not_exist_is_refused_with_its_place(tmp_path: Path, embedded: Edition) -> None:
    day = replace(changed(embedded, JUNE_2024), inhabitants_date=date(2022, 12, 31))
    file = tmp_path / "liste.xlsx"
    file.write_bytes(gv_isys(day, day_of_inhabitants="31.11.2022"))
    with pytest.raises(InputError, match=r"Zeile \d.*„Bevölkerung insgesamt“.*31\.11\.2022.* gibt es nicht"):
        add(store_with_embedded_list(tmp_path), file, "2024")


def test_two_gemeinden_that_exchange_their_names_are_asked_about(tmp_path: Path, embedded: Edition) -> None:
    one, other = embedded.gemeinden[10], embedded.gemeinden[11]
    names = {one.area_id: other.name, other.area_id: one.name}
    exchanged = replace(
        embedded,
        gemeinden=tuple(replace(each, name=names.get(each.area_id, each.name)) for each in embedded.gemeinden),
    )
    (tmp_path / "liste.csv").write_text(own_csv(exchanged), encoding="utf-8")
    with pytest.raises(InputError, match="Namen, die vorher ein anderes Gebiet trug"):
        add(store_with_embedded_list(tmp_path), tmp_path / "liste.csv", "2021")
