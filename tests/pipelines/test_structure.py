"""What the registry says of an area: named rows at the edges, and a dull twin on invented registries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import catalog
from pipelines.build import describe
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
    report,
    start,
    tables,
)

# as_of is 30.09.2026: two years before it, three months before it, and the days beside those
DAYS = [
    date(2018, 5, 1),
    date(2024, 9, 29),
    date(2024, 9, 30),
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
    add_body(atlas, "LK", LANDKREIS)
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
            "anew": st.one_of(st.none(), days),
            "reports": st.lists(
                st.tuples(statuses.filter(lambda word: word != "kein_gremium"), days, st.sampled_from("AB")), max_size=3
            ),
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
            report(atlas, council_id, status, day, source)
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


def publish_all(atlas: Atlas) -> None:
    """Every council statement of the build, in its order."""
    describe.describe_indicators(
        atlas.connection, [each for each in catalog.indicators().values() if each.source_id == "gremien"]
    )
    for path in sorted(PUBLISH.glob("*.sql")):
        if path.name.startswith(("3", "4")):
            atlas.connection.execute(path.read_text(encoding="utf-8"))


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
@given(bodies, reported_areas, dated_rows, st.booleans())
def test_the_dull_twin_says_the_same(
    councils: list[dict[str, Any]],
    areas: list[tuple[Any, ...]],
    dated: list[tuple[str, date, date | None]],
    complete: bool,
) -> None:
    atlas = Atlas()
    start(atlas, complete=complete)
    fill(atlas, councils, areas, dated)
    judge(atlas)
    rows = tables(atlas)
    assert {row["area_id"]: row for row in rows["structure"]} == oracle_structure.structure(rows, AS_OF)
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
