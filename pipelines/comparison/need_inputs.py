"""The declared indicators of the two axes and their own values per Kommune."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pandas as pd
from pydantic import Field, ValidationError, model_validator

from pipelines.catalog.declaration import Declaration
from pipelines.problems import BuildError

if TYPE_CHECKING:
    import duckdb

DECLARED = Path(__file__).parent / "need_structure.toml"
AXES = ("need", "structure")
# Leaving one out must leave enough; own weights are held to it too.
LEAST_INPUTS = 3
Z_95 = 1.959963984540054

_OBSERVED = """
    -- grain: Kommune × declared indicator: the newest own value of the last years
    WITH newest AS (
        SELECT indicator_id, max(period) AS last_period FROM observation WHERE value IS NOT NULL AND level = 'kommune' GROUP BY indicator_id
    )
    SELECT area_id, indicator_id, period, value, coalesce(high - low, 0) AS width
    FROM observation JOIN newest USING (indicator_id)
    WHERE level = 'kommune' AND status IN ('ok', 'provisional') AND value IS NOT NULL AND period > last_period - ?
    QUALIFY row_number() OVER (PARTITION BY area_id, indicator_id ORDER BY period DESC) = 1
    ORDER BY area_id, indicator_id
"""
_KOMMUNEN = """
    -- grain: Kommune
    SELECT area_id, kind, coalesce(status IN ('kein_gremium', 'aufgeloest', 'in_planung'), false) AS no_body,
           above_council_id IS NOT NULL AS body_above
    FROM area LEFT JOIN structure_shown() AS shown USING (area_id)
    WHERE level = 'kommune' ORDER BY area_id
"""


class Input(Declaration):
    """One indicator of one axis; `direction`: which values mean more of the axis; `weight` 0: counts only under own weights."""

    axis: Literal["need", "structure"]
    indicator_id: str
    direction: Literal["higher", "lower"]
    label: str
    weight: float = Field(default=1.0, ge=0)
    values: dict[int, float] | None = None
    without_body: float | None = None
    body_above: float | None = None


class NeedStructure(Declaration):
    """The content of need_structure.toml."""

    years: int = Field(ge=1)
    least_group: int = Field(ge=3)
    variants: int = Field(ge=1)
    seed: int
    concentration: float = Field(gt=0)
    assigned_from: float = Field(gt=0, le=1)
    inputs: list[Input] = Field(alias="input")

    @model_validator(mode="after")
    def _enough_and_once(self) -> NeedStructure:
        for axis in AXES:
            if len(self.of(axis)) < LEAST_INPUTS:
                raise ValueError(f"die Achse {axis} braucht mindestens {LEAST_INPUTS} Merkmale")
        named = [each.indicator_id for each in self.inputs]
        if len(set(named)) < len(named):  # an own weight names the indicator only
            raise ValueError("jede Kennzahl darf nur einmal und nur auf einer Achse vorkommen")
        return self

    def of(self, axis: str) -> list[Input]:
        """The inputs of one axis that count by default, in the order of the file."""
        return [each for each in self.inputs if each.axis == axis and each.weight > 0]

    def least_known(self, axis: str) -> int:
        """How many of the indicators that count on an axis must be known: two thirds, rounded up."""
        return -(-2 * len(self.of(axis)) // 3)


def load(path: Path = DECLARED) -> NeedStructure:
    """Read the declaration. Raises BuildError with a German message."""
    try:
        return NeedStructure.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BuildError(f"{path.name} ist keine gültige Beschreibung: {error}") from error


def kommunen(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every Kommune: area_id, kind, no_body (known to have none), body_above."""
    return connection.execute(_KOMMUNEN).df()


def known_values(connection: duckdb.DuckDBPyConnection, declared: NeedStructure, areas: pd.DataFrame) -> pd.DataFrame:
    """What is known: columns area_id, axis, indicator_id, period, value (the number that enters), error (standard error).

    Raises BuildError where an indicator is declared that there is not.
    """
    _refuse_unknown(connection, declared)
    observed = connection.execute(_OBSERVED, [declared.years]).df()
    per_input = [
        _of_input(each, observed[observed["indicator_id"] == each.indicator_id], areas) for each in declared.inputs
    ]
    return pd.concat(per_input, ignore_index=True)


def _of_input(declared: Input, observed: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    rows = areas.merge(observed, on="area_id", how="left").assign(
        axis=declared.axis, indicator_id=declared.indicator_id
    )
    if declared.values is not None:
        rows["value"] = rows["value"].map(declared.values)
    if declared.without_body is not None:
        rows["value"] = rows["value"].mask(rows["no_body"], declared.without_body)
    if declared.body_above is not None:
        rows["value"] = rows["value"].mask(
            rows["body_above"] & (rows["value"] < declared.body_above), declared.body_above
        )
    rows["error"] = (rows["width"] / (2 * Z_95)).fillna(0)
    return rows.loc[rows["value"].notna(), ["area_id", "axis", "indicator_id", "period", "value", "error"]]


def _refuse_unknown(connection: duckdb.DuckDBPyConnection, declared: NeedStructure) -> None:
    there = {row[0] for row in connection.execute("SELECT indicator_id FROM indicator").fetchall()}
    strange = [each.indicator_id for each in declared.inputs if each.indicator_id not in there]
    if strange:
        raise BuildError(
            f"need_structure.toml nennt unbekannte Kennzahlen: {', '.join(strange)}. "
            "Abhilfe: den Dateinamen einer Kennzahl aus pipelines/indicators eintragen."
        )
