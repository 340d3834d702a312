"""Where a series of years breaks: a new census, a changed key or definition, a changed area."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from pipelines.catalog.declaration import Declaration
from pipelines.database import insert
from pipelines.problems import BuildError

if TYPE_CHECKING:
    import duckdb

BREAKS = Path(__file__).parent / "breaks.toml"

_CHANGED_KEYS = """
    -- grain: indicator × year from which another key is counted
    INSERT INTO series_break BY NAME
    SELECT indicator.source_id, measure.indicator_id, measure.from_year AS period,
           format('Schlüssel {} statt {}', measure.key, former.key) AS reason
    FROM pks_measure AS measure
    JOIN pks_measure AS former ON former.indicator_id = measure.indicator_id AND former.until_year = measure.from_year - 1
    JOIN indicator ON indicator.indicator_id = measure.indicator_id
    ORDER BY ALL
"""
# A change within a year leaves that year mixed: the series breaks before it and after it.
_CHANGED_AREAS = """
    -- grain: Kommune of today × year
    INSERT INTO series_break BY NAME
    WITH changed AS (
        SELECT new_area_id, changed_on, string_agg(old_name, ', ' ORDER BY old_name) AS old_names FROM area_change GROUP BY ALL
    )
    SELECT new_area_id AS area_id, unnest(list_distinct([year(changed_on), year(changed_on - 1) + 1])) AS period,
           format('Gebietsänderung am {} ({})', strftime(changed_on, '%d.%m.%Y'), old_names) AS reason
    FROM changed
    ORDER BY ALL
"""


class Break(Declaration):
    """A break no table tells: every rate of a source, or one indicator."""

    source: str
    indicator: str | None = None
    period: int
    reason: str


class _Breaks(Declaration):
    declared: list[Break] = Field(alias="break")


def declared_breaks(path: Path = BREAKS) -> list[Break]:
    """The reviewed list. Raises BuildError where the file is not as it must be."""
    try:
        return _Breaks.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).declared
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BuildError(f"{path.name}: keine gültige Liste der Brüche: {error}") from error


def publish_breaks(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `series_break` from breaks.toml, the keys of the indicators (table pks_measure of the build) and area_change."""
    scales = dict(connection.execute("SELECT indicator_id, scale FROM indicator ORDER BY position").fetchall())
    sources = dict(connection.execute("SELECT indicator_id, source_id FROM indicator").fetchall())
    for each in declared_breaks():
        affected = (
            [each.indicator]
            if each.indicator
            else [
                indicator
                for indicator, scale in scales.items()
                if sources[indicator] == each.source and scale == "rate"
            ]
        )
        insert(
            connection,
            "series_break",
            (
                {"source_id": each.source, "indicator_id": indicator, "period": each.period, "reason": each.reason}
                for indicator in affected
            ),
        )
    connection.execute(_CHANGED_KEYS)
    connection.execute(_CHANGED_AREAS)
