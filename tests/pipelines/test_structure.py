"""What the registry says of an area: named rows at the edges, and a dull twin on invented registries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import oracle, oracle_structure
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.registry_atlas import (
    AS_OF,
    CITY,
    LANDKREIS,
    OTHER_VG,
    PUBLISH,
    RELEASE,
    TOWN,
    VG,
    add_body,
    findings,
    judge,
    publish_all,
    report,
    start,
    tables,
)

# as_of is 30.09.2026: two years before it, three months before it, and the days beside those
DAYS = [
    date(2018, 5, 1),
    date(2024, 9, 29),
    date(2024, 9, 30),
    date(2025, 3, 29),
    date(2025, 3, 30),
    date(2025, 12, 31),
    date(2026, 3, 1),
    date(2026, 6, 1),
    date(2026, 6, 29),
    date(2026, 6, 30),
    date(2026, 9, 29),
    date(2026, 9, 30),
    date(2026, 10, 1),
]
AREAS = [LANDKREIS, VG, OTHER_VG, TOWN, CITY]


def structure_of(atlas: Atlas, area_id: str) -> dict[str, Any]:
    return next(row for row in tables(atlas)["structure"] if row["area_id"] == area_id)


def status_of(atlas: Atlas, area_id: str) -> str:
    return str(atlas.rows("SELECT status FROM structure_shown() WHERE area_id = ?", area_id)[0][0])


def test_an_area_nobody_reported_is_unknown_not_none(atlas: Atlas) -> None:
    start(atlas)
    judge(atlas)
    row = structure_of(atlas, VG)
    assert row["status_reported"] == "unklar"
    assert [row[name] for name in ("confirmed_on", "council_id", "analyses", "release_id")] == [None] * 4


@pytest.mark.parametrize(("confirmed", "status"), [(date(2024, 9, 30), "aktiv"), (date(2024, 9, 29), "unklar")])
def test_a_confirmation_counts_for_exactly_24_months(atlas: Atlas, confirmed: date, status: str) -> None:
    start(atlas)
    add_body(atlas, "K1", VG)
    report(atlas, "K1", "aktiv", confirmed)
    atlas.insert("council_meeting", council_id="K1", held_on=date(2026, 6, 1), release_id=RELEASE)
    judge(atlas)
    assert status_of(atlas, VG) == status
    assert structure_of(atlas, VG)["status_reported"] == "aktiv"


def test_the_newest_report_decides(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "K1", VG)
    report(atlas, "K1", "aktiv", date(2025, 1, 1))
    report(atlas, "K1", "ruhend", date(2026, 1, 1))
    judge(atlas)
    assert structure_of(atlas, VG)["status_reported"] == "ruhend"
    assert structure_of(atlas, VG)["conflicting"] is False


def test_two_sources_that_disagree_within_three_months_are_a_conflict(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "K1", VG)
    add_body(atlas, "K2", OTHER_VG)
    for body, earlier in (("K1", date(2026, 6, 1)), ("K2", date(2026, 5, 31))):
        report(atlas, body, "ruhend", earlier, source="Polizei")
        report(atlas, body, "aktiv", date(2026, 9, 1))
    judge(atlas)
    assert structure_of(atlas, VG)["conflicting"] is True
    assert structure_of(atlas, OTHER_VG)["conflicting"] is False


def test_two_reports_of_one_day_and_one_source_are_a_conflict(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "K1", VG)
    add_body(atlas, "K2", OTHER_VG)
    for body, statuses_of_day in (("K1", ("aktiv", "aufgeloest")), ("K2", ("aufgeloest", "in_planung"))):
        for status in statuses_of_day:
            report(atlas, body, status, date(2026, 9, 1))
    judge(atlas)
    assert structure_of(atlas, VG)["conflicting"] is True
    assert structure_of(atlas, OTHER_VG)["conflicting"] is False, "both say that there is none"


@pytest.mark.parametrize(
    ("dissolved_on", "release", "conflicting"),
    [
        (date(2026, 6, 1), "oeffentlich.csv", True),
        (date(2025, 6, 1), "oeffentlich.csv", True),
        (date(2025, 5, 31), "oeffentlich.csv", False),
        (date(2026, 6, 1), RELEASE, False),
    ],
)
def test_two_lists_that_disagree_on_the_bodies_of_an_area_are_a_conflict(
    atlas: Atlas, dissolved_on: date, release: str, conflicting: bool
) -> None:
    start(atlas)
    add_body(atlas, "K1", VG)
    add_body(atlas, "K2", VG)
    report(atlas, "K1", "aktiv", date(2025, 6, 1), release_id=release)
    report(atlas, "K2", "aufgeloest", dissolved_on)
    met(atlas, "K1", date(2026, 5, 1))
    judge(atlas)
    assert (status_of(atlas, VG), structure_of(atlas, VG)["conflicting"]) == ("aktiv", conflicting)


def test_of_another_list_only_the_newest_report_of_a_body_contradicts(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "K1", VG)
    add_body(atlas, "K2", VG)
    report(atlas, "K1", "aktiv", date(2025, 6, 1), release_id="oeffentlich.csv")
    report(atlas, "K2", "aufgeloest", date(2025, 9, 1))
    report(atlas, "K2", "aktiv", date(2026, 1, 1))
    met(atlas, "K1", date(2026, 5, 1))
    judge(atlas)
    assert structure_of(atlas, VG)["council_id"] == "K1"
    assert structure_of(atlas, VG)["conflicting"] is False


def test_a_body_that_does_not_count_is_no_evidence(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "V1", VG, counts_as_body=False)
    report(atlas, "V1", "aktiv", AS_OF)
    judge(atlas)
    assert structure_of(atlas, VG)["status_reported"] == "unklar"


def test_the_body_of_a_former_kommune_is_no_evidence_for_todays(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "K1")
    atlas.insert("council_area", council_id="K1", area_id=VG, former_name="VG Alt")
    report(atlas, "K1", "aktiv", AS_OF)
    judge(atlas)
    assert structure_of(atlas, VG)["council_id"] is None


def test_the_landkreis_covers_its_kommunen_but_not_the_city(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "LK", LANDKREIS, founded_on=date(2026, 1, 1), founded_precision="day")
    report(atlas, "LK", "aktiv", date(2026, 1, 1))
    judge(atlas)
    assert [structure_of(atlas, area)["above_council_id"] for area in (VG, OTHER_VG, CITY, LANDKREIS)] == [
        "LK",
        "LK",
        None,
        None,
    ]


def test_the_body_of_an_ortsgemeinde_is_a_part(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "ORT", TOWN)
    report(atlas, "ORT", "aktiv", date(2026, 1, 1))
    judge(atlas)
    assert [structure_of(atlas, area)["part_councils"] for area in (VG, OTHER_VG, LANDKREIS)] == [0, 1, 1]
    assert structure_of(atlas, OTHER_VG)["council_id"] is None


@pytest.mark.parametrize(
    ("status", "day", "parts", "severity"),
    [
        ("aktiv", date(2024, 9, 30), 1, "hinweis"),
        ("ruhend", date(2024, 9, 30), 1, "hinweis"),
        ("aktiv", date(2024, 9, 29), 0, "anlass"),
        ("unklar", AS_OF, 0, "anlass"),
        ("aufgeloest", AS_OF, 0, "anlass"),
    ],
)
def test_an_old_or_unclear_body_of_an_ortsgemeinde_makes_no_hint_of_a_missing_one(
    atlas: Atlas, status: str, day: date, parts: int, severity: str
) -> None:
    start(atlas)
    add_body(atlas, "ORT", TOWN)
    report(atlas, "ORT", status, day)
    report(atlas, OTHER_VG, "kein_gremium", AS_OF)
    judge(atlas)
    assert structure_of(atlas, OTHER_VG)["part_councils"] == parts
    assert findings(atlas, "g1")[OTHER_VG] == ("nur_ortsgremium" if parts else "kein_gremium", severity)


def met(atlas: Atlas, council_id: str, *days: date) -> None:
    for day in days:
        atlas.insert("council_meeting", council_id=council_id, held_on=day, release_id=RELEASE)


@pytest.mark.parametrize(
    ("meetings", "founding", "complete", "status"),
    [
        ([date(2025, 3, 30)], {}, True, "aktiv"),
        ([date(2025, 3, 29)], {}, True, "ruht_vermutlich"),
        ([date(2025, 3, 29)], {}, False, "aktiv"),
        # a meeting in the future is none yet
        ([date(2025, 3, 29), date(2026, 10, 1)], {}, True, "ruht_vermutlich"),
        ([date(2026, 10, 1)], {}, True, "ruht_vermutlich"),
        ([], {}, True, "ruht_vermutlich"),
        ([], {}, False, "aktiv"),
        ([], {"founded_on": date(2025, 3, 30)}, True, "aktiv"),
        ([], {"founded_on": date(2025, 3, 29)}, True, "ruht_vermutlich"),
        ([], {"founded_on": date(1999, 1, 1), "reconstituted_on": date(2025, 3, 30)}, True, "aktiv"),
        ([], {"founded_on": date(2026, 10, 1)}, True, "ruht_vermutlich"),
        # only the year or month is known: as late as it may have been
        ([], {"founded_on": date(2025, 1, 1), "founded_precision": "year"}, True, "aktiv"),
        ([], {"founded_on": date(2025, 3, 1), "founded_precision": "month"}, True, "aktiv"),
        ([], {"founded_on": date(2025, 2, 1), "founded_precision": "month"}, True, "ruht_vermutlich"),
        # once it has met, the founding says nothing
        ([date(2025, 3, 29)], {"founded_on": date(2025, 3, 28)}, True, "ruht_vermutlich"),
    ],
)
def test_an_active_body_rests_when_it_has_not_met_for_18_months(
    atlas: Atlas, meetings: list[date], founding: dict[str, Any], complete: bool, status: str
) -> None:
    start(atlas, complete=complete)
    add_body(atlas, "K1", VG, **founding)
    report(atlas, "K1", "aktiv", date(2026, 6, 1))
    met(atlas, "K1", *meetings)
    judge(atlas)
    assert status_of(atlas, VG) == status


def test_reported_active_and_dissolved_on_one_day_it_is_dissolved(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "K1", VG)
    for status in ("aktiv", "aufgeloest"):
        report(atlas, "K1", status, date(2026, 6, 1), source=status)
    met(atlas, "K1", date(2026, 5, 1))
    judge(atlas)
    assert status_of(atlas, VG) == "aufgeloest"
    assert structure_of(atlas, VG)["conflicting"] is True


def test_of_several_active_bodies_the_one_that_met_last_speaks(atlas: Atlas) -> None:
    start(atlas)
    for body, reported, held in (
        ("K1", date(2026, 9, 1), date(2024, 1, 1)),
        ("K2", date(2024, 10, 1), date(2026, 1, 1)),
    ):
        add_body(atlas, body, VG)
        report(atlas, body, "aktiv", reported)
        met(atlas, body, held)
    report(atlas, VG, "kein_gremium", date(2026, 9, 15))
    judge(atlas)
    assert (status_of(atlas, VG), structure_of(atlas, VG)["council_id"]) == ("aktiv", "K2")
    # by a stricter age of reports only the other one is left
    [strict] = atlas.rows(
        "SELECT council_id, status, last_meeting_on FROM structure_shown(stale_months := 12) WHERE area_id = ?", VG
    )
    assert strict == ("K1", "ruht_vermutlich", date(2024, 1, 1))


def test_a_list_of_meetings_says_nothing_of_the_years_before_it_begins(atlas: Atlas) -> None:
    start(atlas)
    add_body(atlas, "K1", VG, founded_on=date(2010, 1, 1))
    for year in range(2018, 2027):
        report(atlas, "K1", "aktiv", date(year, 6, 1))
    met(atlas, "K1", date(2022, 1, 10))
    judge(atlas)
    by_year = dict(atlas.rows("SELECT year(day), status FROM status_judged() WHERE area_id = ?", VG))
    assert {year for year, status in by_year.items() if status == "aktiv"} == set(range(2018, 2023))
    assert {year for year, status in by_year.items() if status == "ruht_vermutlich"} == set(range(2023, 2027))


@pytest.mark.parametrize(("complete", "expected"), [(True, 0), (False, None)])
def test_no_row_means_none_only_in_a_complete_list(atlas: Atlas, complete: bool, expected: int | None) -> None:
    start(atlas, complete=complete)
    add_body(atlas, "K1", VG)
    report(atlas, "K1", "aktiv", date(2026, 1, 1))
    judge(atlas)
    row = structure_of(atlas, VG)
    names = ("meetings_12m", "certified_persons", "analyses", "projects_12m", "contacts_24m")
    assert [row[name] for name in names] == [expected] * 5


statuses = st.sampled_from(oracle.CAUTIOUS_FIRST)
days = st.sampled_from(DAYS)
bodies = st.lists(
    st.fixed_dictionaries(
        {
            "areas": st.lists(st.sampled_from(AREAS), min_size=1, max_size=2, unique=True),
            "counts": st.sampled_from([True, True, True, False]),
            "former": st.sampled_from([None, None, None, "VG Alt"]),
            "until": st.sampled_from([None, None, date(2026, 9, 29), date(2026, 9, 30)]),
            "from": st.sampled_from([None, None, date(2026, 9, 30), date(2026, 10, 1)]),
            "founded": st.one_of(st.none(), days),
            "precision": st.sampled_from(["day", "month", "year"]),
            "anew": st.one_of(st.none(), days),
            "reports": st.lists(
                st.tuples(statuses.filter(lambda word: word != "kein_gremium"), days, st.sampled_from("AB")), max_size=3
            ),
            "release": st.sampled_from([RELEASE, "oeffentlich.csv"]),
            "meetings": st.lists(st.tuples(days, st.sampled_from([True, False, None])), max_size=3),
        }
    ),
    max_size=3,
)
area_statuses = st.sampled_from(["kein_gremium", "in_planung", "unklar"])
reported_areas = st.lists(st.tuples(st.sampled_from(AREAS), area_statuses, days, st.sampled_from("AB")), max_size=3)
dated_rows = st.lists(st.tuples(st.sampled_from(AREAS), days, st.one_of(st.none(), days)), max_size=3)


def fill(
    atlas: Atlas,
    councils: list[dict[str, Any]],
    areas: list[tuple[Any, ...]],
    dated: list[tuple[str, date, date | None]],
) -> None:
    for number, body in enumerate(councils):
        council_id = f"K{number}"
        add_body(
            atlas,
            council_id,
            counts_as_body=body["counts"],
            founded_on=body["founded"],
            founded_precision=body["precision"] if body["founded"] else None,
            reconstituted_on=body["anew"],
            fte=0.5,
        )
        for area_id in body["areas"]:
            atlas.insert(
                "council_area",
                council_id=council_id,
                area_id=area_id,
                valid_from=body["from"],
                valid_until=body["until"],
                former_name=body["former"],
            )
        for status, day, source in body["reports"]:
            report(atlas, council_id, status, day, source, body["release"])
        for day, public in body["meetings"]:
            atlas.insert("council_meeting", council_id=council_id, held_on=day, is_public=public, release_id=RELEASE)
    for area_id, status, day, source in areas:
        report(atlas, area_id, status, day, source)
    for area_id, day, end in dated:
        atlas.insert("contact", area_id=area_id, kind="beratung", held_on=day, release_id=RELEASE)
        atlas.insert("analysis", area_id=area_id, kind="audit", completed_on=day, release_id=RELEASE)
        atlas.insert("project", area_id=area_id, title="P", started_on=day, ended_on=end, release_id=RELEASE)
        atlas.insert(
            "qualification", area_id=area_id, kind="beccaria", persons=day.day % 3, year=day.year, release_id=RELEASE
        )


def test_without_any_registry_everything_is_unknown_and_nothing_is_published(atlas: Atlas) -> None:
    start(atlas)
    atlas.connection.execute("DELETE FROM registry_scope")
    publish_all(atlas)
    assert atlas.rows("SELECT DISTINCT status_reported, confirmed_on FROM structure") == [("unklar", None)]
    assert atlas.rows("SELECT count(*) FROM observation") == [(0,)]


def test_coverage_of_a_year_nobody_reported_is_missing_not_zero(atlas: Atlas) -> None:
    start(atlas)
    atlas.insert(
        "source",
        source_id="gremien",
        title="",
        publisher="",
        licence="",
        attribution="",
        cadence="",
        format="",
        caveats=[],
        synthetic=False,
    )
    atlas.insert(
        "release",
        release_id=RELEASE,
        source_id="gremien",
        period="2026-09",
        published="2026-09-30",
        sha256="",
        size_bytes=1,
        rows_read=1,
        rows_published=1,
        rows_rejected=0,
    )
    add_body(atlas, "K1", VG)
    report(atlas, "K1", "aktiv", date(2020, 6, 1))
    report(atlas, "K1", "aktiv", date(2026, 6, 1))
    report(atlas, OTHER_VG, "kein_gremium", date(2020, 6, 1))
    atlas.insert("council_meeting", council_id="K1", held_on=date(2026, 6, 1), release_id=RELEASE)
    publish_all(atlas)
    land = {
        period: (status, numerator, denominator)
        for period, status, numerator, denominator in atlas.rows(
            "SELECT period, status, numerator, denominator FROM observation WHERE indicator_id = 'abdeckung_kommunen' AND area_id = '07'"
        )
    }
    assert land[2026] == ("ok", 1, 3)
    assert land[2021] == ("ok", 1, 3)
    assert land[2019] == land[2023] == ("missing", None, None)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies, reported_areas, dated_rows, st.booleans(), st.sampled_from([(18, 24), (6, 24), (18, 12), (36, 60)]))
def test_the_dull_twin_says_the_same(
    councils: list[dict[str, Any]],
    areas: list[tuple[Any, ...]],
    dated: list[tuple[str, date, date | None]],
    complete: bool,
    thresholds: tuple[int, int],
) -> None:
    atlas = Atlas()
    start(atlas, complete=complete)
    fill(atlas, councils, areas, dated)
    judge(atlas)
    rows = tables(atlas)
    assert {row["area_id"]: row for row in rows["structure"]} == oracle_structure.structure(rows, AS_OF)
    shown = dict(atlas.rows("SELECT area_id, status FROM structure_shown(months := ?, stale_months := ?)", *thresholds))
    assert shown == oracle_structure.statuses(rows, AS_OF, *thresholds)
    for day in {day for (day,) in atlas.rows("SELECT day FROM status_evidence")}:
        judged = dict(atlas.rows("SELECT area_id, status FROM status_judged() WHERE day = ?", day))
        assert judged == oracle_structure.statuses(rows, day), day
    atlas.connection.close()


def _survey(atlas: Atlas, area_id: str, year: int, end: date, *, superseded: bool = False, number: int = 1) -> None:
    atlas.insert(
        "survey",
        survey_id=f"{area_id}_{year}_{number}",
        area_id=area_id,
        year=year,
        title="Befragung",
        sampling="register",
        mode="telefonisch",
        field_start=end,
        field_end=end,
        respondents=400,
        complete=390,
        weighted=False,
        notes=[],
        superseded=superseded,
        release_id=f"befragungen_{year}.csv",
    )


def test_a_survey_with_published_results_is_one_listed_or_not(atlas: Atlas) -> None:
    start(atlas)
    atlas.connection.execute("CREATE TABLE stage_analysis AS FROM analysis LIMIT 0")
    atlas.insert(
        "stage_analysis", area_id=OTHER_VG, kind="befragung", completed_on=date(2024, 3, 1), release_id=RELEASE
    )
    _survey(atlas, OTHER_VG, 2024, date(2024, 2, 28))
    _survey(atlas, VG, 2025, date(2025, 5, 1))
    _survey(atlas, VG, 2025, date(2025, 6, 1), number=2)
    _survey(atlas, CITY, 2023, date(2023, 6, 1), superseded=True)
    atlas.connection.execute((PUBLISH / "30_councils.sql").read_text(encoding="utf-8"))
    assert atlas.rows("SELECT area_id, completed_on, release_id FROM analysis") == [
        (VG, date(2025, 6, 1), "befragungen_2025.csv"),
        (OTHER_VG, date(2024, 3, 1), RELEASE),
    ]
    judge(atlas)
    assert atlas.rows(
        "SELECT area_id, last_analysis_on, analyses FROM structure WHERE area_id IN (?, ?) ORDER BY area_id",
        VG,
        OTHER_VG,
    ) == [(VG, date(2025, 6, 1), 1), (OTHER_VG, date(2024, 3, 1), 1)]
    assert findings(atlas, "g5", notice_years=1) == {VG: ("aelter", "hinweis"), OTHER_VG: ("aelter", "hinweis")}
    assert dict(atlas.rows("SELECT area_id, release_id FROM finding_g5(notice_years := 1)")) == {
        VG: "befragungen_2025.csv",
        OTHER_VG: RELEASE,
    }
