"""The observations one area shows of an indicator: its own or, marked, those of the area above, with neighbours, comparison and trend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from dashboard.inheritance import GIVES, PASSED_DOWN, SUPPRESSED, by_year, giver_level
from dashboard.queries.breaks import SeriesBreak
from dashboard.queries.profile_values import Indicator, Observation, Trend
from dashboard.queries.verdicts import Comparison, Wave
from dashboard.texts import profile_indicators as texts
from dashboard.values import breaks, intervals, verdicts
from dashboard.values.summaries import Scale, sum_name

# Surveys are rare: a year stands beside the newest value of each area from that year and the two before.
WINDOW_YEARS = {"share": 3}
FEW_CASES = 10
FEWEST_AREAS = 5  # the median of fewer facts is no reference


@dataclass(frozen=True)
class Similar:
    """What the similar areas have together: of how many, and whether it is their median."""

    value: float
    areas: int
    is_median: bool


@dataclass(frozen=True)
class IndicatorSeries:
    """One indicator in one area. `rows` are all its observations, oldest first, `newest` is one of them.

    `giver` names the area above whose values these are; "" means its own. `group` holds the newest values of all areas of the same kind,
    `similar` what the similar areas have, `land` the values of the Land by year, `land_sum` what stands for the Land in comparisons, ""
    where that is its own value. `kind` is that of the area whose values these are, `wave` how the newest survey compares with the one before.
    """

    indicator: Indicator
    area_id: str
    rows: Sequence[Observation]
    newest: Observation
    giver: str
    group: Mapping[str, float]
    similar: Similar | None
    land: Mapping[int, Observation]
    comparison: Comparison | None
    trend: Trend | None
    kind: str = ""
    wave: Wave | None = None
    breaks: Sequence[SeriesBreak] = ()
    land_breaks: Sequence[SeriesBreak] = ()
    land_sum: str = ""

    @property
    def indicator_id(self) -> str:
        """Of the indicator."""
        return self.indicator["indicator_id"]

    @property
    def giver_level(self) -> str:
        """Level of the area whose values these are, where they are not its own."""
        return giver_level(self.area_id)

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

    @property
    def land_name(self) -> str:
        """What the value of the Land in the year of the newest value is called: "Land", or what is added up."""
        row = self.land.get(self.newest.period)
        return sum_name(row.note if row else None) or texts.LAND

    def broken(self, row: Observation) -> list[str]:
        """What must be said of the meaning of a value beside those of its other years, in few words."""
        return breaks.in_few_words(self.breaks, row.period, [period for period, _ in self.known])

    @cached_property
    def value_text(self) -> str:
        """The newest value as a reader sees it, "" without one."""
        return "" if self.newest.value is None else self.written(self.newest)

    @property
    def is_count(self) -> bool:
        """Whether the newest value, though a share, is written as a count."""
        return self.newest.value is not None and self.written(self.newest) != self.scale.text(self.newest.value)

    def written(self, row: Observation) -> str:
        """A value as a reader sees it; a share of few that were counted, so without an interval, as a count, with unknowns as a range.
        "–" without one."""
        return "–" if row.value is None else self.scale.published(row, row.value)

    @property
    def land_text(self) -> str:
        """The Land in the year of the newest value, as finely written as what stands beside it; "–" without one."""
        row = self.land.get(self.newest.period)
        return "–" if row is None or row.value is None else self.precise.published(row, row.value)

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
        return intervals.precise(self.scale, self.interval, row.reference_value, row.verdict())

    @property
    def against(self) -> str:
        """How the newest value compares: size, reference, verdict, or why there is none; "" where it stands beside nothing."""
        row = self.comparison
        return verdicts.against(row, self.kind, self.precise, self.land_sum) if row else ""

    @property
    def usual_range(self) -> str:
        """Between which values it would be usual, "" where that is not known."""
        return verdicts.usual_range(self.comparison, self.scale) if self.comparison else ""

    @property
    def since(self) -> str:
        """How the newest survey differs from the one before; "" where there is none."""
        if self.wave is None:
            return ""
        return verdicts.since(self.wave, dict(self.known).get(self.wave.earlier), self.scale)

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

    `above` are (area, label) from near to far. An area that never had a value to give, and no row of the newest year, inherits; what a nearer
    area keeps secret is not replaced by the value a farther one has of the same year or before.
    """
    own = by_area.get(area_id, ())
    if own and (not indicator["inherits"] or any(row.status in GIVES for row in own)):
        return area_id, ""
    if indicator["inherits"]:
        last, silent = own[-1].period if own else 0, None
        for each, label in above:
            rows = [row for row in by_area.get(each, ()) if row.status in PASSED_DOWN]
            if any(row.status in GIVES and row.period > last for row in rows):
                return each, label
            if rows:
                silent, last = silent or (each, label), max(last, rows[-1].period)
        if not own:
            return silent
    return (area_id, "") if own else None


def passed_down(
    by_area: Mapping[str, Sequence[Observation]], area_id: str, above: Sequence[tuple[str, str]], giver: str
) -> list[Observation]:
    """What an area shows of the values of `giver`, oldest first: those it has no row of its own for, and what it or an area between them
    keeps secret."""
    years = by_year(by_area.get(area_id, ()), [by_area.get(each, ()) for each, _ in above])
    return [years[each] for each in sorted(years) if years[each].area_id == giver or years[each].status == SUPPRESSED]


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


def of_similar_areas(
    indicator: Indicator, comparison: Comparison | None, values: Mapping[str, float], members: Sequence[str]
) -> Similar | None:
    """What the similar areas have: the reference of the published comparison. Facts without one have the median; fewer than five areas nothing."""
    if comparison is not None:
        value, is_median = comparison.reference_value, comparison.reference_basis == verdicts.MEDIAN
        return None if value is None else Similar(value, comparison.others, is_median)
    known = [each for each in members if each in values]
    value = middle(values, known) if indicator["scale"] == "number" and len(known) >= FEWEST_AREAS else None
    return None if value is None else Similar(value, len(known), is_median=True)


def median_scale(indicator: Indicator, value: float) -> Scale:
    """How a median is written: between two whole numbers it is half of one, and rounded it would be another number."""
    scale = scale_of(indicator)
    is_half = scale.decimals == 0 and abs(value % 1 - 0.5) < 1e-9
    return replace(scale, decimals=1) if is_half and indicator["scale"] == "number" else scale
