"""Values of the chosen areas, what is known of their difference, and what stands around them.

Few and plain questions: one for all observations of the areas and one for all their comparisons. DuckDB takes longer for one window over
a few thousand rows than Python for all of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard import db, inheritance
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.addresses.comparison_selection import Selection
from dashboard.addresses.parameters import REFERENCES
from dashboard.inheritance import SUPPRESSED
from dashboard.queries import breaks as series_breaks
from dashboard.queries import verdicts
from dashboard.queries.areas import areas
from dashboard.queries.breaks import SeriesBreak
from dashboard.queries.indicators import Indicator, indicators
from dashboard.queries.profile_values import Trend
from dashboard.queries.verdicts import Comparison, Wave

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
    numerator: float | None
    denominator: float | None
    release_id: str = ""
    unknown: float | None = None


class Cell(NamedTuple):
    """What one area shows of one indicator. `period` is the year of its value, `giver` the label of the area a value is inherited from,
    `giver_id` its key. `compared`: how an own value compares with the chosen reference, `wave` how it differs from the survey before;
    `numerator`, `denominator` and `unknown` are those of an own value.
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
    compared: Comparison | None = None
    wave: Wave | None = None
    numerator: float | None = None
    denominator: float | None = None
    release_id: str = ""
    unknown: float | None = None

    @property
    def verdict(self) -> str:
        """As in the contract, "none" where nothing is compared."""
        return self.compared.verdict() if self.compared else "none"

    @property
    def reference_value(self) -> float | None:
        """What it is compared with, None without a reference."""
        return self.compared.reference_value if self.compared else None


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
    release_id: str = ""
    numerator: float | None = None
    denominator: float | None = None
    unknown: float | None = None


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
    release_id: str = ""
    numerator: float | None = None
    denominator: float | None = None
    unknown: float | None = None


# {indicator: {chosen area: what it shows in each year, oldest first}}, the areas in their order
Candidates = Mapping[str, Mapping[str, Sequence[Observation]]]
# {(indicator, area, year): how its own value compares with the chosen reference}
Comparisons = Mapping[tuple[str, str, int], Comparison]
# {(indicator, area, year of the later one): how two surveys compare}
Waves = Mapping[tuple[str, str, int], Wave]


def years_of(indicator: Indicator) -> int:
    """Of how many years the newest value may stand beside others."""
    return SURVEY_YEARS if indicator["scale"] == "share" else 1


def candidates(chosen: Selection, only: str = "") -> Candidates:
    """What a chosen area shows in each year: its own observation, and of indicators that are inherited that of its Kommune or Kreis; of one
    indicator `only` where it is given."""
    givers = {area.area_id: [area.area_id[:n] for n in _GIVERS if n <= len(area.area_id)] for area in chosen.areas}
    known: dict[tuple[str, str], list[Observation]] = {}
    for row in _observations({giver for each in givers.values() for giver in each}, only):
        known.setdefault((row.indicator_id, row.area_id), []).append(row)
    offered: dict[str, dict[str, list[Observation]]] = {}
    for indicator in indicators():
        name = indicator["indicator_id"]
        is_inherited = indicator["inherits"] and chosen.level in indicator["levels"]
        for area_id, (own, *above) in givers.items():
            rows = (known.get((name, giver), ()) for giver in (above if is_inherited else ()))
            years = inheritance.by_year(known.get((name, own), ()), rows)
            if years:
                offered.setdefault(name, {})[area_id] = [years[period] for period in sorted(years)]
    return offered


def _observations(area_ids: Iterable[str], only: str) -> list[Observation]:
    of_one = " AND indicator_id = ?" if only else ""
    return db.records(
        Observation,
        f"SELECT {', '.join(Observation._fields)} FROM observation WHERE list_contains(?, area_id){of_one}",
        [sorted(area_ids), *([only] if only else [])],
    )


def comparisons(chosen: Selection, periods: Iterable[int], only: str = "") -> Comparisons:
    """How the own values of the areas compare with the chosen reference: of the chosen indicator in every year, of others in these; of no
    others where there is `only` one."""
    reference = REFERENCES[chosen.reference]
    rows = [
        *verdicts.of_areas(_keys(chosen), [reference], set() if only else set(periods)),
        *verdicts.of_indicator(_keys(chosen), reference, chosen.indicator),
    ]
    return {(row.indicator_id, row.area_id, row.period): row for row in rows}


