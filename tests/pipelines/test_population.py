"""Population and context: official figures arrive at every level they hold for; another layout is refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from geo.areas import Register
from pipelines.catalog import sources
from pipelines.problems import InputError, Problem
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import ReleaseStore
from tests.pipelines.crime import TODAY, load_register, publish
from tests.pipelines.pks_files import reading_of

STORE = ReleaseStore()


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def database(register: Register) -> duckdb.DuckDBPyConnection:
    return publish(register, STORE)[0]


@pytest.mark.parametrize(
    ("area", "year", "concept", "inhabitants"),
    [
        ("07", 2019, "annual_average", 4_089_374),
        ("07111", 2019, "annual_average", 114_038),
        ("071110000", 2019, "annual_average", 114_038),
        ("07143", 1995, "annual_average", 194_442),
        ("07", 2018, "reference_date", 4_084_844),
        ("071110000000", 2018, "reference_date", 114_024),
        ("071435002", 2018, "reference_date", 24_203),
        ("07315", 2020, "pks_implied", 218_578),
        ("07315", 2015, "pks_implied", 206_982),
        ("07", 2020, "pks_implied", 4_093_903),
    ],
)
def test_official_population(
    database: duckdb.DuckDBPyConnection, area: str, year: int, concept: str, inhabitants: int
) -> None:
    rows = database.execute(
        "SELECT inhabitants FROM population WHERE area_id = ? AND year = ? AND concept = ?", [area, year, concept]
    )
    assert rows.fetchall() == [(inhabitants,)]


def test_every_area_has_its_inhabitants_on_the_reference_date(database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT level, count(*) FROM population JOIN area USING (area_id) WHERE concept = 'reference_date' GROUP BY level"
    assert dict(database.execute(sql).fetchall()) == {"land": 1, "kreis": 36, "kommune": 170, "gemeinde": 2301}


@pytest.mark.parametrize(
    ("area", "year", "variable", "value"),
    [
        ("07111", 2019, "density", 1083.6),
        ("07111", 2019, "foreigners", 14.0),
        ("07135", 2019, "change", -34.5),
        ("07", 2019, "deaths", 116.4),
        ("071110000", 2019, "density", 1083.6),
    ],
)
def test_official_context(
    database: duckdb.DuckDBPyConnection, area: str, year: int, variable: str, value: float
) -> None:
    rows = database.execute(
        "SELECT value FROM context WHERE area_id = ? AND year = ? AND variable = ?", [area, year, variable]
    )
    assert rows.fetchall() == [(value,)]


def test_what_is_not_meaningful_is_no_number(database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT count(*) FILTER (variable = 'change'), count(*) FILTER (variable = 'births') FROM context WHERE year = 2011"
    assert database.execute(sql).fetchall() == [(0, 61)]


def test_every_value_leads_to_its_release(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT DISTINCT release.source_id FROM (SELECT release_id FROM population UNION SELECT release_id FROM context)
             JOIN release USING (release_id) ORDER BY 1"""
    assert [name for (name,) in database.execute(sql).fetchall()] == [
        "bevoelkerung",
        "gemeindeverzeichnis",
        "pks",
        "pks_land",
        "regionalatlas",
    ]


def content_of(source_id: str) -> bytes:
    return STORE.newest(source_id)[0].read_bytes()


def problems(
    source_id: str, content: bytes, register: Register, folder: Path, period: str | None = None
) -> list[Problem]:
    period = period or STORE.newest(source_id)[0].period
    reading = reading_of(content, register, folder, period=period, source_id=source_id)
    reading.is_candidate = True
    with pytest.raises(InputError) as caught:
        reader_of(sources()[source_id])(reading)
    assert all(problem.file == f"{source_id}_{period}_2025.csv" and problem.cure for problem in caught.value.problems)
    return caught.value.problems


def without_line(content: bytes, start: bytes) -> bytes:
    return b"\n".join(line for line in content.split(b"\n") if not line.startswith(start))


def doubled_line(content: bytes, start: bytes) -> bytes:
    return b"\n".join(line for each in content.split(b"\n") for line in [each] * (2 if each.startswith(start) else 1))


@pytest.mark.parametrize("source_id", ["bevoelkerung", "regionalatlas"])
def test_a_genesis_file_that_is_none(source_id: str, register: Register, tmp_path: Path) -> None:
    good = content_of(source_id)
    for content, reason in (
        (b"", "leer"),
        (b"<html>", "HTML-Seite"),
        (b"GENESIS-Tabelle: 12345\n" + good.partition(b"\n")[2], "nicht die GENESIS-Tabelle"),
        (good.partition(b"\n")[2], "keine Tabelle von GENESIS"),
    ):
        assert reason in problems(source_id, content, register, tmp_path)[0].reason


