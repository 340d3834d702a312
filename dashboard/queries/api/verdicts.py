"""Comparisons as the build has published them, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard import db
from dashboard.queries.api.blocks import block
from dashboard.queries.api.observations import Wanted
from dashboard.queries.verdicts import Comparison

_COLUMNS = ", ".join(Comparison._fields)
_ORDER = "indicator_id, period, length(area_id), area_id, list_position(['land', 'kind', 'kreis', 'peers'], reference)"


class Judged(NamedTuple):
    """A comparison with the value that is compared, its release, and the name of the group."""

    compared: Comparison
    value: float | None
    release_id: str | None
    reference_label: str | None


def page(
    wanted: Wanted, references: Sequence[str], *, sort: str = "", down: bool = False, first: int = 0, most: int
) -> list[Judged]:
    """Some rows of the table `comparison`, by indicator, year, area and reference, or by a column first."""
    conditions, values = _conditions(wanted, references)
    order = f"{sort} {'DESC' if down else 'ASC'} NULLS LAST, {_ORDER}" if sort else _ORDER
    chosen = f"SELECT {_COLUMNS} FROM comparison WHERE {conditions} ORDER BY {order} LIMIT $most OFFSET $first"
    parameters = {**values, "most": most, "first": first}
    if wanted.block:  # in parts: together with what they are joined to the rows take three times as long
        own, labels = {row.area_id: row for row in block(*wanted.block).rows()}, _labels(*wanted.block)
        return [
            Judged(row, own[row.area_id].value, own[row.area_id].release_id, labels.get((row.reference, row.group_id)))
            for row in db.records(Comparison, chosen, parameters)
        ]
    rows = db.query(
        f"""
        WITH judged AS ({chosen})
        SELECT judged.*, observation.value, observation.release_id, named.label AS reference_label
        FROM judged
        LEFT JOIN observation USING (indicator_id, period, area_id)
        LEFT JOIN comparison_group AS named USING (indicator_id, period, reference, group_id)
        ORDER BY {order}
        """,
        parameters,
    )
    return [
        Judged(
            Comparison(*list(row.values())[: len(Comparison._fields)]), *list(row.values())[len(Comparison._fields) :]
        )
        for row in rows
    ]


def _labels(indicator_id: str, period: int) -> dict[tuple[str, str], str]:
    rows = db.query(
        "SELECT reference, group_id, label FROM comparison_group WHERE indicator_id = ? AND period = ?",
        [indicator_id, period],
    )
    return {(row["reference"], row["group_id"]): row["label"] for row in rows}


def count(wanted: Wanted, references: Sequence[str]) -> int:
    """How many rows there are."""
    conditions, values = _conditions(wanted, references)
    return int(db.one(f"SELECT count(*) AS rows FROM comparison WHERE {conditions}", values)["rows"])


def _conditions(wanted: Wanted, references: Sequence[str]) -> tuple[str, dict[str, object]]:
    conditions, values = wanted.conditions()
    if not references:
        return conditions, values
    return f"{conditions} AND reference IN (SELECT unnest($references))", {**values, "references": list(references)}
