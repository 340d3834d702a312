"""How values compare with their references, and how a survey compares with an earlier one: rows the build has published."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dashboard import db


class Comparison(NamedTuple):
    """How an own value compares with a reference (as in the contract), see the table `comparison`."""

    indicator_id: str
    area_id: str
    period: int
    reference: str
    group_id: str
    reference_value: float | None
    reference_basis: str | None
    others: int
    tested_value: float | None
    difference: float | None
    difference_pct: float | None
    p: float | None
    usual_low: float | None
    usual_high: float | None
    usual: str | None
    verdict_95: str
    verdict_998: str
    verdict_bh: str
    reason: str | None

    def verdict(self, confidence: str = "998") -> str:
        """The verdict at 99.8 % ("998"), 95 % ("95"), or with false alarms held to 5 % ("bh")."""
        return {"998": self.verdict_998, "95": self.verdict_95, "bh": self.verdict_bh}[confidence]


class Wave(NamedTuple):
    """How the share of an area changed from one comparable survey to a later one, in percentage points, see `wave_comparison`."""

    indicator_id: str
    area_id: str
    earlier: int
    later: int
    difference: float
    low: float | None
    high: float | None
    verdict_998: str
    reason: str | None


_COMPARISON, _WAVE = ", ".join(Comparison._fields), ", ".join(Wave._fields)


def of_areas(area_ids: Sequence[str], references: Sequence[str], periods: Collection[int]) -> list[Comparison]:
    """How these areas compare with each of these references in these years, every indicator."""
    if not periods:
        return []
    return db.records(
        Comparison,
        f"""
        SELECT {_COMPARISON} FROM comparison
        WHERE area_id IN ({_places(area_ids)}) AND reference IN ({_places(references)}) AND period IN ({_places(periods)})
        """,
        [*area_ids, *references, *periods],
    )


def of_indicator(area_ids: Sequence[str], reference: str, indicator_id: str) -> list[Comparison]:
    """How these areas compare with a reference by one indicator in every year."""
    return db.records(
        Comparison,
        f"SELECT {_COMPARISON} FROM comparison WHERE indicator_id = ? AND reference = ? AND area_id IN ({_places(area_ids)})",
        [indicator_id, reference, *area_ids],
    )


def of_level(
    indicator_id: str, level: str, *, period: int | None = None, reference: str | None = None
) -> list[Comparison]:
    """How own values of a level compare with their references; by reference, area and year. Of one `period` or `reference` only where it
    is given."""
    return db.records(
        Comparison,
        f"""
        SELECT {_COMPARISON} FROM comparison JOIN area USING (area_id)
        WHERE indicator_id = $indicator AND level = $level
          AND ($period IS NULL OR period = $period) AND ($reference IS NULL OR reference = $reference)
        ORDER BY reference, area_id, period
        """,
        {"indicator": indicator_id, "level": level, "period": period, "reference": reference},
    )


def waves(area_ids: Sequence[str]) -> list[Wave]:
    """How each newest comparable survey of these areas compares with the one before it, every indicator."""
    by_area = _waves()
    return [row for area_id in area_ids for row in by_area.get(area_id, ())]


@db.per_build
def _waves() -> Mapping[str, Sequence[Wave]]:
    """By area: surveys are few, and a question for each profile would cost more than all of them."""
    rows = db.records(
        Wave,
        f"""
        SELECT {_WAVE} FROM wave_comparison
        QUALIFY row_number() OVER (PARTITION BY indicator_id, area_id ORDER BY later DESC, earlier DESC) = 1
        """,
    )
    by_area: dict[str, list[Wave]] = {}
    for row in rows:
        by_area.setdefault(row.area_id, []).append(row)
    return by_area


def _places(values: Collection[object]) -> str:
    """A place for each value: faster than one for a list of them, because DuckDB skips blocks without these values."""
    return ", ".join("?" * len(values))
