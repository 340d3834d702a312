"""raw → stage: each source's files are read as text by its read.py and given names, types and areas by its stage.sql."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

import duckdb
import pandas as pd

from pipelines.build.inputs import Inputs
from pipelines.catalog import Source
from pipelines.database import identifier, incoming
from pipelines.problems import InputError, Problem
from pipelines.store.judging import Stored, Tables, judge_of
from pipelines.store.reading import Reading, reader_of

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.store.kept import Kept


def stage_all(
    connection: duckdb.DuckDBPyConnection, inputs: Inputs, register: Register, progress: Callable[[str], None]
) -> list[Reading]:
    """Read every release of every source, then run each source's stage.sql. All problems of all sources are raised together."""
    readings: list[Reading] = []
    problems: list[Problem] = []
    read: list[tuple[Source, Reading, Tables]] = []
    for source in inputs.sources:
        releases = [release for release in inputs.releases if release.source_id == source.source_id]
        if not releases or not source.tabular:
            continue
        progress(source.title)
        try:
            staged = _stage(
                connection, source, [Reading(release, register, inputs.day) for release in releases], inputs.kept
            )
        except InputError as error:
            problems += error.problems
            continue
        readings += [reading for reading, _ in staged]
        read += [(source, reading, tables) for reading, tables in staged]
    problems += _problems_of_judges(read, inputs.kept)
    if problems:
        raise InputError(problems)
    for reading in readings:
        register_release(connection, reading)
    return readings


def _problems_of_judges(read: list[tuple[Source, Reading, Tables]], kept: Kept) -> list[Problem]:
    """Every release judged against all others, as at `add`; what was a question there has had its answer."""
    stored = [(reading, Stored.of(reading.release, tables)) for _, reading, tables in read]
    for source, reading, tables in read:
        if judge := judge_of(source):
            kept.judge(reading, tables, [each for each in stored if each[0] is not reading], judge)
    return [problem for _, reading, _ in read for problem in reading.problems]


def _stage(
    connection: duckdb.DuckDBPyConnection, source: Source, readings: list[Reading], kept: Kept
) -> list[tuple[Reading, Tables]]:
    """Raw tables `raw_<layout>_<name>` hold all releases of the source; `line` and `release_id` lead back to the file."""
    read, raw, problems, staged = reader_of(source), defaultdict(list), [], []
    for reading in readings:
        try:
            tables = kept.tables(reading, read)
            filled = reading.rows_published or sum(len(table) for table in tables.values())
            # a row of the file that fills several tables is one row published
            reading.rows_published = min(filled, reading.rows_read - len(reading.rejected))
            staged.append((reading, tables))
            for name, table in tables.items():
                raw[name].append(table.assign(release_id=reading.release.release_id))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    raw_tables = {identifier(f"raw_{source.layout}_{name}"): parts for name, parts in raw.items()}
    for raw_table, parts in raw_tables.items():
        with incoming(connection, pd.concat(parts, ignore_index=True)):
            # temporary: the space of a dropped table would stay in the published file
            connection.execute(f"CREATE TEMP TABLE {raw_table} AS SELECT * FROM incoming")
    connection.execute(source.stage_file.read_text(encoding="utf-8"))
    for raw_table in raw_tables:
        connection.execute(f"DROP TABLE {raw_table}")
    return staged


def register_release(connection: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    """The row of table `release` of a file that was read."""
    release = reading.release
    connection.execute(
        "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            release.release_id,
            release.source_id,
            release.period,
            release.published,
            release.fetched,
            release.url,
            release.sha256,
            release.size_bytes,
            reading.rows_read,
            reading.rows_published,
            len(reading.rejected),
        ],
    )


def drop_working_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Stage tables are no part of the contract and are not published."""
    names = connection.execute("SELECT table_name FROM duckdb_tables() WHERE regexp_matches(table_name, '^stage_')")
    for (name,) in names.fetchall():
        connection.execute(f"DROP TABLE {identifier(name)}")
