"""Shares of surveys beside the median of others, beside the Kreis's own survey, and beside an earlier survey of the same Kommune."""

from __future__ import annotations

import random
from statistics import median, quantiles

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines.statistics import wilson_interval
from tests import oracle_comparison
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.comparison_atlas import (
    KREIS,
    OTHER_KREIS,
    SAFE,
    compared,
    open_region,
    run,
    share,
    verbandsgemeinden,
)

# each example is a database of its own: shrinking one would take minutes
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
SLOW = [HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large]
FEW = "weniger als 5 andere Gebiete dieser Art mit eigenem Wert"
NOT_DETERMINED = "für Anteile aus Befragungen nicht bestimmt"


@pytest.fixture
def region(atlas: Atlas) -> Atlas:
    open_region(atlas)
    return atlas


def test_a_median_needs_five_others_and_leaves_the_area_itself_out(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 6)
    for area_id, percent in zip(kommunen[:5], (50, 60, 70, 80, 90), strict=True):
        share(region, area_id, 2020, percent)
    run(region)
    assert set(compared(region, "kind", "verdict_95, reference_value, others, reason").values()) == {
        ("none", None, 4, FEW)
    }
    share(region, kommunen[5], 2020, 100)
    run(region)
    columns = "verdict_998, reference_basis, reference_value, others, difference, difference_pct, usual, reason"
    rows = compared(region, "kind", columns)
    assert rows[kommunen[0]] == ("lower", "median", 80.0, 5, -30.0, None, None, NOT_DETERMINED)
    assert rows[kommunen[2]][2:5] == (80.0, 5, -10.0)
    assert rows[kommunen[3]][2:5] == (70.0, 5, 10.0)


def test_the_middle_one_is_not_compared_with_itself(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 7)
    for number, area_id in enumerate(kommunen):
        share(region, area_id, 2020, 60 + 5 * number)
    run(region)
    value = compared(region, "kind", "reference_value, difference")
    assert value[kommunen[3]] == (75.0, 0.0)
    assert value[kommunen[2]] == (77.5, -7.5)
    [(of_group,)] = region.rows("SELECT value FROM comparison_group WHERE reference = 'kind'")
    assert of_group == 75.0


def test_the_interval_of_a_median_is_that_of_a_simulation(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 8)
    percents = [52, 58, 61, 66, 70, 75, 83, 88]
    for area_id, percent in zip(kommunen, percents, strict=True):
        share(region, area_id, 2020, percent, n=150)
    run(region)
    value, low, high = compared(region, "kind", "reference_value, reference_low, reference_high")[kommunen[0]]
    chance = random.Random(7)
    medians = []
    for _ in range(20_000):
        drawn = []
        for percent in percents[1:]:
            least, most = (100 * limit for limit in wilson_interval(percent / 100 * 150, 150))
            z = chance.gauss(0, 1)
            drawn.append(percent + z / 1.959964 * (percent - least if z < 0 else most - percent))
        medians.append(median(drawn))
    cuts = quantiles(medians, n=40)
    assert value == 70.0
    assert (low, high) == (pytest.approx(cuts[0], abs=1.0), pytest.approx(cuts[-1], abs=1.0))


def test_larger_samples_of_the_others_make_their_median_surer(region: Atlas) -> None:
    widths = []
    kommunen = verbandsgemeinden(region, 6)
    for n in (50, 500, 5000):
        region.connection.execute("DELETE FROM observation")
        for area_id in kommunen:
            share(region, area_id, 2020, 70, n=n)
        run(region)
        widths.append(max(compared(region, "kind", "reference_high - reference_low").values()))
    assert widths[0] > 2 * widths[1] > 4 * widths[2] > 0


def test_a_survey_is_compared_with_the_newest_of_three_years(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 7)
    for area_id in kommunen[:5]:
        share(region, area_id, 2018, 60)
    share(region, kommunen[0], 2020, 90)
    share(region, kommunen[5], 2017, 10)
    run(region)
    assert compared(region, "kind", "reason, others", 2020)[kommunen[0]] == (FEW, 4)
    share(region, kommunen[6], 2019, 61)
    run(region)
    assert compared(region, "kind", "verdict_998, others, reference_value", 2020)[kommunen[0]] == ("higher", 5, 60.0)
    assert kommunen[5] not in compared(region, "kind", year=2020)


