"""Which inhabitants a rate of a Kommune divides by: those of the nearest day known, of today's territory, and it says which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from geo.areas import Register
from pipelines.store.areas import stored_register
from tests.geo.lists import changed, gemeinde
from tests.pipelines.crime import publish
from tests.pipelines.gazetteer_files import GEMEINDEN, gv_isys, store_with_crime
from tests.pipelines.test_pks_kommunen import HACHENBURG, workbook
from tests.pipelines.test_pks_kommunen import changed as with_cells

NIEDER, OBER, MERGED = "072325005089", "072325005096", "072325005503"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The list of 2021 and one of 2024 in which everybody has ten inhabitants more and two Gemeinden are one, and counts of three years."""
    folder = tmp_path_factory.mktemp("store")
    store = store_with_crime(folder)
    older = Register.load(GEMEINDEN).editions[0]
    grown = [replace(each, inhabitants=each.inhabitants + 10) for each in older.gemeinden]
    merged = gemeinde(MERGED, "Obergeckler", "Südeifel", 7.75, 235, lon=6.29, lat=49.97)
    newer = changed(replace(older, gemeinden=tuple(grown)), date(2025, 8, 31), {NIEDER, OBER}, merged)
    (folder / "liste.xlsx").write_bytes(gv_isys(replace(newer, inhabitants_date=date(2022, 12, 31))))
    store.add("gemeindeverzeichnis", folder / "liste.xlsx", "2025", "2025-09-15")
    rows = [with_cells(year=year) for year in (2019, 2021, 2024)]
    rows.append(
        with_cells(ars=MERGED, area="Obergeckler", level="Ortsgemeinde", kreis="", year=2019, cases=7, cleared=3)
    )
    (folder / "faelle.xlsx").write_bytes(workbook(folder, rows))
    store.add("pks_kommunen", folder / "faelle.xlsx", "2019-2024", "2025-05-01")
    return publish(stored_register(store), store)[0]


def denominators(database: duckdb.DuckDBPyConnection, area_id: str) -> dict[int, tuple[float, str]]:
    sql = "SELECT period, denominator, note FROM observation WHERE indicator_id = 'straftaten_insgesamt' AND area_id = ? ORDER BY 1"
    return {period: (denominator, note) for period, denominator, note in database.execute(sql, [area_id]).fetchall()}


def test_the_day_nearest_to_the_year_before_counts(database: duckdb.DuckDBPyConnection) -> None:
    found = denominators(database, str(HACHENBURG[0]))
    register = Register.load(GEMEINDEN)
    gemeinden = [area for area in register.at("gemeinde") if area.kommune_id == HACHENBURG[0]]
    then, now = 24_203, 24_203 + 10 * len(gemeinden)
    assert {year: denominator for year, (denominator, _) in found.items()} == {2019: then, 2021: then, 2024: now}
    assert "Einwohnern am 31.12.2018." in found[2019][1]
    assert f"{now:,}".replace(",", ".") + " Einwohnern am 31.12.2022." in found[2024][1]


def test_a_merged_gemeinde_divides_by_the_sum_of_its_parts(database: duckdb.DuckDBPyConnection) -> None:
    register = Register.load(GEMEINDEN)
    assert denominators(database, MERGED)[2019][0] == register[NIEDER].inhabitants + register[OBER].inhabitants


def test_population_of_every_list_is_that_of_todays_areas(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT year, counted_on, count(*), sum(inhabitants) FILTER (level = 'gemeinde') = any_value(inhabitants) FILTER (level = 'land')
             FROM population JOIN (SELECT area_id, level FROM area) USING (area_id)
             WHERE release_id LIKE 'gemeindeverzeichnis%' GROUP BY ALL ORDER BY 1"""
    [(areas,)] = database.execute("SELECT count(*) FROM area").fetchall()
    assert database.execute(sql).fetchall() == [
        (2018, date(2018, 12, 31), areas, True),
        (2022, date(2022, 12, 31), areas, True),
    ]
