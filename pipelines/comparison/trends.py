"""The recent trend of every series: five consecutive years without a break, or a reason why there is none. Where only other inhabitants
behind a rate (a census) stop its trend, that of the counted cases stands beside it: cases are counted without them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from pipelines.statistics import poisson_interval, trend
from pipelines.statistics.comparison import TREND_POINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

FEW_YEARS = "weniger als fünf Jahre mit eigenem Wert"
GAP = "Lücke in den letzten fünf Jahren"
NO_WIDTH = "ein Jahr ohne Unsicherheitsbereich"
CANNOT = "cannot_be_calculated"
DENOMINATOR = "denominator"


class Point(NamedTuple):
    """One year of a series with its 95 % interval; `numerator`: the counted cases of a rate, NaN if not known."""

    period: int
    value: float
    low: float
    high: float
    numerator: float = math.nan


class Trend(NamedTuple):
    """What the last years say; `points` consecutive years from first_period to last_period were used or could have been."""

    first_period: int
    last_period: int
    points: int
    result: str
    reason: str | None


class CasesTrend(NamedTuple):
    """What the counted cases of the same years say; None where the rate has a trend, or where more than other inhabitants stops it."""

    cases_first_period: int | None
    cases_result: str | None


NO_CASES_TREND = CasesTrend(None, None)


def trends(connection: duckdb.DuckDBPyConnection, own: pd.DataFrame) -> pd.DataFrame:
    """Table `trend` from the own values and `series_break`: one row per indicator and area, the Land included."""
    breaks = connection.execute(
        "SELECT indicator_id, area_id, period, reason, kind FROM series_break WHERE stops_trend ORDER BY period, reason"
    ).fetchall()
    everywhere: dict[tuple[str | None, str | None], list[tuple[int, str, str]]] = {}
    for indicator, area, *told in breaks:
        everywhere.setdefault((indicator, area), []).append((told[0], told[1], told[2]))
    rows = []
    for (indicator, body), points in _series(own).items():
        mine = [
            each
            for key in ((indicator, body), (indicator, None), (None, body), (None, None))
            for each in everywhere.get(key, [])
        ]
        of_value = recent_trend(points, [(period, reason) for period, reason, _ in mine])
        stays = [(period, reason) for period, reason, kind in mine if kind != DENOMINATOR]
        stopped = of_value.points < TREND_POINTS and len(stays) < len(mine)
        of_cases = cases_trend(points, stays) if stopped else NO_CASES_TREND
        rows.append((indicator, body, *of_value, *of_cases))
    results = pd.DataFrame(rows, columns=["indicator_id", "unit_id", *Trend._fields, *CasesTrend._fields])
    results["cases_first_period"] = results["cases_first_period"].astype("Int64")
    stands = own[["indicator_id", "unit_id", "area_id"]].drop_duplicates()
    return (
        stands.merge(results, on=["indicator_id", "unit_id"])
        .drop(columns="unit_id")
        .sort_values(["indicator_id", "area_id"])
    )


def _series(own: pd.DataFrame) -> dict[tuple[str, str], list[Point]]:
    """The years of each indicator and body, in order."""
    points = own[own["stands_for_unit"]].sort_values(["indicator_id", "unit_id", "period"])
    keys = zip(points["indicator_id"].tolist(), points["unit_id"].tolist(), strict=True)
    years = zip(*(points[name].tolist() for name in Point._fields), strict=True)
    series: dict[tuple[str, str], list[Point]] = {}
    for key, year in zip(keys, years, strict=True):
        series.setdefault(key, []).append(Point(*year))
    return series


def recent_trend(points: Sequence[Point], breaks: Sequence[tuple[int, str]]) -> Trend:
    """The trend of `points`, ordered by year, at least one. `breaks`: first year after each break, and why."""
    last = points[-1].period
    cut = max(((period, reason) for period, reason in breaks if last - TREND_POINTS + 1 < period <= last), default=None)
    run = _unbroken(points, cut[0] if cut else last - TREND_POINTS + 1)
    if len(run) == TREND_POINTS:
        result = trend(*([float(getattr(point, name)) for point in run] for name in ("value", "low", "high")))
        return Trend(run[0].period, last, len(run), result, NO_WIDTH if result == CANNOT else None)
    return Trend(run[0].period, last, len(run), CANNOT, _why_not(len(points), cut))


def cases_trend(points: Sequence[Point], breaks: Sequence[tuple[int, str]]) -> CasesTrend:
    """The trend of the counted cases of `points`, each with the interval of its count. `breaks`: those that counting does not survive."""
    recent = [point for point in points[-TREND_POINTS:] if not math.isnan(point.numerator)]
    if len(recent) < TREND_POINTS:
        return NO_CASES_TREND
    intervals = zip(*poisson_interval([point.numerator for point in recent]), strict=True)
    counted = [
        Point(point.period, point.numerator, float(low), float(high))
        for point, (low, high) in zip(recent, intervals, strict=True)
    ]
    found = recent_trend(counted, breaks)
    return NO_CASES_TREND if found.result == CANNOT else CasesTrend(found.first_period, found.result)


def _why_not(values: int, cut: tuple[int, str] | None) -> str:
    if values < TREND_POINTS:
        return FEW_YEARS
    return f"Bruch der Reihe {cut[0]}: {cut[1]}" if cut else GAP


def _unbroken(points: Sequence[Point], first: int) -> list[Point]:
    """The longest run of consecutive years up to the last one, from `first` on."""
    run = [points[-1]]
    for point in reversed(points[:-1]):
        if point.period != run[0].period - 1 or point.period < first:
            break
        run.insert(0, point)
    return run