def waves(chosen: Selection) -> Waves:
    """How the newest surveys of the areas compare with the ones before."""
    return {(row.indicator_id, row.area_id, row.later): row for row in verdicts.waves(_keys(chosen))}


def newest(
    indicator: Indicator, offered: Mapping[str, Sequence[Observation]], until: int | None
) -> dict[str, Observation]:
    """By area what it shows of an indicator in the newest year any of the areas has that is not after `until` (None: of all), of a survey
    in the newest of three years; a value that can be shown before one that cannot, but an inherited one never in the place of one that is
    kept secret in its year or later."""
    periods = [row.period for rows in offered.values() for row in rows if until is None or row.period <= until]
    if not periods:
        return {}
    last = max(periods)
    years = range(last - years_of(indicator) + 1, last + 1)
    return {
        area_id: near[0] if len(near) == 1 else _preferred(area_id, near)
        for area_id, rows in offered.items()
        if (near := [row for row in rows if row.period in years])
    }


def _preferred(area_id: str, near: Sequence[Observation]) -> Observation:
    secret = max((row.period for row in near if row.status == SUPPRESSED), default=0)
    allowed = [row for row in near if row.area_id == area_id or row.period >= secret]
    return max(allowed, key=lambda row: (row.status in inheritance.GIVES, row.period))


def cell(area_id: str, row: Observation, compared: Comparisons, waves: Waves) -> Cell:
    """What an area shows, with how it compares where it is its own."""
    indicator_id, giver_id, period, value, low, high, status, cases, people, release_id, unknown = row
    if giver_id != area_id:
        giver, status = areas().by_id[giver_id].label, _passed_down(status)
        return Cell(area_id, indicator_id, period, value, low, high, status, giver, giver_id, release_id=release_id)
    key = indicator_id, area_id, period
    judged, wave = compared.get(key), waves.get(key)
    return Cell(
        area_id,
        indicator_id,
        period,
        value,
        low,
        high,
        status,
        None,
        None,
        judged,
        wave,
        cases,
        people,
        release_id,
        unknown,
    )


def readings(area_id: str, rows: Sequence[Observation]) -> list[Reading]:
    """All years of an area as `candidates` found them."""
    return [_reading(area_id, row) for row in rows]


def _reading(area_id: str, row: Observation) -> Reading:
    _, giver_id, period, value, low, high, status, cases, people, release_id, unknown = row
    if giver_id == area_id:
        return Reading(area_id, period, value, low, high, status, None, None, release_id, cases, people, unknown)
    giver, status = areas().by_id[giver_id].label, _passed_down(status)
    return Reading(area_id, period, value, low, high, status, giver, giver_id, release_id)


def _passed_down(status: str) -> str:
    """The status of what another area passed down: its value is inherited, its secrecy stays."""
    return SUPPRESSED if status == SUPPRESSED else "inherited"


def reference_series(chosen: Selection, compared: Comparisons) -> tuple[str, list[tuple[int, float]]]:
    """Label and values over the years of what all the areas are compared with; empty where they have different references: beside the
    others of its kind each has its own."""
    rows = [each for each in compared.values() if each.indicator_id == chosen.indicator]
    values = {(each.period, each.reference_value) for each in rows if each.reference_value is not None}
    groups = {each.group_id for each in rows if each.reference_value is not None}
    if len({period for period, _ in values}) != len(values) or len(groups) != 1:
        return "", []
    labels = db.query(
        "SELECT DISTINCT label FROM comparison_group WHERE indicator_id = ? AND reference = ? AND group_id = ?",
        [chosen.indicator, REFERENCES[chosen.reference], groups.pop()],
    )
    return (labels[0]["label"] if labels else ""), sorted(values)


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
            Neighbour(area_id, known[area_id].label, period, value, low, high, release_id, cases, people, unknown)
            for _, area_id, period, value, low, high, _, cases, people, release_id, unknown in newest.values()
            if value is not None
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
    """Where the series changes its meaning, with every reason: of all areas and of these."""
    concerned = [
        row
        for row in series_breaks.of_indicator(indicator["indicator_id"])
        if row.area_id is None or row.area_id in area_ids
    ]
    return sorted(concerned, key=lambda row: (row.period, label_of(row.area_id)))


def label_of(area_id: str | None) -> str:
    """Name of an area, "" for all."""
    return areas().by_id[area_id].label if area_id else ""


def _keys(chosen: Selection) -> list[str]:
    return [area.area_id for area in chosen.areas]
