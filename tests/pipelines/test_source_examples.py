"""Every source folder carries a small release as published and what its read.py and stage.sql make of it."""

from __future__ import annotations

import csv
import gzip
import hashlib
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from geo.areas import Register
from pipelines import catalog
from pipelines.catalog.sources import FOLDER
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release
from tests.pipelines.crime import GEMEINDEN, TODAY

# The examples speak of two Kreise, so the register of the examples knows no other.
KREISE = ("07111", "07143")
EXAMPLES = sorted(FOLDER.glob("*/example/release_*"))


@pytest.fixture(scope="module")
def two_kreise(tmp_path_factory: pytest.TempPathFactory) -> Register:
    header, *rows = gzip.decompress(GEMEINDEN.read_bytes()).decode("utf-8").splitlines(keepends=True)
    excerpt = tmp_path_factory.mktemp("register") / "gemeinden.csv"
    excerpt.write_text("".join([header, *(row for row in rows if row.startswith(KREISE))]), encoding="utf-8")
    return Register.load(excerpt, complete=False)


def staged(source: catalog.Source, file: Path, register: Register) -> list[list[str]]:
    """Header and rows of the stage table, as text, ordered by line."""
    content = file.read_bytes()
    period = file.stem.removeprefix("release_")
    release = Release(source.source_id, period, "2025", file, hashlib.sha256(content).hexdigest(), len(content))
    with duckdb.connect(":memory:") as connection:
        for name, table in reader_of(source)(Reading(release, register, TODAY)).items():
            connection.register("incoming", table.assign(release_id=release.release_id))
            connection.execute(f'CREATE TABLE "raw_{source.source_id}_{name}" AS SELECT * FROM incoming')
        connection.execute(source.stage_file.read_text(encoding="utf-8"))
        result = connection.execute(f'SELECT * FROM "stage_{source.source_id}" ORDER BY ALL')
        header = [column[0] for column in result.description or []]
        return [header, *(["" if pd.isna(cell) else str(cell) for cell in row] for row in result.fetchall())]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parents[1].name)
def test_the_example_becomes_what_is_expected(example: Path, two_kreise: Register) -> None:
    source = catalog.sources()[example.parents[1].name]
    with (example.parent / "expected.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file))
    assert staged(source, example, two_kreise) == expected


def test_every_source_of_crime_and_population_has_an_example() -> None:
    assert {path.parents[1].name for path in EXAMPLES} >= {"pks", "pks_kommunen", "bevoelkerung", "regionalatlas"}
