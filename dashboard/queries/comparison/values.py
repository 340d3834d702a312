"""Values of the chosen areas, what is known of their difference, and what stands around them.

Few and plain questions: one for all observations of the areas and one for all their comparisons. DuckDB takes longer for one window over
a few thousand rows than Python for all of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard import db
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.addresses.comparison_selection import Selection
from dashboard.addresses.parameters import REFERENCES
from dashboard.queries import profile_values
from dashboard.queries.areas import areas
from dashboard.queries.indicators import Indicator, indicators
from dashboard.queries.profile_values import SeriesBreak, Trend

USABLE = ("ok", "provisional")
# A survey is rare: beside others stands the newest one of this many years. The same as in the comparison at build time.
SURVEY_YEARS = 3
_GIVERS = [KEY_LENGTHS[level] for level in ("gemeinde", "kommune", "kreis")]


class Observation(NamedTuple):
    """A value of an area in a year, see the table `observation`."""

    indicator_id: str
    area_id: str
    period: int
    value: float | None
    low: float | None
    high: float | None
    status: str


class Comparison(NamedTuple):
    """How an own value compares, see the table `comparison`; `group_id` names the row of `comparison_group` it is compared with."""

    indicator_id: str
    area_id: str
    period: int
    group_id: str
    result_95: str | None
    reason: str | None
    reference_value: float | None


class Cell(NamedTuple):
    """What one area shows of one indicator. `period` is the year of its value, `giver` the label of the area a value is inherited from,
    `giver_id` its key.

    `result` is lower, similar or higher, None where nothing can be said; `reason` then says why, None where nobody asked.
    """

    area_id: str
    indicator_id: str
    period: int
    value: float | None
    low: float | None
    high: float | None
    status: str
    giver: str | None = None
    giver_id: str | None = None
    result: str | None = None
    reason: str | None = None
    reference_value: float | None = None


class Reading(NamedTuple):
    """One year of one area in a time series."""

    area_id: str
    period: int
    value: float | None
    low: float | None
    high: float | None
    status: str
    giver: str | None = None
    giver_id: str | None = None


class Rank(NamedTuple):
    """The ranks an area may have among `areas` areas of its kind, all of them together at 90 %; rank 1 is the lowest value."""

    best: int
    worst: int
    areas: int


class Neighbour(NamedTuple):
    """An own value of an area of the same level and of a kind with one of the chosen."""

    area_id: str
    label: str
    period: int
    value: float
    low: float | None
    high: float | None


# {indicator: {chosen area: observations that may give it a value}}, the areas in their order, own observations first
Candidates = Mapping[str, Mapping[str, Sequence[Observation]]]
# {(indicator, area, year): how its own value compares with the chosen reference}
Comparisons = Mapping[tuple[str, str, int], Comparison]


def years_of(indicator: Indicator) -> int:
    """Of how many years the newest value may stand beside others."""
    return SURVEY_YEARS if indicator["scale"] == "share" else 1


def candidates(chosen: Selection) -> Candidates:
    """What may give a chosen area its value: its own observations, and for indicators that are inherited those of its Kommune and Kreis."""
    givers = {area.area_id: [area.area_id[:n] for n in _GIVERS if n <= len(area.area_id)] for area in chosen.areas}
    known: dict[tuple[str, str], list[Observation]] = {}
    for row in _observations({giver for each in givers.values() for giver in each}):
        known.setdefault((row.indicator_id, row.area_id), []).append(row)
    offered: dict[str, dict[str, list[Observation]]] = {}
    for indicator in indicators():
        name = indicator["indicator_id"]
        is_inherited = indicator["inherits"] and chosen.level in indicator["levels"]
        for area_id, (own, *above) in givers.items():
            rows = known.get((name, own), [])
            for giver in above if is_inherited else ():
                rows = [*rows, *(row for row in known.get((name, giver), ()) if row.status in USABLE)]
            if rows:
                offered.setdefault(name, {})[area_id] = rows
    return offered


def _observations(area_ids: Iterable[str]) -> list[Observation]:
    return db.records(
        Observation,
        f"SELECT {', '.join(Observation._fields)} FROM observation WHERE list_contains(?, area_id)",
        [sorted(area_ids)],
    )


def comparisons(chosen: Selection, periods: Iterable[int]) -> Comparisons:
    """How the own values of the areas compare with the chosen reference: of the chosen indicator in every year, of others in these."""
    rows = db.records(
        Comparison,
        f"""
        SELECT {", ".join(Comparison._fields)} FROM comparison
        WHERE reference = ? AND list_contains(?, area_id) AND (list_contains(?, period) OR indicator_id = ?)
        """,
        [REFERENCES[chosen.reference], _keys(chosen), sorted(periods), chosen.indicator],
    )
    return {(row.indicator_id, row.area_id, row.period): row for row in rows}


def newest(
    indicator: Indicator, offered: Mapping[str, Sequence[Observation]], until: int | None
) -> dict[str, Observation]:
    """By area what it shows of an indicator in the newest year any of the areas has that is not after `until` (None: of all), of a survey
    in the newest of three years; a value that can be shown before one that cannot, an own one before an inherited one."""
    periods = [row.period for rows in offered.values() for row in rows if until is None or row.period <= until]
    if not periods:
        return {}
    last = max(periods)
    years = range(last - years_of(indicator) + 1, last + 1)
    return {
        area_id: near[0] if len(near) == 1 else max(near, key=_preference)
        for area_id, rows in offered.items()
        if (near := [row for row in rows if row.period in years])
    }


def _preference(row: Observation) -> tuple[bool, int, int]:
    return row.status in USABLE, row.period, len(row.area_id)


def cell(area_id: str, row: Observation, compared: Comparisons) -> Cell:
    """What an area shows, with how it compares where it is its own."""
    indicator_id, giver_id, period, value, low, high, status = row
    if giver_id != area_id:
        giver = areas().by_id[giver_id].label
        return Cell(area_id, indicator_id, period, value, low, high, "inherited", giver, giver_id)
    known = compared.get((indicator_id, area_id, period))
    difference = (known.result_95, known.reason, known.reference_value) if known else (None, None, None)
    return Cell(area_id, indicator_id, period, value, low, high, status, None, None, *difference)


def readings(area_id: str, rows: Sequence[Observation]) -> list[Reading]:
    """All years of an area; an own value comes before an inherited one, that of the Kommune before that of the Kreis."""
    years: dict[int, Observation] = {}
    for row in rows:
        years.setdefault(row.period, row)
    return [_reading(area_id, years[period]) for period in sorted(years)]


def _reading(area_id: str, row: Observation) -> Reading:
    _, giver_id, period, value, low, high, status = row
    if giver_id == area_id:
        return Reading(area_id, period, value, low, high, status)
    return Reading(area_id, period, value, low, high, "inherited", areas().by_id[giver_id].label, giver_id)


class _Group(NamedTuple):
    period: int
    group_id: str
    label: str
    value: float


def reference_series(chosen: Selection, compared: Comparisons) -> tuple[str, list[tuple[int, float]]]:
    """Label and values over the years of what all the areas are compared with, of the years in which one of them is judged by it; empty
    where they have different references."""
    rows = db.records(
        _Group,
        "SELECT period, group_id, label, value FROM comparison_group WHERE indicator_id = ? AND reference = ? AND value IS NOT NULL",
        [chosen.indicator, REFERENCES[chosen.reference]],
    )
    groups = {(row.period, row.group_id): row for row in rows}
    pairs = [
        (each, groups[each.period, each.group_id])
        for each in compared.values()
        if each.indicator_id == chosen.indicator and (each.period, each.group_id) in groups
    ]
    labels = {group.label for _, group in pairs}
    if len(labels) != 1:
        return "", []
    return labels.pop(), sorted({(group.period, group.value) for each, group in pairs if each.result_95 is not None})


class _RankRow(NamedTuple):
    indicator_id: str
    area_id: str
    period: int
    best: int
    worst: int
    areas: int


def ranks(chosen: Selection, indicator_id: str = "") -> dict[tuple[str, str, int], Rank]:
    """The ranks the areas may have by indicator, area and year, of one indicator or of all."""
    rows = db.records(
        _RankRow,
        f"""
        SELECT {", ".join(_RankRow._fields)} FROM area_rank
        WHERE list_contains($areas, area_id) AND reference = 'kind' AND ($indicator = '' OR indicator_id = $indicator)
        """,
        {"areas": _keys(chosen), "indicator": indicator_id},
    )
    return {(row.indicator_id, row.area_id, row.period): Rank(*row[3:]) for row in rows}


def around(chosen: Selection, indicator: Indicator, period: int) -> list[Neighbour]:
    """Own values of the indicator of all areas of the level that are of a kind with one of the chosen, lowest first; of a survey the
    newest value of three years."""
    rows = db.records(
        Observation,
        f"""
        SELECT {", ".join(Observation._fields)} FROM observation
        WHERE indicator_id = ? AND level = ? AND period > ? AND period <= ? AND status IN ('ok', 'provisional') AND value IS NOT NULL
        ORDER BY period
        """,
        [chosen.indicator, chosen.level, period - years_of(indicator), period],
    )
    known, kinds = areas().by_id, {area.kind for area in chosen.areas}
    newest = {row.area_id: row for row in rows if known[row.area_id].kind in kinds}
    return sorted(
        (
            Neighbour(row.area_id, known[row.area_id].label, row.period, row.value, row.low, row.high)
            for row in newest.values()
            if row.value is not None
        ),
        key=lambda each: (each.value, each.label),
    )


def trends(chosen: Selection) -> dict[str, Trend]:
    """Trend of the chosen indicator by area."""
    rows = db.records(
        Trend,
        f"SELECT {', '.join(Trend._fields)} FROM trend WHERE indicator_id = ? AND list_contains(?, area_id)",
        [chosen.indicator, _keys(chosen)],
    )
    return {row.area_id: row for row in rows}


def breaks(indicator: Indicator, area_ids: Sequence[str]) -> list[SeriesBreak]:
    """Years from which the series is not comparable with before, with every reason: those of all areas and of these."""
    concerned = [
        row
        for row in profile_values.breaks()
        if row.source_id in (None, indicator["source_id"])
        and row.indicator_id in (None, indicator["indicator_id"])
        and (row.area_id is None or row.area_id in area_ids)
    ]
    return sorted(concerned, key=lambda row: (row.period, label_of(row.area_id)))


def label_of(area_id: str | None) -> str:
    """Name of an area, "" for all."""
    return areas().by_id[area_id].label if area_id else ""


def _keys(chosen: Selection) -> list[str]:
    return [area.area_id for area in chosen.areas]
