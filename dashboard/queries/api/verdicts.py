"""Comparisons as the build has published them, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import db
from dashboard.queries.api.observations import Wanted
from dashboard.queries.verdicts import Comparison

_COLUMNS = ", ".join(f"judged.{name}" for name in Comparison._fields)
_ORDER = "indicator_id, period, length(area_id), area_id, list_position(['land', 'kind', 'kreis', 'peers'], reference)"


def page(
    wanted: Wanted, references: Sequence[str], *, sort: str = "", down: bool = False, first: int = 0, most: int
) -> list[db.Row]:
    """Some rows of the table `comparison` with the value that is compared, its release, and the name of the group."""
    conditions, values = _conditions(wanted, references)
    order = f"{sort} {'DESC' if down else 'ASC'} NULLS LAST, {_ORDER}" if sort else _ORDER
    return db.query(
        f"""
        WITH judged AS (SELECT * FROM comparison WHERE {conditions} ORDER BY {order} LIMIT $most OFFSET $first)
        SELECT {_COLUMNS}, observation.value, observation.release_id, named.label AS reference_label
        FROM judged
        LEFT JOIN observation USING (indicator_id, period, area_id)
        LEFT JOIN comparison_group AS named USING (indicator_id, period, reference, group_id)
        ORDER BY {order}
        """,
        {**values, "most": most, "first": first},
    )


def count(wanted: Wanted, references: Sequence[str]) -> int:
    """How many rows there are."""
    conditions, values = _conditions(wanted, references)
    return int(db.one(f"SELECT count(*) AS rows FROM comparison WHERE {conditions}", values)["rows"])


def _conditions(wanted: Wanted, references: Sequence[str]) -> tuple[str, dict[str, object]]:
    conditions, values = wanted.conditions()
    if not references:
        return conditions, values
    return f"{conditions} AND reference IN (SELECT unnest($references))", {**values, "references": list(references)}
