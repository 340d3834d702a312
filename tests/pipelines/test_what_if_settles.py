"""What a measure settles, proved: a registry is changed as the measure assumes, judged anew, and what every rule finds is compared."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import catalog
from pipelines.build.describe import install_findings, install_measures, publish_findings
from pipelines.build.stage import drop_working_tables
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.comparison_atlas import CRIME, SAFE, rate, share
from tests.pipelines.registry_atlas import (
    AS_OF,
    LANDKREIS,
    OTHER_VG,
    PUBLISH,
    RELEASE,
    TOPICS,
    VG,
    add_area,
    add_body,
    report,
    start,
)

MEASURES = [each.measure for each in catalog.measures()]
FUSION = date(2014, 7, 1)
# as_of is 30.09.2026; nothing is reported on that day already
DAYS = st.sampled_from(
    [
        date(2013, 1, 1),
        date(2021, 1, 1),
        date(2023, 6, 1),
        date(2024, 9, 29),
        date(2025, 3, 29),
        date(2025, 9, 1),
        date(2026, 8, 1),
    ]
)
REGISTRY = (
    "council",
    "council_area",
    "council_status",
    "area_status",
    "council_meeting",
    "qualification",
    "contact",
    "analysis",
    "project",
    "registry_scope",
)


class Body(NamedTuple):
    """A body of the Kommune, or (`former`) of one that was merged into it; what was reported of it, and when it met."""

    reports: tuple[tuple[str, date], ...] = ()
    met: tuple[date, ...] = ()
    founded_on: date | None = None
    former: bool = False


class Entry(NamedTuple):
    """What the registry knows of one Kommune; `said`: reports about the Kommune, not about a body."""

    bodies: tuple[Body, ...] = ()
    said: tuple[tuple[str, date], ...] = ()
    contacts: tuple[date, ...] = ()
    analyses: tuple[date, ...] = ()
    persons: int | None = None
    projects: tuple[date, ...] = ()


def some(values: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most).map(tuple)


def reports(*statuses: str) -> st.SearchStrategy[tuple[tuple[str, date], ...]]:
    return some(st.tuples(st.sampled_from(statuses), DAYS), 2)


BODIES = st.builds(
    Body,
    reports("aktiv", "ruhend", "aufgeloest", "in_planung", "unklar"),
    some(DAYS, 2),
    st.none() | DAYS,
    st.booleans(),
)
ENTRIES = st.builds(
    Entry,
    some(BODIES, 2),
    reports("kein_gremium", "in_planung", "unklar"),
    some(DAYS, 1),
    some(DAYS, 1),
    st.sampled_from((None, 0, 1)),
    some(DAYS, 1),
)


@pytest.fixture(scope="module")
def region() -> Atlas:
    """Twelve Verbandsgemeinden, of which the first two report most crime and feel least safe; every rule and measure is declared."""
    atlas = Atlas()
    start(atlas)
    others = [f"0714350{number:02d}" for number in range(3, 13)]
    for area_id in others:
        add_area(atlas, area_id, "kommune", "verbandsgemeinde")
    for number, area_id in enumerate([*others, VG, OTHER_VG]):
        share(atlas, area_id, 2026, 80 - number if area_id in others else 20, 800, SAFE)
        for year in (2023, 2024, 2025):
            rate(atlas, area_id, year, 100 + number if area_id in others else 1000, indicator=CRIME)
    atlas.connection.execute("UPDATE area SET exists_since = ? WHERE area_id = ?", [FUSION, VG])
    install_findings(atlas.connection)
    install_measures(atlas.connection)
    return atlas


def register(atlas: Atlas, entries: dict[str, Entry], *, complete: bool = True, kreis_active: bool = False) -> None:
    """Fill the registry anew."""
    for table in REGISTRY:
        atlas.connection.execute(f"DELETE FROM {table}")
    for topic in TOPICS:
        atlas.insert("registry_scope", release_id=RELEASE, topic=topic, complete=complete)
    if kreis_active:
        add_body(atlas, "kreis", LANDKREIS)
        report(atlas, "kreis", "aktiv", date(2026, 6, 1))
        meet(atlas, "kreis", date(2026, 6, 1))
    for area_id, entry in entries.items():
        for number, body in enumerate(entry.bodies):
            council_id = f"body {number} of {area_id}"
            add_body(atlas, council_id, founded_on=body.founded_on, founded_precision=body.founded_on and "day")
            former = "Früher" if body.former else None
            atlas.insert("council_area", council_id=council_id, area_id=area_id, former_name=former)
            for status, day in body.reports:
                report(atlas, council_id, status, day)
            for day in body.met:
                meet(atlas, council_id, day)
        for status, day in entry.said:
            report(atlas, area_id, status, day)
        for day in entry.contacts:
            contact(atlas, area_id, day)
        for day in entry.analyses:
            analyse(atlas, area_id, day)
        if entry.persons is not None:
            qualify(atlas, area_id, entry.persons)
        for day in entry.projects:
            atlas.insert("project", area_id=area_id, title="p", started_on=day, ended_on=day, release_id=RELEASE)


def meet(atlas: Atlas, council_id: str, day: date) -> None:
    atlas.insert("council_meeting", council_id=council_id, held_on=day, release_id=RELEASE)


def contact(atlas: Atlas, area_id: str, day: date) -> None:
    atlas.insert("contact", area_id=area_id, kind="beratung", held_on=day, release_id=RELEASE)


def analyse(atlas: Atlas, area_id: str, day: date) -> None:
    atlas.insert("analysis", area_id=area_id, kind="insiko", completed_on=day, release_id=RELEASE)


def qualify(atlas: Atlas, area_id: str, persons: int) -> None:
    atlas.insert("qualification", area_id=area_id, kind="beccaria", persons=persons, year=2025, release_id=RELEASE)


def judge(atlas: Atlas) -> None:
    """Judge the registry as it is now."""
    for table in ("status_evidence", "structure", "finding"):
        atlas.connection.execute(f"DELETE FROM {table}")
    for name in ("31_status_evidence.sql", "32_structure.sql"):
        atlas.connection.execute((PUBLISH / name).read_text(encoding="utf-8"))
    drop_working_tables(atlas.connection)
    atlas.connection.execute("DROP MACRO counted")
    publish_findings(atlas.connection)


def found(atlas: Atlas) -> dict[str, dict[str, str]]:
    """The kinds found in each Kommune, with their variants."""
    kinds: dict[str, dict[str, str]] = {
        area_id: {} for (area_id,) in atlas.rows("SELECT area_id FROM area WHERE level = 'kommune'")
    }
    for area_id, kind, variant in atlas.rows("SELECT area_id, kind, variant FROM finding"):
        kinds[area_id][kind] = variant
    return kinds


def carry_out(atlas: Atlas, area_id: str, measures: Collection[str], *, revived: bool = True) -> None:
    """Change the registry as the assumptions of the measures say: a body that is known is revived, else one is founded; who has one keeps it."""
    [(status, known)] = atlas.rows("SELECT status, council_id FROM structure_shown() WHERE area_id = ?", area_id)
    if "council" in measures and status != "aktiv":
        body = known if revived and status in {"ruhend", "ruht_vermutlich", "unklar"} else None
        if body is None:
            body = f"new body of {area_id}"
            add_body(atlas, body, area_id, founded_on=AS_OF, founded_precision="day")
        report(atlas, body, "aktiv", AS_OF)
        meet(atlas, body, AS_OF)
    if "consultation" in measures:
        contact(atlas, area_id, AS_OF)
    if "analysis" in measures:
        analyse(atlas, area_id, AS_OF)
    if "qualification" in measures:
        qualify(atlas, area_id, 1)


def supposed(atlas: Atlas, taken: dict[str, Collection[str]]) -> dict[str, tuple[str, set[str], set[str]]]:
    """What the contract says without changing anything: Kommune → Stand after, kinds settled, kinds remaining."""
    lists = [[area_id for area_id, measures in taken.items() if measure in measures] for measure in MEASURES]
    rows = atlas.rows("SELECT area_id, status_after, settled, remaining FROM what_if(?, ?, ?, ?)", *lists)
    return {area_id: (status, set(settled), set(remaining)) for area_id, status, settled, remaining in rows}


@given(
    entries=st.fixed_dictionaries({VG: ENTRIES, OTHER_VG: ENTRIES}),
    taken=st.fixed_dictionaries({VG: st.sets(st.sampled_from(MEASURES)), OTHER_VG: st.sets(st.sampled_from(MEASURES))}),
    complete=st.booleans(),
    kreis_active=st.booleans(),
)
@settings(max_examples=examples(12), deadline=None)
def test_settled_is_what_no_rule_finds_any_longer_and_nothing_else(
    region: Atlas, entries: dict[str, Entry], taken: dict[str, Collection[str]], complete: bool, kreis_active: bool
) -> None:
    register(region, entries, complete=complete, kreis_active=kreis_active)
    judge(region)
    before, claimed = found(region), supposed(region, taken)
    councils = [area_id for area_id, measures in taken.items() if "council" in measures]
    covered = region.rows(
        """SELECT active_after, unclear_after FROM what_if_coverage(?) WHERE "grouping" = 'land'""", councils
    )
    for area_id, measures in taken.items():
        carry_out(region, area_id, measures)
    judge(region)
    after, statuses = found(region), dict(region.rows("SELECT area_id, status FROM structure_shown()"))
    assert claimed == {
        area_id: (statuses[area_id], kinds.keys() - after[area_id], kinds.keys() & after[area_id])
        for area_id, kinds in before.items()
    }
    assert covered == region.rows("SELECT active, unclear FROM coverage WHERE day = ? AND level = 'land'", AS_OF)


NONE_SAID = Entry(said=(("kein_gremium", date(2026, 6, 1)),))
BEFORE_FUSION = Body((("ruhend", date(2026, 6, 1)),), founded_on=date(2001, 1, 1))
SETTLED = [
    ("council", "G1", "kein_gremium", NONE_SAID),
    ("council", "G1", "aufgeloest", Entry((Body((("aufgeloest", date(2026, 6, 1)),)),))),
    ("council", "G1", "in_planung", Entry(said=(("in_planung", date(2026, 6, 1)),))),
    ("council", "G2", "gemeldet_ruhend", Entry((Body((("ruhend", date(2026, 6, 1)),)),))),
    ("council", "G2", "ruht_vermutlich", Entry((Body((("aktiv", date(2026, 6, 1)),), met=(date(2023, 6, 1),)),))),
    ("council", "G2", "nie_getagt", Entry((Body((("aktiv", date(2026, 6, 1)),), founded_on=date(2015, 1, 1)),))),
    ("council", "G3", "kein_eintrag", Entry()),
    ("council", "G3", "ohne_meldung", Entry((Body(),))),
    ("council", "G3", "veraltet", Entry((Body((("aktiv", date(2021, 6, 1)),)),))),
    ("council", "G3", "unklar_gemeldet", Entry(said=(("unklar", date(2026, 6, 1)),))),
    ("council", "G10", "nachts_unsicher", NONE_SAID),
    ("council", "G11", "insgesamt", NONE_SAID),
    ("council", "G13", "altes_gebiet", Entry((Body(founded_on=date(2001, 1, 1), former=True),))),
    ("consultation", "G14", "keiner", NONE_SAID),
    ("consultation", "G14", "lange_her", NONE_SAID._replace(contacts=(date(2023, 6, 1),))),
    ("analysis", "G5", "keine", NONE_SAID),
    ("analysis", "G5", "veraltet", NONE_SAID._replace(analyses=(date(2018, 6, 1),))),
    ("analysis", "G5", "aelter", NONE_SAID._replace(analyses=(date(2023, 6, 1),))),
    ("qualification", "G6", "keine", NONE_SAID),
]


@pytest.mark.parametrize(("measure", "kind", "variant", "entry"), SETTLED)
def test_each_kind_that_is_declared_is_found_before_and_not_after(
    region: Atlas, measure: str, kind: str, variant: str, entry: Entry
) -> None:
    register(region, {VG: entry})
    judge(region)
    assert found(region)[VG][kind] == variant
    assert kind in supposed(region, {VG: [measure]})[VG][1]
    carry_out(region, VG, [measure])
    judge(region)
    assert kind not in found(region)[VG]


def test_every_declared_kind_has_its_row_above() -> None:
    declared = {
        (each.measure, named.split("/")[0])
        for each in catalog.measures()
        for named in each.settles + each.settles_variants
    }
    assert declared == {(measure, kind) for measure, kind, *_ in SETTLED}


def test_a_body_from_before_the_fusion_stays_an_occasion_where_it_is_revived(region: Atlas) -> None:
    """Only a body that is founded anew settles it: that much is not promised."""
    for revived in (True, False):
        register(region, {VG: Entry((BEFORE_FUSION,))})
        judge(region)
        assert supposed(region, {VG: ["council"]})[VG][2] >= {"G13"}
        carry_out(region, VG, ["council"], revived=revived)
        judge(region)
        assert ("G13" in found(region)[VG]) is revived


def test_a_report_that_another_source_contradicts_stays_a_hint(region: Atlas) -> None:
    """The assumption is that nobody contradicts: within three months another source may."""
    register(region, {VG: Entry()})
    report(region, VG, "kein_gremium", date(2026, 8, 1), source="Rundfrage")
    judge(region)
    assert found(region)[VG].keys() >= {"G1"}
    carry_out(region, VG, ["council"])
    judge(region)
    assert found(region)[VG].keys() & {"G1", "G3"} == {"G3"}
    assert region.rows("SELECT variant, severity FROM finding WHERE kind = 'G3' AND area_id = ?", VG) == [
        ("widerspruch", "hinweis")
    ]


def test_what_arises_is_not_foreseen(region: Atlas) -> None:
    """A first entry makes complete lists speak; a body that works is asked for more."""
    register(region, {VG: Entry((Body((("ruhend", date(2026, 6, 1)),)),)), OTHER_VG: Entry()})
    region.connection.execute("UPDATE council SET participation_level = 0, fte = 0, chair = 'ehrenamt'")
    judge(region)
    before = found(region)
    for area_id in (VG, OTHER_VG):
        carry_out(region, area_id, ["council"])
    judge(region)
    after = found(region)
    assert after[VG].keys() - before[VG].keys() == {"G4", "G7", "G8"}
    assert after[OTHER_VG].keys() - before[OTHER_VG].keys() == {"G5", "G6", "G9", "G14"}


def test_an_active_body_is_left_as_it_is(region: Atlas) -> None:
    """Not met for a year: a Hinweis that a new body does not settle, for there is one."""
    register(region, {VG: Entry((Body((("aktiv", date(2026, 6, 1)),), met=(date(2025, 9, 1),)),))})
    judge(region)
    status, settled, remaining = supposed(region, {VG: ["council"]})[VG]
    assert (status, settled) == ("aktiv", set())
    assert "G2" in remaining
