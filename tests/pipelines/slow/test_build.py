"""End to end: the embedded data become the published database, and a build that fails changes nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines import catalog
from pipelines.build import Built, build, check
from pipelines.build.inputs import Inputs
from pipelines.problems import BuildError, InputError
from pipelines.statistics import rate_interval
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.conftest import DAY, ROOT

EMBEDDED = ReleaseStore()


def silent(_: str) -> None:
    """A build that tells nobody of its progress."""


def inputs(*, demo: bool = True, store: ReleaseStore = EMBEDDED) -> Inputs:
    return Inputs(demo=demo, day=DAY, store=store)


@pytest.fixture
def published(embedded: PublishedFolder) -> tuple[PublishedFolder, Built]:
    pointer = embedded.current()
    assert pointer
    return embedded, Built(pointer, rebuilt=True)


@pytest.fixture
def database(published: tuple[PublishedFolder, Built]) -> Iterator[duckdb.DuckDBPyConnection]:
    folder, built = published
    with duckdb.connect(str(folder.database(built.pointer)), read_only=True) as connection:
        yield connection


def one(connection: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> tuple[object, ...]:
    [row] = connection.execute(sql, list(parameters)).fetchall()
    return row


@pytest.mark.parametrize(
    ("year", "cases"),
    [
        (2014, 263_121),
        (2015, 272_498),
        (2016, 273_632),
        (2017, 250_394),
        (2018, 243_003),
        (2019, 239_977),
        (2020, 229_204),
    ],
)
def test_published_cases_of_all_kreise_add_up_to_the_official_sum(
    database: duckdb.DuckDBPyConnection, year: int, cases: int
) -> None:
    sql = """SELECT sum(numerator), count(*) FROM observation
             WHERE indicator_id = 'straftaten_insgesamt' AND level = 'kreis' AND period = ?"""
    assert one(database, sql, year) == (cases, 36)


@pytest.mark.parametrize(
    ("area_id", "year", "cases", "hz"),
    [
        ("07315", 2020, 16_298, 7_456),
        ("07111", 2020, 10_758, 9_433),
        ("07315", 2015, 20_810, 10_054),
        ("07315", 2016, 20_684, 9_860),
    ],
)
def test_published_value_is_the_official_one_and_lies_in_its_interval(
    database: duckdb.DuckDBPyConnection, area_id: str, year: int, cases: int, hz: int
) -> None:
    sql = """SELECT numerator, round(value), low < value AND value < high FROM observation
             WHERE indicator_id = 'straftaten_insgesamt' AND area_id = ? AND period = ?"""
    assert one(database, sql, area_id, year) == (cases, hz, True)


def test_the_interval_of_a_rate_rests_on_cases_and_population_not_on_the_rounded_rate(
    database: duckdb.DuckDBPyConnection,
) -> None:
    sql = """SELECT value, low, high, numerator, denominator FROM observation
             WHERE indicator_id = 'raub' AND area_id = '07333' AND period = 2019"""
    value, low, high, cases, population = one(database, sql)
    assert (value, cases) == (3, 2)
    assert isinstance(population, float)
    # published to a hundredth
    assert (low, high) == pytest.approx(rate_interval(2, population)[1:], abs=0.005)


def test_areas_are_complete(database: duckdb.DuckDBPyConnection) -> None:
    counts = dict(database.execute("SELECT level, count(*) FROM area GROUP BY level").fetchall())
    assert counts == {"land": 1, "kreis": 36, "kommune": 170, "gemeinde": 2301}
    assert one(database, "SELECT sum(inhabitants) FROM area WHERE level = 'gemeinde'") == (4_084_844,)


def test_a_verbandsgemeinde_shows_the_value_of_its_kreis_as_inherited_and_no_cases(
    database: duckdb.DuckDBPyConnection,
) -> None:
    sql = """SELECT status, value, numerator, from_area_id FROM observation_shown
             WHERE indicator_id = 'raub' AND period = 2020 AND area_id = ?"""
    [kreis] = database.execute(
        "SELECT value FROM observation WHERE indicator_id = 'raub' AND area_id = '07143' AND period = 2020"
    ).fetchall()
    assert one(database, sql, "071435002") == ("inherited", kreis[0], None, "07143")
    status, _, _, came_from = one(database, sql, "073150000")
    assert (status, came_from) == ("ok", "073150000")


def test_crime_of_kommunen_is_invented_and_everything_above_official(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT area.kind, synthetic, count(DISTINCT area_id) FROM observation_shown JOIN area USING (area_id, level)
             WHERE indicator_id = 'straftaten_insgesamt' AND period = 2020 AND level <> 'gemeinde' GROUP BY ALL ORDER BY ALL"""
    assert database.execute(sql).fetchall() == [
        ("grosse_kreisangehoerige_stadt", True, 8),
        ("kreisfreie_stadt", False, 24),
        ("land", False, 1),
        ("landkreis", False, 24),
        ("verbandsfreie_gemeinde", True, 21),
        ("verbandsgemeinde", True, 129),
    ]


