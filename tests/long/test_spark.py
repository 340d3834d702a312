"""Spark in local mode asks the open data what DuckDB asked the database: coverage and every rule of findings give equal numbers."""

from __future__ import annotations

import math
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.build.inputs import Inputs
from pipelines.open_data import publish
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.conftest import DAY, ROOT

RULES = ROOT / "pipelines" / "open_data" / "spark"
KINDS = [f"G{number}" for number in range(1, 16)]
Rows = dict[Any, dict[str, Any]]
# Of pyspark itself, about its own sockets and files.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def parquet(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data with what is invented: of the real ones most rules find nothing."""
    inputs = Inputs(demo=True, day=DAY, store=ReleaseStore())
    return publish(inputs, embedded, lambda _: None, out=tmp_path_factory.mktemp("open") / "open").folder / "parquet"


@pytest.fixture(scope="module")
def spark(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A session of this machine alone, after the script of docs/offene-daten.md has run in it."""
    if shutil.which("java") is None:
        pytest.skip("Ohne Java gibt es kein Spark (Debian: apt install default-jre-headless).")
    sql = pytest.importorskip("pyspark.sql", reason="pyspark fehlt: „make test-long“ installiert es, wo es Java gibt.")
    parquet: Path = request.getfixturevalue("parquet")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    text = (ROOT / "docs" / "offene-daten.md").read_text(encoding="utf-8")
    (script,) = (block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "pyspark" in block)
    script = script.replace('"data/open/parquet"', repr(str(parquet))).replace(
        '"pipelines/open_data/spark"', repr(str(RULES))
    )
    exec(compile(script, "offene-daten.md", "exec"), {})  # noqa: S102
    yield session
    session.stop()


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-12)
    return one == other


def _rows_of_spark(spark: Any, view: str, *key: str) -> Rows:
    rows = [row.asDict() for row in spark.table(view).collect()]
    keyed = {tuple(row[name] for name in key): row for row in rows}
    assert len(keyed) == len(rows)
    return keyed


def _rows_of_database(database: duckdb.DuckDBPyConnection, sql: str, *key: str) -> Rows:
    answer = database.execute(sql)
    names = [name for name, *_ in answer.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return {tuple(row[name] for name in key): row for row in rows}


def _differences(ours: Rows, theirs: Rows) -> list[tuple[Any, ...]]:
    return [
        (key, name, value, theirs[key][name])
        for key, row in ours.items()
        for name, value in row.items()
        if key in theirs and not _same(value, theirs[key][name])
    ]


def test_the_stand_on_every_day(spark: Any, built: duckdb.DuckDBPyConnection) -> None:
    ours = _rows_of_database(
        built,
        "SELECT day, area_id, status, council_id, confirmed_on, release_id FROM status_judged()",
        "day",
        "area_id",
    )
    theirs = _rows_of_spark(spark, "status_judged", "day", "area_id")
    assert ours.keys() == theirs.keys() and len(ours) > 1500
    assert _differences(ours, theirs) == []


def test_the_coverage(spark: Any, built: duckdb.DuckDBPyConnection) -> None:
    ours = _rows_of_database(built, "FROM coverage", "day", "area_id")
    theirs = _rows_of_spark(spark, "coverage", "day", "area_id")
    assert ours.keys() == theirs.keys()
    assert {day for day, area_id in ours if area_id == "07"} > {date(2025, 12, 31)}
    assert _differences(ours, theirs) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_findings(kind: str, spark: Any, built: duckdb.DuckDBPyConnection) -> None:
    ours = _rows_of_database(built, f"SELECT * EXCLUDE (finding_id) FROM finding WHERE kind = '{kind}'", "area_id")
    theirs = _rows_of_spark(spark, f"finding_{kind.lower()}", "area_id")
    assert ours and ours.keys() == theirs.keys()
    assert _differences(ours, theirs) == []
