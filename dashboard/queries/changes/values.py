"""Published values that are new, others than before, or gone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dashboard import db
from dashboard.queries.changes import reasons
from dashboard.queries.changes.pair import Pair
from dashboard.queries.changes.reasons import Facts

CHANGED, REMOVED = "changed", "removed"
# Two builds may add up shares in another order.
_SAME = {"rel_tol": 1e-9, "abs_tol": 1e-9}
_NAME_OF_SERIES = "observation.indicator_id || ' ' || period"
Series = tuple[str, int]  # indicator and year
Key = tuple[str, int, str]  # with the area
Stated = tuple[float | None, str]  # value and status


class Value(NamedTuple):
    """A published value with the file it comes from; `label` of the area, `word` of a category."""

    indicator_id: str
    period: int
    area_id: str
    label: str
    value: float | None
    word: str | None
    status: str
    release_id: str
    sha256: str
    source_id: str
    synthetic: bool


class Indicator(NamedTuple):
    """What a value is of."""

    indicator_id: str
    title: str
    unit: str
    decimals: int


@dataclass(frozen=True)
class ValueChange:
    """A value that is another than before, or gone (`after` is None)."""

    indicator: Indicator
    before: Value
    after: Value | None
    reason: str

    @property
    def synthetic(self) -> bool:
        """Whether one of the two is invented."""
        return self.before.synthetic or (self.after is not None and self.after.synthetic)


@dataclass(frozen=True)
class SeriesChange:
    """How many values of an indicator and year are new, others and gone; `reasons` of those that are others or gone. `new`: the keys of the
    areas with a new value, and whether it is invented."""

    indicator: Indicator
    period: int
    changed: int
    removed: int
    reasons: tuple[str, ...]
    synthetic: bool
    new: tuple[tuple[str, bool], ...] = ()

    @property
    def added(self) -> int:
        """How many values are new."""
        return len(self.new)


def value_changes(pair: Pair) -> tuple[list[SeriesChange], list[ValueChange]]:
    """Per indicator and year, and per area; new values are counted, not listed."""
    earlier, later = pair.ask(_prints)
    differing = sorted(each for each in earlier.keys() | later.keys() if earlier.get(each) != later.get(each))
    if not differing:
        return [], []
    names = [f"{indicator_id} {period}" for indicator_id, period in differing]
    bare_before, bare_after = pair.ask(lambda: _bare(names))
    other = [
        key for key in bare_before.keys() | bare_after.keys() if not _equal(bare_before.get(key), bare_after.get(key))
    ]
    places = [" ".join(map(str, key)) for key in other]
    before, after = pair.ask(lambda: _values(places))
    of_before, of_after = pair.ask(_indicators)
    indicators = of_before | of_after
    listed = [
        ValueChange(indicators[value.indicator_id], value, after.get(key), _reason(pair, value, after.get(key)))
        for key, value in before.items()
    ]
    new: dict[Series, list[tuple[str, bool]]] = {}
    for key, value in after.items():
        if key not in before:
            new.setdefault((value.indicator_id, value.period), []).append((value.area_id, value.synthetic))
    return series_of(indicators, listed, {series: tuple(areas) for series, areas in new.items()}), listed


def series_of(
    indicators: Mapping[str, Indicator],
    listed: Iterable[ValueChange],
    new: Mapping[Series, tuple[tuple[str, bool], ...]],
) -> list[SeriesChange]:
    """The counts per indicator and year, in this order; `new` as in SeriesChange."""
    counts: Counter[tuple[Series, str]] = Counter()
    why: dict[Series, dict[str, None]] = {series: {} for series in new}
    invented = {series for series, areas in new.items() if any(synthetic for _, synthetic in areas)}
    for change in listed:
        series = (change.before.indicator_id, change.before.period)
        counts[series, CHANGED if change.after else REMOVED] += 1
        why.setdefault(series, {})[change.reason] = None
        invented |= {series} if change.synthetic else set()
    return [
        SeriesChange(
            indicators[series[0]],
            series[1],
            counts[series, CHANGED],
            counts[series, REMOVED],
            tuple(why[series]),
            series in invented,
            new.get(series, ()),
        )
        for series in sorted(why)
    ]


def _equal(before: Stated | None, after: Stated | None) -> bool:
    if before is None or after is None or before[1] != after[1] or (before[0] is None) != (after[0] is None):
        return False
    return before[0] is None or after[0] is None or math.isclose(before[0], after[0], **_SAME)


def _reason(pair: Pair, before: Value, after: Value | None) -> str:
    """A value from another file changed with it; one from the same file with the registry's facts or the day, else with its rule."""
    present = after or before
    if not pair.is_registry(present.source_id):
        other_file = after is None or (before.release_id, before.sha256) != (after.release_id, after.sha256)
        gone = after is None and before.source_id not in pair.other_sources
        return reasons.RULE if gone or not other_file else reasons.RELEASE
    if any(present.area_id in statuses for statuses in pair.statuses):
        own = pair.area_facts(present.area_id)
    else:  # a sum over Kommunen
        own = (Facts(0), Facts(int(any(map(pair.is_registry, pair.other_sources)))))
    data = reasons.of_data(*own, time_moved=pair.time_moved)
    return data or reasons.RULE


@db.per_build
def _prints() -> dict[Series, tuple[int, int]]:
    """Number and fingerprint of the values of every indicator and year."""
    rows = db.query("""
        SELECT indicator_id, period, count(*) AS count, sum(hash(area_id, value, status)) AS fingerprint
        FROM observation GROUP BY indicator_id, period
    """)
    return {(row["indicator_id"], row["period"]): (row["count"], row["fingerprint"]) for row in rows}


@db.per_build
def _indicators() -> dict[str, Indicator]:
    rows = db.records(Indicator, "SELECT indicator_id, title, unit, decimals FROM indicator")
    return {row.indicator_id: row for row in rows}


def _bare(names: list[str]) -> dict[Key, Stated]:
    """Value and status in some series, given as "<indicator> <year>"."""
    rows = db.query(
        f"""
        SELECT indicator_id, period, area_id, value, status FROM observation
        WHERE {_NAME_OF_SERIES} IN (SELECT unnest($names))
        """,
        {"names": names},
    )
    return {(row["indicator_id"], row["period"], row["area_id"]): (row["value"], row["status"]) for row in rows}


def _values(places: list[str]) -> dict[Key, Value]:
    """Some values, given as "<indicator> <year> <area>", in this order."""
    rows = db.records(
        Value,
        f"""
        SELECT observation.indicator_id, period, area_id, area.label, observation.value, indicator_category.label AS word, status,
               release_id, sha256, source_id, synthetic
        FROM observation JOIN area USING (area_id) JOIN (SELECT release_id, sha256, source_id FROM release) AS release USING (release_id)
        JOIN source USING (source_id)
        LEFT JOIN indicator_category ON indicator_category.indicator_id = observation.indicator_id AND code = value
        WHERE {_NAME_OF_SERIES} || ' ' || area_id IN (SELECT unnest($places))
        ORDER BY observation.indicator_id, period, area_id
        """,
        {"places": places},
    )
    return {(row.indicator_id, row.period, row.area_id): row for row in rows}
