"""Pairs of areas: the plain arithmetic of the page beside scipy and the tests of the build."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from dashboard.comparison.pairs import Share, holm, rate_pair_p, share_pair_p
from pipelines.comparison.significance import effective_size, rate_p, share_p
from pipelines.statistics import adjust_p_values, newcombe_difference, rate_ratio, wilson_interval
from tests.examples import examples

cases, people = st.integers(0, 60_000), st.integers(500, 400_000)


def surveyed(p: float, n: float) -> Share:
    low, high = wilson_interval(p * n, n)
    return Share(100 * p, 100 * low, 100 * high)


def test_one_rate_is_no_difference_and_a_large_one_is() -> None:
    assert rate_pair_p(10_758, 114_052, 10_758, 114_052) == 1.0
    assert rate_pair_p(10_758, 114_052, 9_000, 100_000) < 0.002


def test_few_cases_are_exact() -> None:
    assert rate_pair_p(0, 1000, 5, 1000) == pytest.approx(2 / 2**5)
    assert rate_pair_p(0, 1000, 0, 1000) == 1.0
    assert rate_pair_p(1, 1000, 3, 3000) == 1.0


@settings(max_examples=examples(400), deadline=None)
@given(cases, people, cases, people)
def test_rates_as_scipy_and_the_same_either_way(x: int, n: int, y: int, m: int) -> None:
    p = rate_pair_p(x, n, y, m)
    assert p == rate_pair_p(y, m, x, n)
    if x + y == 0:
        assert p == 1
        return
    share = n / (n + m)
    twin = min(1.0, 2 * min(binom.cdf(x, x + y, share), binom.sf(x - 1, x + y, share)))
    assert p == pytest.approx(twin, rel=1e-6, abs=1e-12)
    of_build = rate_p(*(np.array([float(each)]) for each in (x, n, y, m)))[0]
    assert p == pytest.approx(of_build, rel=1e-6, abs=1e-12)


def test_a_hundred_fixed_pairs_of_rates_agree_with_the_interval_of_their_ratio() -> None:
    chance = random.Random(1)
    for _ in range(100):
        x, y = chance.randint(1, 400), chance.randint(1, 400)
        n, m = chance.randint(5_000, 60_000), chance.randint(5_000, 60_000)
        for confidence in (0.95, 0.998):
            _, low, high, _ = rate_ratio(x, n, y, m, confidence)
            assert (rate_pair_p(x, n, y, m) < 1 - confidence) == (not low <= 1 <= high), (x, n, y, m)


@settings(max_examples=examples(300), deadline=None)
@given(st.floats(0, 1), st.floats(20, 3_000), st.floats(0, 1), st.floats(20, 3_000))
def test_shares_as_newcombe_and_the_same_either_way(p: float, n: float, q: float, m: float) -> None:
    mine, theirs = surveyed(p, n), surveyed(q, m)
    found = share_pair_p(mine, theirs)
    assert found == share_pair_p(theirs, mine)
    for confidence in (0.95, 0.998):
        _, low, high = newcombe_difference(p * n, n, q * m, m, confidence)
        if min(abs(low), abs(high)) > 1e-7:
            assert (found < 1 - confidence) == (low > 0 or high < 0)
    shares, sizes = (np.array([p]), np.array([q])), []
    for share in (mine, theirs):
        sizes.append(effective_size(*(np.array([each / 100]) for each in share)))
    of_build = share_p(shares[0], sizes[0], shares[1], sizes[1])[0]
    assert found == pytest.approx(of_build, rel=1e-5, abs=1e-12)


def test_a_full_count_is_known() -> None:
    assert share_pair_p(Share(50, 50, 50), Share(50, 50, 50)) == 1.0
    assert share_pair_p(Share(50, 50, 50), Share(51, 51, 51)) == pytest.approx(0, abs=1e-12)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.floats(0, 1), max_size=30))
def test_holm_as_in_the_statistics(p: list[float]) -> None:
    adjusted = holm(p)
    if p:
        assert adjusted == pytest.approx(list(adjust_p_values(p, "holm")), abs=1e-12)
    assert all(math.isfinite(each) and after >= each for each, after in zip(p, adjusted, strict=True))
