"""The crime and population part of the build alone: the stored releases, staged and published into a database of the contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from geo.areas import Kind, Register
from pipelines import catalog, publishing
from pipelines.inputs import Inputs
from pipelines.staging import stage_all
from pipelines.store.reading import Reading
from pipelines.store.releases import DATA, ReleaseStore

SOURCES = ("pks", "pks_kommunen", "bevoelkerung", "regionalatlas", "gemeindeverzeichnis")
PUBLISH = ("10_population.sql", "11_context.sql", "20_observation_pks.sql", "21_observation_pks_kommunen.sql")
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
    publishing.insert(
        connection,
        "area_kind",
        (
            {"kind": str(kind), "label": str(kind), "label_plural": str(kind), "position": position}
            for position, kind in enumerate(Kind)
        ),
    )
    publishing.insert_frame(connection, "area", register.frame())
    inputs = CrimeInputs(demo=True, day=TODAY, store=store)
    publishing.insert(connection, "source", (source.described() for source in inputs.sources))
    publishing.describe_indicators(connection, crime_indicators())
    readings = stage_all(connection, inputs, register, lambda _: None)
    for name in PUBLISH:
        connection.execute((Path(publishing.__file__).parent / "publish" / name).read_text(encoding="utf-8"))
    return connection, readings


def crime_indicators() -> list[catalog.Indicator]:
    return [indicator for indicator in catalog.indicators().values() if indicator.source_id == "pks"]


def checks() -> list[Path]:
    """The checks about crime and population."""
    return [
        path
        for path in sorted((Path(publishing.__file__).parent / "checks").glob("*.sql"))
        if path.name.startswith(CHECKS)
    ]
