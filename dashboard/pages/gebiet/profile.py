"""Everything of a profile that is a value: one question each for observations, comparisons and trends, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from dashboard.addresses import profile_selection
from dashboard.addresses.areas import KEY_LENGTHS, LAND
from dashboard.addresses.profile_selection import Selection
from dashboard.pages.gebiet import series
from dashboard.pages.gebiet.sentences import Place
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import breaks, frame, origins, profile_values, verdicts
from dashboard.queries import land as land_queries
from dashboard.queries import profile as areas
from dashboard.queries.profile import ProfiledArea, SimilarArea
from dashboard.queries.profile_values import Indicator, Observation
from dashboard.texts import profile as texts

PEERS = "peers"  # the similar areas in the table `comparison`


@dataclass(frozen=True)
class Profile:
    """One area with its series by indicator, in the order of the catalogue; `unknown` are indicators without a value, by topic."""

    area: ProfiledArea
    selection: Selection
    similar: Sequence[SimilarArea]
    series: dict[str, IndicatorSeries]
    unknown: dict[str, list[Indicator]] = field(default_factory=dict)

    @property
    def area_id(self) -> str:
        """Its ARS."""
        return self.area.area_id

    @property
    def reference(self) -> str:
        """What it is compared with, as published: kind, peers, kreis or land."""
        return self.selection.published_reference

    @property
    def opened(self) -> str:
        """The indicator that stands open, "" for none."""
        return self.selection.indicator if self.selection.indicator in self.series else ""

    @property
    def place(self) -> Place:
        """It in a sentence."""
        return Place(self.area.label, self.area.kind)

    def topics(self) -> dict[str, list[IndicatorSeries]]:
        """Series by topic, both in the order of the catalogue."""
        topics: dict[str, list[IndicatorSeries]] = {}
        for each in self.series.values():
            topics.setdefault(each.indicator["topic"], []).append(each)
        return topics

    def headline(self, topic: str, first: Sequence[str]) -> IndicatorSeries | None:
        """The series that stands for a topic: of those named the one that reaches furthest, else its first with a value, else its first."""
        named = [self.series[each] for each in first if each in self.series]
        if named:
            return max(named, key=lambda each: (each.has_value, each.newest.period))
        of_topic = self.topics().get(topic, [])
        return next((each for each in of_topic if each.has_value), of_topic[0] if of_topic else None)

    def address(self, below: str = "", indicator: str = "", *, versioned: bool = False) -> str:
        """This profile, or an address below it ("/hz/streifen"), compared as it is now; with the data version it is a permanent one."""
        version = frame.build()["version"] if versioned else ""
        return profile_selection.address(self.area_id, below, self.named_reference, indicator, version)

    @cached_property
    def named_reference(self) -> str:
        """The reference an address has to name, "" for the usual one."""
        usual = profile_selection.references(self.area.level, self.area.kind)[:1]
        return "" if (self.selection.reference,) == usual else self.selection.reference

    def group_nouns(self, each: IndicatorSeries) -> tuple[str, str, str]:
        """Nominative, dative, genitive of the areas beside a series."""
        return texts.NOUNS[group_of(self.area, each.area_id)[1]]


# By the length of the key of a giver: level and kind of the areas beside it.
_BESIDE = {KEY_LENGTHS["kreis"]: ("kreis", "landkreis"), KEY_LENGTHS["kommune"]: ("kommune", "verbandsgemeinde")}


@dataclass(frozen=True)
class _Owned:
    """The observations an area shows of an indicator, and whose they are; `giver` is "" where they are its own."""

    indicator: Indicator
    area_id: str
    giver: str
    rows: Sequence[Observation]
    newest: Observation


def load(area: ProfiledArea, selection: Selection | None = None) -> Profile:
    """The profile of an area; compared with what is usual, and nothing open, where no selection is given."""
    usual = profile_selection.references(area.level, area.kind)
    chosen = selection or Selection(usual[0] if usual else "", "")
    above = _above(area)
    observed = _by_indicator(profile_values.observations([area.area_id, *(area_id for area_id, _ in above)]))
    owned: list[_Owned] = []
    unknown: dict[str, list[Indicator]] = {}
    for indicator in profile_values.indicators():
        each = _owned(indicator, observed.get(indicator["indicator_id"], {}), area, above)
        if each:
            owned.append(each)
        elif area.level in indicator["levels"]:
            unknown.setdefault(indicator["topic"], []).append(indicator)
    similar = areas.similar_areas(area.area_id)
    return Profile(area, chosen, similar, _series(owned, area, chosen, [each.area_id for each in similar]), unknown)


def _above(area: ProfiledArea) -> list[tuple[str, str]]:
    """(area, label) above it from near to far, without the Land and without rows of the same body."""
    own_kreis = area.kind in ("land", "landkreis", "kreisfreie_stadt")
    around = [(area.kommune_id, area.kommune), *([] if own_kreis else [(area.kreis_id, area.kreis)])]
    return [(area_id, label or "") for area_id, label in around if area_id and len(area_id) < len(area.area_id)]


def _by_indicator(rows: Sequence[Observation]) -> dict[str, dict[str, list[Observation]]]:
    """{indicator: {area: observations, oldest first}}."""
    groups: dict[str, dict[str, list[Observation]]] = {}
    for row in rows:
        groups.setdefault(row.indicator_id, {}).setdefault(row.area_id, []).append(row)
    return groups


def _owned(
    indicator: Indicator,
    by_area: Mapping[str, Sequence[Observation]],
    area: ProfiledArea,
    above: Sequence[tuple[str, str]],
) -> _Owned | None:
    """None where nobody has a value, nor a reason why there is none."""
    whose = series.whose(indicator, by_area, area.area_id, above)
    if whose is None:
        return None
    area_id, giver = whose
    rows = by_area[area_id]
    if all(row.status == "missing" for row in rows):
        return None
    if giver:
        rows = series.passed_down(by_area, area.area_id, above, area_id)
    return _Owned(indicator, area_id, giver, rows, series.newest(rows))


def _series(
    owned: Sequence[_Owned], area: ProfiledArea, selection: Selection, similar: Sequence[str]
) -> dict[str, IndicatorSeries]:
    if not owned:
        return {}
    owners = list(dict.fromkeys(each.area_id for each in owned))
    years = {each.newest.period for each in owned}
    reference = selection.published_reference
    comparisons = {
        (row.indicator_id, row.area_id, row.period, row.reference): row
        for row in verdicts.of_areas(owners, (reference, PEERS), years)
    }
    waves = {(row.indicator_id, row.area_id, row.later): row for row in verdicts.waves(owners)}
    trends = {(row.indicator_id, row.area_id): row for row in profile_values.trends(owners)}
    land = profile_values.land_observations()
    groups = {owner: profile_values.of_kind(*group_of(area, owner)) for owner in owners}
    series_of: dict[str, IndicatorSeries] = {}
    for each in owned:
        indicator, owner, newest = _credited(each), each.area_id, each.newest
        indicator_id = indicator["indicator_id"]
        compared = comparisons.get((indicator_id, owner, newest.period, PEERS))
        group = series.values_beside(groups[owner].get(indicator_id, {}), indicator, newest.period)
        has_land = owner != LAND and indicator["scale"] != "category"
        series_of[indicator_id] = IndicatorSeries(
            indicator,
            owner,
            each.rows,
            newest,
            each.giver,
            group,
            similar=None if each.giver else series.of_similar_areas(indicator, compared, group, similar),
            land=land.get(indicator_id, {}) if has_land else {},
            comparison=comparisons.get((indicator_id, owner, newest.period, reference)),
            trend=trends.get((indicator_id, owner)),
            kind=group_of(area, owner)[1],
            wave=waves.get((indicator_id, owner, newest.period)),
            breaks=breaks.of_series(indicator_id, owner),
            land_breaks=breaks.of_series(indicator_id, LAND) if has_land else (),
            land_sum=land_queries.sum_label(indicator_id),
        )
    return series_of


def _credited(owned: _Owned) -> Indicator:
    """The indicator with what is credited for these observations of it."""
    origin = origins.of_releases(row.release_id for row in owned.rows)
    return owned.indicator if origin is None else cast(Indicator, {**owned.indicator, **origin._asdict()})


def group_of(area: ProfiledArea, owner: str) -> tuple[str, str]:
    """Level and kind of the areas that stand beside an area or the giver of its values."""
    return (area.level, area.kind) if owner == area.area_id else _BESIDE[len(owner)]
