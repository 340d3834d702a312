"""What every area of a level has of one indicator in every year: its own value, or that of the nearest area above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from dashboard.addresses.areas import KEY_LENGTHS, LAND
from dashboard.addresses.periods import Newest, Period
from dashboard.inheritance import GIVES, SUPPRESSED

Row = Mapping[str, Any]
LEVELS = ("gemeinde", "kommune", "kreis")  # from below


@dataclass(frozen=True, slots=True)
class Observation:
    """One area in one `year`, None where nothing is known. `value` is None where there is none to show; `name` and `giver` are label and id
    of the area whose value it is, `giver` "" for the own one.

    `status`: that of the contract, or inherited. `cases` are counted, out of `whole`, and never inherited; by `unknown` they may be more, None
    where nothing is unknown; `persons` answered, `effective`:
    as precisely as so many of a simple random sample; `mood` is the share of an open survey, in per cent; `synthetic`: it is invented, None
    where nothing is known.
    """

    value: float | None
    status: str = "ok"
    name: str = ""
    giver: str = ""
    low: float | None = None
    high: float | None = None
    cases: float | None = None
    whole: float | None = None
    unknown: float | None = None
    persons: int | None = None
    effective: float | None = None
    mood: float | None = None
    note: str = ""
    synthetic: bool | None = None
    year: int | None = None

    @property
    def is_own(self) -> bool:
        """Whether a value of the area itself is there."""
        return self.value is not None and self.status in GIVES

    def counted(self) -> Observation:
        """The same with its counted cases as value; nobody inherits cases."""
        if self.status == "inherited":
            return MISSING
        cases = self.cases if self.status in GIVES else None
        status = "missing" if self.status in GIVES and cases is None else self.status
        return replace(self, value=cases, low=None, high=None, status=status)


MISSING = Observation(None, "missing")


class Group(NamedTuple):
    """Areas of a level that show the same in every year: one with observations of its own (`own` is its id), or all that inherit from
    the same areas (`own` is ""). `above` are the ids they inherit from, the nearest first."""

    own: str
    above: tuple[str, ...]
    members: list[str]


class Observations:
    """Observations of `indicator` (a row of queries.overview) for `areas` of a level; `rows` as from queries.map_values.observations."""

    def __init__(self, indicator: Row, level: str, areas: Sequence[Row], rows: Sequence[Row]) -> None:
        self.indicator, self.level, self.areas = indicator, level, areas
        self.years: tuple[int, ...] = tuple(indicator["periods"])
        self._own: dict[str, dict[int, Observation]] = {}
        for row in rows:
            self._own.setdefault(row["area_id"], {})[row["period"]] = _observation(
                row, survey=bool(indicator["survey"])
            )

    def at(self, area_id: str, period: Period, measure: str = "wert") -> Observation:
        """What an area of this level, or of one above it, has in a year, or what it has newest; `measure`: wert or faelle."""
        return _measured(self._shown(area_id, self._above(area_id), period), measure)

    def groups(self, period: Period, measure: str = "wert") -> Iterator[tuple[Group, Observation]]:
        """Every area of the level once, in groups that show the same; in the order of their first members."""
        for group in self._groups:
            yield group, _measured(self._shown(group.own, group.above, period), measure)

    def land(self, period: Period, measure: str = "wert") -> Observation | None:
        """The whole Land, where a value of it is known."""
        own = self._shown(LAND, (), period)
        return None if own.value is None else _measured(own, measure)

    def years_of(self, area_id: str) -> tuple[int, ...]:
        """The years anything is known of an area itself: of the Land there may be later ones than of its parts."""
        return tuple(sorted(self._own.get(area_id, {})))

    def year_of_own(self, area_id: str, period: Period) -> int | None:
        """The year of the own value an area shows; None where it has none among several years."""
        if not isinstance(period, Newest):
            return period
        own = self._shown(area_id, (), period)
        return own.year if own.is_own else None

    def knows(self, area_id: str) -> bool:
        """Whether anything is known of an area in any year."""
        return area_id in self._own

    def has(self, field: str) -> bool:
        """Whether any observation has a field that not all have, such as "low"."""
        return any(getattr(each, field) is not None for years in self._own.values() for each in years.values())

    def _above(self, area_id: str) -> tuple[str, ...]:
        if not self.indicator["inherits"]:
            return ()
        lengths = [KEY_LENGTHS[level] for level in LEVELS]
        return tuple(area_id[:length] for length in lengths if length < min(len(area_id), KEY_LENGTHS[self.level]))

    @cached_property
    def _groups(self) -> list[Group]:
        by_source: dict[tuple[str, tuple[str, ...]], Group] = {}
        for area in self.areas:
            own = area["area_id"] if area["area_id"] in self._own else ""
            above = tuple(source for source in self._above(area["area_id"]) if source in self._own)
            by_source.setdefault((own, above), Group(own, above, [])).members.append(area["area_id"])
        return list(by_source.values())

    def _shown(self, own: str, above: Sequence[str], period: Period) -> Observation:
        """What is shown of a year; of several the newest own value, else the newest one from above, else the newest that says why there is
        none."""
        if not isinstance(period, Newest):
            return self._nearest(own, above, period)
        known = [self._nearest(own, above, year) for year in range(period.last, period.first - 1, -1)]
        for is_shown in (_is_own, _has_value, _is_known):
            for observation in known:
                if is_shown(observation):
                    return observation
        return MISSING

    def _nearest(self, own: str, above: Sequence[str], year: int) -> Observation:
        """The own observation, else what the nearest area above has to give."""
        observation = self._own.get(own, {}).get(year)
        if observation is not None:
            return observation
        for source in above:
            inherited = self._own.get(source, {}).get(year)
            if inherited is not None and inherited.is_own:
                return replace(inherited, status="inherited", giver=source, cases=None)
            if inherited is not None and inherited.status == SUPPRESSED:
                return replace(inherited, giver=source)
        return MISSING


def _is_own(observation: Observation) -> bool:
    return observation.is_own


def _has_value(observation: Observation) -> bool:
    return observation.value is not None


def _is_known(observation: Observation) -> bool:
    return observation is not MISSING


def _measured(observation: Observation, measure: str) -> Observation:
    return observation.counted() if measure == "faelle" else observation


def _observation(row: Row, *, survey: bool) -> Observation:
    value, low, high = row["value"], row["low"], row["high"]
    bounded = None not in (value, low, high)
    mood = row["mood_pct"]
    return Observation(
        value,
        row["status"],
        row["label"],
        low=low if bounded else None,
        high=high if bounded else None,
        cases=None if survey else row["numerator"],
        whole=None if survey else row["denominator"],
        unknown=row["unknown"],
        persons=row["n"] if survey else None,
        effective=row["n_eff"],
        mood=mood,
        note="" if mood is not None else row["note"] or "",  # an open survey says it by its mood
        synthetic=row["synthetic"],
        year=row["period"],
    )