def test_every_registry_status_and_every_kind_of_occasion_occurs(database: duckdb.DuckDBPyConnection) -> None:
    statuses = {row[0] for row in database.execute("SELECT DISTINCT status FROM structure_shown()").fetchall()}
    assert statuses == {"aktiv", "ruht_vermutlich", "ruhend", "aufgeloest", "in_planung", "kein_gremium", "unklar"}
    for (kind,) in database.execute("SELECT kind FROM finding_kind").fetchall():
        assert one(database, f"SELECT count(*) > 0 FROM finding_{kind.lower()}()") == (True,), kind


def test_every_release_and_its_rows_are_accounted_for(database: duckdb.DuckDBPyConnection) -> None:
    assert (
        database.execute("SELECT release_id FROM release WHERE rows_read < rows_published OR rows_read = 0").fetchall()
        == []
    )
    used = database.execute(
        "SELECT DISTINCT release_id FROM observation ANTI JOIN release USING (release_id)"
    ).fetchall()
    assert used == []
    assert one(database, "SELECT count(*) > 5 FROM check_passed") == (True,)


def test_no_working_table_is_published(database: duckdb.DuckDBPyConnection) -> None:
    contract = duckdb.connect()
    contract.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
    tables = "SELECT table_name FROM duckdb_tables() WHERE NOT temporary"
    declared = {row[0] for row in contract.execute(tables).fetchall()}
    assert {row[0] for row in database.execute(tables).fetchall()} - declared <= {"registry_fact"}


def test_the_packed_file_has_every_view_and_macro_of_the_contract_and_no_index(
    database: duckdb.DuckDBPyConnection,
) -> None:
    contract = duckdb.connect()
    contract.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
    named = """SELECT view_name FROM duckdb_views() WHERE NOT internal
               UNION ALL SELECT function_name FROM duckdb_functions() WHERE NOT internal AND function_type = 'table_macro'"""
    declared = {row[0] for row in contract.execute(named).fetchall()}
    assert (
        {"observation_shown", "structure_shown"} <= declared <= {row[0] for row in database.execute(named).fetchall()}
    )
    assert one(database, "SELECT count(*) FROM duckdb_indexes()") == (0,)
    assert one(database, "SELECT count(*) FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'") == (0,)


def test_the_packed_file_is_small(
    published: tuple[PublishedFolder, Built], database: duckdb.DuckDBPyConnection
) -> None:
    folder, built = published
    assert one(database, "SELECT block_size FROM pragma_database_size()") == (16_384,)
    assert folder.database(built.pointer).stat().st_size < 6_500_000


def test_demonstration_data_and_published_surveys_do_not_mix(database: duckdb.DuckDBPyConnection) -> None:
    assert one(database, "SELECT count(*) FROM published_survey_figure") == (0,)


def test_nothing_changed_means_nothing_built(published: tuple[PublishedFolder, Built]) -> None:
    folder, built = published
    again = build(inputs(), folder, silent)
    assert not again.rebuilt
    assert again.pointer == built.pointer


