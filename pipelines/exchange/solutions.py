"""Which Kommunen have solved what a kind of finding says: tables solution_kind, solution_parameter, solution_variant, solution."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from pipelines.database import insert_frame
from pipelines.exchange.declared import SolutionKind, SolutionVariant, in_words, solution_kinds

if TYPE_CHECKING:
    import duckdb

_COLUMNS = ["kind", "area_id", "variant", "value", "value_date", "sentence", "release_id", "synthetic"]
FACTS = Path(__file__).parent / "facts.sql"
# Whoever has the finding of the kind has not solved it, whatever else is known.
_SOLVED = """
    SELECT $kind AS kind, area_id, variant, value, value_date, reference_date, release_id, is_synthetic(solved.release_id) AS synthetic
    FROM ({rule}) AS solved
    WHERE NOT EXISTS (SELECT 1 FROM finding WHERE finding.kind = $kind AND finding.area_id = solved.area_id)
    ORDER BY area_id
"""


def publish_solutions(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the four tables. Needs build, area, the tables of the registry, structure and finding."""
    _describe(connection)
    connection.execute(FACTS.read_text(encoding="utf-8"))
    rows = [row for declared in solution_kinds() if declared.rule for row in solved(connection, declared)]
    insert_frame(connection, "solution", pd.DataFrame(rows, columns=_COLUMNS))
    connection.execute("DROP MACRO TABLE working; DROP TABLE facts")


def solved(connection: duckdb.DuckDBPyConnection, declared: SolutionKind) -> list[dict[str, Any]]:
    """The rows of `solution` of a kind with a rule, by column, and reference_date. Needs what facts.sql makes."""
    rule = declared.rule_file.read_text(encoding="utf-8")
    found = connection.execute(_SOLVED.format(rule=rule), {"kind": declared.kind, **declared.thresholds})
    names = [column[0] for column in found.description or []]
    sentences = {each.variant: each.sentence for each in declared.variant}
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return [row | {"sentence": _filled(sentences[row["variant"]], row)} for row in rows]


def short(variant: SolutionVariant, value: float | None, value_date: date | None) -> str:
    """The solution in a few words."""
    return _filled(variant.short, {"value": value, "value_date": value_date})


def _describe(connection: duckdb.DuckDBPyConnection) -> None:
    kinds = solution_kinds()
    described = [
        {"kind": each.kind, "rule": each.rule_in_words, "reason": each.reason, "see_kinds": each.see_kinds}
        for each in kinds
    ]
    parameters = [
        {"kind": each.kind, **parameter.model_dump(), "position": position}
        for each in kinds
        for position, parameter in enumerate(each.parameter)
    ]
    variants = [
        {"kind": each.kind, "variant": variant.variant, "label": variant.label, "position": position}
        for each in kinds
        for position, variant in enumerate(each.variant, start=1)
    ]
    insert_frame(connection, "solution_kind", pd.DataFrame(described))
    insert_frame(connection, "solution_parameter", pd.DataFrame(parameters))
    insert_frame(connection, "solution_variant", pd.DataFrame(variants))


def _filled(template: str, row: dict[str, object]) -> str:
    """A German template with its places filled; a place without a value is an error of the rule and fails."""
    places = {name: _written(value) for name, value in row.items() if value is not None}
    day = row["value_date"]
    return template.format(**places, **({"value_year": day.year} if isinstance(day, date) else {}))


def _written(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return in_words(value) if isinstance(value, float) else str(value)
