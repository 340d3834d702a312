"""The observations one area shows of an indicator: its own or, marked, those of the area above, with neighbours, comparison and trend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.queries.profile_values import Comparison, Indicator, Observation, SeriesBreak, Trend
from dashboard.values import intervals
from dashboard.values.summaries import Scale

GIVES = ("ok", "provisional")
# Surveys are rare: a year stands beside the newest value of each area from that year and the two before.
WINDOW_YEARS = {"share": 3}
FEW_CASES = 10
FEWEST_AREAS = 5  # what fewer areas have in common is no reference


@dataclass(frozen=True)
class IndicatorSeries:
    """One indicator in one area. `rows` are all its observations, oldest first, `newest` is one of them.

    `giver` names the area above whose values these are; "" means its own. `group` holds the newest values of all areas of the same kind,
    `similar` the value of the similar areas, `land` the values of the Land by year.
    """

    indicator: Indicator
    area_id: str
    rows: Sequence[Observation]
    newest: Observation
    giver: str
    group: Mapping[str, float]
    similar: float | None
    land: Mapping[int, Observation]
    comparison: Comparison | None
    trend: Trend | None
    breaks: tuple[tuple[int, str], ...] = ()

    @property
    def indicator_id(self) -> str:
        """Of the indicator."""
        return self.indicator["indicator_id"]

    @property
    def giver_level(self) -> str:
        """Level of the area whose values these are, where they are not its own."""
        return "kreis" if len(self.area_id) == KEY_LENGTHS["kreis"] else "kommune"

    @property
    def has_value(self) -> bool:
        """Whether the newest observation is a number."""
        return self.newest.value is not None

    @cached_property
    def known(self) -> list[tuple[int, float]]:
        """Year and value of every observation that has one."""
        return [(row.period, row.value) for row in self.rows if row.value is not None]

    @cached_property
    def scale(self) -> Scale:
        """How its values are written."""
        return scale_of(self.indicator)

    @cached_property
    def land_value(self) -> float | None:
        """The Land in the year of the newest value."""
        row = self.land.get(self.newest.period)
        return row.value if row else None

    @cached_property
    def value_text(self) -> str:
        """The newest value as a reader sees it, "" without one."""
        return "" if self.newest.value is None else self.scale.text(self.newest.value)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the newest value."""
        low, high = self.newest.low, self.newest.high
        return None if low is None or high is None else (low, high)

    @cached_property
    def precise(self) -> Scale:
        """How its interval and what stands beside it are written: finely enough for a certain difference to be seen."""
        row = self.comparison
        if row is None:
            return self.scale
        return intervals.precise(self.scale, self.interval, row.reference_value, row.result_95)

    @property
    def interval_text(self) -> str:
        """Its interval in words, "" without one."""
        return intervals.in_words(self.precise, *self.interval) if self.interval else ""

    @property
    def few_cases(self) -> bool:
        """Whether fewer than ten cases stand behind a rate."""
        cases = self.newest.numerator
        return self.indicator["scale"] == "rate" and cases is not None and cases < FEW_CASES


def scale_of(indicator: Indicator) -> Scale:
    """How values of an indicator are written."""
    return Scale(indicator["decimals"], indicator["scale"] == "share", indicator["categories"] or None)


def newest(rows: Sequence[Observation]) -> Observation:
    """The newest row; a mere Stimmungsbild does not replace an older value that may be compared."""
    last = rows[-1]
    if last.status == "unrepresentative":
        return next((row for row in reversed(rows) if row.status in GIVES), last)
    return last


def whose(
    indicator: Indicator, by_area: Mapping[str, Sequence[Observation]], area_id: str, above: Sequence[tuple[str, str]]
) -> tuple[str, str] | None:
    """Whose values an area shows: (area, "") for its own, (area above, its label) for inherited ones, None for nobody's.

    `above` are (area, label) from near to far. An area that never had a value to give, and no row of the newest year, inherits.
    """
    own = by_area.get(area_id, ())
    if own and (not indicator["inherits"] or any(row.status in GIVES for row in own)):
        return area_id, ""
    if indicator["inherits"]:
        last = own[-1].period if own else 0
        for each, label in above:
            if any(row.status in GIVES and row.period > last for row in by_area.get(each, ())):
                return each, label
    return (area_id, "") if own else None


def values_beside(years: Mapping[int, Mapping[str, float]], indicator: Indicator, period: int) -> Mapping[str, float]:
    """The values that stand beside one of `period`, by area: of that year, of a survey the newest of three years."""
    length = window(indicator)
    if length == 1:
        return years.get(period, {})
    beside: dict[str, float] = {}
    for year in range(period - length + 1, period + 1):
        beside.update(years.get(year, {}))
    return beside


def window(indicator: Indicator) -> int:
    """How many years values that stand beside each other may be from."""
    return WINDOW_YEARS.get(indicator["scale"], 1)


def middle(values: Mapping[str, float], members: Iterable[str]) -> float | None:
    """The median of those members that have a value."""
    known = [values[each] for each in members if each in values]
    return median(known) if known else None


def reference_value(row: Comparison) -> float | None:
    """What a published comparison compares with; None where too few areas of the group have a value."""
    is_one_area = row.reference in ("land", "kreis")
    return row.reference_value if row.result_95 or is_one_area or row.areas >= FEWEST_AREAS else None


def of_similar_areas(
    indicator: Indicator, comparison: Comparison | None, values: Mapping[str, float], members: Sequence[str]
) -> float | None:
    """The value of the similar areas: that of the published comparison. Facts without one have the median; fewer than five areas nothing."""
    if comparison is not None or indicator["scale"] != "number":
        return reference_value(comparison) if comparison else None
    return middle(values, members) if sum(each in values for each in members) >= FEWEST_AREAS else None


def breaks_of(rows: Iterable[SeriesBreak], indicator: Indicator) -> list[SeriesBreak]:
    """The breaks that concern an indicator, in whatever area."""
    return [
        row
        for row in rows
        if row.indicator_id in (None, indicator["indicator_id"]) and row.source_id in (None, indicator["source_id"])
    ]


def breaks_in(rows: Iterable[SeriesBreak], area_id: str) -> tuple[tuple[int, str], ...]:
    """(first year, reason) of those that concern an area; each year once, its reasons joined."""
    reasons: dict[int, list[str]] = {}
    for row in rows:
        if row.area_id in (None, area_id):
            reasons.setdefault(row.period, []).append(row.reason)
    return tuple((period, "; ".join(dict.fromkeys(each))) for period, each in sorted(reasons.items()))