def test_without_demo_data_nothing_invented_is_published(tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path)
    built = build(inputs(demo=False), folder, silent)
    with duckdb.connect(str(folder.database(built.pointer)), read_only=True) as connection:
        assert one(connection, "SELECT demo FROM build") == (False,)
        assert one(connection, "SELECT count(*) FROM source WHERE synthetic") == (0,)
        assert one(connection, "SELECT count(*) FROM council WHERE name ILIKE '%demo%'") == (0,)
        assert one(connection, "SELECT count(*) > 20 FROM council") == (True,)
        # what others have published of surveys stands beside, and in no observation
        mainz = "FROM published_survey_figure WHERE area_id = '073150000'"
        assert one(connection, f"SELECT count(*), min(year), max(n) {mainz}") == (15, 2019, 2192)
        assert one(connection, f"SELECT value_pct {mainz} AND item = 'wohngegend_nachts'") == (61.6,)
        assert one(connection, "SELECT count(*) FROM observation WHERE release_id LIKE 'befragungen%'") == (0,)


@pytest.fixture
def own_store(tmp_path: Path) -> ReleaseStore:
    """A copy of the stored releases that a test may spoil."""
    shutil.copytree(EMBEDDED.store, tmp_path / "releases")
    shutil.copy(EMBEDDED.lock, tmp_path / "releases.lock.toml")
    return ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")


def test_a_build_that_fails_names_the_place_and_leaves_the_published_version_untouched(
    own_store: ReleaseStore, published: tuple[PublishedFolder, Built], tmp_path: Path
) -> None:
    folder = PublishedFolder(tmp_path / "published")
    shutil.copytree(published[0].folder, folder.folder)
    before = {path: path.read_bytes() for path in folder.folder.rglob("*") if path.is_file()}
    [release] = [each for each in own_store.all() if each.source_id == "pks" and each.period == "2020"]
    spoilt = tmp_path / "pks.csv"
    spoilt.write_bytes(release.read_bytes().replace(b";16,298;", b";16,2g8;", 1))
    own_store.add("pks", spoilt, "2020", "2022-01-01")
    with pytest.raises(
        InputError, match=r"pks_2020_2022-01-01\.csv, Zeile \d+, Spalte „Anzahl erfasste Faelle“, Wert „16,2g8“"
    ):
        build(inputs(store=own_store), folder, silent)
    after = {
        path: path.read_bytes()
        for path in folder.folder.rglob("*")
        if path.is_file() and path.name != "abgebrochen.csv"
    }
    assert after == before
    report = (folder.folder / "abgebrochen.csv").read_text(encoding="utf-8-sig")
    assert "16,2g8" in report