@pytest.mark.parametrize(
    ("source_id", "changed", "line", "column"),
    [
        ("bevoelkerung", (b"Insgesamt;m", b"Zusammen;m"), 7, "Spalte 4"),
        ("bevoelkerung", (b";Insgesamt;", b";Insgesamt;Insgesamt;"), 7, "Spalte 5"),
        (
            "regionalatlas",
            (
                b"Lebendgeborene je 10.000 EW;Gestorbene je 10.000 EW",
                b"Gestorbene je 10.000 EW;Lebendgeborene je 10.000 EW",
            ),
            4,
            "Spalte 7",
        ),
    ],
)
def test_another_header(
    source_id: str, changed: tuple[bytes, bytes], line: int, column: str, register: Register, tmp_path: Path
) -> None:
    assert changed[0] in content_of(source_id)
    first = problems(source_id, content_of(source_id).replace(*changed, 1), register, tmp_path)[0]
    assert (first.line, first.column) == (line, column)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (b"114O38", "keine Zahl"),
        (b"114.038", "keine Zahl"),
        (b"114038,5", "ganze Zahl"),
        (b"-", "ganze Zahl"),
        (b"-114038", "ganze Zahl"),
    ],
)
def test_a_population_that_is_none(number: bytes, reason: str, register: Register, tmp_path: Path) -> None:
    content = content_of("bevoelkerung").replace(b"kreisfreie Stadt;114038;", b"kreisfreie Stadt;" + number + b";", 1)
    [problem] = problems("bevoelkerung", content, register, tmp_path)
    assert (problem.line, problem.column) == (175, "Insgesamt")
    assert reason in problem.reason


def test_a_kreis_is_missing_or_twice(register: Register, tmp_path: Path) -> None:
    content = content_of("bevoelkerung")
    [missing] = problems("bevoelkerung", without_line(content, b"2019;07111;"), register, tmp_path)
    assert (missing.value, missing.reason) == ("2019;07111", "Für das Jahr 2019 fehlt 07111.")
    twice = problems("bevoelkerung", doubled_line(content, b"2019;07111;"), register, tmp_path)
    assert [problem.line for problem in twice] == [175, 176]


def test_an_unknown_kreis_and_another_period(register: Register, tmp_path: Path) -> None:
    content = content_of("bevoelkerung")
    renamed = problems("bevoelkerung", content.replace(b"2019;07111;", b"2019;07999;"), register, tmp_path)
    assert [problem.value for problem in renamed] == ["2019;07111"]
    for source_id, first in (("bevoelkerung", 1995), ("regionalatlas", 2008)):
        for period in (f"{first}-2018", f"{first}-2020", f"{first + 1}-2019", "2019"):
            [other] = problems(source_id, content_of(source_id), register, tmp_path, period)
            assert other.cure == f"Zeitraum berichtigen: --period {first}-2019."


def test_further_title_lines_change_nothing(register: Register, tmp_path: Path) -> None:
    for source_id in ("bevoelkerung", "regionalatlas"):
        content = content_of(source_id).replace(b"\n", b"\nDatenbank der L\xe4nder;;;\n", 1)
        period = STORE.newest(source_id)[0].period
        reading = reading_of(content, register, tmp_path, period=period, source_id=source_id)
        assert len(reader_of(sources()[source_id])(reading)["kreise"]) >= 444


def test_a_line_that_is_cut_off(register: Register, tmp_path: Path) -> None:
    content = content_of("regionalatlas")
    cut = content[: content.index(b"2019;07111;") + 40]
    assert problems("regionalatlas", cut, register, tmp_path)[0].reason.startswith("Die Zeile hat 3 statt 10 Spalten")


def test_gemeinden_that_make_no_register(register: Register, tmp_path: Path) -> None:
    content = content_of("gemeindeverzeichnis")
    [missing] = problems("gemeindeverzeichnis", without_line(content, b"07111000,"), register, tmp_path)
    assert "es fehlen die Kreise 07111" in missing.reason
    [letters] = problems("gemeindeverzeichnis", content.replace(b",114024,", b",114O24,"), register, tmp_path)
    assert "Zeile 2" in letters.reason
    assert "114O24" in letters.reason


def test_gemeinden_of_the_carried_release_are_counted(register: Register) -> None:
    reading = Reading(STORE.newest("gemeindeverzeichnis")[0], register, TODAY)
    table = reader_of(sources()["gemeindeverzeichnis"])(reading)["gebiete"].set_index("area_id")
    assert (reading.rows_read, reading.rows_published, len(table)) == (2301, 2301, len(register.areas))
    assert set(table["inhabitants_date"]) == {"2018-12-31"}
    assert table["inhabitants"].astype(int).to_dict() == {area.area_id: area.inhabitants for area in register}
