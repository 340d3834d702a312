"""The rows of one table as Parquet (a folder, divided by period where it has one) and as CSV for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from pipelines.open_data.content import Content

# What a spreadsheet takes for the start of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


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
    """Write `<name><mark>.csv` below `folder`: comma, decimal point, ISO dates, UTF-8 without byte order mark (RFC 4180).

    Lists are JSON, an empty cell is NULL. A text that a spreadsheet would run as a formula has an apostrophe in front.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{content.name}{mark}.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\r\n")
        writer.writerow(content.rows.column_names)
        writer.writerows([plain(cell) for cell in row] for row in _rows(content.rows))
    return file


def _rows(rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in rows.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def plain(cell: object) -> str:
    """A cell as text for programs."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, list):
        return json.dumps(cell, ensure_ascii=False)
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    return str(cell)
