"""The crime and population part of the build alone: the stored releases, staged and published into a database of the contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from geo.areas import Kind, Register
from pipelines import catalog, database
from pipelines.build import describe
from pipelines.build.inputs import Inputs
from pipelines.build.publish import CHECKS as CHECK_FOLDER
from pipelines.build.publish import STEPS
from pipelines.build.stage import stage_all
from pipelines.store.reading import Reading
from pipelines.store.releases import DATA, ReleaseStore

SOURCES = ("pks", "pks_land", "pks_kommunen", "bevoelkerung", "regionalatlas", "gemeindeverzeichnis")
PUBLISH = (
    "05_land_figure.sql",
    "10_population.sql",
    "11_context.sql",
    "20_observation_pks.sql",
    "21_observation_pks_kommunen.sql",
    "22_observation_land.sql",
)
CHECKS = ("pks_", "bevoelkerung_")
TODAY = date(2026, 11, 23)
GEMEINDEN = DATA / "releases" / "gemeindeverzeichnis" / "gemeindeverzeichnis_2021_2021.csv.gz"


class CrimeInputs(Inputs):
    """What a build reads, without the councils."""

    @property
    def sources(self) -> list[catalog.Source]:
        return [catalog.sources()[source_id] for source_id in SOURCES]


def load_register() -> Register:
    return Register.load(GEMEINDEN)


def publish(register: Register, store: ReleaseStore) -> tuple[duckdb.DuckDBPyConnection, list[Reading]]:
    """A database with areas, sources, indicators, population, context and observations of the PKS."""
    connection = duckdb.connect(":memory:")
    connection.execute((DATA / "schema.sql").read_text(encoding="utf-8"))
    database.insert(
        connection,
        "area_kind",
        (
            {"kind": str(kind), "label": str(kind), "label_plural": str(kind), "position": position}
            for position, kind in enumerate(Kind)
        ),
    )
    database.insert_frame(connection, "area", register.frame())
    inputs = CrimeInputs(demo=True, day=TODAY, store=store)
    database.insert(connection, "source", (source.described() for source in inputs.sources))
    describe.describe_indicators(connection, crime_indicators())
    readings = stage_all(connection, inputs, register, lambda _: None)
    for name in PUBLISH:
        connection.execute((STEPS / name).read_text(encoding="utf-8"))
    return connection, readings


def crime_indicators() -> list[catalog.Indicator]:
    return [indicator for indicator in catalog.indicators().values() if indicator.source_id == "pks"]


def checks() -> list[Path]:
    """The checks about crime and population."""
    return [path for path in sorted(CHECK_FOLDER.glob("*.sql")) if path.name.startswith(CHECKS)]