def test_a_kreis_is_the_median_of_its_other_kommunen_and_never_its_own_survey(region: Atlas) -> None:
    kommunen, alone = verbandsgemeinden(region, 6), verbandsgemeinden(region, 1, OTHER_KREIS)
    for area_id, percent in zip(kommunen, (50, 60, 70, 80, 90, 95), strict=True):
        share(region, area_id, 2020, percent)
    share(region, alone[0], 2020, 50)
    run(region)
    columns = "verdict_95, reference_basis, reference_value, others, reason"
    rows = compared(region, "kreis", columns)
    assert rows[kommunen[0]] == ("lower", "median", 80.0, 5, NOT_DETERMINED)
    few = "weniger als 5 andere Kommunen des Kreises mit eigenem Wert"
    assert rows[alone[0]] == ("none", None, None, 0, few)
    for kreis in (KREIS, OTHER_KREIS):
        share(region, kreis, 2020, 57, n=4000)
    run(region)
    assert {area_id: row for area_id, row in compared(region, "kreis", columns).items() if area_id in rows} == rows
    assert compared(region, "kreis", "reason")[OTHER_KREIS] == "ist selbst ein Kreis"


def test_two_estimates_differ_less_certainly_than_one_and_a_known_value(region: Atlas) -> None:
    """The error of the reference counts: the published interval alone would exclude 55."""
    kommunen = verbandsgemeinden(region, 6)
    for number, area_id in enumerate(kommunen):
        share(region, area_id, 2020, 55 if number else 50, n=400)
    run(region)
    assert 100 * wilson_interval(200, 400)[1] < 55
    assert compared(region, "kreis")[kommunen[0]] == "indistinct"


def test_similar_areas_are_a_median_of_those_with_a_survey(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 9)
    percents = dict(zip(kommunen, (50, 55, 61, 64, 72, 77, 83, 88), strict=False))
    for area_id, percent in percents.items():
        share(region, area_id, 2020, percent, n=300)
    run(region)
    rows = compared(region, "peers", "reference_basis, reference_value, reference_low, reference_high, others")
    assert rows.keys() == percents.keys()
    for area_id, (basis, value, low, high, others) in rows.items():
        listed = [row[0] for row in region.rows("SELECT peer_id FROM peer WHERE area_id = ?", area_id)]
        known = [percents[peer] for peer in listed if peer in percents]
        assert (basis, value, others) == ("median", median(known), len(known))
        assert area_id not in listed
        assert low < value < high


def test_the_land_has_no_survey_to_compare_with(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 6)
    for area_id in kommunen:
        share(region, area_id, 2020, 50)
    share(region, "07", 2020, 70)
    run(region)
    assert set(compared(region, "land", "verdict_95, reference_value, reason").values()) == {
        ("none", None, "kein Landeswert aus vergleichbarer Erhebung")
    }


@settings(max_examples=examples(10), deadline=None, phases=PHASES, suppress_health_check=SLOW)
@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.integers(2018, 2021), st.integers(1, 99), st.integers(50, 900)),
        min_size=6,
        max_size=20,
        unique_by=lambda each: each[:2],
    )
)
def test_the_dull_twin_compares_shares_alike(values: list[tuple[int, int, int, int]]) -> None:
    atlas = Atlas()
    open_region(atlas)
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
        columns = "reference_value, others, reference_low, reference_high, verdict_95, verdict_998, p"
        found = compared(atlas, "kind", columns, year)
        assert found.keys() == twin.keys()
        for area_id, (value, others, low, high, at_95, at_998, p) in found.items():
            assert others == twin[area_id]["others"]
            assert value == (twin[area_id]["reference_value"] and pytest.approx(twin[area_id]["reference_value"]))
            [row] = [each for each in own if each["area_id"] == area_id and each["year"] == year]
            beside = row | {"reference_value": value, "reference_low": low, "reference_high": high}
            for verdict, confidence in ((at_95, 0.95), (at_998, 0.998)):
                # the published limits are rounded
                if p is None or abs(p / (1 - confidence) - 1) > 0.02:
                    assert verdict == oracle_comparison.share_verdict(beside, confidence), (area_id, beside, p)
    atlas.connection.close()