def test_a_check_that_finds_offenders_stops_the_build(published: tuple[PublishedFolder, Built], tmp_path: Path) -> None:
    from pipelines.build import publish

    folder, built = published
    copy = tmp_path / "copy.duckdb"
    shutil.copy(folder.database(built.pointer), copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute("TRUNCATE check_passed")
        connection.execute("UPDATE observation SET value = -1 WHERE area_id = '07111' AND period = 2020")
        with pytest.raises(BuildError, match="area_id = 07111"):
            publish.run_checks(connection)


def test_check_publishes_nothing(tmp_path: Path) -> None:
    rows, rejected = check(inputs(), PublishedFolder(tmp_path), silent)
    assert rows > 100_000
    assert rejected >= 0
    assert not (tmp_path / "current.json").exists()
    assert not list(tmp_path.glob("*.duckdb"))


def test_the_report_compares_with_the_build_before(own_store: ReleaseStore, tmp_path: Path) -> None:
    folder = PublishedFolder(tmp_path / "published")
    build(inputs(store=own_store), folder, silent)
    changed = replace(inputs(store=own_store), day=date(2026, 11, 24))
    built = build(changed, folder, silent, force=True)
    with duckdb.connect(str(folder.database(built.pointer)), read_only=True) as connection:
        rows, before, values_changed = one(
            connection,
            """
            SELECT rows, rows_before, values_changed FROM build_report
            WHERE source_id = 'pks' AND indicator_id = 'straftaten_insgesamt'""",
        )
        assert rows == before
        assert values_changed == 0


def test_the_command_line_says_what_is_wrong_in_german_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "leer.csv"
    file.write_bytes(b"")
    run = subprocess.run(
        [sys.executable, "-m", "pipelines", "add", "pks", str(file), "--period", "2021", "--published", "2022"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "pks_2021_2022.csv" in run.stderr.replace("\n", " ") or "leer.csv" in run.stderr
    assert "Abhilfe" in run.stderr
    assert "Traceback" not in run.stderr
    assert not [release for release in EMBEDDED.all() if release.period == "2021" and release.source_id == "pks"]


def test_help_lists_the_commands_in_german() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pipelines", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for command in ("fetch", "add", "build", "check", "template"):
        assert command in run.stdout
    assert "Präventionsatlas" in run.stdout


def test_pointer_file_names_existing_files(published: tuple[PublishedFolder, Built]) -> None:
    folder, built = published
    pointer = json.loads(folder.pointer_file.read_text(encoding="utf-8"))
    assert (folder.folder / pointer["database"]).exists()
    assert (folder.folder / pointer["rejected"]).exists()
    assert set(pointer["boundaries"]) == {"kreis", "kommune", "gemeinde"}
    for files in pointer["boundaries"].values():
        assert (folder.folder / files["svg"]).exists()
        assert (folder.folder / files["geojson"]).exists()
    assert built.rebuilt


def test_the_list_of_versions_says_of_a_version_what_its_database_says(
    published: tuple[PublishedFolder, Built], database: duckdb.DuckDBPyConnection
) -> None:
    folder, _ = published
    [listed] = folder.versions()
    built = one(database, "SELECT version, schema_version, strftime(built_at, '%xT%X'), demo, fingerprint FROM build")
    assert built == (listed.version, listed.schema_version, listed.built_at, listed.demo, listed.fingerprint)
    assert listed.day == DAY.isoformat()
    assert folder.database(listed).exists()


def test_another_day_or_code_is_no_new_data_but_another_release_is(own_store: ReleaseStore, tmp_path: Path) -> None:
    real = inputs(demo=False, store=own_store)
    later = replace(real, day=date(2026, 12, 24))
    assert (later.fingerprint != real.fingerprint, later.data) == (True, real.data)
    assert inputs(store=own_store).data != real.data
    file = tmp_path / "neu.csv"
    file.write_text("neu")
    own_store.add("pks", file, "2021", "2022")
    assert inputs(demo=False, store=own_store).data != real.data


def test_survey_inspection_tells_what_is_there_and_writes_a_draft_once(tmp_path: Path) -> None:
    file = tmp_path / "ergebnisse.csv"
    file.write_text(
        "id,submitdate,ipaddr,SICH\n1,2024-05-01,10.1.2.3,A1\n2,2024-05-02,10.1.2.4,A2\n", encoding="utf-8-sig"
    )
    command = [sys.executable, "-m", "pipelines", "survey", "inspect", str(file)]
    first = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "SICH: 2 verschiedene Codes" in first.stdout
    assert "10.1.2" not in first.stdout
    assert 'column = "SICH"' in (tmp_path / "ergebnisse.csv.mapping.toml").read_text(encoding="utf-8")
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert "nicht überschrieben" in again.stderr


def test_findings_are_stored_as_every_rule_finds_them(built: duckdb.DuckDBPyConnection) -> None:
    stored = set(built.execute("SELECT * FROM finding").fetchall())
    macros = [f"finding_{each.kind.lower()}" for each in catalog.findings()]
    found = [
        row for name in macros for row in built.execute(f"SELECT kind || '-' || area_id, * FROM {name}()").fetchall()
    ]
    assert len(stored) == len(found) > 100
    assert {row[0]: row for row in stored} == {row[0]: row for row in found}
