"""The recipe: stage → publish → findings → check → report → swap. A build that fails leaves what is published untouched."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.build.inputs import SCHEMA_VERSION, Inputs
from pipelines.build.report import changes_against, write_problems, write_rejected, write_report
from pipelines.problems import BuildError, InputError
from pipelines.store.areas import area_kinds
from pipelines.store.change import settle
from pipelines.store.kept import Drawn
from pipelines.store.releases import DATA
from pipelines.store.versions import Pointer, PublishedFolder, Version

if TYPE_CHECKING:
    import duckdb

    from geo.areas import Register
    from pipelines.store.reading import Reading

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "400MB",
    "threads": 2,
    "autoinstall_known_extensions": False,
}
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """What a build did. `rebuilt` is false when nothing had changed."""

    pointer: Pointer
    rebuilt: bool
    rows_read: int = 0
    rejected: int = 0
    notices: tuple[str, ...] = ()
    # what changed against the version before, German lines
    changes: tuple[str, ...] = ()


def build(inputs: Inputs, published: PublishedFolder, progress: Progress, *, force: bool = False) -> Built:
    """Build and publish, or say that nothing changed. Raises InputError or BuildError; then nothing is published."""
    settle(inputs.store, published)
    notices = [*inputs.doubts_about_the_clock, *published.mend()]
    current = published.current()
    if current and current.fingerprint == inputs.fingerprint and not force:
        damaged = published.damaged(current)
        if not damaged:
            return Built(current, rebuilt=False, notices=tuple(notices))
        notices.append(f"Beschädigt und neu gebaut: {', '.join(damaged)}.")
    stopped = published.folder / "abgebrochen.csv"
    with published.building() as workshop:
        inputs = replace(inputs)  # read anew: what is stored may have changed until it was this build's turn
        try:
            version, readings, changes = build_in(workshop, inputs, published, progress)
        except InputError as error:
            with suppress(OSError):  # a disk that is full must not hide what is wrong with the file
                write_problems(error.problems, stopped)
            raise
        progress("Umschalten auf den neuen Stand")
        published.swap(workshop, version)
    stopped.unlink(missing_ok=True)
    return Built(version, True, *_rows(readings), tuple(notices), tuple(changes))


def check(inputs: Inputs, published: PublishedFolder, progress: Progress) -> tuple[int, int]:
    """Build and check everything, publish nothing. Returns rows read and rows rejected."""
    with published.building() as workshop:
        _, readings, _ = build_in(workshop, inputs, published, progress)
    return _rows(readings)


def build_in(
    folder: Path, inputs: Inputs, published: PublishedFolder | None, progress: Progress
) -> tuple[Version, list[Reading], list[str]]:
    """Build and check into a folder of the caller what would come next in `published` (None: nothing before it); nothing is published.

    The files of the version are relative to `folder`; beside it what was read, and what changed against the current version, in German.
    Raises InputError or BuildError.
    """
    return _build_in(folder, inputs, _before(published, inputs) if published else _Before(None, None), progress)


def changes_between(database: Path, published: PublishedFolder) -> list[str]:
    """What a database that was built changes against the current version, in German lines; none where that cannot be read."""
    import duckdb

    current = published.current()
    before = _readable(published.database(current), "SELECT count(value) FROM observation") if current else None
    if before is None:
        return []
    with duckdb.connect(str(database), read_only=True) as connection:
        return changes_against(connection, before)


def build_apart(inputs: Inputs, folder: Path, progress: Progress) -> Version:
    """The version that `build_in` gives with no version before it."""
    return build_in(folder, inputs, None, progress)[0]


@dataclass(frozen=True)
class _Before:
    """Databases of versions published before, where there are any that can be read."""

    current: Path | None
    alike: Path | None  # the newest one with the same contract that is invented, or not, as the new one
    names: frozenset[str] = frozenset()  # of versions that are kept and are not what the new one replaces


def _before(published: PublishedFolder, inputs: Inputs) -> _Before:
    current = published.current()
    alike = [
        version
        for version in published.versions()
        if version.schema_version == SCHEMA_VERSION and version.demo == inputs.demo
    ]
    return _Before(
        _readable(published.database(current), "SELECT count(value) FROM observation") if current else None,
        next(filter(None, (_readable(published.database(each), "FROM known_since") for each in alike)), None),
        frozenset(each.version for each in published.versions() if current is None or each.version != current.version),
    )


def _readable(database: Path, sql: str) -> Path | None:
    """The database, unless it cannot be read."""
    import duckdb

    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            connection.execute(sql)
    except duckdb.Error:
        return None
    return database


def _rows(readings: list[Reading]) -> tuple[int, int]:
    return sum(each.rows_read for each in readings), sum(len(each.rejected) for each in readings)


def _build_in(
    workshop: Path, inputs: Inputs, before: _Before, progress: Progress
) -> tuple[Version, list[Reading], list[str]]:
    # Imported here: a call that has nothing to do must not wait for these.
    import duckdb

    from pipelines.build import history
    from pipelines.build.pack import pack
    from pipelines.build.stage import register_release

    version, built_at = _name(inputs, before.names), datetime.now(UTC).replace(tzinfo=None)
    packed = workshop / f"atlas-{version}.duckdb"
    progress("Gebiete")
    register = inputs.register
    progress("Grenzen")
    official = _official_boundaries(inputs, register)
    shapes = inputs.kept.boundaries(
        official, workshop / "boundaries", lambda: _draw(register, official, workshop / "boundaries")
    )
    files = {
        level: {form: f"boundaries/{name}" for form, name in named.items()} for level, named in shapes.files.items()
    }
    # in memory: a database of every statement on its way to the disk would be waited for a thousand times
    with duckdb.connect(config=SETTINGS | {"temp_directory": str(workshop / "spilled")}) as connection:
        readings = _fill(connection, inputs, version, built_at, register, shapes, progress)
        if official:
            register_release(connection, official)
            readings.append(official)
        history.carry_on(connection, before.alike, inputs.day)
        changes = _finish(connection, readings, before.current, workshop / f"rejected-{version}.csv", progress)
        pack(connection, packed, DATA / "schema.sql")
    inputs.kept.tidy()
    return (
        Version(
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
        ),
        readings,
        changes,
    )


def _name(inputs: Inputs, taken: frozenset[str]) -> str:
    """Day and fingerprint; where an older version of that name is kept (the inputs are again what they were), another one of the same form."""
    marks = sha256(inputs.fingerprint.encode()).hexdigest()
    for mark in (inputs.fingerprint[:8], *(marks[start : start + 8] for start in range(0, len(marks), 8))):
        name = f"{inputs.day.isoformat()}.{mark}"
        if name not in taken:
            return name
    raise BuildError("Heute wurde zu oft zwischen denselben Ständen gewechselt. Abhilfe: morgen erneut aufrufen.")


def _official_boundaries(inputs: Inputs, register: Register) -> Reading | None:
    from pipelines.store.reading import Reading

    return Reading(inputs.boundaries, register, inputs.day) if inputs.boundaries else None


def _draw(register: Register, official: Reading | None, folder: Path) -> Drawn:
    from geo import boundaries
    from pipelines.store.boundaries import read_boundaries

    shapes = read_boundaries(official) if official else boundaries.build(register, None)
    files = boundaries.write(shapes.frames, folder, schematic=shapes.schematic, attribution=shapes.attribution)
    return Drawn(files, shapes.schematic, shapes.attribution)


def _fill(
    connection: duckdb.DuckDBPyConnection,
    inputs: Inputs,
    version: str,
    built_at: datetime,
    register: Register,
    shapes: Drawn,
    progress: Progress,
) -> list[Reading]:
    from pipelines import catalog, database
    from pipelines.build import describe, publish
    from pipelines.build.class_limits import publish_class_limits
    from pipelines.build.rules import publish_fingerprints
    from pipelines.build.stage import drop_working_tables, stage_all
    from pipelines.comparison import compare
    from pipelines.exchange import publish_exchange
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
    database.insert(connection, "area_kind", area_kinds())
    database.insert_frame(connection, "area", register.frame())
    database.insert_frame(connection, "area_police", register.police_frame())
    database.insert_frame(connection, "area_change", register.changes_frame())
    database.insert_frame(connection, "edition", register.editions_frame())
    database.insert_frame(connection, "area_edition", register.edition_frame())
    database.insert(connection, "source", (source.described() for source in inputs.sources))
    describe.describe_indicators(connection, catalog.indicators().values())
    codebook.describe(connection)
    readings = stage_all(connection, inputs, register, progress)
    describe.note_undecided_wordings(connection)
    progress("Veröffentlichung")
    publish.run_publish(connection)
    publish.add_intervals(connection)
    publish_class_limits(connection)
    progress("Vergleiche")
    compare(connection)
    describe.install_findings(connection)
    describe.install_measures(connection)
    describe.publish_findings(connection)
    publish_exchange(connection)
    publish_fingerprints(connection)
    drop_working_tables(connection)
    return readings


def _finish(
    connection: duckdb.DuckDBPyConnection,
    readings: list[Reading],
    previous: Path | None,
    rejected: Path,
    progress: Progress,
) -> list[str]:
    from pipelines.build import publish

    progress("Prüfungen")
    write_rejected(connection, readings, rejected)
    publish.run_checks(connection)
    changes = write_report(connection, previous)
    if not connection.execute("SELECT count(*) FROM observation").fetchall()[0][0]:
        raise BuildError(
            "Keine einzige Beobachtung wäre veröffentlicht worden. Abhilfe: data/releases und releases.lock.toml prüfen."
        )
    return changes
