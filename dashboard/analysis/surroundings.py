"""What stands around the points of the analysis: lines to read values by, funnels, quartiles, series with their breaks."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Sequence
from statistics import quantiles
from typing import Any

from dashboard import db, german
from dashboard.addresses.analysis_selection import Selection
from dashboard.addresses.areas import LAND
from dashboard.analysis.columns import Column, observations, remembered, value_of
from dashboard.analysis.rows import AreaPoint, Break, Funnel, FunnelRow, Guide, KindSpread, Series
from dashboard.queries import breaks as break_queries
from dashboard.queries import overview
from dashboard.queries.analysis import measured
from dashboard.queries.analysis.measured import Group
from dashboard.queries.analysis.quantities import indicator
from dashboard.texts import analysis as texts
from dashboard.texts import chosen_areas
from dashboard.values import breaks
from dashboard.values.wording import Wording, land_name

FEWEST = 5  # values of a kind, for quartiles
MOST_SERIES = 8
LAND_REFERENCE = "land"  # what values are compared with, as in an address
BEYOND = 1.6  # a funnel reaches so much further than the smallest and the largest area on show


def guides(selection: Selection, x: Column, y: Column, m: Column) -> list[Guide]:
    """The value of the Land, and of the Kreis where only one is filtered by, on each axis that has it."""
    lines = []
    kreis = selection.area_filter.kreis
    for axis, each in (("x", x), ("y", y), ("measured", m)):
        if each.land:
            lines.append(Guide(each.land[0], each.land[1], axis))
        if kreis and kreis in (each.kreise or {}):
            lines.append(Guide(overview.kreis_names()[kreis], (each.kreise or {})[kreis], axis))
    return lines


def of_kinds(selection: Selection, m: Column, kinds: set[str]) -> list[Guide]:
    """The common value of every kind on show, of what all figures but the first measure."""
    return [
        Guide(texts.TOGETHER.format(kinds=each.label), each.value, kind=each.group_id)
        for each in _groups(selection, m)
        if each.reference == "kind" and each.group_id in kinds and each.value is not None
    ]


def funnel(selection: Selection, m: Column, points: Sequence[AreaPoint], chosen: Collection[str]) -> Funnel:
    """The kind the address names, else, unless all are compared with the Land, that of most chosen areas, else the one with most values; with
    the limits of the group they are judged by, as far as its areas reach."""
    own = [each for each in points if each.funnelled.inhabitants]
    kind = selection.funnel or ("" if selection.reference == LAND_REFERENCE else _kind_of_most(own, chosen))
    sizes = [each.funnelled.inhabitants or 0 for each in own if kind in ("", each.kind)]
    label = german.capital(measured.kinds(selection.level).get(kind, chosen_areas.LEVELS[selection.level]))
    judges = {"kind": kind, LAND_REFERENCE: selection.level}
    group = next(
        (
            each
            for each in _groups(selection, m)
            if each.reference == selection.reference and each.group_id == judges.get(each.reference)
        ),
        None,
    )
    if not sizes or group is None:
        return Funnel(kind, label)
    low, high = min(sizes) / BEYOND, max(sizes) * BEYOND
    limits = _limits(selection.indicator, _year(m), group)
    return Funnel(kind, label, [each for each in limits if low <= each.inhabitants <= high])


def _kind_of_most(own: Sequence[AreaPoint], chosen: Collection[str]) -> str:
    every, picked = Counter(each.kind for each in own), Counter(each.kind for each in own if each.area_id in chosen)
    return max(every, key=lambda kind: (picked[kind], every[kind]), default="")


def spreads(points: Sequence[AreaPoint], level: str) -> list[KindSpread]:
    """Quartiles of the own values of every kind, by linear interpolation; `areas` counts those with a value."""
    found = []
    for kind, label in measured.kinds(level).items():
        own = [each.measured for each in points if each.kind == kind]
        values = sorted(each.value for each in own if each.value is not None)
        if not values:
            continue
        q1, q2, q3 = quantiles(values, n=4, method="inclusive") if len(values) >= FEWEST else (None, None, None)
        invented = any(each.synthetic for each in own if each.value is not None)
        found.append(KindSpread(kind, label, len(values), values[0], q1, q2, q3, values[-1], invented))
    return found


def largest(areas: Iterable[AreaPoint]) -> list[AreaPoint]:
    """The areas whose series are drawn: of more than eight the eight largest, in German order of names."""
    every = list(areas)
    kept = {each.area_id for each in sorted(every, key=lambda each: (-each.inhabitants, each.area_id))[:MOST_SERIES]}
    return [each for each in every if each.area_id in kept]


def series(selection: Selection, chosen: Sequence[AreaPoint]) -> list[Series]:
    """All years of the chosen areas, then of the Land; a year without an own value is there, without a number."""
    known, wording = observations(selection.indicator, selection.level), Wording(indicator(selection.indicator))
    years = sorted({*known.years, *known.years_of(LAND)})
    lines = [
        Series(
            each.area_id, each.label, [value_of(wording, known.at(each.area_id, year), year) for year in known.years]
        )
        for each in largest(chosen)
    ]
    land = [(year, observed) for year in years if (observed := known.land(year))]
    if land and not wording.scale.categories:
        names = dict.fromkeys(land_name(observed) for _, observed in land)
        lines.append(Series(LAND, " / ".join(names), [value_of(wording, observed, year) for year, observed in land]))
    return lines


def series_breaks(indicator_id: str, drawn: Sequence[Series]) -> list[Break]:
    """Where the drawn series change their meaning or a year was unusual: of all first, then of single ones."""
    years = [
        value.period for each in drawn for value in each.values if value.value is not None and value.period is not None
    ]
    if not years:
        return []
    rows = break_queries.of_indicator(indicator_id)
    return [
        Break(each.period, each.label, each.reason, each.cuts, each.until, area_id or "")
        for area_id in (None, *(each.area_id for each in drawn))
        for each in breaks.marks((row for row in rows if row.area_id == area_id), min(years), max(years))
    ]


def _year(m: Column) -> int:
    """The year of the groups: of values of several years there are none."""
    return m.period if isinstance(m.period, int) else 0


def _groups(selection: Selection, m: Column) -> Sequence[Group]:
    key = selection.indicator, selection.level, _year(m)
    return remembered(_answers, ("groups", *key), lambda: measured.groups(*key))


def _limits(indicator_id: str, year: int, group: Group) -> Sequence[FunnelRow]:
    key = indicator_id, year, group.reference, group.group_id
    return remembered(_answers, ("limits", *key), lambda: [FunnelRow(**row) for row in measured.funnel(*key)])


@db.per_build
def _answers() -> OrderedDict[Any, Any]:
    return OrderedDict()
