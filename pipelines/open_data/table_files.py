"""The rows of one table as Parquet (a folder, divided by period where it has one) and as CSV for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.database import identifier, literal

if TYPE_CHECKING:
    import pyarrow as pa

    from pipelines.open_data.content import Content
    from pipelines.open_data.contract import Column

# What a spreadsheet takes for the start of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_parquet(content: Content, folder: Path, mark: str, about: dict[str, str]) -> list[Path]:
    """Write `<name>/[<column>=<value>/]<name><mark>.parquet` below `folder` (zstd). `about` becomes metadata of each file."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    rows = _described(content, about)
    partition = content.table.partition
    parts = [(Path(content.name), rows)]
    if partition:
        values = pc.unique(rows[partition]).to_pylist()
        parts = [
            (
                Path(content.name) / f"{partition}={value}",
                rows.filter(pc.equal(rows[partition], value)).drop_columns([partition]),
            )
            for value in sorted(values)
        ]
    written = []
    for place, part in parts:
        file = folder / place / f"{content.name}{mark}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(part, file, compression="zstd", version="2.6")
        written.append(file)
    if not written:  # no row, so no value to divide by: the folder still says which columns there are
        file = folder / content.name / f"{content.name}{mark}.parquet"
        file.parent.mkdir(parents=True)
        pq.write_table(rows, file, compression="zstd", version="2.6")
        written.append(file)
    return written


def _described(content: Content, about: dict[str, str]) -> pa.Table:
    """The rows with the description of each column, for Arrow at the column, for all others as JSON at the file."""
    import pyarrow as pa

    said = {column.name: column.description for column in content.columns}
    schema = pa.schema(
        [
            pa.field(field.name, field.type, metadata={"description": said[field.name]} if said[field.name] else None)
            for field in content.rows.schema
        ],
        metadata={**about, "columns": json.dumps(said, ensure_ascii=False)},
    )
    return content.rows.cast(schema)


def write_csv(content: Content, folder: Path, mark: str) -> Path:
    """Write `<name><mark>.csv` below `folder`: comma, decimal point, ISO dates, UTF-8 without byte order mark.

    Lists are JSON, an empty cell is NULL. A text that a spreadsheet would run as a formula has an apostrophe in front.
    """
    import duckdb

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{content.name}{mark}.csv"
    cells = ", ".join(f"{_plain(column)} AS {identifier(column.name)}" for column in content.columns)
    # in memory and by one thread: the rows stay in their order
    with duckdb.connect(":memory:", config={"threads": 1, "autoinstall_known_extensions": False}) as connection:
        connection.register("written", content.rows)
        connection.execute(f"COPY (SELECT {cells} FROM written) TO {literal(file)} (FORMAT csv, HEADER, DELIMITER ',')")
    return file


def _plain(column: Column) -> str:
    """The column as it is written."""
    name = identifier(column.name)
    if column.type.endswith("[]"):
        return f"CAST(to_json({name}) AS VARCHAR)"
    if column.type != "VARCHAR":
        return name
    starts = ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS)
    return f"CASE WHEN left({name}, 1) IN ({starts}) THEN chr(39) || {name} ELSE {name} END"
