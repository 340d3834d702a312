"""The occasions for advice: named rows at the thresholds, dull twins on invented structures, and their words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import catalog
from pipelines.catalog.findings import FOLDER
from tests import oracle
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.registry_atlas import (
    AS_OF,
    CITY,
    LANDKREIS,
    OTHER_VG,
    RELEASE,
    VG,
    add_area,
    add_body,
    add_release,
    findings,
    judge,
    report,
    start,
    tables,
)

KINDS = [finding.kind.lower() for finding in catalog.findings()]
# their twins stand in test_comparison_findings.py
WITH_SURVEYS = {"g10", "g12"}
COLUMNS = [
    ("kind", "VARCHAR"),
    ("area_id", "VARCHAR"),
    ("variant", "VARCHAR"),
    ("severity", "VARCHAR"),
    ("value", "DOUBLE"),
    ("reference", "DOUBLE"),
    ("value_date", "DATE"),
    ("certainty", "VARCHAR"),
    ("period", "VARCHAR"),
    ("release_id", "VARCHAR"),
    ("others", "INTEGER"),
    ("synthetic", "BOOLEAN"),
]
PLACES = {
    "value",
    "reference",
    "value_year",
    "reference_year",
    "value_date",
    "period",
    "others",
    "share",
    "reference_share",
}
# as_of is 30.09.2026
EDGES = [
    date(2021, 9, 29),
    date(2021, 9, 30),
    date(2023, 9, 29),
    date(2023, 9, 30),
    date(2024, 9, 29),
    date(2024, 9, 30),
    date(2025, 3, 29),
    date(2025, 3, 30),
    date(2025, 9, 29),
    date(2025, 9, 30),
    date(2026, 6, 1),
    date(2026, 9, 30),
]
DEFAULTS: dict[str, Any] = {
    "status_reported": "aktiv",
    "confirmed_on": date(2026, 6, 1),
    "conflicting": False,
    "last_meeting_on": date(2026, 6, 1),
    "part_councils": 0,
    "release_id": RELEASE,
}


def active(atlas: Atlas, area_id: str = VG, **columns: Any) -> None:
    """A row of `structure` as if the registry had been judged: by default an active, confirmed body."""
    atlas.add_structure(area_id=area_id, **(DEFAULTS | columns))


@pytest.fixture
def finding_atlas(atlas: Atlas) -> Atlas:
    """Areas, no structure yet, every macro installed."""
    start(atlas)
    for finding in catalog.findings():
        atlas.connection.execute(finding.rule_file.read_text(encoding="utf-8"))
    return atlas


def test_all_kinds_are_there() -> None:
    assert KINDS == ["g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "g9", "g10", "g11", "g12", "g13", "g14", "g15"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_macro_answers_in_the_columns_of_the_contract(finding_atlas: Atlas, kind: str) -> None:
    described = finding_atlas.rows(f"DESCRIBE SELECT * FROM finding_{kind}()")
    assert [row[:2] for row in described] == COLUMNS


@pytest.mark.parametrize("kind", KINDS)
def test_the_declared_thresholds_are_the_defaults_of_the_macro(finding_atlas: Atlas, kind: str) -> None:
    declared = next(finding for finding in catalog.findings() if finding.kind.lower() == kind)
    text = declared.rule_file.read_text(encoding="utf-8")
    signature = re.search(rf"finding_{kind}\(([^)]*)\)", text)
    assert signature is not None
    stated = {name: float(value) for name, value in re.findall(r"(\w+) := ([\d.]+)", signature[1])}
    assert stated == {parameter.name: parameter.default_value for parameter in declared.parameter}
    words = " ".join([declared.rule, declared.occasion or "", declared.hint or ""])
    named, own = set(re.findall(r"{(\w+)}", words)), {each.name for each in declared.parameter if not each.shared}
    assert own <= named <= set(stated)


@pytest.mark.parametrize("finding", catalog.findings(), ids=lambda finding: finding.kind)
def test_evidence_only_uses_places_a_row_fills_and_never_says_mangel(finding: catalog.FindingKind) -> None:
    for sentence in finding.evidence.values():
        assert set(re.findall(r"{(\w+)}", sentence)) <= PLACES
        assert sentence.endswith(".")
    words = " ".join(
        [
            finding.title,
            finding.question,
            finding.rule,
            finding.occasion or "",
            finding.hint or "",
            *finding.evidence.values(),
        ]
    )
    assert not re.search(r"Mangel|Defizit|Versäumnis|gefährlich|Täter\b", words)
    assert finding.occasion or finding.hint


def test_every_kind_leads_to_an_offer_that_exists() -> None:
    offers = catalog.offers()
    known, kinds = {offer.offer_id for offer in offers.offer}, {finding.kind: finding for finding in catalog.findings()}
    assert {rule.offer_id for rule in offers.rule} == known
    assert {rule.kind for rule in offers.rule} == set(kinds)
    assert all(rule.variant == "*" or rule.variant in kinds[rule.kind].evidence for rule in offers.rule)
    assert all(offer.url.startswith("https://") for offer in offers.offer)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "g3"])
def test_unknown_is_never_an_occasion(finding_atlas: Atlas, kind: str) -> None:
    active(finding_atlas)
    active(finding_atlas, OTHER_VG, status_reported="unklar", confirmed_on=None, release_id=None)
    assert findings(finding_atlas, kind) == {}


@pytest.mark.parametrize(
    ("column", "value", "kind", "expected"),
    [
        ("status_reported", "kein_gremium", "g1", ("kein_gremium", "anlass")),
        ("status_reported", "aufgeloest", "g1", ("aufgeloest", "anlass")),
        ("status_reported", "in_planung", "g1", ("in_planung", "hinweis")),
        ("status_reported", "ruhend", "g2", ("gemeldet_ruhend", "anlass")),
        ("last_meeting_on", date(2025, 9, 30), "g2", None),
        ("last_meeting_on", date(2025, 9, 29), "g2", ("laenger_her", "hinweis")),
        ("last_meeting_on", date(2025, 3, 30), "g2", ("laenger_her", "hinweis")),
        ("last_meeting_on", date(2025, 3, 29), "g2", ("ruht_vermutlich", "anlass")),
        ("last_meeting_on", None, "g2", ("nie_getagt", "anlass")),
        ("meetings_complete", False, "g2", None),
        ("confirmed_on", date(2024, 9, 30), "g3", None),
        ("confirmed_on", date(2024, 9, 29), "g3", ("veraltet", "anlass")),
        ("confirmed_on", None, "g3", ("kein_eintrag", "anlass")),
        ("status_reported", "unklar", "g3", ("unklar_gemeldet", "anlass")),
        ("conflicting", True, "g3", ("widerspruch", "hinweis")),
        ("participation_level", 0, "g4", ("keine", "anlass")),
        ("participation_level", 1, "g4", None),
        ("analyses", 0, "g5", ("keine", "anlass")),
        ("last_analysis_on", date(2023, 9, 30), "g5", None),
        ("last_analysis_on", date(2023, 9, 29), "g5", ("aelter", "hinweis")),
        ("last_analysis_on", date(2021, 9, 30), "g5", ("aelter", "hinweis")),
        ("last_analysis_on", date(2021, 9, 29), "g5", ("veraltet", "anlass")),
        ("certified_persons", 0, "g6", ("keine", "anlass")),
        ("certified_persons", 1, "g6", None),
        ("fte", 0.0, "g7", ("keine", "anlass")),
        ("fte", 0.5, "g7", ("wenig", "hinweis")),
        ("fte", 0.51, "g7", None),
        ("chair", "polizei", "g8", ("polizei", "anlass")),
        ("chair", "beigeordnete", "g8", None),
        ("chair", "doppelspitze_mit_leitung", "g8", None),
        ("projects_12m", 0, "g9", ("keine", "anlass")),
        ("projects_12m", 1, "g9", None),
        ("contacts_24m", 0, "g14", ("keiner", "anlass")),
        ("last_contact_on", date(2024, 9, 30), "g14", None),
        ("last_contact_on", date(2024, 9, 29), "g14", ("lange_her", "anlass")),
    ],
)
def test_at_the_threshold_and_one_step_over(
    finding_atlas: Atlas, column: str, value: Any, kind: str, expected: tuple[str, str] | None
) -> None:
    active(finding_atlas, **{column: value})
    assert findings(finding_atlas, kind) == ({} if expected is None else {VG: expected})


def test_a_body_of_the_landkreis_or_of_a_town_makes_g1_a_hint(finding_atlas: Atlas) -> None:
    active(finding_atlas, LANDKREIS, council_id="LK", last_meeting_on=date(2025, 3, 30))
    active(finding_atlas, status_reported="kein_gremium")
    active(finding_atlas, CITY, status_reported="aufgeloest", part_councils=2)
    assert findings(finding_atlas, "g1") == {VG: ("kreisgremium", "hinweis"), CITY: ("nur_ortsgremium", "hinweis")}
    assert findings(finding_atlas, "g1", months=17)[VG] == ("kein_gremium", "anlass")


@pytest.mark.parametrize("last", [None, date(2025, 3, 29), date(2025, 3, 30)])
def test_whether_a_body_met_is_unknown_where_the_list_may_lack_a_meeting(
    finding_atlas: Atlas, last: date | None
) -> None:
    active(finding_atlas, meetings_complete=False, last_meeting_on=last)
    met = last == date(2025, 3, 30)
    assert findings(finding_atlas, "g2") == {VG: ("laenger_her" if met else "sitzung_unbekannt", "hinweis")}
    assert finding_atlas.rows("SELECT certainty, value_date FROM finding_g2()") == [
        ("nicht_geprueft", last if met else date(2026, 6, 1))
    ]


def test_an_old_report_of_none_is_unknown(finding_atlas: Atlas) -> None:
    active(finding_atlas, status_reported="kein_gremium", confirmed_on=date(2024, 9, 29))
    assert findings(finding_atlas, "g1") == {}
    assert findings(finding_atlas, "g1", stale_months=25) == {VG: ("kein_gremium", "anlass")}
    assert findings(finding_atlas, "g3", stale_months=25) == {}


def test_thresholds_can_be_moved(finding_atlas: Atlas) -> None:
    active(
        finding_atlas,
        last_meeting_on=date(2026, 3, 29),
        participation_level=2,
        certified_persons=2,
        fte=1.0,
        projects_12m=1,
    )
    assert findings(finding_atlas, "g2", months=6, notice_months=3) == {VG: ("ruht_vermutlich", "anlass")}
    assert findings(finding_atlas, "g4", max_level=2) == {VG: ("wenig", "anlass")}
    assert findings(finding_atlas, "g6", persons=2) == {VG: ("wenige", "anlass")}
    assert findings(finding_atlas, "g7", critical_fte=1) == {VG: ("wenig", "anlass")}
    assert findings(finding_atlas, "g9", projects=1) == {VG: ("wenige", "anlass")}


def test_an_incomplete_list_makes_an_old_date_unchecked(atlas: Atlas) -> None:
    start(atlas, complete=False)
    add_body(atlas, "K1", VG)
    report(atlas, "K1", "aktiv", date(2026, 6, 1))
    atlas.insert("council_meeting", council_id="K1", held_on=date(2024, 1, 1), release_id=RELEASE)
    judge(atlas)
    assert atlas.rows("SELECT certainty FROM finding_g2()") == [("nicht_geprueft",)]


@pytest.mark.parametrize(
    ("founded", "precision", "anew", "expected"),
    [
        (date(2013, 12, 31), "day", None, True),
        (date(2014, 7, 1), "day", None, False),
        (date(2014, 6, 30), "day", None, True),
        (date(2014, 1, 1), "year", None, False),
        (date(2013, 1, 1), "year", None, True),
        (date(2014, 6, 1), "month", None, True),
        (date(2014, 7, 1), "month", None, False),
        (date(1999, 1, 1), "year", date(2015, 1, 1), False),
        (date(1999, 1, 1), "year", date(2014, 6, 30), True),
        (None, None, None, False),
    ],
)
def test_a_body_older_than_the_kommune(
    atlas: Atlas, founded: date | None, precision: str | None, anew: date | None, expected: bool
) -> None:
    start(atlas)
    merged = "071435003"
    add_area(atlas, merged, "kommune", "verbandsgemeinde", exists_since=date(2014, 7, 1), exists_verified=False)
    add_body(atlas, "K1", merged, founded_on=founded, founded_precision=precision, reconstituted_on=anew)
    report(atlas, "K1", "aktiv", date(2026, 6, 1))
    judge(atlas)
    assert findings(atlas, "g13") == ({merged: ("vor_fusion", "hinweis")} if expected else {})
    assert atlas.rows("SELECT certainty FROM finding_g13()") == ([("nicht_geprueft",)] if expected else [])


def test_only_the_body_of_a_former_kommune_is_known(atlas: Atlas) -> None:
    start(atlas)
    for area_id, status in ((VG, "aktiv"), (OTHER_VG, "aufgeloest")):
        add_body(atlas, f"ALT{area_id}", founded_on=date(1999, 1, 1))
        atlas.insert("council_area", council_id=f"ALT{area_id}", area_id=area_id, former_name="VG Alt")
        report(atlas, f"ALT{area_id}", status, date(2010, 1, 1))
    judge(atlas)
    assert findings(atlas, "g13") == {VG: ("altes_gebiet", "anlass")}


def cities(atlas: Atlas, number: int, cases: list[int]) -> list[str]:
    """Kreisfreie Städte with three years of street crime, 100 000 inhabitants each, and no known body."""
    ids = [f"07{200 + place}0000" for place in range(number)]
    for area_id, count in zip(ids, cases, strict=True):
        add_area(atlas, area_id, "kommune", "kreisfreie_stadt")
        active(atlas, area_id, status_reported="kein_gremium")
        for year in (2018, 2019, 2020):
            atlas.insert(
                "observation",
                indicator_id="strassenkriminalitaet",
                period=year,
                level="kommune",
                area_id=area_id,
                value=float(count),
                numerator=float(count),
                denominator=100_000.0,
                status="ok",
                release_id="pks",
            )
    return ids


def test_high_crime_needs_ten_comparable_kommunen(finding_atlas: Atlas) -> None:
    cities(finding_atlas, 9, [100 * place for place in range(1, 10)])
    assert findings(finding_atlas, "g11") == {}
    assert len(findings(finding_atlas, "g11", min_group=9)) == 3


def test_high_crime_is_an_occasion_only_when_the_interval_lies_above_the_threshold_of_the_others(
    finding_atlas: Atlas,
) -> None:
    ids = cities(finding_atlas, 10, [100, 100, 100, 100, 100, 500, 500, 510, 900, 1500])
    assert finding_atlas.rows(
        "SELECT area_id, severity, certainty, round(reference, 1), others, period FROM finding_g11() ORDER BY area_id"
    ) == [
        (ids[7], "hinweis", "nicht_gesichert", 500.0, 9, "Mittel der 3 Jahre 2018–2020"),
        (ids[8], "anlass", "gesichert", 500.0, 9, "Mittel der 3 Jahre 2018–2020"),
        (ids[9], "anlass", "gesichert", 500.0, 9, "Mittel der 3 Jahre 2018–2020"),
    ]
    assert {row[0] for row in finding_atlas.rows("SELECT period FROM finding_g11(years := 1)")} == {"2020"}


def test_nobody_stands_out_where_all_are_equal(finding_atlas: Atlas) -> None:
    cities(finding_atlas, 12, [400] * 12)
    assert findings(finding_atlas, "g11") == {}


def test_fewer_than_ten_cases_are_only_a_hint(finding_atlas: Atlas) -> None:
    ids = cities(finding_atlas, 10, [0] * 9 + [3])
    assert findings(finding_atlas, "g11") == {ids[9]: ("strasse", "hinweis")}
    for area_id, count in ((ids[8], 0), (ids[9], 4)):
        finding_atlas.connection.execute(
            "UPDATE observation SET value = ?, numerator = ? WHERE area_id = ?", [count, count, area_id]
        )
    assert findings(finding_atlas, "g11") == {ids[9]: ("strasse", "anlass")}


def test_invented_crime_is_a_hint_whoever_it_was_invented_for(finding_atlas: Atlas) -> None:
    ids = cities(finding_atlas, 10, [100] * 9 + [1500])
    add_release(finding_atlas, "pks", synthetic=False)
    add_release(finding_atlas, "pks_demo", synthetic=True)
    assert findings(finding_atlas, "g11") == {ids[9]: ("strasse", "anlass")}
    for invented in (ids[9], ids[0]):
        finding_atlas.connection.execute(
            "UPDATE observation SET release_id = if(area_id = ?, 'pks_demo', 'pks')", [invented]
        )
        assert finding_atlas.rows("SELECT area_id, severity, certainty, synthetic FROM finding_g11()") == [
            (ids[9], "hinweis", "gesichert", True)
        ]


def test_what_is_secured_speaks_before_the_total(finding_atlas: Atlas) -> None:
    ids = cities(finding_atlas, 10, [100] * 9 + [1500])
    finding_atlas.connection.execute(
        """
        INSERT INTO observation SELECT * REPLACE ('straftaten_ohne_auslaenderrecht' AS indicator_id,
            if(area_id = ?, 105, 100) AS value, if(area_id = ?, 105, 100) AS numerator) FROM observation
    """,
        [ids[9], ids[9]],
    )
    assert findings(finding_atlas, "g11") == {ids[9]: ("strasse", "anlass")}
    finding_atlas.connection.execute(
        "UPDATE observation SET value = 900, numerator = 900 WHERE area_id = ? AND value = 105", [ids[9]]
    )
    assert findings(finding_atlas, "g11") == {ids[9]: ("beide", "anlass")}


@pytest.mark.parametrize(
    ("kind", "column", "value", "variant", "thresholds"),
    [
        ("g5", "last_analysis_on", date(2020, 1, 1), "veraltet", {}),
        ("g6", "certified_persons", 1, "wenige", {"persons": 1}),
        ("g9", "projects_12m", 1, "wenige", {"projects": 1}),
        ("g14", "last_contact_on", date(2020, 1, 1), "lange_her", {}),
    ],
)
def test_what_an_incomplete_list_may_lack_is_a_hint(
    finding_atlas: Atlas, kind: str, column: str, value: Any, variant: str, thresholds: dict[str, float]
) -> None:
    active(finding_atlas, **{column: value})
    assert findings(finding_atlas, kind, **thresholds) == {VG: (variant, "anlass")}
    finding_atlas.connection.execute("UPDATE registry_scope SET complete = false")
    assert findings(finding_atlas, kind, **thresholds) == {VG: (variant, "hinweis")}
    named = ", ".join(f"{name} := {limit}" for name, limit in thresholds.items())
    assert finding_atlas.rows(f"SELECT certainty FROM finding_{kind}({named})") == [("nicht_geprueft",)]


def test_invented_lists_are_said_to_be_and_stay_occasions(finding_atlas: Atlas) -> None:
    add_release(finding_atlas, RELEASE, synthetic=True)
    active(finding_atlas, certified_persons=0)
    assert finding_atlas.rows("SELECT severity, synthetic FROM finding_g6()") == [("anlass", True)]
    active(finding_atlas, OTHER_VG, confirmed_on=None, release_id=None)
    no_entry = "SELECT synthetic FROM finding_g3() WHERE variant = 'kein_eintrag'"
    assert finding_atlas.rows(no_entry) == [(False,)]
    finding_atlas.connection.execute("UPDATE build SET demo = true")
    assert finding_atlas.rows(no_entry) == [(True,)]


def test_high_crime_with_an_active_body_is_no_occasion(finding_atlas: Atlas) -> None:
    ids = cities(finding_atlas, 10, [100 * place for place in range(1, 11)])
    finding_atlas.connection.execute("UPDATE status_evidence SET status_reported = 'aktiv' WHERE area_id = ?", [ids[9]])
    assert ids[9] not in findings(finding_atlas, "g11")


def test_a_year_without_a_value_takes_a_kommune_out(finding_atlas: Atlas) -> None:
    ids = cities(finding_atlas, 10, [100 * place for place in range(1, 11)])
    finding_atlas.connection.execute(
        "UPDATE observation SET status = 'missing', value = NULL WHERE area_id = ? AND period = 2019", [ids[9]]
    )
    assert findings(finding_atlas, "g11") == {}
    assert ids[9] not in findings(finding_atlas, "g11", min_group=9)


def optional(values: Any) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.sampled_from(values))


rows = st.fixed_dictionaries(
    {
        "status_reported": st.sampled_from(oracle.CAUTIOUS_FIRST),
        "confirmed_on": optional(EDGES),
        "conflicting": st.booleans(),
        "above_council_id": optional(["LK"]),
        "meetings_complete": st.booleans(),
        "part_councils": st.integers(0, 1),
        "last_meeting_on": optional(EDGES),
        "chair": optional(["buergermeister", "polizei", "ehrenamt", "landrat"]),
        "fte": optional([0.0, 0.4, 0.5, 0.6]),
        "participation_level": optional([0, 1, 2]),
        "certified_persons": optional([0, 1]),
        "last_analysis_on": optional(EDGES),
        "analyses": optional([0, 1]),
        "projects_12m": optional([0, 1]),
        "last_contact_on": optional(EDGES),
        "contacts_24m": optional([0, 1]),
        "cases": st.lists(st.integers(0, 60), min_size=6, max_size=6),
        "council": st.booleans(),
        "founded": optional(EDGES),
        "precision": st.sampled_from(["day", "month", "year"]),
        "anew": optional(EDGES),
        "exists_since": optional(EDGES),
        "former": st.booleans(),
        "counts": st.booleans(),
        "until": optional([date(2026, 9, 29), date(2026, 9, 30)]),
        "verified": st.booleans(),
        "digital_attendance": optional([True, False]),
        "digital_forms": optional([[], ["umfrage"], ["umfrage", "meldeportal"]]),
    }
)


SLOW = [HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large]


@settings(max_examples=examples(40), deadline=None, suppress_health_check=SLOW)
@given(
    st.lists(rows, min_size=3, max_size=6),
    st.sampled_from([{}, {"stale_months": 12, "max_forms": 1}, {"stale_months": 36, "months": 12}]),
    st.booleans(),
    st.booleans(),
)
def test_the_dull_twins_find_the_same(
    structures: list[dict[str, Any]], moved: dict[str, int], complete: bool, invented: bool
) -> None:
    atlas = Atlas()
    start(atlas, complete=complete)
    add_release(atlas, "pks", synthetic=invented)
    for number, row in enumerate(structures):
        _place(atlas, number, dict(row))
    for finding in catalog.findings():
        atlas.connection.execute(finding.rule_file.read_text(encoding="utf-8"))
    read = tables(atlas)
    for finding in catalog.findings():
        kind = finding.kind.lower()
        if kind in WITH_SURVEYS:
            continue
        parameters: dict[str, Any] = {
            name: value
            for name, value in moved.items()
            if name in {each.name for each in finding.parameter if each.shared}
        }
        if kind == "g11":
            parameters |= {"min_group": 2, "years": 2}
            answer = {
                row[0]: row[1:]
                for row in atlas.rows(
                    f"SELECT area_id, variant, severity, certainty FROM finding_g11({', '.join(f'{name} := ?' for name in parameters)})",
                    *parameters.values(),
                )
            }
        else:
            answer = findings(atlas, kind, **parameters)
        assert answer == getattr(oracle, f"finding_{kind}")(read, **parameters), kind
    atlas.connection.close()


def _place(atlas: Atlas, number: int, row: dict[str, Any]) -> None:
    area_id = f"0720{number}0000"
    since, verified = row.pop("exists_since"), row.pop("verified")
    add_area(atlas, area_id, "kommune", "kreisfreie_stadt", exists_since=since, exists_verified=verified)
    cases, founded, precision, anew = (row.pop(name) for name in ("cases", "founded", "precision", "anew"))
    digital = {name: row.pop(name) for name in ("digital_attendance", "digital_forms")}
    counts, until = row.pop("counts"), row.pop("until")
    if counts and row["council"] is False:
        add_body(atlas, f"N{number}")
        atlas.insert("council_area", council_id=f"N{number}", area_id=area_id, valid_until=until)
    if row.pop("council"):
        add_body(
            atlas,
            f"K{number}",
            area_id,
            founded_on=founded,
            founded_precision=precision if founded else None,
            reconstituted_on=anew,
            **digital,
        )
        row["council_id"] = f"K{number}"
    row["founded_on"] = max((day for day in (founded, anew) if day and row.get("council_id")), default=None)
    if row.pop("former"):
        add_body(atlas, f"ALT{number}")
        atlas.insert("council_area", council_id=f"ALT{number}", area_id=area_id, former_name="VG Alt")
    for place, count in enumerate(cases):
        indicator = "strassenkriminalitaet" if place % 2 else "straftaten_ohne_auslaenderrecht"
        atlas.insert(
            "observation",
            indicator_id=indicator,
            period=2018 + place // 2,
            level="kommune",
            area_id=area_id,
            value=float(count * 7),
            numerator=float(count),
            denominator=14_000.0,
            status="ok",
            release_id="pks",
        )
    if row.pop("above_council_id"):
        add_area(atlas, area_id[:5], "kreis", "landkreis")
        active(atlas, area_id[:5], council_id="LK", last_meeting_on=date(2025, 6, 1))
    active(atlas, area_id, **row)


@pytest.mark.parametrize(
    ("body", "link", "variant"),
    [
        ({}, {}, "ohne_meldung"),
        ({}, {"valid_until": AS_OF}, "ohne_meldung"),
        ({}, {"valid_until": date(2026, 9, 29)}, "kein_eintrag"),
        ({}, {"valid_from": date(2026, 10, 1)}, "kein_eintrag"),
        ({}, {"former_name": "VG Alt"}, "kein_eintrag"),
        ({"counts_as_body": False}, {}, "kein_eintrag"),
    ],
)
def test_a_body_that_is_named_but_not_reported_on_is_no_missing_entry(
    finding_atlas: Atlas, body: dict[str, Any], link: dict[str, Any], variant: str
) -> None:
    add_release(finding_atlas, RELEASE, synthetic=True)
    active(finding_atlas, status_reported="unklar", confirmed_on=None, release_id=None)
    add_body(finding_atlas, "K1", **body)
    finding_atlas.insert("council_area", council_id="K1", area_id=VG, **link)
    assert findings(finding_atlas, "g3") == {VG: (variant, "anlass")}
    assert finding_atlas.rows("SELECT synthetic FROM finding_g3()") == [(variant == "ohne_meldung",)]


def test_the_judged_day_is_that_of_the_build(finding_atlas: Atlas) -> None:
    active(finding_atlas, confirmed_on=date(2024, 9, 30))
    assert findings(finding_atlas, "g3") == {}
    for change in ("UPDATE build SET as_of = ?", "UPDATE status_evidence SET day = ?"):
        finding_atlas.connection.execute(change, [date(2026, 10, 1)])
    assert findings(finding_atlas, "g3") == {VG: ("veraltet", "anlass")}
    assert date(2026, 9, 30) == AS_OF


@settings(max_examples=examples(60), deadline=None)
@given(st.dates(date(2021, 1, 1), date(2025, 9, 29)), st.dates(date(2026, 6, 2), date(2026, 12, 31)))
def test_the_evidence_counts_full_months(last: date, today: date) -> None:
    atlas = Atlas()
    start(atlas)
    atlas.connection.execute("UPDATE build SET as_of = ?", [today])
    for name in ("g01.sql", "g02.sql"):
        atlas.connection.execute((FOLDER / name).read_text(encoding="utf-8"))
    active(atlas, last_meeting_on=last)
    rows = atlas.rows("SELECT value, value_date, period FROM finding_g2(notice_months := 0)")
    assert rows == [(oracle.full_months(last, today), last, str(last.year))]
    atlas.connection.close()
