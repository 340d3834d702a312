"""Which Kommunen the rules over crime and surveys cannot judge: against a dull twin, and against the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import db
from dashboard.addresses.occasion_selection import Selection
from dashboard.queries import occasions
from dashboard.queries.occasions.missing_facts import _JUDGED
from pipelines.store.versions import PublishedFolder
from tests.conftest import Atlas
from tests.dashboard.small_atlas import shown
from tests.examples import examples
from tests.pipelines.comparison_atlas import CRIME, SAFE
from tests.pipelines.registry_atlas import add_area

STREET = "strassenkriminalitaet"
USED = {"G10": (SAFE,), "G11": (CRIME, STREET), "G12": (CRIME, SAFE)}
DEFAULTS = {"G10": (5, 8), "G11": (3, 10), "G12": (5, 8)}
Observed = tuple[str, str, int, str, bool]  # Kommune, indicator, year, status, with an interval


def judged(kind: str, observed: list[Observed], kinds: dict[str, str], years: int, least: int) -> set[str]:
    """Dull twin: the Kommunen a rule can judge, one after the other."""
    known: dict[str, dict[str, set[int]]] = {name: {} for name in USED[kind]}
    for area, name, year, status, interval in observed:
        if name in known and status in {"ok", "provisional"} and (interval or kind == "G11"):
            known[name].setdefault(area, set()).add(year)
    for of_area in known.values():
        last = max((year for periods in of_area.values() for year in periods), default=0)
        for area, periods in list(of_area.items()):
            recent = {year for year in periods if year > last - years}
            of_area[area] = recent
            if not recent or (kind == "G11" and len(recent) < years):
                del of_area[area]
    groups = [set(of_area) for of_area in known.values()]
    if kind == "G12":
        groups = [groups[0] & groups[1]]
    return {area for group in groups for area in group if sum(kinds[other] == kinds[area] for other in group) >= least}


AREAS = {
    f"0714350{number:02d}": "verbandsgemeinde" if number < 5 else "grosse_kreisangehoerige_stadt" for number in range(9)
}
OBSERVED = st.lists(
    st.tuples(
        st.sampled_from(list(AREAS)),
        st.sampled_from((CRIME, STREET, SAFE)),
        st.integers(2019, 2022),
        st.sampled_from(("ok", "ok", "provisional", "suppressed", "unrepresentative")),
        st.booleans(),
    ),
    min_size=10,
    max_size=90,
    unique_by=lambda each: each[:3],
)


@given(observed=OBSERVED, years=st.integers(1, 3), least=st.integers(2, 4))
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
def test_the_twin_judges_the_same_kommunen(observed: list[Observed], years: int, least: int) -> None:
    atlas = Atlas()
    for area_id, kind in AREAS.items():
        add_area(atlas, area_id, "kommune", kind)
    for area_id, indicator_id, period, status, interval in observed:
        value = 10.0 if status in {"ok", "provisional"} else None
        end = value if interval else None
        atlas.insert(
            "observation",
            indicator_id=indicator_id,
            period=period,
            level="kommune",
            area_id=area_id,
            value=value,
            low=end,
            high=end,
            status=status,
            release_id="r",
        )
    for kind, sql in _JUDGED.items():
        parameters = {f"{kind.lower()}_years": float(years), f"{kind.lower()}_min_group": float(least)}
        answer = {area_id for (area_id,) in atlas.connection.execute(sql, parameters).fetchall()}
        assert answer == judged(kind, observed, AREAS, years, least), kind
    atlas.connection.close()


@pytest.fixture(scope="module")
def embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


@pytest.mark.parametrize("moved", [{}, {"years": 2, "min_group": 9}, {"years": 7, "min_group": 20}])
@pytest.mark.usefixtures("embedded_shown")
def test_the_work_list_counts_who_cannot_be_judged_under_the_thresholds_in_force(moved: dict[str, int]) -> None:
    kinds = {row["area_id"]: row["kind"] for row in db.query("SELECT area_id, kind FROM area WHERE level = 'kommune'")}
    rows = db.query("""
        SELECT area_id, indicator_id, period, status, high IS NOT NULL AS interval FROM observation WHERE level = 'kommune'
    """)
    observed: list[Any] = [tuple(row.values()) for row in rows]
    for kind, (years, least) in DEFAULTS.items():
        years, least = moved.get("years", years), moved.get("min_group", least)
        thresholds = tuple((f"{kind.lower()}_{name}", float(value)) for name, value in moved.items())
        missing = occasions.not_assessed(Selection(thresholds=thresholds))[kind]
        assessed = judged(kind, observed, kinds, years, least)
        assert missing.areas == len(kinds) - len(assessed)
        assert f"letzten {years} Jahre" in missing.reason
        assert f"weniger als {least} Kommunen" in missing.reason
        found = {each.area_id for each in occasions.findings(Selection(kinds=(kind,), thresholds=thresholds))}
        assert found <= assessed, kind


@pytest.mark.usefixtures("embedded_shown")
def test_the_eight_grosse_kreisangehoerige_staedte_are_too_few_for_g11() -> None:
    assert occasions.not_assessed(Selection())["G11"].areas == 8
