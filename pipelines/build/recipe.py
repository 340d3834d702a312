"""The recipe: stage → publish → findings → check → report → swap. A build that fails leaves what is published untouched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.build.inputs import SCHEMA_VERSION, Inputs
from pipelines.build.report import write_problems, write_rejected, write_report
from pipelines.problems import BuildError, InputError
from pipelines.store.releases import DATA
from pipelines.store.versions import Pointer, PublishedFolder, Version

if TYPE_CHECKING:
    import duckdb

    from geo.areas import Register
    from geo.boundaries import Boundaries
    from pipelines.store.reading import Reading

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "400MB",
    "threads": 2,
    "autoinstall_known_extensions": False,
}
AREA_KINDS = Path(__file__).parents[2] / "geo" / "reference" / "area_kinds.csv"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """What a build did. `rebuilt` is false when nothing had changed."""

    pointer: Pointer
    rebuilt: bool
    rows_read: int = 0
    rejected: int = 0


def build(inputs: Inputs, published: PublishedFolder, progress: Progress, *, force: bool = False) -> Built:
    """Build and publish, or say that nothing changed. Raises InputError or BuildError; then nothing is published."""
    current = published.current()
    if current and current.fingerprint == inputs.fingerprint and not force:
        return Built(current, rebuilt=False)
    stopped = published.folder / "abgebrochen.csv"
    with published.building() as workshop:
        try:
            version, readings = _build_in(workshop, inputs, published.database(current) if current else None, progress)
        except InputError as error:
            write_problems(error.problems, stopped)
            raise
        progress("Umschalten auf den neuen Stand")
        published.swap(workshop, version)
    stopped.unlink(missing_ok=True)
    return Built(version, True, *_rows(readings))


def check(inputs: Inputs, published: PublishedFolder, progress: Progress) -> tuple[int, int]:
    """Build and check everything, publish nothing. Returns rows read and rows rejected."""
    current = published.current()
    with published.building() as workshop:
        _, readings = _build_in(workshop, inputs, published.database(current) if current else None, progress)
    return _rows(readings)


def _rows(readings: list[Reading]) -> tuple[int, int]:
    return sum(each.rows_read for each in readings), sum(len(each.rejected) for each in readings)


def _build_in(
    workshop: Path, inputs: Inputs, previous: Path | None, progress: Progress
) -> tuple[Version, list[Reading]]:
    # Imported here: a call that has nothing to do must not wait for these.
    import duckdb

    from geo import boundaries
    from geo.areas import Register
    from pipelines.build.pack import pack

    version, built_at = f"{inputs.day.isoformat()}.{inputs.fingerprint[:8]}", datetime.now(UTC).replace(tzinfo=None)
    packed = workshop / f"atlas-{version}.duckdb"
    progress("Gebiete")
    register = Register.load(inputs.only("gemeindeverzeichnis").path)
    progress("Grenzen")
    shapes = boundaries.build(register, _official_boundaries(inputs))
    boundary_files = boundaries.write(
        shapes.frames, workshop / "boundaries", schematic=shapes.schematic, attribution=shapes.attribution
    )
    files = {
        level: {form: f"boundaries/{name}" for form, name in named.items()} for level, named in boundary_files.items()
    }
    working = workshop / "working.duckdb"
    with duckdb.connect(str(working), config=SETTINGS) as connection:
        readings = _fill(connection, inputs, version, built_at, register, shapes, progress)
        _finish(connection, readings, previous, workshop / f"rejected-{version}.csv", progress)
    pack(working, packed, DATA / "schema.sql")
    working.unlink()
    return Version(
        version=version,
        fingerprint=inputs.fingerprint,
        database=packed.name,
        boundaries=files,
        rejected=f"rejected-{version}.csv",
        schema_version=SCHEMA_VERSION,
        day=inputs.day.isoformat(),
        built_at=built_at.isoformat(timespec="seconds"),
        demo=inputs.demo,
        data=inputs.data,
    ), readings


def _official_boundaries(inputs: Inputs) -> Path | None:
    paths = [release.path for release in inputs.releases if release.source_id == "vg250"]
    return paths[-1] if paths else None


def _fill(
    connection: duckdb.DuckDBPyConnection,
    inputs: Inputs,
    version: str,
    built_at: datetime,
    register: Register,
    shapes: Boundaries,
    progress: Progress,
) -> list[Reading]:
    from pipelines import catalog, database
    from pipelines.build import describe, publish
    from pipelines.build.class_limits import publish_class_limits
    from pipelines.build.stage import drop_working_tables, stage_all
    from pipelines.comparison import compare
    from pipelines.surveys import codebook

    connection.execute((DATA / "schema.sql").read_text(encoding="utf-8"))
    database.insert(
        connection,
        "build",
        [
            {
                "version": version,
                "schema_version": SCHEMA_VERSION,
                "built_at": built_at,
                "as_of": inputs.as_of,
                "demo": inputs.demo,
                "fingerprint": inputs.fingerprint,
                "boundaries_schematic": shapes.schematic,
                "boundaries_note": shapes.attribution,
            }
        ],
    )
    database.insert_csv(connection, "area_kind", AREA_KINDS)
    database.insert_frame(connection, "area", register.frame())
    database.insert_frame(connection, "area_police", register.police_frame())
    database.insert_frame(connection, "area_change", register.changes_frame())
    database.insert(connection, "source", (source.described() for source in inputs.sources))
    describe.describe_indicators(connection, catalog.indicators().values())
    codebook.describe(connection)
    readings = stage_all(connection, inputs, register, progress)
    progress("Veröffentlichung")
    publish.run_publish(connection)
    publish.add_intervals(connection)
    publish_class_limits(connection)
    progress("Vergleiche")
    compare(connection)
    describe.install_findings(connection)
    drop_working_tables(connection)
    return readings


def _finish(
    connection: duckdb.DuckDBPyConnection,
    readings: list[Reading],
    previous: Path | None,
    rejected: Path,
    progress: Progress,
) -> None:
    from pipelines.build import publish

    progress("Prüfungen")
    write_rejected(connection, readings, rejected)
    publish.run_checks(connection)
    write_report(connection, previous)
    if not connection.execute("SELECT count(*) FROM observation").fetchall()[0][0]:
        raise BuildError(
            "Keine einzige Beobachtung wäre veröffentlicht worden. Abhilfe: data/releases und releases.lock.toml prüfen."
        )