# ───────────────────────── two waves ─────────────────────────


def waves(atlas: Atlas) -> list[tuple[object, ...]]:
    return atlas.rows("SELECT earlier, later, verdict_95, verdict_998, reason FROM wave_comparison ORDER BY ALL")


def test_every_pair_of_waves_is_compared(region: Atlas) -> None:
    [area_id] = verbandsgemeinden(region, 1)
    for year, percent in ((2015, 50), (2018, 52), (2021, 70)):
        share(region, area_id, year, percent, n=500)
    run(region)
    assert waves(region) == [
        (2015, 2018, "indistinct", "indistinct", None),
        (2015, 2021, "higher", "higher", None),
        (2018, 2021, "higher", "higher", None),
    ]


def test_the_difference_of_two_waves_is_newcombes(region: Atlas) -> None:
    """Koblenz: 81.0 % of 526.5 and 74.3 % of 570.0 effective persons."""
    [area_id] = verbandsgemeinden(region, 1)
    share(region, area_id, 2022, 81.0247, n=526.5)
    share(region, area_id, 2023, 74.3202, n=570.03)
    run(region)
    [(difference, low, high, p)] = region.rows("SELECT difference, low, high, p FROM wave_comparison")
    twin = oracle_comparison.newcombe(0.743202, 570.03, 0.810247, 526.5, 1.959963984540054)
    assert difference == pytest.approx(-6.7045, abs=0.011)
    assert (low / 100, high / 100) == pytest.approx(twin, abs=1e-4)
    assert waves(region) == [(2022, 2023, "lower", "indistinct", None)]
    assert p == pytest.approx(0.0079, abs=0.0001)


def test_a_break_between_two_waves_leaves_no_verdict(region: Atlas) -> None:
    [area_id] = verbandsgemeinden(region, 1)
    for year, percent in ((2015, 50), (2021, 70)):
        share(region, area_id, year, percent, n=500)
    merged = {"old_name": "Altdorf", "new_area_id": area_id, "changed_on": "2018-07-01"}
    region.insert("area_change", **merged, verified=True, part_only=False)
    run(region)
    [(*verdict, reason)] = waves(region)
    assert verdict == [2015, 2021, "none", "none"]
    assert str(reason).startswith("Bruch der Reihe 201")
    assert region.rows("SELECT difference, low, p FROM wave_comparison") == [(20.0, None, None)]


def test_waves_that_were_asked_in_another_way_are_not_compared(region: Atlas) -> None:
    [area_id] = verbandsgemeinden(region, 1)
    region.insert("survey_measure", indicator_id=SAFE, item_id="nachts", category="top")
    for year, percent, mode in ((2015, 50, "telefonisch"), (2018, 60, "persoenlich"), (2021, 70, "telefonisch")):
        share(region, area_id, year, percent, n=500)
        delivery(region, area_id, year, mode)
    run(region)
    other_way = "anders erhoben (Frage, Skala, Erhebungsart oder Auswahl)"
    assert waves(region) == [
        (2015, 2018, "none", "none", other_way),
        (2015, 2021, "higher", "higher", None),
        (2018, 2021, "none", "none", other_way),
    ]


def delivery(atlas: Atlas, area_id: str, year: int, mode: str) -> None:
    """What stands behind an own share: one survey and its estimate of all persons."""
    name = f"b_{area_id}_{year}"
    atlas.insert(
        "survey",
        survey_id=name,
        area_id=area_id,
        year=year,
        title="t",
        sampling="register",
        mode=mode,
        field_start=f"{year}-05-01",
        field_end=f"{year}-06-01",
        respondents=500,
        complete=500,
        weighted=False,
        notes=[],
        superseded=False,
        release_id=name,
    )
    atlas.insert(
        "survey_estimate",
        survey_id=name,
        area_id=area_id,
        year=year,
        item_id="nachts",
        category="top",
        subgroup="alle",
        n=500,
        status="ok",
        comparability_group=f"nachts/{mode}",
    )
