"""The whole Land: how far the PKS reaches, what the Kreise add up to, and what was officially published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard import db


class PksYears(NamedTuple):
    """The newest report year of which the Kreise are loaded, and of which the Land has published totals; None: nothing known."""

    newest_of_kreise: int | None
    newest_of_land: int | None


class KreisSum(NamedTuple):
    """What the Kreise add up to in a year; `value` is None where they have no cases."""

    indicator_id: str
    period: int
    label: str
    value: float | None
    numerator: float


class LandFigure(NamedTuple):
    """A published total of the Land with the page it was read on; `derived` says how it was worked out."""

    indicator_id: str
    year: int
    key: str
    measure: str
    value: float
    source_url: str
    published: str
    derived: str | None


@db.per_build
def pks_years() -> PksYears:
    """How far the PKS reaches."""
    return db.records(PksYears, "SELECT newest_of_kreise, newest_of_land FROM pks_years")[0]


@db.per_build
def sums() -> Mapping[str, Mapping[int, KreisSum]]:
    """{indicator: {year: what the Kreise add up to}}."""
    years: dict[str, dict[int, KreisSum]] = {}
    for row in db.records(
        KreisSum, f"SELECT {', '.join(KreisSum._fields)} FROM kreis_sum ORDER BY indicator_id, period"
    ):
        years.setdefault(row.indicator_id, {})[row.period] = row
    return years


def sum_label(indicator_id: str) -> str:
    """What stands for the Land where areas are compared with it, "Summe der 36 Kreise"; "" where that is its own value."""
    return next((row.label for row in sums().get(indicator_id, {}).values()), "")


@db.per_build
def figures() -> Sequence[LandFigure]:
    """Every published total beside the indicators it belongs to, newest year first."""
    return db.records(
        LandFigure,
        """
        SELECT indicator.indicator_id, year, key, measure, figure.value, source_url, figure.published, derived
        FROM land_figure AS figure
        JOIN indicator ON indicator.pks_key = figure.key AND (indicator.scale = 'share') = (measure = 'aufklaerungsquote')
        ORDER BY year DESC, key, measure, indicator.indicator_id
        """,
    )
