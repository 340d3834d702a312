"""The occasions G10 and G12, which rest on surveys: named rows at the thresholds, and dull twins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines import catalog
from tests import oracle, oracle_comparison
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.comparison_atlas import CRIME, SAFE, rate, share
from tests.pipelines.registry_atlas import RELEASE, add_area, add_release, findings, start, tables

SLOW = [HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large]
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


@pytest.fixture
def finding_atlas(atlas: Atlas) -> Atlas:
    install(atlas)
    return atlas


def install(atlas: Atlas) -> None:
    start(atlas)
    for finding in catalog.findings():
        atlas.connection.execute(finding.rule_file.read_text(encoding="utf-8"))


def kommunen(atlas: Atlas, number: int, status: str = "kein_gremium") -> list[str]:
    """Kreisfreie Städte with a reported status."""
    ids = [f"07{300 + place}0000" for place in range(number)]
    for area_id in ids:
        add_area(atlas, area_id, "kommune", "kreisfreie_stadt")
        atlas.add_structure(
            area_id=area_id,
            status_reported=status,
            confirmed_on=date(2026, 6, 1),
            conflicting=False,
            part_councils=0,
            last_meeting_on=date(2026, 6, 1),
            release_id=RELEASE,
        )
    return ids


def surveyed(atlas: Atlas, number: int, last: float = 40, n: float = 800, status: str = "kein_gremium") -> list[str]:
    """All feel safe alike, the last one does not."""
    ids = kommunen(atlas, number, status)
    for place, area_id in enumerate(ids):
        share(atlas, area_id, 2024, last if place == number - 1 else 70 + place, n)
    return ids


def test_eight_surveys_are_enough_and_seven_are_not(finding_atlas: Atlas) -> None:
    ids = surveyed(finding_atlas, 7)
    assert findings(finding_atlas, "g10") == {}
    assert findings(finding_atlas, "g10", min_group=7)[ids[6]] == ("nachts_unsicher", "anlass")


def test_low_and_certain_without_a_body_is_an_occasion_with_its_evidence(finding_atlas: Atlas) -> None:
    ids = surveyed(finding_atlas, 9)
    finding_atlas.insert(
        "survey",
        survey_id="b",
        area_id=ids[8],
        year=2024,
        title="t",
        sampling="register",
        mode="selbst_ausgefuellt",
        field_start=date(2024, 2, 1),
        field_end=date(2024, 3, 15),
        respondents=800,
        complete=800,
        weighted=False,
        notes=[],
        superseded=False,
        release_id=f"b_{ids[8]}_2024",
    )
    [(area_id, value, reference, day, certainty, period)] = finding_atlas.rows(
        "SELECT area_id, value, reference, value_date, certainty, period FROM finding_g10() WHERE severity = 'anlass'"
    )
    assert (area_id, value, day, certainty, period) == (ids[8], 60.0, date(2024, 3, 15), "gesichert", "2024")
    assert 26 < reference < 30


def test_what_is_not_certain_is_only_a_hint(finding_atlas: Atlas) -> None:
    ids = surveyed(finding_atlas, 9, last=65, n=60)
    assert findings(finding_atlas, "g10")[ids[8]] == ("nachts_unsicher", "hinweis")
    assert finding_atlas.rows("SELECT DISTINCT certainty FROM finding_g10()") == [("nicht_gesichert",)]


def test_the_threshold_is_that_of_the_others(finding_atlas: Atlas) -> None:
    ids = surveyed(finding_atlas, 8)
    others = [30 - place for place in range(7)]  # per cent who feel unsafe
    [(reference, number)] = finding_atlas.rows("SELECT reference, others FROM finding_g10() WHERE area_id = ?", ids[7])
    assert (round(reference, 6), number) == (round(oracle.quantile(others, 0.667), 6), 7)


def test_nobody_stands_out_where_all_are_equal(finding_atlas: Atlas) -> None:
    for area_id in kommunen(finding_atlas, 9):
        share(finding_atlas, area_id, 2024, 60)
        rate(finding_atlas, area_id, 2020, 200)
    assert findings(finding_atlas, "g10") == {}
    assert findings(finding_atlas, "g12") == {}


@pytest.mark.parametrize("invented", ["survey", "crime", "another survey"])
def test_invented_figures_are_only_a_hint(finding_atlas: Atlas, invented: str) -> None:
    ids = gaping(finding_atlas)
    releases = {"survey": f"b_{ids[8]}_2024", "crime": "pks", "another survey": f"b_{ids[3]}_2024"}
    for name, release_id in releases.items():
        add_release(finding_atlas, release_id, synthetic=name == invented)
    assert finding_atlas.rows("SELECT severity, certainty, synthetic FROM finding_g12() WHERE area_id = ?", ids[8]) == [
        ("hinweis", "gesichert", True)
    ]


def test_an_invented_survey_is_only_a_hint(finding_atlas: Atlas) -> None:
    ids = surveyed(finding_atlas, 9)
    add_release(finding_atlas, f"b_{ids[8]}_2024", synthetic=False)
    assert findings(finding_atlas, "g10")[ids[8]] == ("nachts_unsicher", "anlass")
    finding_atlas.connection.execute("UPDATE source SET synthetic = true")
    assert set(finding_atlas.rows("SELECT severity, certainty, synthetic FROM finding_g10()")) == {
        ("hinweis", "gesichert", True),
        ("hinweis", "nicht_gesichert", True),
    }


def test_with_an_active_body_it_is_no_occasion(finding_atlas: Atlas) -> None:
    surveyed(finding_atlas, 9, status="aktiv")
    assert findings(finding_atlas, "g10") == {}


def test_an_open_survey_and_an_old_one_do_not_count(finding_atlas: Atlas) -> None:
    ids = surveyed(finding_atlas, 10)
    finding_atlas.connection.execute(
        "UPDATE observation SET status = 'unrepresentative', value = NULL, low = NULL, high = NULL WHERE area_id = ?",
        [ids[9]],
    )
    assert ids[9] not in findings(finding_atlas, "g10")
    finding_atlas.connection.execute(
        "UPDATE observation SET status = 'ok', value = 20, low = 18, high = 22, period = 2019 WHERE area_id = ?",
        [ids[9]],
    )
    assert ids[9] not in findings(finding_atlas, "g10")
    assert ids[9] in findings(finding_atlas, "g10", years=6)


def gaping(atlas: Atlas, number: int = 9) -> list[str]:
    """Crime and fear rise together, but the first has much fear and the last has none."""
    ids = kommunen(atlas, number)
    for place, area_id in enumerate(ids):
        rate(atlas, area_id, 2020, 200 + 100 * place)
        share(atlas, area_id, 2024, {0: 20, number - 1: 95}.get(place, 90 - 5 * place), 1000)
    return ids


def test_far_apart_in_both_directions(finding_atlas: Atlas) -> None:
    ids = gaping(finding_atlas)
    rows = {
        row[0]: row[1:]
        for row in finding_atlas.rows(
            "SELECT area_id, variant, value, reference, others, certainty, period, severity FROM finding_g12()"
        )
    }
    assert rows == {
        ids[0]: ("gefuehl", 0.0, 8.0, 8, "gesichert", "2020 und 2024", "anlass"),
        ids[8]: ("lage", 8.0, 0.0, 8, "gesichert", "2020 und 2024", "anlass"),
    }


def test_both_values_must_be_own_ones(finding_atlas: Atlas) -> None:
    ids = gaping(finding_atlas)
    finding_atlas.connection.execute("DELETE FROM observation WHERE indicator_id = ? AND area_id = ?", [CRIME, ids[0]])
    assert ids[0] not in findings(finding_atlas, "g12")
    finding_atlas.connection.execute("DELETE FROM observation WHERE indicator_id = ? AND area_id = ?", [SAFE, ids[1]])
    assert findings(finding_atlas, "g12") == {}
    assert ids[8] in findings(finding_atlas, "g12", min_group=7)


def test_the_distance_can_be_moved(finding_atlas: Atlas) -> None:
    ids = gaping(finding_atlas)
    assert findings(finding_atlas, "g12", distance_percent=90).keys() == {ids[0], ids[8]}
    finding_atlas.connection.execute(
        "UPDATE observation SET value = 77, low = 75, high = 79 WHERE indicator_id = ? AND area_id = ?", [SAFE, ids[4]]
    )
    assert findings(finding_atlas, "g12", distance_percent=12).keys() == {ids[0], ids[3], ids[4], ids[8]}
    assert findings(finding_atlas, "g12", distance_percent=13).keys() == {ids[0], ids[8]}


def test_overlapping_intervals_are_not_certain(finding_atlas: Atlas) -> None:
    ids = kommunen(finding_atlas, 8)
    for place, area_id in enumerate(ids):
        rate(finding_atlas, area_id, 2020, 200 + 5 * place)
        share(finding_atlas, area_id, 2024, 60 + place, 100)
    assert set(finding_atlas.rows("SELECT severity, certainty FROM finding_g12()")) == {("hinweis", "nicht_gesichert")}


def test_a_distance_that_shrinks_below_the_threshold_within_the_intervals_is_a_hint(finding_atlas: Atlas) -> None:
    ids = gaping(finding_atlas)
    assert findings(finding_atlas, "g12", distance_percent=80)[ids[8]] == ("lage", "anlass")
    finding_atlas.connection.execute(  # its interval reaches the burden of one of the others: 6 of 8 places apart at least
        "UPDATE observation SET low = 83 WHERE indicator_id = ? AND area_id = ?", [SAFE, ids[8]]
    )
    assert findings(finding_atlas, "g12", distance_percent=80)[ids[8]] == ("lage", "hinweis")
    assert findings(finding_atlas, "g12", distance_percent=70)[ids[8]] == ("lage", "anlass")


values = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["aktiv", "kein_gremium", "ruhend", "unklar"]),
        "safe": st.one_of(st.none(), st.integers(5, 95)),
        "n": st.sampled_from([60, 400, 2000]),
        "year": st.integers(2018, 2024),
        "cases": st.one_of(st.none(), st.integers(0, 600)),
        "open": st.booleans(),
        "vg": st.booleans(),
        "invented": st.sampled_from([False, False, False, True]),
    }
)


@settings(max_examples=examples(20), deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(st.lists(values, min_size=4, max_size=14), st.sampled_from([{}, {"years": 3}, {"min_group": 4}]))
def test_the_dull_twins_find_the_same(observations: list[dict[str, Any]], moved: dict[str, int]) -> None:
    for atlas in _installed():
        for number, row in enumerate(observations):
            _place(atlas, f"07{300 + number}0000", row)
        read = tables(atlas)
        for kind in ("g10", "g12"):
            parameters = {"min_group": 3} | moved
            named = ", ".join(f"{name} := ?" for name in parameters)
            answer = {
                row[0]: row[1:]
                for row in atlas.rows(
                    f"SELECT area_id, variant, severity, certainty FROM finding_{kind}({named})", *parameters.values()
                )
            }
            assert answer == getattr(oracle_comparison, f"finding_{kind}")(read, **parameters), kind


def _installed() -> Iterator[Atlas]:
    small = Atlas()
    install(small)
    yield small
    small.connection.close()


def _place(atlas: Atlas, area_id: str, row: dict[str, Any]) -> None:
    add_area(atlas, area_id, "kommune", "verbandsgemeinde" if row["vg"] else "kreisfreie_stadt")
    atlas.add_structure(
        area_id=area_id,
        status_reported=row["status"],
        confirmed_on=date(2026, 6, 1),
        conflicting=False,
        part_councils=0,
        last_meeting_on=date(2026, 6, 1),
        release_id=RELEASE,
    )
    add_release(atlas, f"b_{area_id}_{row['year']}", synthetic=row["invented"])
    if row["cases"] is not None:
        rate(atlas, area_id, 2020, row["cases"])
    if row["safe"] is not None and row["open"]:
        share(
            atlas,
            area_id,
            row["year"],
            row["safe"],
            row["n"],
            status="unrepresentative",
            value=None,
            low=None,
            high=None,
        )
    elif row["safe"] is not None:
        share(atlas, area_id, row["year"], row["safe"], row["n"])
