"""Own values beside the Land, their kind, their Kreis and similar areas: named rows at the thresholds and a dull twin."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines.build import publish
from pipelines.problems import BuildError
from pipelines.statistics import rank_interval
from tests import oracle_comparison
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.comparison_atlas import (
    CRIME,
    KREIS,
    LAND,
    OTHER_KREIS,
    PEOPLE,
    add_indicator,
    cities,
    compared,
    kreis_sum,
    landkreise,
    open_region,
    quota,
    rate,
    run,
    share,
    verbandsgemeinden,
)
from tests.pipelines.registry_atlas import add_area

CHECKS = sorted(publish.CHECKS.glob("vergleich_*.sql"))
# each example is a database of its own: shrinking one would take minutes
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
SLOW = [HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large]


@pytest.fixture
def region(atlas: Atlas) -> Atlas:
    open_region(atlas)
    return atlas


def offenders(atlas: Atlas) -> dict[str, int]:
    """Checks that find something: name → rows."""
    counts = {path.stem: len(atlas.rows(path.read_text(encoding="utf-8"))) for path in CHECKS}
    return {name: rows for name, rows in counts.items() if rows}


# ───────────────────────── rates ─────────────────────────


@pytest.mark.parametrize(
    ("number", "verdict", "reason", "others"),
    [
        (1, "none", "weniger als 5 andere Gebiete dieser Art mit eigenem Wert", 0),
        (5, "none", "weniger als 5 andere Gebiete dieser Art mit eigenem Wert", 4),
        (6, "higher", "weniger als 10 Gebiete dieser Art mit mindestens einem Fall", 5),
        (9, "higher", "weniger als 10 Gebiete dieser Art mit mindestens einem Fall", 8),
        (10, "far_higher", None, 9),
    ],
)
def test_how_many_of_a_kind_it_takes(region: Atlas, number: int, verdict: str, reason: str | None, others: int) -> None:
    ids = landkreise(region, number)
    for place, area_id in enumerate(ids):
        rate(region, area_id, 2020, 800 if place else 3000)
    run(region)
    row = compared(region, "kind", "verdict_998, reason, others, reference_value, usual_high IS NULL")[ids[0]]
    assert row == (verdict, reason, others, None if verdict == "none" else 4000.0, verdict != "far_higher")
    assert offenders(region) == {}


def test_one_city_far_above_its_kind_is_higher_than_usual_at_every_level(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        for ending in ("", "0000", "0000000"):
            rate(region, area_id + ending, 2020, 3000 if number == 11 else 800 + 10 * (number % 3))
    run(region)
    results = compared(
        region,
        "kind",
        "verdict_95, verdict_998, verdict_bh, group_id, others, reference_basis, reference_value, p, usual",
    )
    assert len(results) == 36
    assert {results[f"07221{ending}"] for ending in ("", "0000", "0000000")} == {results["07221"]}
    assert results["07221"][:6] == ("far_higher",) * 3 + ("kreisfreie_stadt", 11, "pooled")
    assert results["07221"][6] == pytest.approx(
        sum(800 + 10 * (number % 3) for number in range(11)) / (11 * PEOPLE) * 100_000, abs=0.01
    )
    assert results["07221"][7:] == (0, "outside")
    # what one area far out adds to the others does not make them lower than usual
    assert {results[f"072{number}"][1] for number in range(10, 21)} == {"lower_usual"}
    assert offenders(region) == {}


def test_what_differs_everywhere_is_certain_and_usual(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        rate(region, area_id, 2020, 600 + 400 * (number % 2))
    run(region)
    assert set(compared(region, "kind").values()) == {"lower_usual", "higher_usual"}
    [(phi, tau2)] = region.rows("SELECT phi, tau2 FROM comparison_group WHERE reference = 'kind'")
    assert phi > 10
    assert tau2 > 0.01


def test_all_equal_is_no_difference(region: Atlas) -> None:
    for area_id in cities(region, 12):
        rate(region, area_id, 2020, 600)
    run(region)
    rows = set(compared(region, "kind", "verdict_95, verdict_998, verdict_bh, p, difference, usual").values())
    assert rows == {("indistinct", "indistinct", "indistinct", 1.0, 0.0, "inside")}
    assert region.rows("SELECT tau2 FROM comparison_group WHERE reference = 'kind'") == [(0.0,)]


def test_few_cases_are_not_called_certain(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        rate(region, area_id, 2020, 0 if number == 0 else 3)
    run(region)
    columns = "verdict_95, verdict_998, usual, reason"
    few = "weniger als 5 erwartete Fälle"
    assert compared(region, "kind", columns)["07210"] == ("indistinct", "indistinct", None, few)


@pytest.mark.parametrize(("people", "is_usual"), [(19_600, False), (20_000, True)])
def test_below_five_expected_cases_nothing_is_usual(region: Atlas, people: int, is_usual: bool) -> None:
    """Eleven others with 25 cases per 100,000: 4.9 and 5.0 are to be expected."""
    ids = cities(region, 12)
    for area_id in ids[1:]:
        rate(region, area_id, 2020, 5, 20_000)
    rate(region, ids[0], 2020, 40, people)
    run(region)
    verdict, usual, reason = compared(region, "kind", "verdict_998, usual, reason")[ids[0]]
    assert verdict == ("far_higher" if is_usual else "higher")
    assert (usual, reason) == (("outside", None) if is_usual else (None, "weniger als 5 erwartete Fälle"))


def test_no_case_where_many_are_expected_is_lower_than_usual(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        rate(region, area_id, 2020, 0 if number == 0 else 100)
    run(region)
    assert compared(region, "kind", "verdict_95, verdict_998")["07210"] == ("far_lower", "far_lower")


def test_no_case_in_any_other_area_has_a_reason(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        rate(region, area_id, 2020, 0 if number else 7)
    run(region)
    rows = compared(region, "kind", "verdict_95, reason, reference_value, usual")
    assert rows["07210"] == ("none", "kein einziger Fall in den anderen Gebieten dieser Art", 0.0, None)
    assert rows["07211"][0] == "indistinct"
    assert offenders(region) == {}


@pytest.mark.parametrize("cases", [0, 1])
def test_a_whole_whose_only_cases_are_those_of_the_area_has_none_left(region: Atlas, cases: int) -> None:
    kommunen = verbandsgemeinden(region, 11)
    for number, area_id in enumerate(kommunen):
        rate(region, area_id, 2020, 0 if number else 7)
    rate(region, KREIS, 2020, 7 + cases, people=400_000)
    rate(region, LAND, 2020, 7 + cases, people=4_000_000)
    run(region)
    for reference, where in (("kreis", "im übrigen Kreis"), ("land", "im übrigen Land")):
        verdict, reason, value = compared(region, reference, "verdict_95, reason, reference_value")[kommunen[0]]
        assert value > 0
        assert (verdict == "none") == (reason == f"kein einziger Fall {where}") == (cases == 0)
    assert offenders(region) == {}


def test_what_is_usual_against_the_land_is_asked_of_all_areas_of_the_level(region: Atlas) -> None:
    """Twelve Verbandsgemeinden far below the Land and eight towns above it: lying there is usual for areas of the level."""
    towns = verbandsgemeinden(region, 8, OTHER_KREIS, "grosse_kreisangehoerige_stadt")
    kommunen = verbandsgemeinden(region, 12)
    for number, area_id in enumerate([*towns, *kommunen]):
        rate(region, area_id, 2020, 3000 if area_id in towns else 800 + 10 * (number % 3))
    rate(region, LAND, 2020, 200_000, people=4_000_000)
    run(region)
    of_land, of_kind = (compared(region, reference, "verdict_998, usual, reason") for reference in ("land", "kind"))
    assert {of_land[area_id] for area_id in towns} == {("higher_usual", "inside", None)}
    assert {of_land[area_id] for area_id in kommunen} == {("lower_usual", "inside", None)}
    few = "weniger als 10 Gebiete dieser Art mit mindestens einem Fall"
    assert {of_kind[area_id] for area_id in towns} == {("indistinct", None, few)}
    without = region.rows("SELECT DISTINCT reference FROM comparison_group WHERE tau2 IS NULL ORDER BY ALL")
    assert ("land",) not in without
    assert offenders(region) == {}


def test_the_kreis_is_shown_and_what_is_left_of_it_tested(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 11)
    for number, area_id in enumerate(kommunen):
        rate(region, area_id, 2020, 2000 if number == 10 else 400)
    rate(region, KREIS, 2020, 8_000, people=400_000)
    for area_id in cities(region, 1):
        rate(region, f"{area_id}0000", 2020, 400)
    run(region)
    comparisons = compared(
        region, "kreis", "verdict_95, reference_basis, reference_value, tested_value, others, reason"
    )
    rest = pytest.approx(6_000 / 380_000 * 100_000, abs=0.011)
    assert comparisons[kommunen[10]] == ("far_higher", "whole", 2000.0, rest, 10, None)
    assert comparisons[kommunen[0]] == ("indistinct", "whole", 2000.0, 2000.0, 10, None)
    assert comparisons[KREIS] == comparisons["072100000"] == ("none", None, None, None, 0, "ist selbst ein Kreis")


def test_a_large_part_of_a_whole_is_not_hidden_in_it(region: Atlas) -> None:
    """Half of the Kreis: beside the whole it differs by half of what it differs from the rest."""
    kommunen = verbandsgemeinden(region, 10)
    for area_id in kommunen:
        rate(region, area_id, 2020, 460 if area_id == kommunen[0] else 400)
    rate(region, KREIS, 2020, 860, people=2 * PEOPLE)
    run(region)
    row = compared(region, "kreis", "verdict_95, verdict_998, difference, tested_value, p")[kommunen[0]]
    assert row[:4] == ("higher_usual", "indistinct", 150.0, 2000.0)
    assert row[4] == pytest.approx(oracle_comparison.ratio_p(460, PEOPLE, 400, PEOPLE), abs=1e-6)


def test_a_kommune_whose_kreis_has_no_value_says_so(region: Atlas) -> None:
    for area_id in verbandsgemeinden(region, 11):
        rate(region, area_id, 2020, 400)
    run(region)
    assert set(compared(region, "kreis", "reason").values()) == {"kein Wert des Kreises"}


def test_a_whole_that_is_smaller_than_its_part_is_no_reference(region: Atlas) -> None:
    for area_id in verbandsgemeinden(region, 11):
        rate(region, area_id, 2020, 400)
    rate(region, KREIS, 2020, 399, people=400_000)
    run(region)
    rows = compared(region, "kreis", "verdict_95, reference_value, reason")
    del rows[KREIS]
    assert set(rows.values()) == {("none", None, "außerhalb des Gebiets bleibt nichts zu vergleichen")}


def test_areas_are_compared_with_what_they_add_up_to_where_that_is_known(region: Atlas) -> None:
    for number, area_id in enumerate(landkreise(region, 12)):
        rate(region, area_id, 2020, 200 + 10 * number)
    rate(region, LAND, 2020, 4_700, people=240_000)
    kreis_sum(region, 2020, 3060, 240_000)
    run(region)
    rows = compared(region, "land", "reference_value, reference_basis, tested_value")
    assert rows["07330"] == (1275.0, "whole", pytest.approx(2860 / 220_000 * 100_000, abs=0.011))
    assert region.rows("SELECT label, value FROM comparison_group WHERE reference = 'land'") == [
        ("Summe der 12 Kreise", 1275.0)
    ]
    assert offenders(region) == {}


def test_without_a_sum_the_land_itself_is_the_whole(region: Atlas) -> None:
    for number, area_id in enumerate(landkreise(region, 12)):
        rate(region, area_id, 2020, 400 + number if number else 100)
    run(region)
    assert set(compared(region, "land", "reason").values()) == {"kein Landeswert aus vergleichbarer Erhebung"}
    rate(region, LAND, 2020, 4_600, people=240_000)
    run(region)
    comparisons = compared(region, "land", "verdict_95, reference_value, others")
    assert comparisons["07330"] == ("far_lower", pytest.approx(1916.67), 11)
    assert {comparisons[area_id][0] for area_id in comparisons if area_id != "07330"} == {"indistinct"}


def test_a_reference_missing_in_one_year_is_missing_in_that_year_only(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 11)
    for year in (2019, 2020, 2021):
        for area_id in kommunen:
            rate(region, area_id, year, 400)
        if year != 2020:
            rate(region, KREIS, year, 8_000, people=400_000)
    run(region)
    by_year = {year: set(compared(region, "kreis", "verdict_95", year).values()) for year in (2019, 2020, 2021)}
    assert by_year[2020] == {"none"}
    assert "indistinct" in by_year[2019] & by_year[2021]


def test_only_own_values_take_part(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 11)
    for area_id in kommunen[:9]:
        share(region, area_id, 2020, 70)
    share(region, kommunen[9], 2020, 30, status="unrepresentative", value=None, low=None, high=None)
    share(region, kommunen[10], 2020, 30, status="suppressed", value=None, low=None, high=None)
    rate(region, KREIS, 2020, 500)
    run(region)
    assert set(region.rows("SELECT DISTINCT area_id FROM comparison")) == {
        (area_id,) for area_id in [*kommunen[:9], KREIS]
    }
    others = region.rows("SELECT DISTINCT others FROM comparison WHERE reference = 'kind' AND indicator_id <> ?", CRIME)
    assert others == [(8,)]
    assert offenders(region) == {}


def test_a_region_without_own_values_is_compared_with_nothing(region: Atlas) -> None:
    verbandsgemeinden(region, 3)
    run(region)
    assert region.rows("SELECT count(*) FROM comparison") == [(0,)]
    assert region.rows("SELECT count(*) FROM need_structure") == [(3,)]


def test_the_clear_up_rate_has_a_size_and_no_verdict(region: Atlas) -> None:
    add_indicator(region, "aufklaerungsquote", "share", source_id="pks")
    for number, area_id in enumerate(cities(region, 12)):
        quota(region, area_id, 2020, 600 + 10 * number, 1000)
    region.connection.execute("DELETE FROM observation WHERE area_id = '07221'")
    run(region)
    columns = "verdict_95, verdict_998, verdict_bh, p, usual, reference_basis, reference_value, difference, difference_pct, reason"
    row = compared(region, "kind", columns)["07210"]
    mean = sum(600 + 10 * number for number in range(1, 11)) / 100
    size_only = "ohne Unsicherheitsbereich"
    assert row == ("none",) * 3 + (None, None, "pooled", mean, pytest.approx(60 - mean), None, size_only)
    assert compared(region, "kreis", "reason")["07210"] == "ist selbst ein Kreis"
    assert region.rows("SELECT count(*) FROM area_rank UNION ALL SELECT count(*) FROM trend") == [(0,), (0,)]
    assert offenders(region) == {}


people = st.integers(5_000, 60_000)
counts = st.integers(0, 900)


@settings(max_examples=examples(10), deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(
    st.lists(st.tuples(counts, people), min_size=20, max_size=26),
    st.integers(5, 14),
    st.integers(0, 400_000),
    st.integers(0, 9_000),
)
def test_the_dull_twin_compares_rates_alike(
    values: list[tuple[int, int]], number_of_cities: int, of_land: int, of_kreis: int
) -> None:
    for atlas in _fresh():
        ids = cities(atlas, number_of_cities)
        kommunen = verbandsgemeinden(atlas, len(values) - number_of_cities)
        own = []
        for area_id, (cases, inhabitants) in zip([*ids, *kommunen], values, strict=True):
            rate(atlas, area_id, 2020, cases, inhabitants)
            own.append(
                {
                    "area_id": area_id,
                    "level": "kreis" if area_id in ids else "kommune",
                    "kreis_id": area_id[:5],
                    "cases": cases,
                    "kind": "kreisfreie_stadt" if area_id in ids else "verbandsgemeinde",
                    "people": inhabitants,
                }
            )
            atlas.connection.execute("UPDATE area SET inhabitants = ? WHERE area_id = ?", [inhabitants, area_id])
        whole = {"cases": of_kreis, "people": 1_300_000}
        rate(atlas, KREIS, 2020, of_kreis, whole["people"])
        own.append({"area_id": KREIS, "level": "kreis", "kreis_id": KREIS, "kind": "landkreis", **whole})
        rate(atlas, LAND, 2020, of_land, 4_000_000)
        run(atlas)
        peers: dict[str, list[str]] = {}
        for area_id, peer_id in atlas.rows("SELECT area_id, peer_id FROM peer"):
            peers.setdefault(area_id, []).append(peer_id)
        of_land_row = {"cases": of_land, "people": 4_000_000}
        expected = oracle_comparison.rates_against(own, {KREIS: whole}, of_land_row, peers)
        columns = "reference_value, tested_value, usual, p, verdict_95, verdict_998, verdict_bh"
        for area_id, reference, *found in atlas.rows(f"SELECT area_id, reference, {columns} FROM comparison"):
            twin = expected[area_id, reference]
            assert found[2:3] + found[4:] == [
                twin[name] for name in ("usual", "verdict_95", "verdict_998", "verdict_bh")
            ], (area_id, reference, twin)
            for at, name in ((0, "reference_value"), (1, "tested_value"), (3, "p")):
                assert found[at] == (twin[name] and pytest.approx(twin[name], abs=0.011)), (area_id, reference, name)
        assert offenders(atlas) == {}
        assert_monotone(atlas)


def assert_monotone(atlas: Atlas) -> None:
    """Certain at 99.8 % or after the correction is certain at 95 %; far from usual is certain."""
    rows = atlas.rows("SELECT verdict_95, verdict_998, verdict_bh, p FROM comparison")
    for at_95, at_998, corrected, p in rows:
        assert at_998 in (at_95, "indistinct")
        assert corrected in (at_95, "indistinct")
        if "far_" in at_998:
            assert p < 0.002


def _fresh() -> Iterator[Atlas]:
    small = Atlas()
    open_region(small)
    yield small
    small.connection.close()


def test_similar_areas_are_the_reference_without_the_area_itself(region: Atlas) -> None:
    ids = cities(region, 12)
    for number, area_id in enumerate(ids):
        region.connection.execute(
            "UPDATE area SET inhabitants = ? WHERE area_id LIKE ?", [1000 * (number + 1), f"{area_id}%"]
        )
        rate(region, area_id, 2020, 100 * (number + 1))
    run(region)
    peers = [row[0] for row in region.rows("SELECT peer_id FROM peer WHERE area_id = ? ORDER BY position", ids[0])]
    assert peers == ids[1:9]
    value, areas = compared(region, "peers", "reference_value, others")[ids[0]]
    assert (value, areas) == (
        pytest.approx(sum(100 * (number + 1) for number in range(1, 9)) / (8 * PEOPLE) * 100_000, abs=0.011),
        8,
    )
    as_kommune = region.rows("SELECT peer_id FROM peer WHERE area_id = ? ORDER BY position", f"{ids[0]}0000")
    assert as_kommune == [(f"{peer}0000",) for peer in peers]


def test_an_area_without_a_context_that_others_have_stops_the_build(region: Atlas) -> None:
    ids = cities(region, 3)
    for area_id in ids[:2]:
        region.insert(
            "context", area_id=area_id, year=2019, variable="foreigners", label="", unit="%", value=10.0, release_id="r"
        )
    with pytest.raises(BuildError, match=f"ausländischen Bevölkerung.*{ids[2]}"):
        run(region)


def test_ranks_need_ten_areas_and_are_those_of_the_function(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 10)):
        rate(region, area_id, 2020, 700 + 40 * number)
    for area_id in landkreise(region, 9):
        rate(region, area_id, 2020, 700)
    run(region)
    rows = region.rows("SELECT area_id, best, worst, areas FROM area_rank ORDER BY area_id")
    values, errors = zip(
        *region.rows(
            "SELECT value, (high - low) / (2 * 1.959963984540054) FROM observation WHERE area_id < '073'"
            " AND length(area_id) = 5 ORDER BY area_id"
        ),
        strict=True,
    )
    assert [row[1:] for row in rows] == [(best, worst, 10) for best, worst in rank_interval(values, errors)]
    assert len(rows) == 10
    assert rows[0][1] == 1
    assert rows[0][2] < 10


def test_portions_of_indicators_give_what_all_at_once_gives(region: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    add_indicator(region, "raub", "rate")
    for number, area_id in enumerate(cities(region, 12)):
        for indicator in (CRIME, "raub"):
            rate(region, area_id, 2020, 300 + 10 * number, indicator=indicator)
    everything = [f"SELECT * FROM {table} ORDER BY ALL" for table in ("comparison", "comparison_group", "area_rank")]
    run(region)
    at_once = [region.rows(sql) for sql in everything]
    monkeypatch.setattr(import_module("pipelines.comparison.compare"), "PORTION", 1)
    run(region)
    assert [region.rows(sql) for sql in everything] == at_once
    assert all(at_once)


# ───────────────────────── checks ─────────────────────────


@pytest.fixture
def sound(region: Atlas) -> Atlas:
    """Everything in order: twelve cities with six years of crime, and two surveys of one."""
    for number, area_id in enumerate(cities(region, 12)):
        for year in range(2015, 2021):
            for ending in ("", "0000"):
                rate(region, area_id + ending, year, 300 + 10 * number)
    for year in range(2015, 2021):
        kreis_sum(region, year, sum(300 + 10 * number for number in range(12)), 12 * PEOPLE)
    share(region, "072100000", 2018, 70)
    share(region, "072100000", 2020, 80)
    run(region)
    assert offenders(region) == {}
    return region


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        (
            "vergleich_vier_je_wert",
            "DELETE FROM comparison WHERE reference = 'peers' AND area_id = '07210' AND period = 2020",
        ),
        (
            "vergleich_nur_eigene_werte",
            "UPDATE observation SET status = 'suppressed' WHERE area_id = '07210' AND period = 2020",
        ),
        (
            "vergleich_richtung_passt_zum_wert",
            "UPDATE comparison SET verdict_95 = 'far_higher' WHERE area_id = '07210' AND reference = 'kind'",
        ),
        (
            "vergleich_grund_wo_etwas_fehlt",
            "UPDATE comparison SET reason = 'so' WHERE area_id = '07210' AND reference = 'kind'",
        ),
        (
            "vergleich_gruppe_bekannt",
            "UPDATE comparison_group SET value = value + 1 WHERE reference = 'land' AND period = 2020",
        ),
        (
            "vergleich_gleiches_gebiet_gleiche_antwort",
            "UPDATE comparison SET reference_value = 1 WHERE area_id = '07210' AND period = 2020",
        ),
        (
            "vergleich_bezug_ohne_das_gebiet",
            "UPDATE comparison SET reference_value = value FROM comparison_group AS found WHERE comparison.reference = 'kind'"
            " AND found.reference = 'kind' AND found.period = comparison.period",
        ),
        (
            "vergleich_bezug_ohne_das_gebiet",
            "UPDATE comparison SET reference_value = reference_value + 1 WHERE reference = 'peers' AND p IS NOT NULL",
        ),
        ("vergleich_bezug_ohne_das_gebiet", "UPDATE comparison SET others = others + 1 WHERE reference = 'peers'"),
        (
            "vergleich_bezug_ohne_das_gebiet",
            "UPDATE comparison SET tested_value = reference_value WHERE reference = 'land'",
        ),
        ("vergleich_bezug_ohne_das_gebiet", "UPDATE comparison SET tested_value = NULL WHERE reference = 'land'"),
        ("vergleich_wellen_zweier_befragungen", "UPDATE wave_comparison SET verdict_95 = 'lower'"),
        ("vergleich_rang_gueltig", "UPDATE area_rank SET worst = 13 WHERE area_id = '07210'"),
        (
            "vergleich_trend_ueber_keinen_bruch",
            "INSERT INTO series_break BY NAME SELECT '07210' AS area_id, 2018 AS period, 'area' AS kind, 'so' AS label, 'so' AS reason, true AS stops_trend",
        ),
        ("vergleich_trend_der_faelle", "UPDATE trend SET cases_result = 'increasing' WHERE area_id = '07210'"),
        ("vergleich_aehnliche_gleiche_art", "UPDATE peer SET position = 99 WHERE area_id = '07210' AND position = 2"),
        ("vergleich_bedarf_struktur_je_kommune", "DELETE FROM need_structure WHERE area_id = '072100000'"),
    ],
)
def test_every_check_finds_its_offender(sound: Atlas, name: str, spoil: str) -> None:
    sound.connection.execute(spoil)
    assert name in offenders(sound)


def test_a_kommune_tested_against_its_whole_kreis_offends(built: duckdb.DuckDBPyConnection) -> None:
    sql = (publish.CHECKS / "vergleich_bezug_ohne_das_gebiet.sql").read_text(encoding="utf-8")
    whole = "FROM (SELECT * REPLACE (reference_value AS tested_value) FROM comparison WHERE reference = 'kreis') AS comparison\n"
    assert built.execute(sql).fetchall() == []
    assert "FROM comparison\n" in sql
    assert built.execute(sql.replace("FROM comparison\n", whole)).fetchall()


def test_every_check_has_an_offender_in_the_test_above() -> None:
    marks: Any = test_every_check_finds_its_offender
    assert {case[0] for case in marks.pytestmark[0].args[1]} == {path.stem for path in CHECKS}


def test_indicators_without_an_interval_are_left_alone(region: Atlas) -> None:
    add_indicator(region, "ohne", "number")
    add_area(region, "071400000", "kommune", "kreisfreie_stadt")
    region.insert(
        "observation",
        indicator_id="ohne",
        period=2020,
        level="kommune",
        area_id="071400000",
        value=1.0,
        status="ok",
        release_id="r",
    )
    run(region)
    assert region.rows("SELECT count(*) FROM comparison") == [(0,)]
