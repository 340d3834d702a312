"""What must hold for any numbers: order, containment, symmetry, dull twins."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipelines import statistics

# A busy machine pauses: how long an example takes says nothing about the function.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LOWER, HIGHER = st.floats(0.5, 0.98), st.floats(0.99, 0.9999)
COUNTS = st.integers(0, 5_000_000)
WEIGHTS = st.lists(st.floats(0.05, 20), min_size=2, max_size=40)


@given(COUNTS, LOWER, HIGHER)
def test_count_interval_contains_the_count_and_grows_with_confidence(count: int, smaller: float, larger: float) -> None:
    for interval in (statistics.poisson_interval, statistics.exact_poisson_interval, statistics.byar_interval):
        low, high = interval(count, smaller)
        wider_low, wider_high = interval(count, larger)
        assert 0 <= wider_low <= low <= count <= high <= wider_high


def test_array_form_equals_scalars_one_by_one() -> None:
    counts = np.array([[0, 1, 9], [10, 11, 4711]])
    for interval in (statistics.poisson_interval, lambda count: statistics.wilson_interval(count, 5000)):
        low, high = interval(counts)
        assert low.shape == high.shape == (2, 3)
        one_by_one = [interval(int(count)) for count in counts.flat]
        assert all(type(limit) is float for pair in one_by_one for limit in pair)
        assert list(low.flat) == pytest.approx([low for low, _ in one_by_one])
        assert list(high.flat) == pytest.approx([high for _, high in one_by_one])


def test_nothing_to_interval_gives_nothing() -> None:
    low, high = statistics.poisson_interval([])
    assert low.shape == high.shape == (0,)


def test_ten_cases_are_the_first_that_byar_approximates() -> None:
    assert statistics.poisson_interval(9) == statistics.exact_poisson_interval(9)
    assert statistics.poisson_interval(10) == statistics.byar_interval(10)


@given(COUNTS, st.integers(1, 10**9), st.floats(0.1, 10))
def test_rate_interval_is_scaled(events: int, population: int, factor: float) -> None:
    per_person = statistics.rate_interval(events, population, per=1)
    assert statistics.rate_interval(events, population, per=factor) == pytest.approx(
        [part * factor for part in per_person]
    )


@given(st.integers(0, 60), st.integers(0, 60), st.floats(1, 1e6), st.floats(1, 1e6))
def test_rate_ratio_turned_round_is_its_inverse(x1: int, x2: int, n1: float, n2: float) -> None:
    assume(x1 + x2)
    ratio, low, high, p = statistics.rate_ratio(x1, n1, x2, n2)
    inverse, inverse_low, inverse_high, same_p = statistics.rate_ratio(x2, n2, x1, n1)
    assert low <= ratio <= high
    assert p == pytest.approx(same_p, rel=1e-6, abs=1e-12)
    assert (ratio * inverse if x1 and x2 else min(ratio, inverse)) == pytest.approx(1 if x1 and x2 else 0)
    assert inverse_low == pytest.approx(1 / high if high else math.inf, rel=1e-6)
    assert inverse_high == pytest.approx(1 / low if low else math.inf, rel=1e-6)


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.02, 50))
def test_p_of_the_rate_ratio_is_the_sum_over_outcomes_at_most_as_likely(x1: int, x2: int, exposure: float) -> None:
    assume(x1 + x2)
    n, share = x1 + x2, exposure / (exposure + 1)
    likelihood = [math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    expected = 1.0 if x1 == n * share else sum(each for each in likelihood if each <= likelihood[x1] * (1 + 1e-7))
    assert statistics.rate_ratio(x1, exposure, x2, 1)[3] == pytest.approx(expected, rel=1e-6, abs=1e-12)


def test_rate_ratio_without_events() -> None:
    ratio, *rest = statistics.rate_ratio(0, 100, 0, 200)
    assert math.isnan(ratio)
    assert rest == [0.0, math.inf, 1.0]
    assert statistics.rate_ratio(3, 10, 0, 10)[0] == statistics.rate_ratio(3, 10, 0, 10)[2] == math.inf
    assert statistics.rate_ratio(0, 10, 3, 10)[:2] == (0.0, 0.0)


def test_large_counts_have_a_ratio_too() -> None:
    ratio, low, high, p = statistics.rate_ratio(229_204, 4_084_844, 5_310_621, 83_166_711)
    assert 0.87 < low < ratio < high < 0.89
    assert p == pytest.approx(0, abs=1e-100)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 100_000)), min_size=2, max_size=30))
def test_shrunken_rates_lie_between_the_raw_and_the_common_rate(areas: list[tuple[int, int]]) -> None:
    events, population = zip(*areas, strict=True)
    common = sum(events) / sum(population)
    for rate, (x, n) in zip(statistics.marshall_shrinkage(events, population), areas, strict=True):
        assert min(x / n, common) - 1e-12 <= rate <= max(x / n, common) + 1e-12


def test_shrinkage_by_hand() -> None:
    # rates 0.1, 0.2, 0.6; m = 0.3, s² = 0.14/3, n̄ = 100, A = 0.14/3 − 0.003
    between = 0.14 / 3 - 0.003
    factor = between / (between + 0.003)
    assert statistics.marshall_shrinkage([10, 20, 60], [100, 100, 100]) == pytest.approx(
        [0.3 + factor * gap for gap in (-0.2, -0.1, 0.3)]
    )
    assert statistics.marshall_shrinkage([0, 0], [10, 20]) == pytest.approx([0, 0])


SIZES = st.floats(0.5, 1e6)


@given(SIZES, st.floats(0, 1), LOWER, HIGHER)
def test_share_interval_contains_the_share_and_grows_with_confidence(
    n: float, p: float, smaller: float, larger: float
) -> None:
    for interval in (statistics.wilson_interval, statistics.clopper_pearson_interval):
        low, high = interval(p * n, n, smaller)
        wider_low, wider_high = interval(p * n, n, larger)
        assert 0 <= wider_low <= low + 1e-9
        assert low <= p + 1e-9
        assert p - 1e-9 <= high <= wider_high + 1e-9 <= 1 + 1e-9


@given(st.integers(1, 10**6))
def test_none_and_all_are_exact_at_their_end(n: int) -> None:
    for interval in (statistics.wilson_interval, statistics.clopper_pearson_interval):
        assert interval(0, n)[0] == 0.0
        assert interval(n, n)[1] == 1.0
        assert interval(0, n)[1] == pytest.approx(1 - interval(n, n)[0])


@given(st.integers(1, 300), st.integers(1, 300), st.floats(0, 1), st.floats(0, 1))
def test_difference_turned_round_changes_its_sign(n1: int, n2: int, share1: float, share2: float) -> None:
    x1, x2 = round(share1 * n1), round(share2 * n2)
    d, low, high = statistics.newcombe_difference(x1, n1, x2, n2)
    assert -1 <= low <= d <= high <= 1
    assert statistics.newcombe_difference(x2, n2, x1, n1) == pytest.approx((-d, -high, -low), abs=1e-12)


@given(WEIGHTS, st.floats(1e-200, 1e200))
def test_effective_size_does_not_ask_for_the_scale_of_the_weights(weights: list[float], scale: float) -> None:
    effective, deff = statistics.kish_effective_n(weights)
    assert 1 <= effective <= len(weights) * (1 + 1e-12)
    assert effective * deff == pytest.approx(len(weights))
    assert statistics.kish_effective_n([scale * weight for weight in weights]) == pytest.approx((effective, deff))


@given(WEIGHTS, st.data())
def test_linearized_se_does_not_ask_for_order_nor_scale(weights: list[float], data: st.DataObject) -> None:
    n = len(weights)
    y = data.draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))
    psu = data.draw(st.permutations([i % max(2, n // 3) for i in range(n)]))
    order = data.draw(st.permutations(range(n)))
    p, se, df = statistics.linearized_se(y, weights, psu=psu)
    assert 0 <= p <= 1
    assert se >= 0
    assert df == len(set(psu)) - 1
    again = statistics.linearized_se(
        [y[i] for i in order], [weights[i] * 7e5 for i in order], psu=[psu[i] for i in order]
    )
    assert again == pytest.approx((p, se, df), abs=1e-12)


@given(WEIGHTS, st.sampled_from([0, 1]))
def test_a_share_of_none_or_all_is_exact_and_has_no_error(weights: list[float], answer: int) -> None:
    assert statistics.linearized_se([answer] * len(weights), weights)[:2] == (answer, 0)


def dull_se(y: list[float], w: list[float], strata: list[Any], psu: list[Any], fraction: dict[Any, float]) -> float:
    """Variance of a ratio by Taylor linearization (Wolter 2007, ch. 6; ultimate clusters), in loops: within each stratum h,
    (1 − f_h) · n_h / (n_h − 1) · Σ (t_hi − mean t_h)², with t_hi the sum of w (y − p) / Σw over the unit i."""
    p = sum(a * b for a, b in zip(y, w, strict=True)) / sum(w)
    variance = 0.0
    for h in set(strata):
        totals: dict[Any, float] = {}
        for i, stratum in enumerate(strata):
            if stratum == h:
                totals[psu[i]] = totals.get(psu[i], 0.0) + w[i] * (y[i] - p) / sum(w)
        n_h, mean = len(totals), sum(totals.values()) / len(totals)
        variance += (1 - fraction[h]) * n_h / (n_h - 1) * sum((t - mean) ** 2 for t in totals.values())
    return math.sqrt(variance)


@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.floats(0.1, 9), st.sampled_from("ab"), st.sampled_from([1, 2, 3])), max_size=30
    )
)
def test_linearized_se_equals_its_dull_twin(rows: list[tuple[int, float, str, int]]) -> None:
    # two units in each stratum, whatever else is drawn; the same labels in both strata are different units
    rows += [(1, 1.0, stratum, psu) for stratum in "ab" for psu in (1, 2)]
    y, w, strata, psu = (list(column) for column in zip(*rows, strict=True))
    estimate = statistics.linearized_se(y, w, strata=strata, psu=psu, fpc={"a": 0.25, "b": 0.5})
    assert estimate[1] == pytest.approx(dull_se(y, w, strata, psu, {"a": 0.25, "b": 0.5}), abs=1e-12)
    assert estimate[2] == len(set(zip(strata, psu, strict=True))) - 2


def test_a_unit_that_is_its_whole_stratum_has_no_error() -> None:
    y, strata = [1, 0, 1, 0, 1], ["a", "a", "a", "a", "b"]
    with_census = statistics.linearized_se(y, [1] * 5, strata=strata, fpc={"a": 40, "b": 1})
    assert with_census[1] == pytest.approx(
        dull_se([1, 0, 1, 0], [1] * 4, ["a"] * 4, [1, 2, 3, 4], {"a": 0.1}) * 4 / 5, rel=0.1
    )
    with pytest.raises(ValueError, match=r"psu: stratum 'b' has a single sampling unit"):
        statistics.linearized_se(y, [1] * 5, strata=strata)


def test_all_of_the_population_has_no_error() -> None:
    assert statistics.linearized_se([1, 0, 0, 1], [1] * 4, fpc=4) == pytest.approx((0.5, 0, 3))
    assert statistics.linearized_se([1, 0, 0, 1], [1] * 4, fpc=1)[1] == 0


@given(st.floats(0, 1), st.integers(3, 2000), st.floats(0.3, 5), st.integers(1, 300), LOWER, HIGHER)
def test_design_intervals_contain_the_share_and_grow(
    p: float, n: int, deff: float, df: int, smaller: float, larger: float
) -> None:
    se = math.sqrt(deff * p * (1 - p) / n)
    assume(se > 1e-9 or p in (0, 1))
    low, high = statistics.design_wilson_interval(p, se, df, n, smaller)
    wider_low, wider_high = statistics.design_wilson_interval(p, se, df, n, larger)
    assert 0 <= low <= p <= high <= 1
    assert wider_low <= low + 1e-12
    assert high <= wider_high + 1e-12
    low, high, effective = statistics.korn_graubard_interval(p, se, n, df, smaller)
    assert 0 <= low <= p + 1e-9
    assert p - 1e-9 <= high <= 1
    assert effective <= n


def test_without_design_the_design_interval_is_wilson_and_korn_graubard_is_clopper_pearson() -> None:
    p, n = 0.3, 200
    se = math.sqrt(p * (1 - p) / n)
    assert statistics.design_wilson_interval(p, se, math.inf, n) == pytest.approx(statistics.wilson_interval(60, 200))
    assert statistics.korn_graubard_interval(p, se, n, n - 1)[:2] == pytest.approx(
        statistics.clopper_pearson_interval(60, 200)
    )


@pytest.mark.parametrize("p", [0, 1])
def test_a_share_of_none_or_all_takes_its_interval_from_the_size(p: int) -> None:
    assert statistics.design_wilson_interval(p, 0, math.inf, 50) == pytest.approx(
        statistics.wilson_interval(50 * p, 50)
    )
    expected = (*statistics.clopper_pearson_interval(50 * p, 50), 50)
    assert statistics.korn_graubard_interval(p, 0, 50, 49) == pytest.approx(expected)


def test_a_full_count_has_an_interval_without_width() -> None:
    assert statistics.design_wilson_interval(0.4, 0, 99, 100) == pytest.approx((0.4, 0.4))


def test_infinite_df_is_the_limit_of_large_df() -> None:
    assert statistics.design_wilson_interval(0.4, 0.05, math.inf, 90) == pytest.approx(
        statistics.design_wilson_interval(0.4, 0.05, 1e9, 90), rel=1e-7
    )
    assert statistics.korn_graubard_interval(0.4, 0.1, 90, math.inf) == pytest.approx(
        statistics.korn_graubard_interval(0.4, 0.1, 90, 1e9), rel=1e-7
    )


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ((0.5, 0.40, 0.60, 29.9, 50), "suppress"),
        ((0.5, 0.40, 0.60, 30, 50), "show"),
        ((0.4, 0.25, 0.55, 90, 50), "suppress"),  # width 0.30, a little more in binary
        ((0.02, 0.01, 0.06, 90, 50), "show"),  # width 0.05: relative width is not asked
        ((0.02, 0.01, 0.061, 90, 50), "suppress"),
        ((0.1, 0.04, 0.17, 90, 50), "show"),  # relative width 1.30
        ((0.02, 0.01, 0.03, 90, 7), "review"),  # narrow, few degrees of freedom
        ((0.5, 0.40, 0.60, 90, 8), "show"),
        ((0.5, 0.40, 0.60, 90, math.inf), "show"),
        ((0, 0, 0.1, 40, 39), "review"),
        ((1, 0.95, 1, 80, 79), "review"),
        ((0, 0, 0.14, 25, 24), "suppress"),
    ],
)
def test_presentation_status(row: tuple[float, ...], status: str) -> None:
    assert statistics.presentation_status(*row) == status
