"""Own values beside the Land, their kind, their Kreis and similar areas: named rows at the thresholds and a dull twin."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines.build import publish
from pipelines.comparison.significance import effective_size, rate_p, share_p, share_results
from pipelines.problems import BuildError
from pipelines.statistics import compare_to_reference, overdispersed_limits, rank_interval, wilson_interval
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
    landkreise,
    open_region,
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


def test_nine_areas_are_too_few_and_ten_are_enough(region: Atlas) -> None:
    for number, area_id in enumerate(landkreise(region, 9)):
        rate(region, area_id, 2020, 400 + number)
    for number, area_id in enumerate(cities(region, 10)):
        rate(region, area_id, 2020, 800 + number)
    run(region)
    few = compared(region, "kind", "status, reason, reference_value IS NOT NULL, areas")
    assert few["07330"] == ("not_computable", "weniger als 10 Gebiete in der Vergleichsgruppe", True, 9)
    assert few["07210"] == ("ok", None, True, 10)


def test_one_city_far_above_its_kind_is_higher_at_every_level(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        for ending in ("", "0000", "0000000"):
            rate(region, area_id + ending, 2020, 3000 if number == 11 else 800 + 10 * (number % 3))
    run(region)
    results = compared(region, "kind", "result_95, result_998, result_95_bh, group_id, areas, reference_value")
    assert len(results) == 36
    assert {results[f"07221{ending}"] for ending in ("", "0000", "0000000")} == {results["07221"]}
    assert results["07221"][:5] == ("higher", "higher", "higher", "kreisfreie_stadt", 12)
    assert results["07221"][5] == pytest.approx(
        (3000 + sum(800 + 10 * (number % 3) for number in range(11))) / (12 * PEOPLE) * 100_000
    )
    assert offenders(region) == {}


def test_what_differs_everywhere_is_no_difference(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        rate(region, area_id, 2020, 600 + 400 * (number % 2))
    run(region)
    assert set(compared(region, "kind").values()) == {"similar"}
    assert set(compared(region, "kind", "overdispersed").values()) == {True}
    [(phi, tau2)] = region.rows("SELECT phi, tau2 FROM comparison_group WHERE reference = 'kind'")
    assert phi > 10
    assert tau2 > 0.01


def test_few_cases_are_not_called_certain(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        rate(region, area_id, 2020, 0 if number == 0 else 3)
    run(region)
    assert compared(region, "kind", "result_95, result_998")["07210"] == ("similar", "similar")


def test_no_case_where_many_are_expected_is_lower(region: Atlas) -> None:
    for number, area_id in enumerate(cities(region, 12)):
        rate(region, area_id, 2020, 0 if number == 0 else 100)
    run(region)
    assert compared(region, "kind", "result_95, result_998")["07210"] == ("lower", "lower")


def test_no_case_in_any_area_has_a_reason(region: Atlas) -> None:
    for area_id in cities(region, 12):
        rate(region, area_id, 2020, 0)
    run(region)
    assert set(compared(region, "kind", "reason").values()) == {
        "weniger als 10 Gebiete der Vergleichsgruppe mit mindestens einem Fall"
    }


def test_the_kreis_is_the_reference_of_its_kommunen_and_none_of_itself(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 11)
    for number, area_id in enumerate(kommunen):
        rate(region, area_id, 2020, 2000 if number == 10 else 400)
    rate(region, KREIS, 2020, 8_000, people=400_000)
    for area_id in cities(region, 1):
        rate(region, f"{area_id}0000", 2020, 400)
    run(region)
    comparisons = compared(region, "kreis", "result_95, reference_value, reason")
    assert comparisons[kommunen[10]] == ("higher", 2000.0, None)
    assert comparisons[kommunen[0]] == ("similar", 2000.0, None)
    assert comparisons[KREIS] == comparisons["072100000"] == (None, None, "ist selbst ein Kreis")


def test_a_kommune_whose_kreis_has_no_value_says_so(region: Atlas) -> None:
    for area_id in verbandsgemeinden(region, 11):
        rate(region, area_id, 2020, 400)
    run(region)
    assert set(compared(region, "kreis", "reason").values()) == {"kein Wert des Kreises"}


def test_the_land_is_compared_with_its_own_value(region: Atlas) -> None:
    for number, area_id in enumerate(landkreise(region, 12)):
        rate(region, area_id, 2020, 400 + number if number else 100)
    run(region)
    assert set(compared(region, "land", "reason").values()) == {"kein Landeswert aus vergleichbarer Erhebung"}
    rate(region, LAND, 2020, 4_600, people=240_000)
    run(region)
    comparisons = compared(region, "land", "result_95, reference_value, areas")
    assert comparisons["07330"] == ("lower", pytest.approx(1916.7, abs=0.1), 12)
    assert {comparisons[area_id][0] for area_id in comparisons if area_id != "07330"} == {"similar"}


def test_only_own_values_with_an_interval_take_part(region: Atlas) -> None:
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
    assert region.rows(
        "SELECT DISTINCT areas FROM comparison WHERE reference = 'kind' AND indicator_id <> ?", CRIME
    ) == [(9,)]
    assert offenders(region) == {}


def test_a_region_without_own_values_is_compared_with_nothing(region: Atlas) -> None:
    verbandsgemeinden(region, 3)
    run(region)
    assert region.rows("SELECT count(*) FROM comparison") == [(0,)]
    assert region.rows("SELECT count(*) FROM need_structure") == [(3,)]


people = st.integers(5_000, 60_000)
counts = st.integers(0, 900)


@settings(max_examples=examples(10), deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(st.lists(st.tuples(counts, people), min_size=20, max_size=26), st.integers(8, 14), st.integers(0, 400_000))
def test_the_dull_twin_compares_rates_alike(values: list[tuple[int, int]], number_of_cities: int, of_land: int) -> None:
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
        rate(atlas, KREIS, 2020, 300, 30_000)
        own.append(
            {"area_id": KREIS, "level": "kreis", "kreis_id": KREIS, "cases": 300, "kind": "landkreis", "people": 30_000}
        )
        rate(atlas, LAND, 2020, of_land, 4_000_000)
        run(atlas)
        peers: dict[str, list[str]] = {}
        for area_id, peer_id in atlas.rows("SELECT area_id, peer_id FROM peer"):
            peers.setdefault(area_id, []).append(peer_id)
        expected = oracle_comparison.rates_against(own, {KREIS: 1000.0}, of_land / 40, peers)
        for area_id, reference, value, *results in atlas.rows(
            "SELECT area_id, reference, reference_value, result_95, result_998, result_95_bh FROM comparison"
        ):
            twin = expected[area_id, reference]
            assert results == [twin["result_95"], twin["result_998"], twin["result_95_bh"]], (area_id, reference, twin)
            assert value == pytest.approx(twin["reference_value"])
        assert offenders(atlas) == {}


def _fresh() -> Iterator[Atlas]:
    small = Atlas()
    open_region(small)
    yield small
    small.connection.close()


@settings(max_examples=examples(200), deadline=None)
@given(st.integers(30, 5_000), st.floats(30, 5_000), st.floats(0, 0.2), st.sampled_from([0.95, 0.998]))
def test_with_many_cases_the_p_is_that_of_the_limits(
    cases: int, expected: float, tau2: float, confidence: float
) -> None:
    low, high = overdispersed_limits(expected, tau2, confidence)
    p = rate_p(np.array([cases]), np.array([expected]), np.array([tau2]))[0]
    if p < 1 - confidence:
        assert not low <= cases / expected <= high
    if tau2 > 0.05:
        assert (p < 1 - confidence) == (not low <= cases / expected <= high)


def test_more_spread_never_makes_more_certain() -> None:
    p = rate_p(np.full(5, 60), np.full(5, 100.0), np.array([0, 0.01, 0.05, 0.2, 1]))
    assert (np.diff(p) >= 0).all()


# ───────────────────────── shares ─────────────────────────


@settings(max_examples=examples(200), deadline=None)
@given(st.floats(0, 1), st.floats(20, 5_000), st.floats(0.01, 0.99))
def test_the_size_of_a_survey_is_told_by_its_interval(p: float, n: float, reference: float) -> None:
    low, high = (np.array([limit]) for limit in wilson_interval(p * n, n))
    assert effective_size(np.array([p]), low, high)[0] == pytest.approx(n, rel=1e-6)
    at_95, at_998 = share_results(np.array([p]), low, high, np.array([reference]))
    assert at_95[0] == compare_to_reference(low[0], high[0], reference)
    wide = wilson_interval(p * n, n, 0.998)
    if min(abs(wide[0] - reference), abs(wide[1] - reference)) > 1e-6:
        assert at_998[0] == compare_to_reference(*wide, reference)
    outside = not low[0] <= reference <= high[0]
    if min(abs(low[0] - reference), abs(high[0] - reference)) > 1e-6:
        assert (share_p(np.array([p]), np.array([n]), np.array([reference]))[0] < 0.05) == outside


def test_a_full_count_is_different_from_everything_else() -> None:
    full, reference = np.array([0.5, 0.5]), np.array([0.5, 0.501])
    assert effective_size(full, full, full).tolist() == [np.inf, np.inf]
    assert share_results(full, full, full, reference)[1].tolist() == ["similar", "lower"]
    assert share_p(full, np.array([np.inf, np.inf]), reference).tolist() == [1.0, 0.0]


def test_a_survey_is_compared_with_the_newest_of_three_years(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 6)
    for area_id in kommunen[:4]:
        share(region, area_id, 2018, 60)
    share(region, kommunen[0], 2020, 90)
    share(region, kommunen[4], 2017, 10)
    run(region)
    assert compared(region, "kind", "reason, areas", 2020)[kommunen[0]] == (
        "weniger als 5 Gebiete in der Vergleichsgruppe",
        4,
    )
    share(region, kommunen[5], 2019, 61)
    run(region)
    assert compared(region, "kind", "result_998, areas, reference_value", 2020)[kommunen[0]] == ("higher", 5, 60.0)
    assert kommunen[4] not in compared(region, "kind", year=2020)


def test_shares_of_a_kreis_with_five_surveys_have_its_median(region: Atlas) -> None:
    kommunen, alone = verbandsgemeinden(region, 5), verbandsgemeinden(region, 1, OTHER_KREIS)
    for area_id, percent in zip(kommunen, (50, 60, 70, 80, 90), strict=True):
        share(region, area_id, 2020, percent)
    share(region, alone[0], 2020, 50)
    run(region)
    comparisons = compared(region, "kreis", "result_95, reference_value, areas, reason")
    assert comparisons[kommunen[0]] == ("lower", 70.0, 5, None)
    assert comparisons[kommunen[2]] == ("similar", 70.0, 5, None)
    assert comparisons[alone[0]] == (None, None, 1, "weniger als 5 Kommunen des Kreises mit eigenem Wert")
    assert offenders(region) == {}


@settings(max_examples=examples(10), deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.integers(2018, 2021), st.integers(1, 99), st.integers(50, 900)),
        min_size=4,
        max_size=20,
        unique_by=lambda each: each[:2],
    )
)
def test_the_dull_twin_compares_shares_alike(values: list[tuple[int, int, int, int]]) -> None:
    for atlas in _fresh():
        kommunen = verbandsgemeinden(atlas, 8)
        own = [
            {"area_id": kommunen[place], "kind": "vg", "year": year, "share": percent / 100, "n": n}
            for place, year, percent, n in values
        ]
        for place, year, percent, n in values:
            share(atlas, kommunen[place], year, percent, n)
        run(atlas)
        for year in {row["year"] for row in own}:
            twin = oracle_comparison.shares_against_kind(own, year)
            comparisons = compared(atlas, "kind", "reference_value, areas, result_95, result_998", year)
            assert comparisons.keys() == twin.keys()
            for area_id, (value, areas, at_95, at_998) in comparisons.items():
                assert (areas, at_95, at_998) == tuple(
                    twin[area_id][name] for name in ("areas", "result_95", "result_998")
                )
                assert value == pytest.approx(twin[area_id]["reference_value"])
        assert offenders(atlas) == {}


# ───────────────────────── similar areas, ranks ─────────────────────────


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
    value, areas = compared(region, "peers", "reference_value, areas")[ids[0]]
    assert (value, areas) == (
        pytest.approx(sum(100 * (number + 1) for number in range(1, 9)) / (8 * PEOPLE) * 100_000),
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
    """Everything in order: twelve cities with six years of crime."""
    for number, area_id in enumerate(cities(region, 12)):
        for year in range(2015, 2021):
            for ending in ("", "0000"):
                rate(region, area_id + ending, year, 300 + 10 * number)
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
            "UPDATE comparison SET result_95 = 'higher' WHERE area_id = '07210' AND reference = 'kind'",
        ),
        (
            "vergleich_grund_genau_wenn_nicht_berechenbar",
            "UPDATE comparison SET reason = 'so' WHERE area_id = '07210' AND reference = 'kind'",
        ),
        (
            "vergleich_gruppe_bekannt",
            "UPDATE comparison_group SET value = value + 1 WHERE reference = 'kind' AND period = 2020",
        ),
        (
            "vergleich_gleiches_gebiet_gleiche_antwort",
            "UPDATE comparison SET reference_value = 1 WHERE area_id = '07210' AND period = 2020",
        ),
        ("vergleich_rang_gueltig", "UPDATE area_rank SET worst = 13 WHERE area_id = '07210'"),
        ("vergleich_trend_ueber_keinen_bruch", "INSERT INTO series_break VALUES (NULL, NULL, '07210', 2018, 'so')"),
        ("vergleich_aehnliche_gleiche_art", "UPDATE peer SET position = 99 WHERE area_id = '07210' AND position = 2"),
        ("vergleich_bedarf_struktur_je_kommune", "DELETE FROM need_structure WHERE area_id = '072100000'"),
    ],
)
def test_every_check_finds_its_offender(sound: Atlas, name: str, spoil: str) -> None:
    sound.connection.execute(spoil)
    assert name in offenders(sound)


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
