"""Funnel, reference values, trends, many tests at once, ranks and similar areas."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipelines import statistics

# A busy machine pauses: how long an example takes says nothing about the function.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

CASES = st.floats(0.5, 1e5)
SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@given(CASES, st.floats(0.5, 0.98), st.floats(0.99, 0.9999), st.floats(0.1, 3))
def test_funnel_contains_its_target_and_widens(expected: float, smaller: float, larger: float, target: float) -> None:
    low, high = statistics.funnel_limits(expected, target, smaller)
    wider_low, wider_high = statistics.funnel_limits(expected, target, larger)
    assert 0 <= wider_low <= low <= target <= high <= wider_high
    narrower = statistics.funnel_limits(expected * 2, target, smaller)
    assert narrower[0] > low
    assert narrower[1] < high


def test_funnel_at_one_expected_case_is_the_exact_interval_of_one() -> None:
    assert statistics.funnel_limits(1.0) == pytest.approx((0.0253178, 5.5716434), rel=1e-6)


@given(CASES, st.floats(0, 2), st.floats(0.5, 0.9999))
def test_overdispersed_limits_are_symmetric_on_the_log_scale_and_never_narrower(
    expected: float, tau2: float, confidence: float
) -> None:
    low, high = statistics.overdispersed_limits(expected, tau2, confidence)
    plain_low, plain_high = statistics.overdispersed_limits(expected, 0, confidence)
    assert low * high == pytest.approx(1)
    assert low <= plain_low <= 1 <= plain_high <= high


@given(
    st.lists(st.tuples(st.floats(0.5, 900), st.floats(0.5, 900)), min_size=2, max_size=30),
    st.randoms(use_true_random=False),
)
def test_overdispersion_equals_its_dull_twin_in_any_order(areas: list[tuple[float, float]], random: object) -> None:
    observed, expected = zip(*areas, strict=True)
    phi, tau2 = statistics.overdispersion(observed, expected)
    n, total = len(areas), sum(expected)
    z2 = [e * math.log(o / e) ** 2 for o, e in areas]
    assert phi == pytest.approx(sum(z2) / n)
    moments = (sum(z2) - (n - 1)) / (total - sum(e * e for e in expected) / total)
    assert tau2 == pytest.approx(max(0, moments), rel=1e-9, abs=1e-12)
    random.shuffle(areas)  # type: ignore[attr-defined]
    assert statistics.overdispersion(*zip(*areas, strict=True)) == pytest.approx((phi, tau2), rel=1e-9, abs=1e-12)


def test_winsorising_pulls_an_outlier_in_and_keeps_every_area() -> None:
    z = np.array([0.0, 1.0, 2.0, 3.0, 100.0])
    # type 7: the quantile 0.9 of five values lies 0.6 of the way from the fourth to the fifth
    assert statistics.winsorised(z, 0.1) == pytest.approx([0.4, 1, 2, 3, 3 + 0.6 * 97])
    assert list(statistics.winsorised(z, 0)) == list(z)
    observed, expected = [90, 110, 105, 95, 400], [100] * 5
    assert statistics.overdispersion(observed, expected, trim=0.2)[0] < statistics.overdispersion(observed, expected)[0]


def test_areas_that_differ_by_chance_only_have_no_variance_between_them() -> None:
    assert statistics.overdispersion([101, 99, 100], [100, 100, 100])[1] == 0


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (10, 12, "lower"),
        (10, 15, "similar"),
        (14, 16, "similar"),
        (15, 18, "similar"),
        (15.1, 18, "higher"),
        (15, 15, "similar"),
        (-math.inf, math.inf, "similar"),
    ],
)
def test_comparison_with_a_reference_of_fifteen(low: float, high: float, expected: str) -> None:
    assert statistics.compare_to_reference(low, high, 15) == expected


def test_comparison_of_many_areas_at_once() -> None:
    assert list(statistics.compare_to_reference([1, 2, 5], [2, 4, 6], 3)) == ["lower", "similar", "higher"]
    assert list(statistics.compare_to_reference([1, 1], [2, 2], [0, 9])) == ["higher", "lower"]


def around(values: list[float], half: float = 0.5) -> tuple[list[float], list[float], list[float]]:
    return values, [value - half for value in values], [value + half for value in values]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], "increasing"),
        ([5, 4, 3, 2, 1], "decreasing"),
        ([3, 3, 3, 3, 3], "no_change"),
        ([0.2, 0.1, 0.1, 0.0, 5], "no_change"),  # one point makes the trend
        ([0.7, 0.7, 0.7, 0.7, 5], "no_change"),  # without it there is none, and no rounding error that looks like one
        ([9, 9, 9, 1, 2, 3, 4, 5], "increasing"),  # only the last five count
        ([math.nan, 1, 2, 3, 4, 5], "increasing"),  # a gap before them does not
        ([1, 2, math.nan, 4, 5], "cannot_be_calculated"),
        ([1, 2, 3, 4], "cannot_be_calculated"),
        ([], "cannot_be_calculated"),
    ],
)
def test_trend(values: list[float], expected: str) -> None:
    assert statistics.trend(*around(values)) == expected


def test_trend_knows_a_gap_as_none_and_takes_arrays() -> None:
    assert statistics.trend([1, 2, None, 4, 5], [0, 1, None, 3, 4], [2, 3, None, 5, 6]) == "cannot_be_calculated"
    assert statistics.trend([1, 2, 3, 4, 5], [0, 1, 2, None, 4], [2, 3, 4, 5, 6]) == "cannot_be_calculated"
    assert statistics.trend(*(np.array(part) for part in around([1, 2, 3, 4, 5]))) == "increasing"


def test_trend_needs_intervals_with_a_width() -> None:
    assert statistics.trend(*around([1, 2, 3, 4, 5], half=0)) == "cannot_be_calculated"


@given(
    st.lists(st.floats(-100, 100), min_size=5, max_size=5),
    st.lists(st.floats(0.5, 20), min_size=5, max_size=5),
    st.floats(0.01, 1000),
)
def test_trend_turned_upside_down_and_in_another_unit(values: list[float], halves: list[float], scale: float) -> None:
    lows, highs = ([value + sign * half for value, half in zip(values, halves, strict=True)] for sign in (-1, 1))
    result = statistics.trend(values, lows, highs)
    turned = statistics.trend([-v * scale for v in values], [-v * scale for v in highs], [-v * scale for v in lows])
    assert {result, turned} in ({"increasing", "decreasing"}, {"no_change"})


@given(SHARES, st.sampled_from(["holm", "bh"]), st.randoms(use_true_random=False))
def test_adjusted_p_values_never_fall_and_follow_their_test(p: list[float], method: str, random: object) -> None:
    adjusted = statistics.adjust_p_values(p, method)
    assert all(before <= after + 1e-15 and after <= 1 for before, after in zip(p, adjusted, strict=True))
    order = list(range(len(p)))
    random.shuffle(order)  # type: ignore[attr-defined]
    assert list(statistics.adjust_p_values([p[i] for i in order], method)) == pytest.approx(
        [adjusted[i] for i in order]
    )


@given(SHARES)
def test_adjusted_p_values_equal_their_dull_twins(p: list[float]) -> None:
    n, ranked = len(p), sorted(p)
    holm = [min(1, max(ranked[i] * (n - i) for i in range(n) if ranked[i] <= each)) for each in p]
    bh = [min(1, min(ranked[i] * n / (i + 1) for i in range(n) if ranked[i] >= each)) for each in p]
    # equal values: the last of them decides for bh, the first for holm, as the extremes over all do
    assert list(statistics.adjust_p_values(p, "holm")) == pytest.approx(holm)
    assert list(statistics.adjust_p_values(p, "bh")) == pytest.approx(bh)


ESTIMATES = st.lists(st.tuples(st.integers(-50, 50), st.floats(0, 20)), min_size=1, max_size=25)


@given(ESTIMATES)
def test_ranks_contain_the_place_of_the_estimate(rows: list[tuple[int, float]]) -> None:
    estimates, ses = zip(*rows, strict=True)
    for estimate, (best, worst) in zip(estimates, statistics.rank_interval(estimates, ses), strict=True):
        below, above = sum(other < estimate for other in estimates), sum(other > estimate for other in estimates)
        assert 1 <= best <= below + 1 <= len(rows) - above <= worst <= len(rows)


@given(ESTIMATES, st.floats(0.5, 0.9), st.floats(0.91, 0.999))
def test_ranks_widen_with_confidence(rows: list[tuple[int, float]], smaller: float, larger: float) -> None:
    estimates, ses = zip(*rows, strict=True)
    pairs = zip(
        statistics.rank_interval(estimates, ses, smaller), statistics.rank_interval(estimates, ses, larger), strict=True
    )
    assert all(wide[0] <= narrow[0] <= narrow[1] <= wide[1] for narrow, wide in pairs)


def test_ranks_by_hand() -> None:
    # γ = 0.9, n = 3: z = Φ⁻¹((1 + 0.9^(1/3))/2) = 2.1140; half widths 2.11, so 10 and 14 still touch, 10 and 15 do not
    assert statistics.rank_interval([10, 14, 15], [1, 1, 1]) == [(1, 2), (1, 3), (2, 3)]
    assert statistics.rank_interval([7, 7], [0, 0]) == [(1, 2), (1, 2)]
    assert statistics.rank_interval([5], [1]) == [(1, 1)]


TABLE = {"Mainz": [2200, 30.0], "Trier": [900, 32.0], "Kusel": [120, 52.0], "Daun": [70, 53.0], "Prüm": [60, 54.0]}


def test_neighbours_are_the_same_in_every_form_of_table() -> None:
    frame = pd.DataFrame.from_dict(TABLE, orient="index", columns=["dichte", "alter"])
    named = {name: {"dichte": values[0], "alter": values[1]} for name, values in TABLE.items()}
    for table in (TABLE, frame, named):
        assert statistics.nearest_neighbours(table, "Daun", 2) == ["Prüm", "Kusel"]
    assert statistics.nearest_neighbours(list(TABLE.values()), 3, 2) == [4, 2]


@given(st.floats(0.001, 1000), st.floats(-1000, 1000))
def test_neighbours_do_not_ask_for_units_nor_for_a_constant_variable(scale: float, shift: float) -> None:
    other = {name: [values[0] * scale + shift, values[1], 0.1] for name, values in TABLE.items()}
    assert statistics.nearest_neighbours(other, "Mainz", 4) == statistics.nearest_neighbours(TABLE, "Mainz", 4)


def test_equally_near_neighbours_keep_the_order_of_the_table() -> None:
    assert statistics.nearest_neighbours({"a": [1], "b": [2], "c": [0], "d": [1]}, "a", 3) == ["d", "b", "c"]
    assert statistics.nearest_neighbours({"x": [5], "y": [5], "z": [5]}, "y", 2) == ["x", "z"]


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_z_scores_have_mean_zero_and_deviation_one(values: list[float]) -> None:
    assume(max(values) == min(values) or np.std(values) > 1e-6)
    scores = statistics.z_scores(values)
    assert scores.mean() == pytest.approx(0, abs=1e-6)
    assert scores.std(ddof=1) == pytest.approx(0 if max(values) == min(values) else 1)
